/** The day that the text of an order bears, and sentences that tell of that text. */
import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { whenOf } from "../dates/when.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { indexHolding, rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isDayOfLifting } from "./order-lifted.ts";

/** The day an order's text bears, e.g. in "the order of May 2"; null where none is told. */
export const dayOfText = (document: Document, range: TokenRange): Time | null =>
  within(document.times, range).find(
    (time) => isDateOfText(document, time) && !isDayOfLifting(document, time, range),
  ) ?? null;

/** That day as a time of the order, for a sentence that only tells of its paper. */
export const writtenIn = (document: Document, range: TokenRange): When | null => {
  const time = dayOfText(document, range);
  return time === null ? null : whenOf(document, time);
};
/** "the order of May 2", "the notice of the ministry of August 2020": the day the text bears. */
const isDateOfText = (document: Document, time: Time): boolean => {
  const { tokens, tags } = document;
  if (isStamped(document, time) || isOpenedWith(document, time)) return true;
  // "last year's brigade order", "Monday's message"
  const behind = { from: time.to + 1, to: time.to + TO_OWNED };
  if (tokens[time.to]?.fold === "'s" && firstTagIn(tags, ["order-nouns"], behind)) return true;
  // "It is dated the sixth of November"
  const start =
    tagAt(tags, "definite-articles", time.from - 1) === null ? time.from : time.from - 1;
  if (
    time.value.rule.startsWith("date.range") ||
    (tagAt(tags, "of-words", start - 1) === null && tagAt(tags, "dated-words", start - 1) === null)
  )
    return false;
  const isDated = tokens[start - 1]?.fold === "dated";
  // "It is signed by the Command and dated 25 January"
  const isJoined = tagAt(tags, "joiners", start - 2) !== null;
  if (isDated && (isJoined || tagAt(tags, "be-forms", start - 2) !== null))
    return isAboutText(document, rangeHolding(document.sentences, time.from) ?? time);
  const last = isDated && tokens[start - 2]?.fold === "," ? start - 3 : start - 2;
  for (let at = last; at >= start - 10; at--) {
    // "instruction No. 14 of 20 August"
    const isNumber =
      (tokens[at]?.fold === "." && tokens[at - 1]?.fold === "no") ||
      // "telegram No. 4/117 of 29 April"
      (NUMBER_JOINTS.has(tokens[at]?.fold ?? "") && tokens[at - 1]?.kind === "number");
    if (tokens[at] === undefined || (tokens[at]?.kind === "mark" && !isNumber)) return false;
    if (tagAt(tags, "order-nouns", at) !== null) return true;
    if (isDecision(document, at)) return true;
    // "the document, dated 8 June"
    if (isDated && tagAt(tags, "written-nouns", at) !== null) return true;
    if (TEXT_STOPS.some((list) => tagAt(tags, list, at) !== null)) return false;
  }
  return false;
};

const TO_OWNED = 4;

/** "The decision of 22 August said that guards were to …"; what a court decides orders nothing. */
const isDecision = ({ tags }: Document, at: number): boolean =>
  tagAt(tags, "deciding-papers", at) !== null &&
  firstTagIn(tags, ["court-words"], { from: at - TO_COURT, to: at + TO_COURT }) === null;
const TO_COURT = 8;

/** "It bears the seal of the district and the date 8 March 1982". */
const isStamped = (document: Document, time: Time): boolean => {
  const { tags } = document;
  const date = firstTagIn(tags, ["date-nouns"], { from: time.from - TO_DATE, to: time.from });
  const sentence = date === null ? null : rangeHolding(document.sentences, date.from);
  if (date === null || sentence === null) return false;
  const bearing = firstTagIn(tags, ["bearing-verbs"], { from: sentence.from, to: date.from });
  if (bearing === null) return false;
  const before = { from: sentence.from, to: bearing.from };
  // "remembered that it bore the name of the Bureau and the date of 26 October"
  if (tagAt(tags, "thing-pronouns", bearing.from - 1) !== null) return true;
  return isAboutText(document, sentence) || firstTagIn(tags, ["order-nouns"], before) !== null;
};
const TO_DATE = 2;

/** "Dated 4 March 2016 and marked secret, it is addressed to …" */
const isOpenedWith = (document: Document, { from }: Time): boolean => {
  const sentence = rangeHolding(document.sentences, from);
  if (sentence === null) return false;
  const dated = tagAt(document.tags, "paper-participles", sentence.from);
  return dated !== null && from - dated.to <= 1 && isAboutText(document, sentence);
};

const NUMBER_JOINTS: ReadonlySet<string> = new Set(["/", "-"]);

/** "It is signed and is dated 12 May", "The document was dated 12 May": said of an order or its paper. */
export const isAboutText = (document: Document, sentence: TokenRange): boolean =>
  isNumbered(document, subjectStart(document, sentence)) ||
  textSubject(document, sentence) !== null;

/** Where the words for an order or its paper end that a sentence begins with; `named` false for "It". */
export const textSubject = (
  document: Document,
  sentence: TokenRange,
): { readonly to: number; readonly named: boolean } | null => {
  const { tags } = document;
  const from = subjectStart(document, sentence);
  const it = tagAt(tags, "thing-pronouns", from);
  if (it !== null) return { to: it.to, named: false };
  // "They were issued by the commander": said of papers alone
  const they = tagAt(tags, "plural-subjects", from);
  if (they !== null && tagAt(tags, "papers-only", they.to) !== null)
    return { to: they.to, named: false };
  if (tagAt(tags, "definite-starts", from) === null) return null;
  const noun = firstTagIn(tags, TEXTS, { from, to: from + TO_TEXT });
  // "The letter of a teacher": somebody's, and no order's.
  if (noun === null || (noun.list === PAPER && tagAt(tags, "of-words", noun.to) !== null))
    return null;
  return { to: noun.to, named: true };
};
const PAPER = "paper-nouns";
const TEXTS: readonly ListName[] = ["order-nouns", "rule-nouns", "written-nouns", "paper-nouns"];
const TO_TEXT = 4;

/** Behind "Dated 4 March 2016 and marked secret,", or "A lieutenant said that". */
export const subjectStart = (document: Document, sentence: TokenRange): number => {
  const { tokens, tags, sentences, speech } = document;
  // “It is dated 6 November”
  const from = tokens[sentence.from]?.kind === "mark" ? sentence.from + 1 : sentence.from;
  const said = speech.bySentence[indexHolding(sentences, from)];
  if (said?.source && said.cue && said.source.from === from && said.cue.from >= said.source.to) {
    const { to } = said.cue;
    return tagAt(tags, "that-words", to)?.to ?? to;
  }
  if (tagAt(tags, "paper-participles", from) === null) return from;
  const commas = tokens.slice(from, from + TO_SUBJECT).map(({ fold }) => fold);
  const comma = commas.indexOf(",");
  return comma === -1 ? from : from + comma + 1;
};
const TO_SUBJECT = 20;

/** "Annex C", "Circular 14": known by its number or letter, without any article, where it was told of before. */
const isNumbered = ({ tokens, tags }: Document, from: number): boolean => {
  const noun = tagAt(tags, "order-nouns", from) ?? tagAt(tags, "written-nouns", from);
  const next = noun === null ? undefined : tokens[noun.to];
  if (noun === null || next === undefined) return false;
  if (next.kind !== "number" && !(next.capital && next.fold.length === 1)) return false;
  return [...tagsIn(tags, noun.list, { from: from - TO_NAMED, to: from })].some(
    (other) =>
      tokens[other.from]?.fold === tokens[from]?.fold && tokens[other.to]?.fold === next.fold,
  );
};
const TO_NAMED = 600;
const TEXT_STOPS: readonly ListName[] = ["order-verbs", "tell-verbs", "clause-openers", "be-forms"];
