/** Whether words of fire bid it: what somebody is told to do, and not what is done or foretold. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { quotationAt } from "../speech/quotation.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** "to shoot", "must fire", "would kill", or the quoted words of an order: not "to kill time", which no order holds. */
export const isTold = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tokens, tags } = document;
  if (isShout(document, tag) || isCondition(document, tag)) return false;
  if (isAsked(document, tag, range) || isImperative(document, tag, range)) return true;
  if (isBidden(document, tag, range)) return true;
  const before = { from: Math.max(range.from - 2, tag.from - 9), to: tag.from };
  const told = [...tagsIn(tags, "obligation", before), ...tagsIn(tags, "bare-be", before)];
  // "May 3" is a day.
  if (told.some(({ from }) => !isMonth(document, from))) return true;
  // "The decree lets them shoot", "guards could shoot only …": of what somebody was free to do.
  const near = { from: Math.max(range.from, tag.from - TO_LETTING), to: tag.from };
  if (firstTagIn(tags, ["letting-verbs"], near) !== null) return true;
  const duty = tagAt(tags, "past-duties", range.from);
  if (duty !== null && duty.to >= tag.from - 1) return true;
  if (isUnderRule(document, tag, range)) return true;
  for (let at = tag.from - 1; at >= Math.max(range.from, tag.from - 3); at--) {
    if (tokens[at]?.fold === "\u201c" || tokens[at]?.fold === '"') return true;
  }
  return false;
};

/** "the decree under which guards could shoot": what a text of rules lets them do. */
const isUnderRule = ({ tags }: Document, tag: Tag, { from }: TokenRange): boolean => {
  const duty = tagsIn(tags, "past-duties", { from: tag.from - TO_DUTY, to: tag.from }).at(-1);
  if (duty === undefined || duty.to < tag.from - 1) return false;
  const rule = tagsIn(tags, "order-nouns", { from, to: duty.from }).at(-1);
  return (
    rule !== undefined &&
    tagAt(tags, "with-words", rule.to) !== null &&
    tagAt(tags, "relative-pronouns", rule.to + 1) !== null
  );
};
const TO_DUTY = 5;

/** "nobody goes to prison if we shoot": what is supposed, and nobody bids. */
const isCondition = ({ tags }: Document, { from }: Tag): boolean =>
  tagAt(tags, "condition-words", from - 2) !== null &&
  WHOEVER.some((list) => tagAt(tags, list, from - 1) !== null);
const WHOEVER: readonly ListName[] = [
  ...(["plural-pronouns", "singular-pronouns", "speaking-pronouns", "second-persons"] as const),
];

/** "May" with its capital, unlike "Never" and "Must" where they begin a sentence. */
const isMonth = ({ tokens, tags }: Document, at: number): boolean =>
  tokens[at]?.capital === true && tagAt(tags, "months", at) !== null;

const TO_LETTING = 6;

/** "yelled “fire” in a theatre": a word alone between quotation marks bids nobody, unlike "to “fire” at them". */
const isShout = ({ tokens, tags }: Document, { from, to }: Tag): boolean =>
  OPENING.has(tokens[from - 1]?.fold ?? "") &&
  CLOSING.has(tokens[to]?.fold ?? "") &&
  tagAt(tags, "obligation", from - 2) === null;
const OPENING: ReadonlySet<string> = new Set(["\u201c", '"']);
const CLOSING: ReadonlySet<string> = new Set(["\u201d", '"']);

/** "I will shoot you": what whoever speaks will do, and nobody is told to. */
export const isOwnThreat = ({ tags }: Document, { from }: Tag): boolean =>
  tagAt(tags, "will-words", from - 1) !== null && tagAt(tags, "first-persons", from - 2) !== null;

/** "demanded that its soldiers fire", "an instruction that patrols shoot": a verb without any helper after those told. */
const isAsked = ({ tokens, tags }: Document, tag: Tag, range: TokenRange): boolean => {
  if (tag.list !== "fire-base") return false;
  const reach = { from: Math.max(range.from, tag.from - LONGEST_SUBJECT), to: tag.from };
  const that = tagsIn(tags, "that-words", reach).at(-1);
  if (that === undefined) return false;
  const told = tagsIn(tags, "addressee-heads", { from: that.to, to: tag.from }).at(-1);
  if (told?.to !== tag.from) return false;
  for (let at = that.to; at < tag.from; at++) if (tokens[at]?.kind === "mark") return false;
  const asking = { from: Math.max(range.from, that.from - TO_ASKING), to: that.from };
  return firstTagIn(tags, ["subjunctive-verbs", "order-nouns"], asking) !== null;
};
const LONGEST_SUBJECT = 9;
const TO_ASKING = 10;

/** "radioed the posts: shoot whoever crosses", "told us: “if anyone runs, shoot”": after a colon, or first in what is quoted, or after its condition. */
const isImperative = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tokens, tags, quotations } = document;
  if (tag.list !== "fire-base") return false;
  const isQuoted = quotationAt(quotations, tag.from) !== null;
  if (tag.from <= range.from) return isQuoted || isNumbered(tokens, tag.from);
  const before = tokens[tag.from - 1]?.fold;
  if (before === ":") return true;
  if (before !== "," || !isQuoted) return false;
  const opening = { from: range.from, to: Math.min(tag.from, range.from + TO_CONDITION) };
  return (
    endsClause(tokens, tag.to) ||
    firstTagIn(tags, ["condition-words", "generic-cues"], opening) !== null
  );
};
/** "2. Fire on whoever wades in": first in an item of its own line. */
const isNumbered = (tokens: Document["tokens"], at: number): boolean => {
  const [number, point] = [tokens[at - 2], tokens[at - 1]];
  const isLine = (number?.breaks ?? 0) > 0 && number?.kind === "number";
  return isLine && (point?.fold === "." || point?.fold === ")");
};

/** A quotation mark, "and" and the condition's first word. */
const TO_CONDITION = 3;

/** "whoever steps past the post, you fire", "you don't wait, you shoot": what those spoken to do to anyone, or at once. */
const isBidden = ({ tokens, tags }: Document, tag: Tag, { from }: TokenRange): boolean => {
  const you = tag.from - 1;
  if (tag.list !== "fire-base" || you < from || tokens[you - 1]?.fold !== ",") return false;
  if (tagAt(tags, "second-persons", you) === null) return false;
  // "from tomorrow, he said, you shoot at anybody who comes over"
  const whom = firstTagIn(tags, ["anyone-words"], { from: tag.to, to: tag.to + 2 });
  if (whom !== null && tagAt(tags, "relative-pronouns", whom.to) !== null) return true;
  const before = { from: Math.max(from, you - TO_WHOM), to: you - 1 };
  return (
    firstTagIn(tags, ["condition-words", "generic-cues", "anyone-words"], before) !== null ||
    tagsIn(tags, "second-persons", before).some(
      ({ to }) => firstTagIn(tags, ["restraint-verbs"], { from: to, to: to + 2 }) !== null,
    )
  );
};
const TO_WHOM = 16;

const endsClause = (tokens: Document["tokens"], at: number): boolean =>
  tokens[at] === undefined || tokens[at]?.kind === "mark";
