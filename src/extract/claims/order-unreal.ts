/** Orders that a text names and nobody gave: the title of an article, a message that is false, what is only proposed. */
import type { Document } from "../document.ts";
import { clauseAround } from "../sentences/clause.ts";
import { quotationAt } from "../speech/quotation.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** True where what the words tell stands in a title, a rumour that is rejected or a proposal. */
export const isNamedAlone = (document: Document, trigger: Tag, within: TokenRange): boolean =>
  isTitle(document, trigger) ||
  isRejectedRumour(document, trigger, within) ||
  isOnlyProposed(document, trigger, within);

/** "an article under the title “Soldiers told to fire”": what is called so is not said. */
const isTitle = ({ tags, quotations }: Document, { from }: Tag): boolean => {
  const quoted = quotationAt(quotations, from);
  if (quoted === null) return false;
  return (
    firstTagIn(tags, ["title-words"], { from: quoted.from - TO_TITLE, to: quoted.from }) !== null
  );
};
const TO_TITLE = 3;

/** "A message that went round, claiming that troops had been told to shoot … It is not true": a rumour that the text rejects. */
const isRejectedRumour = ({ tags }: Document, trigger: Tag, { from, to }: TokenRange): boolean => {
  const carrier = firstTagIn(tags, ["rumour-carriers"], { from, to: trigger.to });
  if (carrier === null) return false;
  // "a message that claims …": the message may be what the order is taken for.
  const end = carrier.to > trigger.from ? to : trigger.from;
  const claiming = firstTagIn(tags, ["claiming-words"], { from: carrier.to, to: end });
  if (claiming === null) return false;
  const last = trigger.to + TO_REJECTION;
  return tagsIn(tags, "baseless-words", { from: claiming.to, to: last }).some(
    (word) => tagAt(tags, "negation", word.from - 1) === null,
  );
};
/** Some five sentences from a rumour to the words that reject it. */
const TO_REJECTION = 120;

/** "A proposal that soldiers be permitted to fire was voted down": not "approved the proposal that". */
const isOnlyProposed = ({ tokens, tags }: Document, trigger: Tag, within: TokenRange): boolean => {
  const clause = clauseAround(tokens, within, trigger);
  const before = { from: clause.from, to: trigger.from };
  const proposal = tagsIn(tags, "proposal-nouns", before).at(-1);
  if (proposal === undefined || tagAt(tags, "that-words", proposal.to) === null) return false;
  return firstTagIn(tags, ["passing-words"], within) === null;
};
