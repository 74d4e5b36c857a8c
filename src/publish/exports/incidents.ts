/** Reported incidents as a table: counts, the month, the province, and what the numbers rest on. */
import { OutcomeKind } from "../../model/claim.ts";
import type { IncidentRecord } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import { type Coarsener, monthOf, UNKNOWN, yearOf } from "./coarse.ts";
import type { Fates } from "./fate.ts";
import {
  DIFFERENCE_COLUMNS,
  differenceCells,
  differencesByRecord,
  pairsByRecord,
  RESTS_COLUMNS,
  restsCells,
} from "./rests.ts";
import { type Keyed, WITHHELD } from "./small-cells.ts";
import { type Cell, countOf, type TableSource } from "./table.ts";
import { walkRecords } from "./walk.ts";

/** What becomes of an incident's fields; `fields` are every value on record, with their words. */
const FATES: Fates<IncidentRecord> = {
  kind: "given",
  id: "withheld",
  claims: "coarser",
  reports: "withheld",
  rests_on: "coarser",
  lead: "withheld",
  when: "coarser",
  where: "coarser",
  outcomes: "given",
  events: "given",
  fields: "withheld",
  corrections: "withheld",
  ties: "withheld",
  merges: "withheld",
};

const BOUNDS = ["min", "best", "max"] as const;

const COLUMNS = [
  "events",
  ...OutcomeKind.options.flatMap((kind) => BOUNDS.map((bound) => `${kind}_${bound}`)),
  ...RESTS_COLUMNS,
  "claims",
  ...DIFFERENCE_COLUMNS,
  "undecided_pairs",
];

/** Leads are left out, as they are of every total. */
export const incidentTable = async (view: View, coarsener: Coarsener): Promise<TableSource> => {
  const differences = await differencesByRecord(view);
  const pairs = await pairsByRecord(view);
  const rows: Keyed<Readonly<Record<string, Cell>>>[] = [];
  let leads = 0;
  let listed = 0;
  for await (const record of walkRecords(view, "incident")) {
    if (record.lead) leads += 1;
    else {
      const cells = incidentCells(record);
      if (record.rests_on.outlets === 0) listed += 1;
      const row = {
        ...cells,
        ...differenceCells(differences.get(record.id)),
        undecided_pairs: pairs.get(record.id) ?? 0,
      };
      rows.push({ row, keys: keysOf(record, coarsener) });
    }
  }
  return {
    what: "incidents",
    keyNames: ["when", "where"],
    columns: COLUMNS,
    rows,
    fates: FATES,
    leftOut: [
      "rows in undecided pairs may tell of one incident twice: do not add them up before somebody decides",
      ...(listed > 0
        ? ["rows with 0 outlets are of a team's own list: accounts unknown, never summed twice"]
        : []),
      `${countOf(leads, "incident")} left out: known from texts of unknown provenance alone`,
    ],
    teaching: await view.isTeaching(),
  };
};

const incidentCells = (record: IncidentRecord): Record<string, Cell> => ({
  events: record.events,
  ...Object.fromEntries(
    OutcomeKind.options.flatMap((kind) =>
      BOUNDS.map((bound): [string, Cell] => [
        `${kind}_${bound}`,
        record.outcomes[kind]?.[bound] ?? null,
      ]),
    ),
  ),
  ...restsCells(record.rests_on),
  claims: record.claims.length,
});

const keysOf = (
  { when, where }: IncidentRecord,
  { coarse }: Coarsener,
): readonly (readonly string[])[] => {
  const month = monthOf(when);
  const { province, country } = coarse(where?.place ?? null);
  const finest = province === UNKNOWN ? country : province;
  return [
    [month, finest],
    [yearOf(month), finest],
    [yearOf(month), country],
    [WITHHELD, country],
  ];
};
