/** Whether a word of an order tells of one that was given: denied, supposed or asked-for orders are none. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { denialsIn } from "./denial.ts";
import { barringIn, isRefused } from "./order-permission.ts";
import { isNamedAlone } from "./order-unreal.ts";

/** False for "no order was given", "denied that guards were told", "would have ordered", "Permission to fire?". */
export const isGiven = (document: Document, trigger: Tag, sentence: Sentence): boolean =>
  (barringIn(document, trigger, sentence) !== null || !isNegated(document, trigger, sentence)) &&
  !isRefused(document, trigger, sentence) &&
  !isNamedAlone(document, trigger, sentence) &&
  !isDenied(document, trigger, sentence) &&
  !isCalledFalse(document, trigger, sentence) &&
  !isProposed(document, trigger, sentence) &&
  !isCalledOne(document, trigger) &&
  !isJudgedOne(document, trigger, sentence) &&
  !isAskedFor(document, trigger, sentence) &&
  !isSupposed(document, trigger, sentence);

/** "no such order", "had never been ordered", "without an order": nothing but its own words stand between. */
const isNegated = (document: Document, trigger: Tag, sentence: TokenRange): boolean => {
  const { tokens, tags } = document;
  let strange = 0;
  for (let at = trigger.from - 1; at >= sentence.from; at--) {
    const negation = tagAt(tags, "negation", at);
    // "not only ordered": more than that.
    if (negation !== null) return tagAt(tags, "only-cues", negation.to) === null;
    // "had never ordered or heard of an order": the one "never" is of both.
    if (tagAt(tags, "or-words", at) !== null && isNegatedBefore(document, at, sentence))
      return true;
    if (OWN_WORDS.some((list) => tagAt(tags, list, at) !== null)) continue;
    // "No serviceman was ordered to": nobody; "no written order": an adjective, which a verb of ordering has not.
    if (!isNamed(trigger)) return isNobody(document, at, sentence);
    if (tokens[at]?.kind !== "word" || strange === MOST_ADJECTIVES) return false;
    strange++;
  }
  return false;
};

/** "had never ordered or": a negation in the same words before. */
const isNegatedBefore = ({ tokens, tags }: Document, or: number, { from }: TokenRange): boolean => {
  for (let at = or - 1; at >= Math.max(from, or - TO_JOINED); at--) {
    if (tokens[at]?.kind !== "word" || tagAt(tags, "clause-openers", at) !== null) return false;
    if (tagAt(tags, "negation", at) !== null) return true;
  }
  return false;
};
const TO_JOINED = 4;
const OWN_WORDS: readonly ListName[] = [
  "be-forms",
  "have-forms",
  "verb-helpers",
  "adverb-endings",
  "person-starts",
  "any-words",
  "or-words",
];
const MOST_ADJECTIVES = 2;

/** "No serviceman", "not a single guard": who is told of, with a "no" before. */
const isNobody = ({ tokens, tags }: Document, last: number, { from }: TokenRange): boolean => {
  if (tokens[last]?.kind !== "word" || tagAt(tags, "clause-openers", last) !== null) return false;
  for (let at = last - 1; at >= Math.max(from, last - MOST_ADJECTIVES - 1); at--) {
    if (tagAt(tags, "nobody-words", at) !== null || tagAt(tags, "no-more", at) !== null)
      return true;
    // "With no warning a captain ordered": that of which there was none is not who was told.
    const isOther = tagAt(tags, "clause-openers", at) ?? tagAt(tags, "person-starts", at);
    if (tokens[at]?.kind !== "word" || isOther !== null) return false;
  }
  return false;
};

/** "denied that troops had been told to fire", "rejected reports of an order": up to where somebody else begins. */
const isDenied = ({ tokens, tags }: Document, trigger: Tag, sentence: TokenRange): boolean =>
  denialsIn(tags, { from: sentence.from, to: trigger.from }).some((cue) => {
    const between = { from: cue.to, to: trigger.from };
    if (firstTagIn(tags, ["contrast-joins"], between) !== null) return false;
    return !tokens.slice(between.from, between.to).some(({ fold }) => fold === ";");
  });

/** "reports of an order to fire are false", "it is not true that guards were told to": whoever says so tells that there was none. */
const isCalledFalse = (document: Document, trigger: Tag, { from, to }: TokenRange): boolean => {
  const { tokens, tags } = document;
  const report = REPORTS.flatMap((list) => tagsIn(tags, list, { from, to: trigger.from })).at(-1);
  const isReported =
    report !== undefined &&
    // "Reports circulating in the press, to the effect that …, are false": what the whole sentence is about.
    (report.from - from <= TO_SUBJECT ||
      isOneClause(tokens, { from: report.to, to: trigger.from }));
  return tagsIn(tags, "baseless-words", { from, to }).some((word) => {
    // "is not false"
    if (tagAt(tags, "negation", word.from - 1) !== null) return false;
    if (word.to <= trigger.from) {
      const told = tagAt(tags, "report-nouns", word.to)?.to ?? word.to;
      return tagAt(tags, "that-words", told) !== null && told >= trigger.from - TO_FALSEHOOD;
    }
    const between = { from: trigger.to, to: word.from };
    const isEnd = tokens[word.to]?.kind !== "word" || tagAt(tags, "joiners", word.to) !== null;
    return isReported && isEnd && firstTagIn(tags, ["contrast-joins"], between) === null;
  });
};
const TO_FALSEHOOD = 14;
const TO_SUBJECT = 2;
const REPORTS: readonly ListName[] = ["denied-nouns", "report-nouns"];

/** "a draft law", "proposed a decree", "a law that would free guards": one that nobody has passed. */
const isProposed = ({ tags }: Document, trigger: Tag, { from }: TokenRange): boolean => {
  if (trigger.list !== "order-nouns" || !ENACTED.has(trigger.value)) return false;
  const before = { from: Math.max(from, trigger.from - TO_PROPOSING), to: trigger.from };
  if (firstTagIn(tags, ["proposing-words"], before) !== null) return true;
  const isRelative = tagAt(tags, "relative-pronouns", trigger.to) !== null;
  return isRelative && tagAt(tags, "past-modals", trigger.to + 1) !== null;
};
const ENACTED: ReadonlySet<string> = new Set(["law", "decree"]);
const TO_PROPOSING = 4;

/** "called it a licence to kill": what somebody holds of an order. */
const isCalledOne = ({ tags }: Document, trigger: Tag): boolean => {
  if (trigger.list !== "shoot-nouns") return false;
  const before = { from: trigger.from - TO_CALLING, to: trigger.from };
  // "the bill was a licence to kill"; not "were given a licence to kill".
  const isLicence = tagAt(tags, "licence-nouns", trigger.from) !== null;
  if (isLicence && tagAt(tags, "be-forms", trigger.from - 2) !== null) return true;
  return (
    firstTagIn(tags, ["calling-verbs"], before) !== null &&
    firstTagIn(tags, ["thing-pronouns", "definite-starts", "plural-pronouns"], before) !== null
  );
};
const TO_CALLING = 4;

/** "an order to fire on swimmers is unlawful": what holds for any such order, and nobody gave this one. */
const isJudgedOne = ({ tags }: Document, trigger: Tag, { to }: TokenRange): boolean => {
  const isAny = ANY.some((list) => tagAt(tags, list, trigger.from - 1) !== null);
  if (!isNamed(trigger) || !isAny) return false;
  const judged = firstTagIn(tags, ["unlawful-words"], {
    from: trigger.to,
    to: Math.min(to, trigger.to + TO_JUDGING),
  });
  const giving = firstTagIn(tags, GIVING, { from: trigger.from - TO_GIVING, to });
  return judged !== null && giving === null;
};
const ANY = ["issue-markers", "any-words"] as const;
const TO_JUDGING = 18;
const GIVING = ["give-verbs", "issue-verbs", "received-cues"] as const;

/** "Permission to fire?", "Should soldiers be allowed to shoot?": whoever asks does not say that there is one. */
const isAskedFor = (
  { tokens, tags }: Document,
  trigger: Tag,
  { from, to }: TokenRange,
): boolean => {
  const start = tokens[from]?.kind === "mark" ? from + 1 : from;
  // "They were told to shoot; why, he asked, should he obey?": told all the same.
  if (!isNamed(trigger) && tagAt(tags, "question-starts", start) === null) return false;
  return tokens.slice(trigger.to, to).find(({ fold }) => ENDS.has(fold))?.fold === "?";
};
const ENDS: ReadonlySet<string> = new Set([".", "!", "?"]);

/** "would have ordered", "asked whether they were told", "might issue an order". */
const isSupposed = ({ tokens, tags }: Document, trigger: Tag, sentence: TokenRange): boolean => {
  const opener = tagsIn(tags, "condition-words", { from: sentence.from, to: trigger.from }).at(-1);
  if (opener !== undefined && isOneClause(tokens, { from: opener.to, to: trigger.from }))
    return true;
  const giving = isNamed(trigger)
    ? tagsIn(tags, "give-verbs", { from: trigger.from - TO_GIVING, to: trigger.from }).at(-1)
    : trigger;
  if (giving === undefined) return false;
  let from = giving.from;
  while (from > sentence.from && HELPERS.some((list) => tagAt(tags, list, from - 1) !== null))
    from--;
  return tagsIn(tags, "supposing-modals", { from, to: giving.from }).some(
    // "in May": the month.
    (modal) => tokens[modal.from]?.capital !== true || modal.from === sentence.from,
  );
};
const HELPERS: readonly ListName[] = ["be-forms", "have-forms", "verb-helpers", "adverb-endings"];
const TO_GIVING = 5;

/** A noun of an order, and no verb of ordering. */
const isNamed = ({ list }: Tag): boolean => NOUNS.has(list);
const NOUNS: ReadonlySet<ListName> = new Set([
  ...(["order-nouns", "shoot-nouns", "permission-nouns", "public-texts"] as const),
]);

const isOneClause = (tokens: Document["tokens"], { from, to }: TokenRange): boolean => {
  for (let at = from; at < to; at++) if (tokens[at]?.kind === "mark") return false;
  return true;
};

/** "if an order were given", "the directive is a forgery", "a prankster ordered": nothing was ordered. */
export const isHypothetical = ({ tags }: Document, sentence: TokenRange): boolean =>
  firstTagIn(tags, ["rumour-cues", "unreal-frames"], sentence) !== null ||
  tagsIn(tags, "hypothetical-cues", { from: sentence.from, to: sentence.from + 2 }).some(
    (tag) => tagsIn(tags, "order-nouns", { from: tag.to, to: tag.to + 5 }).length > 0,
  );
