/** What is reported in effect, as sentences. */
import { type InEffect, type InForceAnswer, UNPLACED } from "../../resolve/in-force.ts";
import { restsOnText } from "./record.ts";
import { shortId } from "./short-id.ts";

const NOTHING =
  "Nothing is reported to have been in effect there then. That is not the same as no rule.\n";

/** One paragraph per provision, each order beside the others. */
export const inForceText = (answer: InForceAnswer, place: string): string => {
  const known = answer.known_by === null ? "" : `, as published by ${answer.known_by}`;
  const head = `Reported in effect: ${place}, on ${answer.on}${known}\n`;
  if (answer.provisions.length === 0) return `${head}${NOTHING}`;
  const placed = answer.provisions.map(({ provision, orders }) => ({
    provision,
    orders: orders.filter(({ why }) => why !== UNPLACED),
  }));
  const parts = placed
    .filter(({ orders }) => orders.length > 0)
    .map(({ provision, orders }) => [`\n${provision}`, ...orders.map(effectText)].join("\n"));
  const unplaced = new Set(
    answer.provisions.flatMap(({ orders }) =>
      orders.filter(({ why }) => why === UNPLACED).map(({ order }) => order),
    ),
  );
  const notes = [
    unplaced.size === 0 ? "" : unplacedText([...unplaced]),
    "Whether the accounts are independent is not established unless a reason is recorded.",
  ].filter((note) => note !== "");
  const body = parts.length === 0 ? NOTHING : `${parts.join("\n")}\n`;
  return `${head}${body}\n${notes.join("\n")}\n`;
};

const unplacedText = (orders: readonly string[]): string => {
  const those = orders.map(shortId).join(", ");
  return `Reported without saying where, so perhaps here too: ${those}`;
};

const effectText = (one: InEffect): string => {
  const named = one.outlets.map((outlet) =>
    one.summarised.includes(outlet) ? `${outlet} (in summary by Onrecord)` : outlet,
  );
  const outlets = named.length === 0 ? "outlet not known" : named.join(", ");
  const rest = one.rests_on === null ? "" : `\n      ${restsOnText(one.rests_on)}`;
  return `  ${one.state}: ${one.rules.join("; ")}\n      ${one.why}; ${outlets}; ${shortId(one.order)}${rest}`;
};
