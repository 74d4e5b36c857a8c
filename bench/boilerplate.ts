/**
 * Learning what outlets repeat, in invented worlds: `node bench/boilerplate.ts [REPORTS]` (10,000).
 * Each outlet puts two sentences of its own under all its reports, which are a third of them or more.
 * Measured by the processor: looking at a report, learning from all, marking one; most memory; what was
 * learnt right and wrong.
 */
import type { Reading } from "../src/model/reading.ts";
import { markBoilerplate, sentencesOf } from "../src/resolve/boilerplate.ts";
import { learnBoilerplate, type Taught, taughtBy } from "../src/resolve/learn.ts";
import { data, inventWorld } from "./invented-world.ts";

const size = Number(process.argv[2] ?? 10_000);
const PLANTED = 2;

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const withNotes = (reading: Reading): Reading => {
  const { outlet, text } = reading;
  const notes = `\nLetters to ${outlet} are answered within a week.\nBelongs to those who read ${outlet} alone.`;
  const blocks = [{ start: 0, end: text.length + notes.length, role: "body", mark: null }] as const;
  return { ...reading, text: text + notes, blocks };
};

const taught: Taught[] = [];
const planted = new Set<string>();
const some: Reading[] = [];
let looking = 0;
for (const { report } of inventWorld(size)) {
  const reading = withNotes(report.reading);
  const sentences = sentencesOf(reading);
  for (const { hash } of sentences.slice(-PLANTED)) planted.add(hash);
  if (some.length < 1000) some.push(reading);
  const began = processor();
  const one = taughtBy(report.report, reading, data);
  looking += processor() - began;
  if (one !== null) taught.push(one);
}
let began = processor();
const learnt = learnBoilerplate(taught);
const learning = processor() - began;
began = processor();
for (const reading of some) markBoilerplate(reading, learnt, data);
const marking = processor() - began;
const found = learnt.outlets.flatMap(({ sentences }) => sentences);
const right = found.filter((hash) => planted.has(hash)).length;
console.log(
  `${size} reports of ${learnt.outlets.length} outlets: looking ${((1000 * looking) / size).toFixed(3)} ms a report, learning ${learning.toFixed(2)} s, marking ${((1000 * marking) / some.length).toFixed(3)} ms a report, ${Math.round(process.resourceUsage().maxRSS / 1000)} MB; ${right} of ${planted.size} planted sentences learnt, ${found.length - right} others`,
);
