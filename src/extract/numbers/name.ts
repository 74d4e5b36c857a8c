import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, isTagged, tagAt } from "../tokens/tag.ts";
import { bracketedAgeEnd } from "./ages.ts";
import type { Group } from "./group.ts";
import { NAMELESS } from "./nameless.ts";

/** A person's name that begins at the token: two to four capitals in a row, or a surname before a verb of one person. */
export const nameMentionAt = (document: Document, at: number, end: number): Group | null => {
  const { tokens, tags } = document;
  if (tokens[at - 1]?.capital === true && tokens[at]?.breaks === 0) return null;
  // "at 12 Mill Road", "from Oldtown, Westshire": an address, and what a place lies in.
  if (isOfPlace(document, at) || isOfThing(document, at)) return null;
  const run = runEnd(document, at, end);
  if (run === null) return null;
  const isTold =
    run - at > 1 ||
    tagAt(tags, "singular-verbs", run) !== null ||
    isObject(document, at) ||
    isJoined(document, at, run) ||
    isAged(document, run) ||
    isOfFamily(document, at, run);
  if (!isTold) return null;
  return {
    from: at,
    to: run,
    min: 1,
    best: 1,
    max: 1,
    counted: false,
    more: false,
    definite: run - at < 2,
    partitive: false,
    key: keyOf(document, at, run),
    items: [],
  };
};

/** The surname; "Maria N." and "Jan N." are two, so that of an initial goes with the first name. */
const keyOf = ({ tokens }: Document, from: number, to: number): string => {
  const last = tokens[to - 1]?.fold ?? "";
  if (last !== ".") return last;
  return tokens
    .slice(from, to)
    .map(({ fold }) => fold)
    .join(" ");
};

const isOfPlace = ({ tokens, tags }: Document, at: number): boolean => {
  const before = tokens[at - 1];
  if (before?.kind === "number") return tokens[at]?.breaks === 0;
  if (before?.fold !== "," || tokens[at]?.breaks !== 0) return false;
  let first = at - 1;
  while (first > at - MOST_NAMES && tokens[first - 1]?.capital === true) first--;
  return (
    first < at - 1 &&
    ["from", "in", "near"].includes(tokens[first - 1]?.fold ?? "") &&
    tagAt(tags, "prepositions", first - 1) !== null
  );
};

/** "the red Falcon": a capital after an article and a small word names no person. */
const isOfThing = ({ tokens, tags }: Document, at: number): boolean => {
  let before = at - 1;
  while (before > at - MOST_NAMES && isPlainWord({ tokens, tags }, before)) before--;
  // "the council condemned Jo Doe": what was done stands between.
  if (isTagged(tags, TELLING, at - 1)) return false;
  return before < at - 1 && tagAt(tags, "determiners", before) !== null;
};

const TELLING: ReadonlySet<ListName> = new Set<ListName>([
  "condemn-cues",
  "denial-cues",
  "cue-verbs",
]);

const isPlainWord = ({ tokens, tags }: Pick<Document, "tokens" | "tags">, at: number): boolean =>
  tokens[at]?.kind === "word" && tokens[at].capital === false && !isTagged(tags, NO_NAME, at);

/** "Doe and Roe were killed", "Doe, Roe and Poe were": surnames before a verb of several. */
const isJoined = (document: Document, at: number, run: number): boolean => {
  const { tags } = document;
  if (tagAt(tags, "prepositions", at - 1) !== null) return false;
  const joiner = tagAt(tags, "joiners", listedEnd(document, run));
  if (joiner !== null) {
    const next = runEnd(document, joiner.to, joiner.to + MOST_NAMES);
    return next !== null && tagAt(tags, "many-verbs", next) !== null;
  }
  const before = tagAt(tags, "joiners", at - 1);
  return (
    before !== null &&
    tagAt(tags, "many-verbs", run) !== null &&
    isNamePart(document, at - 2, at - 2)
  );
};

/** "Doe, 30, and Roe, 25, were", "Doe (30)": a surname alone with an age between commas or in brackets. */
const isAged = ({ tokens }: Document, to: number): boolean =>
  (tokens[to]?.fold === "," &&
    /^\d{1,2}$/.test(tokens[to + 1]?.fold ?? "") &&
    AFTER_AGE.has(tokens[to + 2]?.fold ?? "")) ||
  bracketedAgeEnd({ tokens }, to) !== null;

/** Past the names that commas join to the one before: "Doe, Roe, Poe and". */
const listedEnd = (document: Document, run: number): number => {
  let at = run;
  for (let names = 0; names < MOST_LISTED && document.tokens[at]?.fold === ","; names++) {
    const next = runEnd(document, at + 1, at + 1 + MOST_NAMES);
    if (next === null) return at;
    at = next;
  }
  return at;
};
const MOST_LISTED = 8;

const AFTER_AGE: ReadonlySet<string> = new Set([",", "-", "\u2013", "\u2014", ":"]);

/** "Doe, his wife and", "Doe and their two children": a surname alone before those who belong to the one who bears it. */
const isOfFamily = ({ tokens, tags }: Document, at: number, run: number): boolean => {
  const comma = tokens[run]?.fold === "," ? run + 1 : run;
  const owner = tagAt(tags, "joiners", comma)?.to ?? comma;
  return (
    owner > run &&
    tagAt(tags, "prepositions", at - 1) === null &&
    tagAt(tags, "adverb-endings", at) === null &&
    tagAt(tags, "adverbs", at) === null &&
    tagAt(tags, "possessives", owner) !== null &&
    firstTagIn(tags, ["person-nouns"], { from: owner + 1, to: owner + TO_KIN }) !== null
  );
};
const TO_KIN = 3;

/** "killed Doe": a surname alone right after a verb that takes a person. */
const isObject = ({ tags }: Document, at: number): boolean =>
  TAKING.some(
    (list) =>
      (tagAt(tags, list, at - 1)?.to ??
        tagAt(tags, list, at - 2)?.to ??
        tagAt(tags, list, at - 3)?.to) === at,
  );
const TAKING: readonly ListName[] = [
  "kill-past",
  "kill-participle",
  "kill-nominal",
  "shoot-past",
  "shoot-participle",
  "wound-past",
  "wound-participle",
];

/** End of a name right after a noun or an age ("driver Jo Doe", "the victim, Jo Doe"), or null. */
export const nameRunEnd = (document: Document, at: number, end: number): number | null => {
  const { tokens } = document;
  const comma = tokens[at]?.fold === ",";
  const run = runEnd(document, comma ? at + 1 : at, end);
  // "his wife, Rosa, 38,": one name between commas too.
  const isTold = !comma || (run !== null && (run - at > 2 || tokens[run]?.fold === ","));
  return isTold || (run !== null && isAged(document, run)) ? run : null;
};

/** The token after a name of one word or several that begins at the token, or null. */
export const nameEnd = (document: Document, at: number, end: number): number | null =>
  runEnd(document, at, end);

const runEnd = (document: Document, from: number, end: number): number | null => {
  const { tokens } = document;
  let to = from;
  let lower = false;
  let most = from + MOST_NAMES;
  while (to < end && to < most && isNamePart(document, to, from)) {
    const { start, end: stop, fold } = tokens[to] ?? { start: 0, end: 0, fold: "" };
    lower ||= stop - start > 1 && document.reading.text.slice(start + 1, stop) === fold.slice(1);
    to++;
    // An initial's point, or the hyphen of a double name.
    const mark = tokens[to];
    if (mark !== undefined && (mark.fold === "." || mark.fold === "-") && mark.start === stop) {
      if (fold.length === 1 || (mark.fold === "-" && tokens[to + 1]?.capital === true)) to++;
    }
    to = syllableEnd(document, to, from);
    const past = nicknameEnd(document, to);
    if (past !== null && past < end && isNamePart(document, past, past)) {
      most += past - to;
      to = past;
    }
  }
  const next = tokens[to];
  if (to === from || !lower || next?.capital === true) return null;
  // "Preble County", "Columbus Police": a place or a body, told by its last word or by the word after.
  // "Maria N.": the initial stands for the surname.
  const last = tokens[to - 1]?.fold === "." ? to - 2 : to - 1;
  return tokens[last]?.kind === "word" && !isBody(document, last) ? to : null;
};
const MOST_NAMES = 5;

/** Past the small syllable in "Kim Yong-su", not in "Kim Yong-led"; the token itself where none follows. */
const syllableEnd = ({ tokens, tags }: Document, at: number, first: number): number => {
  const [last, mark, syllable] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isSyllable =
    at - first > 1 &&
    mark?.fold === "-" &&
    mark.start === last?.end &&
    syllable?.kind === "word" &&
    syllable.start === mark.end &&
    !syllable.capital &&
    syllable.end - syllable.start <= LONGEST_SYLLABLE &&
    tagAt(tags, "compound-endings", at + 1) === null;
  return isSyllable ? at + 2 : at;
};
const LONGEST_SYLLABLE = 5;

/** Past the quoted words in 'Jo "the Fox" Doe', 'Jo (J.R.) Doe'; null where none stand at the token. */
const nicknameEnd = ({ tokens }: Document, at: number): number | null => {
  const close = CLOSING.get(tokens[at]?.fold ?? "");
  if (close === undefined) return null;
  for (let to = at + 2; to <= at + LONGEST_NICKNAME; to++)
    if (tokens[to]?.fold === close) return to + 1;
  return null;
};
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\u201c", "\u201d"],
  ["\u2018", "\u2019"],
  ["'", "'"],
  ["(", ")"],
]);
const LONGEST_NICKNAME = 6;

const isNamePart = (document: Document, at: number, first: number): boolean => {
  const { tokens, tags } = document;
  const token = tokens[at];
  if (token === undefined || !token.capital || (at > first && token.breaks > 0)) return false;
  if (isTagged(tags, NO_NAME, at) || isBody(document, at)) return false;
  return within(document.places, { from: Math.max(0, at - 3), to: at + 3 }).every(
    (place) => place.to <= at || place.from > at,
  );
};

const isBody = ({ tags }: Document, at: number): boolean => tagAt(tags, "not-names", at) !== null;

const NO_NAME: ReadonlySet<ListName> = new Set<ListName>([
  ...NAMELESS,
  "number-words",
  "speech-cues",
  "negation",
  "modals",
  "be-forms",
  "kill-past",
  "shoot-past",
  "wound-past",
  "shoot-participle",
  "more-of",
  "day-words",
  "day-parts",
]);
