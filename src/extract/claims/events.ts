import { type Document, isVeiled, within } from "../document.ts";
import type { NumberMention } from "../numbers/number.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagsIn } from "../tokens/tag.ts";

/** How many events share one count, and the sentences that say so; one where none says. */
export type Events = { readonly events: number; readonly sentences: readonly number[] };

/** Words between a number and the noun it counts, e.g. "two separate Friday night shootings". */
const LONGEST_GAP = 4;

/**
 * "Two attempts and three operations occurred": events that share one count, in the paragraph of the
 * counts (`numbers`: sentences) or the one before.
 */
export const eventsNear = (document: Document, numbers: readonly number[]): Events => {
  const first = numbers[0] ?? 0;
  for (let index = first; index >= Math.max(0, first - 2); index--) {
    const sentence = document.sentences[index];
    if (sentence === undefined || sentence.role !== "body") continue;
    const counts = new Map<NumberMention, number>();
    for (const noun of tagsIn(document.tags, "event-nouns", sentence)) {
      const number = numberOf(document, noun);
      if (number?.best) counts.set(number, number.best);
    }
    const events = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (events > 1) return { events, sentences: [index] };
  }
  return { events: 1, sentences: [] };
};

// "six shooting victims" and "the 2013 shooting" count no events, nor do "three others in the attacks".
const numberOf = (document: Document, noun: Tag): NumberMention | null => {
  const before = { from: noun.from - LONGEST_GAP, to: noun.from };
  const number = within(document.numbers, before).at(-1);
  if (number === undefined || isPartOfDate(document, number) || isVeiled(document, number)) {
    return null;
  }
  if (noun.value === SINGLE && number.best !== 1) return null;
  const between = { from: number.to, to: noun.from };
  return firstTagIn(document.tags, [...NOT_BETWEEN], between) === null ? number : null;
};

const SINGLE = "one";
const NOT_BETWEEN = ["person-nouns", "prepositions", "determiners", "joiners"] as const;

/** "the March 7 shooting" is one. */
const isPartOfDate = ({ times }: Document, number: TokenRange): boolean =>
  rangeHolding(times, number.from) !== null;
