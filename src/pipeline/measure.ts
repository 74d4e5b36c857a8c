/** Extractors beside a gold file, or beside what people decided in a register. */

import { compareClaims } from "../eval/compare.ts";
import { type ComparedReport, evaluate } from "../eval/evaluate.ts";
import { type PlacedClaim, type PlacedGold, placeGold } from "../eval/gold.ts";
import { extract } from "../extract/extract.ts";
import { EXTRACT_VERSION } from "../extract/version.ts";
import { lineIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import { type Answer, type DropReason, modelRule } from "../model/answer.ts";
import type { Claim } from "../model/claim.ts";
import type { Codebook } from "../model/codebook.ts";
import type { RuleData } from "../model/data.ts";
import { OnrecordError } from "../model/error.ts";
import type { Evaluation } from "../model/evaluation.ts";
import { GoldFacts, type GoldLine } from "../model/gold.ts";
import type { CaptureId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import type { ClaimsLine } from "../model/report-line.ts";
import { veilReading, veilReason } from "../store/guard.ts";
import type { CaptureRow, Store, StoredClaim } from "../store/store.ts";
import { addedDrops, claimsOfAnswer } from "./answers.ts";
import { type Asking, askAbout, toAnswer } from "./ask.ts";
import { readLine } from "./read-line.ts";
import { decidedFor } from "./rederive.ts";

/** One report with what it is measured by, and what the rules make of it. */
export type GoldReport = {
  readonly id: string;
  readonly capture: CaptureId;
  readonly reading: Reading;
  readonly gold: PlacedGold;
  /** Claims of today's rules. */
  readonly claims: readonly Claim[];
  readonly sensitive: readonly SensitiveSpan[];
};

/**
 * Reads a line of gold and finds its passages; `bytes` are those of the file that it names, else null.
 *
 * @throws OnrecordError "bad-input" where a passage is not found, or the report cannot be read
 */
export const readGold = (line: GoldLine, bytes: Uint8Array | null, data: RuleData): GoldReport => {
  const reading = readLine(line, bytes, data);
  const capture = lineIdOf(line.id, sha256(reading.text));
  const { claims, sensitive } = extract(reading, { capture, veils: [], unveils: [] }, data);
  const gold = placeGold(reading.text, GoldFacts.parse(line));
  return { id: line.id, capture, reading, gold, claims, sensitive };
};

/** Today's rules. */
export const measureRules = (reports: readonly GoldReport[]): Evaluation =>
  evaluate(
    EXTRACT_VERSION,
    reports.map((report) => compared(report, report.claims, report.sensitive)),
  );

/**
 * Claims that any program made, in the lines that `onrecord extract` prints.
 *
 * @throws OnrecordError "bad-input" where a line is of another text than the gold's
 */
export const measureLines = (
  name: string,
  reports: readonly GoldReport[],
  lines: readonly ClaimsLine[],
): Evaluation => {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const all = reports.map((report) => {
    const line = byId.get(report.id);
    if (line !== undefined && line.reading.text.length !== report.reading.text.length) {
      const state = `line "${report.id}" of "${name}" is of another text, extract it from the gold file`;
      throw new OnrecordError("bad-input", `Cannot compare: ${state}`);
    }
    return compared(report, line?.claims ?? [], line?.sensitive ?? null);
  });
  return evaluate(name, all);
};

/** Asks a model about every text; a text it gives no answer about counts as one without claims. */
export const measureModel = async (
  reports: readonly GoldReport[],
  asking: Asking,
  { codebook, data, onFault }: Measuring,
): Promise<Evaluation> => {
  const answers = new Map<CaptureId, Answer>();
  for (const { id, capture, reading, sensitive } of reports) {
    if (asking.signal.aborted) break;
    const located = await askAbout(veilReading(reading, sensitive), { codebook, ...asking });
    if (located instanceof OnrecordError) onFault(id, located);
    else answers.set(capture, toAnswer(asking.model, reading.text, located));
  }
  return measureAnswers(reports, answers, { codebook, data });
};

type Measuring = Material & { readonly onFault: (id: string, error: OnrecordError) => void };
type Material = { readonly codebook: Codebook; readonly data: RuleData };

const measureAnswers = (
  reports: readonly GoldReport[],
  answers: ReadonlyMap<CaptureId, Answer>,
  { codebook, data }: Material,
): Evaluation => {
  const drops = new Map<DropReason, number>();
  let name = "";
  const all = reports.map((report) => {
    const answer = answers.get(report.capture);
    if (answer === undefined) return compared(report, [], null);
    name = `${modelRule(answer.model)}/${answer.prompt}`;
    for (const { reason, count } of answer.dropped) {
      drops.set(reason, (drops.get(reason) ?? 0) + count);
    }
    const { claims } = claimsOfAnswer(answer, { ...report, codebook, data });
    return compared(report, claims, null);
  });
  return evaluate(name === "" ? "model" : name, all, addedDrops([], drops));
};

/** The words of a miss are shown as anyone sees them, also where the gold knows of more to veil. */
const compared = (
  { id, reading, gold, sensitive }: GoldReport,
  claims: readonly Claim[],
  flagged: readonly SensitiveSpan[] | null,
): ComparedReport => {
  const spans = [...sensitive, ...(gold.sensitive ?? [])];
  return {
    ...{ report: id, gold, compared: compareClaims(gold, claims), flagged },
    shown: veilReading(reading, spans).text,
    show: (words) => veilReason(words, { text: reading.text, spans }),
  };
};

/**
 * The rules, and every model whose answers are kept, beside what people decided: claims accepted,
 * corrected or coded by hand are to be found, rejected ones are not; claims nobody decided on count
 * for nothing. Reports without a decision on a claim are left out.
 */
export const measureDecisions = async (
  store: Store,
  material: Material,
): Promise<readonly Evaluation[]> => {
  const reports: GoldReport[] = [];
  const answersByModel = new Map<string, Map<CaptureId, Answer>>();
  for await (const row of store.material.allCaptures()) {
    const report = await decidedReport(store, row, material.data);
    if (report === null) continue;
    reports.push(report);
    for (const answer of await store.material.answers(row.id)) {
      const model = answersByModel.get(answer.model) ?? new Map<CaptureId, Answer>();
      answersByModel.set(answer.model, model.set(row.id, answer));
    }
  }
  // Each model on the reports it was asked about: of the others it says nothing.
  const models = [...answersByModel].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    measureRules(reports),
    ...models.map(([, answers]) => {
      const asked = reports.filter(({ capture }) => answers.has(capture));
      return measureAnswers(asked, answers, material);
    }),
  ];
};

const decidedReport = async (
  store: Store,
  { id, state, unread }: CaptureRow,
  data: RuleData,
): Promise<GoldReport | null> => {
  const stored = state === "active" && unread === null ? await store.material.reading(id) : null;
  if (stored === null) return null;
  const claims = await claimsOf(store, id);
  const decided = claims.filter((one) => one.state !== "proposed" && one.state !== "orphaned");
  if (decided.length === 0) return null;
  const { veils, unveils } = await decidedFor(store.material, {
    id,
    declared: { url: null, outlet: null, published: null, title: null },
  });
  const found = extract(stored.reading, { capture: id, veils, unveils }, data);
  const isRejected = (one: StoredClaim): boolean => one.state === "rejected";
  return {
    ...{ id, capture: id, reading: stored.reading },
    claims: found.claims,
    sensitive: stored.sensitive,
    gold: {
      claims: decided.filter((one) => !isRejected(one)).map(({ claim }) => goldOf(claim)),
      refused: decided.filter(isRejected).map(({ claim }) => ({ ...goldOf(claim), fields: {} })),
      complete: [],
      sensitive: null,
    },
  };
};

const PAGE = 1_000;

const claimsOf = async ({ view }: Store, capture: CaptureId): Promise<readonly StoredClaim[]> => {
  const found: StoredClaim[] = [];
  for (;;) {
    const query = { kind: null, modality: null, capture, limit: PAGE, offset: found.length };
    const page = await view.claims(query);
    found.push(...page);
    if (page.length < PAGE) return found;
  }
};

/** A claim that people stand by, as gold: every field of it that says something and can be compared. */
const goldOf = (claim: Claim): PlacedClaim => {
  const { when, where, order, outcomes } = claim;
  const date = (value: { readonly edtf: string } | null) => value?.edtf ?? null;
  const counts = Object.entries(outcomes).map(([kind, { min, best, max }]) => [
    `outcomes.${kind}`,
    { min, best, max },
  ]);
  const until = order?.until;
  const told: Readonly<Record<string, PlacedClaim["fields"][string]>> = {
    modality: claim.modality,
    when: date(when),
    where: where?.place ?? where?.name ?? null,
    "attribution.account.description": claim.attribution.account?.description ?? null,
    "acts.act": claim.acts.map(({ act }) => act),
    events: claim.events > 1 ? claim.events : null,
    ...Object.fromEntries(counts),
    "order.instrument": order?.instrument?.value ?? null,
    "order.issuer": order?.issuer?.value ?? null,
    "order.provisions": order?.provisions.map(({ rule }) => rule) ?? [],
    "order.zone.distance_km": order?.zone?.distance_km ?? null,
    "order.issued": date(order?.issued ?? null),
    "order.received": date(order?.received ?? null),
    "order.effective_from": date(order?.effective_from ?? null),
    "order.until": until?.kind === "event" ? until.event : (until?.when.edtf ?? null),
  };
  const said = Object.entries(told).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { kind: claim.kind, spans: claim.passages, fields: Object.fromEntries(said) };
};
