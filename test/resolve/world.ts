/** Expands the compact worlds of test/golden/resolve into readings, claims and decisions. */
import { readFileSync } from "node:fs";
import { sha256 } from "../../src/format/hash.ts";
import type { Boilerplate } from "../../src/model/boilerplate.ts";
import type { Claim, Count, OutcomeKind } from "../../src/model/claim.ts";
import { Claim as ClaimShape } from "../../src/model/claim.ts";
import type { RuleData } from "../../src/model/data.ts";
import { Decision } from "../../src/model/decision.ts";
import { CaptureId, ClaimId, Sha256 } from "../../src/model/ids.ts";
import type { OrderFields } from "../../src/model/order.ts";
import type { Basis, Passage } from "../../src/model/passage.ts";
import { Place, type Where } from "../../src/model/place.ts";
import type { Reading } from "../../src/model/reading.ts";
import type { When } from "../../src/model/when.ts";
import { markBoilerplate, sentencesOf } from "../../src/resolve/boilerplate.ts";
import { geographyOf, outletKey } from "../../src/resolve/geography.ts";
import { claimKeys, copyKeys } from "../../src/resolve/keys.ts";
import { learnBoilerplate, taughtBy } from "../../src/resolve/learn.ts";
import type { ResolveInput } from "../../src/resolve/resolve.ts";

type CompactCount = number | readonly [number | null, number | null, number | null];

export type CompactOrder = {
  readonly issuer?: string;
  readonly instrument?: NonNullable<OrderFields["instrument"]>["value"];
  /** e.g. "licence who-may-be-shot-at shoot-on-sight". */
  readonly rules?: readonly string[];
  readonly zone?: readonly [number, number];
  /** What the zone is measured from; "the border" where it is left out. */
  readonly from_line?: string;
  /** Other readings of `effective`. */
  readonly alternatives?: readonly string[];
  readonly issued?: string;
  readonly received?: string;
  readonly effective?: string;
  readonly until?: string;
  readonly stretch?: readonly string[];
  readonly addressees?: readonly string[];
  readonly previous?: boolean;
};

export type CompactClaim = {
  readonly kind?: Claim["kind"];
  readonly modality?: Claim["modality"];
  readonly says?: string;
  /** True for the event the text is about. */
  readonly main?: boolean;
  readonly when?: string;
  /** Words the date was worked out from, e.g. "Thursday". */
  readonly phrase?: string;
  readonly where?: string;
  readonly events?: number;
  readonly source?: string;
  readonly role?: string;
  readonly access?: "heard" | "saw" | "received" | "holds";
  readonly chain?: readonly string[];
  readonly victims?: readonly Claim["acts"][number]["victims"][number]["class"][];
  readonly unit?: string;
  readonly order?: CompactOrder;
  /** What it corrects or takes back: numbers, and who else's report. */
  readonly correction?: {
    readonly how: "corrects" | "retracts";
    readonly outlet?: string;
    readonly published?: string;
    readonly outcome?: OutcomeKind;
    readonly before?: number;
    readonly after?: number;
    readonly reason?: string;
  };
  /** Claims of its report that it ties an incident to an order with. */
  readonly ties?: readonly string[];
  /** The claim of its report that tells of the same event by another's account, e.g. "a#0". */
  readonly retells?: string;
  readonly aggregate?: { readonly by?: string; readonly period?: string; readonly of?: string };
} & { readonly [kind in OutcomeKind]?: CompactCount };

export type CompactReport = {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly text?: string;
  readonly original?: {
    readonly relation: string;
    readonly outlet?: string;
    readonly published?: string;
  };
  readonly lead?: boolean;
  readonly claims?: readonly CompactClaim[];
  /** Words of the text that are flagged as sensitive. */
  readonly sensitive?: readonly string[];
};

export type CompactWorld = {
  readonly about: string;
  readonly reports: readonly CompactReport[];
  /** True where what outlets repeat is learnt from the reports first, as `rederive` does. */
  readonly learns?: boolean;
  /** What outlets repeat, as if it had been learnt: sentences by outlet. */
  readonly repeats?: Readonly<Record<string, readonly string[]>>;
  /** Claims are named "report#position", reports by their id. */
  readonly decisions?: readonly Readonly<Record<string, unknown>>[];
};

/** Reads a compact world from its folder. */
export const readWorld = (folder: string): CompactWorld =>
  JSON.parse(readFileSync(`${folder}/world.json`, "utf8"));

export const captureOf = (report: string): CaptureId =>
  CaptureId.parse(sha256(`report ${report}`).slice(0, 32));

export const claimOf = (name: string): ClaimId =>
  ClaimId.parse(sha256(`claim ${name}`).slice(0, 32));

/** What `resolve` takes, with keys computed as at derivation. */
export const expandWorld = (world: CompactWorld): ResolveInput => {
  const plain = world.reports.map((report) => ({ report, reading: readingOf(report) }));
  const boilerplate = boilerplateIn(world, plain);
  const built = plain.map(({ report, reading }) => ({
    report,
    reading: markBoilerplate(reading, boilerplate, RULE_DATA),
  }));
  return {
    reports: built.map(({ report, reading }) => ({
      report: captureOf(report.id),
      reading,
      keys: copyKeys(reading),
      sensitive: (report.sensitive ?? []).map((words) => {
        const start = reading.text.indexOf(words);
        return { start, end: start + words.length, reason: "by-hand" as const, rule: "test/1" };
      }),
    })),
    claims: built.flatMap(({ report, reading }) =>
      (report.claims ?? []).map((compact, at) => {
        const name = `${report.id}#${at}`;
        const retold = (report.claims ?? []).flatMap(({ retells }, other) =>
          retells === name ? [claimOf(`${report.id}#${other}`)] : [],
        );
        const own = expandClaim(name, compact, reading);
        const claim = retold.length === 0 ? own : { ...own, retold };
        return { report: captureOf(report.id), claim, keys: claimKeys(claim, reading, RULE_DATA) };
      }),
    ),
    decisions: (world.decisions ?? []).map((decision) => expandDecision(decision, built)),
  };
};

const boilerplateIn = (
  { learns = false, repeats }: CompactWorld,
  built: readonly { readonly report: CompactReport; readonly reading: Reading }[],
): Boilerplate | null => {
  if (learns) {
    return learnBoilerplate(
      built.flatMap(
        ({ report, reading }) => taughtBy(captureOf(report.id), reading, RULE_DATA) ?? [],
      ),
    );
  }
  if (repeats === undefined) return null;
  const outlets = Object.entries(repeats).map(([outlet, sentences]) => ({
    outlet: outletKey(outlet, geographyOf(RULE_DATA)) ?? "",
    sentences: sentences
      .flatMap((text) => sentencesOf(readingOf({ id: "sentence", text })))
      .map(({ hash }) => hash)
      .sort(),
  }));
  return { version: sha256(JSON.stringify(outlets)), outlets };
};

/** One claim with every field of the model. */
export const expandClaim = (name: string, compact: CompactClaim, reading: Reading): Claim => {
  const words = compact.says ?? `what ${name} says`;
  const start = Math.max(0, reading.text.indexOf(words));
  const end = start + words.length;
  const passage: Passage = { start, end, exact: words, prefix: "", suffix: "" };
  return ClaimShape.parse({
    id: claimOf(name),
    kind: compact.kind ?? (compact.order ? "order" : compact.aggregate ? "aggregate" : "incident"),
    modality: compact.modality ?? "asserted",
    main: compact.main ?? false,
    passages: [passage],
    attribution: {
      outlet: reading.outlet,
      account:
        compact.source === undefined
          ? null
          : {
              description: compact.source,
              anonymous: true,
              role: compact.role ?? null,
              access: compact.access ?? "heard",
            },
      chain: compact.chain ?? (reading.outlet === null ? [] : [reading.outlet]),
      passages: [],
    },
    when: counted(whenOf(compact.when), compact.phrase),
    where: whereOf(compact.where),
    acts: actsOf(compact),
    outcomes: outcomesOf(compact),
    events: compact.events ?? 1,
    order: compact.order === undefined ? null : orderOf(compact.order),
    aggregate:
      compact.aggregate === undefined
        ? null
        : {
            by: compact.aggregate.by ?? null,
            population: compact.aggregate.of ?? null,
            definition: null,
            period: whenOf(compact.aggregate.period),
          },
    ...correctionOf(compact, passage),
    ...(compact.ties === undefined
      ? {}
      : { ties: compact.ties.map((to) => ({ to: claimOf(to), passages: [passage] })) }),
    ...(compact.retells === undefined ? {} : { retells: claimOf(compact.retells) }),
    sensitive: [],
    rule: { name: "test", version: "1" },
  });
};

const correctionOf = ({ correction }: CompactClaim, passage: Passage): object => {
  if (correction === undefined) return {};
  const { how, outlet, published, outcome, before, after, reason } = correction;
  return {
    correction: {
      how,
      outlet: outlet ?? null,
      published: published ?? null,
      outcome: outcome ?? null,
      before: exactly(before),
      after: exactly(after),
      reason: reason === undefined ? null : { value: reason, basis: STATED },
      passages: [passage],
    },
  };
};

const exactly = (number: number | undefined): Count | null =>
  number === undefined
    ? null
    : { min: number, best: number, max: number, words: "", basis: STATED };

const STATED: Basis = { how: "stated", passages: [] };

const KINDS: readonly OutcomeKind[] = ["killed", "wounded", "missing", "detained", "executed"];

const outcomesOf = (compact: CompactClaim): Claim["outcomes"] => {
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  for (const kind of KINDS) {
    const given = compact[kind];
    if (given === undefined) continue;
    const [min, best, max] = typeof given === "number" ? [given, given, given] : given;
    outcomes[kind] = { min, best, max, words: "", basis: STATED };
  }
  return outcomes;
};

const actsOf = ({ victims = [], unit }: CompactClaim): unknown[] =>
  victims.length === 0 && unit === undefined
    ? []
    : [
        {
          act: "shooting",
          method: "shooting",
          weapon: null,
          victims: victims.map((kind) => ({
            description: kind,
            class: kind,
            child: false,
            count: null,
          })),
          targets: [],
          perpetrator: unit === undefined ? null : { description: unit, unit },
          basis: STATED,
        },
      ];

const orderOf = (order: CompactOrder): OrderFields => ({
  instrument: order.instrument === undefined ? null : { value: order.instrument, basis: STATED },
  issuer: order.issuer === undefined ? null : { value: order.issuer, basis: STATED },
  transmitted_by: null,
  addressees: (order.addressees ?? []).map((value) => ({ value, basis: STATED })),
  audience: null,
  provisions: (order.rules ?? []).map((text) => {
    const [effect = "", kind = "", rule = ""] = text.split(" ");
    return { effect, kind, rule, basis: STATED } as OrderFields["provisions"][number];
  }),
  zone:
    order.zone === undefined && order.from_line === undefined
      ? null
      : {
          distance_km: order.zone === undefined ? null : { min: order.zone[0], max: order.zone[1] },
          reference_line: order.from_line ?? "the border",
          basis: STATED,
        },
  stretch: (order.stretch ?? []).flatMap((place) => whereOf(place) ?? []),
  exceptions: [],
  reason_given: null,
  impunity: null,
  incentives: [],
  sanctions: [],
  issued: whenOf(order.issued),
  received: whenOf(order.received),
  effective_from: withReadings(whenOf(order.effective), order.alternatives ?? []),
  until: untilOf(order.until),
  previous: order.previous ?? false,
});

const withReadings = (when: When | null, alternatives: readonly string[]): When | null =>
  when === null ? null : { ...when, alternatives: [...alternatives] };

const untilOf = (until: string | undefined): OrderFields["until"] => {
  if (until === undefined) return null;
  const when = /^\d{4}/.test(until) ? whenOf(until) : null;
  return when === null ? { kind: "event", event: until, basis: STATED } : { kind: "date", when };
};

const counted = (when: When | null, phrase: string | undefined): When | null =>
  when === null || phrase === undefined
    ? when
    : { ...when, anchoring: { phrase, anchor: null, rule: "test/1" } };

/** "2021-01-08", "2021-01" or "2021-01-05/2021-01-12". */
export const whenOf = (edtf: string | undefined): When | null => {
  if (edtf === undefined) return null;
  const [from = "", to = from] = edtf.split("/");
  const earliest = from.length === 7 ? `${from}-01` : from;
  const latest = to.length === 7 ? `${to}-28` : to;
  const precision = edtf.includes("/") ? 3 : from.length === 7 ? 4 : 1;
  return { edtf, earliest, latest, precision, anchoring: null, alternatives: [], basis: STATED };
};

const whereOf = (place: string | undefined): Where | null => {
  if (place === undefined) return null;
  const known = RULE_DATA.places.find(({ id }) => id === place);
  return {
    name: known?.name ?? place,
    place: known?.id ?? null,
    precision: known?.kind === "province" ? 4 : 2,
    side: "unknown",
    basis: STATED,
  };
};

const readingOf = (report: CompactReport): Reading => {
  const text =
    report.text ??
    `Report ${report.id}. ${(report.claims ?? []).map((claim) => claim.says ?? "").join(" ")}`;
  return {
    title: report.title ?? null,
    text,
    blocks: [{ start: 0, end: text.length, role: "body", mark: null }],
    outlet: report.outlet ?? null,
    byline: null,
    published: report.published ?? null,
    original:
      report.original === undefined
        ? null
        : {
            relation: report.original.relation as NonNullable<Reading["original"]>["relation"],
            outlet: report.original.outlet ?? null,
            published: report.original.published ?? null,
            url: null,
          },
    language: "en",
    credits: [],
    article: true,
    provenance: report.lead === true ? "lead" : "traceable",
    rule: { name: "test", version: "1" },
  };
};

const expandDecision = (
  compact: Readonly<Record<string, unknown>>,
  built: readonly { report: CompactReport; reading: Reading }[],
): Decision => {
  const name = String(compact.claim ?? "");
  const report = String(compact.report ?? name.split("#")[0]);
  const reading = built.find((one) => one.report.id === report)?.reading;
  const value = compact.corrected ?? compact.added;
  const claim =
    value && reading ? expandClaim(name, value as CompactClaim, reading) : claimOf(name);
  const passage = { start: 0, end: 0, exact: "", prefix: "", suffix: "" };
  return Decision.parse({
    ...compact,
    capture: captureOf(report),
    claim: compact.added === undefined ? claimOf(name) : claim,
    corrected: claim,
    a: claimOf(String(compact.a)),
    b: claimOf(String(compact.b)),
    passage,
    url: null,
    published: compact.published ?? null,
    reason: "decided in a test",
  });
};

const place = (
  id: string,
  kind: Place["kind"],
  ancestors: readonly string[],
  order?: number,
): Place =>
  Place.parse({
    id,
    kind,
    name: id.split("/").at(-1),
    names: [],
    ancestors,
    lat: null,
    lon: null,
    along: order === undefined ? null : { border: "line", order },
  });

/** An invented border between two invented countries. */
export const RULE_DATA: RuleData = {
  hash: Sha256.parse("0".repeat(64)),
  days: {},
  sensitive: {},
  orders: {},
  givers: {},
  addressees: {},
  orderDays: {},
  harm: {
    threshold: 0,
    weights: { perpetrator: {}, organisation: {}, victim: {}, target: {}, weapon: {} },
  },
  places: [
    place("aa", "country", []),
    place("bb", "country", []),
    place("north", "province", ["aa"]),
    place("south", "province", ["aa"]),
    place("north/ost", "county", ["north", "aa"], 1),
    place("north/ost/mill", "village", ["north/ost", "north", "aa"], 1),
    place("north/ost/ford", "village", ["north/ost", "north", "aa"], 2),
    place("north/lock", "village", ["north", "aa"], 4),
    place("north/vale", "county", ["north", "aa"], 3),
    place("south/quay", "county", ["south", "aa"], 9),
    { ...place("line", "border", []), names: ["upper border", "crest of the two banks"] },
    place("stream", "river", ["line"]),
  ],
  outlets: ["North Wire", "River Post", "Border Monitor", "Harbour Radio"].map((name) => ({
    id: name.toLowerCase().replace(" ", "-"),
    name,
    names: [name],
    domains: [],
    language: "en",
  })),
  lexicons: {
    en: {
      language: "en",
      lists: {
        "everyday-words": ["the", "his"],
        "names-in-everybodys-mouth": ["Aldo Verrin"],
        "given-names": ["Teodor", "Irena"],
        "generic-issuers": ["authorities"],
        months: ["march=3"],
        weekdays: ["friday=5"],
      },
    },
  },
  world: "",
};
