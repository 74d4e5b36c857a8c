import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { SpeechText } from "./cue.ts";
import { quotationAt } from "./quotation.ts";
import { sourceBefore } from "./source.ts";

const LONGEST_CLAUSE = 16;

/**
 * "a clerk who saw the notice said", "a woman whose son was held there said": who is told of, with the
 * clause between them and the cue. Null where no such clause ends before the token, as in "a man who
 * police said was armed".
 */
export const sourceWithClause = (
  text: SpeechText,
  sentence: Sentence,
  end: number,
): TokenRange | null => {
  const opener = clauseOpener(text, sentence, end);
  if (opener === null || !isClause(text, opener, end)) return null;
  const antecedent = sourceBefore(text, sentence, opener);
  return antecedent === null ? null : { from: antecedent.from, to: end };
};

/** The nearest "who" or "whose" before the token in the same run of words, or null. */
const clauseOpener = (text: SpeechText, sentence: Sentence, end: number): number | null => {
  const { tokens, tags } = text;
  const inside = quotationAt(text.quotations, end - 1);
  for (let at = end - 1; at > sentence.from && end - at <= LONGEST_CLAUSE; at--) {
    if (tokens[at]?.kind === "mark" || quotationAt(text.quotations, at) !== inside) return null;
    if (tagAt(tags, "person-relatives", at) !== null) return at;
    // "the guard who fired fled and residents said": another clause has begun.
    if (tagAt(tags, "cue-joins", at) !== null && namesSomebody(text, at + 1, end)) return null;
    if (STOPS.some((list) => tagAt(tags, list, at) !== null)) return null;
  }
  return null;
};

/** Words that open what another one says. */
const STOPS = ["that-words", "speech-cues"] as const;

/** What follows the opener is a clause with a verb of its own, not only those who speak. */
const isClause = (text: SpeechText, opener: number, end: number): boolean => {
  const from = opener + 1;
  const hasVerb = firstTagIn(text.tags, VERBS, { from, to: end }) !== null;
  if (tagAt(text.tags, "possessive-relatives", opener) !== null) return hasVerb;
  return end - from > 1 ? !namesSomebody(text, from, from + 1) : hasVerb;
};
const VERBS = ["be-forms", "finite-helpers"] as const;

/** Begins as those do who speak: by an article, a name, a pronoun or a word for a person. */
const namesSomebody = ({ tokens, tags }: SpeechText, from: number, end: number): boolean => {
  const first = tokens[from];
  if (first === undefined || from >= end) return false;
  return (
    first.capital ||
    first.kind === "number" ||
    STARTS.some((list) => tagAt(tags, list, from) !== null)
  );
};
const STARTS = ["person-starts", "pronouns", "speaking-pronouns", "source-heads"] as const;
