/** When an order ends: a day, an event, a length of time, or that it was taken back. */
import type { Until } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { whenOf } from "../dates/when.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
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

/** The end of the order, a date or an event in the words of the text, or null. */
export const untilIn = (document: Document, range: TokenRange): Until | null => {
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
    const clause = clauseAround(document.tokens, range, tag);
    // "lapses at 0500 hrs on 7 November"
    const isHour = document.tokens[tag.to]?.kind === "number";
    const reach = tag.to + (isHour ? TO_DAY_OF_HOUR : TO_LAST_DAY);
    const time = within(document.times, { from: tag.from, to: reach })[0];
    const found = endOf(document, { words: { from: tag.to, to: clause.to }, time, cue: tag });
    if (found !== null) return found;
  }
  return lengthIn(document, range) ?? liftedIn(document, range) ?? lastIn(document, range);
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

/** "for a period of two months", "holds for six weeks": how long it is to hold, in the words for it. */
const lengthIn = (document: Document, range: TokenRange): Until | null => {
  const { tags, tokens } = document;
  for (const cue of tagsIn(tags, "lasting-words", range)) {
    const clause = clauseAround(tokens, range, cue);
    const before = { from: clause.from, to: cue.from };
    if (firstTagIn(tags, OF_OTHERS, before) !== null) continue;
    const words = countedAfter(document, cue.to);
    if (words !== null) return endOf(document, { words, time: undefined, cue });
  }
  return null;
};
/** "anyone who stays for a period of …", "was suspended for a period of …", "would not be valid for …" */
const OF_OTHERS: readonly ListName[] = ["relative-pronouns", "sanction-cues", "negation"];

/** "three months", "a week", "a further ten days": a number with its unit. */
const countedAfter = ({ tokens, tags }: Document, from: number): TokenRange | null => {
  for (let at = from; at < from + TO_COUNT; at++) {
    const isCount =
      tokens[at]?.kind === "number" ||
      tagAt(tags, "number-words", at) !== null ||
      tagAt(tags, "determiners", at) !== null;
    const unit = isCount ? tagAt(tags, "units", at + 1) : null;
    if (unit !== null) return { from, to: unit.to };
  }
  return null;
};
/** "a period of two" */
const TO_COUNT = 4;

/** "withdrew the order on 12 October", "the ban has been lifted": when, or that it was. */
const liftedIn = (document: Document, range: TokenRange): Until | null => {
  const { tags, tokens } = document;
  for (const tag of tagsIn(tags, "lifting-verbs", range)) {
    const clause = clauseAround(tokens, range, tag);
    const before = { from: Math.max(clause.from, tag.from - TO_NEGATION), to: tag.from };
    const order = liftedOrder(document, tag, { clause, whole: range });
    if (order === null || firstTagIn(tags, UNREAL, before) !== null) continue;
    if (firstTagIn(tags, ["supposing-modals"], verbGroup(document, tag)) !== null) continue;
    // A point after "May" may stand for more of its name.
    const time = within(document.times, { from: tag.to, to: clause.to + 1 })[0];
    // "was given in May and lapsed a week after the harvest": only its end.
    const isJoined = tagAt(tags, "cue-joins", tag.from - 1) !== null;
    const from = isJoined ? tag.from : Math.min(order.from, tag.from);
    const found = endOf(document, { words: { from, to: clause.to }, time, cue: { ...tag, from } });
    if (found !== null) return found;
  }
  return null;
};
/** The order that the verb takes back, or that ends by itself ("The order lapsed"). */
const liftedOrder = (
  { tags }: Document,
  verb: Tag,
  { clause, whole }: { clause: TokenRange; whole: TokenRange },
): Tag | null => {
  const nouns = verb.value === PERMISSION ? ALLOWING : RULES;
  const before = { from: clause.from, to: verb.from };
  const told = firstTagIn(tags, nouns, before);
  // "The order, issued on 2 May, expired a week later"
  const isCut = verb.from === clause.from;
  // "The army ended the rule"
  const isDone = verb.value === BY_ITSELF && tagAt(tags, "definite-starts", verb.to) === null;
  if (isDone)
    return told ?? (isCut ? firstTagIn(tags, nouns, { from: whole.from, to: verb.from }) : null);
  const after = { from: verb.to, to: Math.min(clause.to, verb.to + TO_ORDER) };
  const isPassive = firstTagIn(tags, HELPING, before) !== null;
  return firstTagIn(tags, nouns, after) ?? (isPassive ? told : null);
};
/** How the lexicon marks verbs that nobody does to it. */
const BY_ITSELF = "by-itself";
/** How it marks those that take back only what somebody was allowed: "lost the right". */
const PERMISSION = "permission";
const ALLOWING: readonly ListName[] = ["permission-nouns"];
const RULES: readonly ListName[] = ["order-nouns", "shoot-nouns", "rule-nouns", ...ALLOWING];
const HELPING = ["be-forms", "have-forms"] as const;
const UNREAL = ["negation", "condition-words"] as const;
const TO_NEGATION = 5;

/** "might have been", "will soon be": the helpers right before a verb. */
const verbGroup = ({ tags }: Document, verb: Tag): TokenRange => {
  let { from } = verb;
  while (HELPERS.some((list) => tagAt(tags, list, from - 1) !== null)) from--;
  return { from, to: verb.from };
};
const HELPERS = [...HELPING, "verb-helpers", "adverb-endings"] as const;
const TO_ORDER = 6;

/** The day told for an end; else the words that tell it. Null where those are veiled or none. */
const endOf = (
  document: Document,
  { words, time, cue }: { words: TokenRange; time: Time | undefined; cue: TokenRange },
): Until | null => {
  if (words.to <= words.from || isVeiled(document, words)) return null;
  const when = time === undefined ? null : whenOf(document, time);
  if (when !== null) return { kind: "date", when };
  return {
    kind: "event",
    event: wordsOf(document, words),
    basis: {
      how: "stated",
      passages: [passageAt(document, { from: cue.from, to: words.to })],
    },
  };
};
