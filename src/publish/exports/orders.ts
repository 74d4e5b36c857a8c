/** Reported orders as a table: what they rule in codes, the months, the provinces, a width. */
import type { OrderFields } from "../../model/order.ts";
import type { OrderRecord } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import { type Coarsener, monthOf, UNKNOWN, yearOf } from "./coarse.ts";
import type { Fates } from "./fate.ts";
import {
  DIFFERENCE_COLUMNS,
  differenceCells,
  differencesByRecord,
  RESTS_COLUMNS,
  restsCells,
} from "./rests.ts";
import { type Keyed, WITHHELD } from "./small-cells.ts";
import { type Cell, countOf, type TableSource } from "./table.ts";
import { walkRecords } from "./walk.ts";

const RECORD_FATES: Fates<Omit<OrderRecord, "order">> = {
  kind: "given",
  id: "withheld",
  claims: "coarser",
  reports: "withheld",
  rests_on: "coarser",
  lead: "withheld",
  fields: "withheld",
  corrections: "withheld",
  ties: "withheld",
  merges: "withheld",
  family: "coarser",
  changes: "coarser",
};

/** What a report words goes out in no table: only codes, numbers, months and provinces. */
const ORDER_FATES: Fates<OrderFields> = {
  instrument: "given",
  issuer: "withheld",
  transmitted_by: "withheld",
  addressees: "withheld",
  audience: "given",
  provisions: "given",
  targets: "given",
  zone: "coarser",
  stretch: "coarser",
  exceptions: "withheld",
  reason_given: "withheld",
  alleged_motive: "withheld",
  impunity: "coarser",
  incentives: "coarser",
  sanctions: "coarser",
  issued: "coarser",
  received: "coarser",
  effective_from: "coarser",
  until: "coarser",
  // How a report knows may point to who told it.
  evidence: "withheld",
  previous: "given",
};

const COLUMNS = [
  ...["when_is", "instrument", "audience", "licences", "restraints", "duties"],
  ...[
    "targets",
    "zone_km_min",
    "zone_km_max",
    "impunity",
    "incentives",
    "sanctions",
    "end",
    "held_before",
  ],
  ...["family", "changes", ...RESTS_COLUMNS, "claims", ...DIFFERENCE_COLUMNS],
];

/** Leads are left out, as they are of every total. A rule that is none of `codes` is told as "other". */
export const orderTable = async (
  view: View,
  coarsener: Coarsener,
  codes: ReadonlySet<string>,
): Promise<TableSource> => {
  const differences = await differencesByRecord(view);
  const rows: Keyed<Readonly<Record<string, Cell>>>[] = [];
  let leads = 0;
  for await (const record of walkRecords(view, "order")) {
    if (record.lead) leads += 1;
    else {
      const cells = {
        ...orderCells(record, codes),
        ...differenceCells(differences.get(record.id)),
      };
      rows.push({ row: cells, keys: keysOf(record.order, coarsener) });
    }
  }
  return {
    what: "orders",
    keyNames: ["when", "where"],
    columns: COLUMNS,
    rows,
    fates: { ...RECORD_FATES, ...ORDER_FATES },
    leftOut: [`${countOf(leads, "order")} left out: known from texts of unknown provenance alone`],
    teaching: await view.isTeaching(),
  };
};

/** The date an order is listed by, and which of its dates that is. */
export const datingOf = ({ effective_from, issued, received }: OrderFields) => {
  if (effective_from !== null) return { is: "effective", when: effective_from } as const;
  if (issued !== null) return { is: "issued", when: issued } as const;
  return received === null ? null : ({ is: "received", when: received } as const);
};

const orderCells = (record: OrderRecord, codes: ReadonlySet<string>): Record<string, Cell> => {
  const { order } = record;
  // A rule that somebody put in words of their own may say anything.
  const codeOf = ({ rule }: OrderFields["provisions"][number]): string =>
    codes.has(rule) ? rule : "other";
  const rulesOf = (effect: string): string =>
    [...new Set(order.provisions.filter((one) => one.effect === effect).map(codeOf))]
      .sort()
      .join("; ");
  return {
    when_is: datingOf(order)?.is ?? null,
    instrument: order.instrument?.value ?? null,
    audience: order.audience?.value ?? null,
    licences: rulesOf("licence"),
    restraints: rulesOf("restraint"),
    duties: rulesOf("duty"),
    targets: [...new Set(order.targets?.map(({ value }) => value))].sort().join("; "),
    zone_km_min: order.zone?.distance_km?.min ?? null,
    zone_km_max: order.zone?.distance_km?.max ?? null,
    impunity: order.impunity === null ? null : "reported",
    incentives: order.incentives.length,
    sanctions: order.sanctions.length,
    end: order.until === null ? null : order.until.kind,
    held_before: order.previous ? "yes" : "no",
    family: record.family === null ? "alone" : "in a family",
    changes: record.changes.length,
    ...restsCells(record.rests_on),
    claims: record.claims.length,
  };
};

const keysOf = (order: OrderFields, { coarse }: Coarsener): readonly (readonly string[])[] => {
  const month = monthOf(datingOf(order)?.when ?? null);
  const places = order.stretch.map(({ place }) => coarse(place));
  const finest = joined(
    places.map(({ province, country }) => (province === UNKNOWN ? country : province)),
  );
  const country = joined(places.map((place) => place.country));
  return [
    [month, finest],
    [yearOf(month), finest],
    [yearOf(month), country],
    [WITHHELD, country],
  ];
};

const joined = (names: readonly string[]): string =>
  names.length === 0 ? UNKNOWN : [...new Set(names)].sort().join("; ");
