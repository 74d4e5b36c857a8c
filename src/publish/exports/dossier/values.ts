/** Values on record as a dossier may tell them: codes by their names, dates by their months, places by their provinces. */
import * as z from "zod";
import type { Codebook } from "../../../model/codebook.ts";
import { PlaceId } from "../../../model/ids.ts";
import { VEIL } from "../../../model/passage.ts";
import { type Coarsener, monthOf, UNKNOWN } from "../coarse.ts";
import type { DossierLanguage } from "./document.ts";
import { isDigitless } from "./quotation.ts";
import type { DossierWords } from "./words.ts";

/** What telling needs: a language, its words, names of codes and the gazetteer. */
export type Telling = {
  readonly language: DossierLanguage;
  readonly words: DossierWords;
  readonly codebook: Codebook;
  readonly coarsener: Coarsener;
  /** Words by which the reports describe those who told them; no value may repeat any. */
  readonly keptWords: readonly string[];
};

/** How a value is told; `coarser` where the register knows more; `text` null where nothing may be told. */
export type ToldValue = { readonly text: string | null; readonly coarser: "day" | "place" | null };

const Dated = z.object({
  edtf: z.string(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
});
const Placed = z.object({ place: PlaceId.optional(), side: z.string().optional() });
const Bounds = z.object({
  min: z.number().nullable(),
  best: z.number().nullable(),
  max: z.number().nullable(),
});
const Width = z.object({ min: z.number(), max: z.number() });
const Event = z.object({ event: z.string() });

/** The name of a field, from the codebook; a field it does not have goes by its own name. */
export const tellField = (
  field: string,
  { codebook, language }: Pick<Telling, "codebook" | "language">,
): string => {
  const id = NAMES[field] ?? field;
  return codebook.entries.find((entry) => entry.id === id)?.label[language] ?? field;
};

/** Fields of incidents whose entries in the codebook go by their place in a claim. */
const NAMES: Readonly<Record<string, string>> = {
  acts: "acts.act",
  method: "acts.method",
  weapon: "acts.weapon",
  victims: "acts.victim_class",
  perpetrator: "acts.perpetrator",
  unit: "acts.unit",
  by: "aggregate.by",
  period: "aggregate.period",
};

/** How a dossier tells each field; one that is not here is withheld. */
const TELLERS: Readonly<Record<string, (value: unknown, telling: Telling) => ToldValue>> = {
  when: tellDate,
  where: tellPlace,
  acts: tellCodes,
  method: tellCodes,
  weapon: tellCodes,
  victims: tellCodes,
  unit: tellNames,
  "order.instrument": tellCodes,
  "order.audience": tellCodes,
  "order.issuer": tellNames,
  "order.addressees": tellNames,
  "order.provisions": tellRules,
  "order.targets": tellCodes,
  "order.zone": tellWidth,
  "order.sides": tellCodes,
  "order.reference_line": tellTexts,
  "order.stretch": tellPlaces,
  "order.exceptions": tellTexts,
  "order.reason_given": tellTexts,
  "order.alleged_motive": tellTexts,
  "order.evidence": tellCodes,
  "order.impunity": tellTexts,
  "order.incentives": tellTexts,
  "order.sanctions": tellTexts,
  "order.issued": tellDate,
  "order.received": tellDate,
  "order.effective_from": tellDate,
  "order.until": tellUntil,
};

/** A value of a field; what has no form that is known here is withheld. */
export function tellValue(field: string, value: unknown, telling: Telling): ToldValue {
  if (field.startsWith("outcomes.")) return tellCount(value, telling);
  const tell = TELLERS[field];
  return tell === undefined ? HIDDEN : tell(value, telling);
}

const HIDDEN: ToldValue = { text: null, coarser: null };
const plain = (text: string): ToldValue => ({ text, coarser: null });

function tellDate(value: unknown, { words }: Telling): ToldValue {
  const parsed = Dated.safeParse(value);
  if (!parsed.success) return HIDDEN;
  const month = monthOf(parsed.data);
  const isKnown = /^\d{4}(-\d{2})?[~?%]?$/.test(parsed.data.edtf);
  const text = month === UNKNOWN ? words.unknown : words.month(month);
  return { text, coarser: isKnown ? null : "day" };
}

function tellPlace(value: unknown, { words, coarsener }: Telling): ToldValue {
  const parsed = Placed.safeParse(value);
  if (!parsed.success) return HIDDEN;
  const { place = null, side } = parsed.data;
  const name = coarsener.nameOf(place) ?? words.withheld;
  const bank = side === "own" || side === "river" || side === "other" ? words.sides[side] : null;
  return {
    text: bank === null ? name : bank(name),
    coarser: coarsener.isCoarse(place) ? null : "place",
  };
}

function tellPlaces(value: unknown, telling: Telling): ToldValue {
  if (!Array.isArray(value)) return HIDDEN;
  const told = value.map((one: unknown) => tellPlace(one, telling));
  const names = [...new Set(told.flatMap(({ text }) => text ?? []))];
  const coarser = told.some((one) => one.coarser === "place") ? "place" : null;
  return { text: names.length === 0 ? null : names.join(telling.words.parts), coarser };
}

function tellCount(value: unknown, { words }: Telling): ToldValue {
  const parsed = Bounds.safeParse(value);
  return parsed.success ? plain(words.count(parsed.data)) : HIDDEN;
}

function tellWidth(value: unknown, { words }: Telling): ToldValue {
  const parsed = Width.safeParse(value);
  return parsed.success ? plain(words.zone(parsed.data.min, parsed.data.max)) : HIDDEN;
}

function tellUntil(value: unknown, telling: Telling): ToldValue {
  const parsed = Event.safeParse(value);
  if (!parsed.success) return tellDate(value, telling);
  return tellTexts(parsed.data.event, telling);
}

/** Codes of the codebook alone: a word that is none of them may be anything. */
function tellCodes(value: unknown, telling: Telling): ToldValue {
  const codes = textsOf(value);
  const names = codes.map((code) => nameOfCode(code, telling));
  if (names.length === 0 || names.includes(null)) return HIDDEN;
  return plain(names.join(telling.words.parts));
}

/** The name of a code; null where the codebook has no such code. */
export const nameOfCode = (code: string, { codebook, language }: Telling): string | null =>
  codebook.vocabularies.flatMap(({ terms }) => terms).find(({ id }) => id === code)?.label[
    language
  ] ?? null;

function tellRules(value: unknown, telling: Telling): ToldValue {
  const rules = textsOf(value).map((text) => {
    const [, effect, code = ""] = /^[a-z-]+: (licence|restraint|duty): (.+)$/.exec(text) ?? [];
    return { effect, name: nameOfCode(code, telling) };
  });
  if (rules.length === 0 || rules.some(({ name }) => name === null)) return HIDDEN;
  const told = (["licence", "restraint", "duty"] as const).flatMap((effect) => {
    const names = new Set(rules.flatMap((rule) => (rule.effect === effect ? rule.name : []) ?? []));
    return names.size === 0 ? [] : [telling.words.effects[effect]([...names].join(", "))];
  });
  return plain(told.join(telling.words.list));
}

/** Names of offices and units, which have numbers; never those who told it. */
function tellNames(value: unknown, telling: Telling): ToldValue {
  const texts = textsOf(value);
  const isKept = texts.some((text) => text.includes(VEIL) || repeatsAny(text, telling.keptWords));
  if (texts.length === 0 || isKept) return HIDDEN;
  const once = new Map(texts.map((text) => [text.toLowerCase(), text]));
  return plain([...once.values()].join(telling.words.parts));
}

/** Texts without a form, which may tell a day where they have a digit. */
export function tellTexts(value: unknown, telling: Telling): ToldValue {
  return textsOf(value).every(isDigitless) ? tellNames(value, telling) : HIDDEN;
}

const repeatsAny = (text: string, kept: readonly string[]): boolean => {
  const folded = text.toLowerCase();
  return kept.some((words) => words.includes(folded) || folded.includes(words));
};

const textsOf = (value: unknown): readonly string[] => {
  const parsed = z
    .union([z.string().transform((text) => [text]), z.array(z.string())])
    .safeParse(value);
  return parsed.success ? parsed.data : [];
};
