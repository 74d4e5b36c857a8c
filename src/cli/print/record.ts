/** Records as sentences for a terminal. Never "confirmed", never "in force". */
import { OutcomeKind, type Outcomes } from "../../model/claim.ts";
import type { FieldOnRecord, OnRecord, OrderRecord, WarningRecord } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import type { ResolvedTie } from "../../pipeline/ties.ts";
import { differenceText, sideBySideText } from "./difference.ts";
import { orderFieldsText } from "./order.ts";
import { whereText } from "./place-name.ts";
import { restsOnText } from "./rests-on.ts";
import { shortId } from "./short-id.ts";
import { countText, dateText, valueText } from "./value.ts";

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
        ...besideLine(record.fields),
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
    case "difference":
      return differenceText(record);
    case "pair": {
      const [a, b] = record.records.map(shortId);
      const [one, other] = record.claims.map(shortId);
      const what = `${a} and ${b} would be one ${record.of} but for this: ${record.why}`;
      return `${shortId(record.id)}  ${what}\n  one: onrecord review merge ${one} ${other}; two: onrecord review split ${one} ${other}`;
    }
    case "warning":
      return `${shortId(record.id)}  ${withShortIds(record)}\n  of: ${record.reports.map(shortId).join(", ")}`;
  }
};

const besideLine = (fields: readonly FieldOnRecord[]): readonly string[] => {
  const beside = sideBySideText(fields);
  return beside === "" ? [] : [`  ${beside}`];
};

const withShortIds = ({ what, reports }: WarningRecord): string =>
  reports.reduce((told, id) => told.replaceAll(id, shortId(id)), what);

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

const orderText = ({ order, family }: OrderRecord): string =>
  family === null
    ? orderFieldsText(order)
    : `${orderFieldsText(order)}; one of the family ${shortId(family)}`;

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

/** Why the claims of a record are taken for one, two by two; empty where there is one alone. */
export const mergesText = (record: OnRecord): string =>
  !("merges" in record)
    ? ""
    : (record.merges ?? [])
        .map(({ claim, with: other, why }) => {
          return `  ${shortId(claim)} and ${shortId(other)} are one ${record.kind}: ${why}\n`;
        })
        .join("");

/** The orders that a report ties an incident to, or the other way round, in its words; else that none does. */
export const tiesText = (ties: readonly ResolvedTie[], kind: "incident" | "order"): string => {
  const other = kind === "incident" ? "order" : "incident";
  if (ties.length === 0) return `  no report on record links it to an ${other}\n`;
  return ties
    .map(({ claim, record, passages }) => {
      const what = record === null ? `an ${other} of which it tells no more` : shortId(record);
      const words = passages.map(({ exact }) => `    "${exact}"\n`).join("");
      return `  linked by a report, in claim ${shortId(claim)}, to ${what}\n${words}`;
    })
    .join("");
};

/** The date in words; where none is known, the words of the text that stand for one. */
const whenText = (when: When | null): string => {
  if (when === null) return "no date on record";
  const phrase = when.earliest === null ? when.anchoring?.phrase : undefined;
  return phrase === undefined ? dateText(when.edtf) : `"${phrase}"`;
};
