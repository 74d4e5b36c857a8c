/**
 * Golden lists: `list.csv` (bytes as they are) or `workbook.json` (sheets of rows, merged ranges), with
 * `asked.json` where it is read otherwise than it would be and `before.csv` where it follows a version.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { loadCodebook } from "../../../src/load/codebook.ts";
import { loadRuleData } from "../../../src/load/load.ts";
import type { Claim } from "../../../src/model/claim.ts";
import { isOnrecordError } from "../../../src/model/error.ts";
import { DateOrder, type ListMapping } from "../../../src/model/list.ts";
import { type Looked, lookAtList } from "../../../src/pipeline/lists/look.ts";
import {
  differencesOfLists,
  type ListDifferences,
  versionOf,
} from "../../../src/pipeline/lists/versions.ts";
import { makeWorkbook } from "../../read/list/workbook.ts";

export const GOLDEN = fileURLToPath(new URL("../../golden/lists", import.meta.url));

const rules = { data: loadRuleData(), codebook: loadCodebook() };

/** What a person says of the list beyond the first guess; columns by their headers. */
const Asked = z.strictObject({
  sheet: z.string().nullable().default(null),
  header_row: z.int().nullable().default(null),
  columns: z
    .record(
      z.string(),
      z.strictObject({
        use: z.enum(["id", "field", "keep", "veil"]).optional(),
        field: z.string().nullable().optional(),
        date_order: DateOrder.nullable().optional(),
        choices: z
          .array(z.strictObject({ words: z.string(), as: z.string().nullable() }))
          .optional(),
      }),
    )
    .default({}),
});

const Workbook = z.array(
  z.strictObject({
    name: z.string(),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    merged: z.array(z.string()).optional(),
  }),
);

/** Every case by the name of its folder. */
export const goldenLists = (): readonly string[] =>
  readdirSync(GOLDEN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** What is told of a list: what each column is for, what each row claims, and what does not fit. */
export async function tellCase(name: string): Promise<unknown> {
  try {
    const looked = await lookAtCase(name);
    return { ...toldLook(looked), ...(await toldDifferences(name, looked)) };
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    return { refused: error.code, message: error.message };
  }
}

/** The list as it is read in the end. */
export async function lookAtCase(name: string): Promise<Looked> {
  const folder = join(GOLDEN, name);
  const file = join(folder, "asked.json");
  const asked = Asked.parse(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
  const { sheet, header_row } = asked;
  const bytes = bytesIn(folder);
  const first = await lookAtList({ bytes, mapping: null, kept: [], sheet, header_row }, rules);
  if (Object.keys(asked.columns).length === 0) return first;
  const columns = first.look.mapping.columns.map((column) => {
    const { use, field, date_order, choices } = asked.columns[column.header] ?? {};
    return {
      ...column,
      ...(use === undefined ? {} : { use, field: null }),
      ...(field === undefined ? {} : { use: "field" as const, field }),
      ...(date_order === undefined ? {} : { date_order }),
      ...(choices === undefined ? {} : { choices }),
    };
  });
  return look(bytes, { ...first.look.mapping, columns });
}

/** A list given as CSV once more, by the mapping it was read by. */
export const look = (bytes: Uint8Array, mapping: ListMapping): Promise<Looked> =>
  lookAtList({ bytes, mapping, kept: [], sheet: null, header_row: null }, rules);

const bytesIn = (folder: string): Uint8Array => {
  const workbook = join(folder, "workbook.json");
  if (!existsSync(workbook)) return new Uint8Array(readFileSync(join(folder, "list.csv")));
  const sheets = Workbook.parse(JSON.parse(readFileSync(workbook, "utf8")));
  return makeWorkbook(
    sheets.map(({ merged, ...sheet }) => ({ ...sheet, ...(merged ? { merged } : {}) })),
  );
};

const toldLook = ({ look: told }: Looked) => ({
  ...(told.sheets.length > 0 ? { sheets: told.sheets, sheet: told.mapping.sheet } : {}),
  header_row: told.mapping.header_row,
  columns: told.mapping.columns.map(({ header, use, field, date_order }) =>
    [header, field ?? use, ...(date_order === null ? [] : [date_order])].join(" → "),
  ),
  rows: told.rows,
  claims: told.claims,
  merged: told.merged,
  shown: told.shown.map(({ row, cells, claim }) => ({ row, cells, claim: toldClaim(claim) })),
  unfit: told.unfit.map(({ column, words, why, rows, candidates }) => {
    return { column, words, why, rows, candidates: candidates.slice(0, 3).map(({ as }) => as) };
  }),
  repeated: told.repeated,
  without_id: told.without_id,
});

const toldClaim = (
  claim: Pick<Claim, "when" | "where" | "outcomes" | "events" | "acts"> | null,
) => {
  if (claim === null) return null;
  const { when, where, outcomes, events, acts } = claim;
  return {
    when: when?.edtf ?? null,
    where: where === null ? null : [where.name, where.place],
    outcomes: Object.fromEntries(
      Object.entries(outcomes).map(([kind, { min, best, max }]) => [kind, [min, best, max]]),
    ),
    ...(events === 1 ? {} : { events }),
    ...(acts.length === 0 ? {} : { acts: acts.map(({ act, method }) => [act, method]) }),
  };
};

const toldDifferences = async (
  name: string,
  { look: told, text }: Looked,
): Promise<{ readonly differences?: ListDifferences }> => {
  const file = join(GOLDEN, name, "before.csv");
  if (!existsSync(file)) return {};
  const bytes = new Uint8Array(readFileSync(file));
  const task = { bytes, mapping: null, kept: [told.mapping], sheet: null, header_row: null };
  const before = await lookAtList(task, rules);
  const version = versionOf(before.text, before.look.mapping);
  return { differences: differencesOfLists(version, versionOf(text, told.mapping)) };
};
