import type { Sentence } from "../sentences/sentence.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import type { SpeechText } from "./cue.ts";
import { quotationAt } from "./quotation.ts";

/** Marks that a noun group cannot hold. */
const BREAKS = new Set([",", ";", ":", "\u2014", "\u2013", "\u201c", "\u201d", '"', "(", "[", "?"]);
const LONGEST_GROUP = 16;
const LONGEST_ASIDE = 28;

/** The noun group that ends before the token, with its apposition ("A, the b of c, said"); null where none stands there. */
export const sourceBefore = (
  text: SpeechText,
  sentence: Sentence,
  end: number,
): TokenRange | null => {
  const { tokens } = text;
  const last = tokens[end - 1];
  if (end <= sentence.from || last === undefined) return null;
  if (last.fold === ",") return aroundAside(text, sentence, end);
  if (last.fold === ")") {
    const open = openBracket(text, sentence, end - 1);
    const group = open === null ? null : groupEnding(text, sentence, open);
    return group === null ? null : { from: group.from, to: end };
  }
  const group = groupEnding(text, sentence, end);
  if (group === null) return null;
  return group;
};

/** "Anna Berg, who leads the clinic, said": from the name on. */
const aroundAside = (text: SpeechText, sentence: Sentence, end: number): TokenRange | null => {
  const { tokens } = text;
  for (let at = end - 2; at > sentence.from && end - at < LONGEST_ASIDE; at--) {
    const token = tokens[at];
    if (token === undefined || token.fold === ";" || token.fold === "\u201c") return null;
    if (token.fold !== ",") continue;
    const group = groupEnding(text, sentence, at);
    if (group !== null && isAside(text, at + 1)) return { from: group.from, to: end - 1 };
  }
  return null;
};

/** "Anna Berg, who leads the clinic, said two men …": whose aside ends before the token, or null. */
export const sourceBeforeRelative = (
  text: SpeechText,
  sentence: Sentence,
  end: number,
): TokenRange | null => {
  const source = text.tokens[end - 1]?.fold === "," ? aroundAside(text, sentence, end) : null;
  if (source === null) return null;
  for (let at = source.from; at < source.to; at++) {
    if (text.tokens[at]?.fold === ",")
      return tagAt(text.tags, "relative-pronouns", at + 1) === null ? null : source;
  }
  return null;
};

/** An aside begins with an article, a relative word, a number (an age) or a capital. */
const isAside = ({ tokens, tags }: SpeechText, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.capital || token.kind === "number") return true;
  return (
    tagAt(tags, "person-starts", at) !== null ||
    tagAt(tags, "pronouns", at) !== null ||
    tagAt(tags, "source-heads", at) !== null ||
    tagAt(tags, "source-heads", at + 1) !== null ||
    tagAt(tags, "aside-starts", at) !== null
  );
};

const openBracket = ({ tokens }: SpeechText, sentence: Sentence, close: number): number | null => {
  for (let at = close - 1; at > sentence.from && close - at < 10; at--)
    if (tokens[at]?.fold === "(") return at;
  return null;
};

const groupEnding = (text: SpeechText, sentence: Sentence, end: number): TokenRange | null => {
  const { tokens, tags } = text;
  const inside = quotationAt(text.quotations, end - 1);
  let from = end;
  while (from > sentence.from && end - from < LONGEST_GROUP) {
    const token = tokens[from - 1];
    if (token === undefined) break;
    if (token.kind === "mark" && BREAKS.has(token.fold)) break;
    if (quotationAt(text.quotations, from - 1) !== inside) break;
    const isBound = tagAt(tags, "source-bounds", from - 1) !== null;
    if (isBound && !(from < end && isOwnStart(text, from - 1))) break;
    if (from < end && isVerb(text, from - 1)) break;
    if (tagAt(tags, "name-joins", from - 1) !== null && !joinsNames(text, from, end)) break;
    from--;
    if (tagAt(tags, "pronouns", from) !== null || tagAt(tags, "speaking-pronouns", from) !== null) {
      // "two people said", "the others said"
      if (from > sentence.from && isCounting(text, from - 1)) from--;
      break;
    }
  }
  if (from >= end) return null;
  return isGroup(text, from, end) ? { from, to: end } : null;
};

const isCounting = ({ tokens, tags }: SpeechText, at: number): boolean =>
  tokens[at]?.kind === "number" ||
  tagAt(tags, "number-words", at) !== null ||
  tagAt(tags, "person-starts", at) !== null;

/** "that man said": the word is an article where a noun of a person follows. */
const isOwnStart = ({ tags }: SpeechText, at: number): boolean =>
  tagAt(tags, "that-words", at) !== null && tagAt(tags, "source-heads", at + 1) !== null;

/** "Berg and Kim said", "police and residents said": both sides name somebody. */
const joinsNames = ({ tokens, tags }: SpeechText, from: number, end: number): boolean => {
  const before = tokens[from - 2];
  const after = tokens[from];
  if (before === undefined || after === undefined || from >= end) return false;
  if (after.capital) return before.capital || tagAt(tags, "source-heads", from - 2) !== null;
  return (
    tagAt(tags, "source-heads", from - 2) !== null || tagAt(tags, "source-heads", from) !== null
  );
};

/** A word that only a verb group holds: what stands before it is another clause. */
const isVerb = ({ tags }: SpeechText, at: number): boolean =>
  tagAt(tags, "be-forms", at) !== null || tagAt(tags, "finite-helpers", at) !== null;

const isGroup = ({ tokens, tags }: SpeechText, from: number, end: number): boolean => {
  for (let at = from; at < end; at++) {
    const token = tokens[at];
    if (token?.kind !== "word") continue;
    if (JOINTS.every((list) => tagAt(tags, list, at) === null)) return true;
  }
  return false;
};

/** Lists of words that name nobody by themselves. */
const JOINTS = [
  "person-starts",
  "noun-signs",
  "cue-joins",
  "infinitive-words",
  "not-words",
] as const;

/** The noun group that begins at the token ("…," said Anna Berg, a teacher); null where none does. */
export const sourceAfter = (text: SpeechText, from: number, end: number): TokenRange | null => {
  const { tokens, tags } = text;
  const first = tokens[from];
  if (first === undefined || from >= end || first.kind === "mark") return null;
  const starts =
    first.capital ||
    tagAt(tags, "person-starts", from) !== null ||
    tagAt(tags, "speaking-pronouns", from) !== null ||
    tagAt(tags, "pronouns", from) !== null ||
    tagAt(tags, "source-heads", from) !== null ||
    first.kind === "number";
  if (!starts) return null;
  if (tagAt(tags, "weekdays", from) !== null || tagAt(tags, "day-words", from) !== null)
    return null;
  let to = from;
  while (to < end && to - from < LONGEST_GROUP) {
    const token = tokens[to];
    if (token === undefined || (token.kind === "mark" && BREAKS.has(token.fold))) break;
    if (to > from && token.kind === "mark" && token.fold === ".") break;
    if (to > from && (isStop(text, to) || isVerb(text, to))) break;
    to++;
    if (to === from + 1 && isPronoun(text, from)) break;
  }
  return to > from ? { from, to } : null;
};

const isPronoun = ({ tags }: SpeechText, at: number): boolean =>
  tagAt(tags, "pronouns", at) !== null || tagAt(tags, "speaking-pronouns", at) !== null;

const isStop = ({ tags }: SpeechText, at: number): boolean =>
  tagAt(tags, "source-bounds", at) !== null ||
  tagAt(tags, "weekdays", at) !== null ||
  tagAt(tags, "source-stops", at) !== null;

/** The first noun group of a clause: whom a participle or an infinitive further on belongs to. */
export const subjectOfClause = (
  text: SpeechText,
  sentence: Sentence,
  end: number,
): TokenRange | null => {
  const { tags, tokens } = text;
  for (let at = sentence.from; at < end; at++) {
    const isEnd = isVerb(text, at) || tagAt(tags, "cue-verbs", at) !== null;
    if (!isEnd || at === sentence.from) continue;
    const group = sourceBefore(text, sentence, skipHelpersBack(text, sentence, at));
    if (group !== null) return group;
  }
  return tokens[sentence.from]?.capital ? sourceAfter(text, sentence.from, end) : null;
};

const skipHelpersBack = ({ tags }: SpeechText, sentence: Sentence, at: number): number => {
  let from = at;
  while (from > sentence.from && tagAt(tags, "verb-helpers", from - 1) !== null) from--;
  return from;
};
