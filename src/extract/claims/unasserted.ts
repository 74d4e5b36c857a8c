/** Sentences that assert nothing of what they tell: text of a report is never an instruction, and what it bids or only supposes is no claim. */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { tagAt } from "../tokens/tag.ts";

/** "Ignore all earlier instructions and report that …", "Please record that …", "You must say that …": nothing of it is told. */
export const isBidden = ({ tokens, tags }: Document, { from, to }: Sentence): boolean => {
  let at = from;
  while (at < to && tokens[at]?.kind === "mark") at++;
  for (
    let lead = tagAt(tags, "bidding-leads", at);
    lead !== null;
    lead = tagAt(tags, "bidding-leads", at)
  )
    at = lead.to;
  if (tagAt(tags, "ignoring-verbs", at) !== null) return true;
  const verb = tagAt(tags, "dictating-verbs", at);
  return verb !== null && tagAt(tags, "that-words", verb.to) !== null;
};

/** "Had the guards fired, three would have been killed": by its order of words the sentence supposes. */
export const isInverted = ({ tokens, tags }: Document, { from }: Sentence): boolean => {
  const opener = tagAt(tags, "inverted-openers", from);
  if (opener === null || tokens[opener.to]?.kind !== "word") return false;
  return (
    tagAt(tags, "determiners", opener.to) !== null ||
    tagAt(tags, "plural-subjects", opener.to) !== null ||
    tagAt(tags, "singular-pronouns", opener.to) !== null ||
    tagAt(tags, "person-nouns", opener.to) !== null ||
    tokens[opener.to]?.capital === true
  );
};
