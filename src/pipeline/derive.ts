/**
 * The pure half of the path for one capture: `read`, then `extract`, then the keys by which
 * `resolve` compares. A function of the task, the data and the rule versions alone, so a worker can
 * run it and anyone can run it again.
 */
import { EXTRACT_VERSION, extract } from "../extract/extract.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { Declared } from "../model/capture.ts";
import type { RuleData } from "../model/data.ts";
import type { Derived, StageVersions } from "../model/derived.ts";
import { isOnrecordError } from "../model/error.ts";
import type { CaptureId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import { READ_VERSION, read } from "../read/read.ts";
import { claimKeys, copyKeys, RESOLVE_VERSION } from "../resolve/keys.ts";

export type DeriveTask = {
  readonly capture: CaptureId;
  readonly bytes: Uint8Array;
  readonly declared: Declared;
  /** Spans that people veiled or unveiled by hand. */
  readonly veils: readonly SensitiveSpan[];
  readonly unveils: readonly SensitiveSpan[];
};

/** Gives nothing, with the reason. */
export const derivedNothing = (failure: string): Derived => ({
  reading: null,
  readingKeys: [],
  extraction: { claims: [], sensitive: [] },
  claimKeys: [],
  failure,
});

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

/** The versions that a derivation made now would name; `boilerplate` is what was learnt last. */
export const versionsNow = (data: RuleData, boilerplate: Boilerplate | null): StageVersions => {
  const learnt = boilerplate === null ? {} : { boilerplate: boilerplate.version };
  return {
    read: { rules: READ_VERSION, data: data.hash, ...learnt },
    extract: { rules: EXTRACT_VERSION, data: data.hash },
    resolve: { rules: RESOLVE_VERSION, data: data.hash, ...learnt },
  };
};
