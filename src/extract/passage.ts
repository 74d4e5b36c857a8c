import { CONTEXT_UNITS, type Passage, type SensitiveSpan, VEIL } from "../model/passage.ts";

/** A range of `reading.text`. */
export type TextRange = { readonly start: number; readonly end: number };

/** The passage at a range of the text as it may be shown; context never cuts a character in two. */
export const passageOf = (shown: string, { start, end }: TextRange): Passage => {
  const before = Math.max(0, start - CONTEXT_UNITS);
  const after = Math.min(shown.length, end + CONTEXT_UNITS);
  return {
    start,
    end,
    exact: shown.slice(start, end),
    prefix: shown.slice(splitsPair(shown, before) ? before + 1 : before, start),
    suffix: shown.slice(end, splitsPair(shown, after) ? after - 1 : after),
  };
};

/** The text with each code unit of the spans replaced by `VEIL`, so that every offset stays right. */
export const veil = (text: string, spans: readonly SensitiveSpan[]): string => {
  let out = "";
  let at = 0;
  for (const span of spans) {
    const start = Math.max(at, splitsPair(text, span.start) ? span.start - 1 : span.start);
    const end = Math.min(text.length, splitsPair(text, span.end) ? span.end + 1 : span.end);
    if (end <= start) continue;
    out += text.slice(at, start) + VEIL.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
};

/** True where the offset stands between the two halves of a surrogate pair. */
const splitsPair = (text: string, at: number): boolean => {
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
};
