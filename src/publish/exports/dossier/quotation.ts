/**
 * What of a claim's words may leave: those that state a value which the dossier tells, and nothing
 * because it stands beside them. Days, places finer than a province, and who told it are never among
 * them, even where a value's words run over them.
 */
import type { Claim } from "../../../model/claim.ts";
import { type Basis, type Passage, type Span, VEIL } from "../../../model/passage.ts";
import type { Where } from "../../../model/place.ts";
import type { When } from "../../../model/when.ts";
import type { Coarsener } from "../coarse.ts";

/** Why words are left out between those that are shown. */
export type GapMark = "words" | "source" | "date" | "place" | "veiled";

export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "gap"; readonly marks: readonly GapMark[] }
  /** Between two passages: what stands on either side is not one sentence. */
  | { readonly kind: "break" };

export type Quotation = {
  readonly pieces: readonly Piece[];
  /** Words left out of the passages quoted from. */
  readonly leftOut: number;
};

/** Passages of a claim that have anything to show, in the order of the text. */
export const quotationOf = (claim: Claim, coarsener: Coarsener): Quotation => {
  const kept = keptOf(claim, coarsener);
  const shown = valuePassages(claim, coarsener)
    .filter((passage) => !isWhole(passage, claim.passages))
    .filter(({ exact }) => !saysAny(exact, kept.words))
    .flatMap((span) => cutAll(span, kept.spans));
  const passages = claim.passages.toSorted((a, b) => a.start - b.start);
  const quoted = passages.flatMap((passage) => {
    const inside = mergeNear(within(shown, passage), passage, kept.spans);
    return inside.length === 0 ? [] : [piecesOf(passage, inside, kept.spans)];
  });
  return {
    pieces: quoted.flatMap((pieces, at) =>
      at === 0 ? pieces : [{ kind: "break" } as const, ...pieces],
    ),
    leftOut: countWords(passages) - countWords(quoted.flat().flatMap(wordsOf)),
  };
};

type MarkedSpan = Span & { readonly mark: GapMark };
type Kept = { readonly spans: readonly MarkedSpan[]; readonly words: readonly string[] };

/** What is kept back: where it stands, and its words wherever else they stand. */
const keptOf = (claim: Claim, coarsener: Coarsener): Kept => {
  const { attribution, sensitive, order } = claim;
  const mark = (name: GapMark, spans: readonly Span[]): readonly MarkedSpan[] =>
    spans.map(({ start, end }) => ({ start, end, mark: name }));
  const dates = datesOf(claim).filter((when) => !isMonth(when));
  const places = placesOf(claim).filter(({ place }) => !coarsener.isCoarse(place));
  const told = order?.transmitted_by ?? null;
  const source = [...attribution.passages, ...(told === null ? [] : passagesOf(told.basis))];
  const people = [attribution.account?.description ?? "", ...attribution.chain.slice(1)];
  const phrases = dates.flatMap(({ anchoring }) => anchoring?.phrase ?? []);
  const names = places.map(({ name }) => name);
  return {
    spans: [
      ...mark("source", [...source, ...standing(claim, people)]),
      ...mark("date", [
        ...dates.flatMap(({ basis }) => passagesOf(basis)),
        ...standing(claim, phrases),
      ]),
      ...mark("place", [
        ...places.flatMap(({ basis }) => passagesOf(basis)),
        ...standing(claim, names),
      ]),
      ...mark("veiled", sensitive),
    ],
    words: [...people, ...phrases, ...names].filter((words) => words !== ""),
  };
};

/** Where any of these words stand in the claim's own passages. */
const standing = ({ passages }: Claim, sought: readonly string[]): readonly Span[] =>
  passages.flatMap(({ start, exact }) =>
    sought.flatMap((words) =>
      words === ""
        ? []
        : indexesOf(exact.toLowerCase(), words.toLowerCase()).map((at) => {
            return { start: start + at, end: start + at + words.length };
          }),
    ),
  );

const indexesOf = (text: string, words: string): readonly number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
};

const valuePassages = (claim: Claim, coarsener: Coarsener): readonly Passage[] => {
  const { order } = claim;
  const bases: readonly (Basis | undefined)[] = [
    ...Object.values(claim.outcomes).map(({ basis }) => basis),
    ...claim.acts.map(({ basis }) => basis),
    ...datesOf(claim)
      .filter(isMonth)
      .map(({ basis }) => basis),
    ...placesOf(claim)
      .filter(({ place }) => coarsener.isCoarse(place))
      .map(({ basis }) => basis),
    ...(order?.provisions ?? []).map(({ basis }) => basis),
    ...[order?.instrument, order?.audience, order?.zone, order?.issuer].map((one) => one?.basis),
    ...(order?.addressees ?? []).map(({ basis }) => basis),
    ...freeTexts(claim).map(({ basis }) => basis),
  ];
  return bases.flatMap((basis) => (basis === undefined ? [] : passagesOf(basis)));
};

/** Texts without a form: one with a digit may hold a day or an hour, and is not quoted. */
const freeTexts = ({ order }: Claim) =>
  [
    ...(order?.exceptions ?? []),
    ...(order?.incentives ?? []),
    ...(order?.sanctions ?? []),
    ...[order?.reason_given ?? [], order?.alleged_motive ?? [], order?.impunity ?? []].flat(),
    ...(order?.until?.kind === "event"
      ? [{ value: order.until.event, basis: order.until.basis }]
      : []),
  ].filter(({ value }) => isDigitless(value));

/** True for words that hold no number written in digits. */
export const isDigitless = (words: string): boolean => !/\p{Nd}/u.test(words);

const datesOf = ({ when, order, aggregate }: Claim): readonly When[] =>
  [
    when,
    aggregate?.period ?? null,
    order?.issued ?? null,
    order?.received ?? null,
    order?.effective_from ?? null,
    order?.until?.kind === "date" ? order.until.when : null,
  ].filter((date) => date !== null);

const placesOf = ({ where, order }: Claim): readonly Where[] => [
  ...(where === null ? [] : [where]),
  ...(order?.stretch ?? []),
];

/** Told as a month or a year, and counted from nothing: its words hold no day. */
const isMonth = ({ edtf, anchoring }: When): boolean =>
  /^\d{4}(-\d{2})?[~?%]?$/.test(edtf) &&
  !/\p{Nd}{1,2}(?!\p{Nd})/u.test(yearless(anchoring?.phrase ?? "0"));

const yearless = (phrase: string): string => phrase.replace(/\p{Nd}{4}/gu, "");

const passagesOf = (basis: Basis): readonly Passage[] => basis.passages;

/** Words chosen as a whole passage of the claim would bring along all that stands there. */
const isWhole = ({ start, end }: Span, passages: readonly Span[]): boolean =>
  passages.some((passage) => start <= passage.start && passage.end <= end);

const saysAny = (text: string, sought: readonly string[]): boolean =>
  sought.some((words) => words.toLowerCase().includes(text.toLowerCase()));

const cutAll = ({ start, end }: Span, holes: readonly Span[]): readonly Span[] => {
  let spans: readonly Span[] = [{ start, end }];
  for (const hole of holes) spans = spans.flatMap((span) => cut(span, hole));
  return spans;
};

const cut = (span: Span, hole: Span): readonly Span[] => {
  if (hole.end <= span.start || span.end <= hole.start) return [span];
  const before = { start: span.start, end: hole.start };
  const after = { start: hole.end, end: span.end };
  return [before, after].filter(({ start, end }) => start < end);
};

const within = (spans: readonly Span[], { start, end }: Span): readonly Span[] =>
  spans
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);

/** Words that join two values and say nothing by themselves. */
const JOINING = new Set([
  ...["a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with"],
  ...["was", "were", "been", "be", "had", "has", "have", "who", "that", "anyone", "within"],
  ...["을", "를", "이", "가", "은", "는", "의", "에", "에서", "와", "과", "도", "로", "으로"],
]);

const mergeNear = (
  spans: readonly Span[],
  { start, exact }: Passage,
  kept: readonly Span[],
): readonly Span[] => {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    const gap = last === undefined ? null : { start: last.end, end: span.start };
    const isJoined =
      gap !== null &&
      (gap.end <= gap.start ||
        (isJoining(exact.slice(gap.start - start, gap.end - start)) &&
          !kept.some((one) => one.start < gap.end && gap.start < one.end)));
    if (last !== undefined && isJoined) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
};

const isJoining = (gap: string): boolean =>
  gap.split(/[\s,]+/u).every((word) => word === "" || JOINING.has(word));

const piecesOf = (
  passage: Passage,
  shown: readonly Span[],
  kept: readonly MarkedSpan[],
): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = passage.start;
  for (const { start, end } of [...shown, { start: passage.end, end: passage.end }]) {
    const gap = passage.exact.slice(at - passage.start, start - passage.start);
    if (/[\p{L}\p{N}\u2592]/u.test(gap)) {
      pieces.push({ kind: "gap", marks: marksOf({ start: at, end: start }, gap, kept) });
    }
    const text = passage.exact.slice(start - passage.start, end - passage.start).trim();
    if (text !== "") pieces.push({ kind: "words", text });
    at = end;
  }
  return pieces;
};

/** Every kind of words left out; a gap that holds other words too says so last. */
const marksOf = (span: Span, gap: string, kept: readonly MarkedSpan[]): readonly GapMark[] => {
  const over = kept.filter(({ start, end }) => start < span.end && span.start < end);
  const isElse = cutAll(span, over).some(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(gap.slice(start - span.start, end - span.start)),
  );
  const marks: readonly GapMark[] = [
    ...over.map(({ mark }) => mark),
    ...(gap.includes(VEIL) ? (["veiled"] as const) : []),
    ...(isElse ? (["words"] as const) : []),
  ];
  return [...new Set(marks)];
};

const wordsOf = (piece: Piece): readonly { readonly exact: string }[] =>
  piece.kind === "words" ? [{ exact: piece.text }] : [];

const countWords = (texts: readonly { readonly exact: string }[]): number =>
  texts.reduce((sum, { exact }) => sum + (exact.match(/\S+/gu)?.length ?? 0), 0);
