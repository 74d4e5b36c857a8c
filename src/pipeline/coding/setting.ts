/** What coding one text by hand needs to know, and where it notes what is wrong. */
import { type DayNumber, dayOfEdtf } from "../../extract/dates/calendar.ts";
import { type Language, languageOf, languageOfReading } from "../../extract/languages/language.ts";
import { passageOf, veil } from "../../extract/passage.ts";
import { isModelRule } from "../../model/answer.ts";
import type { Claim } from "../../model/claim.ts";
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
  /** Who codes: a person, or the rule that a model's claims carry. */
  readonly coder: Claim["rule"];
};

/** Which rule a claim coded by hand names. */
export const BY_HAND: Claim["rule"] = { name: "by-hand", version: "1" };

type Text = Pick<CodingSetting, "reading" | "sensitive" | "codebook" | "data">;

/** Makes a setting; words are read by the lexicon of the text's language, else by the English one. */
export const settingFor = (text: Text, coder: Claim["rule"] = BY_HAND): CodingSetting => ({
  ...text,
  coder,
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

/**
 * A value with words of its own is by hand; without, it is the coder's inference and says so. That
 * words mean what a model takes them to mean is always its inference.
 */
export const basisOf = (setting: CodingSetting, { passages: spans }: CodedField): Basis => {
  const passages = passagesAt(setting, spans);
  const { name, version } = setting.coder;
  const rule = `${name}/${version}`;
  if (isModelRule(name)) {
    return {
      how: "inferred",
      from: passages.map(({ exact }) => exact).join(" … "),
      rule,
      passages,
    };
  }
  if (passages.length > 0) return { how: "by-hand", passages };
  return { how: "inferred", from: "the person who coded it", rule, passages };
};
