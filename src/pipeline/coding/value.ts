/** Values as a person gives them, read into those of a claim; what cannot be read is noted. */
import { dayText } from "../../extract/dates/calendar.ts";
import { readPlainDate } from "../../extract/dates/plain.ts";
import { readEdtf } from "../../extract/dates/typed.ts";
import type { TimeValue } from "../../extract/dates/value.ts";
import { readPlainCount, readPlainDistance } from "../../extract/numbers/plain.ts";
import { findPlaces } from "../../extract/places/find.ts";
import { PRECISION } from "../../extract/places/where.ts";
import { tagsIn, tagWords } from "../../extract/tokens/tag.ts";
import { tokenise } from "../../extract/tokens/token.ts";
import type { Count } from "../../model/claim.ts";
import type { Term } from "../../model/codebook.ts";
import type { CodedField, CodedValue } from "../../model/coding.ts";
import type { TextValue } from "../../model/passage.ts";
import type { Place, Where } from "../../model/place.ts";
import type { When } from "../../model/when.ts";
import { basisOf, type CodingSetting, entryOf, note } from "./setting.ts";

type ValueOf<T extends CodedValue["type"]> = Extract<CodedValue, { readonly type: T }>;

/** The value where it is of this type; other types were noted when the draft was checked. */
const givenAs = <T extends CodedValue["type"]>(field: CodedField, type: T): ValueOf<T> | null => {
  const isOfType = (value: CodedValue): value is ValueOf<T> => value.type === type;
  return isOfType(field.value) ? field.value : null;
};

/** A text with its basis. */
export const textOf = (setting: CodingSetting, field: CodedField): TextValue | null => {
  const text = givenAs(field, "text")?.text.trim() ?? "";
  return text === "" ? null : { value: text, basis: basisOf(setting, field) };
};

/** A term of the field's vocabulary. */
export const termOf = (setting: CodingSetting, field: CodedField): Term | null => {
  const id = givenAs(field, "term")?.term ?? "";
  const name = entryOf(setting, field.field)?.vocabulary ?? "";
  const vocabulary = setting.codebook.vocabularies.find((one) => one.id === name);
  const term = vocabulary?.terms.find((one) => one.id === id);
  if (term !== undefined) return term;
  return note(setting, field, [
    "unknown-term",
    `it is no term of vocabulary "${name}", see "onrecord codebook ${field.field}"`,
  ]);
};

/** True where the flag is set. */
export const flagOf = (field: CodedField | null): boolean =>
  field !== null && givenAs(field, "flag")?.yes === true;

/** Numbers as given, else as the words are read. */
export const countOf = (setting: CodingSetting, field: CodedField): Count | null => {
  const value = givenAs(field, "count");
  if (value === null) return null;
  const { words, min, best, max } = value;
  const isGiven = min !== null || best !== null || max !== null;
  const read = isGiven ? { min, best, max } : readPlainCount(words, setting.language);
  if (read === null) {
    return note(setting, field, [
      "unreadable-count",
      "no number is told in it, give least or most",
    ]);
  }
  if (isCrossed([read.min, read.best, read.max])) {
    return note(setting, field, ["crossed", "the least is over the most, correct one of them"]);
  }
  return { ...read, words: words.trim(), basis: basisOf(setting, field) };
};

const isCrossed = (bounds: readonly (number | null)[]): boolean => {
  const given = bounds.filter((bound) => bound !== null);
  return given.some((bound, at) => at > 0 && bound < (given[at - 1] ?? 0));
};

/** A width in kilometres. */
export const distanceOf = (setting: CodingSetting, field: CodedField) => {
  const value = givenAs(field, "distance");
  if (value === null) return null;
  const { words, min_km, max_km } = value;
  const given = min_km ?? max_km;
  const read =
    given === null
      ? readPlainDistance(words, setting.language)
      : { min_km: min_km ?? given, max_km: max_km ?? given };
  if (read === null) {
    const what = "number or unit is missing, give kilometres";
    return note(setting, field, ["unreadable-distance", what]);
  }
  if (read.min_km <= read.max_km) return { min: read.min_km, max: read.max_km };
  return note(setting, field, ["crossed", "the least is over the most, correct one of them"]);
};

/** How words can be read as a date, the likeliest first. */
export const datesIn = (
  { language, anchor }: Pick<CodingSetting, "language" | "anchor">,
  words: string,
): readonly TimeValue[] => readPlainDate(words, { language, anchor });

/** How words can be read as a count and as a width. */
export const numbersIn = ({ language }: Pick<CodingSetting, "language">, words: string) => ({
  count: readPlainCount(words, language),
  distance: readPlainDistance(words, language),
});

/** The date that was chosen or typed, else the likeliest reading of the words. */
export const whenOf = (setting: CodingSetting, field: CodedField): When | null => {
  const value = givenAs(field, "date");
  if (value === null) return null;
  const readings = datesIn(setting, value.words);
  const chosen =
    value.edtf === null
      ? readings[0]
      : (readings.find(({ edtf }) => edtf === value.edtf) ?? readEdtf(value.edtf));
  if (chosen === undefined || chosen === null) {
    const what = "it cannot be read as a date, say it otherwise or type EDTF, e.g. 2021-01";
    return note(setting, field, ["unreadable-date", what]);
  }
  const phrase = value.words.trim();
  return {
    edtf: chosen.edtf,
    earliest: chosen.earliest === null ? null : dayText(chosen.earliest),
    latest: chosen.latest === null ? null : dayText(chosen.latest),
    precision: chosen.precision,
    anchoring:
      phrase === "" || phrase === chosen.edtf
        ? null
        : {
            phrase,
            anchor: chosen.anchor === null ? null : dayText(chosen.anchor),
            rule: chosen.rule,
          },
    alternatives: [...chosen.alternatives],
    basis: basisOf(setting, field),
  };
};

/** The place by its id, else by its name where only one has it, else as words alone. */
export const whereOf = (setting: CodingSetting, field: CodedField): Where | null => {
  const value = givenAs(field, "place");
  if (value === null) return null;
  const words = value.words.trim();
  const place = value.place === null ? placeNamed(setting, words) : placeById(setting, value.place);
  if (value.place !== null && place === null) {
    const what = "the gazetteer has no place with this id, type its name";
    return note(setting, field, ["unknown-place", what]);
  }
  const precision = place === null ? UNPLACED : PRECISION[place.kind];
  return {
    name: words === "" ? (place?.name ?? "") : words,
    place: place?.id ?? null,
    precision: precision < 3 && isNear(setting, words) ? 2 : precision,
    side: value.side,
    basis: basisOf(setting, field),
  };
};

/** Where nobody knows what the name stands for, it may be wide. */
const UNPLACED = 5;

const placeById = ({ data }: CodingSetting, id: string): Place | null =>
  data.places.find((place) => place.id === id) ?? null;

const placeNamed = ({ data }: CodingSetting, words: string): Place | null => {
  const named = namedBefore.get(data) ?? new Map<string, Place | null>();
  namedBefore.set(data, named);
  const ready = named.get(words);
  if (ready !== undefined) return ready;
  const same = findPlaces(words, data, 3).filter(({ isWhole }) => isWhole);
  const place = same.length === 1 ? (same[0]?.place ?? null) : null;
  if (named.size < MOST_NAMED) named.set(words, place);
  return place;
};
/** A list names the same few places in thousands of rows, and each look goes through all of the gazetteer. */
const namedBefore = new WeakMap<CodingSetting["data"], Map<string, Place | null>>();
const MOST_NAMED = 10_000;

const isNear = ({ language }: CodingSetting, words: string): boolean => {
  const tokens = tokenise(words);
  return tagsIn(tagWords(tokens, language), "near-cues", { from: 0, to: 2 }).length > 0;
};
