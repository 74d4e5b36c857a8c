/** The words of one cell as a value of one field, or why they give none and what they may mean. */

import { readEdtf } from "../../extract/dates/typed.ts";
import { type Language, languageOf } from "../../extract/languages/language.ts";
import { readPlainCount } from "../../extract/numbers/plain.ts";
import type { Codebook, Term } from "../../model/codebook.ts";
import type { CodedValue } from "../../model/coding.ts";
import type { RuleData } from "../../model/data.ts";
import { OnrecordError } from "../../model/error.ts";
import type { CellChoice, ListColumn, UnfitReason, UnfitValue } from "../../model/list.ts";
import type { Place } from "../../model/place.ts";
import { fold } from "../../resolve/words.ts";
import { datesOfCell, serialDate } from "./dates.ts";
import { placeOfId, placesLike, placesNamed } from "./places.ts";

export type Candidate = UnfitValue["candidates"][number];

/** What a cell gives. "none": it is empty, says that nothing is known, or a person left it out. */
export type CellReading =
  | { readonly kind: "value"; readonly value: CodedValue }
  | { readonly kind: "place"; readonly places: readonly Place[]; readonly isChosen: boolean }
  | { readonly kind: "none" }
  | Unfit;

export type Unfit = {
  readonly kind: "unfit";
  readonly why: UnfitReason;
  readonly candidates: readonly Candidate[];
};

/** What reading cells needs to know. */
export type CellSetting = { readonly data: RuleData; readonly codebook: Codebook };

/** Reads a cell by the column's field; the same words in one column are read once. */
export const openCellReader = (
  columns: readonly ListColumn[],
  setting: CellSetting,
): ((column: number, words: string) => CellReading) => {
  const made = columns.map(() => new Map<string, CellReading>());
  const chosen = columns.map(
    ({ choices }) => new Map(choices.map((choice) => [choice.words, choice] as const)),
  );
  return (at, words) => {
    const column = columns[at];
    if (column === undefined || words === "") return NONE;
    const ready = made[at]?.get(words);
    if (ready !== undefined) return ready;
    const reading = readCell(column, words, {
      ...setting,
      choice: chosen[at]?.get(words) ?? null,
    });
    made[at]?.set(words, reading);
    return reading;
  };
};

const NONE: CellReading = { kind: "none" };

type Asked = CellSetting & { readonly choice: CellChoice | null };

const readCell = (column: ListColumn, words: string, asked: Asked): CellReading => {
  const entry = asked.codebook.entries.find(({ id }) => id === column.field);
  if (entry === undefined || asked.choice?.as === null) return NONE;
  if (asked.choice === null && entry.type !== "text" && isUnknown(words)) return NONE;
  switch (entry.type) {
    case "date":
      return readDate(column, words, asked);
    case "count":
      return readCount(words, asked);
    case "place":
      return readPlace(words, asked);
    case "term":
      return readTerm(words, entry.vocabulary ?? "", asked);
    case "flag":
      return readFlag(asked.choice?.as ?? words);
    case "text":
      return { kind: "value", value: { type: "text", text: words } };
    default:
      return NONE;
  }
};

/** "unknown", "n/a", "?": that a list says nothing. */
const isUnknown = (words: string): boolean =>
  UNKNOWN.has(words.toLowerCase()) || /^[\s?.\u2013\u2014-]*$/.test(words);
const UNKNOWN = new Set(
  ["unknown", "n/a", "na", "not known", "unclear", "no data", "null", "tbd"].concat([
    ...["미상", "불명", "모름", "알 수 없음", "해당 없음"],
  ]),
);

const unfit = (why: UnfitReason, candidates: readonly Candidate[] = []): Unfit => ({
  kind: "unfit",
  why,
  candidates,
});

const languageIn = (words: string, { data }: CellSetting): Language => {
  const name = /[\uac00-\ud7a3]/.test(words) ? "ko" : "en";
  const language = languageOf(name, data) ?? languageOf("en", data);
  if (language !== null) return language;
  throw new OnrecordError("bad-input", "Cannot read the list: data/lexicons/en is not there");
};

const readDate = (column: ListColumn, words: string, asked: Asked): CellReading => {
  const given = asked.choice?.as ?? null;
  if (given !== null) {
    const isDate = readEdtf(given) !== null;
    return isDate ? dateValue(words, given) : unfit("unreadable-date");
  }
  const readings = datesOfCell(words, languageIn(words, asked));
  const ordered = readings.filter(({ order }) => order !== null && order === column.date_order);
  const [first] = ordered.length > 0 ? ordered : readings;
  if (first === undefined) {
    const serial = serialDate(words);
    return unfit("unreadable-date", serial === null ? [] : [{ as: serial, label: serial }]);
  }
  const isOpen = first.order !== null && ordered.length === 0 && readings.length > 1;
  if (!isOpen) return dateValue(words, first.edtf);
  return unfit(
    "ambiguous-date",
    readings.map(({ edtf }) => ({ as: edtf, label: edtf })),
  );
};

/** Numbers that are read as a day say no more than it; other words are kept beside it. */
const dateValue = (words: string, edtf: string): CellReading => ({
  kind: "value",
  value: { type: "date", words: /^[\d./\s:-]+$/.test(words) ? "" : words, edtf },
});

const readCount = (words: string, asked: Asked): CellReading => {
  const count = countIn(asked.choice?.as ?? words, asked);
  if (count === null) return unfit("unreadable-count");
  const bounds = [count.min, count.best, count.max].filter((bound) => bound !== null);
  if (bounds.some((bound, at) => at > 0 && bound < (bounds[at - 1] ?? 0))) return unfit("crossed");
  const { min, best, max } = count;
  return { kind: "value", value: { type: "count", words, min, best, max } };
};

const RANGE = /^(\d{1,7})\s*(?:-|\u2013|\u2014|~|to|or)\s*(\d{1,7})$/;
const LEAST = /^(?:(\d{1,7})\s*\+|(?:>=|\u2265)\s*(\d{1,7}))$/;
const MORE = /^>\s*(\d{1,7})$/;

const countIn = (words: string, asked: Asked) => {
  const plain = words.trim().replace(/(\d)[,\u202f](?=\d{3}\b)/g, "$1");
  const number = /^(\d{1,7})(?:\.0+)?$/.exec(plain)?.[1];
  if (number !== undefined) return exactly(Number(number));
  const range = RANGE.exec(plain);
  if (range !== null) return { min: Number(range[1]), best: null, max: Number(range[2]) };
  const least = LEAST.exec(plain);
  if (least !== null) return { min: Number(least[1] ?? least[2]), best: null, max: null };
  const more = MORE.exec(plain);
  if (more !== null) return { min: Number(more[1]) + 1, best: null, max: null };
  // "-3", "3.5" and the formula "=1+1" count no people, though words of a text beside them might.
  if (plain.startsWith("=") || /^[\d.,\s+-]*$/.test(plain)) return null;
  return readPlainCount(plain, languageIn(plain, asked));
};

const exactly = (number: number) => ({ min: number, best: number, max: number });

const readPlace = (words: string, { data, choice }: Asked): CellReading => {
  if (choice !== null && choice.as !== null) {
    const place = placeOfId(choice.as, data);
    if (place !== null) return { kind: "place", places: [place], isChosen: true };
  }
  const places = placesNamed(words, data);
  if (places.length > 0) return { kind: "place", places, isChosen: false };
  return unfit("unknown-place", placeCandidates(placesLike(words, data), data));
};

/** What the places may be called so that they can be told apart, e.g. "Musan, North Hamgyong". */
export const placeCandidates = (places: readonly Place[], data: RuleData): readonly Candidate[] =>
  places.map(({ id, name, ancestors }) => {
    const around = ancestors.map((one) => placeOfId(one, data)?.name).slice(0, 1);
    return { as: id, label: [name, ...around].filter((part) => part !== undefined).join(", ") };
  });

const readTerm = (words: string, vocabulary: string, { codebook, choice }: Asked): CellReading => {
  const terms = codebook.vocabularies.find(({ id }) => id === vocabulary)?.terms ?? [];
  const wanted = choice?.as ?? words;
  const found =
    terms.find(({ id }) => id === wanted) ??
    terms.find((term) => namesOf(term).includes(fold(wanted)));
  if (found !== undefined) return { kind: "value", value: { type: "term", term: found.id } };
  const likely = terms.filter((term) => namesOf(term).some((name) => isPartOf(name, fold(words))));
  const others = terms.filter((term) => !likely.includes(term));
  const candidates = [...likely, ...others].map(({ id, label }) => ({ as: id, label: label.en }));
  return unfit("unknown-term", candidates);
};

const namesOf = ({ id, label, synonyms }: Term): readonly string[] =>
  [id, label.en, label.ko, ...synonyms.en, ...synonyms.ko].map(fold);

const isPartOf = (name: string, words: string): boolean =>
  ` ${words} `.includes(` ${name} `) || ` ${name} `.includes(` ${words} `);

const YES = new Set(["yes", "y", "true", "1", "x", "예", "네", "있음", "그렇다", "o"]);
const NO = new Set(["no", "n", "false", "0", "아니오", "아니요", "없음", "아니다"]);

const readFlag = (words: string): CellReading => {
  const plain = words.trim().toLowerCase();
  const isYes = YES.has(plain);
  if (!isYes && !NO.has(plain)) {
    return unfit("unreadable-flag", [
      { as: "yes", label: "yes" },
      { as: "no", label: "no" },
    ]);
  }
  return { kind: "value", value: { type: "flag", yes: isYes } };
};
