/** From the texts compared to the figures and misses of one extractor. */
import { type ClaimKind, ClaimKind as ClaimKinds } from "../model/claim.ts";
import type { Evaluation, FieldScore, KindScore, Miss } from "../model/evaluation.ts";
import type { Span } from "../model/passage.ts";
import { type Compared, compareSpans } from "./compare.ts";
import type { PlacedGold } from "./gold.ts";

/** One text compared. */
export type ComparedReport = {
  readonly report: string;
  readonly gold: PlacedGold;
  readonly compared: Compared;
  /** What the extractor flagged; null for one that flags nothing. */
  readonly flagged: readonly Span[] | null;
  /** The text as it may be shown, and any words as they may be shown beside it. */
  readonly shown: string;
  readonly show: (words: string) => string;
};

/** Sums up an extractor; kinds that neither the gold nor the extractor has are left out. */
export const evaluate = (
  extractor: string,
  reports: readonly ComparedReport[],
  dropped: Evaluation["dropped"] = [],
): Evaluation => ({
  extractor,
  reports: reports.length,
  kinds: ClaimKinds.options.flatMap((kind) => scoreOf(kind, reports) ?? []),
  fields: ClaimKinds.options.flatMap((kind) => fieldsOf(kind, reports)),
  sensitive: sensitiveOf(reports),
  misses: reports.flatMap(missesOf),
  dropped,
});

const scoreOf = (kind: ClaimKind, reports: readonly ComparedReport[]): KindScore | null => {
  const sum = (count: (compared: Compared) => number): number =>
    reports.reduce((total, { compared }) => total + count(compared), 0);
  const ofKind = (claims: readonly { readonly kind: ClaimKind }[]): number =>
    claims.filter((claim) => claim.kind === kind).length;
  const hits = sum((one) => ofKind(one.hits.map(({ gold }) => gold)));
  const missed = sum((one) => ofKind(one.missed));
  const invented = sum((one) => ofKind(one.invented));
  const doubled = sum((one) => ofKind(one.doubled));
  const undecided = sum((one) => ofKind(one.undecided));
  if (hits + missed + invented + doubled + undecided === 0) return null;
  const precision = shareOf(hits, hits + invented + doubled);
  const recall = shareOf(hits, hits + missed);
  const both = (precision ?? 0) + (recall ?? 0);
  const f1 =
    precision === null || recall === null ? null : both === 0 ? 0 : (2 * precision * recall) / both;
  return { kind, hits, missed, invented, doubled, undecided, precision, recall, f1 };
};

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const fieldsOf = (kind: ClaimKind, reports: readonly ComparedReport[]): readonly FieldScore[] => {
  const fields = reports
    .flatMap(({ compared }) => compared.hits)
    .filter(({ gold }) => gold.kind === kind)
    .flatMap((hit) => hit.fields);
  return [...Map.groupBy(fields, ({ field }) => field)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, all]) => {
      return { kind, field, right: all.filter(({ right }) => right).length, all: all.length };
    });
};

const sensitiveOf = (reports: readonly ComparedReport[]): Evaluation["sensitive"] => {
  const looked = reports.flatMap(({ gold, flagged }) =>
    gold.sensitive === null || flagged === null ? [] : [compareSpans(gold.sensitive, flagged)],
  );
  if (looked.length === 0) return null;
  return {
    found: looked.reduce((sum, { found }) => sum + found, 0),
    missed: looked.reduce((sum, { missed }) => sum + missed.length, 0),
    extra: looked.reduce((sum, { extra }) => sum + extra, 0),
  };
};

const missesOf = ({ report, compared, shown, show }: ComparedReport): readonly Miss[] => {
  const words = ([first]: readonly Span[]): string =>
    shown.slice(first?.start ?? 0, first?.end ?? 0).slice(0, MISS_UNITS);
  const whole = { report, field: null, wanted: null, told: null };
  return [
    ...compared.missed.map(({ kind, spans }) => {
      return { ...whole, how: "missed" as const, kind, words: words(spans) };
    }),
    ...compared.hits.flatMap(({ gold, fields }) =>
      fields
        .filter(({ right }) => !right)
        .map(({ field, wanted, told }) => ({
          ...{ report, how: "field" as const, kind: gold.kind, words: words(gold.spans), field },
          wanted: show(JSON.stringify(wanted)),
          told: show(JSON.stringify(told)),
        })),
    ),
    ...(["invented", "doubled"] as const).flatMap((how) =>
      compared[how].map(({ kind, passages }) => ({ ...whole, how, kind, words: words(passages) })),
    ),
  ];
};

/** Enough to find the place again. */
const MISS_UNITS = 120;
