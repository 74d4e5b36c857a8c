/** When an order ends: a day, an event, a length of time. */
import type { Until, When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { endAfter, lastDayAt, lengthIn } from "./order-length.ts";
import { endOf, liftedIn } from "./order-lifted.ts";
import { lastIn } from "./order-time.ts";
import { endingOrderIn } from "./order-until.ts";

/** What follows "until" is said of those fired at or of the place they reach. */
const isOfTarget = ({ tags }: Document, tag: TokenRange, range: TokenRange): boolean => {
  const near = { from: tag.to, to: Math.min(range.to, tag.to + 10) };
  return firstTagIn(tags, OF_TARGET, near) !== null;
};

const OF_TARGET: readonly ListName[] = [
  ...(["midpoint", "clock-markers", "part-of-day", "target-reaching", "warning-acts"] as const),
];

const isOfTeller = ({ tags, speech }: Document, { from }: TokenRange): boolean => {
  if (rangeHolding(speech.sources, from) !== null) return true;
  const who = tagsIn(tags, "relative-pronouns", { from: from - TO_RELATIVE, to: from }).at(-1);
  return who !== undefined && rangeHolding(speech.sources, who.from - 1) !== null;
};
const TO_RELATIVE = 10;

/** "Bodies are not to be touched until the police arrive": each time, and no end of the order. */
const isOfBodies = ({ tags }: Document, { from }: TokenRange): boolean =>
  tagsIn(tags, "provision-words", { from: from - TO_BODIES, to: from }).some(
    ({ value }) => value === "leave-bodies",
  );
const TO_BODIES = 9;

/** "was not received by the posts until May": when it came, and no end. */
const isOfComing = ({ tags }: Document, { from }: TokenRange, range: TokenRange): boolean => {
  const before = { from: Math.max(range.from, from - TO_COMING), to: from };
  const negation = firstTagIn(tags, ["negation"], before);
  if (negation === null) return false;
  const verb = { from: negation.to, to: Math.min(from, negation.to + TO_VERB) };
  return firstTagIn(tags, ["received-cues", "issue-verbs", "given-then"], verb) !== null;
};
const TO_COMING = 10;
const TO_VERB = 3;

/**
 * The end of the order, a date or an event in the words of the text, or null. A length of time ends on a day
 * where `start` tells when it began.
 */
export const untilIn = (
  document: Document,
  range: TokenRange,
  start: When | null = null,
): Until | null => {
  const ending = endingOrderIn(document, range);
  if (ending !== null) {
    const time = within(document.times, ending.words)[0];
    return endOf(document, { words: ending.words, time, cue: ending.cue });
  }
  for (const tag of tagsIn(document.tags, "until-cues", range)) {
    // "until they reached the middle": how far out, or when, one may fire; the order goes on.
    if (!isAlone(document, tag) && isOfTarget(document, tag, range)) continue;
    // "a conscript who served until last autumn": of whoever tells it.
    if (isOfTeller(document, tag) || isOfBodies(document, tag)) continue;
    if (isOfComing(document, tag, range)) continue;
    // "From 4 March until 1 July": a span, whose last day is told below.
    if (rangeHolding(document.times, tag.from) !== null) continue;
    const clause = clauseAround(document.tokens, range, tag);
    // "until the rule was lifted in July"
    const lifted = liftedIn(document, { from: tag.to, to: clause.to + 1 });
    if (lifted?.kind === "date") return lifted;
    // "lapses at 0500 hrs on 7 November"
    const isHour = document.tokens[tag.to]?.kind === "number";
    const reach = tag.to + (isHour ? TO_DAY_OF_HOUR : TO_LAST_DAY);
    const time =
      lastDayAt(document, tag.to) ??
      within(document.times, { from: tag.from, to: reach })[0] ??
      dayOfEvent(document, { from: tag.to, to: clause.to });
    const found = endOf(document, { words: { from: tag.to, to: clause.to }, time, cue: tag });
    if (found !== null) return found;
  }
  const length = lengthIn(document, range);
  if (length !== null) return endAfter(document, length, start);
  return liftedIn(document, range) ?? lastIn(document, range);
};

/** "until the emergency ends on 30 November", "until the talks resume next month": the day that ends the words for what must happen. */
const dayOfEvent = ({ tags, times }: Document, words: TokenRange): Time | undefined => {
  const last = within(times, words).at(-1);
  const isLast = last !== undefined && words.to - last.to <= 1;
  const inside = { from: words.from, to: last?.from ?? words.from };
  return isLast && firstTagIn(tags, ["relative-pronouns"], inside) === null ? last : undefined;
};

const TO_LAST_DAY = 4;
const TO_DAY_OF_HOUR = 8;

/** "Until further notice.", "Until dawn.": a sentence of its own, said of the order told before. */
export const isEndAlone = ({ tags, tokens }: Document, sentence: TokenRange): boolean => {
  const isQuestion = tokens.slice(sentence.from, sentence.to).some(({ fold }) => fold === "?");
  if (sentence.to - sentence.from > LONGEST_END || isQuestion) return false;
  const cue = firstTagIn(tags, ["until-cues"], sentence);
  return (
    cue !== null && (cue.from === sentence.from || OPENING.has(tokens[cue.from - 1]?.fold ?? ""))
  );
};
const LONGEST_END = 14;
/** "The minister: Until further notice." */
const OPENING: ReadonlySet<string> = new Set([":", "\u201c", '"']);

/** True of a cue that opens such a sentence. */
const isAlone = (document: Document, cue: TokenRange): boolean => {
  const sentence = rangeHolding(document.sentences, cue.from);
  return sentence !== null && isEndAlone(document, sentence);
};
