/** What is reported in effect, as sentences. */
import type { DifferenceRecord, IncidentRecord } from "../../model/record.ts";
import type { Tied } from "../../pipeline/effect.ts";
import { GROUPED_TODAY } from "../../publish/look-back.ts";
import type { EffectValue } from "../../resolve/effect-values.ts";
import type { ToldElsewhere } from "../../resolve/elsewhere.ts";
import { type InEffect, isUnplaced } from "../../resolve/in-effect.ts";
import type { InForceAnswer } from "../../resolve/in-force.ts";
import { numberOf } from "./number.ts";
import { recordText, tiesText } from "./record.ts";
import { restsOnText } from "./rests-on.ts";
import { provisionText, rulesText, ruleText } from "./rule-text.ts";
import { shortId } from "./short-id.ts";
import { dateText } from "./value.ts";

/** Said where nothing is reported. */
export const NOTHING =
  "Nothing is reported to have been in effect there then. That is not the same as no rule.\n";

/** Where it was asked, by name, and what is reported to have happened there then. */
export type There = {
  readonly place: string;
  readonly incidents: readonly IncidentRecord[];
} & Tied;

/** One paragraph per provision, each order beside the others. */
export const inForceText = (
  answer: InForceAnswer,
  {
    place,
    incidents,
    ties,
    differences,
  }: There & { readonly differences: readonly DifferenceRecord[] },
): string => {
  const known =
    answer.known_by === null ? "" : `, as published by ${answer.known_by}; ${GROUPED_TODAY}`;
  const head = `Reported in effect: ${place}, on ${answer.on}${known}\n`;
  const parts = answer.provisions
    .map(({ provision, orders }) => ({
      provision,
      orders: orders.filter((one) => !isUnplaced(one)),
    }))
    .filter(({ orders }) => orders.length > 0)
    .map(({ provision, orders }) =>
      [`\n${provisionText(provision)}`, ...orders.map(effectText)].join("\n"),
    );
  const unplaced = answer.provisions.flatMap(({ provision, orders }) =>
    orders.filter(isUnplaced).map((one) => ({ ...one, provision })),
  );
  const body = parts.length === 0 ? NOTHING : `${parts.join("\n")}\n`;
  const rest = [
    unplacedText(unplaced),
    differencesText(differences),
    elsewhereText(answer),
    incidentsText({ incidents, ties }),
  ];
  return `${head}${body}${rest.join("")}${INDEPENDENCE}`;
};

/** Closes every answer. */
export const INDEPENDENCE =
  "\nDocumented, not all. Whether the accounts are independent is not established unless a reason is recorded.\n";

/** Silence would be taken for an answer. */
const NONE_THERE = "\nno incident is reported there then: that is not “none happened”\n";

/** Incidents reported there then, each with the order that a report links it to, else that none does. */
export const incidentsText = ({ incidents, ties }: Pick<There, "incidents" | "ties">): string => {
  if (incidents.length === 0) return NONE_THERE;
  const told = incidents.map(
    (one) => `${recordText(one)}\n${tiesText(ties[one.id] ?? [], "incident")}`,
  );
  return `\nincidents reported there then (documented, not all)\n${told.join("")}`;
};

/** What is told differently of the orders above; nobody has lost. */
const differencesText = (differences: readonly DifferenceRecord[]): string =>
  differences.length === 0
    ? ""
    : `\nreported differently of these orders\n${differences.map(recordText).join("\n")}\n`;

type Unplaced = Pick<InEffect, "order" | "values" | "why"> & { readonly provision: string };

/** Orders that are reported without a place that is known, each on a line: what it rules, and whose reporting that is. */
export const unplacedText = (unplaced: readonly Unplaced[]): string => {
  if (unplaced.length === 0) return "";
  const lines = [...Map.groupBy(unplaced, ({ order }) => order)].map(([order, told]) => {
    const values = told.flatMap((one) => one.values);
    const said = rulesText(values.map(({ value }) => value));
    const named = new Set(values.flatMap(namedOutlets));
    const [, ...also] = (told[0]?.why ?? "").split("; ");
    const since = also.length === 0 ? "" : `; ${also.join("; ")}`;
    return `  ${shortId(order)}  ${said} — ${[...named].join(", ") || NO_OUTLET}${since}`;
  });
  const each = "  (what each value rests on: onrecord show ORDER)";
  return `\nwhere these held is not told closely enough, so perhaps here too\n${[...lines, each].join("\n")}\n`;
};

/** Orders for other stretches, whose effect here nobody tells. */
export const elsewhereText = ({ elsewhere, elsewhere_more }: ToldElsewhere): string => {
  if (elsewhere.length === 0) return "";
  const lines = elsewhere.map(({ order, places, addressees, from, provisions }) => {
    const whom = addressees.length === 0 ? "" : ` for ${addressees.join(", ")}`;
    const when = from === null ? "" : `, from ${dateText(from.edtf)}`;
    const where = [...new Set(places.map(({ name }) => name))].join(", ");
    const head = `  ${where}${whom}${when}: effect here unknown; ${shortId(order)}`;
    return [head, ...provisions.flatMap(({ values }) => values.map(effectValueText))].join("\n");
  });
  const more = elsewhere_more ? "  More are on record; these began last.\n" : "";
  return `\nreported for elsewhere on this border\n${lines.join("\n")}\n${more}`;
};

const effectText = (one: InEffect): string => {
  const since =
    one.state === "presumed" && one.days !== null ? `, ${numberOf(one.days, "day")} on` : "";
  const by = one.changed_by === null ? "" : `, by ${shortId(one.changed_by.order)}`;
  const head = `  ${one.state}${since}: ${one.why}${by}; ${shortId(one.order)}`;
  return [head, ...one.values.map(effectValueText)].join("\n");
};

/** One rule or width with the outlets that report it and the accounts it rests on. */
export const effectValueText = (one: EffectValue): string => {
  const whose = namedOutlets(one).join(", ") || NO_OUTLET;
  const rest = one.rests_on === null ? "" : `\n      ${restsOnText(one.rests_on)}`;
  return `    ${ruleText(one.value)}: ${whose}${rest}`;
};

const NO_OUTLET = "outlet not known";

const namedOutlets = ({ outlets, summarised }: EffectValue): readonly string[] =>
  outlets.map((outlet) =>
    summarised.includes(outlet) ? `${outlet} (in summary by Onrecord)` : outlet,
  );
