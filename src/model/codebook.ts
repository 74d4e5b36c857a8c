import * as z from "zod";
import { Sha256 } from "./ids.ts";
import { ProvisionEffect, ProvisionKind } from "./order.ts";
import { list, shape } from "./shape.ts";
import { Day } from "./when.ts";

/** What a person codes: every kind of claim, and a group of events that share one count. */
export const CodingKind = z.enum([
  "incident",
  "pooled-group",
  "order",
  "practice",
  "denial",
  "aggregate",
  "trend",
  "sanction",
  "reward",
  "measure",
  "statement",
]);
export type CodingKind = z.infer<typeof CodingKind>;

/** A text in both languages of the app. */
export const Wording = shape({ en: z.string().trim().min(1), ko: z.string().trim().min(1) });
export type Wording = z.infer<typeof Wording>;

/** How an entry's value is given; `kind` marks an entry that explains a kind and has no value. */
export const CodedType = z.enum([
  "kind",
  "text",
  "term",
  "count",
  "date",
  "end",
  "place",
  "distance",
  "flag",
]);
export type CodedType = z.infer<typeof CodedType>;

/** What a register may put in its own words. */
const rules = {
  /** What it is. */
  definition: Wording,
  /** What belongs here. */
  include: Wording,
  /** What does not, and where it goes instead. */
  exclude: Wording,
  /** A made-up case, never words of a report. */
  example: Wording,
};

/** How one field, or one kind of claim, is to be coded. */
export const CodebookEntry = shape({
  /** The field's name in a claim, e.g. "outcomes.killed", or a kind, e.g. "order". */
  id: z.string().regex(/^[a-z_-]+(\.[a-z_-]+)?$/),
  label: Wording,
  /** The kinds of claim that have it. */
  kinds: list(CodingKind),
  type: CodedType,
  /** Which vocabulary its terms come from; of a text, which it may be helped by. */
  vocabulary: z.string().nullable(),
  /** True where a claim may have several values of it. */
  several: z.boolean(),
  /** True where a claim of its kinds cannot do without. */
  required: z.boolean(),
  ...rules,
  /** Standards it follows, e.g. "HURIDOCS 2109". */
  sources: list(z.string()),
});
export type CodebookEntry = z.infer<typeof CodebookEntry>;

/** Words by language that find a term as well as its label does. */
const Synonyms = shape({ en: list(z.string().min(1)), ko: list(z.string().min(1)) });

export const Term = shape({
  /** What a claim holds, e.g. "shoot-on-sight". */
  id: z.string().min(1),
  label: Wording,
  synonyms: Synonyms,
  /** The same in a standard's list, e.g. {"HURIDOCS 4": "01010102"}; empty where none has it. */
  codes: z.record(z.string(), z.string()).readonly(),
  /** Of a provision's rule: what it rules on and which way. */
  provision: shape({ kind: ProvisionKind, effect: ProvisionEffect }).nullable(),
});
export type Term = z.infer<typeof Term>;

export const Vocabulary = shape({
  id: z.string().regex(/^[a-z-]+$/),
  label: Wording,
  terms: z.array(Term).min(1).readonly(),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** How everything is to be coded, in the order of the form. */
export const Codebook = shape({
  /** Day of the shipped edition. */
  edition: Day,
  entries: list(CodebookEntry),
  vocabularies: list(Vocabulary),
});
export type Codebook = z.infer<typeof Codebook>;

/** Which codebook a decision was made by: the shipped edition, and SHA-256 of what it said with this register's edits. */
export const CodebookVersion = shape({ edition: Day, hash: Sha256 });
export type CodebookVersion = z.infer<typeof CodebookVersion>;

/** What a register says of an entry in place of what was shipped; whole, so that one edit is enough to know it. */
export const CodebookEdit = shape({ entry: z.string(), ...rules });
export type CodebookEdit = z.infer<typeof CodebookEdit>;

/** The fields of `CodebookEdit` beside the entry's id, for shapes that hold an edit with more. */
export const editedRules = rules;
