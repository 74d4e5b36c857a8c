/** Figures in sentences: none without its period, status and pooling. */
import { t } from "../../language/catalogue.ts";
import { tellCount, tellDay, tellOutcomes } from "../../language/tell.ts";
import { tellNumber } from "../../language/tell-number.ts";
import type { Asked, Figures, Measure, Sum } from "./asking.ts";

/** e.g. "4 (at least 3, at most 5) reported killed", "2 reported incidents". */
export function tellSum(sum: Sum, measure: Measure): string {
  if (measure === "incidents" || measure === "orders") {
    return t(`figures.counted.${measure}`, { count: sum.records, number: tellNumber(sum.records) });
  }
  return tellOutcomes({ [measure]: sum }) ?? tellCount(sum);
}

/** The answer to the question as one sentence; what is not reported is told as that. */
export function tellAnswer({ question, total }: Figures): string {
  const period = tellPeriod(question);
  if (total.records === 0) return t(`figures.nothing.${kindOf(question.measure)}`, { period });
  const what = tellSum(total, question.measure);
  if (kindOf(question.measure) !== "outcome") return t("figures.answer.records", { period, what });
  const incidents = tellIncidents(total);
  return t("figures.answer.outcome", { period, what, incidents });
}

/** What a number leaves out or holds that a reader must know, a sentence each. */
export function tellBounds(figures: Figures): readonly string[] {
  const { question, total, perhaps, undated, agents, broad, repeats, listed } = figures;
  const isBound = question.from !== null || question.to !== null;
  const tell = (
    name: "perhaps" | "undated" | "agents" | "broad" | "dateless" | "repeats" | "listed",
    sum: Sum,
  ) =>
    sum.records === 0
      ? []
      : [
          t(`figures.bounds.${name}`, {
            what: tellSum(sum, question.measure),
            incidents: tellIncidents(sum),
            context: kindOf(question.measure) === "outcome" ? "outcome" : "records",
          }),
        ];
  return [
    ...tell("perhaps", perhaps),
    ...tell(isBound ? "undated" : "dateless", undated),
    ...tell("broad", broad),
    ...tell("agents", agents),
    ...tell("repeats", repeats),
    ...tell("listed", listed),
    ...(total.untold === 0 ? [] : [t("figures.bounds.untold", { count: total.untold })]),
    ...(total.groups === 0
      ? []
      : [t("figures.bounds.groups", { count: total.groups, events: tellEvents(total) })]),
    ...(total.max === null && total.records > 0 ? [t("figures.bounds.open")] : []),
  ];
}

/** "outcome" for people, else the records that are counted. */
export const kindOf = (measure: Measure): "outcome" | "incidents" | "orders" =>
  measure === "incidents" || measure === "orders" ? measure : "outcome";

/** e.g. "1 Jan 2021 – 31 Dec 2021", "2021", "All dates". */
export function tellPeriod({ from, to }: Pick<Asked, "from" | "to">): string {
  if (from === null && to === null) return t("figures.period.all");
  const year = from?.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(year);
  if (from === null) return t("figures.period.to", { day: to === null ? "" : tellDay(to) });
  if (to === null) return t("figures.period.from", { day: tellDay(from) });
  return t("figures.period.both", { from: tellDay(from), to: tellDay(to) });
}

const tellIncidents = ({ records }: Sum): string =>
  t("figures.counted.incidents", { count: records, number: tellNumber(records) });

const tellEvents = ({ events }: Sum): string =>
  t("figures.bounds.events", { count: events, number: tellNumber(events) });
