/** The days of an order: when it was issued, received, took effect and ends. */
import type { OrderDay } from "../../model/data.ts";
import type { OrderFields } from "../../model/order.ts";
import type { Until, When } from "../../model/when.ts";
import { type DayNumber, dayOfEdtf } from "../dates/calendar.ts";
import type { Time } from "../dates/time.ts";
import { whenOf } from "../dates/when.ts";
import type { Document } from "../document.ts";
import { overlapsAny } from "../tokens/range.ts";
import { datedOf, isOf, type RuledDays, type Times } from "./order-dated.ts";
import { untilIn } from "./order-end.ts";
import { givenIn } from "./order-given.ts";
import type { OrderScene } from "./order-near.ts";
import { rolledAfter } from "./order-rolled.ts";
import { type OrderThread, rangesOf } from "./order-thread.ts";
import { atOnce, effectiveIn, endsOf } from "./order-time.ts";
import { endingOrderIn } from "./order-until.ts";

type Days = Pick<OrderFields, "issued" | "received" | "effective_from" | "until">;

/**
 * What rules read from the order's own words, weighed together with the other times near it. What they infer
 * ("with immediate effect", "for 30 days", an event) stands beside what is weighed.
 */
export const daysOf = (document: Document, scene: OrderScene & { readonly times: Times }): Days => {
  const { thread } = scene;
  const ruled = ruledDays(document, thread);
  const dated = datedOf(document, { ...scene, ruled: readFromTimes(ruled) });
  if (dated === null) {
    const { issued, received, effective } = ruled;
    const until = endIn(document, thread, startOf(effective, issued, received));
    return { issued, received, effective_from: effective, until };
  }
  const told = (day: Exclude<OrderDay, "until">): When | null => {
    const [time, when] = [dated[day], ruled[day]];
    if (isInferred(when)) return when;
    return time === null ? null : dayAt(document, { thread, day, time, when });
  };
  const days = { issued: told("issued"), received: told("received") };
  const begun =
    firstOf(rangesOf(thread), (range) => atOnce(document, range, days.issued)) ?? told("effective");
  const start = startOf(begun, days.issued, days.received);
  const span = dated.effective === null ? null : endsOf(dated.effective).last;
  const until = endOfOrder(document, thread, { time: dated.until ?? span, start });
  return { ...days, effective_from: begun, until };
};

/** Inferred by a rule for orders, not read from a time of the text. */
const isInferred = (when: When | null): boolean =>
  when?.basis.how === "inferred" && when.basis.rule.startsWith("order.");

/** Those that rules read from times of the text. */
export const readFromTimes = ({ issued, received, effective, until }: RuledDays): RuledDays => {
  const read = (when: When | null): When | null => (isInferred(when) ? null : when);
  return {
    issued: read(issued),
    received: read(received),
    effective: read(effective),
    until: read(until),
  };
};

const startOf = (...days: readonly (When | null)[]): When | null =>
  days.find((day) => day !== null) ?? null;

/** What rules alone take for an order's days; an end that is an event is none. */
export const ruledDays = (document: Document, thread: OrderThread): RuledDays => {
  const ranges = rangesOf(thread);
  const given = givenIn(document, thread);
  const effective =
    firstOf(ranges, (range) => effectiveIn(document, range)) ??
    firstOf(ranges, (range) => atOnce(document, range, given.issued));
  const end = endIn(document, thread, startOf(effective, given.issued, given.received));
  return { ...given, effective, until: end?.kind === "date" ? end.when : null };
};

type Found = {
  readonly thread: OrderThread;
  readonly day: Exclude<OrderDay, "until">;
  readonly time: Time;
  readonly when: When | null;
};

/** As rules read it, where they read it from the same words; else as the words tell it. */
const dayAt = (document: Document, { day, time, when, thread }: Found): When | null => {
  if (when !== null && isOf(document, time, when)) return when;
  const told = whenOf(document, day === "effective" ? endsOf(time).first : time);
  return told === null ? null : nearby(told, { time, thread });
};

/** What stands in none of the order's own words is inferred to be of it. */
const nearby = (
  when: When,
  { time, thread }: { readonly time: Time; readonly thread: OrderThread },
): When => {
  if (when.basis.how !== "stated" || overlapsAny(rangesOf(thread), time)) return when;
  const { passages } = when.basis;
  const basis = { how: "inferred", from: "a sentence nearby", rule: NEARBY, passages } as const;
  return { ...when, basis };
};
/** How a day is inferred of an order that stands in none of its own words. */
export const NEARBY = "order.day-nearby/1";

type Ending = { readonly time: Time | null; readonly start: When | null };

const endOfOrder = (
  document: Document,
  thread: OrderThread,
  { time, start }: Ending,
): Until | null => {
  const byRule = endIn(document, thread, start);
  // A length or an event: nothing that could be weighed.
  const untimed = byRule?.kind === "date" && !isInferred(byRule.when) ? null : byRule;
  const fixed = firstOf(rangesOf(thread), (range) =>
    endingOrderIn(document, range) === null ? null : untilIn(document, range, start),
  );
  // "Until the decree of 2 May guards could …": whatever else the day is of.
  if (thread.previous && fixed !== null) return fixed;
  if (time === null) return untimed;
  const first: DayNumber | null = dayOfEdtf(start?.earliest ?? null);
  const last = rolledAfter(document, endsOf(time).last ?? time, first);
  const when = whenOf(document, last);
  // Over before it began: of something else.
  const isBefore = first !== null && (last.value.latest ?? first) < first;
  return when === null || isBefore
    ? untimed
    : { kind: "date", when: nearby(when, { time: last, thread }) };
};

const firstOf = <S, T>(items: readonly S[], find: (item: S) => T | null): T | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};

/** The first end with a day; else the first that is told by words alone. */
const endIn = (document: Document, thread: OrderThread, start: When | null): Until | null => {
  const ends = rangesOf(thread).flatMap((range) => untilIn(document, range, start) ?? []);
  return ends.find(({ kind }) => kind === "date") ?? ends[0] ?? null;
};
