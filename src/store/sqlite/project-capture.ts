/** The rows of one capture, from every body that speaks of it. Pure; see project.ts. */
import { sha256 } from "../../format/hash.ts";
import type { Decision } from "../../model/decision.ts";
import type { SensitiveSpan } from "../../model/passage.ts";
import type { Reading } from "../../model/reading.ts";
import { veiledTextOf, veilOutlet, veilReading } from "../guard.ts";
import { publishedDays } from "../published.ts";
import { indexedText } from "../search-text.ts";
import type { CaptureState } from "../store.ts";
import { type ClaimCounts, countClaims, standingsOf, turnOf } from "./claim-standing.ts";
import { isPlaced, MAX_BODIES, type Placed, type PlacedBody, type Rows } from "./project.ts";
import { projectClaims } from "./project-claims.ts";
import type { DerivedTables } from "./schema.ts";

export type CaptureProjection = {
  readonly rows: Rows;
  /** What the text index is to hold of it; null for nothing. */
  readonly text: string | null;
};

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
  const standings = standingsOf(facts);
  const counts = countClaims(standings, facts.state);
  const row = captureRow(first, facts);
  const capture = { ...row, ...counts, turn: turnOf(counts, row.lead) };
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
      ...projectClaims(capture, standings),
    },
  };
};

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
): Omit<DerivedTables["captures"], "indexed" | "turn" | keyof ClaimCounts> => {
  const { id, sha256: blob, name, media, bytes, unread, declared } = placed.body.capture;
  const shown = reading === null ? null : veilReading(reading.body.reading, veils);
  const title = isScreened ? shown?.title : null;
  const { at, by, ref, seq } = placed;
  const outlet = provenance?.outlet ?? shown?.outlet ?? declared.outlet;
  const source = reading === null ? null : veiledTextOf(reading.body.reading, veils);
  const published = provenance?.published ?? shown?.published ?? declared.published;
  const days = published === null ? null : publishedDays(published);
  const failure = read?.body.failure ?? extract?.body.failure ?? null;
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
    failure,
    title: title ?? declared.title,
    outlet: outlet === null || source === null ? outlet : veilOutlet(outlet, source),
    published,
    original_relation: shown?.original?.relation ?? null,
    original_outlet: shown?.original?.outlet ?? null,
    original_published: shown?.original?.published ?? null,
    original_url: shown?.original?.url ?? null,
    language: shown?.language ?? null,
    article: shown === null ? null : toFlag(shown.article),
    lead: toFlag(provenance === null && isLead(shown, declared)),
    day: days?.first ?? null,
    last_day: days?.last ?? null,
    is_read: toFlag(reading !== null && failure === null),
    // What the records say of its family comes after: families.ts.
    root: null,
    shown: docOf(placed),
    shown_day: days?.first ?? null,
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

const toFlag = (value: boolean): 0 | 1 => (value ? 1 : 0);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
