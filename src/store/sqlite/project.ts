/**
 * The projection: derived rows as a pure function of the bodies that are present. Live writes,
 * erasures and `rebuild` all go through these functions, so that they cannot differ.
 *
 * What speaks of a capture is projected per capture, from all its bodies in the order of the
 * ledger; record versions are projected per body, and their spans of validity from the sequence of
 * changes alone, so that a long history costs nothing.
 */
import { encodeCanonical } from "../../format/canonical-json.ts";
import type { Decision } from "../../model/decision.ts";
import type { Ref } from "../../model/ids.ts";
import type { Body } from "../../model/ledger.ts";
import type { OrderFields } from "../../model/order.ts";
import type { OnRecord } from "../../model/record.ts";
import { briefOf } from "../brief-order.ts";
import { countedOf } from "../counted.ts";
import type { DerivedTables, RecordColumns } from "./schema.ts";

/** A body with its place in the ledger. */
export type Placed<B extends Body = Body> = {
  readonly ref: Ref;
  readonly seq: number;
  readonly n: number;
  readonly at: string;
  readonly by: string;
  readonly body: B;
};

/** A body of one kind with its place. */
export type PlacedBody<K extends Body["body"]> = Placed<Extract<Body, { body: K }>>;

/** Rows by table, each table's in any order. */
export type Rows = { readonly [T in keyof DerivedTables]?: readonly DerivedTables[T][] };

/** Narrows a body to one kind. */
export const isPlaced = <K extends Body["body"]>(
  placed: Placed,
  kind: K,
): placed is Placed<Extract<Body, { body: K }>> => placed.body.body === kind;

/** Bodies of one entry at most, so that an entry's place and a body's make one number. */
export const MAX_BODIES = 65_536;

/** What was taken out speaks of no capture by its id; it is found under this in their place. */
export const EXPORTS = "exports";
/** What is learnt of outlets speaks of none of the captures it was learnt from; found under this. */
export const BOILERPLATE = "boilerplate";

/** The captures and records a body speaks of. */
export const subjectsOf = (placed: Placed): readonly DerivedTables["subjects"][] => {
  const { ref, seq, n, body } = placed;
  const subject = (id: string, role: string, now: string | null = null) => {
    return { subject: id, seq, n, role, ref, now };
  };
  switch (body.body) {
    case "capture":
      return [subject(body.capture.id, body.body)];
    case "derivation":
      return [
        subject(body.capture, body.stage === "read" ? "derivation-read" : "derivation-extract"),
      ];
    case "reading":
    case "claim":
    case "answers":
    case "access":
      return [subject(body.capture, body.body)];
    case "decision":
      return "capture" in body.decision ? [subject(body.decision.capture, body.body)] : [];
    case "record":
      return [subject(body.record.id, body.body)];
    case "redirect":
      return [
        subject(body.from, "redirect", body.to),
        ...(body.to === null ? [] : [subject(body.to, "heir")]),
      ];
    case "export":
      return [subject(EXPORTS, body.body)];
    case "boilerplate":
      return [subject(BOILERPLATE, body.body)];
    case "record-change":
    case "release":
    case "erasure":
      return [];
  }
};

/** Rows that follow from one body alone; they come and go with it. */
export const projectBody = (placed: Placed): Rows => {
  const { body } = placed;
  if (body.body === "record") return projectVersion(placed, body.record);
  return body.body === "decision" ? projectDecision(placed, body.decision) : {};
};

/** Tables whose rows follow from one body alone, by the column `ref`. */
export const TABLES_BY_BODY = {
  record: [
    "record_versions",
    "record_captures",
    "record_claims",
    "record_places",
    "copy_members",
    "record_mentions",
    "order_briefs",
  ],
  decision: ["decisions", "founding", "signers", "people"],
} as const;

const projectDecision = ({ ref, seq, n, at, by }: Placed, decision: Decision): Rows => {
  const place = { ref, seq, n };
  const row: DerivedTables["decisions"] = {
    ...place,
    at,
    by,
    kind: decision.decision,
    capture: "capture" in decision ? decision.capture : null,
    claim: claimOf(decision),
    a: "a" in decision ? decision.a : null,
    b: "b" in decision ? decision.b : null,
    undoes: decision.decision === "undo" ? decision.of : null,
    // Whatever undoes it comes later and is settled then.
    holds: 1,
  };
  const decisions = [row];
  switch (decision.decision) {
    case "found": {
      const { register, name, vkey } = decision;
      const teaching = decision.teaching ? 1 : 0;
      const founding = [{ ...place, register, name, vkey, teaching } as const];
      return { decisions, founding, signers: [{ ...place, vkey }] };
    }
    case "adopt-key":
      return { decisions, signers: [{ ...place, vkey: decision.vkey }] };
    case "introduce":
      return { decisions, people: [{ ...place, person: decision.person, name: decision.name }] };
    default:
      return { decisions };
  }
};

const claimOf = (decision: Decision): string | null => {
  if (!("claim" in decision)) return null;
  return typeof decision.claim === "string" ? decision.claim : decision.claim.id;
};

const projectVersion = ({ ref, seq }: Placed, record: OnRecord): Rows => {
  const claims = "claims" in record ? record.claims : [];
  return {
    record_versions: [{ ref, id: record.id, from_seq: seq, to_seq: null, ...columnsOf(record) }],
    record_captures: [...new Set(record.reports)].map((capture) => ({ ref, capture })),
    record_claims: [...new Set(claims)].map((claim) => ({ ref, claim })),
    record_places: placesOf(record).map((place) => ({ ref, kind: record.kind, place })),
    copy_members: membersOf(record).map((member) => ({ ref, ...member })),
    record_mentions: mentionsOf(record).map((mentioned) => ({ ref, record: mentioned })),
    order_briefs: record.kind === "order" ? [{ ref, brief: encodeCanonical(briefOf(record)) }] : [],
  };
};

const membersOf = (record: OnRecord) =>
  record.kind === "copies"
    ? record.members.map(({ id, how }) => ({ capture: id, root: record.root, how }))
    : [];

const columnsOf = (record: OnRecord): RecordColumns => {
  const isCounted = record.kind === "incident" || record.kind === "order";
  return {
    kind: record.kind,
    ...intervalOf(record),
    begins: record.kind === "order" ? beginningOf(record.order) : null,
    counted: isCounted ? encodeCanonical(countedOf(record)) : null,
    family: record.kind === "order" ? record.family : null,
    state: record.kind === "difference" ? record.state : null,
    lead: "lead" in record && record.lead ? 1 : 0,
  };
};

/** Null at both ends: unknown; at one: open. An order holds from the first date known of it. */
const intervalOf = (record: OnRecord): { earliest: string | null; latest: string | null } => {
  switch (record.kind) {
    case "incident":
      return { earliest: record.when?.earliest ?? null, latest: record.when?.latest ?? null };
    case "aggregate":
      return { earliest: record.period?.earliest ?? null, latest: record.period?.latest ?? null };
    case "order": {
      const { effective_from, issued, received, until } = record.order;
      const from = effective_from ?? issued ?? received;
      const latest = until?.kind === "date" ? until.when.latest : null;
      return { earliest: from?.earliest ?? null, latest };
    }
    case "copies":
    case "difference":
    case "pair":
    case "warning":
      return { earliest: null, latest: null };
  }
};

/** As far as its dates tell: a day by which an order may have been received or issued is enough. */
const beginningOf = ({ effective_from, received, issued }: OrderFields): string | null => {
  if (effective_from?.earliest) return effective_from.earliest;
  const days = [received, issued].flatMap((when) => when?.earliest ?? []);
  return days.toSorted()[0] ?? null;
};

const placesOf = (record: OnRecord): readonly string[] => {
  const where = "where" in record && record.where !== null ? [record.where.place ?? []].flat() : [];
  return record.kind === "order" ? stretchOf(record.order) : where;
};

/** Stands among the places of an order or a claim for one that is told without an id. */
export const UNNAMED_PLACE = "";
/** Stands for the places of an order that tells none. */
export const NO_PLACE = "-";

const stretchOf = ({ stretch }: OrderFields): readonly string[] =>
  stretch.length === 0
    ? [NO_PLACE]
    : [...new Set(stretch.map(({ place }) => place ?? UNNAMED_PLACE))];

/** Other records that a version names by their ids. */
const mentionsOf = (record: OnRecord): readonly string[] => {
  if (record.kind === "difference") return [...new Set([record.record, ...(record.orders ?? [])])];
  if (record.kind === "pair") return record.records;
  if (record.kind !== "order") return [];
  const named = [record.family, ...record.changes.map(({ order }) => order)];
  return [...new Set(named.flatMap((id) => (id === null || id === record.id ? [] : [id])))];
};

/** One step in the life of a record: a body that gives it a version or redirects it. */
export type RecordEvent = Pick<DerivedTables["subjects"], "seq" | "role" | "now">;

/**
 * Where a record's id led, and from when until when. A redirect ends where the record comes again
 * or is redirected anew. (When a version ends is said by an entry and needs no projection.)
 */
export const projectRedirects = (
  id: string,
  events: readonly RecordEvent[],
): readonly DerivedTables["redirects"][] => {
  const redirects: DerivedTables["redirects"][] = [];
  for (const [seq, step] of Map.groupBy(events, (event) => event.seq)) {
    const led = redirects.at(-1);
    if (led?.to_seq === null) led.to_seq = seq;
    if (step.some(({ role }) => role === "record")) continue;
    const now = step.at(-1)?.now ?? null;
    if (now !== null) redirects.push({ id, now, from_seq: seq, to_seq: null });
  }
  return redirects;
};
