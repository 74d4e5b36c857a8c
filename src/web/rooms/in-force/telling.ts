/** What is reported in effect, in sentences of the language in use. */
import { t } from "../../language/catalogue.ts";
import { tellDay } from "../../language/tell.ts";
import { tellValue } from "../../language/tell-value.ts";
import type { DayAnswer, Effect, Lane, Span } from "./asking.ts";

/** Begins why an order is "unknown" where no text tells its place (src/resolve/in-effect.ts). */
const UNPLACED = "where it holds is not told";
const BEFORE = "told as a rule that held before";
const FOR_OTHERS = "reported for other addressees";

type Told = Pick<Span, "state" | "why">;

/** True where no text tells where it holds: it may be here too. */
export const isUnplaced = ({ state, why }: Told): boolean =>
  state === "unknown" && why.startsWith(UNPLACED);

/** True where it is told for others than those asked about. */
export const isForOthers = ({ state, why }: Told): boolean =>
  state === "unknown" && why === FOR_OTHERS;

/** Lanes without what may or may not be here; a lane that is left with nothing is left out. */
export const placedLanes = (lanes: readonly Lane[]): readonly Lane[] =>
  lanes
    .map((lane) => ({
      ...lane,
      bars: lane.bars
        .map((bar) => ({ ...bar, spans: bar.spans.filter((span) => !isUnplaced(span)) }))
        .filter(({ spans }) => spans.length > 0),
    }))
    .filter(({ bars }) => bars.length > 0);

/** What an order says of a provision, values side by side. */
export const tellValues = (values: Effect["values"]): string =>
  tellValue(
    "order.provisions",
    values.map(({ value }) => value),
  );

/** Whose reporting the values are; what is known from summaries alone is told so. */
export function tellOutlets(values: Effect["values"]): string {
  const summarised = new Set(values.flatMap((value) => value.summarised));
  const outlets = [...new Set(values.flatMap((value) => value.outlets))];
  if (outlets.length === 0) return t("values.outlet.notTold");
  if (outlets.length > 1 && outlets.every((outlet) => summarised.has(outlet))) {
    return t("inForce.allSummarised", { outlets: outlets.join(", ") });
  }
  return outlets
    .map((outlet) => (summarised.has(outlet) ? t("inForce.summarised", { outlet }) : outlet))
    .join(", ");
}

/** How an order stands on a day, e.g. "presumed: 5 days since it was last observed on 27 Aug 2020". */
export function tellState(effect: Effect): string {
  const { state, observed, days, changed_by } = effect;
  const day = observed === null ? t("values.date.notTold") : tellDay(observed);
  const part = effect.why.endsWith("reported for part of this place")
    ? ` ${t("inForce.part")}`
    : "";
  switch (state) {
    case "observed":
      return t("inForce.states.observed.told", { day }) + part;
    case "attested":
      return t("inForce.states.attested.told", { day }) + part;
    case "presumed":
      return t("inForce.states.presumed.told", { count: days ?? 0, day }) + part;
    case "changed-here":
      return t(`inForce.states.changed.${changed_by?.basis ?? "inferred"}`) + part;
    case "ended":
      return t("inForce.states.ended.told") + part;
    case "unknown":
      return tellUnknown(effect) + part;
  }
}

function tellUnknown(effect: Pick<Effect, "why" | "first_reported">): string {
  const { why, first_reported } = effect;
  if (why.startsWith(UNPLACED)) {
    const also = [
      ...(first_reported === null ? [] : [tellUndated(first_reported)]),
      ...(why.includes(BEFORE) ? [t("inForce.states.unknown.before")] : []),
    ];
    const names = /“.+”/.exec(why)?.[0];
    const where =
      names === undefined
        ? t("inForce.states.unknown.unplaced")
        : t("inForce.states.unknown.unlisted", { names });
    return [where, ...also].join("; ");
  }
  if (why.startsWith(FOR_OTHERS)) return t("inForce.states.unknown.others");
  if (why.startsWith(BEFORE)) return t("inForce.states.unknown.before");
  if (why.startsWith("its end")) return t("inForce.states.unknown.end");
  return first_reported === null
    ? t("inForce.states.unknown.undated")
    : tellUndated(first_reported);
}

/** Nobody dates it, so it may have come after the day that is asked about. */
const tellUndated = (day: string): string =>
  t("inForce.states.unknown.dateless", { day: tellDay(day) });

/** "until the pandemic ends", where an order is told to hold until something happens. */
export const untilOf = (order: DayAnswer["orders"][number]): string | null =>
  order.order.until?.kind === "event"
    ? t("inForce.until", { event: order.order.until.event })
    : null;

/** Each order that is reported in effect, with what it says of every provision; changed ones come last. */
export function effectsByOrder(answer: DayAnswer): readonly {
  readonly order: DayAnswer["orders"][number];
  readonly effects: readonly OfProvision[];
}[] {
  const grouped = Map.groupBy(
    answer.provisions.flatMap(({ provision, orders }) =>
      orders.map((effect): OfProvision => ({ provision, effect })),
    ),
    ({ effect }) => effect.order,
  );
  return answer.orders.flatMap((order) => {
    const effects = grouped.get(order.id);
    return effects === undefined ? [] : [{ order, effects }];
  });
}

/** What an order says of one provision on the day. */
export type OfProvision = { readonly provision: Lane["provision"]; readonly effect: Effect };

/** True where any of it may hold there that day. */
export const mayHold = (effects: readonly OfProvision[]): boolean =>
  effects.some(({ effect }) => ["observed", "attested", "presumed"].includes(effect.state));
