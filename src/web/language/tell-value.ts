/** Fields of records and their values, in the language in use. */
import type { OutcomeKind } from "../../model/claim.ts";
import { t } from "./catalogue.ts";
import { tellDay, tellKm, tellOutcomes, tellPublished, tellRules, tellUndated } from "./tell.ts";
import { tellCode } from "./tell-code.ts";
import { tellNumber } from "./tell-number.ts";
import { words } from "./values.en.ts";

/** Names by gazetteer id, as the reports write them. */
export type PlaceNames = ReadonlyMap<string, string>;

type FieldName = keyof typeof words.fields;
type EffectName = keyof typeof words.effects;

/** The name of a field, e.g. "outcomes.killed" is "Reported killed". */
export function tellField(field: string): string {
  const name = field.replace(".", "_");
  return isFieldName(name) ? t(`values.fields.${name}`) : field;
}

/** A value of a field as a sentence part; what has no words of its own stays as it is. */
export function tellValue(field: string, value: unknown, places: PlaceNames = new Map()): string {
  const outcome = outcomeKinds.find((kind) => field === `outcomes.${kind}`);
  if (outcome !== undefined && isCount(value)) return tellOutcomes({ [outcome]: value }) ?? "";
  // Not "true": that something is told makes it no more than reported.
  if (field === "occurred")
    return t(value === true ? "values.occurred.told" : "values.occurred.denied");
  if (field === "events" && typeof value === "number") {
    return t("values.eventCount", { count: value, number: tellNumber(value) });
  }
  if (Array.isArray(value)) return tellList(value, places);
  return tellPart(value, places);
}

/** A place by the name the reports give it, else by its id. */
export function tellPlace(place: string, places: PlaceNames): string {
  const last = place.split("/").at(-1) ?? place;
  return (
    places.get(place) ?? last.replaceAll("-", " ").replace(/^./u, (first) => first.toUpperCase())
  );
}

function tellPart(value: unknown, places: PlaceNames): string {
  if (typeof value === "string") return tellWord(value);
  if (typeof value === "number") return tellNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("edtf" in value) return tellDate(value);
  if ("event" in value) return t("values.untilEvent", { event: String(value.event) });
  if ("min" in value && "max" in value && isWidth(value)) return tellKm(value);
  if ("place" in value || "name" in value) return tellSide(value, places);
  return JSON.stringify(value);
}

/** Rules together, by what they do, and then the other values. */
function tellList(values: readonly unknown[], places: PlaceNames): string {
  const rules = values.flatMap((value) => ruleIn(value) ?? []);
  const others = values.filter((value) => ruleIn(value) === null);
  return [...tellRules(rules), ...others.map((one) => tellPart(one, places))].join("; ");
}

function tellWord(word: string): string {
  const rule = ruleIn(word);
  return rule === null ? tellCode(word) : tellRules([rule]).join("; ");
}

/** "who-may-be-shot-at: licence: shoot-on-sight" is a rule, also without its provision; null for other values. */
function ruleIn(value: unknown) {
  if (typeof value !== "string") return null;
  const [, effect, rule] = /^(?:[a-z-]+: )?([a-z]+): (.+)$/.exec(value) ?? [];
  return effect !== undefined && rule !== undefined && isEffect(effect) ? { effect, rule } : null;
}

function tellDate(value: object): string {
  const edtf = "edtf" in value ? String(value.edtf) : "";
  const earliest = "earliest" in value ? value.earliest : null;
  const latest = "latest" in value ? value.latest : null;
  const day = (end: unknown) => (typeof end === "string" ? tellDay(end) : t("values.date.open"));
  if (earliest === null && latest === null) return tellUndated(edtf);
  if (earliest === latest || /^\d{4}(-\d{2})?$/.test(edtf)) return tellPublished(edtf);
  return t("values.date.range", { from: day(earliest), to: day(latest) });
}

function tellSide(value: object, places: PlaceNames): string {
  const name =
    "place" in value
      ? tellPlace(String(value.place), places)
      : "name" in value
        ? String(value.name)
        : "";
  const side = "side" in value ? value.side : null;
  return side === "own" || side === "river" || side === "other"
    ? t(`values.sides.${side}`, { name })
    : name;
}

const outcomeKinds: readonly OutcomeKind[] = [
  ...(["killed", "wounded", "missing", "detained", "executed"] as const),
  ...(["suicide", "returned"] as const),
];

type Bounds = {
  readonly min: number | null;
  readonly best: number | null;
  readonly max: number | null;
};

const isCount = (value: unknown): value is Bounds =>
  typeof value === "object" &&
  value !== null &&
  "min" in value &&
  "best" in value &&
  "max" in value;
const isWidth = (value: object): value is { min: number; max: number } =>
  "min" in value &&
  typeof value.min === "number" &&
  "max" in value &&
  typeof value.max === "number";
const isFieldName = (name: string): name is FieldName => Object.hasOwn(words.fields, name);
const isEffect = (name: string): name is EffectName => Object.hasOwn(words.effects, name);
