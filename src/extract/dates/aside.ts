/** Times that say when something was told, published or tried, and not when it happened. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, isTagged, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { Time } from "./time.ts";

/** True where the words around a time of a sentence give it to a telling or an arrest. */
export const isAside = (document: Document, time: Time, sentence: TokenRange): boolean =>
  isTellingTime(document, time, sentence) || isCourtTime(document, time, sentence);

/**
 * True for the day of a page, a hearing or a statement: unlike that of an arrest it is hardly ever that of
 * the deed too. An order may well be given in a letter or at a briefing: of orders this is not asked.
 */
export const isOfPageOrHearing = (document: Document, time: Time, sentence: TokenRange): boolean =>
  isOfPage(document, time, sentence) ||
  (!isOfDeed(document, time) && isOfHearing(document, time, sentence));

const OF_FORCE: readonly ListName[] = [
  "shoot-past",
  "shoot-participle",
  "kill-past",
  "kill-participle",
  "kill-nominal",
  "wound-past",
  "deadly-event",
  "event-nouns",
];
const HAPPENED: readonly ListName[] = ["happening", ...OF_FORCE];

/** "charged in Sunday night's fatal shooting", "arrested over the March 13 ambush": a day that stands before what was done. */
export const isOfDeed = ({ tokens, tags }: Document, { to }: Time): boolean => {
  let at = to;
  while (tagAt(tags, "day-parts", at) !== null) at++;
  if (tokens[at]?.fold === "'s") at++;
  for (let next = at; next <= at + TO_DEED; next++) {
    if (isTagged(tags, DEEDS, next)) return true;
    const token = tokens[next];
    if (token === undefined || (token.kind === "mark" && token.fold !== "-")) return false;
    if (isTagged(tags, JOINS, next)) return false;
  }
  return false;
};
const TO_DEED = 4;
const DEEDS: ReadonlySet<ListName> = new Set<ListName>([
  "kill-nominal",
  "deadly-event",
  "event-nouns",
  "deed-nouns",
]);
const JOINS: ReadonlySet<ListName> = new Set<ListName>([
  "prepositions",
  "joiners",
  "sequel-words",
  "finite-helpers",
]);

/** "was charged Monday": the day of an arrest or a court, not of what led to it. */
const isCourtTime = (document: Document, time: Time, range: TokenRange): boolean => {
  const before = { from: Math.max(range.from, time.from - TO_COURT), to: time.from };
  // "A jury on Friday convicted him": what the court did follows at once.
  const verdict = tagAt(document.tags, "verdict-verbs", time.to);
  const isFound = (verb: Tag): boolean =>
    verb.value !== FINDING ||
    firstTagIn(document.tags, ["guilt-words"], { from: verb.to, to: verb.to + TO_GUILT }) !== null;
  if (verdict !== null && isFound(verdict)) return true;
  const court = tagsIn(document.tags, "court-cues", before).at(-1);
  return (
    court !== undefined &&
    firstTagIn(document.tags, OF_FORCE, { ...before, from: court.to }) === null &&
    !isOfDeed(document, time)
  );
};
const TO_COURT = 7;
/** How the lexicon marks "found": a verdict only where the guilt follows. */
const FINDING = "finding";
const TO_GUILT = 8;

/** "pleaded guilty on Monday", "in court Wednesday", "at Friday's hearing". */
const isOfHearing = (document: Document, time: Time, range: TokenRange): boolean => {
  const { tags } = document;
  const before = { from: Math.max(range.from, time.from - TO_COURT), to: time.from };
  const cue = tagsIn(tags, "aside-cues", before).at(-1);
  if (cue !== undefined && !isDoneThere(document, cue)) {
    if (firstTagIn(tags, HAPPENED, { ...before, from: cue.to }) === null) return true;
  }
  return isBefore(document, time, "aside-cues");
};

/** "was shot in court": there the cue is where it happened. */
const isDoneThere = ({ tags }: Document, { from }: TokenRange): boolean =>
  firstTagIn(
    tags,
    ["shoot-past", "kill-past", "kill-participle", "wound-past", "wound-participle"],
    {
      from: from - 3,
      to: from,
    },
  ) !== null;

/** "Friday's court hearing". */
const isBefore = ({ tokens, tags }: Document, { to }: Time, list: ListName): boolean => {
  let at = to;
  while (tagAt(tags, "day-parts", at) !== null) at++;
  return (
    tokens[at]?.fold === "'s" && firstTagIn(tags, [list], { from: at, to: at + TO_DEED }) !== null
  );
};

/** "(Published Friday, Sept. 2)", "Updated: 4 May 2015", "(@name) April 3, 2017": a page or a post tells when it was put out. */
const isOfPage = ({ tokens, tags }: Document, time: Time, { from }: TokenRange): boolean => {
  const before = { from: Math.max(from, time.from - TO_PAGE), to: time.from };
  const cue = firstTagIn(tags, ["page-day-cues"], before);
  // "The notice was posted on 2 May" tells of a deed; a mark before or behind the word makes it a line of the page.
  if (
    cue !== null &&
    (cue.from === from || [tokens[cue.from - 1], tokens[cue.to]].some(isPageMark))
  )
    return true;
  const handle = { from: Math.max(from, time.from - TO_HANDLE), to: time.from };
  if (tokens[time.from - 1]?.fold !== ")") return false;
  for (let at = handle.from; at < handle.to; at++) if (tokens[at]?.fold === "@") return true;
  return false;
};
const isPageMark = (token: Token | undefined): boolean => PAGE_MARKS.has(token?.fold ?? "");
const PAGE_MARKS: ReadonlySet<string> = new Set(["(", "[", ":", "|"]);
const TO_PAGE = 4;
const TO_HANDLE = 8;

/** "told the paper last Thursday, "said Friday": a time soon after a cue of speech is that of the telling. */
const isTellingTime = (document: Document, time: Time, range: TokenRange): boolean => {
  const from = Math.max(range.from, time.from - 6);
  const cues = tagsIn(document.tags, "speech-cues", { from, to: time.from });
  const cue = cues.at(-1);
  if (cue === undefined) return false;
  // "said the gunfire happened Saturday": what is said has its own day.
  const between = { from: cue.to, to: time.from };
  if (firstTagIn(document.tags, HAPPENED, between) !== null) return false;
  if (isToldToPaper(document, between)) return true;
  for (let at = cue.to; at < time.from; at++) {
    const token = document.tokens[at];
    if (token === undefined) return false;
    const article = tagsIn(document.tags, "definite-articles", { from: at, to: at + 1 }).length > 0;
    const isName = token.capital || token.kind === "mark" || article || time.from - at <= 2;
    if (!isName || token.fold === "," || token.fold === "\u201c") return false;
    if (tagsIn(document.tags, "clause-openers", { from: at, to: at + 1 }).length > 0) return false;
  }
  return true;
};

/** "told a local newspaper on Saturday": who is told is nobody but those who print it. */
const isToldToPaper = ({ tokens, tags }: Document, { from, to }: TokenRange): boolean => {
  const paper = tagsIn(tags, "outlet-nouns", { from, to }).find(({ value }) => value === MEDIA);
  if (paper === undefined || to - paper.to > 1) return false;
  if (firstTagIn(tags, ["clause-openers"], { from, to }) !== null) return false;
  return tokens.slice(from, to).every(({ kind }) => kind !== "mark");
};
/** How the lexicon marks words for what is printed or broadcast. */
const MEDIA = "media";
