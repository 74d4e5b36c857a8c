/** That an order was taken back or ended by itself, and when. */
import type { Until } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { whenOf } from "../dates/when.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** What ends an order: the verb, the words for the order, and the clause of the two. */
type Lifting = { readonly verb: Tag; readonly order: TokenRange; readonly clause: TokenRange };

/** "withdrew the order on 12 October", "the ban has been lifted": when, or that it was. */
export const liftedIn = (document: Document, range: TokenRange): Until | null => {
  for (const lifting of liftingsIn(document, range)) {
    const { verb, order, clause } = lifting;
    const time = dayOf(document, lifting, range);
    // "was given in May and lapsed a week after the harvest": only its end.
    const isJoined = tagAt(document.tags, "cue-joins", verb.from - 1) !== null;
    const from = isJoined ? verb.from : Math.min(order.from, verb.from);
    const cue = { ...verb, from };
    const found = endOf(document, { words: { from, to: clause.to }, time, cue });
    if (found !== null) return found;
  }
  return null;
};

/** True of a day on which another order ended, or that the text bears which ended it: none of giving. */
export const isDayOfLifting = (document: Document, time: Time, range: TokenRange): boolean =>
  liftingsIn(document, range).some((lifting) => dayOf(document, lifting, range) === time);

/** "This was ended by a telegram", "On 3 May it was withdrawn": said of what the sentence before told. */
export const endsWhatWasTold = (document: Document, sentence: TokenRange): boolean =>
  liftingsIn(document, sentence).some(
    ({ order }) =>
      (tagAt(document.tags, "thing-pronouns", order.from) ??
        tagAt(document.tags, "that-subjects", order.from)) !== null,
  );

/** "The order was genuine but had been withdrawn, he said, on 3 May": names the paper that it tells the end of. */
export const endsNamedPaper = (document: Document, sentence: TokenRange): boolean =>
  liftingsIn(document, sentence).some((lifting) => {
    const { from } = lifting.order;
    if (tagAt(document.tags, "thing-pronouns", from) === null) return false;
    const before = { from: sentence.from, to: from };
    const papers = PAPERS.flatMap((list) => tagsIn(document.tags, list, before));
    return (
      papers.some((paper) => tagAt(document.tags, "definite-starts", paper.from - 1) !== null) &&
      dayOf(document, lifting, sentence) !== undefined
    );
  });

const liftingsIn = (document: Document, range: TokenRange): readonly Lifting[] => {
  const { tags, tokens } = document;
  return tagsIn(tags, "lifting-verbs", range).flatMap((verb) => {
    const clause = clauseAround(tokens, range, verb);
    const before = { from: Math.max(clause.from, verb.from - TO_NEGATION), to: verb.from };
    const order = liftedOrder(document, verb, { clause, whole: range });
    if (order === null || firstTagIn(tags, UNREAL, before) !== null) return [];
    if (firstTagIn(tags, ["supposing-modals"], verbGroup(document, verb)) !== null) return [];
    return [{ verb, order, clause }];
  });
};
const UNREAL = ["negation", "condition-words"] as const;
const TO_NEGATION = 5;

/** The day told after the verb; else the one that opens the sentence, or that the text which ends it bears. */
const dayOf = (document: Document, lifting: Lifting, range: TokenRange): Time | undefined => {
  const { verb, order, clause } = lifting;
  // A point after "May" may stand for more of its name.
  const after = within(document.times, { from: verb.to, to: clause.to + 1 });
  return (
    after.find((time) => order.from < verb.from || !isOfOrder(document, order, time)) ??
    openingDay(document, lifting, range) ??
    within(document.times, { from: clause.from, to: verb.from }).find((time) =>
      isOfEnder(document, lifting, time),
    )
  );
};

/** "revoked the order of 2 May": which order, and not when it ended. */
const isOfOrder = ({ tags }: Document, order: TokenRange, { from }: Time): boolean =>
  tagAt(tags, "of-words", from - 1) !== null && order.to <= from && from - order.to <= TO_NUMBER;
/** "order no. 14/7 of" */
const TO_NUMBER = 7;

/** "In October 1953, with peace in sight, the order was rescinded": not of what else the sentence tells first. */
const openingDay = (
  { tags, times }: Document,
  { verb, order }: Lifting,
  range: TokenRange,
): Time | undefined => {
  const first = within(times, { from: range.from, to: Math.min(order.from, verb.from) })[0];
  if (first === undefined || first.from - range.from > TO_OPENING) return undefined;
  const between = { from: first.to, to: Math.min(order.from, verb.from) };
  return firstTagIn(tags, TELLING_ELSE, between) === null ? first : undefined;
};
const TO_OPENING = 1;
const TELLING_ELSE: readonly ListName[] = [
  ...(["cue-joins", "clause-openers", "fire-words", "kill-past", "wound-past"] as const),
];

/** "A telegram of 3 October revoked the order": the day of what ended it. */
const isOfEnder = ({ tags }: Document, { verb, order, clause }: Lifting, { from }: Time): boolean =>
  order.from > verb.from &&
  tagAt(tags, "of-words", from - 1) !== null &&
  firstTagIn(tags, ["order-nouns"], { from: clause.from, to: from }) !== null;

/** The order that the verb takes back, or that ends by itself ("The order lapsed"). */
const liftedOrder = (
  document: Document,
  verb: Tag,
  { clause, whole }: { clause: TokenRange; whole: TokenRange },
): TokenRange | null => {
  const { tags } = document;
  const group = verbGroup(document, verb);
  const pronoun = pronounBefore(document, group, whole);
  if (pronoun !== null && isLeftSo(document, verb, group)) return pronoun;
  const nouns = verb.value === PERMISSION ? ALLOWING : RULES;
  const before = {
    from: verb.value === NEAR ? Math.max(clause.from, group.from - TO_NEAR) : clause.from,
    to: verb.from,
  };
  const told = firstTagIn(tags, nouns, before) ?? paperBefore(document, verb, group);
  // "The order, issued on 2 May, expired a week later"
  const isCut = group.from === clause.from;
  // "The army ended the rule"
  const isDone = verb.value === BY_ITSELF && tagAt(tags, "definite-starts", verb.to) === null;
  if (isDone)
    return told ?? (isCut ? firstTagIn(tags, nouns, { from: whole.from, to: verb.from }) : null);
  const after = { from: verb.to, to: Math.min(clause.to, verb.to + TO_ORDER) };
  const isPassive = firstTagIn(tags, HELPING, before) !== null;
  const taken = firstTagIn(tags, nouns, after) ?? pronounAfter(document, verb);
  // "The rule, under which a sentry had to call first, was cancelled on 3 May"
  const start = { from: whole.from, to: whole.from + TO_SUBJECT };
  const isKnown = tagAt(tags, "definite-starts", whole.from) !== null;
  const subject = isCut && isPassive && isKnown ? firstTagIn(tags, nouns, start) : null;
  return taken ?? (isPassive ? (told ?? subject) : null);
};
const TO_SUBJECT = 4;
/** How the lexicon marks verbs that nobody does to it. */
const BY_ITSELF = "by-itself";
/** How it marks those that take back only what somebody was allowed: "lost the right". */
const PERMISSION = "permission";
/** How it marks those that are done to much else, so that the order stands right before them. */
const NEAR = "near";
const TO_NEAR = 3;
/** How it marks those that end what they are followed by: "put an end to this". */
const ENDING = "ending";
const ALLOWING: readonly ListName[] = ["permission-nouns"];
const RULES: readonly ListName[] = ["order-nouns", "shoot-nouns", "rule-nouns", ...ALLOWING];
const HELPING = ["be-forms", "have-forms"] as const;
const TO_ORDER = 6;

/** "This was ended by …", "the card was genuine but it had been pulled": of an order told before. */
const pronounBefore = (
  { tags, tokens }: Document,
  { from }: TokenRange,
  whole: TokenRange,
): TokenRange | null => {
  const isIt = tagAt(tags, "thing-pronouns", from - 1) ?? tagAt(tags, "that-subjects", from - 1);
  if (isIt === null || isIt.to !== from) return null;
  const isOpening = firstTagIn(tags, PAPERS, { from: whole.from, to: from - 1 }) === null;
  if (!isOpening) return isIt;
  // It opens the sentence, or stands behind the day that does.
  const start = { from: whole.from, to: from - 1 };
  const isClear = tokens.slice(start.from, start.to).length <= TO_PRONOUN;
  return isClear && firstTagIn(tags, TELLING_ELSE, start) === null ? isIt : null;
};
const TO_PRONOUN = 6;
const PAPERS: readonly ListName[] = ["order-nouns", "written-nouns"];

/** What is said of a pronoun ends there: "that ended a week of clashes" tells of something else. */
const isLeftSo = ({ tags, tokens, times }: Document, verb: Tag, group: TokenRange): boolean => {
  const isPassive = firstTagIn(tags, HELPING, group) !== null;
  if (verb.value !== BY_ITSELF) return isPassive;
  const next = tokens[verb.to];
  return (
    next === undefined ||
    next.kind === "mark" ||
    tagAt(tags, "prepositions", verb.to) !== null ||
    tagAt(tags, "by-words", verb.to) !== null ||
    within(times, { from: verb.to, to: verb.to + 1 + TO_ORDER }).some(
      ({ from }) => from === verb.to,
    )
  );
};

/** "put an end to this" */
const pronounAfter = ({ tags }: Document, verb: Tag): TokenRange | null =>
  verb.value === ENDING
    ? (tagAt(tags, "thing-pronouns", verb.to) ?? tagAt(tags, "that-subjects", verb.to))
    : null;

/** "The card was pulled", "Annex C lapsed": the paper of an order, right before what was done to it. */
const paperBefore = (
  { tokens, tags }: Document,
  verb: Tag,
  { from }: TokenRange,
): TokenRange | null => {
  if (verb.value !== NEAR && verb.value !== BY_ITSELF) return null;
  const last = tokens[from - 1];
  const isNumber = last?.kind === "number" || (last?.capital === true && last.fold.length === 1);
  const noun = tagAt(tags, "written-nouns", isNumber ? from - 2 : from - 1);
  if (noun === null) return null;
  return isNumber || tagAt(tags, "definite-starts", noun.from - 1) !== null ? noun : null;
};

/** "might have been", "will soon be": the helpers right before a verb. */
const verbGroup = ({ tags }: Document, verb: Tag): TokenRange => {
  let { from } = verb;
  while (HELPERS.some((list) => tagAt(tags, list, from - 1) !== null)) from--;
  return { from, to: verb.from };
};
const HELPERS = [...HELPING, "verb-helpers", "adverb-endings"] as const;

/** The day told for an end; else the words that tell it. Null where those are veiled or none. */
export const endOf = (
  document: Document,
  { words, time, cue }: { words: TokenRange; time: Time | undefined; cue: TokenRange },
): Until | null => {
  if (words.to <= words.from || isVeiled(document, words)) return null;
  const when = time === undefined ? null : whenOf(document, time);
  if (when !== null) return { kind: "date", when };
  return {
    kind: "event",
    event: wordsOf(document, words),
    basis: {
      how: "stated",
      passages: [passageAt(document, { from: cue.from, to: words.to })],
    },
  };
};
