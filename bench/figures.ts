/**
 * How long figures take in a large register: the first time, and again until the ledger grows.
 * `node bench/figures.ts [INCIDENTS] [FOLDER]`; INCIDENTS defaults to 20,000, FOLDER to a temporary one.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { FiguresQuestion } from "../src/model/figures.ts";
import { RecordId } from "../src/model/ids.ts";
import { countFigures } from "../src/pipeline/figures.ts";
import { createRegister } from "../src/store/sqlite/register.ts";
import {
  changeDraft,
  countingEffects,
  dayOf,
  incidentOf,
  killedOf,
  PERSON,
  reportOf,
  SIGNER,
  whereOf,
} from "../test/contract/sample-bodies.ts";

const PER_WRITE = 1_000;
const [given = "20000", folder = tmpdir()] = process.argv.slice(2);
const incidents = Number(given);
const parent = await mkdtemp(join(folder, "onrecord-bench-"));
const data = loadRuleData();
const places = data.places.filter(({ kind }) => kind === "county" || kind === "city");

const QUESTION: FiguresQuestion = {
  ...{ measure: "killed", unit: "month", from: "2015-01-01", to: "2021-12-31" },
  ...{ place: null, status: "any", pooled: true, accounts: 0 },
};

try {
  const store = await createRegister(join(parent, "register"), {
    ...{ name: "Bench", person: { ref: PERSON, name: "Ada" } },
    ...{ signer: SIGNER, effects: countingEffects() },
  });
  const report = reportOf("Guards fired at people near the river.", {
    claims: [{ exact: "fired at people" }],
  });
  await store.blobs.put(Buffer.from(report.text));
  await store.write(async ({ append }) => {
    for (const draft of report.drafts) await append(draft);
  });
  for (let at = 0; at < incidents; at += PER_WRITE) {
    const records = Array.from({ length: Math.min(PER_WRITE, incidents - at) }, (_, offset) =>
      made(at + offset),
    );
    await store.write(({ append }) => append(changeDraft(records)));
  }
  const time = async (what: string, question: FiguresQuestion): Promise<void> => {
    const start = process.cpuUsage();
    await countFigures(store.view, question, data);
    const { user, system } = process.cpuUsage(start);
    console.log(`${what}: ${Math.round((user + system) / 1000)} ms of processor`);
  };
  console.log(`${incidents} incidents`);
  await time("first", QUESTION);
  await time("again", QUESTION);
  await time("another question", { ...QUESTION, unit: "year", measure: "incidents" });
  await store.close();

  function made(number: number) {
    const day = new Date(Date.UTC(2010, 0, 1) + (number % 5_000) * 86_400_000);
    const place = places[number % places.length];
    return {
      ...incidentOf(report.claims, [report.capture.id], {
        when: dayOf(day.toISOString().slice(0, 10)),
        where: whereOf(place?.name ?? "x", place?.id ?? null),
        outcomes: killedOf(number % 4),
      }),
      id: RecordId.parse(`i-${sha256(String(number)).slice(0, 32)}`),
    };
  }
} finally {
  await rm(parent, { recursive: true, force: true });
}
