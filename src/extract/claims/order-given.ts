/** When an order was given, and when those told of had it: two days, where a text tells both. */
import type { When } from "../../model/when.ts";
import { whenOf } from "../dates/when.ts";
import type { Document } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, tagAt } from "../tokens/tag.ts";
import type { OrderMention } from "./order-mention.ts";
import { dayOfScene, dayToldAfter } from "./order-scene.ts";
import { writtenIn } from "./order-text-day.ts";
import type { OrderThread } from "./order-thread.ts";
import { finest, issuedIn, receivedIn } from "./order-time.ts";

/**
 * "The staff issued an order on 25 August. Two days later guards were told to …": given on the one day and received
 * on the other. Where only the telling is dated, that is the day it was given.
 */
export const givenIn = (
  document: Document,
  { mentions, details }: OrderThread,
): { readonly issued: When | null; readonly received: When | null } => {
  const ranges = [...mentions.map(({ range }) => range), ...details];
  const issuedOf = (mention: OrderMention): When | null =>
    issuedIn(document, mention.range, {
      telling: document.speech.bySentence[mention.sentence]?.cue ?? null,
      given: mention.rule === WERE_TOLD ? mention.trigger : null,
    });
  const written = details.flatMap((range) => {
    // "It was received on Wednesday": when it came, and not when it was given.
    const told = receivedIn(document, range) === null ? dayToldAfter(document, range) : null;
    return [writtenIn(document, range), told === null ? null : whenOf(document, told)];
  });
  const received = ranges.reduce<When | null>(
    (found, range) => found ?? receivedIn(document, range),
    null,
  );
  const issuing = finest(mentions.filter((mention) => isIssuing(document, mention)).map(issuedOf));
  const telling = finest(mentions.filter(({ rule }) => rule === WERE_TOLD).map(issuedOf));
  if (received === null && issuing !== null && telling !== null && isBefore(issuing, telling))
    return { issued: finest([issuing, ...written]), received: telling };
  const issued = finest([...mentions.map(issuedOf), ...written]);
  return { issued: issued ?? (received === null ? sceneOf(document, mentions) : null), received };
};
/** Only of the telling that opens it: what is told again later stands beside other things. */
const sceneOf = (document: Document, [first]: OrderThread["mentions"]): When | null =>
  first === undefined ? null : dayOfScene(document, first);
const WERE_TOLD = "order.were-told/1";

/** "issued an order", "the order was signed": by its noun, with a verb of giving; not "a decree on fishing". */
const isIssuing = ({ tags, times }: Document, { noun, range, rule }: OrderMention): boolean =>
  noun !== null &&
  rule !== WERE_TOLD &&
  (tagAt(tags, "on-words", noun.to) === null || rangeHolding(times, noun.to + 1) !== null) &&
  firstTagIn(tags, ["issue-verbs", "give-verbs"], range) !== null;

const isBefore = (first: When, then: When): boolean =>
  first.latest !== null && then.earliest !== null && first.latest < then.earliest;
