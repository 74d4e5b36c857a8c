import type { Codebook, CodebookVersion } from "../model/codebook.ts";
import { encodeCanonical } from "./canonical-json.ts";
import { sha256 } from "./hash.ts";

/** The edition, and SHA-256 over the canonical JSON of the whole codebook. */
export const codebookVersionOf = (codebook: Codebook): CodebookVersion => ({
  edition: codebook.edition,
  hash: sha256(encodeCanonical(codebook)),
});
