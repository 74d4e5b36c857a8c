/**
 * How fast the store alone takes in captures with five claims each, and how fast a register opens.
 * `node bench/store.ts [CAPTURES] [FOLDER]`; CAPTURES defaults to 5,000, FOLDER to a temporary one.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRegister, openRegister } from "../src/store/sqlite/register.ts";
import type { Store } from "../src/store/store.ts";
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

const PER_WRITE = 100;
const WORDS = "guards river village night patrol order family letter county told heard saw".split(
  " ",
);

const [given = "5000", folder = tmpdir()] = process.argv.slice(2);
const captures = Number(given);
const parent = await mkdtemp(join(folder, "onrecord-bench-"));
const dir = join(parent, "register");

/** About 2,000 characters, five of whose sentences are claims. */
const reportText = (index: number): string => {
  const filler = Array.from(
    { length: 300 },
    (_, at) => WORDS[(index * 7 + at * at) % WORDS.length],
  );
  const claims = [1, 2, 3, 4, 5].map(
    (n) => `Person ${n} of report ${index} was shot near Samho ${n}.`,
  );
  return `${claims.join(" ")} ${filler.join(" ")}`;
};

const makeReport = (index: number) => {
  const text = reportText(index);
  const report = reportOf(text, {
    claims: [1, 2, 3, 4, 5].map((n) => ({
      exact: `Person ${n} of report ${index} was shot near Samho ${n}.`,
      fields: {
        when: dayOf("2021-03-01"),
        where: whereOf("Samho", "x/samho"),
        outcomes: killedOf(1),
      },
    })),
    keys: ["at:x/samho", "at:x", `day:2021-03-${index % 28}`, `copy:${index}`],
  });
  const [first] = report.claims;
  const incident =
    first === undefined
      ? []
      : [incidentOf([first], [report.capture.id], { outcomes: killedOf(1) })];
  return { report, drafts: [...report.drafts, changeDraft(incident)] };
};

const addAll = async (store: Store): Promise<void> => {
  let putMs = 0;
  let writeMs = 0;
  let cpuMs = 0;
  for (let from = 0; from < captures; from += PER_WRITE) {
    const made = Array.from({ length: Math.min(PER_WRITE, captures - from) }, (_, at) =>
      makeReport(from + at),
    );
    const start = performance.now();
    for (const { report } of made) await store.blobs.put(Buffer.from(report.text));
    const put = performance.now();
    const cpu = process.cpuUsage();
    await store.write(async ({ append }) => {
      for (const { drafts } of made) for (const draft of drafts) await append(draft);
    });
    putMs += put - start;
    writeMs += performance.now() - put;
    const { user, system } = process.cpuUsage(cpu);
    cpuMs += (user + system) / 1000;
    if ((from / PER_WRITE) % 50 === 49) {
      console.log(
        `${from + PER_WRITE}: ${Math.round(((from + PER_WRITE) * 1000) / writeMs)} captures/s written so far`,
      );
    }
  }
  console.log(`blobs  ${Math.round((captures * 1000) / putMs)} captures/s`);
  console.log(
    `write  ${Math.round((captures * 1000) / writeMs)} captures/s, five claims and a record each`,
  );
  console.log(`cpu    ${Math.round((captures * 1000) / cpuMs)} captures per second of processor`);
};

const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const result = await work();
  console.log(`${what}  ${Math.round(performance.now() - start)} ms`);
  return result;
};

try {
  const effects = countingEffects();
  const person = { ref: PERSON, name: "Bench" };
  const store = await createRegister(dir, { name: "Bench", person, signer: SIGNER, effects });
  await addAll(store);
  await store.close();
  const again = await timed("open   ", () => openRegister(dir, { signer: SIGNER, effects }));
  await timed("facts  ", () => again.view.facts());
  await timed("newest ", () => again.view.captures({ limit: 50, offset: 0 }));
  await timed("search ", () =>
    again.view.captures({ words: "patrol letter", order: "relevance", limit: 20, offset: 0 }),
  );
  await timed("rebuild", () => again.rebuild());
  await again.close();
  console.log(`memory  ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
} finally {
  await rm(parent, { recursive: true, force: true });
}
