/**
 * A large register: how fast it opens and how fast adding to it is beside adding to an empty one.
 * `node bench/scale.ts [REPORTS]` (default 100,000), texts made up here, each other than all others.
 */
import { availableParallelism } from "node:os";
import type { Input } from "../src/capture/inputs.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { openDerivePool } from "../src/pipeline/derive-pool.ts";
import type { Path } from "../src/pipeline/path.ts";
import { add } from "../src/pipeline.ts";
import { openTestRegister, reopen } from "../test/pipeline/register.ts";

const REPORTS = Number(process.argv[2] ?? 100_000);
const PROBE = 1000;
const SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split(" ");
const MONTHS = "January February March April May June July August September October".split(" ");

/** Numbers that follow from a seed. */
const numbers = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % below;
  };
};

const word = (next: (below: number) => number): string =>
  Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join("");

const name = (next: (below: number) => number): string => {
  const made = word(next);
  return made.charAt(0).toUpperCase() + made.slice(1);
};

/** About 250 words with one incident and one order in invented towns. */
const textOf = (index: number): string => {
  const next = numbers(index * 7919 + 17);
  const town = name(next);
  const date = `${MONTHS[next(MONTHS.length)]} ${1 + next(28)}, ${2008 + next(16)}`;
  const filler = () =>
    Array.from(
      { length: 8 },
      () => `${name(next)} ${Array.from({ length: 10 }, () => word(next)).join(" ")}.`,
    ).join(" ");
  return `Shots near ${town}

By ${name(next)} ${name(next)}
${date}

Border guards shot and killed ${1 + next(6)} people near ${town} on ${date}, a resident named ${name(next)} said.

${filler()}

The ${name(next)} command ordered ${word(next)} soldiers to fire at anyone ${word(next)} within ${1 + next(3)} kilometers of the ${name(next)} river, the resident said.

${filler()}
`;
};

async function* inputs(from: number, to: number): AsyncGenerator<Input> {
  for (let index = from; index < to; index += 1) {
    const bytes = new TextEncoder().encode(textOf(index));
    const declared = { ...NOTHING_DECLARED, outlet: `Outlet ${index % 40}` };
    yield { kind: "bytes", name: `made ${index}`, bytes, how: "line", declared };
  }
}

/** Reports a second of processor time of all threads, which other work on the machine disturbs least. */
const addRange = async (path: Path, from: number, to: number): Promise<number> => {
  const start = process.cpuUsage();
  for await (const outcome of add(path, inputs(from, to))) {
    if (outcome.kind !== "added") throw new Error(`report ${outcome.kind}`);
  }
  const { user, system } = process.cpuUsage(start);
  return (to - from) / ((user + system) / 1e6);
};

const memory = (): string => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;

const pool = openDerivePool();
const register = await openTestRegister();
const path = { ...register.path, pool };
await addRange(path, 10_000_000, 10_000_000 + PROBE); // warms compiler and workers; its own towns
const rates: number[] = [];
for (let from = 0; from < REPORTS; from += PROBE) {
  const rate = await addRange(path, from, Math.min(REPORTS, from + PROBE));
  rates.push(rate);
  console.log(`${from + PROBE}: ${rate.toFixed(0)} reports/s of processor, ${memory()}`);
}
// Other work on the machine comes and goes, so each end is a median of five.
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const first = median(rates.slice(0, 5));
const last = median(rates.slice(-5));
await path.store.close();
const start = performance.now();
const again = await reopen(register);
const [row] = (await again.view.captures({ limit: 1, offset: 0 })).captures;
const opened = performance.now() - start;
if (row === undefined) throw new Error("nothing on record");
const facts = performance.now();
const { captures, claims, size } = await again.view.facts();
console.log(
  `facts in ${(performance.now() - facts).toFixed(0)} ms: ${captures} captures, ${claims} claims, ${size} entries`,
);
console.log(`opens, with its first row, in ${opened.toFixed(0)} ms (bar 1000)`);
console.log(
  `adding at the end ${last.toFixed(0)}/s, at the start ${first.toFixed(0)}/s: ratio ${(last / first).toFixed(2)}`,
);
console.log(`most memory ${memory()} with ${availableParallelism()} workers' heaps (bar 800 MB)`);
await again.close();
await pool.close();
await register.end();
