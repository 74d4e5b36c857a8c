import * as z from "zod";
import { OutcomeKind } from "./claim.ts";
import { PlaceId } from "./ids.ts";
import { AggregateRecord } from "./record.ts";
import { list, shape } from "./shape.ts";
import { Day } from "./when.ts";

/** What is counted: records of a kind, or what came of incidents for people. */
export const FigureMeasure = z.enum(["incidents", "orders", ...OutcomeKind.options]);
export type FigureMeasure = z.infer<typeof FigureMeasure>;

export const FigureUnit = z.enum(["year", "month"]);
export type FigureUnit = z.infer<typeof FigureUnit>;

/** What is asked; every answer repeats it, since a number without it says nothing. */
export const FiguresQuestion = shape({
  measure: FigureMeasure,
  unit: FigureUnit,
  /** First and last day of the period; null leaves that end open. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Only what is placed there or in it. */
  place: PlaceId.nullable(),
  /** "accepted": a person accepted, corrected or added at least one of its claims. */
  status: z.enum(["any", "accepted"]),
  /** False leaves out groups of events that share one count. */
  pooled: z.boolean(),
  /** Resting on at least so many accounts, by the lower end of their range. */
  accounts: z.int().min(0).max(9),
});
export type FiguresQuestion = z.infer<typeof FiguresQuestion>;

/**
 * Several records counted together. For records themselves the three bounds are their number; for
 * outcomes, of those records that tell the outcome. `best` is null where one of them gives bounds
 * only, `max` where one of them has no upper bound: the sum is then open.
 */
export const FigureSum = shape({
  /** Records that tell what is counted. */
  records: z.int().min(0),
  /** Those among them that are pooled groups, and the events these tell of. */
  groups: z.int().min(0),
  events: z.int().min(0),
  /** Records of the same scope that do not tell it; zero would be an invention. */
  untold: z.int().min(0),
  min: z.int().min(0),
  best: z.int().min(0).nullable(),
  max: z.int().min(0).nullable(),
});
export type FigureSum = z.infer<typeof FigureSum>;

/** Counts of what is documented, not of all that happened. */
export const Figures = shape({
  question: FiguresQuestion,
  /** What is dated wholly within the period; everything where none is asked for. */
  total: FigureSum,
  /** Of the total, by year or month, e.g. "2021-03"; every one between the first and the last. */
  periods: list(shape({ period: z.string(), sum: FigureSum })),
  /** Of the total, what is not dated closely enough for one year or month. */
  broad: FigureSum,
  /** Outside the total: what may lie within the period or not. */
  perhaps: FigureSum,
  /** What has no date: outside the total where a period is asked for, else part of it. */
  undated: FigureSum,
  /** Of the total; `place` null where no province is told. Orders may stand under several. */
  provinces: list(shape({ place: PlaceId.nullable(), name: z.string(), sum: FigureSum })),
  /** The same scope for everything that can be counted. */
  measures: list(shape({ measure: FigureMeasure, sum: FigureSum })),
  /** Outside the total of an outcome: incidents with soldiers or police among the victims. */
  agents: FigureSum,
  /**
   * Outside the total: rows of a team's own list that may be an incident counted already, until a person
   * says whether they are.
   */
  repeats: FigureSum,
  /** Of the total, what teams' own lists alone say: accounts unknown. */
  listed: FigureSum,
  /** Reports published in the same years or months, without leads. */
  reports: list(shape({ period: z.string(), count: z.int().min(0) })),
  /** In how many of the steps from one period to the next the number of records rose or fell as the reports did. */
  follows: shape({ steps: z.int().min(0), alike: z.int().min(0), warns: z.boolean() }),
  /** Totals by others for periods that overlap; never added. At most 50 are told, of `aggregate_count`. */
  aggregates: list(AggregateRecord),
  aggregate_count: z.int().min(0),
});
export type Figures = z.infer<typeof Figures>;
