/** Which sentences of a text speak of a rule that held before the one it tells of. */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { subjectStart } from "./order-text-day.ts";

/**
 * Sentences, by number, whose subject is a rule of before ("The rules in use until now …", "An earlier command …"), and
 * those that go on with it ("They let a soldier …", "That command told …", "Under it, …").
 */
export const sentencesOfBefore = (document: Document): ReadonlySet<number> => {
  const found = new Set<number>();
  let last: { readonly sentence: Sentence; readonly isOfBefore: boolean } | null = null;
  document.sentences.forEach((sentence, index) => {
    // A quotation mark alone is a sentence too.
    if (sentence.role !== "body") last = null;
    if (sentence.role !== "body" || sentence.to - sentence.from <= 1) return;
    const isOfBefore =
      opensBefore(document, sentence) ||
      (last !== null && goesOn(document, sentence, last)) ||
      subjectIsOfBefore(document, sentence) ||
      isUnderUntilNow(document, sentence);
    if (isOfBefore) found.add(index);
    last = { sentence, isOfBefore };
  });
  return found;
};

/** "Since 1997, commanders had followed …", "Before the visit, guards had to …". */
const opensBefore = ({ tags, tokens, times }: Document, sentence: TokenRange): boolean => {
  const from = tokens[sentence.from]?.kind === "mark" ? sentence.from + 1 : sentence.from;
  const opener = tagAt(tags, "ending-openers", from);
  if (opener !== null) {
    const article = tagAt(tags, "definite-starts", opener.to);
    const thing = firstTagIn(tags, CHANGES, { from: opener.to, to: opener.to + TO_CHANGE });
    if (article !== null && thing !== null && tokens[thing.to]?.fold === ",") return true;
  }
  if (tagAt(tags, "since-words", from) === null) return false;
  const time = within(times, { from, to: from + TO_CHANGE })[0];
  // "Since 1997, commanders had followed an understanding": until then, and no longer.
  return (
    time !== undefined &&
    tokens.slice(time.to, time.to + TO_VERB).some(({ fold }) => fold === PAST_PERFECT)
  );
};
const CHANGES: readonly ListName[] = [
  "order-nouns",
  "rule-nouns",
  "gathering-words",
  "visit-words",
];
const TO_CHANGE = 4;
const TO_VERB = 8;
const PAST_PERFECT = "had";

/** "The boats had been operating up to now under a memorandum …" */
const isUnderUntilNow = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagsIn(tags, "until-now-cues", { from, to }).some((cue) => {
    const under = tagAt(tags, "under-words", cue.to);
    const near = { from: cue.to, to: Math.min(to, cue.to + TO_NAME) };
    return under !== null && ruleIn(tags, near) !== null;
  });

/** "The earlier practice …", "The rules in use until now …": named first, and no more in force. */
const subjectIsOfBefore = (document: Document, sentence: TokenRange): boolean => {
  const { tags } = document;
  const start = { from: subjectStart(document, sentence), to: sentence.to };
  const to = Math.min(sentence.to, start.from + TO_SUBJECT);
  const noun = ruleIn(tags, { from: start.from, to }) ?? datedPaper(document, start.from);
  if (noun === null || firstTagIn(tags, STILL, sentence) !== null) return false;
  // "No prior permission was needed"
  if (tagAt(tags, "permission-nouns", noun.from) !== null) return false;
  const before = { from: start.from, to: noun.from };
  if (isVerbal(document, before)) return false;
  if (isOfEarlierTime(document, noun)) return true;
  const isOld = firstTagIn(tags, ["earlier-ones"], { from: noun.from - TO_OLD, to: noun.from });
  const behind = { from: noun.to, to: Math.min(sentence.to, noun.to + TO_SUBJECT) };
  const until = firstTagIn(tags, ["until-now-cues"], behind);
  return isOld !== null || (until !== null && !isVerbal(document, { ...behind, to: until.from }));
};
/** "The September paper" */
const datedPaper = ({ tags }: Document, from: number): Tag | null =>
  tagAt(tags, "months", from + 1) === null ? null : tagAt(tags, "paper-nouns", from + 2);

/** "The 2014 rule was issued by …", "The September paper …": after words that something took the place of one of then. */
const isOfEarlierTime = ({ tags, tokens }: Document, noun: TokenRange): boolean => {
  const time = tokens[noun.from - 1]?.fold ?? "";
  const isTime = YEAR.test(time) || tagAt(tags, "months", noun.from - 1) !== null;
  if (!isTime || tagAt(tags, "definite-articles", noun.from - 2) === null) return false;
  return NAMING.flatMap((list) =>
    tagsIn(tags, list, { from: noun.from - TO_FIRST, to: noun.from }),
  ).some((told) => tokens.slice(told.to, told.to + TO_TIME).some(({ fold }) => fold === time));
};
const YEAR = /^(19|20)\d\d$/;
const TO_TIME = 12;

const STILL: readonly ListName[] = ["staying-words", "still-words"];
const TO_SUBJECT = 6;
const TO_OLD = 2;

const RULES: readonly ListName[] = ["order-nouns", "rule-nouns", "habit-nouns"];
const ruleIn = (tags: Document["tags"], range: TokenRange) => firstTagIn(tags, RULES, range);

const isVerbal = ({ tags }: Document, range: TokenRange): boolean =>
  firstTagIn(tags, VERBAL, range) !== null;
const VERBAL: readonly ListName[] = [
  ...(["be-forms", "have-forms", "replacing-verbs", "order-verbs", "give-verbs"] as const),
];

/** "They let …" and "Under it, …" after such a sentence; "Those guidelines …", "were then permitted …" also where it was only named as replaced. */
const goesOn = (
  document: Document,
  here: Sentence,
  { sentence: last, isOfBefore }: { readonly sentence: Sentence; readonly isOfBefore: boolean },
): boolean => {
  const { tags } = document;
  if (firstTagIn(tags, ["present-references"], here) !== null) return false;
  const from = subjectStart(document, here);
  if (isOfBefore) {
    if (GOING_ON.some((list) => tagAt(tags, list, from) !== null)) return true;
    return tagAt(tags, "definite-starts", from) !== null && isSameNoun(document, { from, last });
  }
  const replaced = replacedIn(document, last);
  if (replaced === null) return false;
  const isThat =
    tagAt(tags, "pointing-words", from) !== null || isOnlyNamedThere(document, { from, last });
  if (isThat && isSameNoun(document, { from, last: { from: replaced, to: last.to } })) return true;
  return tagsIn(tags, "then-words", here).some(
    ({ from: then, to }) =>
      (tagAt(tags, "be-forms", then - 1) !== null &&
        PASSIVE.some((list) => tagAt(tags, list, to) !== null)) ||
      // "We had permission then to fire"
      firstTagIn(tags, ["permission-nouns"], { from: then - 1, to: then }) !== null,
  );
};

/** "… under a memorandum of 1993. The memorandum allowed …": a word for no other order of the text. */
const isOnlyNamedThere = (
  { tags, tokens }: Document,
  { from, last }: { readonly from: number; readonly last: TokenRange },
): boolean => {
  const noun =
    tagAt(tags, "definite-articles", from) === null
      ? null
      : ruleIn(tags, { from, to: from + TO_CHANGE });
  const head = noun === null ? undefined : tokens[noun.to - 1]?.fold;
  const before = tokens.slice(Math.max(0, last.from - TO_FIRST), last.from);
  return head !== undefined && !before.some(({ fold }) => fold === head);
};
/** As many words as a report of some length has. */
const TO_FIRST = 1500;
const GOING_ON: readonly ListName[] = ["thing-pronouns", "plural-subjects", "under-links"];
const PASSIVE: readonly ListName[] = [
  ...(["permission-verbs", "order-verbs", "tell-verbs", "free-words"] as const),
];

/** Behind "It takes the place of", "supersedes", "goes back to": where the rule of before is named; null where none is. */
const replacedIn = ({ tags }: Document, sentence: TokenRange): number | null => {
  for (const list of NAMING)
    for (const { from, to } of tagsIn(tags, list, sentence)) {
      // "was replaced on 20 May": by another.
      if (list === "replacing-verbs" && tagAt(tags, "be-forms", from - 1) !== null) continue;
      if (ruleIn(tags, { from: to, to: Math.min(sentence.to, to + TO_NAME) }) !== null) return to;
    }
  for (const old of tagsIn(tags, "earlier-ones", sentence))
    if (ruleIn(tags, { from: old.to, to: old.to + TO_OLD }) !== null) return old.from;
  return null;
};
const NAMING: readonly ListName[] = ["replacing-verbs", "replacing-phrases", "until-now-cues"];
const TO_NAME = 8;

/** "guidelines … Those guidelines" */
const isSameNoun = (
  { tags, tokens }: Document,
  { from, last }: { readonly from: number; readonly last: TokenRange },
): boolean => {
  const noun = ruleIn(tags, { from, to: from + TO_CHANGE });
  const head = noun === null ? undefined : tokens[noun.to - 1]?.fold;
  return head !== undefined && tokens.slice(last.from, last.to).some(({ fold }) => fold === head);
};
