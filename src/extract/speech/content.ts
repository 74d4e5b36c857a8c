import type { Sentence } from "../sentences/sentence.ts";
import { rangesTouching } from "../tokens/range.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import type { SpeechText } from "./cue.ts";
import { type Quotation, quotationAt } from "./quotation.ts";

type After = { readonly from: number; readonly inside: Quotation | null };

const SKIPPED = new Set([",", ":", ";", "\u2014", "\u2013"]);
const LONGEST_ADJUNCT = 14;

/** What a cue tells that stands before it: past an adjunct ("said on Monday that …") to the clause's end. */
export const contentAfter = (
  text: SpeechText,
  sentence: Sentence,
  { from: start, inside }: After,
): readonly TokenRange[] => {
  let from = afterAdjunct(text, sentence, start);
  while (from < sentence.to && SKIPPED.has(text.tokens[from]?.fold ?? "")) from++;
  const to = endOfContent(text, sentence, { from, inside });
  return to > from ? [{ from, to }] : [];
};

/** "in a statement that", "on Friday: “": the content begins at its opener. */
const afterAdjunct = (
  { tokens, tags, quotations }: SpeechText,
  sentence: Sentence,
  start: number,
) => {
  const isAdjunct =
    tagAt(tags, "cue-adjuncts", start) !== null || tagAt(tags, "weekdays", start) !== null;
  if (!isAdjunct || tagAt(tags, "infinitive-words", start) !== null) return start;
  const own = quotationAt(quotations, start);
  const end = Math.min(sentence.to, start + LONGEST_ADJUNCT);
  for (let at = start; at < end; at++) {
    const fold = tokens[at]?.fold;
    if (tagAt(tags, "that-words", at) !== null && at > start) return at;
    if (fold === ":") return at + 1;
    const quotation = quotationAt(quotations, at);
    if (quotation !== null && quotation !== own && quotation.from === at) return at;
  }
  return start;
};

/** Where content that begins at the token ends: its quotation's end, the next cue's clause or the sentence's. */
export const endOfContent = (
  text: SpeechText,
  sentence: Sentence,
  { from, inside }: After,
): number => {
  const { tokens, quotations } = text;
  if (inside !== null) return Math.min(sentence.to, inside.to - 1);
  const opening = quotationAt(quotations, from);
  if (opening !== null && opening.from === from && opening.to >= sentence.to - 1) return opening.to;
  const last = rangesTouching(quotations, { from, to: sentence.to }).at(-1);
  const end = last !== undefined && last.to > sentence.to ? last.to : sentence.to;
  for (let at = from + 1; at < Math.min(end, sentence.to); at++) {
    if (quotationAt(quotations, at) !== null) continue;
    if (isNextClause(text, at)) return at;
  }
  return withoutEnd(tokens, from, end);
};

/** ", according to", ", adding that", ", but she said", " and said": another saying begins. */
const isNextClause = ({ tokens, tags }: SpeechText, at: number): boolean => {
  const fold = tokens[at]?.fold;
  if (fold === ";") return true;
  if (fold === ",") {
    if (tagAt(tags, "cue-prepositions", at + 1) !== null) return true;
    if (tagAt(tags, "cue-verbs", at + 1)?.value.endsWith("/ing")) return true;
    return tagAt(tags, "cue-joins", at + 1) !== null && isPastCue(tags, at + 2);
  }
  return tagAt(tags, "cue-joins", at) !== null && isPastCue(tags, at + 1);
};

const isPastCue = (tags: SpeechText["tags"], at: number): boolean => {
  const value = tagAt(tags, "cue-verbs", at)?.value ?? "";
  return value.startsWith("say") || value.startsWith("tell") || value.startsWith("ask")
    ? value.includes("past")
    : false;
};

const withoutEnd = (tokens: SpeechText["tokens"], from: number, end: number): number => {
  let to = end;
  while (to > from && END_MARKS.has(tokens[to - 1]?.fold ?? "")) to--;
  return to;
};
const END_MARKS = new Set([".", "!", "?", ",", ":"]);

/** What a cue tells that stands after it: the quotation or the clause before, and what goes on behind the cue. */
export const contentBefore = (
  text: SpeechText,
  { sentence, index }: { readonly sentence: Sentence; readonly index: number },
  end: number,
): readonly TokenRange[] => {
  const { tokens, quotations } = text;
  let to = end;
  while (to > sentence.from && (tokens[to - 1]?.fold === "," || tokens[to - 1]?.fold === "\u2014"))
    to--;
  const quotation = quotationAt(quotations, to - 1);
  const own = quotationAt(quotations, end);
  let from = sentence.from;
  if (quotation !== null && quotation !== own) from = Math.min(from, quotation.from);
  else if (own !== null) from = Math.max(from, own.from + 1);
  if (to <= from) return [];
  const first = trimmed(text, { from, to });
  return [first, ...goesOn(text, { sentence, index }, { end, own })];
};

/** “A,” she said. “B.”: the quotation that follows in the same paragraph belongs to it, and so does the rest of a cut sentence. */
const goesOn = (
  text: SpeechText,
  { sentence, index }: { readonly sentence: Sentence; readonly index: number },
  { end, own }: { readonly end: number; readonly own: Quotation | null },
): readonly TokenRange[] => {
  const { tokens, quotations, sentences } = text;
  if (own !== null) return [];
  const later = rangesTouching(quotations, { from: end, to: sentence.to }).find(
    (quotation) => quotation.from > end,
  );
  if (later !== undefined) return [trimmed(text, later)];
  const next = sentences[index + 1];
  if (next === undefined || next.paragraph !== sentence.paragraph) return [];
  const quotation = quotationAt(quotations, next.from);
  if (quotation === null || quotation.from !== next.from) return [];
  const mark = tokens[quotation.to - 2];
  // “B,” he added: that quotation has a cue of its own.
  return mark?.fold === "," ? [] : [trimmed(text, quotation)];
};

/** The range without white marks at its ends. */
export const trimmed = ({ tokens }: SpeechText, range: TokenRange): TokenRange => ({
  from: range.from,
  to: withoutEnd(tokens, range.from, range.to),
});
