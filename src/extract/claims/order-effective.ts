/** Days from which an order is to hold, and days over which it does. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { quotationAt } from "../speech/quotation.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** Words by which an order is given or issued. */
export const ISSUED_LISTS: readonly ListName[] = [
  "order-verbs",
  "issue-verbs",
  "tell-verbs",
  "give-verbs",
];

/** True of a day from which, or over which, an order is to hold. */
export const isEffective = (document: Document, time: TokenRange): boolean =>
  !isSaidThen(document, time) &&
  !isEnd(document, time) &&
  (startsAt(document, time) || isUnder(document, time) || isHeldOver(document.tags, time));

/** "until 31 December": the last day of the order. */
export const isEnd = ({ tags }: Document, { from }: TokenRange): boolean =>
  tagsIn(tags, "until-cues", { from: from - TO_END, to: from }).length > 0;
const TO_END = 4;

/** "have been under orders to fire since the summer", "since May no guard may load": from then on, whenever they were given. */
const isUnder = (document: Document, time: TokenRange): boolean => {
  const { tags } = document;
  const since = sinceOf(document, time);
  if (since === null) return false;
  const held = { from: since.from, to: time.to };
  const isStanding = firstTagIn(tags, ["effective-cues"], {
    from: since.from - TO_STANDING,
    to: since.from,
  });
  return (
    isStanding !== null ||
    isRuled(tags, held) ||
    isUnderOrders(tags, held) ||
    isToldSince(document, since)
  );
};

/** "have been told to shoot … ever since the raid of March" */
const isToldSince = ({ tags, tokens }: Document, { from }: TokenRange): boolean =>
  tagsIn(tags, "have-forms", { from: from - TO_ORDERS, to: from }).some(
    (have) =>
      firstTagIn(tags, ["tell-verbs", "order-verbs"], { from: have.to, to: have.to + TO_HAD }) !==
        null && tokens.slice(have.to, from).every(({ kind }) => kind !== "mark"),
  );

/** "since May", "since the riots of August", "since the marches began on 30 March": the word that leads the day. */
export const sinceOf = ({ tags, tokens }: Document, time: TokenRange): TokenRange | null => {
  const near = { from: time.from - TO_EVENT, to: time.from + 1 };
  const since = tagsIn(tags, "since-words", near).at(-1);
  if (since === undefined) return null;
  const event = tokens.slice(since.to, time.from);
  return event.some(({ kind }) => kind === "mark") ? null : since;
};
const TO_EVENT = 8;
const TO_STANDING = 2;

/** "under orders", "had standing instructions": right before the day. */
const isUnderOrders = (tags: Document["tags"], { from }: TokenRange): boolean =>
  tagsIn(tags, "under-words", { from: from - TO_ORDERS, to: from }).some(
    ({ to }) => tagAt(tags, "order-nouns", to) !== null,
  ) ||
  tagsIn(tags, "have-forms", { from: from - TO_ORDERS, to: from }).some(
    ({ to }) => firstTagIn(tags, ["order-nouns"], { from: to, to: to + TO_HAD }) !== null,
  );
const TO_ORDERS = 14;
/** "have had standing orders" */
const TO_HAD = 3;

/** What troops may or must do with fire, right after the day or before it; "since May they have ordered …" is a day of giving. */
const isRuled = (tags: Document["tags"], { from, to }: TokenRange): boolean =>
  [
    { from: to, to: to + TO_ORDERS },
    { from: from - TO_ORDERS, to: from },
  ].some((near) => {
    const ruling = firstTagIn(tags, ["may-words", "must-words", "bar-words"], near);
    return (
      ruling !== null &&
      firstTagIn(tags, ISSUED_LISTS, near) === null &&
      firstTagIn(tags, ["fire-acts", "firing-acts", "live-ammunition", "use-nouns"], {
        from: ruling.from,
        to: near.to,
      }) !== null
    );
  });

/** "Then the captain came. From tomorrow, he said, you shoot": within what somebody remembers, from a day of then. */
export const isSaidThen = (
  { tags, quotations, sentences, tokens }: Document,
  time: TokenRange,
): boolean => {
  const quotation = quotationAt(quotations, time.from);
  const isRelative = tagAt(tags, "day-words", time.from) !== null;
  if (quotation === null || !isRelative) return false;
  const sentence = rangeHolding(sentences, time.from) ?? time;
  return tagsIn(tags, "bidding-verbs", {
    from: Math.max(quotation.from, sentence.from - TO_SAYING),
    to: Math.min(quotation.to, sentence.to),
  }).some(({ from }) => tokens[from - 1]?.kind === "word");
};
const TO_SAYING = 3;

/** "takes effect on 3 May", "from midnight on the 26th" */
const startsAt = (document: Document, time: TokenRange): boolean => {
  const { tags } = document;
  const from = beforeHour(document, time.from) - 1;
  return (
    firstTagIn(tags, ["effective-cues"], { from: time.from - 7, to: time.from }) !== null ||
    firstTagIn(tags, ["from-words"], { from, to: time.from + 1 }) !== null ||
    firstTagIn(tags, ["as-of-words"], { from: from - 1, to: time.from }) !== null ||
    isFromHour(document, time)
  );
};

/** "to shoot on sight between 5 November and 31 December": right after what is to be done over these days. */
export const isHeldOver = (tags: Document["tags"], { from, to }: TokenRange): boolean => {
  if (firstTagIn(tags, ["between-words"], { from: from - 1, to }) === null) return false;
  const before = { from: from - TO_FIRE, to: from };
  const fire = FIRE.flatMap((list) => tagsIn(tags, list, before)).map((tag) => tag.to);
  const verbs = ISSUED_LISTS.flatMap((list) => tagsIn(tags, list, before)).map((tag) => tag.from);
  if (fire.length > 0 && Math.max(...fire) > Math.max(0, ...verbs)) return true;
  // "Between 4 March and 1 July guards were under orders to …"
  return tagsIn(tags, "under-words", { from: to, to: to + TO_UNDER }).some(
    (under) => tagAt(tags, "order-nouns", under.to) !== null,
  );
};
const TO_UNDER = 6;
const FIRE: readonly ListName[] = ["fire-base", "fire-passive", "fire-gerund"];
const TO_FIRE = 12;

/** "as from 6 o'clock in the morning of 5 May" */
const isFromHour = ({ tags, tokens }: Document, { from }: TokenRange): boolean => {
  const near = { from: from - TO_CLOCK, to: from };
  const start = [...tagsIn(tags, "as-of-words", near), ...tagsIn(tags, "from-words", near)].at(-1);
  if (start === undefined || firstTagIn(tags, HOURS, { from: start.to, to: from }) === null)
    return false;
  return tokens
    .slice(start.to, from)
    .every(
      ({ kind }, index) =>
        kind === "number" || OF_HOUR.some((list) => tagAt(tags, list, start.to + index) !== null),
    );
};
const TO_CLOCK = 9;
const HOURS: readonly ListName[] = ["clock-markers", "part-of-day", "day-parts", "clock-words"];
const OF_HOUR: readonly ListName[] = [
  ...HOURS,
  ...(["in-words", "of-words", "on-words", "definite-articles", "number-words"] as const),
];

/** "from midnight on the 26th": where the hour before a day begins. */
const beforeHour = ({ tokens, tags }: Document, from: number): number => {
  const hour = tagsIn(tags, "midnight", { from: from - TO_HOUR, to: from }).at(-1);
  // "from 1800 on 15 November", "from 0500 hrs on the 3rd"
  const clock = tokens.slice(Math.max(0, from - TO_HOUR), from).find(isClock);
  return (
    hour?.from ?? (clock === undefined ? from : tokens.indexOf(clock, Math.max(0, from - TO_HOUR)))
  );
};
const isClock = ({ kind, fold }: Document["tokens"][number]): boolean =>
  kind === "number" && CLOCK.test(fold);
const CLOCK = /^\d\d:?\d\d$/;
const TO_HOUR = 3;
