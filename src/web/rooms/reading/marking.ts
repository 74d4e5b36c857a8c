import type { ClaimKind } from "../../../model/claim.ts";
import type { SensitiveReason, Span } from "../../../model/passage.ts";
import type { Block } from "../../../model/reading.ts";

/** A claim as marking needs it: where its words stand. */
export type Marked = {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly passages: readonly Span[];
};

export type Veil = Span & { readonly reason: SensitiveReason };

/** A stretch of text on which the same claims rest, or one veiled passage. */
export type Run = {
  readonly start: number;
  readonly text: string;
  /** The smallest claim first, since the larger ones are seen around it. */
  readonly claims: readonly {
    readonly id: string;
    readonly kind: ClaimKind;
    readonly opens: boolean;
  }[];
  readonly veiled: SensitiveReason | null;
};

export type Marks = { readonly claims: readonly Marked[]; readonly veiled: readonly Veil[] };

/**
 * Cuts `[start, end)` of a text into runs. Joined, the texts of runs that are not veiled are the text
 * unchanged; words are only ever text, never markup.
 */
export function markText(text: string, { start, end }: Span, { claims, veiled }: Marks): Run[] {
  const inside = (at: number) => at > start && at < end;
  const spans = [...claims.flatMap(({ passages }) => passages), ...veiled];
  const cuts = new Set([start, ...spans.flatMap((span) => [span.start, span.end]).filter(inside)]);
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.flatMap((from, index) => {
    const to = starts[index + 1] ?? end;
    const veil = veiled.find((span) => span.start <= from && to <= span.end);
    // A veiled passage that a claim's boundary cuts is shown once.
    if (veil !== undefined && from !== Math.max(veil.start, start)) return [];
    const on = claims
      .flatMap((claim) => maybeRest(claim, from, to))
      .sort((a, b) => a.size - b.size);
    return [
      {
        start: from,
        text: veil === undefined ? text.slice(from, to) : "",
        claims: on.map(({ id, kind, opens }) => ({ id, kind, opens })),
        veiled: veil?.reason ?? null,
      },
    ];
  });
}

/** The paragraphs of a block: its lines that hold anything, as ranges of the text. */
export function paragraphsOf(text: string, block: Block): Span[] {
  const spans: Span[] = [];
  let start = block.start;
  for (const line of text.slice(block.start, block.end).split("\n")) {
    if (line.trim() !== "") spans.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return spans;
}

function maybeRest({ id, kind, passages }: Marked, from: number, to: number) {
  const passage = passages.find((span) => span.start <= from && to <= span.end);
  if (passage === undefined) return [];
  return [{ id, kind, opens: passage.start === from, size: passage.end - passage.start }];
}
