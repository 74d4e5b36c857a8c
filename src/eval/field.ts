/** One field of a claim beside what the gold wants of it. */
import type * as z from "zod";
import type { Claim } from "../model/claim.ts";

/** A JSON value. */
export type Json = z.core.util.JSONType;

/** What a claim tells at a path, in the forms that gold may be written in; empty where nothing. */
export const valuesAt = (claim: Claim, path: string): readonly Json[] =>
  path.split(".").reduce<readonly unknown[]>(memberOf, [claim]).flatMap(formsOf);

/** True where the claim tells what is wanted: null wants nothing told, a list wants each of its members. */
export const isTold = (claim: Claim, path: string, wanted: Json): boolean => {
  const told = valuesAt(claim, path);
  if (wanted === null) return told.length === 0;
  if (Array.isArray(wanted)) return wanted.every((one) => told.some(sameAs(one, path)));
  return told.some(sameAs(wanted, path));
};

const memberOf = (values: readonly unknown[], name: string): readonly unknown[] =>
  values.flatMap((value) => {
    if (typeof value !== "object" || value === null) return [];
    const member: unknown = Reflect.get(value, name);
    return Array.isArray(member) ? member : member === undefined || member === null ? [] : [member];
  });

/** A date by its EDTF, an end by its date or event, a place by its name and id, a provision by its rule. */
const formsOf = (value: unknown): readonly Json[] => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return [value];
  }
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value) return formsOf(value.value);
  if ("edtf" in value) return formsOf(value.edtf);
  if ("event" in value) return formsOf(value.event);
  if ("when" in value) return formsOf(value.when);
  if ("rule" in value && "effect" in value) return formsOf(value.rule);
  if ("name" in value && "place" in value) return [value.name, value.place].flatMap(formsOf);
  return [plainOf(value)];
};

/** What is told of itself, without the words it rests on. */
const plainOf = (value: object): Json =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
      const isPlain = member === null || ["string", "number", "boolean"].includes(typeof member);
      const [plain] = member === null ? [null] : formsOf(member);
      return isPlain && plain !== undefined ? [[name, plain]] : [];
    }),
  );

const sameAs =
  (wanted: Json, path: string) =>
  (told: Json): boolean => {
    if (typeof wanted === "string" && typeof told === "string") {
      return WORDED.has(path) ? sharesWord(wanted, told) : sameText(wanted, told);
    }
    if (typeof wanted !== "object" || wanted === null) return wanted === told;
    if (Array.isArray(wanted) || typeof told !== "object" || told === null) return false;
    if (Array.isArray(told)) return false;
    return Object.entries(wanted).every(([name, member]) => (told[name] ?? null) === member);
  };

/** A year that the text does not give is left open: the rest of the date must agree. */
const sameText = (wanted: string, told: string): boolean =>
  told === wanted || (/^\d{4}-/.test(wanted) && told === `XXXX${wanted.slice(4)}`);

/** Fields in free words, where two readers choose other words for the same. */
const WORDED: ReadonlySet<string> = new Set([
  ...["order.issuer", "order.transmitted_by", "order.addressees", "order.exceptions"],
  ...[
    "order.reason_given",
    "order.alleged_motive",
    "order.impunity",
    "order.incentives",
    "order.sanctions",
    "order.until",
  ],
  ...["order.zone.reference_line", "attribution.account.description", "attribution.chain"],
  ...["acts.perpetrator.description", "acts.victims.description", "acts.targets"],
  ...["aggregate.by", "aggregate.population", "aggregate.definition"],
]);

const sharesWord = (wanted: string, told: string): boolean => {
  const lower = told.toLowerCase();
  return wanted === told || wordsOf(wanted).some((word) => lower.includes(word));
};

/** Words that carry meaning: long ones, and of scripts that write syllables those of two. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(
      (word) => word.length > 4 || (word.length > 1 && /(?!\p{Script=Latin})\p{L}/u.test(word)),
    );
