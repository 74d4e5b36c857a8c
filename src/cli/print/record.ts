/** Records as sentences for a terminal. Never "confirmed", never "in force". */
import { OutcomeKind, type Outcomes } from "../../model/claim.ts";
import type { Zone } from "../../model/order.ts";
import type { OnRecord, OrderRecord, RestsOn, ValueOnRecord } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import { whereText } from "./place-name.ts";
import { rulesText } from "./rule-text.ts";
import { shortId } from "./short-id.ts";
import { countText, dateText, kmText, valueText } from "./value.ts";

/** One record, its values in one line and what it rests on in the next. */
export const recordText = (record: OnRecord): string => {
  switch (record.kind) {
    case "incident": {
      const events = record.events > 1 ? `${record.events} events, counted together; ` : "";
      const what = `${events}${outcomesText(record.outcomes)}`;
      return [
        `${shortId(record.id)}  ● reported incident${record.lead ? " (lead)" : ""}`,
        `  ${whenText(record.when)}, ${record.where === null ? "no place on record" : whereText(record.where)}: ${what}`,
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
      const state = record.state === "open" ? "" : `; ${record.state}, every value stays`;
      const head = `${shortId(record.id)}  reported differently (${record.difference}): ${record.field} of ${shortId(record.record)}${state}`;
      return [head, ...record.values.map(valueLine)].join("\n");
    }
    case "pair": {
      const [a, b] = record.records.map(shortId);
      const [one, other] = record.claims.map(shortId);
      const what = `${a} and ${b} would be one ${record.of} but for this: ${record.why}`;
      return `${shortId(record.id)}  ${what}\n  one: onrecord review merge ${one} ${other}; two: onrecord review split ${one} ${other}`;
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

/** e.g. "3 killed (at most 4), 2 wounded". */
export const outcomesText = (outcomes: Outcomes): string => {
  const parts = OutcomeKind.options.flatMap((kind) => {
    const count = outcomes[kind];
    return count === undefined ? [] : [`${countText(count)} ${WORDS[kind]}`];
  });
  return parts.length === 0 ? "no outcome on record" : parts.join(", ");
};

const orderText = ({ order }: OrderRecord): string =>
  [
    order.instrument?.value ?? "order",
    order.issuer === null ? "no issuer on record" : `by ${order.issuer.value}`,
    toWhomText(order),
    rulesText(order.provisions.map(({ rule, effect }) => `${effect}: ${rule}`)),
    order.zone === null ? "" : zoneText(order.zone),
    order.issued === null ? "" : `issued ${dateText(order.issued.edtf)}`,
    order.effective_from === null ? "" : `from ${dateText(order.effective_from.edtf)}`,
    untilText(order),
    order.previous ? "told as a rule that held before" : "",
  ]
    .filter((part) => part !== "")
    .join("; ");

/** Whom it addresses and where, as far as that is on record. */
const toWhomText = ({ addressees, stretch }: OrderRecord["order"]): string => {
  const whom = [...new Set(addressees.map(({ value }) => value))].join(", ");
  const where = [...new Set(stretch.map(({ name }) => name))].join(", ");
  return [whom === "" ? "" : `to ${whom}`, where === "" ? "" : `at ${where}`]
    .filter((part) => part !== "")
    .join("; ");
};

const zoneText = ({ distance_km, reference_line }: Zone): string =>
  `within ${kmText(distance_km)} of ${reference_line ?? "a line not named"}`;

const untilText = ({ until }: OrderRecord["order"]): string => {
  if (until === null) return "";
  return until.kind === "event" ? `until ${until.event}` : `until ${dateText(until.when.edtf)}`;
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

/** What its reports corrected or took back of one another, in their words; the earlier value stays. */
export const correctionsText = (record: OnRecord): string =>
  !("corrections" in record)
    ? ""
    : (record.corrections ?? [])
        .map((one) => {
          const { link, claim, field, before, after, published, of, passages } = one;
          const verb = link === "retracts" ? "taken back" : "corrected";
          const when = published === null ? "" : ` on ${dateText(published)}`;
          const numbers = [
            ...(before === null ? [] : [`from ${valueText(before)}`]),
            ...(after === null ? [] : [`to ${valueText(after)}`]),
          ].join(" ");
          const what = [field ?? "", numbers].filter((part) => part !== "").join(" ");
          const head = `  ${verb} by its own outlet${when}${what === "" ? "" : `: ${what}`}`;
          const words = passages.map(({ exact }) => `    "${exact}"`);
          return [
            head,
            ...words,
            `    said in claim ${shortId(claim)} of ${of.length === 0 ? "a report that is not on this record" : of.map(shortId).join(", ")}`,
          ].join("\n");
        })
        .join("\n");

/** Every value of every field with what it rests on, for a record shown alone. */
export const fieldsText = (record: OnRecord): string => {
  if (!("fields" in record)) return "";
  return record.fields
    .flatMap(({ field, values }) => [
      `  ${field}${values.length > 1 && field !== "order.provisions" ? ", reported differently" : ""}`,
      ...values.map(valueLine),
    ])
    .join("\n");
};

const valueLine = ({ value, rests_on }: ValueOnRecord): string =>
  `    ${valueText(value)}: ${restsOnText(rests_on)}`;

/** The date in words; where none is known, the words of the text that stand for one. */
const whenText = (when: When | null): string => {
  if (when === null) return "no date on record";
  const phrase = when.earliest === null ? when.anchoring?.phrase : undefined;
  return phrase === undefined ? dateText(when.edtf) : `"${phrase}"`;
};
