/**
 * A large register that is made once and kept: reports of ten claims each in invented words at places
 * of the gazetteer, told by four reports each, with the incidents and orders that rest on them.
 * `node bench/large-register.ts FOLDER [REPORTS]` (default 100,000) makes one, unless FOLDER holds it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { realEffects } from "../src/cli/effects.ts";
import { withPath } from "../src/cli/open.ts";
import { run } from "../src/cli/run.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { Claim, ClaimKind } from "../src/model/claim.ts";
import type { OrderFields } from "../src/model/order.ts";
import type { Place } from "../src/model/place.ts";
import type { OnRecord } from "../src/model/record.ts";
import type { When } from "../src/model/when.ts";

import { geographyOf, lineage } from "../src/resolve/geography.ts";
import { incidentRecord } from "../src/resolve/incidents.ts";
import { orderRecord } from "../src/resolve/orders.ts";
import type { ResolvableClaim } from "../src/resolve/report.ts";
import { makeWorld } from "../src/resolve/world.ts";
import type { EntryDraft, Store } from "../src/store/store.ts";
import {
  captureOf,
  changeDraft,
  claimOf,
  dayOf,
  draftOf,
  killedOf,
  readingOf,
  VERSIONS,
  whereOf,
} from "../test/contract/sample-bodies.ts";

/** Reports that tell of the same incidents, and those that tell of the same order. */
const TELLERS = 4;
const ORDER_TELLERS = 40;
const CLAIMS = 10;
const OUTLETS = 300;
const VOCABULARY = 5_000;
/** A multiple of those that tell of one order. */
const PER_WRITE = 1_000;

const data = loadRuleData();
const geography = geographyOf(data);
const places = data.places.filter(({ kind }) => kind === "county" || kind === "city");
const border = places.filter(({ along }) => along !== null);

/** Low ranks come often, as words do. */
export const wordOf = (number: number): string => `w${Math.floor(number).toString(36)}x`;

/** The same numbers in every run, below `limit`: the hash of what is asked for. */
const pick = (seed: string, limit: number): number =>
  Number.parseInt(sha256(seed).slice(0, 8), 16) % limit;

const dayAt = (number: number): string =>
  new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10);

type Told = {
  readonly sentence: string;
  readonly kind: ClaimKind;
  readonly day: string;
  readonly place: Place;
  readonly killed: number;
};

const placeAt = (list: readonly Place[], at: number): Place => {
  const place = list[at % list.length];
  if (place === undefined) throw new Error("the gazetteer holds no counties");
  return place;
};

/** What a group of reports tells, each in a sentence of its own. */
const toldBy = (report: number): readonly Told[] => {
  const group = Math.floor(report / TELLERS);
  return Array.from({ length: CLAIMS }, (_, at) => {
    const seed = `event ${group} ${at}`;
    const place = placeAt(places, pick(`${seed} place`, 1e9));
    const day = dayAt(pick(`${seed} day`, 5_800));
    const killed = pick(seed, 4);
    const name = `${wordOf(pick(`${seed} name`, 1e6))} ${wordOf(pick(`${seed} last`, 1e6))}`;
    if (at < CLAIMS - 1) {
      const sentence = `Guards shot ${killed} near ${place.name} on ${day}, said ${name}, report ${report}.`;
      return { sentence, kind: "incident", day, place, killed };
    }
    const spoken = Math.floor(report / ORDER_TELLERS);
    const line = placeAt(border, pick(`order ${spoken} place`, 1e9));
    const isOrder = group % 5 === 0;
    const sentence = `Troops at ${line.name} were told to fire at ${name}, report ${report}.`;
    const from = dayAt(pick(`order ${spoken} day`, 5_800));
    return { sentence, kind: isOrder ? "order" : "practice", day: from, place: line, killed: 0 };
  });
};

const basis = { how: "inferred", from: "bench", rule: "bench", passages: [] } as const;

const orderTold = ({ day, place }: Told): OrderFields => ({
  ...{ instrument: { value: "order", basis }, issuer: { value: "the command", basis } },
  ...{ transmitted_by: null, audience: null, zone: null, exceptions: [], reason_given: null },
  ...{ impunity: null, incentives: [], sanctions: [], received: null, until: null },
  addressees: [{ value: "border guards", basis }],
  provisions: [
    { kind: "who-may-be-shot-at", effect: "licence", rule: "shoot-on-sight", basis },
    { kind: "how-to-fire", effect: "licence", rule: "live-fire", basis },
  ],
  stretch: [whereOf(place.name, place.id)],
  ...{ issued: dayOf(day) as When, effective_from: dayOf(day) as When, previous: false },
});

const fieldsOf = (told: Told, report: number): Partial<Claim> => ({
  when: dayOf(told.day),
  where: whereOf(told.place.name, told.place.id),
  outcomes: told.kind === "incident" ? killedOf(told.killed) : {},
  order: told.kind === "order" ? orderTold(told) : null,
  attribution: {
    outlet: outletOf(report),
    account: {
      ...{ description: `a resident called ${report}`, anonymous: true },
      ...{ role: null, access: "heard" },
    },
    ...{ chain: [outletOf(report)], passages: [] },
  },
});

const outletOf = (report: number): string =>
  `Outlet ${pick(`outlet ${report}`, 1 + pick(`outlets ${report}`, OUTLETS))}`;

type Made = {
  readonly text: string;
  readonly drafts: readonly EntryDraft[];
  readonly reading: ReturnType<typeof readingOf>;
  readonly claims: readonly ResolvableClaim[];
};

const makeReport = (report: number): Made => {
  const told = toldBy(report);
  const words = Array.from({ length: 150 }, (_, at) => {
    const share = pick(`word ${report} ${at}`, 1e6) / 1e6;
    return wordOf(share ** 3 * VOCABULARY);
  }).join(" ");
  const text = `${told.map(({ sentence }) => sentence).join("\n")}\n${words}`;
  const capture = captureOf(text);
  const claims = told.map((one) => {
    const { sentence: exact, kind, place } = one;
    const claim = claimOf(capture.id, { text, exact, kind, fields: fieldsOf(one, report) });
    // Own keys stand for those of resolution, which is not what is measured here.
    const own = [0, 1, 2, 3].map((at) => `i:${sha256(`${exact} ${at}`).slice(0, 16)}`);
    const keys = [...own, ...lineage(place.id, geography).map((id) => `at:${id}`)];
    return { report: capture.id, claim, keys };
  });
  const reading = readingOf(text, {
    title: `Shots near ${told[0]?.place.name}: ${words.slice(0, 40)}`,
    outlet: outletOf(report),
    published: dayAt(pick(`published ${report}`, 5_800)),
    language: pick(`language ${report}`, 10) < 6 ? "en" : "ko",
  });
  const derived = {
    ...{ body: "derivation" as const, capture: capture.id, versions: VERSIONS },
    ...{ sensitive: [], failure: null },
  };
  const ids = claims.map(({ claim }) => claim.id);
  const readingKeys = [0, 1, 2, 3].map((at) => `t:${sha256(`${text} ${at}`).slice(0, 16)}`);
  return {
    ...{ text, reading, claims },
    drafts: [
      draftOf("capture", [{ body: "capture", capture }]),
      draftOf("derivation", [
        { ...derived, stage: "read", claims: [] },
        { body: "reading", capture: capture.id, reading, keys: readingKeys },
      ]),
      draftOf("derivation", [
        { ...derived, stage: "extract", claims: ids },
        ...claims.map(({ claim, keys }) => ({
          ...{ body: "claim" as const, capture: capture.id, claim, keys },
        })),
      ]),
    ],
  };
};

/** The incidents that a few reports tell of, or the order, each claim of one kind by its place in them. */
const recordsOf = (made: readonly Made[], kind: "incident" | "order"): readonly OnRecord[] => {
  const readings = new Map(
    made.flatMap(({ claims: [first], reading }) =>
      first === undefined ? [] : [[first.report, reading] as const],
    ),
  );
  const bindings = { mustLink: [], cannotLink: [], explanations: [] };
  return Array.from({ length: CLAIMS }, (_, at) => at).flatMap((at): OnRecord[] => {
    const claims = made.flatMap((one) => {
      const item = one.claims[at];
      return item?.claim.kind === kind ? [item] : [];
    });
    if (claims.length === 0) return [];
    const world = makeWorld({ claims, readings, families: new Map(), bindings }, data);
    return [kind === "incident" ? incidentRecord(claims, world) : orderRecord(claims, world)];
  });
};

const fill = async (store: Store, reports: number): Promise<void> => {
  const began = Date.now();
  for (let from = 0; from < reports; from += PER_WRITE) {
    const size = Math.min(PER_WRITE, reports - from);
    const made = Array.from({ length: size }, (_, at) => makeReport(from + at));
    await Promise.all(made.map(({ text }) => store.blobs.put(Buffer.from(text))));
    await store.write(async ({ append }) => {
      for (const { drafts } of made) for (const draft of drafts) await append(draft);
      for (let at = 0; at < size; at += ORDER_TELLERS) {
        await append(changeDraft(recordsToldBy(made.slice(at, at + ORDER_TELLERS))));
      }
    });
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(`${from + size} reports, ${seconds} s`);
  }
};

const recordsToldBy = (made: readonly Made[]): readonly OnRecord[] => [
  ...recordsOf(made, "order"),
  ...made.flatMap((_, at) =>
    at % TELLERS === 0 ? recordsOf(made.slice(at, at + TELLERS), "incident") : [],
  ),
];

/** Everything a session with the register needs, below one folder. */
export const placesIn = (home: string) => ({
  home,
  register: join(home, "register"),
  env: {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    ONRECORD_REGISTER: join(home, "register"),
  },
});

/** Makes the register unless the folder holds one. */
export const makeLargeRegister = async (folder: string, reports: number): Promise<void> => {
  const { home, env, register } = placesIn(folder);
  if (existsSync(register)) return;
  const effects = { ...realEffects(), env, home, userName: "bench" };
  await run(["init", "--name", "Large", "--person", "Bench"], effects);
  await withPath(effects, register, async ({ store }) => fill(store, reports));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder = "", reports = "100000"] = process.argv.slice(2);
  if (folder === "") throw new Error("name a folder to make it in");
  await makeLargeRegister(folder, Number(reports));
}
