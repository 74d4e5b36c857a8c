/** Figures of a register: what is on record walked page by page, then counted. */
import type { RuleData } from "../model/data.ts";
import type { Figures, FiguresQuestion } from "../model/figures.ts";
import type { IncidentRecord, OnRecord, OrderRecord, RecordKind } from "../model/record.ts";
import { type FiguresMaterial, figuresOf } from "../resolve/figures/figures.ts";
import { isOfListAlone } from "../resolve/figures/sum.ts";
import type { View } from "../store/store.ts";

/** Records asked of the store at once. */
const PAGE = 500;

/**
 * Counts what is on record now. What was walked is kept per face until the ledger grows, since a
 * person asks many questions of one register; a register of another process's growth shows too.
 */
export const countFigures = async (
  view: View,
  question: FiguresQuestion,
  data: RuleData,
): Promise<Figures> => figuresOf(await materialOf(view), question, data);

type Kept = { readonly head: string; readonly material: Promise<FiguresMaterial> };
const keptByView = new WeakMap<View, Kept>();

const materialOf = async (view: View): Promise<FiguresMaterial> => {
  const head = await view.checkpoint();
  const kept = keptByView.get(view);
  if (kept?.head === head) return kept.material;
  const material = gather(view);
  keptByView.set(view, { head, material });
  try {
    return await material;
  } catch (error) {
    keptByView.delete(view);
    throw error;
  }
};

const gather = async (view: View): Promise<FiguresMaterial> => {
  const { accepted, reports } = await view.tally();
  const [incidents, orders, aggregates, pairs] = [
    await recordsOf(view, "incident"),
    await recordsOf(view, "order"),
    await recordsOf(view, "aggregate"),
    await recordsOf(view, "pair"),
  ];
  return {
    records: [...incidents, ...orders].flatMap((record) =>
      record.kind === "incident" || record.kind === "order" ? [slim(record)] : [],
    ),
    repeats: repeatsIn(pairs, incidents),
    aggregates: aggregates.flatMap((record) => (record.kind === "aggregate" ? [record] : [])),
    accepted: new Set<string>(accepted),
    reports,
  };
};

/** Of two records that may be one, a row of a team's list waits; of two rows, the one with the greater id. */
const repeatsIn = (
  pairs: readonly OnRecord[],
  incidents: readonly OnRecord[],
): ReadonlySet<string> => {
  const rows = new Set<string>(
    incidents.flatMap((one) => (one.kind === "incident" && isOfListAlone(one) ? [one.id] : [])),
  );
  return new Set(
    pairs.flatMap((pair) => {
      if (pair.kind !== "pair") return [];
      const own = pair.records.filter((id) => rows.has(id)).toSorted();
      return own.length === pair.records.length ? own.slice(1) : own;
    }),
  );
};

/** What is counted of it: no words of reports are kept. */
const slim = <R extends IncidentRecord | OrderRecord>(record: R): R => ({
  ...record,
  fields: record.fields
    .filter(({ field }) => field === "victims")
    .map(({ field, values }) => ({
      field,
      values: values.map((value) => ({ ...value, passages: [] })),
    })),
});

/** Without those that rest on leads alone. */
const recordsOf = async (view: View, kind: RecordKind): Promise<readonly OnRecord[]> => {
  const query = { kind, from: null, to: null, place: null, asHeld: null, leads: false };
  const records: OnRecord[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, limit: PAGE, offset });
    records.push(...page);
    if (page.length < PAGE) return records;
  }
};
