/** Sentences that bid their reader say something: text of a report is never an instruction, and what it bids is no claim. */
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
