/** Values in sentences, in the language in use. */
import type { Attribution, Count, OutcomeKind } from "../../model/claim.ts";
import type { OrderFields } from "../../model/order.ts";
import type { RestsOn } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import { localeInUse, t } from "./catalogue.ts";
import { tellCode } from "./tell-code.ts";

/** A number without its words, as it is told. */
type Told = Pick<Count, "min" | "best" | "max">;

const outcomeKinds: readonly OutcomeKind[] = [
  ...(["killed", "wounded", "missing", "detained", "executed"] as const),
  ...(["suicide", "returned"] as const),
];

/** A reported number in words, e.g. "2 (at most 3)", "at least 4", "a number not told". */
export function tellCount({ min, best, max }: Told): string {
  if (best === null) {
    if (min === null && max === null) return t("values.count.notTold");
    if (min === null) return t("values.count.upTo", { number: max });
    if (max === null) return t("values.count.atLeast", { number: min });
    return min === max
      ? t("values.count.best", { number: min })
      : t("values.count.between", { min, max });
  }
  const low = min !== null && min < best;
  const high = max !== null && max > best;
  if (low && high) return t("values.count.bestBetween", { min, number: best, max });
  if (low) return t("values.count.bestAtLeast", { min, number: best });
  return high
    ? t("values.count.bestUpTo", { number: best, max })
    : t("values.count.best", { number: best });
}

/** Outcomes in words, e.g. "3 reported killed, 2 reported wounded"; null where none is told. */
export function tellOutcomes(
  outcomes: {
    readonly [kind in OutcomeKind]?: Told | undefined;
  },
): string | null {
  const parts = outcomeKinds.flatMap((kind) => {
    const count = outcomes[kind];
    return count === undefined ? [] : [t(`values.outcomes.${kind}`, { number: tellCount(count) })];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

/**
 * Every outcome with its bounds and with the number that rests on most accounts, in one sentence;
 * null where none is told.
 */
export function tellSpread(
  outcomes: {
    readonly [kind in OutcomeKind]?: Told | undefined;
  },
): string | null {
  const parts = outcomeKinds.flatMap((kind) => {
    const count = outcomes[kind];
    return count === undefined ? [] : [t(`values.spread.${kind}`, { spread: spreadOf(count) })];
  });
  return parts.length === 0 ? null : t("values.spread.sentence", { parts: parts.join("; ") });
}

function spreadOf({ min, best, max }: Told): string {
  const bounds = {
    min: min === null ? t("values.spread.noMin") : t("values.spread.min", { number: min }),
    max: max === null ? t("values.spread.noMax") : t("values.spread.max", { number: max }),
  };
  if (min === best && best === max && best !== null)
    return t("values.spread.one", { number: best });
  return best === null
    ? t("values.spread.noBest", bounds)
    : t("values.spread.best", { ...bounds, number: best });
}

/** A place as a report names it; of one that the gazetteer does not have, what it may be. */
export function tellWhere({ name, place, candidates = [] }: NamedPlace): string {
  if (place !== null || candidates.length === 0) return name;
  const perhaps = candidates.slice(0, mostCandidates).map((one) => one.place);
  return t("values.place.perhaps", { name, perhaps: perhaps.join(", ") });
}

type NamedPlace = {
  readonly name: string;
  readonly place: string | null;
  readonly candidates?: readonly { readonly place: string }[] | undefined;
};

const mostCandidates = 3;

/** A date as the reader's language writes it; what is not one day or month stays as its bounds. */
export function tellWhen(
  { edtf, earliest, latest }: Pick<When, "edtf" | "earliest" | "latest">,
  locale?: string,
): string {
  if (earliest === null && latest === null) return tellUndated(edtf, locale);
  if (earliest === latest && earliest !== null) return tellDay(earliest, locale);
  if (/^\d{4}$/.test(edtf)) return edtf;
  if (/^\d{4}-\d{2}$/.test(edtf)) return tellMonth(edtf, locale);
  const tell = (day: string | null) =>
    day === null ? t("values.date.open") : tellDay(day, locale);
  return t("values.date.range", { from: tell(earliest), to: tell(latest) });
}

/** What is told of a date without a year, e.g. "XXXX-01-08"; of "XXXX" that is nothing. */
export function tellUndated(edtf: string, locale = localeInUse()): string {
  if (edtf === "XXXX") return t("values.date.notTold");
  const [, month, day] = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(edtf) ?? [];
  if (month === undefined) return t("values.date.notToldBut", { edtf });
  // Any year that has a 29 February; it is not written.
  const told = formatOf(locale, day === undefined ? "anyMonth" : "anyDay");
  return t("values.date.yearless", { date: told.format(atNoon(`2000-${month}-${day ?? "01"}`)) });
}

/** An EDTF date of a report as the reader's language writes it, else as it stands. */
export function tellPublished(edtf: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return tellDay(edtf);
  return /^\d{4}-\d{2}$/.test(edtf) ? tellMonth(edtf) : edtf;
}

/** Whose account a claim is, from who knew to the outlet. */
export function tellAttribution({ account, outlet, chain }: Attribution): string {
  const who = account?.description ?? chain.at(-1) ?? null;
  if (who === null || who === outlet) return outlet ?? t("values.source.notNamed");
  return outlet === null ? who : t("values.source.chain", { who, outlet });
}

/** As much of an order as is told in a line. */
type ToldRules = {
  readonly provisions: readonly Pick<OrderFields["provisions"][number], "rule" | "effect">[];
  readonly zone: Pick<NonNullable<OrderFields["zone"]>, "distance_km" | "reference_line"> | null;
};

/** What an order reportedly said, in short parts. */
export function tellOrder({ provisions, zone }: ToldRules): string[] {
  // A width says that there is a zone.
  const rules = tellRules(provisions.filter(({ rule }) => zone === null || rule !== "zone"));
  if (zone === null) return [...rules];
  const line = zone.reference_line ?? t("values.zoneLine");
  const { distance_km } = zone;
  const where =
    distance_km === null
      ? t("values.zoneAlong", { line })
      : t("values.zone", { width: tellKm(distance_km), line });
  return [...rules, where];
}

/** Rules by what they do, each named once, e.g. "allowed or ordered: shoot on sight, fire boldly"; force before duties. */
export const tellRules = (
  rules: readonly Pick<OrderFields["provisions"][number], "rule" | "effect">[],
): readonly string[] =>
  effects.flatMap((effect) => {
    const own = rules.filter((rule) => rule.effect === effect);
    const names = new Set(own.map(({ rule }) => tellCode(rule)));
    return own.length === 0 ? [] : [t(`values.effects.${effect}`, { rule: [...names].join(", ") })];
  });

const effects = ["licence", "restraint", "duty"] as const;

/** What a record rests on, from reports to documents. Accounts are a range and never "independent". */
export function tellRestsOn({ reports, outlets, accounts, documents }: RestsOn): string {
  const { min, max } = accounts;
  const range = min === max ? `${min}` : `${min}–${max}`;
  return [
    t("values.restsOn.reports", { count: reports }),
    t("values.restsOn.outlets", { count: outlets }),
    t("values.restsOn.accounts", { count: max, range }),
    t("values.restsOn.documents", { count: documents }),
  ].join(", ");
}

/** A width as it is reported, e.g. "1–2 km". */
export function tellKm({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${min} km` : `${min}–${max} km`;
}

/** A moment as the reader's language and clock write it. */
export const tellInstant = (at: string): string =>
  new Date(at).toLocaleString(localeInUse(), { dateStyle: "medium", timeStyle: "short" });

/** A day as the reader's language writes it. */
export function tellDay(day: string, locale = localeInUse()): string {
  return formatOf(locale, "day").format(atNoon(day));
}

function tellMonth(month: string, locale = localeInUse()): string {
  return formatOf(locale, "month").format(atNoon(`${month}-01`));
}

/** Making a formatter takes longer than writing a hundred dates with it. */
function formatOf(locale: string, unit: keyof typeof units): Intl.DateTimeFormat {
  const known = formats.get(`${locale} ${unit}`);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...units[unit] });
  formats.set(`${locale} ${unit}`, format);
  return format;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What of a date is written. */
const units = {
  day: { dateStyle: "medium" },
  month: { year: "numeric", month: "long" },
  anyDay: { month: "long", day: "numeric" },
  anyMonth: { month: "long" },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);
