/** What is reported in effect, asked of a register: its orders and claims as a door may show them. */
import type { BriefOrder } from "../model/brief-order.ts";
import type { RuleData } from "../model/data.ts";
import type { DatedClaim } from "../model/dated-claim.ts";
import type { RecordId } from "../model/ids.ts";
import type { DifferenceRecord, IncidentRecord } from "../model/record.ts";
import { MOST_ELSEWHERE } from "../resolve/elsewhere.ts";
import { geographyOf } from "../resolve/geography.ts";
import { type InForceAnswer, inForce } from "../resolve/in-force.ts";
import { type EffectOverYears, inForceOverYears } from "../resolve/over-years.ts";
import { surroundingsOf } from "../resolve/reach.ts";
import { briefOf } from "../store/brief-order.ts";
import type { View } from "../store/store.ts";
import { asKnown, differencesKnown, recordsToldBy } from "./known.ts";
import { type ResolvedTie, tiesOn } from "./ties.ts";

/** `place` is a gazetteer id; `asHeld` an instant: what this register said then. */
export type EffectAsked = {
  readonly place: string;
  readonly addressees: string | null;
  readonly knownBy: string | null;
  readonly asHeld: string | null;
};

export type Grounded<T> = {
  readonly answer: T;
  /** Those that may hold there, and the last to begin of those for other stretches of the border. */
  readonly orders: readonly BriefOrder[];
  /** Reported there then, whether or not a source links them to an order. */
  readonly incidents: readonly IncidentRecord[];
};

/** By incident, what a report ties it to; an incident that none ties to an order is not in it. */
export type Tied = { readonly ties: Readonly<Record<string, readonly ResolvedTie[]>> };

/** What is reported differently of those orders that the answer speaks of. */
export type Differing = { readonly differences: readonly DifferenceRecord[] };

/** Incidents asked of the store at once. */
const PAGE = 500;
/** Orders for elsewhere asked for at once: a few more than are told, for some are left out. */
const BESIDE = MOST_ELSEWHERE + 4;

/** What is reported in effect on a day. */
export const effectOn = async (
  view: View,
  { on, ...asked }: EffectAsked & { readonly on: string },
  data: RuleData,
): Promise<Grounded<InForceAnswer> & Differing & Tied> => {
  const { orders, claims } = await ordersTold(view, { ...asked, by: on, begunBy: on }, data);
  const answer = inForce({ orders, claims, ...asked, on }, data);
  const incidents = await incidentsThere(view, { ...asked, from: on, until: on }, data);
  const spoken = new Set(answer.provisions.flatMap((one) => one.orders.map(({ order }) => order)));
  const differences = await differencesOf(view, { ...asked, orders: [...spoken] }, data);
  return { answer, orders, incidents, differences, ties: await tiesOfAll(view, incidents) };
};

/** What is reported in effect through all days of a period, its ends included. */
export const effectOverYears = async (
  view: View,
  { from, until, ...asked }: EffectAsked & { readonly from: string; readonly until: string },
  data: RuleData,
): Promise<Grounded<EffectOverYears> & Tied> => {
  const { orders, claims } = await ordersTold(view, { ...asked, by: until, begunBy: null }, data);
  const answer = inForceOverYears({ orders, claims, ...asked, from, until }, data);
  const incidents = await incidentsThere(view, { ...asked, from, until }, data);
  return { answer, orders, incidents, ties: await tiesOfAll(view, incidents) };
};

/** `by`: the day by which orders for elsewhere had begun; `begunBy` the same for those that may hold here, null for any. */
type OrdersAsked = EffectAsked & { readonly by: string; readonly begunBy: string | null };

const ordersTold = async (
  view: View,
  { place, asHeld, knownBy, by, begunBy }: OrdersAsked,
  data: RuleData,
): Promise<{
  readonly orders: readonly BriefOrder[];
  readonly claims: readonly DatedClaim[];
}> => {
  const { reaching, alongside } = surroundingsOf(place, geographyOf(data));
  const times = { asHeld, knownBy };
  const told = (orders: readonly BriefOrder[]) => ordersToldBy(view, { orders, ...times }, data);
  const here = await told(await view.orders({ places: [...reaching], begunBy, ...times }));
  const others = [...alongside].filter((id) => !reaching.has(id));
  const beside = { places: others, except: [...reaching], begunBy: by, ...times };
  const elsewhere: BriefOrder[] = [];
  for (let offset = 0; elsewhere.length <= MOST_ELSEWHERE; offset += BESIDE) {
    const page = await view.ordersBeside({ ...beside, limit: BESIDE, offset });
    elsewhere.push(...(await told(page)).filter(({ order }) => !order.previous));
    if (page.length < BESIDE) break;
  }
  const orders = [...here, ...elsewhere];
  const claims = await view.datedClaims([...new Set(orders.flatMap((order) => order.claims))]);
  return { orders, claims };
};

type OrdersTold = Pick<EffectAsked, "asHeld" | "knownBy"> & {
  readonly orders: readonly BriefOrder[];
};

/** What had been published by a day is told of the words behind an order: there it is read whole. */
const ordersToldBy = async (
  view: View,
  { orders, asHeld, knownBy }: OrdersTold,
  data: RuleData,
): Promise<readonly BriefOrder[]> => {
  if (knownBy === null) return orders;
  const known: BriefOrder[] = [];
  for (const { id } of orders) {
    const record = await view.record(id, asHeld);
    const told = record === null ? null : await asKnown(view, { record, by: knownBy }, data);
    if (told?.kind === "order") known.push(briefOf(told));
  }
  return known;
};

const tiesOfAll = async (
  view: View,
  incidents: readonly IncidentRecord[],
): Promise<Tied["ties"]> => {
  const found: Record<string, readonly ResolvedTie[]> = {};
  for (const incident of incidents) {
    const ties = await tiesOn(view, incident);
    if (ties.length > 0) found[incident.id] = ties;
  }
  return found;
};

const differencesOf = async (
  view: View,
  { orders, asHeld, knownBy: by }: EffectAsked & { readonly orders: readonly RecordId[] },
  data: RuleData,
): Promise<readonly DifferenceRecord[]> => {
  const differences = await view.differences(orders, asHeld);
  const known = await differencesKnown(view, { differences, by }, data);
  return known.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** The first to happen first, those without a date last. */
const incidentsThere = async (
  view: View,
  { place, asHeld, knownBy, from, until: to }: EffectAsked & Period,
  data: RuleData,
): Promise<readonly IncidentRecord[]> => {
  const incidents: IncidentRecord[] = [];
  const query = { kind: "incident" as const, from, to, place, leads: false, asHeld, knownBy };
  for (let offset = 0; ; offset += PAGE) {
    const records = await view.records({ ...query, limit: PAGE, offset });
    for (const record of await recordsToldBy(view, { records, by: knownBy }, data)) {
      if (record.kind === "incident") incidents.push(record);
    }
    if (records.length < PAGE) break;
  }
  const day = ({ when }: IncidentRecord): string => when?.earliest ?? "9999";
  return incidents.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
};

type Period = { readonly from: string; readonly until: string };
