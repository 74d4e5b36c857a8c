/** A small register in memory for tests of the doors: three reports about a border that does not exist. */

import { type Claim, Claim as ClaimShape } from "../../src/model/claim.ts";
import { OnrecordError } from "../../src/model/error.ts";
import { CaptureId, ClaimId, PersonRef, RecordId, Ref } from "../../src/model/ids.ts";
import type { Basis, Passage, SensitiveSpan } from "../../src/model/passage.ts";
import { VEIL } from "../../src/model/passage.ts";
import type { Reading } from "../../src/model/reading.ts";
import type { OnRecord } from "../../src/model/record.ts";
import type { When } from "../../src/model/when.ts";
import type { Registers } from "../../src/server/door.ts";
import { NO_DOOR, NO_REGISTERS } from "../../src/server/reference.ts";
import { briefOf } from "../../src/store/brief-order.ts";
import type { ShownCapture } from "../../src/store/capture-list.ts";
import { countableOf } from "../../src/store/counted.ts";
import type { StoredClaim, View } from "../../src/store/store.ts";

const rule = { name: "sample", version: "1" };
const hex = (digit: string) => digit.repeat(32);

/** Ids of the three reports: one with claims, one Korean lead, one kept but not read. */
export const REPORT = CaptureId.parse(hex("a"));
export const LEAD = CaptureId.parse(hex("b"));
export const UNREAD = CaptureId.parse(hex("c"));

/** The words under the veil; no door may ever show them. */
export const SECRET = "by the old mill steps";

const HEADLINE = "Guards on the Orun told to shoot at night";
const BODY = [
  "Guards along the Orun have been ordered to fire on anyone within two kilometres of the river, a resident of Kessel said.",
  "The order was read out to border units on 3 March 2031, and people were told of it by loudspeaker the next morning.",
  "Two days later three people who had tried to cross were shot dead near Kessel, the same resident said. A fourth, a girl, was wounded.",
  `People used to go over ${SECRET}, but nobody does now.`,
  "The government says no such order exists.",
].join("\n");
const FURNITURE = "Home | News | Subscribe to our letter";
const TEXT = `${HEADLINE}\n${BODY}\n${FURNITURE}`;
const KOREAN_TITLE = "강을 건너던 두 사람에게 총을 쏘았다는 이야기";
const KOREAN =
  "케셀 근처에서 강을 건너던 두 사람에게 경비대가 총을 쏘았다고 한 주민이 말했다. 두 사람이 어떻게 되었는지는 알려지지 않았다.";

const veilAt = TEXT.indexOf(SECRET);
const veiled: readonly SensitiveSpan[] = [
  { start: veilAt, end: veilAt + SECRET.length, reason: "crossing-point", rule: "sample" },
];
const shownText = TEXT.replace(SECRET, VEIL.repeat(SECRET.length));

function passageOf(text: string, exact: string): Passage {
  const start = text.indexOf(exact);
  return { start, end: start + exact.length, exact, prefix: "", suffix: "" };
}

const stated = (exact: string, text = TEXT): Basis => ({
  how: "stated",
  passages: [passageOf(text, exact)],
});

function on(day: string, phrase: string): When {
  const known = { edtf: day, earliest: day, latest: day, precision: 1, alternatives: [] };
  return { ...known, anchoring: null, basis: stated(phrase) };
}

const count = (number: number, words: string, basis: Basis) => ({
  ...{ min: number, best: number, max: number },
  ...{ words, basis },
});

type ClaimDraft = {
  readonly id: string;
  readonly exact: string;
  readonly text?: string;
  readonly more: Partial<Claim>;
};

function claimOf({ id, exact, text = TEXT, more }: ClaimDraft): Claim {
  return ClaimShape.parse({
    id: ClaimId.parse(hex(id)),
    kind: "statement",
    modality: "asserted",
    main: false,
    passages: [passageOf(text, exact)],
    attribution: { outlet: "The Kessel Courier", account: null, chain: [], passages: [] },
    when: null,
    where: null,
    acts: [],
    outcomes: {},
    events: 1,
    order: null,
    aggregate: null,
    sensitive: [],
    rule,
    ...more,
  });
}

const resident = {
  outlet: "The Kessel Courier",
  account: {
    description: "a resident of Kessel",
    anonymous: true,
    role: "resident",
    access: "heard",
  },
  chain: ["The Kessel Courier", "a resident of Kessel"],
  passages: [],
} as const;
const ORDER_WORDS =
  "Guards along the Orun have been ordered to fire on anyone within two kilometres of the river";
const SHOT_WORDS =
  "Two days later three people who had tried to cross were shot dead near Kessel, the same resident said. A fourth, a girl, was wounded.";
const kessel = {
  name: "Kessel",
  place: null,
  precision: 2,
  side: "own",
  basis: stated("near Kessel"),
} as const;
const noOrderFields = {
  instrument: null,
  issuer: null,
  transmitted_by: null,
  addressees: [],
  audience: null,
  stretch: [],
  exceptions: [],
  reason_given: null,
  impunity: null,
  incentives: [],
  sanctions: [],
  received: null,
  effective_from: null,
  until: null,
  previous: false,
} as const;
const order = {
  ...noOrderFields,
  provisions: [
    {
      kind: "who-may-be-shot-at",
      effect: "licence",
      rule: "shoot-on-sight",
      basis: stated(ORDER_WORDS),
    },
  ],
  zone: {
    distance_km: { min: 2, max: 2 },
    reference_line: "the river",
    basis: stated("within two kilometres of the river"),
  },
  issued: on("2031-03-03", "3 March 2031"),
} as const;
const outcomes = {
  killed: count(3, "three people", stated("three people")),
  wounded: count(1, "A fourth", stated("A fourth")),
};

const claims: readonly Claim[] = [
  claimOf({
    ...{ id: "1", exact: ORDER_WORDS },
    more: { kind: "order", attribution: resident, when: order.issued, order },
  }),
  claimOf({
    ...{ id: "2", exact: SHOT_WORDS },
    more: {
      ...{ kind: "incident", main: true, attribution: resident, where: kessel, outcomes },
      when: on("2031-03-05", "Two days later"),
    },
  }),
  claimOf({
    ...{ id: "3", exact: "The government says no such order exists." },
    more: { kind: "denial", modality: "denied" },
  }),
];

const restsOn = { reports: 1, outlets: 1, accounts: { min: 1, max: 2 }, documents: 0, why: [] };
const recordId = (kind: string, digit: string) => RecordId.parse(`${kind}-${hex(digit)}`);

/** Ids of the reported incident and the reported order. */
export const INCIDENT = recordId("i", "2");
export const ORDER = recordId("o", "1");

const base = { reports: [REPORT], rests_on: restsOn, lead: false, fields: [] };
const records: readonly OnRecord[] = [
  {
    ...base,
    kind: "incident",
    id: INCIDENT,
    claims: [ClaimId.parse(hex("2"))],
    when: on("2031-03-05", "Two days later"),
    where: kessel,
    outcomes,
    events: 1,
  },
  {
    ...base,
    kind: "order",
    id: ORDER,
    claims: [ClaimId.parse(hex("1"))],
    order,
    family: null,
    changes: [],
  },
];

const readingBase = {
  byline: null,
  original: null,
  credits: [],
  article: true,
  rule,
} as const;
const end = (exact: string) => TEXT.indexOf(exact) + exact.length;
const readings: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  [
    REPORT,
    {
      ...readingBase,
      title: HEADLINE,
      text: shownText,
      blocks: [
        { start: 0, end: HEADLINE.length, role: "headline", mark: null },
        { start: HEADLINE.length + 1, end: end(BODY), role: "body", mark: null },
        { start: end(BODY) + 1, end: TEXT.length, role: "furniture", mark: "navigation" },
      ],
      outlet: "The Kessel Courier",
      published: "2031-03-09",
      language: "en",
      provenance: "traceable",
    },
  ],
  [
    LEAD,
    {
      ...readingBase,
      title: KOREAN_TITLE,
      text: KOREAN,
      blocks: [{ start: 0, end: KOREAN.length, role: "body", mark: null }],
      outlet: null,
      published: null,
      language: "ko",
      provenance: "lead",
    },
  ],
]);

const rowBase = {
  at: "2031-03-10T08:00:00.000Z",
  by: PersonRef.parse(hex("d")),
  media: "text",
  unread: null,
  failure: null,
  original: null,
  state: "active",
  claims: 0,
  waiting: 0,
  kinds: [],
  copies: null,
} as const;
const rows: readonly ShownCapture[] = [
  {
    ...rowBase,
    ref: Ref.parse(hex("e")),
    id: UNREAD,
    seq: 3,
    name: "scan-of-a-letter.bin",
    media: "binary",
    bytes: 73_400_320,
    unread: "over 64 MB",
    title: null,
    outlet: null,
    published: null,
    language: null,
    article: null,
    lead: true,
  },
  {
    ...rowBase,
    ref: Ref.parse(hex("f")),
    id: LEAD,
    seq: 2,
    name: "message.txt",
    bytes: 300,
    title: KOREAN_TITLE,
    outlet: null,
    published: null,
    language: "ko",
    article: true,
    lead: true,
  },
  {
    ...rowBase,
    ref: Ref.parse(hex("9")),
    id: REPORT,
    seq: 1,
    name: "courier.html",
    bytes: 9_000,
    title: HEADLINE,
    outlet: "The Kessel Courier",
    published: "2031-03-09",
    language: "en",
    article: true,
    lead: false,
  },
];

const stored: readonly StoredClaim[] = claims.map((claim) => ({
  ref: Ref.parse(claim.id),
  capture: REPORT,
  claim,
  keys: [],
  state: "proposed",
  record:
    records.find((record) => "claims" in record && record.claims.includes(claim.id))?.id ?? null,
}));

const one = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);
const page = <T>(items: readonly T[], { limit, offset }: { limit: number; offset: number }) =>
  items.slice(offset, offset + limit);

/** The register behind a guarded face, as a store would give it. */
export const sampleView: View = {
  facts: async () => ({
    register: Ref.parse(hex("7")),
    name: "Orun crossing",
    teaching: false,
    vkeys: [],
    allowed: [],
    size: 9,
    captures: rows.length,
    claims: claims.length,
    records: { incident: 1, order: 1, aggregate: 0, copies: 0, difference: 0, pair: 0, warning: 0 },
  }),
  isTeaching: async () => false,
  captures: async ({ words = null, ...query }) => {
    const fitting = rows.filter(({ id }) => readings.get(id)?.text.includes(words ?? "") ?? !words);
    const captures = page(fitting, query).map((row) => ({
      ...row,
      fits: true,
      found: words === null ? null : { capture: row.id, snippet: `\u2068${words}\u2069` },
    }));
    return { captures, total: { count: fitting.length, more: false } };
  },
  arrivals: async (query) => page(rows, query),
  waiting: async () => ({ claims: 0, reports: 0, leads: 2 }),
  queue: async () => ({ proposals: [], total: 0 }),
  history: async () => [],
  decisionsByWords: async () => [],
  facets: async () => ({ outlets: [], moreOutlets: false, kinds: [], languages: [], years: [] }),
  capture: async (id) => one(rows.filter((row) => row.id.startsWith(id))),
  captureBody: async () => null,
  reading: async (capture) => {
    const reading = readings.get(capture);
    if (reading === undefined) return null;
    return { capture, reading, veiled: capture === REPORT ? veiled : [], revealed: false };
  },
  claims: async (query) =>
    page(
      stored.filter(({ capture }) => query.capture === null || capture === query.capture),
      query,
    ),
  claim: async (id) => one(stored.filter(({ claim }) => claim.id.startsWith(id))),
  records: async (query) =>
    page(
      records.filter(({ kind }) => kind === query.kind),
      query,
    ),
  recordCount: async ({ kind }) => {
    const count = records.filter((record) => record.kind === kind).length;
    return { count, more: false };
  },
  tally: async () => ({
    records: records.flatMap((record) =>
      record.kind === "incident" || record.kind === "order" ? [countableOf(record)] : [],
    ),
    ...{ accepted: [], pairs: [], reports: [{ month: "2031-03", count: 1 }] },
  }),
  grounds: async (record) => ({
    claims: stored.filter((claim) => claim.record === record.id),
    captures: rows.filter(({ id }) => record.reports.includes(id)),
    differences: [],
  }),
  record: async (id) => one(records.filter((record) => record.id.startsWith(id))),
  orders: async () =>
    records.flatMap((record) => (record.kind === "order" ? [briefOf(record)] : [])),
  ordersBeside: async () => [],
  datedClaims: async () => [],
  differences: async () => [],
  placesNamed: async () => [],
  recordHistory: async () => ({ versions: [], decisions: [] }),
  decisions: async () => [],
  claimsByKeys: async () => [],
  drafts: async () => [],
  accesses: async () => [],
  exports: async () => [],
  copiesOf: async () => null,
  personName: async () => null,
  entries: async () => [],
  checkpoint: async () => "",
};

/** Doors that show a view and take no decision. */
export const registersShowing = (findView: () => Promise<View | null>): Registers => {
  const openPath = () => {
    const message = "Cannot write: this door only shows, open another";
    return Promise.reject(new OnrecordError("no-key", message));
  };
  const door = { ...NO_DOOR, findView, openPath };
  return { ...NO_REGISTERS, own: door, sample: door };
};
