/** What coding one text by hand needs to know, and where it notes what is wrong. */
import { type DayNumber, dayOfEdtf } from "../../extract/dates/calendar.ts";
import { type Language, languageOf, languageOfReading } from "../../extract/languages/language.ts";
import { passageOf, veil } from "../../extract/passage.ts";
import type { Codebook, CodebookEntry } from "../../model/codebook.ts";
import type { CodedField, CodingProblem, CodingProblemKind } from "../../model/coding.ts";
import type { RuleData } from "../../model/data.ts";
import { OnrecordError } from "../../model/error.ts";
import type { Basis, Passage, SensitiveSpan, Span } from "../../model/passage.ts";
import type { Reading } from "../../model/reading.ts";

/** One text, by one codebook; `problems` grow as values are read. */
export type CodingSetting = {
  readonly reading: Reading;
  readonly sensitive: readonly SensitiveSpan[];
  /** The text with sensitive words replaced, of which every passage is made. */
  readonly shown: string;
  readonly codebook: Codebook;
  readonly data: RuleData;
  readonly language: Language;
  /** The day from which "last Thursday" counts; null where the report tells none. */
  readonly anchor: DayNumber | null;
  readonly problems: CodingProblem[];
};

type Text = Pick<CodingSetting, "reading" | "sensitive" | "codebook" | "data">;

/** Makes a setting; words are read by the lexicon of the text's language, else by the English one. */
export const settingFor = (text: Text): CodingSetting => ({
  ...text,
  shown: veil(text.reading.text, text.sensitive),
  language: lexiconFor(text.reading, text.data),
  anchor: anchorOf(text.reading),
  problems: [],
});

/** The day of the first text, not of its reprint (domain DT-2). */
export const anchorOf = ({ original, published }: Pick<Reading, "original" | "published">) =>
  dayOfEdtf(original?.published ?? null) ?? dayOfEdtf(published);

/** Plain words may be typed in the language of the text or in English. */
export const lexiconFor = (reading: Reading, data: RuleData): Language => {
  const language = languageOfReading(reading, data) ?? languageOf("en", data);
  if (language !== null) return language;
  throw new OnrecordError("bad-input", "Cannot code by hand: data/lexicons/en is not there");
};

/** Notes what is wrong with a value; nothing is thrown, so that all of it is told at once. */
export const note = (
  { problems }: CodingSetting,
  { field, item }: Pick<CodedField, "field" | "item">,
  [problem, message]: readonly [CodingProblemKind, string],
): null => {
  problems.push({ field, item, problem, message });
  return null;
};

/** The entry of a field; null where the codebook has none. */
export const entryOf = ({ codebook }: CodingSetting, field: string): CodebookEntry | null =>
  codebook.entries.find(({ id, type }) => id === field && type !== "kind") ?? null;

/** Ranges of the text as passages, in the order of the text. */
export const passagesAt = ({ shown }: CodingSetting, spans: readonly Span[]): readonly Passage[] =>
  spans
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((span) => passageOf(shown, span));

/** A value with words of its own is by hand; without, it is the coder's inference and says so. */
export const basisOf = (setting: CodingSetting, { passages }: CodedField): Basis =>
  passages.length > 0
    ? { how: "by-hand", passages: passagesAt(setting, passages) }
    : { how: "inferred", from: "the person who coded it", rule: "by-hand/1", passages: [] };
