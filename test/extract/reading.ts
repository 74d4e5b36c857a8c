import type { Block, BlockRole, Reading } from "../../src/model/reading.ts";

/** What a test says of a text; every line is a block, of the body unless `roles` says otherwise. */
export type ReadingFacts = {
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly original?:
    | { readonly outlet: string | null; readonly published: string | null }
    | undefined;
  readonly language?: string;
  readonly roles?: Readonly<Record<string, BlockRole>>;
};

/** A reading made by hand, so that tests of extraction do not rest on `read`. */
export const readingOf = (text: string, facts: ReadingFacts = {}): Reading => ({
  title: null,
  text,
  blocks: blocksOf(text, facts.roles ?? {}),
  outlet: facts.outlet ?? null,
  byline: null,
  published: facts.published ?? null,
  original:
    facts.original === undefined ? null : { relation: "reprint_of", url: null, ...facts.original },
  language: facts.language ?? "en",
  credits: [],
  article: true,
  provenance: "traceable",
  rule: { name: "by-hand", version: "1" },
});

const blocksOf = (text: string, roles: Readonly<Record<string, BlockRole>>): readonly Block[] => {
  const blocks: Block[] = [];
  let start = 0;
  text.split("\n").forEach((line, index) => {
    const end = start + line.length;
    if (line.trim() !== "")
      blocks.push({ start, end, role: roles[String(index)] ?? "body", mark: null });
    start = end + 1;
  });
  return blocks;
};
