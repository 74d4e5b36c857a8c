import type { Span } from "../model/passage.ts";
import type { Context } from "./waiting.ts";

/** Code units shown at most before the first word of a passage, and after its last. */
const AROUND = 700;
/** A paragraph shorter than this does not stand alone: what comes before it says who is meant. */
const SHORT = 240;
/** Of a claim whose words stand in very many places, so many are shown. */
const MOST_CONTEXTS = 6;

/** The paragraphs around passages of a text, in its order; those that meet are one. */
export const contextsOf = (text: string, passages: readonly Span[]): readonly Context[] => {
  const merged: { start: number; end: number }[] = [];
  for (const span of passages.toSorted((a, b) => a.start - b.start)) {
    const { start, end } = widened(text, span);
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged
    .slice(0, MOST_CONTEXTS)
    .map(({ start, end }) => ({ start, text: text.slice(start, end) }));
};

const widened = (text: string, span: Span): Span => {
  let start = text.lastIndexOf("\n", span.start - 1) + 1;
  if (span.start === 0) start = 0;
  // One paragraph more, where this one is short; blank lines between them are none.
  if (span.end - start < SHORT) start = paragraphBefore(text, start);
  const stop = text.indexOf("\n", span.end);
  const end = stop < 0 ? text.length : stop;
  return {
    start: atWord(text, Math.max(start, span.start - AROUND), start),
    end: Math.min(end, span.end + AROUND),
  };
};

const paragraphBefore = (text: string, start: number): number => {
  const before = text.slice(0, start).trimEnd();
  return before === "" ? start : before.lastIndexOf("\n") + 1;
};

/** A cut stands at a space, so that no word and no surrogate pair is halved. */
const atWord = (text: string, at: number, paragraph: number): number => {
  if (at === paragraph) return at;
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + 40 ? at : space + 1;
};
