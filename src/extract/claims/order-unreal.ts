/** Orders that a text names and nobody gave: the title of an article, a message that is false, what is only proposed. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { quotationAt } from "../speech/quotation.ts";
import { indexHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { kindsOfFiction, TRUE_STORY, WORK } from "./fiction.ts";
import { textSubject } from "./order-text-day.ts";

/** True where what the words tell stands in a title, a rumour that is rejected or a proposal. */
export const isNamedAlone = (document: Document, trigger: Tag, within: TokenRange): boolean =>
  isTitle(document, trigger) ||
  isRejectedRumour(document, trigger, within) ||
  isFoundFalse(document, trigger, within) ||
  isOnlyProposed(document, trigger, within) ||
  isAskedOf(document, trigger, within) ||
  isOfBill(document, trigger, within) ||
  isAnyRule(document, trigger, within) ||
  isNeverGiven(document, trigger, within) ||
  isOfWork(document, trigger, within);

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
/** Some six sentences from a rumour to the words that reject it. */
const TO_REJECTION = 160;

/** "They ask that rangers be told never to fire": what somebody would like to be ordered. */
const isAskedOf = ({ tags }: Document, trigger: Tag, { from }: TokenRange): boolean => {
  const be = tagAt(tags, "bare-be", trigger.from - 1);
  if (be === null || tagAt(tags, "modals", be.from - 1) !== null) return false;
  return tagsIn(tags, "asking-verbs", { from, to: be.from }).some(
    (verb) => tagAt(tags, "that-words", verb.to) !== null,
  );
};

/** "The draft … It would allow firearms solely in defence of life": what a bill says that nobody has passed. */
const isOfBill = (document: Document, trigger: Tag, within: TokenRange): boolean => {
  const { tags } = document;
  const before = { from: Math.max(within.from, trigger.from - TO_WOULD), to: trigger.from };
  const would = tagsIn(tags, "past-modals", before).at(-1);
  const isWould =
    would !== undefined &&
    (would.to === trigger.from || WOULD.some((list) => tagAt(tags, list, would.to) !== null)) &&
    !isSaid(document, within);
  if (!isWould) return false;
  const near = { from: within.from - TO_BILL, to: trigger.from };
  return (
    firstTagIn(tags, ["bill-words"], near) !== null &&
    // "Under the new order guards would be allowed to fire"
    firstTagIn(tags, ["order-nouns"], { from: within.from, to: trigger.from }) === null &&
    firstTagIn(tags, ["passing-words"], { from: near.from, to: within.to }) === null
  );
};
const WOULD: readonly ListName[] = ["bare-be", "use-allowing", "permission-verbs", "bar-words"];
/** "would be", "would allow guards to" */
const TO_WOULD = 6;
/** Some three sentences from the bill to what it would do. */
const TO_BILL = 80;

/** "said that guards would be allowed": "will", as somebody told it. */
const isSaid = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  firstTagIn(tags, ["that-words"], { from, to }) !== null &&
  firstTagIn(tags, ["proposal-nouns"], { from, to }) === null;

/** "A rule that permitted fire at the legs would fail the same test": of any such rule, and none that there is. */
const isAnyRule = ({ tags }: Document, trigger: Tag, { to }: TokenRange): boolean => {
  const that = tagAt(tags, "relative-pronouns", trigger.from - 1);
  const rule = RULES.flatMap((list) => tagAt(tags, list, trigger.from - 2) ?? [])[0];
  if (that === null || rule === undefined) return false;
  const isAny = tagAt(tags, "issue-markers", rule.from - 1) !== null;
  return isAny && firstTagIn(tags, ["past-modals"], { from: trigger.to, to }) !== null;
};
const RULES: readonly ListName[] = ["order-nouns", "rule-nouns"];

/** "A directive under which guards were to fire was never issued by anyone": not "was never issued in writing". */
const isNeverGiven = ({ tokens, tags }: Document, trigger: Tag, { to }: TokenRange): boolean =>
  trigger.list === "order-nouns" &&
  tagsIn(tags, "never-given", { from: trigger.to, to }).some(
    (told) =>
      // "The directive, which the ministry says does not exist, orders …": so says the ministry.
      firstTagIn(tags, ["speech-cues"], { from: trigger.to, to: told.from }) === null &&
      (tokens[told.to]?.kind !== "word" ||
        told.to >= to ||
        tagAt(tags, "by-words", told.to) !== null ||
        tagAt(tags, "clause-openers", told.to) !== null),
  );

/** "an actor reads from a play in which a captain commands his men to fire": of a work, in a text that tells more of one. */
const isOfWork = ({ tags }: Document, trigger: Tag, { from }: TokenRange): boolean =>
  tagsIn(tags, "fiction-words", { from, to: trigger.from }).some(({ value }) => value === WORK) &&
  kindsOfFiction(tags).size > 1 &&
  !kindsOfFiction(tags).has(TRUE_STORY);

/**
 * "A typed sheet tells sentries to shoot … It is a fake": a paper of which the report itself says so; what an
 * authority says of it is a denial.
 */
const isFoundFalse = (document: Document, trigger: Tag, { from }: TokenRange): boolean => {
  const { tags } = document;
  const papers = PAPERS.flatMap((list) => tagsIn(tags, list, { from, to: trigger.to }));
  return papers.length > 0 && verdictsIn(document, trigger, papers).length > 0;
};
const PAPERS: readonly ListName[] = [
  ...(["order-nouns", "written-nouns", "paper-nouns", "rumour-carriers"] as const),
];

/** "It is a fake", "The decree turns out to have been concocted", "VERDICT: Fabricated": in nobody's mouth but the report's. */
const verdictsIn = (document: Document, trigger: Tag, papers: readonly Tag[]): readonly Tag[] => {
  const { tags, tokens, sentences, speech } = document;
  const here = indexHolding(sentences, trigger.from);
  return tagsIn(tags, "baseless-words", near(trigger)).filter((word) => {
    const index = indexHolding(sentences, word.from);
    const sentence = sentences[index];
    if (sentence === undefined || speech.bySentence[index] != null) return false;
    const label = tagAt(tags, "verdict-labels", sentence.from);
    if (label !== null && tokens[label.to]?.fold === ":") return true;
    const helpers = { from: Math.max(sentence.from, word.from - TO_BE), to: word.from };
    const isSaid = firstTagIn(tags, ["be-forms"], helpers) !== null;
    const subject = textSubject(document, sentence);
    // "It" right after the paper; "the sheet" of a sheet that was told of.
    const isOfText = subject?.named
      ? papers.some(({ to }) => tokens[to - 1]?.fold === tokens[subject.to - 1]?.fold)
      : subject !== null && index > here && index - here <= TO_IT;
    // "It is false that nobody obeyed"
    const isOther = tagAt(tags, "that-words", word.to) !== null;
    const isNot = isOther || firstTagIn(tags, ["negation"], helpers) !== null;
    const turning = firstTagIn(tags, ["turning-out"], { from: sentence.from, to: word.from });
    return isSaid && !isNot && (isOfText || turning !== null);
  });
};
const TO_BE = 4;
const TO_IT = 3;

/** As much of a report as tells of one thing. */
const near = ({ from, to }: Tag): TokenRange => ({ from: from - TO_VERDICT, to: to + TO_VERDICT });
const TO_VERDICT = 300;

/** "A proposal that soldiers be permitted to fire was voted down": not "approved the proposal that". */
const isOnlyProposed = ({ tokens, tags }: Document, trigger: Tag, within: TokenRange): boolean => {
  const clause = clauseAround(tokens, within, trigger);
  const before = { from: clause.from, to: trigger.from };
  const proposal = tagsIn(tags, "proposal-nouns", before).at(-1);
  if (proposal === undefined || tagAt(tags, "that-words", proposal.to) === null) return false;
  return firstTagIn(tags, ["passing-words"], within) === null;
};
