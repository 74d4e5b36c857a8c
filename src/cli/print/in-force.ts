/** What is reported in effect, as sentences. */
import type { IncidentRecord } from "../../model/record.ts";
import { type EffectValue, type InEffect, UNPLACED } from "../../resolve/in-effect.ts";
import type { InForceAnswer } from "../../resolve/in-force.ts";
import { recordText, restsOnText } from "./record.ts";
import { shortId } from "./short-id.ts";

/** Said where nothing is reported. */
export const NOTHING =
  "Nothing is reported to have been in effect there then. That is not the same as no rule.\n";

/** Where it was asked, by name, and what is reported to have happened there then. */
export type There = {
  readonly place: string;
  readonly incidents: readonly IncidentRecord[];
};

/** One paragraph per provision, each order beside the others. */
export const inForceText = (answer: InForceAnswer, { place, incidents }: There): string => {
  const known = answer.known_by === null ? "" : `, as published by ${answer.known_by}`;
  const head = `Reported in effect: ${place}, on ${answer.on}${known}\n`;
  if (answer.provisions.length === 0) return `${head}${NOTHING}${incidentsText(incidents)}`;
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
  return `${head}${body}${incidentsText(incidents)}\n${notes.join("\n")}\n`;
};

/** Incidents reported there then; no source need link them to an order. */
export const incidentsText = (incidents: readonly IncidentRecord[]): string =>
  incidents.length === 0
    ? ""
    : `\nincidents reported there then (documented, not all)\n${incidents.map(recordText).join("\n")}\n`;

/** Orders whose texts do not say where they hold. */
export const unplacedText = (orders: readonly string[]): string => {
  const those = orders.map(shortId).join(", ");
  return `Reported without saying where, so perhaps here too: ${those}`;
};

const effectText = (one: InEffect): string => {
  const since =
    one.state === "presumed" && one.days !== null ? `${daysText(one.days)} since it was ` : "";
  const head = `  ${one.state}: ${since}${one.why}; ${shortId(one.order)}`;
  return [head, ...one.values.map(effectValueText)].join("\n");
};

const daysText = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** One rule or width with the outlets that report it and the accounts it rests on. */
export const effectValueText = ({ value, outlets, summarised, rests_on }: EffectValue): string => {
  const named = outlets.map((outlet) =>
    summarised.includes(outlet) ? `${outlet} (in summary by Onrecord)` : outlet,
  );
  const whose = named.length === 0 ? "outlet not known" : named.join(", ");
  const rest = rests_on === null ? "" : `\n      ${restsOnText(rests_on)}`;
  return `    ${value}: ${whose}${rest}`;
};
