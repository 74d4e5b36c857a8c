/** What must hold of a draft before its values are read: fields, types, numbers of values, ranges. */
import type { CodebookEntry, CodedType } from "../../model/codebook.ts";
import type { CodedField, CodedValue, CodingDraft } from "../../model/coding.ts";
import type { Span } from "../../model/passage.ts";
import { veilDraft, veiledTextOf } from "../../store/guard.ts";
import { type CodingSetting, entryOf, note } from "./setting.ts";

const WHOLE = { field: "", item: 0 };

/** Notes everything that is wrong; gives nothing. */
export const checkDraft = (setting: CodingSetting, draft: CodingDraft): void => {
  for (const field of draft.fields) checkField(setting, draft, field);
  checkNumbers(setting, draft);
  checkRequired(setting, draft);
  checkVeiled(setting, draft);
  if (draft.passages.some((span) => !isInText(setting, span))) {
    note(setting, WHOLE, ["outside-text", "its words lie outside the text, select them anew"]);
  }
  if ([draft, ...draft.fields].every(({ passages }) => passages.length === 0)) {
    note(setting, WHOLE, ["needs-passage", "no words of the text say it, select some"]);
  }
};

const checkField = (setting: CodingSetting, draft: CodingDraft, field: CodedField): void => {
  const entry = entryOf(setting, field.field);
  if (entry === null) {
    note(setting, field, ["unknown-field", "the codebook has no such field"]);
    return;
  }
  if (!entry.kinds.includes(draft.kind)) {
    note(setting, field, ["not-of-kind", `a claim of kind "${draft.kind}" has no such field`]);
  }
  if (!TYPES[entry.type].includes(field.value.type)) {
    const wanted = TYPES[entry.type].join(" or ");
    note(setting, field, ["wrong-type", `its value is to be of type ${wanted}`]);
  } else if (isEmpty(field.value)) {
    note(setting, field, ["empty", "it has no value, give one or leave the field out"]);
  }
  if (field.passages.some((span) => !isInText(setting, span))) {
    note(setting, field, ["outside-text", "its words lie outside the text, select them anew"]);
  }
};

const TYPES: Readonly<Record<CodedType, readonly CodedValue["type"][]>> = {
  kind: [],
  text: ["text"],
  term: ["term"],
  count: ["count"],
  date: ["date"],
  end: ["date", "event"],
  place: ["place"],
  distance: ["distance"],
  flag: ["flag"],
};

/** True where a person has given nothing yet. */
export const isEmpty = (value: CodedValue): boolean => {
  switch (value.type) {
    case "text":
      return value.text.trim() === "";
    case "term":
      return value.term === "";
    case "event":
      return value.event.trim() === "";
    case "count":
      return isBlank(value.words) && [value.min, value.best, value.max].every(isNull);
    case "distance":
      return isBlank(value.words) && [value.min_km, value.max_km].every(isNull);
    case "date":
      return isBlank(value.words) && value.edtf === null;
    case "place":
      return isBlank(value.words) && value.place === null;
    case "flag":
      return false;
  }
};

const isBlank = (words: string): boolean => words.trim() === "";
const isNull = (value: unknown): boolean => value === null;

const isInText = ({ reading }: CodingSetting, { start, end }: Span): boolean =>
  start < end && end <= reading.text.length;

/** Acts are told apart by their number; of other fields a second value needs an entry that has several. */
const checkNumbers = (setting: CodingSetting, { fields }: CodingDraft): void => {
  const seen = new Set<string>();
  for (const field of fields) {
    if (entryOf(setting, field.field)?.several !== false) continue;
    const key = isOfAct(field.field) ? `${field.field} ${field.item}` : field.field;
    if (seen.has(key)) note(setting, field, ["several", "a claim has one value of it, drop one"]);
    seen.add(key);
  }
};

/** Fields of acts are grouped by their number. */
export const isOfAct = (field: string): boolean => field.startsWith("acts.");

const checkRequired = (setting: CodingSetting, { kind, fields }: CodingDraft): void => {
  const has = (id: string): boolean => fields.some(({ field }) => field === id);
  const missing = (id: string, item = 0) =>
    note(setting, { field: id, item }, ["missing", "a claim like this cannot do without it"]);
  const isMissing = ({ id, required, kinds }: CodebookEntry): boolean =>
    required && kinds.includes(kind) && !has(id);
  for (const { id } of setting.codebook.entries.filter(isMissing)) missing(id);
  const acts = new Set(fields.filter(({ field }) => isOfAct(field)).map(({ item }) => item));
  for (const item of acts) {
    if (!fields.some((one) => one.field === "acts.act" && one.item === item)) {
      missing("acts.act", item);
    }
  }
  const NEEDS = { role: "account", access: "account", anonymous: "account" } as const;
  for (const [part, needed] of Object.entries(NEEDS)) {
    if (has(`attribution.${part}`) && !has(`attribution.${needed}`))
      missing(`attribution.${needed}`);
  }
  const hasZone = has("order.zone") || has("order.reference_line");
  if (has("order.sides") && !hasZone) missing("order.zone");
};

/** Words that are veiled stay in the capture: no value may repeat them. */
const checkVeiled = (setting: CodingSetting, draft: CodingDraft): void => {
  const veiled = veilDraft(draft, veiledTextOf(setting.reading, setting.sensitive));
  for (const [at, field] of draft.fields.entries()) {
    if (veiled.fields[at]?.value === field.value) continue;
    if (JSON.stringify(veiled.fields[at]?.value) === JSON.stringify(field.value)) continue;
    const what = "it repeats words that are veiled, say it without them or unveil them first";
    note(setting, field, ["veiled-words", what]);
  }
};
