/** What is reported to have been in effect at a place over years: every day's answer, told in spans. */
import type { BriefWhen } from "../model/brief-order.ts";
import type { RuleData } from "../model/data.ts";
import type { RecordId } from "../model/ids.ts";
import { ProvisionKind } from "../model/order.ts";
import { dayNumber, dayText } from "./days.ts";
import { valuesOf } from "./effect-values.ts";
import { ordersElsewhere, type ToldElsewhere } from "./elsewhere.ts";
import { type EffectQuery, type HeldOrder, heldOrders } from "./held-order.ts";
import { bearingOn, hasBegun, type InEffect, inEffect, isOver } from "./in-effect.ts";

/** First and last day asked about. */
export type YearsQuery = EffectQuery & { readonly from: string; readonly until: string };

/** A stretch of days through which one order's answer is the same. */
export type EffectSpan = Omit<InEffect, "days"> & {
  /** First day, within what was asked. */
  readonly from: string;
  /** Last day, within what was asked. */
  readonly until: string;
};

/** What one order says of one provision, span after span; nothing before the first is "not reported". */
export type EffectBar = { readonly order: RecordId; readonly spans: readonly EffectSpan[] };

export type EffectLane = {
  readonly provision: ProvisionKind;
  /** The order that begins first comes first; those that hold at once are reported side by side. */
  readonly bars: readonly EffectBar[];
};

export type EffectOverYears = {
  readonly says: "reported in effect";
  readonly place: string;
  readonly from: string;
  readonly until: string;
  readonly addressees: string | null;
  readonly known_by: string | null;
  /** A kind that no order speaks of is absent: nothing reported, which is not "no rule". */
  readonly lanes: readonly EffectLane[];
} & ToldElsewhere;

/** For each day the same as `inForce` gives for it; only "days" is left out, as it grows by the day. */
export const inForceOverYears = (query: YearsQuery, data: RuleData): EffectOverYears => {
  const { place, from, until, addressees, knownBy } = query;
  const all = heldOrders(query, data);
  const held = all.filter(({ reach }) => reach !== "elsewhere");
  const lanes = ProvisionKind.options.map((provision) => {
    const bars = held
      .filter((one) => valuesOf(one, provision).length > 0)
      .map((one) => {
        const spoken = { one, provision, held: bearingOn(one, provision, held) };
        return { order: one.record.id, spans: spansOf(spoken, query) };
      })
      .filter(({ spans }) => spans.length > 0);
    return { provision, bars: bars.toSorted(byBeginning) };
  });
  return {
    says: "reported in effect",
    ...{ place, from, until, addressees, known_by: knownBy },
    lanes: lanes.filter(({ bars }) => bars.length > 0),
    ...ordersElsewhere(all, { place, by: until }, data),
  };
};

type Spoken = {
  readonly one: HeldOrder;
  readonly provision: ProvisionKind;
  /** All that may bear on what it says. */
  readonly held: readonly HeldOrder[];
};

const spansOf = ({ one, provision, held }: Spoken, query: YearsQuery): readonly EffectSpan[] => {
  const [first, last] = [dayNumber(query.from), dayNumber(query.until)];
  if (first === null || last === null) return [];
  const inside = turningDays(held).filter((day) => day > first && day <= last);
  const spans: EffectSpan[] = [];
  for (const [at, day] of [first, ...inside].entries()) {
    const on = dayText(day);
    if (!hasBegun(one, on)) continue;
    const until = dayText((inside[at] ?? last + 1) - 1);
    const { days: _grows, ...effect } = inEffect(one, provision, { ...query, held, on });
    if (isOver(one, effect, on)) continue;
    const before = spans.at(-1);
    if (before !== undefined && isSame(before, effect))
      spans[spans.length - 1] = { ...before, until };
    else spans.push({ from: on, until, ...effect });
  }
  return spans;
};

// The days on which an answer may turn: those that it tells, and those that change it or tell it again.
const turningDays = (held: readonly HeldOrder[]): readonly number[] => {
  const days = held.flatMap(({ record, observed, undatedSince }) => {
    const { effective_from, received, issued, until } = record.order;
    const dates = [effective_from, received, issued, until?.kind === "date" ? until.when : null];
    const since = dayNumber(undatedSince);
    return [
      ...dates.flatMap(endsOf),
      ...(since === null ? [] : [since]),
      ...observed.flatMap(({ from, to }) => [from, to + 1]),
    ];
  });
  return [...new Set(days)].sort((a, b) => a - b);
};

const endsOf = (when: BriefWhen | null): readonly number[] => {
  const [from, to] = [dayNumber(when?.earliest ?? null), dayNumber(when?.latest ?? null)];
  return [...(from === null ? [] : [from, from + 1]), ...(to === null ? [] : [to + 1])];
};

// While it is observed day after day, the day it was last observed moves along.
const isSame = (before: EffectSpan, now: Omit<InEffect, "days">): boolean =>
  before.state === now.state &&
  before.why === now.why &&
  before.changed_by?.order === now.changed_by?.order;

const byBeginning = (a: EffectBar, b: EffectBar): number => {
  const [one, other] = [`${a.spans[0]?.from} ${a.order}`, `${b.spans[0]?.from} ${b.order}`];
  return one < other ? -1 : 1;
};
