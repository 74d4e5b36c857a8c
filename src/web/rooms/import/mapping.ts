/** A mapping as a person corrects it, one column or one wording at a time; each gives another mapping. */
import type { DateOrder, ListColumn, ListMapping } from "../../../model/list.ts";

/** What a column can be for, as one word: "id", "keep", "veil" or a field of the codebook. */
export const useOf = ({ use, field }: ListColumn): string => field ?? use;

/** Several columns may give these together. */
const SHARED: ReadonlySet<string> = new Set(["when", "where"]);

/** The column that had the use before keeps its words alone, where only one can have it. */
export function withUse(mapping: ListMapping, at: number, use: string): ListMapping {
  return changed(mapping, (column, index) => {
    if (index === at) return { ...column, ...used(use), choices: [], date_order: null };
    const isTaken = useOf(column) === use && (use === "id" || column.use === "field");
    return isTaken && !SHARED.has(use) ? { ...column, use: "keep", field: null } : column;
  });
}

const used = (use: string): Pick<ListColumn, "use" | "field"> =>
  use === "id" || use === "keep" || use === "veil"
    ? { use, field: null }
    : { use: "field", field: use };

/** In which order numbers of the column's dates stand. */
export const withOrder = (mapping: ListMapping, at: number, order: DateOrder | null): ListMapping =>
  changed(mapping, (column, index) => (index === at ? { ...column, date_order: order } : column));

/** How words of a column are read; null leaves them as words. */
export const withChoice = (
  mapping: ListMapping,
  at: number,
  choice: { readonly words: string; readonly as: string | null },
): ListMapping =>
  changed(mapping, (column, index) =>
    index === at ? { ...column, choices: [...otherChoices(column, choice.words), choice] } : column,
  );

/** Without what was said of those words. */
export const withoutChoice = (mapping: ListMapping, at: number, words: string): ListMapping =>
  changed(mapping, (column, index) =>
    index === at ? { ...column, choices: otherChoices(column, words) } : column,
  );

const otherChoices = ({ choices }: ListColumn, words: string) =>
  choices.filter((choice) => choice.words !== words);

const changed = (
  mapping: ListMapping,
  change: (column: ListColumn, index: number) => ListColumn,
): ListMapping => ({ ...mapping, columns: mapping.columns.map(change) });
