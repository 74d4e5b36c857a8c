/** Dates that cannot be: a report published before what it tells, an interval whose ends are crossed. */
import { dayNumber } from "./days.ts";
import type { ResolvableClaim, ResolveWarning } from "./report.ts";
import { makesRecord, type World } from "./world.ts";

/** A day more: where a report is published the day may have begun that has not begun elsewhere. */
const GRACE = 1;

/** One warning per kind and report; what is told stays on record as it is told. */
export const dateWarnings = ({ claims, readings }: World): readonly ResolveWarning[] => {
  const told = claims.filter(({ claim }) => claim.kind === "incident" && makesRecord(claim));
  return [
    ...byReport(told.filter(isCrossed), (report) => ({
      about: "impossible-date",
      what: `${report} gives a date that ends before it begins: it is compared by no day`,
    })),
    ...byReport(
      told.filter((item) => isAhead(item, readings.get(item.report)?.published ?? null)),
      (report) => ({
        about: "dated-before-event",
        what: `${report} is dated before what it tells: one of the two dates is wrong`,
      }),
    ),
  ];
};

const isCrossed = ({ claim: { when } }: ResolvableClaim): boolean => {
  const [from, to] = [dayNumber(when?.earliest ?? null), dayNumber(when?.latest ?? null)];
  return from !== null && to !== null && from > to;
};

const isAhead = ({ claim: { when } }: ResolvableClaim, published: string | null): boolean => {
  const [day, from] = [dayNumber(published), dayNumber(when?.earliest ?? null)];
  return day !== null && from !== null && from > day + GRACE;
};

const byReport = (
  items: readonly ResolvableClaim[],
  warn: (report: string) => Pick<ResolveWarning, "about" | "what">,
): readonly ResolveWarning[] =>
  [...Map.groupBy(items, ({ report }) => report)].map(([report, own]) => ({
    ...warn(report),
    of: own.map(({ claim }) => claim.id).slice(0, 10),
  }));
