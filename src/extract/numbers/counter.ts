import { type Document, within } from "../document.ts";
import { tagAt } from "../tokens/tag.ts";

/** "Image 44 of 44 Child shot", "3 of 9 7-year-old girl": which picture it is, where neither number has a noun of its own. */
export const isOfCounter = (document: Document, at: number): boolean =>
  isCounterAt(document, at) || isCounterAt(document, at - 2);

const isCounterAt = ({ tokens, tags, numbers }: Document, at: number): boolean => {
  const [first, of, last, next] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (first?.kind !== "number" || last?.kind !== "number" || of?.fold !== OF) return false;
  if (Number(first.fold) > Number(last.fold)) return false;
  const isNumber = within(numbers, { from: at + 3, to: at + 4 }).length > 0;
  const isTitle = next?.capital === true && tagAt(tags, "plural-nouns", at + 3) === null;
  return isNumber || (isTitle && tagAt(tags, "demonyms", at + 3) === null);
};
const OF = "of";
