// Reads one folder of test/golden/read: input.txt or input.html, declared.json where something is declared.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRuleData } from "../../src/load/load.ts";
import { Declared, NOTHING_DECLARED } from "../../src/model/capture.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import type { Reading } from "../../src/model/reading.ts";
import { read } from "../../src/read/read.ts";

export const GOLDEN = join(import.meta.dirname, "..", "golden", "read");
export const RULE_DATA = loadRuleData();

/** Names of the cases, in order. */
export const goldenCases = (): readonly string[] => readdirSync(GOLDEN).sort();

/** The reading of a case, or the code of the error it ends in. */
export function readCase(name: string): Reading | { readonly error: string } {
  const folder = join(GOLDEN, name);
  const file = readdirSync(folder).find((entry) => entry.startsWith("input.")) ?? "input.txt";
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  try {
    return read({ kind: "bytes", bytes, declared: declaredOf(folder) }, RULE_DATA);
  } catch (error) {
    if (isOnrecordError(error)) return { error: error.code };
    throw error;
  }
}

/** A reading as expected.json holds it: blocks with their words, so that a person can check it. */
export function shown(reading: Reading | { readonly error: string }): object {
  if ("error" in reading) return reading;
  const { text, blocks, rule: _, ...facts } = reading;
  const lines = blocks.map(({ start, end, role, mark }) => {
    const label = mark === null ? role : `${role}/${mark}`;
    return `${label}: ${text.slice(start, end)}`;
  });
  return { ...facts, blocks: lines };
}

function declaredOf(folder: string): Declared {
  const path = join(folder, "declared.json");
  if (!existsSync(path)) return NOTHING_DECLARED;
  return Declared.parse(JSON.parse(readFileSync(path, "utf8")));
}
