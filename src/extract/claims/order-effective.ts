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
  (startsAt(document, time) || isUnder(document, time) || isHeldOver(document.tags, time));

/** "have been under orders to fire since the summer", "since May no guard may load": from then on, whenever they were given. */
const isUnder = ({ tags }: Document, time: TokenRange): boolean =>
  firstTagIn(tags, ["since-words"], { from: time.from - 1, to: time.from + 1 }) !== null &&
  (isRuled(tags, time) ||
    tagsIn(tags, "under-words", { from: time.from - TO_ORDERS, to: time.from }).some(
      ({ to }) => tagAt(tags, "order-nouns", to) !== null,
    ));
const TO_ORDERS = 14;

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
        from: ruling.to,
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
    firstTagIn(tags, ["as-of-words"], { from: from - 1, to: time.from }) !== null
  );
};

/** "to shoot on sight between 5 November and 31 December": right after what is to be done over these days. */
export const isHeldOver = (tags: Document["tags"], { from, to }: TokenRange): boolean => {
  if (firstTagIn(tags, ["between-words"], { from: from - 1, to }) === null) return false;
  const before = { from: from - TO_FIRE, to: from };
  const fire = FIRE.flatMap((list) => tagsIn(tags, list, before)).map((tag) => tag.to);
  const verbs = ISSUED_LISTS.flatMap((list) => tagsIn(tags, list, before)).map((tag) => tag.from);
  return fire.length > 0 && Math.max(...fire) > Math.max(0, ...verbs);
};
const FIRE: readonly ListName[] = ["fire-base", "fire-passive", "fire-gerund"];
const TO_FIRE = 12;

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
