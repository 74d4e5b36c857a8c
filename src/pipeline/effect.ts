/** What is reported in effect, asked of a register: its orders and claims as a door may show them. */
import type { RuleData } from "../model/data.ts";
import type { IncidentRecord, OrderRecord } from "../model/record.ts";
import type { DatedClaim } from "../resolve/held-order.ts";
import { type InForceAnswer, inForce } from "../resolve/in-force.ts";
import { type EffectOverYears, inForceOverYears } from "../resolve/over-years.ts";
import type { View } from "../store/store.ts";

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

/** Records asked of the store at once. */
const PAGE = 500;

/** What is reported in effect on a day. */
export const effectOn = async (
  view: View,
  { on, ...asked }: EffectAsked & { readonly on: string },
  data: RuleData,
): Promise<Grounded<InForceAnswer>> => {
  const { orders, claims } = await ordersOnRecord(view, asked.asHeld);
  const answer = inForce({ orders, claims, ...asked, on }, data);
  return { answer, orders, incidents: await incidentsThere(view, asked, { from: on, until: on }) };
};

/** What is reported in effect through all days of a period, its ends included. */
export const effectOverYears = async (
  view: View,
  { from, until, ...asked }: EffectAsked & { readonly from: string; readonly until: string },
  data: RuleData,
): Promise<Grounded<EffectOverYears>> => {
  const { orders, claims } = await ordersOnRecord(view, asked.asHeld);
  const answer = inForceOverYears({ orders, claims, ...asked, from, until }, data);
  return { answer, orders, incidents: await incidentsThere(view, asked, { from, until }) };
};

const ordersOnRecord = async (view: View, asHeld: string | null) => {
  const orders: OrderRecord[] = [];
  const query = { kind: "order" as const, from: null, to: null, place: null, leads: false };
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, asHeld, limit: PAGE, offset });
    for (const record of page) if (record.kind === "order") orders.push(record);
    if (page.length < PAGE) break;
  }
  const claims: DatedClaim[] = [];
  for (const id of new Set(orders.flatMap((order) => order.claims))) {
    const stored = await view.claim(id);
    if (stored === null) continue; // erased or retired since; the record version still names it
    const report = await view.capture(stored.capture);
    const { published = null } = report ?? {};
    // A reprint is the reporting of whom it reprints.
    const outlet = report?.original?.outlet ?? report?.outlet ?? null;
    const summary = report?.original?.relation === "summary_of";
    claims.push({ claim: stored.claim, outlet, published, summary });
  }
  return { orders, claims };
};

const incidentsThere = async (
  view: View,
  { place, asHeld }: EffectAsked,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly IncidentRecord[]> => {
  const incidents: IncidentRecord[] = [];
  const query = { kind: "incident" as const, from, to: until, place, leads: false, asHeld };
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, limit: PAGE, offset });
    for (const record of page) {
      if (record.kind === "incident" && record.when !== null) incidents.push(record);
    }
    if (page.length < PAGE) return incidents;
  }
};
