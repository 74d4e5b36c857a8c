/** Small bodies for the store's tests; every text here is written for them. */
import { commit } from "../../src/format/commitment.ts";
import { captureIdOf, claimIdOf, recordIdOf } from "../../src/format/content-id.ts";
import { sha256 } from "../../src/format/hash.ts";
import { makeKey, signNote } from "../../src/format/note.ts";
import { type Capture, NOTHING_DECLARED } from "../../src/model/capture.ts";
import type { Claim, ClaimKind } from "../../src/model/claim.ts";
import type { Decision } from "../../src/model/decision.ts";
import {
  type CaptureId,
  type ClaimId,
  PersonRef,
  PlaceId,
  RecordId,
  Ref,
} from "../../src/model/ids.ts";
import type { Body } from "../../src/model/ledger.ts";
import type { Passage, SensitiveSpan } from "../../src/model/passage.ts";
import type { Where } from "../../src/model/place.ts";
import type { Reading } from "../../src/model/reading.ts";
import type {
  DifferenceRecord,
  IncidentRecord,
  OnRecord,
  PairRecord,
} from "../../src/model/record.ts";
import type { EntryDraft, Signer, StoreEffects } from "../../src/store/store.ts";

export const REGISTER = Ref.parse("ab".repeat(16));
export const PERSON = PersonRef.parse("cd".repeat(16));
const SKEY = makeKey(`onrecord/${REGISTER}`, new Uint8Array(32).fill(7));
export const SIGNER: Signer = { vkey: SKEY.vkey, sign: (text) => signNote(text, SKEY.skey) };
export const VERSIONS = { rules: "test/1", data: sha256("words") };

/** A clock that moves a second per look and bytes that count up: the same register every time. */
export const countingEffects = (start = 0): StoreEffects => {
  let ticks = start;
  let blocks = start;
  return {
    now: () => Date.UTC(2026, 0, 1) + 1000 * ticks++,
    randomBytes: (length) => {
      blocks += 1;
      const salt = new Uint8Array(32).fill(1);
      const hex = [0, 1, 2].map((part) => commit(salt, `${blocks}/${part}`)).join("");
      return Buffer.from(hex, "hex").subarray(0, length);
    },
  };
};

export const passageOf = (text: string, exact: string): Passage => {
  const start = text.indexOf(exact);
  if (start < 0) throw new Error(`"${exact}" does not stand in the text`);
  const end = start + exact.length;
  return {
    start,
    end,
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  };
};

export const spanOf = (text: string, exact: string): SensitiveSpan => {
  const { start, end } = passageOf(text, exact);
  return { start, end, reason: "crossing-point", rule: "test/span" };
};

export const captureOf = (text: string): Capture => {
  const hash = sha256(text);
  return {
    id: captureIdOf(hash, NOTHING_DECLARED),
    sha256: hash,
    bytes: Buffer.byteLength(text),
    media: "text",
    declared: NOTHING_DECLARED,
    how: "line",
    name: "letter.txt",
    path: null,
    tool: "onrecord/test",
    fetched: null,
    unread: null,
  };
};

export const readingOf = (text: string, fields: Partial<Reading> = {}): Reading => ({
  title: null,
  text,
  blocks: text.length === 0 ? [] : [{ start: 0, end: text.length, role: "body", mark: null }],
  outlet: "The Test Courier",
  byline: null,
  published: "2021-03-02",
  original: null,
  language: "en",
  credits: [],
  article: true,
  provenance: "traceable",
  rule: { name: "read/test", version: "1" },
  ...fields,
});

export const whereOf = (name: string, place: string | null): Where => ({
  name,
  place: place === null ? null : PlaceId.parse(place),
  precision: 3,
  side: "own",
  basis: { how: "inferred", from: "test", rule: "test", passages: [] },
});

export type ClaimSetting = {
  readonly text: string;
  readonly exact: string;
  readonly kind?: ClaimKind;
  readonly ordinal?: number;
  readonly fields?: Partial<Claim>;
};

export const claimOf = (capture: CaptureId, setting: ClaimSetting): Claim => {
  const { text, exact, kind = "incident", ordinal = 0, fields = {} } = setting;
  const passage = passageOf(text, exact);
  const { start, end } = passage;
  return {
    id: claimIdOf({ capture, kind, start, end, ordinal }),
    kind,
    modality: "asserted",
    main: false,
    passages: [passage],
    attribution: { outlet: null, account: null, chain: [], passages: [] },
    when: null,
    where: null,
    acts: [],
    outcomes: {},
    events: 1,
    order: null,
    aggregate: null,
    sensitive: [],
    rule: { name: "extract/test", version: "1" },
    ...fields,
  };
};

export type ReportSetting = {
  readonly claims?: readonly Omit<ClaimSetting, "text">[];
  readonly keys?: readonly string[];
  readonly sensitive?: readonly SensitiveSpan[];
  readonly reading?: Partial<Reading>;
};

export type Report = {
  readonly text: string;
  readonly capture: Capture;
  readonly claims: readonly Claim[];
  readonly drafts: readonly EntryDraft[];
};

/** A report with everything derived from it, as the entries that put it on record. */
export const reportOf = (text: string, setting: ReportSetting = {}): Report => {
  const { keys = [], sensitive = [], reading = {} } = setting;
  const capture = captureOf(text);
  const claims = (setting.claims ?? []).map((claim) => claimOf(capture.id, { text, ...claim }));
  const derived = (stage: "read" | "extract", bodies: readonly Body[]): EntryDraft =>
    draftOf("derivation", [
      {
        body: "derivation",
        capture: capture.id,
        stage,
        versions: VERSIONS,
        claims: stage === "read" ? [] : claims.map(({ id }) => id),
        sensitive: stage === "read" ? [] : sensitive,
        failure: null,
      },
      ...bodies,
    ]);
  const drafts = [
    draftOf("capture", [{ body: "capture", capture }]),
    derived("read", [
      { body: "reading", capture: capture.id, reading: readingOf(text, reading), keys },
    ]),
    derived(
      "extract",
      claims.map((claim) => ({ body: "claim", capture: capture.id, claim, keys })),
    ),
  ];
  return { text, capture, claims, drafts };
};

export const draftOf = (kind: EntryDraft["kind"], bodies: readonly Body[]): EntryDraft => ({
  kind,
  by: PERSON,
  bodies,
  about: [],
});

export const decisionDraft = (decision: Decision, keys: readonly string[] = []): EntryDraft =>
  draftOf("decision", [{ body: "decision", decision, keys, codebook: null }]);

export const erasureDraft = (about: readonly Ref[]): EntryDraft => ({
  kind: "erasure",
  by: PERSON,
  bodies: [{ body: "erasure", reason: "asked for" }],
  about,
});

export const pairOf = (one: IncidentRecord, other: IncidentRecord): PairRecord => {
  const claims = [one, other].flatMap((record) => record.claims.slice(0, 1));
  const [first] = claims;
  if (first === undefined) throw new Error("a pair rests on two claims");
  return {
    ...{ kind: "pair", of: "incident", claims, why: "places apart", lead: false },
    id: recordIdOf("p", first),
    records: [one.id, other.id],
    reports: [...one.reports, ...other.reports],
  };
};

export const incidentOf = (
  claims: readonly Claim[],
  reports: readonly CaptureId[],
  fields: Partial<IncidentRecord> = {},
): IncidentRecord => {
  const ids = claims.map(({ id }) => id).toSorted();
  const [first] = ids;
  if (first === undefined) throw new Error("an incident rests on at least one claim");
  return {
    kind: "incident",
    id: recordIdOf("i", first),
    claims: ids,
    reports,
    rests_on: {
      reports: reports.length,
      outlets: 1,
      accounts: { min: 1, max: 1 },
      documents: 0,
      why: [],
    },
    lead: false,
    when: null,
    where: null,
    outcomes: {},
    events: 1,
    fields: [],
    ...fields,
  };
};

/** A difference within a record that rests on one report. */
export const differenceOf = (record: RecordId, { claims, capture }: Report): DifferenceRecord => ({
  kind: "difference",
  state: "open",
  id: RecordId.parse(`d-${sha256(record).slice(0, 32)}`),
  record,
  claims: claims.map(({ id }) => id),
  reports: [capture.id],
  field: "outcomes.killed",
  difference: "between-accounts",
  values: [],
});

export const dayOf = (day: string): NonNullable<Claim["when"]> => ({
  edtf: day,
  earliest: day,
  latest: day,
  precision: 1,
  anchoring: null,
  alternatives: [],
  basis: { how: "inferred", from: "test", rule: "test", passages: [] },
});

export const killedOf = (best: number): IncidentRecord["outcomes"] => ({
  killed: {
    min: best,
    best,
    max: best,
    words: `${best}`,
    basis: { how: "inferred", from: "test", rule: "test", passages: [] },
  },
});

export const changeDraft = (
  records: readonly OnRecord[],
  past: {
    readonly redirects?: readonly { readonly from: RecordId; readonly to: RecordId | null }[];
    /** Refs of the record bodies that end. */
    readonly ended?: readonly Ref[];
  } = {},
): EntryDraft => ({
  ...draftOf("record-change", [
    { body: "record-change", versions: VERSIONS },
    ...records.map((record) => ({ body: "record" as const, record })),
    ...(past.redirects ?? []).map((one) => ({ body: "redirect" as const, ...one })),
  ]),
  about: past.ended ?? [],
});

export type AnyTarget = {
  readonly capture: CaptureId;
  readonly claim: ClaimId;
  readonly passage: Passage;
};

export const targetOf = (report: Report, index = 0): AnyTarget => {
  const claim = report.claims[index];
  const passage = claim?.passages[0];
  if (claim === undefined || passage === undefined)
    throw new Error(`the report has no claim ${index}`);
  return { capture: report.capture.id, claim: claim.id, passage };
};
