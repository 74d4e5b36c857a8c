import type { TextValue } from "../../model/passage.ts";
import type { Document } from "../document.ts";
import { firstTagIn } from "../tokens/tag.ts";
import { casualtiesIn } from "./casualty.ts";
import { perpetratorOf } from "./doer.ts";
import type { OrderThread } from "./order-thread.ts";

/**
 * "The paper links the shooting to an order": whoever is told to have fired right before had the order.
 * Empty where no words link a deed to it, or nobody is told to have done it.
 */
export const deedDoersOf = (document: Document, thread: OrderThread): readonly TextValue[] => {
  const { tags, sentences } = document;
  const linking = thread.mentions.find(
    ({ range, trigger }) =>
      firstTagIn(tags, ["link-words"], { from: range.from, to: trigger.from }) !== null &&
      firstTagIn(tags, ["event-nouns"], { from: range.from, to: trigger.from }) !== null,
  );
  if (linking === undefined) return [];
  for (let index = linking.sentence - 1; index >= linking.sentence - SENTENCES_BACK; index--) {
    const sentence = sentences[index];
    if (sentence?.role !== "body") continue;
    const doer = perpetratorOf(document, casualtiesIn(document, sentence, index));
    if (doer === null) continue;
    const from = "who did what the order is linked to";
    const passages = doer.basis?.passages ?? [];
    const rule = "order.addressees-of-deed/1";
    return [{ value: doer.description, basis: { how: "inferred", from, rule, passages } }];
  }
  return [];
};
const SENTENCES_BACK = 2;
