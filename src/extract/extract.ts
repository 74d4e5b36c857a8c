import type { Extraction } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { CaptureId } from "../model/ids.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";

/** Version of the rules; with the data's hash it says which derivation made a claim. */
export const EXTRACT_VERSION = "extract/1";

/** Which capture the reading is of, and what people veiled or unveiled in it. */
export type ExtractOptions = {
  readonly capture: CaptureId;
  readonly veils: readonly SensitiveSpan[];
  readonly unveils: readonly SensitiveSpan[];
  /** Leaves the words of sensitive passages in; for the capture's own guarded view only. */
  readonly includeSensitive?: boolean;
};

/** Claims of one reading in text order; a language without a lexicon gives none. */
export const extract = (
  _reading: Reading,
  _options: ExtractOptions,
  _data: RuleData,
): Extraction => ({ claims: [], sensitive: [] });
