/** A dossier as sentences with their notes, in one language: what its files and its page are drawn from. */
import type { Wording } from "../../../model/codebook.ts";

/** A language that dossiers are written in. */
export type DossierLanguage = keyof Wording;

export type Sentence = {
  readonly text: string;
  /** Numbers of `Note`s: the words it rests on. */
  readonly notes: readonly number[];
  /** The same as they are written, e.g. "1–3". */
  readonly noted: readonly string[];
  /** Letters of `bases`: how reports, outlets and accounts behind it were counted. */
  readonly bases: readonly string[];
};

/** A field with all its values, or a statement without a field; nobody is to take one value without the others. */
export type Paragraph = {
  /** e.g. "Width of the zone"; null of a statement. */
  readonly name: string | null;
  readonly sentences: readonly Sentence[];
};

export type Section = { readonly heading: string; readonly paragraphs: readonly Paragraph[] };

/** What sentences refer to by its name. */
export type Named = {
  readonly name: string;
  /** Beside the others: what one of them told before is referred to. */
  readonly text: string;
  /** By itself, e.g. copied with one sentence. */
  readonly alone: string;
};

/** The words behind sentences, and where they stand; the same words in copies of one text are one note. */
export type Note = Omit<Named, "name"> & {
  readonly number: number;
  /** What may be shown of them; null where nothing may. */
  readonly quotation: string | null;
  /** Names of the reports that have them. */
  readonly reports: readonly string[];
};

export type Dossier = {
  readonly language: DossierLanguage;
  readonly title: string;
  /** What stands before all else, e.g. that nothing here is confirmed. */
  readonly preamble: readonly string[];
  readonly sections: readonly Section[];
  readonly basesHeading: string;
  readonly bases: readonly Named[];
  /** Why several claims are taken for one; null of a single claim. */
  readonly basesRule: string | null;
  readonly notesHeading: string;
  readonly notes: readonly Note[];
  /** How the notes are to be read. */
  readonly notesRule: string;
  readonly reportsHeading: string;
  readonly reports: readonly Named[];
  /** How the words and captures can be checked, and what that proves. */
  readonly check: string;
  readonly withheldHeading: string;
  /** What was left out, in numbers. */
  readonly withheld: string;
  /** All of these together. */
  readonly withheldCount: number;
  /** True where it is set in the smaller of two sizes, so that it goes on one sheet if it can. */
  readonly isLong: boolean;
};
