/** Adding up without inventing: what is not told is no zero, what is open stays open. */
import type { Countable } from "../../model/countable.ts";
import type { FigureMeasure, FigureSum } from "../../model/figures.ts";

/** What several records say together of what is counted. */
export const sumOf = (records: readonly Countable[], measure: FigureMeasure): FigureSum => {
  const told = records.map((record) => ({ record, bounds: boundsOf(record, measure) }));
  const telling = told.flatMap(({ record, bounds }) =>
    bounds === null ? [] : [{ record, bounds }],
  );
  const groups = telling.filter(({ record }) => isPooled(record));
  return {
    records: telling.length,
    groups: groups.length,
    events: groups.reduce((sum, { record }) => sum + record.events, 0),
    untold: told.length - telling.length,
    min: telling.reduce((sum, { bounds }) => sum + bounds.min, 0),
    best: addKnown(telling.map(({ bounds }) => bounds.best)),
    max: addKnown(telling.map(({ bounds }) => bounds.max)),
  };
};

/** True for what stands in a team's own list alone: no outlet reports it, so far. */
export const isOfListAlone = ({ reports, outlets }: Countable): boolean =>
  reports > 0 && outlets === 0;

/** True for a group of events that share one count. */
export const isPooled = ({ events }: Countable): boolean => events > 1;

type Bounds = { readonly min: number; readonly best: number | null; readonly max: number | null };

const ONE: Bounds = { min: 1, best: 1, max: 1 };

/** Null where the record does not speak of it. */
const boundsOf = (record: Countable, measure: FigureMeasure): Bounds | null => {
  if (measure === "incidents" || measure === "orders") return ONE;
  const count = record.outcomes[measure];
  if (count === undefined) return null;
  // "Up to four" gives no lower bound: nobody may be among them.
  return { min: count.min ?? count.best ?? 0, best: count.best, max: count.max };
};

/** Open as soon as one of them is. */
const addKnown = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
