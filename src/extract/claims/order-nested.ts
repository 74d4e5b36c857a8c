/** An order told inside what somebody was told: "the court heard", "a clerk told him that patrols had been instructed". */
import type { Document } from "../document.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { addresseesOf, subjectIn } from "./addressee.ts";
import { type Givers, issuersOf, type Telling, VERB_LISTS } from "./order-actor.ts";
import { isPassive } from "./order-bare.ts";
import { actorBefore } from "./order-subject.ts";

/** Who gave an order and who was told, by the verb of the order itself; where that names nobody told, by the outer one. */
export const partiesOf = (
  document: Document,
  whole: Telling,
): { readonly issuers: Givers; readonly addressed: readonly TokenRange[] } => {
  const telling = innermost(document, whole);
  const inner = addresseesOf(document, telling);
  const addressed = inner.length > 0 ? inner : addresseesOf(document, whole);
  return { issuers: issuersOf(document, telling), addressed };
};

/** The telling by the verb of the order itself, where another verb only tells that it was given; else the telling as it is. */
const innermost = (document: Document, telling: Telling): Telling => {
  const { tags } = document;
  const { trigger, range } = telling;
  if (trigger.list !== "tell-verbs") return telling;
  const that = firstTagIn(tags, ["that-words"], { from: trigger.to, to: trigger.to + TO_THAT });
  if (that === null) return telling;
  const verbs = VERB_LISTS.flatMap((list) => tagsIn(tags, list, { from: that.to, to: range.to }));
  const [verb] = verbs.sort((a, b) => a.from - b.from);
  if (verb === undefined) return telling;
  const passive = isPassive(document, verb);
  const before = { from: that.to, to: verb.from };
  // "told guards that they were allowed to": they are told it themselves.
  const isOwn = passive
    ? subjectIn(document, before) !== null
    : actorBefore(document, verb.from, that.to) !== null;
  return isOwn
    ? { ...telling, trigger: verb, range: { from: that.to, to: range.to }, passive }
    : telling;
};
const TO_THAT = 6;
