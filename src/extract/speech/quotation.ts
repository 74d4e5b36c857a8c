import type { Token } from "../tokens/token.ts";

/** Quoted words: tokens `[from, to)` with the marks. A quotation that goes on in the next paragraph is one. */
export type Quotation = { readonly from: number; readonly to: number };

const OPEN = "\u201c";
const CLOSE = "\u201d";

/** Every outermost quotation in double marks; an unclosed one ends with its paragraph. */
export const quotationsOf = (tokens: readonly Token[]): readonly Quotation[] => {
  const quotations: Quotation[] = [];
  let from = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (from >= 0 && token.breaks > 0 && !goesOn(token)) {
      quotations.push({ from, to: at });
      from = -1;
    }
    if (token.fold === CLOSE || (token.fold === '"' && from >= 0 && token.breaks === 0)) {
      if (from >= 0) quotations.push({ from, to: at + 1 });
      from = -1;
    } else if (from < 0 && (token.fold === OPEN || token.fold === '"')) {
      from = at;
    }
  }
  if (from >= 0) quotations.push({ from, to: tokens.length });
  return quotations;
};

/** By the printers' rule each paragraph of one speech opens with a mark, and only the last closes. */
const goesOn = (token: Token): boolean => token.fold === OPEN || token.fold === '"';

/** The quotation that holds the token, or null. */
export const quotationAt = (quotations: readonly Quotation[], token: number): Quotation | null => {
  let low = 0;
  let high = quotations.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const quotation = quotations[middle];
    if (quotation === undefined) break;
    if (token < quotation.from) high = middle - 1;
    else if (token >= quotation.to) low = middle + 1;
    else return quotation;
  }
  return null;
};
