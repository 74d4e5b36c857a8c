import { t } from "../language/catalogue.ts";
import { measures } from "../rooms/figures/asked.ts";
import type { Measure } from "../rooms/figures/asking.ts";

/** How people begin to ask for a number, in both languages. */
const HOW_MANY = /\bhow many\b|몇\s?(명|건|사람|번|차례)|얼마나 많/i;

/** What is to be counted, the dead where no other thing is named; null where no number is asked for. */
export function measureIn(words: string): Measure | null {
  if (!HOW_MANY.test(words)) return null;
  // Only where a word begins: "borders" are no orders.
  const asked = ` ${words.toLowerCase()}`;
  const named = (one: Measure) => asked.includes(` ${t(`figures.measures.${one}`).toLowerCase()}`);
  return measures.find(named) ?? "killed";
}

/** Whether the words ask what was ordered, or held, in both languages. */
export const asksOfOrders = (words: string): boolean =>
  /\b(orders?|ordered|in (force|effect))\b|명령|지시|포고|시행|유효/i.test(words);
