import type { ClaimKind, Modality } from "../../../model/claim.ts";
import type { SensitiveReason, Span } from "../../../model/passage.ts";

/** A claim as marking needs it: where its words stand and how it is drawn. */
export type Marked = {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly modality: Modality;
  /** A person said that the report does not say so. */
  readonly rejected: boolean;
  /** It tells of deaths or wounds. */
  readonly graphic: boolean;
  readonly passages: readonly Span[];
};

/** A veiled passage; `reason` null where it only repeats words that are veiled elsewhere. */
export type Veil = Span & { readonly reason: SensitiveReason | null };

/** A stretch of text on which the same claims rest, or one veiled passage. */
export type Run = Span & {
  /** Empty where it is veiled. */
  readonly text: string;
  /** The smallest claim first, since the larger ones are seen around it. */
  readonly claims: readonly (Omit<Marked, "passages"> & { readonly opens: boolean })[];
  readonly veil: Veil | null;
};

export type Marks = { readonly claims: readonly Marked[]; readonly veiled: readonly Veil[] };

/**
 * Cuts `[start, end)` of a text into runs that follow one another without a gap. Joined, the texts of
 * runs that are not veiled are the text unchanged; words are only ever text, never markup.
 */
export function markText(text: string, { start, end }: Span, { claims, veiled }: Marks): Run[] {
  const inside = (at: number) => at > start && at < end;
  const veils = veiled.filter((span) => span.start < end && start < span.end);
  const near = claims.filter(({ passages }) =>
    passages.some((passage) => passage.start < end && start < passage.end),
  );
  const passages = near.flatMap((claim) => claim.passages);
  const edges = [...passages, ...veils].flatMap((span) => [span.start, span.end]);
  const starts = [...new Set([start, ...edges.filter(inside)])].sort((a, b) => a - b);
  return starts.flatMap((from, index): Run[] => {
    const to = starts[index + 1] ?? end;
    const veil = veils.find((span) => span.start <= from && to <= span.end) ?? null;
    const on = near
      .flatMap((claim) => maybeRest(claim, from, to))
      .sort((a, b) => a.size - b.size)
      .map(({ size, ...claim }) => claim);
    if (veil === null)
      return [{ start: from, end: to, text: text.slice(from, to), claims: on, veil }];
    // A veiled passage that a claim's boundary cuts is shown once.
    if (from !== Math.max(veil.start, start)) return [];
    return [{ start: from, end: Math.min(veil.end, end), text: "", claims: on, veil }];
  });
}

/** Spans that the server veiled beside those it names: they repeat words that are veiled elsewhere. */
export function veilsIn(text: string, named: readonly Veil[]): readonly Veil[] {
  const isNamed = (at: number) => named.some((span) => span.start <= at && at < span.end);
  const found: Veil[] = [...named];
  for (const { 0: veil, index } of text.matchAll(VEILED)) {
    let start = index;
    for (let at = index; at <= index + veil.length; at += 1) {
      if (at < index + veil.length && !isNamed(at)) continue;
      if (start < at) found.push({ start, end: at, reason: null });
      start = at + 1;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** U+2592 stands for one code unit that is not shown. */
const VEILED = /\u2592+/g;

function maybeRest({ passages, ...claim }: Marked, from: number, to: number) {
  const passage = passages.find((span) => span.start <= from && to <= span.end);
  if (passage === undefined || from === to) return [];
  const opens = passage === passages[0] && passage.start === from;
  return [{ ...claim, opens, size: passage.end - passage.start }];
}
