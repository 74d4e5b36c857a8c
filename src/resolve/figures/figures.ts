/** Counts over time, province and kind, each with all it needs to be read rightly. */

import type { Countable } from "../../model/countable.ts";
import type { RuleData } from "../../model/data.ts";
import { FigureMeasure, type Figures, type FiguresQuestion } from "../../model/figures.ts";
import type { AggregateRecord } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import { type Geography, geographyOf, lineage, provinceOf } from "../geography.ts";
import { followingOf, periodOf, periodsBetween, standingOf } from "./periods.ts";
import { isOfListAlone, isPooled, sumOf } from "./sum.ts";

/** What a register holds to be counted; without records that rest on leads alone. */
export type FiguresMaterial = {
  readonly records: readonly Countable[];
  /** Ids of those of which a person accepted, corrected or added a claim. */
  readonly accepted: ReadonlySet<string>;
  /** Ids of those that may be another record: rows of a team's list alone, with a pair still open. */
  readonly repeats: ReadonlySet<string>;
  readonly aggregates: readonly AggregateRecord[];
  /** Reports by month of publication, without leads. */
  readonly reports: readonly { readonly month: string; readonly count: number }[];
};

const MOST_AGGREGATES = 50;

/** What is documented within a period and scope. Pooled groups count once; totals by others are beside. */
export const figuresOf = (
  material: FiguresMaterial,
  question: FiguresQuestion,
  data: RuleData,
): Figures => {
  const geography = geographyOf(data);
  const { measure, unit } = question;
  const setting = { accepted: material.accepted, geography };
  const fitting = material.records.filter((record) => fits(record, question, setting));
  const scope = fitting.filter((record) => record.kind === kindOf(measure));
  const [agents, told] = partAgents(scope, measure);
  const counted = told.filter(({ id }) => !material.repeats.has(id));
  const repeats = told.filter(({ id }) => material.repeats.has(id));
  const by = Map.groupBy(counted, (record) => standingOf(record, question));
  const inside = counted.filter((record) => isInside(record, question));
  const byPeriod = Map.groupBy(inside, (record) => periodOf(record, unit));
  const periods = periodsBetween([...byPeriod.keys()].flatMap((period) => period ?? [])).map(
    (period) => ({ period, sum: sumOf(byPeriod.get(period) ?? [], measure) }),
  );
  const reports = reportsIn(periods, material, unit === "year" ? 4 : 7);
  const aggregates = material.aggregates
    .filter(({ lead, rests_on }) => !lead && rests_on.reports > 0)
    .filter(({ period }) => isOverlapping(period, question))
    .filter(({ where }) => isAt([where?.place ?? null], question, geography));
  return {
    question,
    total: sumOf(inside, measure),
    periods,
    broad: sumOf((byPeriod.get(null) ?? []).filter(isDated), measure),
    perhaps: sumOf(isBound(question) ? (by.get("perhaps") ?? []) : [], measure),
    undated: sumOf(by.get("undated") ?? [], measure),
    provinces: provincesOf(inside, question, geography),
    measures: measuresOf(
      fitting.filter(({ id }) => !material.repeats.has(id)),
      question,
    ),
    agents: sumOf(
      agents.filter((record) => isInside(record, question)),
      measure,
    ),
    repeats: sumOf(
      repeats.filter((record) => isInside(record, question)),
      measure,
    ),
    listed: sumOf(inside.filter(isOfListAlone), measure),
    reports,
    follows: followingOf(
      periods.map(({ sum }) => sum.records),
      reports.map(({ count }) => count),
    ),
    aggregates: aggregates.slice(0, MOST_AGGREGATES),
    aggregate_count: aggregates.length,
  };
};

const kindOf = (measure: FigureMeasure): Countable["kind"] =>
  measure === "orders" ? "order" : "incident";

const isDated = (record: Countable): boolean => standingOf(record, ALWAYS) !== "undated";
const ALWAYS = { from: null, to: null };

const isBound = ({ from, to }: FiguresQuestion): boolean => from !== null || to !== null;

/** Where no period is asked for, everything is in it, dated or not. */
const isInside = (record: Countable, question: FiguresQuestion): boolean =>
  !isBound(question) || standingOf(record, question) === "in";

const fits = (
  record: Countable,
  question: FiguresQuestion,
  { accepted, geography }: Setting,
): boolean =>
  // What every outlet that told of it took back is in no total.
  record.reports > 0 &&
  (question.pooled || !isPooled(record)) &&
  (question.status === "any" || accepted.has(record.id)) &&
  record.accounts >= question.accounts &&
  isAt(record.places, question, geography);

type Setting = {
  readonly accepted: ReadonlySet<string>;
  readonly geography: Geography;
};

const isAt = (
  places: readonly (string | null)[],
  { place }: FiguresQuestion,
  geography: Geography,
): boolean => place === null || places.some((one) => lineage(one, geography).includes(place));

/** A total by others that gives no period may be of any. */
const isOverlapping = (period: When | null, question: FiguresQuestion): boolean =>
  standingOf(period, question) !== "outside";

/** Numbers of people hit are not mixed with those of the people who fire: [with agents, the rest]. */
const partAgents = (
  records: readonly Countable[],
  measure: FigureMeasure,
): readonly [readonly Countable[], readonly Countable[]] => {
  if (measure === "incidents" || measure === "orders") return [[], records];
  return [records.filter(({ agents }) => agents), records.filter(({ agents }) => !agents)];
};

const reportsIn = (
  periods: Figures["periods"],
  { reports }: FiguresMaterial,
  length: number,
): Figures["reports"] =>
  periods.map(({ period }) => ({
    period,
    count: reports
      .filter(({ month }) => month.slice(0, length) === period)
      .reduce((sum, { count }) => sum + count, 0),
  }));

/** In the order of the gazetteer, never by how much is reported of them. */
const provincesOf = (
  records: readonly Countable[],
  { measure }: FiguresQuestion,
  geography: Geography,
): Figures["provinces"] => {
  const byProvince = new Map<string | null, Countable[]>();
  for (const record of records) {
    const provinces = new Set(record.places.map((place) => provinceOf(place, geography)));
    for (const province of provinces) {
      const held = byProvince.get(province);
      if (held === undefined) byProvince.set(province, [record]);
      else held.push(record);
    }
  }
  const named = [...geography.placeById.values()].flatMap(({ id, name }) => {
    const held = byProvince.get(id);
    return held === undefined ? [] : [{ place: id, name, sum: sumOf(held, measure) }];
  });
  const rest = byProvince.get(null);
  if (rest === undefined) return named;
  return [...named, { place: null, name: "", sum: sumOf(rest, measure) }];
};

const measuresOf = (
  records: readonly Countable[],
  question: FiguresQuestion,
): Figures["measures"] => {
  const dated = records.filter((record) => isInside(record, question));
  return FigureMeasure.options.map((measure) => {
    const [, counted] = partAgents(
      dated.filter(({ kind }) => kind === kindOf(measure)),
      measure,
    );
    return { measure, sum: sumOf(counted, measure) };
  });
};
