import type { TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

const BREAKS = new Set([
  ",",
  ";",
  ":",
  ".",
  "!",
  "?",
  "(",
  ")",
  "[",
  "]",
  "\u2013",
  "\u2014",
  "\u201c",
  "\u201d",
  '"',
]);

/** The words around a range up to the next marks within its sentence. */
export const clauseAround = (
  tokens: readonly Token[],
  sentence: TokenRange,
  inner: TokenRange,
): TokenRange => {
  let from = inner.from;
  while (from > sentence.from && !isBreak(tokens[from - 1])) from--;
  let to = inner.to;
  while (to < sentence.to && !isBreak(tokens[to])) to++;
  return { from, to };
};

const isBreak = (token: Token | undefined): boolean =>
  token === undefined || (token.kind === "mark" && BREAKS.has(token.fold));
