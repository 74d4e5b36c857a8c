/** Whether what somebody tells others is an order: not a report, a threat, or what outlaws write. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { quotationAt } from "../speech/quotation.ts";
import { firstTagIn, type Tag, tagAt } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";

/** "In a message the smuggler wrote: “You kill anyone who talks”": whoever is quoted holds no office. */
export const isBiddenByOutlaws = (
  { speech, quotations, tags }: Document,
  {
    trigger,
    provisions,
    sentence,
  }: { trigger: Tag; provisions: readonly FoundProvision[]; sentence: number },
): boolean => {
  const source = speech.bySentence[sentence]?.source ?? null;
  const isQuoted = provisions.some(({ range }) => quotationAt(quotations, range.from) !== null);
  const byOutlaws = source !== null && firstTagIn(tags, ["outlaws"], source) !== null;
  return byOutlaws && isQuoted && quotationAt(quotations, trigger.from) === null;
};

/** "told them to fire", "told them that nobody may fire", not "told the police that she was shot": what is bidden, and not what was. */
export const isBidding = (
  { tags, quotations }: Document,
  trigger: Tag,
  provisions: readonly FoundProvision[],
): boolean =>
  // "demanded that its crews fire"
  firstTagIn(tags, ["plain-telling"], trigger) === null ||
  provisions.some(
    ({ rule, range: { from, to } }) =>
      !OF_FIRE.has(rule) ||
      firstTagIn(tags, BIDDING, { from: Math.max(trigger.to, from - TO_BIDDING), to }) !== null ||
      quotationAt(quotations, from) !== null,
  );
const BIDDING: readonly ListName[] = [
  ...(["infinitive-words", "modals", "duty-words", "past-duties"] as const),
  ...(["barred-words", "no-duty", "order-verbs"] as const),
];
const TO_BIDDING = 6;
/** Rules that words of shooting alone tell. */
const OF_FIRE: ReadonlySet<string> = new Set(["open-fire", "hold-fire", "shoot-on-sight"]);

/** "was told by soldiers that they would shoot": what those who speak will do, which nobody ordered them to. */
export const isThreatOfTheirs = (
  { tags }: Document,
  trigger: Tag,
  provisions: readonly FoundProvision[],
): boolean => {
  const by = { from: trigger.to, to: trigger.to + TO_AGENT };
  const isByTroops =
    tagAt(tags, "by-words", trigger.to) !== null &&
    firstTagIn(tags, ["addressee-heads"], by) !== null;
  return (
    isByTroops &&
    provisions.some(
      ({ range: { from } }) =>
        tagAt(tags, "modals", from - 1) !== null &&
        tagAt(tags, "speaking-pronouns", from - 2) !== null,
    )
  );
};
const TO_AGENT = 4;
