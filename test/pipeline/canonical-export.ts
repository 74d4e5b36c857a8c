/** Makes the register that a vector of the canonical export describes, and exports it. */
import * as z from "zod";
import type { Input } from "../../src/capture/inputs.ts";
import { Declared } from "../../src/model/capture.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import { Decision } from "../../src/model/decision.ts";
import { decide } from "../../src/pipeline/decide.ts";
import { add } from "../../src/pipeline.ts";
import { exported, openTestRegister } from "./register.ts";

const Captured = z.object({ text: z.string(), declared: Declared });

/** Captures and decisions in, the lines of the export out. `undone` is the place of a decision taken back. */
export const Exports = z.array(
  z.object({
    name: z.string(),
    captures: z.array(Captured),
    decisions: z.array(Decision),
    undone: z.array(z.int()),
    sha256: z.string(),
    export: z.array(z.string()),
  }),
);
type Described = Pick<z.infer<typeof Exports>[number], "captures" | "decisions" | "undone">;

/** The export of a register to which all this was added, in the order given. */
export const exportOf = async (vector: Described): Promise<readonly string[]> => {
  const register = await openTestRegister();
  try {
    const path = { ...register.path, codebook: EMPTY };
    for await (const outcome of add(path, inputs(vector.captures))) {
      if (outcome.kind === "failed") throw outcome.error;
    }
    const refs = [];
    for (const decision of vector.decisions) {
      refs.push((await decide(path, { decision, keys: [] })).ref);
    }
    for (const [at, of] of refs.entries()) {
      if (!vector.undone.includes(at)) continue;
      await decide(path, { decision: { decision: "undo", of, reason: "by mistake" }, keys: [] });
    }
    return await exported(path);
  } finally {
    await register.end();
  }
};

/** Decisions name it; the vectors must not change with the wording of the shipped one. */
const EMPTY: Codebook = { edition: "2026-01-01", entries: [], vocabularies: [] };

/** The bytes of an export. */
export const bytesOf = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");

async function* inputs(captures: readonly z.infer<typeof Captured>[]): AsyncGenerator<Input> {
  for (const [at, { text, declared }] of captures.entries()) {
    const bytes = new TextEncoder().encode(text);
    yield { kind: "bytes", name: `capture ${at}`, bytes, how: "line", declared };
  }
}
