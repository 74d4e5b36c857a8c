import type { Attribution, Count, OutcomeKind } from "../model/claim.ts";
import type { OrderFields, ProvisionEffect } from "../model/order.ts";
import type { RestsOn } from "../model/record.ts";
import type { When } from "../model/when.ts";
import type { RecordRow } from "./client.ts";

/** A number without its words, as it is told. */
type Told = Pick<Count, "min" | "best" | "max">;

const wordByOutcome: Readonly<Record<OutcomeKind, string>> = {
  killed: "reported killed",
  wounded: "reported wounded",
  missing: "reported missing",
  detained: "reported detained",
  executed: "reported executed",
  suicide: "reported to have taken their own life",
  returned: "reported returned",
};

const wordByEffect: Readonly<Record<ProvisionEffect, string>> = {
  licence: "allowed",
  restraint: "restrained",
  duty: "made a duty",
};

/** A reported number in words, e.g. "2, up to 3", "at least 4", "a number not told". */
export function tellCount({ min, best, max }: Told): string {
  if (best !== null) {
    const low = min !== null && min < best ? `at least ${min}, ` : "";
    const high = max !== null && max > best ? `, up to ${max}` : "";
    return `${low}${best}${high}`;
  }
  if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
  if (min !== null) return `at least ${min}`;
  return max === null ? "a number not told" : `up to ${max}`;
}

/** Outcomes in words, e.g. "3 reported killed, 2 reported wounded"; null where none is told. */
export function tellOutcomes(
  outcomes: { readonly [kind in OutcomeKind]?: Told | undefined },
): string | null {
  const parts = Object.entries(wordByOutcome).flatMap(([kind, word]) => {
    const count = Object.entries(outcomes).find(([name]) => name === kind)?.[1];
    return count === undefined ? [] : [`${tellCount(count)} ${word}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

/** A date as the reader's locale writes it; what is not one day or month stays as its bounds. */
export function tellWhen(when: When, locale?: string): string {
  const { earliest, latest } = when;
  if (earliest === null && latest === null) return `date not told (${when.edtf})`;
  if (earliest === latest && earliest !== null) return tellDay(earliest, locale);
  if (/^\d{4}$/.test(when.edtf)) return when.edtf;
  if (/^\d{4}-\d{2}$/.test(when.edtf)) return tellMonth(when.edtf, locale);
  const from = earliest === null ? "open" : tellDay(earliest, locale);
  return `${from} – ${latest === null ? "open" : tellDay(latest, locale)}`;
}

/** An EDTF date of a report as the reader's locale writes it, else as it stands. */
export function tellPublished(edtf: string, locale?: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return tellDay(edtf, locale);
  return /^\d{4}-\d{2}$/.test(edtf) ? tellMonth(edtf, locale) : edtf;
}

/** Whose account a claim is, from who knew to the outlet. */
export function tellAttribution({ account, outlet, chain }: Attribution): string {
  const who = account?.description ?? chain.at(-1) ?? null;
  if (who === null || who === outlet) return outlet ?? "no source named";
  return outlet === null ? who : `${who} → ${outlet}`;
}

/** What an order reportedly said, in short parts. */
export function tellOrder(order: OrderFields): string[] {
  const rules = order.provisions.map(
    ({ rule, effect }) => `${wordByEffect[effect]}: ${rule.replaceAll("-", " ")}`,
  );
  const { zone } = order;
  const width =
    zone === null
      ? []
      : [`zone: ${tellKm(zone.distance_km)} from ${zone.reference_line ?? "a line not told"}`];
  return [...rules, ...width];
}

/** What a record rests on, from reports to documents. Accounts are a range and never "independent". */
export function tellRestsOn({ reports, outlets, accounts, documents }: RestsOn): string {
  const range =
    accounts.min === accounts.max ? `${accounts.min}` : `${accounts.min}–${accounts.max}`;
  return [
    tellNumber(reports, "report"),
    tellNumber(outlets, "outlet"),
    `${range} ${accounts.max === 1 ? "account" : "accounts"}`,
    tellNumber(documents, "document"),
  ].join(", ");
}

/** The one line a record is known by in a list. */
export function tellRecord(record: RecordRow): string {
  switch (record.kind) {
    case "incident": {
      const outcomes = tellOutcomes(record.outcomes) ?? "no outcome told";
      return record.events > 1 ? `${outcomes}, over ${record.events} events` : outcomes;
    }
    case "order":
      return tellOrder(record.order).join("; ") || "what it said is not told";
    case "aggregate":
      return `${tellOutcomes(record.outcomes) ?? "no number told"}, according to ${record.by ?? "nobody named"}`;
    case "copies":
      return `${tellNumber(record.members.length, "report")} with one text origin`;
    case "difference":
      return `${record.field}: ${record.values.map(({ value }) => tellValue(value)).join(" / ")}`;
  }
}

/** A text as it is, a date by its EDTF, a place by its name; anything else as JSON. */
function tellValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) {
    if ("edtf" in value) return String(value.edtf);
    if ("name" in value) return String(value.name);
  }
  return JSON.stringify(value);
}

/** e.g. "1 report", "2 reports". */
export const tellNumber = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : `${noun}s`}`;

function tellKm({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${min} km` : `${min}–${max} km`;
}

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

function tellDay(day: string, locale?: string): string {
  return atNoon(day).toLocaleDateString(locale, { dateStyle: "medium", timeZone: "UTC" });
}

function tellMonth(month: string, locale?: string): string {
  const options = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return atNoon(`${month}-01`).toLocaleDateString(locale, options);
}
