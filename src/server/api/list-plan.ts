/** How a list would be read, as it is answered: rows and differences told up to a bound, all of them counted. */
import { z } from "@hono/zod-openapi";
import { CaptureId } from "../../model/ids.ts";
import { ListMapping, UnfitValue } from "../../model/list.ts";
import type { KeptList, ListPlan } from "../../pipeline/lists/plan.ts";
import type { VersionRow } from "../../pipeline/lists/versions.ts";
import type { View } from "../../store/store.ts";
import { COUNT } from "./nouns.ts";

/** Rows of a comparison told one by one; the rest is counted. */
const MOST_ROWS_TOLD = 100;

const ROW = z.int().min(1);

/** A list that was brought in. */
export const KeptListAnswer = z
  .object({
    id: CaptureId,
    title: z.string(),
    at: z.string(),
    rows: COUNT,
    state: z.enum(["active", "withdrawn"]),
  })
  .openapi("KeptList");

const RowsAnswer = z
  .array(z.object({ row: ROW, id: z.string().nullable(), cells: z.array(z.string()).readonly() }))
  .readonly();

const DifferencesAnswer = z
  .object({
    added: RowsAnswer,
    added_total: COUNT,
    removed: RowsAnswer,
    removed_total: COUNT,
    changed: z
      .array(
        z.object({
          id: z.string().nullable(),
          row: ROW,
          cells: z
            .array(z.object({ header: z.string(), before: z.string(), after: z.string() }))
            .readonly(),
        }),
      )
      .readonly(),
    changed_total: COUNT,
    same: COUNT,
    /** Headers that only one of the two has. */
    columns: z.object({
      added: z.array(z.string()).readonly(),
      removed: z.array(z.string()).readonly(),
    }),
    /** Cells that are out of sight in one of the two, and so were not compared. */
    unseen: COUNT,
  })
  .openapi("ListDifferences");

const NUMBER = z.int().nullable();
const ShownRow = z.object({
  row: ROW,
  /** Out of sight what will be. */
  cells: z.array(z.string()).readonly(),
  /** What the row would claim; null where nothing. */
  says: z
    .object({
      when: z
        .object({
          edtf: z.string(),
          earliest: z.string().nullable(),
          latest: z.string().nullable(),
        })
        .nullable(),
      where: z.string().nullable(),
      outcomes: z.record(z.string(), z.object({ min: NUMBER, best: NUMBER, max: NUMBER })),
      events: z.int().min(1),
      acts: z.array(z.string()).readonly(),
    })
    .nullable(),
});

/** The columns, the first rows as they would be kept, and whatever does not fit. */
export const ListPlanAnswer = z
  .object({
    sheets: z.array(z.string()).readonly(),
    mapping: ListMapping,
    /** The list on record whose mapping this is; null where it is none's. */
    from: KeptListAnswer.nullable(),
    rows: COUNT,
    claims: COUNT,
    /** Merged ranges of the workbook: all but their first cell are empty. */
    merged: COUNT,
    shown: z.array(ShownRow).readonly(),
    unfit: z.array(UnfitValue).readonly(),
    unfit_total: COUNT,
    repeated: z.array(z.object({ id: z.string(), rows: z.array(ROW).readonly() })).readonly(),
    without_id: COUNT,
    /** The list on record that it would take the place of. */
    replaces: KeptListAnswer.nullable(),
    differences: DifferencesAnswer.nullable(),
  })
  .openapi("ListPlan");

/** A list on record with as many rows as give a claim. */
export const toKept = ({ row }: KeptList): z.infer<typeof KeptListAnswer> => {
  const { id, title, name, at, claims, state } = row;
  return { id, title: title ?? name, at, rows: claims, state };
};

/** Beside the plan itself it names the lists on record that the plan speaks of. */
export async function toPlan(
  view: View,
  { look, from, replaces, differences }: ListPlan,
): Promise<z.infer<typeof ListPlanAnswer>> {
  const { from_kept: _, shown, ...read } = look;
  const before = replaces === null ? null : await view.capture(replaces);
  const title = before === null ? "" : (before.title ?? before.name);
  return {
    ...read,
    shown: shown.map(toShown),
    from: from === null ? null : toKept(from),
    replaces:
      before === null
        ? null
        : { id: before.id, title, at: before.at, rows: before.claims, state: before.state },
    differences: differences === null ? null : toDifferences(differences),
  };
}

/** Values alone: the words they were read from stand in the cells. */
function toShown({
  row,
  cells,
  claim,
}: ListPlan["look"]["shown"][number]): z.infer<typeof ShownRow> {
  if (claim === null) return { row, cells, says: null };
  const { when, where, outcomes, events, acts } = claim;
  return {
    row,
    cells,
    says: {
      when:
        when === null ? null : { edtf: when.edtf, earliest: when.earliest, latest: when.latest },
      where: where?.name ?? null,
      outcomes: Object.fromEntries(
        Object.entries(outcomes).map(([kind, { min, best, max }]) => [kind, { min, best, max }]),
      ),
      events,
      acts: acts.map(({ act }) => act),
    },
  };
}

function toDifferences(
  differences: NonNullable<ListPlan["differences"]>,
): z.infer<typeof DifferencesAnswer> {
  const { added, removed, changed } = differences;
  return {
    ...differences,
    added: firstOf(added),
    added_total: added.length,
    removed: firstOf(removed),
    removed_total: removed.length,
    changed: changed.slice(0, MOST_ROWS_TOLD),
    changed_total: changed.length,
  };
}

const firstOf = (rows: readonly VersionRow[]) => rows.slice(0, MOST_ROWS_TOLD);
