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
    if (from >= 0 && token.breaks > 0 && !goesOn(tokens, at)) {
      quotations.push({ from, to: at });
      from = -1;
    }
    const mark = markAt(tokens, at);
    if (mark === null) continue;
    if (from >= 0 && mark.closes && (token.fold === CLOSE || token.breaks === 0)) {
      quotations.push({ from, to: at + mark.width });
      from = -1;
    } else if (from < 0 && mark.opens) from = at;
    at += mark.width - 1;
  }
  if (from >= 0) quotations.push({ from, to: tokens.length });
  return quotations;
};

type Mark = { readonly width: number; readonly opens: boolean; readonly closes: boolean };

/** A double mark at the token; wires write it as two single ones, which stand without a space. */
const markAt = (tokens: readonly Token[], at: number): Mark | null => {
  const token = tokens[at];
  if (token?.kind !== "mark") return null;
  if (token.fold === OPEN) return { width: 1, opens: true, closes: false };
  if (token.fold === CLOSE) return { width: 1, opens: false, closes: true };
  if (token.fold === '"') return { width: 1, opens: true, closes: true };
  const next = tokens[at + 1];
  const isPair = SINGLE.has(token.fold) && next?.fold === token.fold && next.start === token.end;
  if (!isPair) return null;
  return { width: 2, opens: token.fold !== "\u2019", closes: token.fold !== "`" };
};
const SINGLE = new Set(["'", "\u2018", "\u2019", "`"]);

/** By the printers' rule each paragraph of one speech opens with a mark, and only the last closes. */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  markAt(tokens, at)?.opens === true;

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

/** True where a quotation ends right before the token. */
export const endsQuotation = (quotations: readonly Quotation[], token: number): boolean =>
  quotationAt(quotations, token - 1)?.to === token;

/** True where a quotation begins at the token. */
export const startsQuotation = (quotations: readonly Quotation[], token: number): boolean =>
  quotationAt(quotations, token)?.from === token;
