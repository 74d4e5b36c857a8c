import type { OutcomeKind } from "../model/claim.ts";
import type { Countable, Counted } from "../model/countable.ts";
import type { IncidentRecord, OrderRecord } from "../model/record.ts";

/** What figures count a record by; where it rests on veiled words give it what the guard left of it. */
export const countableOf = (record: IncidentRecord | OrderRecord): Countable => ({
  ...{ id: record.id, kind: record.kind },
  ...countedOf(record),
});

/** The same without what names the record: the row that is kept of it. */
export const countedOf = (record: IncidentRecord | OrderRecord): Counted => {
  const { reports, outlets, accounts } = record.rests_on;
  const when = record.kind === "incident" ? record.when : beginOf(record.order);
  return {
    earliest: when?.earliest ?? null,
    latest: when?.latest ?? null,
    places: placesOf(record),
    events: record.kind === "incident" ? record.events : 1,
    outcomes: record.kind === "incident" ? boundsOf(record) : {},
    agents: hasAgents(record),
    ...{ reports, outlets, accounts: accounts.min },
  };
};

/** "From March on" has no end and falls into no month: the day it was given says more, where one is told. */
const beginOf = ({ effective_from, issued, received }: OrderRecord["order"]) => {
  const isOpen = effective_from?.latest === null && issued?.latest != null;
  return isOpen ? issued : (effective_from ?? issued ?? received);
};

const placesOf = (record: IncidentRecord | OrderRecord): Counted["places"] => {
  if (record.kind === "incident") return [record.where?.place ?? null];
  const { stretch } = record.order;
  return stretch.length === 0 ? [null] : stretch.map(({ place }) => place);
};

const boundsOf = ({ outcomes }: IncidentRecord): Counted["outcomes"] =>
  Object.fromEntries(
    Object.entries(outcomes).map(([kind, { min, best, max }]): [string, Bounds] => [
      kind,
      { min, best, max: max ?? null },
    ]),
  );

type Bounds = NonNullable<Counted["outcomes"][OutcomeKind]>;

const hasAgents = ({ fields }: IncidentRecord | OrderRecord): boolean =>
  fields.some(
    ({ field, values }) =>
      field === "victims" &&
      values.some(({ value }) => Array.isArray(value) && value.includes("state-agent")),
  );
