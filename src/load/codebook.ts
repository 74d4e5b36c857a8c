import { join } from "node:path";
import * as z from "zod";
import {
  type Codebook,
  CodebookEntry,
  type CodedType,
  Term,
  Vocabulary,
  Wording,
} from "../model/codebook.ts";
import { Day } from "../model/when.ts";
import { bad, checked, credit } from "./file.ts";
import { DATA_FOLDER } from "./load.ts";

const EntriesFile = z.strictObject({
  ...credit,
  edition: Day,
  entries: z.array(z.strictObject(CodebookEntry.unwrap().shape)),
});

/** In the file, what a term does not have is left out. */
const WrittenTerm = z.strictObject({
  id: Term.unwrap().shape.id,
  label: Wording,
  synonyms: z
    .strictObject({ en: z.array(z.string()).optional(), ko: z.array(z.string()).optional() })
    .default({}),
  codes: z.record(z.string(), z.string()).default({}),
  provision: Term.unwrap().shape.provision.default(null),
});

const VocabulariesFile = z.strictObject({
  ...credit,
  vocabularies: z.array(
    z.strictObject({ ...Vocabulary.unwrap().shape, terms: z.array(WrittenTerm).min(1) }),
  ),
});

let shipped: Codebook | null = null;

/** The codebook as it is shipped, read once per process. */
export const loadCodebook = (): Codebook => {
  shipped ??= readCodebook(DATA_FOLDER);
  return shipped;
};

/**
 * Reads and checks a codebook. Throws `bad-input` naming the file and field where an entry or a
 * term is given twice, or an entry refers to a vocabulary that is not there.
 */
export const readCodebook = (dir: string): Codebook => {
  const entriesFile = join(dir, "codebook", "entries.json");
  const vocabulariesFile = join(dir, "codebook", "vocabularies.json");
  const { edition, entries } = checked(entriesFile, EntriesFile);
  const vocabularies = checked(vocabulariesFile, VocabulariesFile).vocabularies.map(
    (vocabulary) => ({ ...vocabulary, terms: vocabulary.terms.map(toTerm) }),
  );
  requireOnce(entriesFile, "entry", entries);
  requireOnce(vocabulariesFile, "vocabulary", vocabularies);
  for (const { id, terms } of vocabularies) requireOnce(vocabulariesFile, `term of "${id}"`, terms);
  for (const entry of entries) requireVocabulary(entriesFile, entry, vocabularies);
  return { edition, entries, vocabularies };
};

const toTerm = ({ synonyms, ...term }: z.infer<typeof WrittenTerm>): Term => ({
  ...term,
  synonyms: { en: synonyms.en ?? [], ko: synonyms.ko ?? [] },
});

const requireOnce = (file: string, what: string, items: readonly { readonly id: string }[]) => {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw bad(file, `${what} "${id}" is given twice, keep one`);
    seen.add(id);
  }
};

const CLOSED: ReadonlySet<CodedType> = new Set<CodedType>(["term"]);

const requireVocabulary = (
  file: string,
  { id, type, vocabulary }: CodebookEntry,
  vocabularies: readonly Vocabulary[],
): void => {
  if (vocabulary === null && !CLOSED.has(type)) return;
  if (vocabularies.some((one) => one.id === vocabulary)) return;
  throw bad(file, `entry "${id}" names no vocabulary that is there, correct it`);
};
