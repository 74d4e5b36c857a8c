import type { Capture } from "./capture.ts";
import type { Extraction } from "./claim.ts";
import type { RuleVersions } from "./ledger.ts";
import type { Reading } from "./reading.ts";

/** What the pure stages gave for one capture, or in one sentence why they gave nothing. */
export type Derived = {
  readonly reading: Reading | null;
  readonly readingKeys: readonly string[];
  readonly extraction: Extraction;
  /** One list per claim, in the order of `extraction.claims`. */
  readonly claimKeys: readonly (readonly string[])[];
  readonly failure: string | null;
};

/** A capture with what was derived from it, ready to be put on record. */
export type DerivedCapture = { readonly capture: Capture; readonly derived: Derived };

/** The versions that derivations made now would name, by stage. */
export type StageVersions = Readonly<Record<"read" | "extract" | "resolve", RuleVersions>>;
