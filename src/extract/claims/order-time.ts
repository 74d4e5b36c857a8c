import type { Until, When } from "../../model/when.ts";
import { isCountedBack } from "../dates/counted-on.ts";
import { isByPublicDates, isOfEvent } from "../dates/event.ts";
import type { Time } from "../dates/time.ts";
import { dayValue } from "../dates/value.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { type Document, passageAt, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import {
  ISSUED_LISTS,
  isEffective,
  isEnd,
  isHeldOver,
  isSaidThen,
  sinceOf,
} from "./order-effective.ts";
import { isDayOfLifting } from "./order-lifted.ts";
import { isOfAnotherEvent } from "./order-other-day.ts";
import { dayOfText } from "./order-text-day.ts";
import { endingOrderIn } from "./order-until.ts";

/** The most exact time told, the first among equals. */
export const finest = (times: readonly (When | null)[]): When | null =>
  times.reduce(
    (best, time) =>
      time !== null && (best === null || time.precision < best.precision) ? time : best,
    null,
  );

/**
 * When the order was given: the time nearest a verb of ordering or issuing that is not the `telling` verb's.
 * `given`: the verb by which those it is for are said to be told, null where they are not.
 */
export const issuedIn = (
  document: Document,
  range: TokenRange,
  { telling, given }: { readonly telling: TokenRange | null; readonly given: TokenRange | null },
): When | null => {
  const verbs = GIVING.flatMap((list) => tagsIn(document.tags, list, range)).filter(
    (verb) => telling === null || verb.to <= telling.from || verb.from >= telling.to,
  );
  // "Until the decree of 2 May guards could …": the day of what came after.
  const own = { from: endingOrderIn(document, range)?.words.to ?? range.from, to: range.to };
  const dated = dayOfText(document, own);
  if (dated !== null) return whenOf(document, dated);
  // Where nobody is said to tell it, "told the guards on 2 May" is the giving itself.
  const events = telling === null ? null : new Set(eventTimesIn(document, own));
  const times = within(document.times, own).filter(
    (time) => events === null || events.has(time) || isRightAfter(document, given, time),
  );
  const near = times
    .filter(
      (time) =>
        !isEffective(document, time) &&
        !isCountedBack(time) &&
        !isOfTeller(document, time) &&
        !isSaidThen(document, time) &&
        !isReceived(document, time, range) &&
        !isEnd(document, time) &&
        !isDayOfLifting(document, time, range) &&
        !isSpan(document, time) &&
        !isSinceEvent(document, time) &&
        !isOfAnotherEvent(document, time) &&
        !time.value.rule.startsWith("date.past-units") &&
        !isOfEvent(time.value.rule),
    )
    .map((time) => ({ time, gap: Math.min(...verbs.map((verb) => gapOf(verb, time))) }))
    .filter(({ time, gap }) => gap <= (leads(document, time, range) ? TO_MAIN_VERB : FARTHEST_VERB))
    .sort((a, b) => a.gap - b.gap || a.time.from - b.time.from)[0];
  return near === undefined ? null : whenOf(document, near.time);
};
/** "the rule was tightened" too: no verb of giving an order, but said of one it is. */
const GIVING: readonly ListName[] = [...ISSUED_LISTS, "rule-making"];
const FARTHEST_VERB = 12;
const TO_MAIN_VERB = 24;

/** "said they had been told on the 28th": of the giving, whoever says so. */
const isRightAfter = ({ tags }: Document, given: TokenRange | null, time: TokenRange): boolean =>
  given !== null &&
  given.to <= time.from &&
  time.from - given.to <= 1 &&
  (time.from === given.to || tagAt(tags, "on-words", given.to) !== null);

/**
 * "On 28 April the commander of …, Colonel Berg, directed": the day of what the sentence goes on to tell; and
 * "gave the order to … at a meeting in the capital on 28 April", that of where it was told.
 */
const leads = ({ tags }: Document, { from }: TokenRange, range: TokenRange): boolean =>
  (from - range.from <= TO_OPENING && tagAt(tags, "on-words", from - 1) !== null) ||
  firstTagIn(tags, ["gathering-words"], { from: from - TO_MEETING, to: from }) !== null;
const TO_MEETING = 7;
/** "(1) On" */
const TO_OPENING = 4;

/** "have shot nine since the wall was built in May": the day of what it is counted from. */
const isSinceEvent = (document: Document, time: Time): boolean => {
  const since = sinceOf(document, time);
  return since !== null && since.to < time.from;
};

const gapOf = (verb: TokenRange, time: TokenRange): number =>
  time.from >= verb.to ? time.from - verb.to : Math.max(0, verb.from - time.to);

/** "shoot from 5 November to 31 December": how long, not when it was given. */
const isSpan = ({ tags }: Document, { from, to, value }: Time): boolean =>
  value.rule.startsWith("date.range") &&
  // "Between 5 and 9 May patrols were ordered": on one of these days.
  (firstTagIn(tags, ["between-words"], { from: from - 1, to }) === null ||
    isHeldOver(tags, { from, to })) &&
  firstTagIn(tags, ["issue-verbs"], { from: from - TO_ISSUE, to: from }) === null;
const TO_ISSUE = 4;

/** How the lexicon marks "reached": a text may, and whoever tells of it. */
const REACHED = "reached";

const isReceived = (document: Document, time: TokenRange, range: TokenRange): boolean => {
  const { tags, tokens, times } = document;
  const near = { from: range.from, to: Math.min(range.to, time.to + 14) };
  // "A platoon leader who reached the town in October": not what he tells of.
  const cues = tagsIn(tags, "received-cues", near)
    .filter(
      ({ from, value }) =>
        value !== REACHED ||
        tagAt(tags, "relative-pronouns", from - 1) === null ||
        tagAt(tags, "thing-relatives", from - 1) !== null,
    )
    .filter(
      // "signed on 28 April, reached the barracks on 3 May": its own day stands behind it.
      ({ from, to }) =>
        from < time.from || within(times, { from: to, to: to + TO_OWN_DAY }).length === 0,
    )
    .filter(
      // "the defence committee was told on Wednesday": whoever hears of it does not obey it.
      ({ from }) => firstTagIn(tags, HEARERS, { from: from - TO_HEARER, to: from }) === null,
    );
  if (cues.length === 0) return false;
  // "signed by the marshal on 10 January, was passed to outposts two days later": each of its own day.
  return !tagsIn(tags, "given-by", near).some(({ to }) => {
    const between = tokens.slice(to, time.from);
    return to <= time.from && between.every(({ kind }) => kind !== "mark");
  });
};

const HEARERS: readonly ListName[] = ["hearing-bodies", "listeners", "court-words"];
const TO_HEARER = 3;
const TO_OWN_DAY = 6;

/**
 * "From April to September … between eight and five": seasons of the hours, no beginning and no end.
 * "From 1 June guards may fire at night" is one.
 */
export const tellsSeasons = (document: Document, range: TokenRange): boolean => {
  if (firstTagIn(document.tags, ["hours-words", "barring-words"], range) === null) return false;
  const [first, another] = within(document.times, range).filter((time) =>
    isEffective(document, time),
  );
  return first !== undefined && (another !== undefined || endsOf(first).last !== null);
};

/** The time that stands with "takes effect" or "from", or null. */
export const effectiveIn = (document: Document, range: TokenRange): When | null => {
  if (tellsSeasons(document, range)) return null;
  const time = within(document.times, range).find((time) => isEffective(document, time));
  return time === undefined ? null : whenOf(document, endsOf(time).first);
};

/** The first and the last day of a span that the words tell, e.g. "during the tenth congress"; null without both. */
export const spanIn = (
  document: Document,
  range: TokenRange,
): { readonly first: When; readonly last: When } | null => {
  for (const time of within(document.times, range)) {
    const { first, last } = endsOf(time);
    const [begin, end] = [first, last].map((day) => (day === null ? null : whenOf(document, day)));
    if (begin != null && end != null) return { first: begin, last: end };
  }
  return null;
};

/** "from 5 November to 31 December": the first and the last day, each as a time of these words. */
export const endsOf = (time: Time): { readonly first: Time; readonly last: Time | null } => {
  const { earliest, latest, rule, anchor } = time.value;
  const isOver = rule.startsWith("date.range") || isByPublicDates(rule);
  if (!isOver || earliest === null || latest === null) {
    return { first: time, last: null };
  }
  const [first, last] = [earliest, latest].map((day) => dayValue(day, { rule, anchor }));
  return first === undefined || last === undefined
    ? { first: time, last: null }
    : { first: { ...time, value: first }, last: { ...time, value: last } };
};

/** The last day of those it is to hold over, or null. */
export const lastIn = (document: Document, range: TokenRange): Until | null => {
  if (tellsSeasons(document, range)) return null;
  for (const time of within(document.times, range)) {
    const last = isEffective(document, time) ? endsOf(time).last : null;
    const when = last === null ? null : whenOf(document, last);
    if (when !== null) return { kind: "date", when };
  }
  return null;
};

/** "with immediate effect": the day it was given, where that is told. */
export const atOnce = (document: Document, range: TokenRange, issued: When | null): When | null => {
  const cue = firstTagIn(document.tags, ["at-once-cues"], range);
  if (cue === null || issued === null) return null;
  const passages = [passageAt(document, cue)];
  return {
    ...issued,
    basis: { how: "inferred", from: "when it was given", rule: "order.at-once/1", passages },
  };
};

/** "The guard, interviewed on 29 January, said that his post received it in December": a day of whoever tells it. */
const isOfTeller = ({ speech }: Document, { from }: Time): boolean =>
  rangeHolding(speech.sources, from) !== null;

/** When those told of got it, or null. */
export const receivedIn = (document: Document, range: TokenRange): When | null => {
  if (firstTagIn(document.tags, ["received-cues"], range) === null) return null;
  const time = within(document.times, range).find(
    (time) =>
      !isEffective(document, time) &&
      isReceived(document, time, range) &&
      !isOfTeller(document, time),
  );
  return time === undefined ? null : whenOf(document, time);
};
