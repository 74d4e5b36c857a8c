/** "KABUL, Nov. 6 (AP) —": where and when a report was filed, and nothing that it tells. */
import type { Document } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import type { TokenRange } from "../tokens/tag.ts";

/** True of words before the dash that a report's first sentence opens with. */
export const isInDateline = (
  { tokens, sentences }: Document,
  { from, to }: TokenRange,
): boolean => {
  const sentence = rangeHolding(sentences, from);
  if (sentence === null || sentence !== sentences.find(({ role }) => role === "body")) return false;
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + LONGEST); at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (DASHES.has(token.fold)) return to <= at;
    // "KABUL, Afghanistan (AP)": names, days and marks alone.
    if (token.kind === "word" && !token.capital) return false;
  }
  return false;
};
const LONGEST = 14;
const DASHES: ReadonlySet<string> = new Set(["-", "--", "\u2013", "\u2014", ":"]);
