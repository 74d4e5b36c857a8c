/** A codebook, edits of it and the version that results, for another program to try itself on. */
import * as z from "zod";
import { codebookVersionOf } from "../../src/format/codebook-version.ts";
import { Codebook, CodebookEdit, CodebookVersion } from "../../src/model/codebook.ts";
import { editCodebook } from "../../src/review/codebook.ts";

export const CodebookVectors = z.array(
  z.object({
    name: z.string(),
    codebook: Codebook,
    edits: z.array(CodebookEdit),
    version: CodebookVersion,
  }),
);

/** The version after the edits. */
export const versionAfter = (codebook: Codebook, edits: readonly CodebookEdit[]) =>
  codebookVersionOf(edits.reduce(editCodebook, codebook));
