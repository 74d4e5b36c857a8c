/** Hides spans of one text by offset. */
import { type Span, VEIL } from "../model/passage.ts";

/** Replaces every code unit within the spans; surrogate pairs go whole. */
export const veilText = (text: string, spans: readonly Span[]): string => {
  let out = "";
  let at = 0;
  for (const { start, end } of mergeSpans(spans, text)) {
    out += text.slice(at, start) + VEIL.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
};

/** Spans in order, joined where they overlap or touch, widened so that no surrogate pair is cut. */
export const mergeSpans = (spans: readonly Span[], text: string): readonly Span[] => {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(0, isPairCut(text, span.start) ? span.start - 1 : span.start);
    const end = Math.min(text.length, isPairCut(text, span.end) ? span.end + 1 : span.end);
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

const isPairCut = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
