/** An order for a terminal. */
import type { OrderFields, Zone } from "../../model/order.ts";
import { rulesText } from "./rule-text.ts";
import { dateText, kmText } from "./value.ts";

/** What an order says, as a claim or a record has it, in one line. */
export const orderFieldsText = (order: OrderFields): string =>
  [
    order.instrument?.value ?? "order",
    order.issuer === null ? "no issuer on record" : `by ${order.issuer.value}`,
    order.transmitted_by === null ? "" : `passed on by ${order.transmitted_by.value}`,
    toWhomText(order),
    rulesText(
      order.provisions
        .filter(({ rule }) => rule !== "zone" || order.zone === null)
        .map(({ rule, effect }) => `${effect}: ${rule}`),
    ),
    codesText("fired at", order.targets),
    order.zone === null ? "" : zoneText(order.zone),
    order.issued === null ? "" : `issued ${dateText(order.issued.edtf)}`,
    order.received === null ? "" : `received ${dateText(order.received.edtf)}`,
    order.effective_from === null ? "" : `from ${dateText(order.effective_from.edtf)}`,
    untilText(order),
    wordsText("not for", order.exceptions),
    order.impunity === null ? "" : `promised to those who fire: ${order.impunity.value}`,
    wordsText("rewarded with", order.incentives),
    wordsText("punished if not obeyed", order.sanctions),
    order.reason_given === null ? "" : `said to be for: ${order.reason_given.value}`,
    order.alleged_motive ? `others allege: ${order.alleged_motive.value}` : "",
    codesText("known by", order.evidence),
    order.previous ? "told as a rule that held before" : "",
  ]
    .filter((part) => part !== "")
    .join("; ");

/** Whom it addresses and where, as far as that is on record. */
const toWhomText = ({ addressees, stretch }: OrderFields): string => {
  const whom = [...new Set(addressees.map(({ value }) => value))].join(", ");
  const where = [...new Set(stretch.map(({ name }) => name))].join(", ");
  return [whom === "" ? "" : `to ${whom}`, where === "" ? "" : `at ${where}`]
    .filter((part) => part !== "")
    .join("; ");
};

// That there is a zone where force is licensed and how wide it is are one thing, told once.
const zoneText = ({ distance_km, reference_line, sides }: Zone): string =>
  [
    distance_km === null
      ? `where: ${reference_line ?? "along a line not named"}`
      : `within ${kmText(distance_km)} of ${reference_line ?? "a line not named"}`,
    codesText("on", sides),
  ]
    .filter((part) => part !== "")
    .join(", ");

/** What a text says of it in its own words; empty where it says nothing. */
const wordsText = (label: string, words: OrderFields["exceptions"]): string =>
  words.length === 0 ? "" : `${label}: ${words.map(({ value }) => value).join(", ")}`;

/** Codes of the codebook with their dashes as spaces; empty where none is told. */
const codesText = (label: string, codes: readonly { readonly value: string }[] = []): string =>
  codes.length === 0
    ? ""
    : `${label} ${codes.map(({ value }) => value.replaceAll("-", " ")).join(", ")}`;

const untilText = ({ until }: OrderFields): string => {
  if (until === null) return "";
  return until.kind === "event" ? `until ${until.event}` : `until ${dateText(until.when.edtf)}`;
};
