/** Records as sentences for a terminal. Never "confirmed", never "in force". */
import { type Count, OutcomeKind, type Outcomes } from "../../model/claim.ts";
import type { Zone } from "../../model/order.ts";
import type { OnRecord, OrderRecord, RestsOn } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import { shortId } from "./short-id.ts";

/** One record, its values in one line and what it rests on in the next. */
export const recordText = (record: OnRecord): string => {
  switch (record.kind) {
    case "incident": {
      const events = record.events > 1 ? `${record.events} events, counted together; ` : "";
      const what = `${events}${outcomesText(record.outcomes)}`;
      return [
        `${shortId(record.id)}  ● reported incident${record.lead ? " (lead)" : ""}`,
        `  ${dateText(record.when)}, ${record.where?.name ?? "place not reported"}: ${what}`,
        `  ${restsOnText(record.rests_on)}`,
      ].join("\n");
    }
    case "order":
      return [
        `${shortId(record.id)}  ▸ reported order${record.lead ? " (lead)" : ""}`,
        `  ${orderText(record)}`,
        `  ${restsOnText(record.rests_on)}`,
      ].join("\n");
    case "aggregate":
      return [
        `${shortId(record.id)}  Σ reported total, never added to incidents`,
        `  ${record.by ?? "not said by whom"}: ${outcomesText(record.outcomes)}`,
        `  ${restsOnText(record.rests_on)}`,
      ].join("\n");
    case "copies": {
      const members = record.members
        .filter(({ id }) => id !== record.root)
        .map(({ id, how }) => `${shortId(id)} (${how})`);
      return `${shortId(record.id)}  copies of ${shortId(record.root)}: ${members.join(", ")}\n  ${record.why}`;
    }
    case "difference": {
      const values = record.values.map(({ value }) => value).join("  |  ");
      return `${shortId(record.id)}  reported differently (${record.difference}): ${record.field}\n  ${values}`;
    }
  }
};

const WORDS: Record<OutcomeKind, string> = {
  killed: "killed",
  wounded: "wounded",
  missing: "missing",
  detained: "detained",
  executed: "executed in custody",
  suicide: "died by suicide",
  returned: "returned",
};

/** e.g. "3 killed (up to 4), 2 wounded". */
export const outcomesText = (outcomes: Outcomes): string => {
  const parts = OutcomeKind.options.flatMap((kind) => {
    const count = outcomes[kind];
    return count === undefined ? [] : [`${countText(count)} ${WORDS[kind]}`];
  });
  return parts.length === 0 ? "no outcome reported" : parts.join(", ");
};

const countText = ({ min, best, max }: Count): string => {
  if (best === null) {
    if (min !== null && max !== null) return `${min}–${max}`;
    if (min !== null) return `at least ${min}`;
    return max === null ? "an unknown number" : `at most ${max}`;
  }
  const lower = min !== null && min < best ? `at least ${min}` : null;
  const upper = max !== null && max > best ? `up to ${max}` : null;
  const bounds = [lower, upper].filter((bound) => bound !== null);
  return bounds.length === 0 ? String(best) : `${best} (${bounds.join(", ")})`;
};

const orderText = ({ order }: OrderRecord): string =>
  [
    order.instrument?.value ?? "order",
    order.issuer === null ? "issuer not reported" : `by ${order.issuer.value}`,
    order.provisions.map(({ rule, effect }) => `${rule} (${effect})`).join(", "),
    order.zone === null ? "" : zoneText(order.zone),
    order.issued === null ? "" : `issued ${order.issued.edtf}`,
    order.effective_from === null ? "" : `from ${order.effective_from.edtf}`,
    untilText(order),
  ]
    .filter((part) => part !== "")
    .join("; ");

const zoneText = ({ distance_km, reference_line }: Zone): string => {
  const { min, max } = distance_km;
  const width = min === max ? `${min}` : `${min}–${max}`;
  return `within ${width} km of ${reference_line ?? "a line not named"}`;
};

const untilText = ({ until }: OrderRecord["order"]): string => {
  if (until === null) return "";
  return until.kind === "event" ? `until ${until.event}` : `until ${until.when.edtf}`;
};

/** "Rests on 2 reports, 1 outlet, 1 account. …" */
export const restsOnText = ({ reports, outlets, accounts, why }: RestsOn): string => {
  const range =
    accounts.min === accounts.max ? `${accounts.max}` : `${accounts.min}–${accounts.max}`;
  const noun = accounts.min === 1 && accounts.max === 1 ? "account" : "accounts";
  const counts = `${plural(reports, "report")}, ${plural(outlets, "outlet")}, ${range} ${noun}`;
  return `rests on ${counts}${why.length === 0 ? "" : `; ${why.join("; ")}`}`;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** EDTF where at least the year or the day of the year is told. */
const dateText = (when: When | null): string =>
  when === null || /^X*$/.test(when.edtf) ? "date not reported" : when.edtf;
