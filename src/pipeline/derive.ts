/**
 * The pure half of the path for one capture: `read`, then `extract`, then the keys by which
 * `resolve` compares. A function of the task, the data and the rule versions alone, so a worker can
 * run it and anyone can run it again.
 */
import { extract } from "../extract/extract.ts";
import type { Declared } from "../model/capture.ts";
import type { RuleData } from "../model/data.ts";
import type { Derived } from "../model/derived.ts";
import { isOnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import { read } from "../read/read.ts";
import { claimKeys, copyKeys } from "../resolve/keys.ts";
import { derivedNothing } from "./derived-nothing.ts";

export type DeriveTask = {
  readonly capture: CaptureId;
  readonly bytes: Uint8Array;
  readonly declared: Declared;
  /** Spans that people veiled or unveiled by hand. */
  readonly veils: readonly SensitiveSpan[];
  readonly unveils: readonly SensitiveSpan[];
};

/** Reads and extracts one capture; material that cannot be read is a result, not an exception. */
export const derive = (task: DeriveTask, data: RuleData): Derived => {
  try {
    const reading = read({ kind: "bytes", bytes: task.bytes, declared: task.declared }, data);
    const { capture, veils, unveils } = task;
    const extraction = extract(reading, { capture, veils, unveils }, data);
    return {
      reading,
      readingKeys: copyKeys(reading),
      extraction,
      claimKeys: extraction.claims.map((claim) => claimKeys(claim, reading, data)),
      failure: null,
    };
  } catch (error) {
    if (!isOnrecordError(error)) throw error;
    return derivedNothing(error.message);
  }
};
