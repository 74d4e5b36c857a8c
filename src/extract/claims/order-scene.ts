/** The day of what an order was told at: "The company was lined up on 10 May. They were told to shoot …" */

import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { quotationAt } from "../speech/quotation.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isEnd, sinceOf } from "./order-effective.ts";
import { isDayOfLifting } from "./order-lifted.ts";
import type { OrderMention } from "./order-mention.ts";
import { isOfAnotherEvent } from "./order-other-day.ts";
import { textSubject } from "./order-text-day.ts";

/**
 * The one day of the sentence before, where that tells how troops were gathered, or that a text was signed,
 * sent or changed, and this one goes on with it; null where either does not.
 */
export const dayOfScene = (document: Document, { sentence, noun }: OrderMention): When | null => {
  const { sentences } = document;
  const here = sentences[sentence];
  if (here === undefined) return null;
  let isLinked = goesOn(document, here, noun) || isStillQuoted(document, here);
  for (let at = sentence - 1; at >= sentence - FARTHEST; at--) {
    const before = sentences[at];
    if (before === undefined || before.role !== "body") return null;
    const day = isScene(document, before) ? onlyDay(document, before) : null;
    if (day !== null) return isLinked ? whenOf(document, day) : null;
    const heading = before.paragraph === here.paragraph ? headingIn(document, before) : null;
    if (heading !== null) return whenOf(document, heading);
    // "… was at an end. Persons found …": what they were told goes on after the sentence that says so.
    const tells = firstTagIn(document.tags, TELLING, before) !== null;
    if (before.paragraph !== here.paragraph || !tells) return null;
    isLinked = goesOn(document, before, null);
    if (!isLinked) return null;
  }
  return null;
};
const FARTHEST = 2;

/** "They were told …", "Under it, soldiers may …", "The men were ordered …", or the order that the sentence before has the paper of. */
const goesOn = (
  { tags, tokens }: Document,
  sentence: TokenRange,
  noun: TokenRange | null,
): boolean => {
  const from = tokens[sentence.from]?.kind === "mark" ? sentence.from + 1 : sentence.from;
  if (LINKS.some((list) => tagAt(tags, list, from) !== null)) return true;
  // "Whoever runs, shoot him," the sergeant told them.
  const isQuoted = from > sentence.from && firstTagIn(tags, TELLING, sentence) !== null;
  if (isQuoted) return true;
  // "Commanders were briefed in May by the colonel. Marksmen were allowed to …"
  if (noun === null && tagAt(tags, "addressee-heads", from) !== null) return true;
  const isKnown = tagAt(tags, "definite-articles", from) !== null;
  if (isKnown && noun !== null && noun.from <= from + TO_HEAD) return true;
  const start = { from: from + 1, to: from + TO_HEAD };
  return (
    isKnown && firstTagIn(tags, ["male-nouns", "addressee-heads", "superior-heads"], start) !== null
  );
};
const LINKS: readonly ListName[] = ["pronouns", "self-pronouns", "scene-links"];
const TO_HEAD = 3;
const TELLING: readonly ListName[] = ["tell-verbs", "bidding-verbs"];

/** "…," it states, "any person … will be shot. Persons running may also be shot": of the same words as before. */
const isStillQuoted = ({ quotations }: Document, { from }: TokenRange): boolean => {
  const own = quotationAt(quotations, from);
  return own !== null && own.from < from - 1;
};

/** "17 November.": a diary's or a log's, over what it goes on to tell. */
const headingIn = ({ times, tokens }: Document, sentence: TokenRange): Time | null => {
  const [day] = within(times, sentence);
  if (day === undefined || day.value.precision !== 1 || day.from !== sentence.from) return null;
  return tokens.slice(day.to, sentence.to).every(({ kind }) => kind === "mark") ? day : null;
};

/** "That was on 17 November", "It was given on Monday": the day of what the sentence before told, and of nothing else in it. */
export const dayToldAfter = (document: Document, sentence: TokenRange): Time | null => {
  const { tags } = document;
  const subject = tagAt(tags, "that-subjects", sentence.from) ?? textSubject(document, sentence);
  const isNamed = subject !== null && "named" in subject && subject.named;
  const verb = subject === null ? null : tagAt(tags, "given-then", subject.to);
  // "The authorisation was given on the 13th, after two soldiers were killed"
  const told = isNamed && verb !== null ? { from: sentence.from, to: verb.to } : sentence;
  if (verb === null || firstTagIn(tags, NOT_OF_ORDERS, told) !== null) return null;
  // "It was drawn up on 22 August, one day after the ministry …": right behind the verb.
  const day = within(document.times, { from: verb.to, to: sentence.to })[0];
  if (day === undefined || (day.from !== verb.to && !isLed(document, day, verb))) return null;
  if (!isOwnDay(document, day, sentence)) return null;
  if (isNamed) return day;
  // "It was on 3 May that a boy died"
  if (tagAt(tags, "that-words", day.to) !== null) return null;
  const before = rangeHolding(document.sentences, sentence.from - 1);
  return before !== null && firstTagIn(tags, DONE, before) !== null ? null : day;
};
/** "Guards, told to shoot, killed a boy. That was on 3 May": more may be meant than the order. */
const DONE: readonly ListName[] = [
  ...(["kill-past", "kill-participle", "shoot-past", "wound-past", "deadly-event"] as const),
];
const NOT_OF_ORDERS: readonly ListName[] = [
  ...(["negation", "fire-words", "kill-past", "wound-past", "until-cues"] as const),
];

/** "was announced at the garrison on the last Friday of June": in the words right behind the verb. */
const isLed = ({ tags, tokens }: Document, day: TokenRange, verb: TokenRange): boolean => {
  // "on the last Friday"
  const isArticle = tagAt(tags, "definite-articles", day.from - 1) !== null;
  const lead = isArticle ? day.from - 2 : day.from - 1;
  if (day.from - verb.to > TO_DAY || !LEADS.some((list) => tagAt(tags, list, lead))) return false;
  for (let at = verb.to; at < day.from; at++)
    if (tokens[at]?.kind === "mark" || tagAt(tags, "clause-openers", at) !== null) return false;
  return true;
};
const TO_DAY = 10;
const LEADS: readonly ListName[] = ["on-words", "in-words"];

const isScene = (document: Document, sentence: TokenRange): boolean => {
  const { tags } = document;
  if (DEEDS.some((list) => tagsIn(tags, list, sentence).some((tag) => !isQuoted(document, tag))))
    return false;
  const gathering = firstTagIn(tags, ["gathering-words"], sentence);
  if (
    gathering !== null &&
    !isNegated(tags, gathering) &&
    firstTagIn(tags, ["addressee-heads", "superior-heads", "male-nouns"], sentence) !== null
  )
    return true;
  const made = firstTagIn(tags, ["rule-making"], sentence);
  const isRule = firstTagIn(tags, ["order-nouns", "rule-nouns"], sentence) !== null;
  if (made !== null && isRule) return !isNegated(tags, made);
  const paper = firstTagIn(tags, ["order-nouns", "written-nouns"], sentence);
  const giving = firstTagIn(tags, GIVING, sentence);
  return paper !== null && giving !== null && !isNegated(tags, giving);
};
const DEEDS: readonly ListName[] = ["fire-words", "kill-past", "wound-past"];

const isNegated = (tags: Document["tags"], { from }: TokenRange): boolean =>
  firstTagIn(tags, ["negation"], { from: from - TO_NEGATION, to: from }) !== null;
const TO_NEGATION = 4;

const isQuoted = ({ quotations }: Document, { from }: TokenRange): boolean =>
  quotationAt(quotations, from) !== null;
const GIVING: readonly ListName[] = ["issue-verbs", "give-verbs", "received-cues"];

/** Two days are of two things. */
const onlyDay = (document: Document, sentence: TokenRange): Time | null => {
  const [day, another] = eventTimesIn(document, sentence);
  if (day === undefined || another !== undefined) return null;
  return isOwnDay(document, day, sentence) ? day : null;
};

/** A day that is known, and no end, no beginning of something else and no other event's. */
const isOwnDay = (document: Document, day: Time, sentence: TokenRange): boolean =>
  day.value.earliest !== null &&
  day.value.precision <= MONTH &&
  !isEnd(document, day) &&
  !isDayOfLifting(document, day, sentence) &&
  !isOfAnotherEvent(document, day) &&
  sinceOf(document, day) === null;
const MONTH = 4;
