/** The rows of one capture, from every body that speaks of it. Pure; see project.ts. */
import { sha256 } from "../../format/hash.ts";
import type { Claim } from "../../model/claim.ts";
import type { Decision } from "../../model/decision.ts";
import type { SensitiveSpan } from "../../model/passage.ts";
import type { Reading } from "../../model/reading.ts";
import { veilReading } from "../guard.ts";
import { indexedText } from "../search-text.ts";
import type { CaptureState, ClaimState } from "../store.ts";
import { isPlaced, MAX_BODIES, type Placed, type Rows } from "./project.ts";
import type { DerivedTables } from "./schema.ts";

export type CaptureProjection = {
  readonly rows: Rows;
  /** What the text index is to hold of it; null for nothing. */
  readonly text: string | null;
};

/** Keys of this form name a place and everything it lies in; they become `claim_places`. */
export const PLACE_KEY = "at:";

/** `bodies` in the order of the ledger; `holds` tells whether a decision has not been undone. */
export const projectCapture = (
  bodies: readonly Placed[],
  holds: (ref: string) => boolean,
): CaptureProjection => {
  const first = bodies.find((placed) => isPlaced(placed, "capture"));
  // Without the capture there is nothing that its readings and claims could be shown under.
  if (first === undefined || !isPlaced(first, "capture")) return { rows: {}, text: null };
  const facts = gatherFacts(first.body.capture.id, bodies, holds);
  const { reading, veils } = facts;
  const capture = captureRow(first, facts);
  const isShown = reading !== null && facts.state === "active" && facts.isScreened;
  const text = isShown ? indexedText(reading.body.reading, veils) : null;
  return {
    text,
    rows: {
      captures: [{ ...capture, indexed: text === null ? null : sha256(text) }],
      reading_keys: unique(reading?.body.keys ?? []).map((key) => ({ doc: capture.doc, key })),
      veils: veils.map(({ start, end, reason, rule }, n) => {
        return { capture: capture.id, n, start_unit: start, end_unit: end, reason, rule };
      }),
      ...projectClaims(capture, facts),
    },
  };
};

type PlacedBody<K extends Placed["body"]["body"]> = Placed<Extract<Placed["body"], { body: K }>>;
type DecisionOf<K extends Decision["decision"]> = Extract<Decision, { decision: K }>;

type Facts = {
  readonly state: CaptureState;
  readonly reading: PlacedBody<"reading"> | null;
  readonly read: PlacedBody<"derivation"> | null;
  readonly extract: PlacedBody<"derivation"> | null;
  readonly claims: readonly PlacedBody<"claim">[];
  /** Those that hold, in order. */
  readonly decisions: readonly PlacedBody<"decision">[];
  readonly provenance: DecisionOf<"attach-provenance"> | null;
  /** Sensitive passages have been looked for; until then no word is shown. */
  readonly isScreened: boolean;
  readonly veils: readonly SensitiveSpan[];
};

const gatherFacts = (
  id: string,
  bodies: readonly Placed[],
  holds: (ref: string) => boolean,
): Facts => {
  const derivations = bodies.filter((placed) => isPlaced(placed, "derivation"));
  const decisions = bodies
    .filter((placed) => isPlaced(placed, "decision"))
    .filter(({ ref }) => holds(ref));
  const reading = bodies.filter((placed) => isPlaced(placed, "reading")).at(-1) ?? null;
  const extract = derivations.findLast(({ body }) => body.stage === "extract") ?? null;
  const isScreened = extract !== null && extract.body.failure === null;
  const length = reading?.body.reading.text.length ?? 0;
  const flagged = isScreened ? extract.body.sensitive : everything(length);
  return {
    state: stateOf(decisions.map(({ body }) => body.decision)),
    reading,
    read: derivations.findLast(({ body }) => body.stage === "read") ?? null,
    extract,
    claims: bodies.filter((placed) => isPlaced(placed, "claim")),
    decisions,
    provenance: lastDecision(decisions, "attach-provenance"),
    isScreened,
    veils: veilsOf(
      flagged,
      decisions.filter(({ body }) => about(body.decision, id)),
    ),
  };
};

const about = (decision: Decision, capture: string): boolean =>
  "capture" in decision && decision.capture === capture;

const everything = (length: number): readonly SensitiveSpan[] =>
  length === 0 ? [] : [{ start: 0, end: length, reason: "identity", rule: "store/unscreened" }];

const stateOf = (decisions: readonly Decision[]): CaptureState => {
  const last = decisions.findLast(
    ({ decision }) => decision === "withdraw" || decision === "restore",
  );
  return last?.decision === "withdraw" ? "withdrawn" : "active";
};

const lastDecision = <K extends Decision["decision"]>(
  decisions: readonly PlacedBody<"decision">[],
  kind: K,
): DecisionOf<K> | null => {
  const isOfKind = (decision: Decision): decision is DecisionOf<K> => decision.decision === kind;
  return decisions.map(({ body }) => body.decision).findLast(isOfKind) ?? null;
};

/** What rules flagged, then what people decided: a person's word stands over every rule. */
const veilsOf = (
  flagged: readonly SensitiveSpan[],
  decisions: readonly PlacedBody<"decision">[],
): readonly SensitiveSpan[] => {
  let spans = flagged;
  for (const { body } of decisions) {
    const { decision } = body;
    if (decision.decision === "veil") spans = [...spans, decision.span];
    if (decision.decision === "unveil") spans = spans.flatMap((span) => cut(span, decision.span));
  }
  return spans.toSorted(
    (a, b) =>
      a.start - b.start || a.end - b.end || compare(a.reason, b.reason) || compare(a.rule, b.rule),
  );
};

const cut = (span: SensitiveSpan, hole: SensitiveSpan): readonly SensitiveSpan[] => {
  if (hole.end <= span.start || span.end <= hole.start) return [span];
  const before = { ...span, end: hole.start };
  const after = { ...span, start: hole.end };
  return [before, after].filter(({ start, end }) => start < end);
};

const captureRow = (
  placed: PlacedBody<"capture">,
  { state, reading, read, extract, provenance, veils, isScreened }: Facts,
): Omit<DerivedTables["captures"], "indexed"> => {
  const { id, sha256: blob, name, media, bytes, unread, declared } = placed.body.capture;
  const shown = reading === null ? null : veilReading(reading.body.reading, veils);
  const title = isScreened ? shown?.title : null;
  const { at, by, ref, seq } = placed;
  return {
    ...{
      doc: docOf(placed),
      id,
      ref,
      seq,
      at,
      by,
      sha256: blob,
      name,
      media,
      bytes,
      unread,
      state,
    },
    failure: read?.body.failure ?? extract?.body.failure ?? null,
    title: title ?? declared.title,
    outlet: provenance?.outlet ?? shown?.outlet ?? declared.outlet,
    published: provenance?.published ?? shown?.published ?? declared.published,
    original_relation: shown?.original?.relation ?? null,
    original_outlet: shown?.original?.outlet ?? null,
    original_published: shown?.original?.published ?? null,
    original_url: shown?.original?.url ?? null,
    language: shown?.language ?? null,
    article: shown === null ? null : toFlag(shown.article),
    lead: toFlag(provenance === null && isLead(shown, declared)),
    reading_ref: reading?.ref ?? null,
    read_rules: read?.body.versions.rules ?? null,
    read_data: read?.body.versions.data ?? null,
    extract_rules: extract?.body.versions.rules ?? null,
    extract_data: extract?.body.versions.data ?? null,
  };
};

const isLead = (
  reading: Reading | null,
  {
    url,
    outlet,
    published,
  }: { url: string | null; outlet: string | null; published: string | null },
): boolean =>
  reading === null
    ? url === null && outlet === null && published === null
    : reading.provenance === "lead";

const docOf = ({ seq, n }: Placed): number => seq * MAX_BODIES + n;

type ClaimRows = Required<Pick<Rows, "claims" | "claim_keys" | "claim_places">>;

/** A claim with what people decided of it. */
type Standing = {
  readonly ref: string;
  readonly bodyRef: string;
  readonly claim: Claim;
  readonly keys: readonly string[];
  readonly state: ClaimState;
  readonly standing: "current" | "orphaned" | "retired";
};

const projectClaims = (
  capture: Omit<DerivedTables["captures"], "indexed">,
  facts: Facts,
): ClaimRows => {
  const standings = standingsOf(facts);
  const active = toFlag(facts.state === "active");
  const keyed = standings.flatMap(({ claim, keys }) =>
    unique(keys).map((key) => ({ doc: capture.doc, claim: claim.id, key })),
  );
  const isPlace = ({ key }: { key: string }): boolean => key.startsWith(PLACE_KEY);
  return {
    claims: standings.map(({ claim, ref, bodyRef, state, standing }) => ({
      id: claim.id,
      ref,
      body_ref: bodyRef,
      capture: capture.id,
      doc: capture.doc,
      start_unit: claim.passages[0]?.start ?? 0,
      kind: claim.kind,
      modality: claim.modality,
      main: toFlag(claim.main),
      earliest: claim.when?.earliest ?? null,
      latest: claim.when?.latest ?? null,
      published: capture.published,
      state,
      standing,
      active: standing === "retired" ? 0 : active,
    })),
    claim_keys: keyed.filter((row) => !isPlace(row)),
    claim_places: keyed.filter(isPlace).map(({ doc, claim, key }) => {
      return { doc, claim, place: key.slice(PLACE_KEY.length) };
    }),
  };
};

const standingsOf = ({ claims, extract, decisions }: Facts): readonly Standing[] => {
  const listed = new Set<string>(extract?.body.claims ?? []);
  const byId = new Map<string, Standing>();
  for (const { ref, body } of claims) {
    const standing = listed.has(body.claim.id) ? "current" : "retired";
    const { claim, keys } = body;
    byId.set(claim.id, { ref, bodyRef: ref, claim, keys, state: "proposed", standing });
  }
  for (const placed of decisions) {
    const { decision, keys } = placed.body;
    if (decision.decision === "add") {
      const { ref } = placed;
      const standing = { ref, bodyRef: ref, claim: decision.claim, keys };
      byId.set(decision.claim.id, { ...standing, state: "by-hand", standing: "current" });
    } else if ("claim" in decision) {
      const before = byId.get(decision.claim);
      if (before !== undefined) byId.set(decision.claim, decided(before, placed));
    }
  }
  return [...byId.values()];
};

const decided = (before: Standing, { ref, body }: PlacedBody<"decision">): Standing => {
  const { decision, keys } = body;
  const { claim, standing } = before;
  // What a person vouched for does not vanish when rules no longer find it.
  const kept = standing === "retired" ? "orphaned" : standing;
  const orphaned = kept === "orphaned";
  switch (decision.decision) {
    case "accept":
      return { ...before, standing: kept, state: orphaned ? "orphaned" : "accepted" };
    case "reject":
      return { ...before, state: orphaned ? before.state : "rejected" };
    case "correct":
      return {
        ...before,
        bodyRef: ref,
        claim: { ...decision.corrected, id: claim.id },
        keys: keys.length > 0 ? keys : before.keys,
        standing: kept,
        state: orphaned ? "orphaned" : "corrected",
      };
    default:
      return before;
  }
};

const toFlag = (value: boolean): 0 | 1 => (value ? 1 : 0);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
