/** Figures of a register: what its records are counted by, then the counting. */
import type { RuleData } from "../model/data.ts";
import type { Figures, FiguresQuestion } from "../model/figures.ts";
import type { AggregateRecord } from "../model/record.ts";
import { type FiguresMaterial, figuresOf } from "../resolve/figures/figures.ts";
import { isOfListAlone } from "../resolve/figures/sum.ts";
import type { View } from "../store/store.ts";
import type { Tally } from "../store/tally.ts";

/** Records asked of the store at once. */
const PAGE = 500;

/**
 * Counts what is on record now. What was gathered is kept per face until the ledger grows, since a
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
  const { records, pairs, accepted, reports } = await view.tally();
  return {
    ...{ records, reports },
    repeats: repeatsIn(pairs, records),
    aggregates: await aggregatesOf(view),
    accepted: new Set<string>(accepted),
  };
};

/** Of two records that may be one, a row of a team's list waits; of two rows, the one with the greater id. */
const repeatsIn = (pairs: Tally["pairs"], records: Tally["records"]): ReadonlySet<string> => {
  const rows = new Set<string>(
    records.flatMap((one) => (one.kind === "incident" && isOfListAlone(one) ? [one.id] : [])),
  );
  return new Set(
    pairs.flatMap((pair) => {
      const own = pair.filter((id) => rows.has(id)).toSorted();
      return own.length === pair.length ? own.slice(1) : own;
    }),
  );
};

/** Totals by others are shown whole; without those that rest on leads alone. */
const aggregatesOf = async (view: View): Promise<readonly AggregateRecord[]> => {
  const query = { kind: "aggregate", from: null, to: null, place: null } as const;
  const found: AggregateRecord[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, asHeld: null, leads: false, limit: PAGE, offset });
    for (const record of page) if (record.kind === "aggregate") found.push(record);
    if (page.length < PAGE) return found;
  }
};
