/** What is reported in effect over years: a paragraph per provision, a line per span. */
import { GROUPED_TODAY } from "../../publish/look-back.ts";
import { isUnplaced } from "../../resolve/in-effect.ts";
import type { EffectBar, EffectOverYears, EffectSpan } from "../../resolve/over-years.ts";
import {
  effectValueText,
  elsewhereText,
  INDEPENDENCE,
  incidentsText,
  NOTHING,
  type There,
  unplacedText,
} from "./in-force.ts";
import { provisionText } from "./rule-text.ts";
import { shortId } from "./short-id.ts";

/** Orders whose place is not told are named at the end, in no lane. */
export const overYearsText = (
  answer: EffectOverYears,
  { place, incidents, ties }: There,
): string => {
  const known =
    answer.known_by === null ? "" : `, as published by ${answer.known_by}; ${GROUPED_TODAY}`;
  const head = `Reported in effect: ${place}, ${answer.from} to ${answer.until}${known}\n`;
  const lanes = answer.lanes
    .map(({ provision, bars }) => ({ provision, bars: bars.filter((bar) => !isPlaceless(bar)) }))
    .filter(({ bars }) => bars.length > 0)
    .map(({ provision, bars }) =>
      [`\n${provisionText(provision)}`, ...bars.map(barText)].join("\n"),
    );
  const unplaced = answer.lanes.flatMap(({ provision, bars }) =>
    bars.filter(isPlaceless).map(({ order, spans }) => ({
      order,
      provision,
      values: spans[0]?.values ?? [],
      why: spans.at(-1)?.why ?? "",
    })),
  );
  const body = lanes.length === 0 ? NOTHING : `${lanes.join("\n")}\n`;
  const rest = [unplacedText(unplaced), elsewhereText(answer), incidentsText({ incidents, ties })];
  return `${head}${body}${rest.join("")}${INDEPENDENCE}`;
};

const isPlaceless = ({ spans }: EffectBar): boolean => spans.every(isUnplaced);

const barText = ({ order, spans }: EffectBar): string => {
  const values = spans[0]?.values.map(effectValueText) ?? [];
  return [`  ${shortId(order)}`, ...values, ...spans.map(spanText)].join("\n");
};

const spanText = ({ from, until, state, why, changed_by }: EffectSpan): string => {
  const days = from === until ? from : `${from} to ${until}`;
  const by = changed_by === null ? "" : `; by ${shortId(changed_by.order)}`;
  return `      ${days}  ${state}: ${why}${by}`;
};
