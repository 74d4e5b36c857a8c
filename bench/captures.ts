/**
 * How fast reports are listed, searched, narrowed and folded in a large register.
 * `node bench/captures.ts [REPORTS] [FOLDER]`; REPORTS defaults to 20,000, FOLDER to a temporary one.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordIdOf } from "../src/format/content-id.ts";
import type { CopiesRecord } from "../src/model/record.ts";
import type { CaptureQuery } from "../src/store/capture-list.ts";
import { createRegister } from "../src/store/sqlite/register.ts";
import type { Store, View } from "../src/store/store.ts";
import {
  changeDraft,
  countingEffects,
  PERSON,
  type Report,
  reportOf,
  SIGNER,
} from "../test/contract/sample-bodies.ts";

const PER_WRITE = 200;
/** Questions asked of each sort. */
const ASKED = 100;
const VOCABULARY = 5_000;

const [given = "20000", folder = tmpdir()] = process.argv.slice(2);
const reports = Number(given);
const parent = await mkdtemp(join(folder, "onrecord-bench-"));

let seed = 20_261_122;
/** The same numbers in every run, from 0 to 1. */
const random = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const below = (limit: number): number => Math.floor(random() * limit);
/** Low ranks come often, as words do. */
const word = (): string => `w${Math.floor(random() ** 3 * VOCABULARY).toString(36)}x`;

const makeReport = (index: number): Report => {
  const words = Array.from({ length: 150 }, word).join(" ");
  const text = `Guards fired near the border, report ${index} says. ${words}`;
  const day = new Date(Date.UTC(2010, 0, 1 + below(5_800))).toISOString().slice(0, 10);
  const outlet = `Outlet ${below(below(300) + 1)}`;
  return reportOf(text, {
    reading: {
      published: day,
      outlet,
      language: random() < 0.6 ? "en" : "ko",
      title: words.slice(0, 60),
    },
    claims: [
      { exact: "Guards fired near the border", kind: random() < 0.7 ? "incident" : "order" },
    ],
  });
};

/** Every tenth report has two copies. */
const familyOf = ([root, first, second]: readonly Report[]): readonly CopiesRecord[] => {
  if (root === undefined || first === undefined || second === undefined) return [];
  const members = [root, first, second].map(({ capture: { id } }) => id).toSorted();
  const how = (id: string) => (id === root.capture.id ? ("root" as const) : ("reprint" as const));
  return [
    {
      kind: "copies",
      id: recordIdOf("c", members[0] ?? root.capture.id),
      reports: members,
      root: root.capture.id,
      why: "it was published first",
      members: members.map((id) => ({ id, how: how(id), why: "bench", changed: [] })),
    },
  ];
};

const addAll = async (store: Store): Promise<void> => {
  for (let from = 0; from < reports; from += PER_WRITE) {
    const made = Array.from({ length: PER_WRITE }, (_, at) => makeReport(from + at));
    for (const { text } of made) await store.blobs.put(Buffer.from(text));
    const families = made.flatMap((_, at) =>
      at % 10 === 0 ? familyOf(made.slice(at, at + 3)) : [],
    );
    await store.write(async ({ append }) => {
      for (const { drafts } of made) for (const draft of drafts) await append(draft);
      await append(changeDraft(families));
    });
    if (from % 10_000 === 0) console.error(`${from + PER_WRITE} reports`);
  }
};

const sorts: Readonly<Record<string, () => Partial<CaptureQuery>>> = {
  "list, newest": () => ({ offset: below(reports) }),
  "list, folded": () => ({ folded: true, offset: below(reports / 2) }),
  "one word": () => ({ words: word() }),
  "one word, folded": () => ({ words: word(), folded: true }),
  "two words, folded": () => ({ words: `${word()} ${word()}`, folded: true }),
  "a word of every report, folded": () => ({ words: "border", folded: true }),
  "by relevance, folded": () => ({ words: word(), order: "relevance", folded: true }),
  "outlet, folded": () => ({ outlet: `Outlet ${below(300)}`, folded: true }),
  "kind and year, folded": () => {
    const year = 2010 + below(16);
    return { kind: "order", from: `${year}-01-01`, to: `${year}-12-31`, folded: true };
  },
  "word, outlet and language, folded": () => {
    return { words: word(), outlet: `Outlet ${below(50)}`, language: "ko", folded: true };
  },
};

/** Milliseconds of processor: what the clock says of a machine that does nothing else. */
const timesOf = async (work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.toSorted((a, b) => a - b);
};

const tell = (what: string, times: readonly number[]): void => {
  const at = (share: number): string =>
    (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(`${what.padEnd(36)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
};

const askAll = async (view: View): Promise<void> => {
  const all: number[] = [];
  for (const [what, make] of Object.entries(sorts)) {
    const times = await timesOf(() => view.captures({ limit: 50, offset: 0, ...make() }));
    all.push(...times);
    tell(what, times);
  }
  tell(
    "all of these",
    all.toSorted((a, b) => a - b),
  );
  tell("facets", await timesOf(() => view.facets()));
};

try {
  const person = { ref: PERSON, name: "Bench" };
  const effects = countingEffects();
  const store = await createRegister(join(parent, "register"), {
    name: "Bench",
    person,
    signer: SIGNER,
    effects,
  });
  await addAll(store);
  await askAll(store.view);
  await store.close();
} finally {
  await rm(parent, { recursive: true, force: true });
}
