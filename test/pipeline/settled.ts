/** One case of the law that settling report by report gives what resolving all at once gives. */
import assert from "node:assert/strict";
import { resolve } from "../../src/resolve/resolve.ts";
import { type CompactWorld, expandWorld, RULE_DATA } from "../resolve/world.ts";
import { openMemory } from "./memory.ts";

/** Throws where it does not; `numbers` decide the order, the batches and what is taken out and put back. */
export const settledAsWhole = async (
  compact: CompactWorld,
  numbers: Iterator<number>,
): Promise<void> => {
  const below = (most: number): number => Number(numbers.next().value) % most;
  const input = expandWorld(compact);
  const left = input.reports.map(({ report }) => report);
  const memory = openMemory(input, RULE_DATA);
  const here: string[] = [];
  while (left.length > 0) {
    const batch = Array.from({ length: 1 + below(2) }, () =>
      left.splice(below(Math.max(1, left.length)), 1),
    ).flat();
    await memory.add(batch);
    here.push(...batch);
    const detour = here[below(here.length)];
    if (detour === undefined || below(3) > 0) continue;
    await memory.withdraw(detour);
    here.splice(here.indexOf(detour), 1);
    left.push(detour);
    assert.deepEqual(memory.records(), wholeOf(compact, new Set(here)));
  }
  assert.deepEqual(memory.records(), resolve(input, RULE_DATA).records);
};

const wholeOf = (compact: CompactWorld, here: ReadonlySet<string>) => {
  const { reports, claims, decisions } = expandWorld(compact);
  const only = reports.filter(({ report }) => here.has(report));
  const told = claims.filter(({ report }) => here.has(report));
  return resolve({ reports: only, claims: told, decisions }, RULE_DATA).records;
};
