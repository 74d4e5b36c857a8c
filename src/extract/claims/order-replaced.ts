/** The end of a rule of before: the day on which the order began that its text tells of in its place. */
import type { Until, When } from "../../model/when.ts";
import { dayOfEdtf } from "../dates/calendar.ts";
import type { Draft } from "./draft.ts";
import { NEARBY } from "./order-days.ts";
import type { OrderThread } from "./order-thread.ts";

/** The drafts, one by thread in the same order; those told as rules of before end where what follows them begins. */
export const withEndsOfReplaced = (
  threads: readonly OrderThread[],
  drafts: readonly Draft[],
): readonly Draft[] =>
  drafts.map((draft, index) => {
    const { order } = draft;
    if (order === null || !order.previous || isToldToEnd(order.until)) return draft;
    const here = sentenceOf(threads[index]);
    // Threads stand in the order of their sentences: those near by are beside it.
    const first = Math.max(0, index - FARTHEST);
    const [next] = drafts
      .slice(first, index + FARTHEST + 1)
      .flatMap(({ order: other }, at) => {
        const start = other === null || other.previous ? null : startOf(other);
        const away = Math.abs(sentenceOf(threads[first + at]) - here);
        return start === null || away > FARTHEST || !isAfter(start, order) ? [] : [{ start, away }];
      })
      .sort((a, b) => a.away - b.away);
    return next === undefined ? draft : { ...draft, order: { ...order, until: endAt(next.start) } };
  });
/** Of an end in other words than its own it is not said whose it is. */
const isToldToEnd = (until: Until | null): boolean =>
  until !== null &&
  !(
    until.kind === "date" &&
    until.when.basis.how === "inferred" &&
    until.when.basis.rule === NEARBY
  );

/** Sentences between a rule of before and what took its place. */
const FARTHEST = 8;

type Order = NonNullable<Draft["order"]>;

const sentenceOf = (thread: OrderThread | undefined): number => thread?.mentions[0]?.sentence ?? 0;

/** Only a day or a month that is told as a whole: "since mid-May" leaves the day open. */
const startOf = ({ effective_from, issued, received }: Order): When | null => {
  const start = effective_from ?? issued ?? received;
  return start === null || start.earliest === null || start.latest === null ? null : start;
};

const isAfter = (start: When, { effective_from, issued, received }: Order): boolean => {
  const own = dayOfEdtf((effective_from ?? issued ?? received)?.earliest ?? null);
  const end = dayOfEdtf(start.latest);
  return own === null || (end !== null && own < end);
};

const endAt = (start: When): Until => ({
  kind: "date",
  when: {
    ...start,
    basis: {
      how: "inferred",
      from: "when the order began that is told in its place",
      rule: "order.replaced/1",
      passages: start.basis.passages,
    },
  },
});
