/** What is reported in effect, asked of a register: its orders and claims as a door may show them. */
import type { RuleData } from "../model/data.ts";
import type { DifferenceRecord, IncidentRecord, OnRecord, OrderRecord } from "../model/record.ts";
import type { DatedClaim } from "../resolve/held-order.ts";
import { type InForceAnswer, inForce } from "../resolve/in-force.ts";
import { type EffectOverYears, inForceOverYears } from "../resolve/over-years.ts";
import { publishedDays } from "../store/published.ts";
import type { RecordQuery, View } from "../store/store.ts";
import { differencesKnown, recordsKnown } from "./known.ts";
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
  /** Every order on record then, also those that do not hold there. */
  readonly orders: readonly OrderRecord[];
  /** Reported there then, whether or not a source links them to an order. */
  readonly incidents: readonly IncidentRecord[];
};

/** By incident, what a report ties it to; an incident that none ties to an order is not in it. */
export type Tied = { readonly ties: Readonly<Record<string, readonly ResolvedTie[]>> };

/** What is reported differently of those orders that the answer speaks of. */
export type Differing = { readonly differences: readonly DifferenceRecord[] };

/** Records asked of the store at once. */
const PAGE = 500;

/** What is reported in effect on a day. */
export const effectOn = async (
  view: View,
  { on, ...asked }: EffectAsked & { readonly on: string },
  data: RuleData,
): Promise<Grounded<InForceAnswer> & Differing & Tied> => {
  const { orders, claims } = await ordersOnRecord(view, asked, data);
  const answer = inForce({ orders, claims, ...asked, on }, data);
  const incidents = await incidentsThere(view, { ...asked, from: on, until: on }, data);
  const spoken = new Set(answer.provisions.flatMap((one) => one.orders.map(({ order }) => order)));
  const own = orders.filter(({ id }) => spoken.has(id));
  const differences = await differencesOf(view, { ...asked, orders: own }, data);
  return { answer, orders, incidents, differences, ties: await tiesOfAll(view, incidents) };
};

/** What is reported in effect through all days of a period, its ends included. */
export const effectOverYears = async (
  view: View,
  { from, until, ...asked }: EffectAsked & { readonly from: string; readonly until: string },
  data: RuleData,
): Promise<Grounded<EffectOverYears> & Tied> => {
  const { orders, claims } = await ordersOnRecord(view, asked, data);
  const answer = inForceOverYears({ orders, claims, ...asked, from, until }, data);
  const incidents = await incidentsThere(view, { ...asked, from, until }, data);
  return { answer, orders, incidents, ties: await tiesOfAll(view, incidents) };
};

const ordersOnRecord = async (
  view: View,
  { asHeld, knownBy }: EffectAsked,
  data: RuleData,
): Promise<{ readonly orders: readonly OrderRecord[]; readonly claims: readonly DatedClaim[] }> => {
  const orders: OrderRecord[] = [];
  const open = { from: null, to: null, place: null, leads: false };
  const query = { kind: "order" as const, ...open, asHeld, knownBy };
  for await (const record of everyRecord(view, query, data)) {
    if (record.kind === "order") orders.push(record);
  }
  const claims: DatedClaim[] = [];
  for (const id of new Set(orders.flatMap((order) => order.claims))) {
    const stored = await view.claim(id);
    if (stored === null) continue; // erased or retired since; the record version still names it
    const report = await view.capture(stored.capture);
    // A reprint is the reporting of whom it reprints.
    const outlet = report?.original?.outlet ?? report?.outlet ?? null;
    const summary = report?.original?.relation === "summary_of";
    const day = report?.original?.published ?? report?.published ?? null;
    const published = day === null ? null : (publishedDays(day)?.first ?? null);
    claims.push({ claim: stored.claim, outlet, summary, published });
  }
  return { orders, claims };
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
  { orders, asHeld, knownBy: by }: EffectAsked & { readonly orders: readonly OrderRecord[] },
  data: RuleData,
): Promise<readonly DifferenceRecord[]> => {
  const found = new Map<string, DifferenceRecord>();
  for (const order of orders) {
    const { differences } = await view.grounds(order, asHeld);
    for (const one of await differencesKnown(view, { differences, by }, data)) {
      if (one.kind === "difference") found.set(one.id, one);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const incidentsThere = async (
  view: View,
  { place, asHeld, knownBy, from, until: to }: EffectAsked & Period,
  data: RuleData,
): Promise<readonly IncidentRecord[]> => {
  const incidents: IncidentRecord[] = [];
  const query = { kind: "incident" as const, from, to, place, leads: false, asHeld, knownBy };
  for await (const record of everyRecord(view, query, data)) {
    if (record.kind === "incident") incidents.push(record);
  }
  return incidents;
};

type Period = { readonly from: string; readonly until: string };

async function* everyRecord(
  view: View,
  query: Omit<RecordQuery, "limit" | "offset">,
  data: RuleData,
): AsyncGenerator<OnRecord> {
  for (let offset = 0; ; offset += PAGE) {
    const page = { ...query, limit: PAGE, offset };
    yield* await recordsKnown(view, page, data);
    // As known by a day, a page may hold fewer than there are.
    if ((await view.records({ ...page, offset: offset + PAGE, limit: 1 })).length === 0) return;
  }
}
