/** A dossier as sentences with their notes, in one language: what its files and its page are drawn from. */
import type { Wording } from "../../../model/codebook.ts";

/** A language that dossiers are written in. */
export type DossierLanguage = keyof Wording;

export type Sentence = {
  readonly text: string;
  /** Numbers of `Note`s: the words it rests on. */
  readonly notes: readonly number[];
  /** Letters of `Basis`: how reports, outlets and accounts behind it were counted. */
  readonly bases: readonly string[];
};

export type Section = { readonly heading: string; readonly sentences: readonly Sentence[] };

/** The words behind sentences, and where they stand. */
export type Note = {
  readonly number: number;
  /** What may be shown of them; null where nothing may. */
  readonly quotation: string | null;
  readonly text: string;
};

/** What a value rests on, or a report and its capture, under the name that notes call it by. */
export type Named = { readonly name: string; readonly text: string };

export type Dossier = {
  readonly language: DossierLanguage;
  readonly title: string;
  /** What stands before all else, e.g. that nothing here is confirmed. */
  readonly preamble: readonly string[];
  readonly sections: readonly Section[];
  readonly basesHeading: string;
  readonly bases: readonly Named[];
  readonly notesHeading: string;
  readonly notes: readonly Note[];
  readonly reportsHeading: string;
  readonly reports: readonly Named[];
  /** How the words and captures can be checked, and what that proves. */
  readonly check: string;
  readonly withheldHeading: string;
  /** What was left out, in numbers. */
  readonly withheld: readonly string[];
  /** All of these together. */
  readonly withheldCount: number;
};
