/**
 * Input that would link everything: `node bench/bad-input.ts [NUMBER]` (10,000). Near-copies of one text by
 * 50 outlets; one report that tells of so many events; one sentence of an outlet in its reports of
 * so many events, before and after it was learnt. Measured: time of the processor to resolve all of it,
 * which is also what one more costs where all hang together; the largest incident and family; most memory.
 */
import { resolve } from "../src/resolve/resolve.ts";
import { digestOf, eventOf, formulaic, nearCopy } from "../test/resolve/bad-input.ts";
import { type CompactWorld, expandWorld, RULE_DATA } from "../test/resolve/world.ts";

const number = Number(process.argv[2] ?? 10_000);
const many = <T>(of: (at: number) => T): readonly T[] =>
  Array.from({ length: number }, (_, at) => of(at));

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const measure = (about: string, world: Omit<CompactWorld, "about">): void => {
  const input = expandWorld({ about, ...world });
  const began = processor();
  const { records, warnings } = resolve(input, RULE_DATA);
  const seconds = (processor() - began).toFixed(1);
  const largest = (kind: string): number =>
    Math.max(0, ...records.map((one) => (one.kind === kind ? one.reports.length : 0)));
  const incidents = records.filter(({ kind }) => kind === "incident").length;
  const kinds = [...new Set(warnings.map(({ about }) => about))].join(", ");
  console.log(
    `${about}: ${seconds} s; ${incidents} incidents, the largest of ${largest("incident")} reports; largest family ${largest("copies")}; ${Math.round(process.resourceUsage().maxRSS / 1000)} MB; warns of ${kinds || "nothing"}`,
  );
};

const events = many(eventOf);
measure(`one report of ${number} events`, { reports: [...events, digestOf(events)] });
measure(`${number} in one sentence, learnt`, { reports: many(formulaic), learns: true });
measure(`${number} in one sentence, not learnt`, { reports: many(formulaic) });
measure(`${number} near-copies`, { reports: many(nearCopy) });
