/** Orders told without the words that rules of orders know: by all words of a sentence together. */
import type { LearnedOrder } from "../../model/data.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { indexHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { FORCE } from "../weighing/order.ts";
import { addresseeIn, addresseesOf, subjectIn } from "./addressee.ts";
import { denialsIn } from "./denial.ts";
import { type Draft, draftOf } from "./draft.ts";
import { type FoundProvision, isOfRule } from "./fire.ts";
import { issuersOf, type Telling, VERB_LISTS } from "./order-actor.ts";
import { isPassive } from "./order-bare.ts";
import { instrumentOf, type OrderMention } from "./order-mention.ts";
import { isGiven, isHypothetical } from "./order-reality.ts";
import { announcerOf } from "./order-speaker.ts";
import { actorBefore, GIVERS } from "./order-subject.ts";
import { isNamedAlone } from "./order-unreal.ts";
import { provisionsIn } from "./provision.ts";
import { isBidden } from "./unasserted.ts";

/** What the sentence tells of an order by all of its words; null where they weigh too little, or it asks or denies. */
export const weighedMention = (
  document: Document,
  sentence: Sentence,
  index: number,
): OrderMention | null => {
  const weighed = document.ruled[index] ?? null;
  if (weighed === null || isAsked(document, sentence)) return null;
  if (isHypothetical(document, sentence) || isBidden(document, sentence)) return null;
  if (denialsIn(document.tags, sentence).length > 0 || isOnlyNamed(document, sentence)) return null;
  const { told, range } = weighed;
  const fire = fireIn(document, sentence);
  if (fire !== null && (isForetold(document, sentence, fire) || isNoFire(document, fire)))
    return null;
  if (fire !== null && isOfRule(document, fire)) return null;
  if (fire !== null && isNamedAlone(document, fire, sentence)) return null;
  if (fire !== null && isSupposed(document, sentence, fire)) return null;
  if (!isBeside(document, sentence, told) || isNarrated(document, sentence)) return null;
  const trigger: Tag = fire ?? { list: "fire-words", value: "", ...range };
  const noun = firstTagIn(document.tags, ["order-nouns"], sentence);
  const teller = noun === null ? tellerBefore(document, sentence, trigger) : noun;
  const telling: Telling | null = teller && {
    ...{ trigger: teller, range: sentence, sentence: index },
    passive: noun === null && isPassive(document, teller),
  };
  return {
    sentence: index,
    range: sentence,
    trigger,
    noun: null,
    passive: false,
    provisions: provisionsOf(document, sentence, { told, trigger }),
    instrument: noun === null ? null : instrumentOf(noun, noun),
    ...(telling === null
      ? { issuer: announcerOf(document, index, trigger), transmitter: null }
      : issuersOf(document, telling)),
    addressees: toldIn(document, sentence, telling),
    fresh: false,
    rule: WEIGHED,
  };
};

/** Sentences outside `told` by which troops were told something of fire, though not clearly what: for a person to say. */
export const unclearRulings = (document: Document, told: readonly TokenRange[]): readonly Draft[] =>
  document.sentences.flatMap((sentence, index) => {
    if (touchesRange(told, sentence)) return [];
    const mention = weighedMention(document, sentence, index);
    if (mention === null || mention.provisions.length > 0) return [];
    const rule = "statement.ruling/1";
    return [draftOf(document, { kind: "statement", rule, ranges: [sentence], sentence: index })];
  });

/** "no longer what it was because they shoot": what bars fire, or rules who stays alive, stands right beside it. */
const isBeside = ({ tags }: Document, sentence: Sentence, told: LearnedOrder | null): boolean => {
  const fire = FORCE.flatMap((list) => tagsIn(tags, list, sentence));
  if (fire.length > 0 && told !== "restraint") return true;
  const ruling = told === "restraint" ? BARRING : RULING;
  const words = fire.length > 0 ? fire : tagsIn(tags, "fate-words", sentence);
  return words.some(({ from, to }) =>
    ruling.some(
      (list) =>
        firstTagIn(tags, [list], { from: Math.max(sentence.from, from - TO_RULING), to }) !==
          null ||
        firstTagIn(tags, [list], { from, to: Math.min(sentence.to, to + TO_RULED) }) !== null,
    ),
  );
};
const BARRING: readonly ListName[] = ["bar-words", "negation", "restraint-verbs"];
const TO_RULING = 6;
const TO_RULED = 8;

/** The rule of orders that are told by no word for one. */
export const WEIGHED = "order.weighed/1";

/** "had to decide whether its guards might shoot", "A bullet would be allowed only where …": asked, or held to be so. */
const isSupposed = (document: Document, sentence: Sentence, { from }: Tag): boolean => {
  const { tags, speech, sentences, times, tokens } = document;
  const whether = tagsIn(tags, "whether-words", { from: sentence.from, to: from }).at(-1);
  if (whether !== undefined && tokens.slice(whether.to, from).every(({ kind }) => kind !== "mark"))
    return true;
  const isSaid = speech.bySentence[indexHolding(sentences, sentence.from)] != null;
  if (isSaid || within(times, sentence).length > 0) return false;
  return tagsIn(tags, "past-modals", sentence).some(
    (modal) =>
      tagAt(tags, "bare-be", modal.to) !== null &&
      tagAt(tags, "lawful-words", modal.to + 1) !== null,
  );
};

/** "May guards fire on them?": whoever asks tells of no order. */
const isAsked = ({ tokens }: Document, { to }: Sentence): boolean =>
  tokens[to - 1]?.fold === "?" || tokens[to - 2]?.fold === "?";

/** "proposed a law that would …", "no order to fire was given": of all words for an order none tells of one that was given. */
const isOnlyNamed = (document: Document, sentence: Sentence): boolean => {
  const named = NAMES.flatMap((list) => tagsIn(document.tags, list, sentence));
  return named.length > 0 && !named.some((tag) => isGiven(document, tag, sentence));
};
const NAMES: readonly ListName[] = [
  ...(["order-nouns", "shoot-nouns", "permission-nouns", "order-verbs", "tell-verbs"] as const),
];

/** "fire questions", "fire workers": it only looks like firing. */
const isNoFire = ({ tags }: Document, { from }: Tag): boolean => {
  const base = tagAt(tags, "fire-base", from);
  if (base === null) return false;
  const isOneWord = base.to - base.from === 1;
  const whom = tagAt(tags, "person-nouns", base.to);
  return base.value === NONE || (base.value === OPEN && isOneWord && whom !== null);
};
/** How the lexicon marks such words, and those that name nobody to be killed. */
const [NONE, OPEN] = ["none", "open"];

/** "accused them of having fired", "his section had killed three": force that is only told as done rules nothing. */
const isNarrated = ({ tags }: Document, sentence: Sentence): boolean => {
  const force = FORCE.flatMap((list) => tagsIn(tags, list, sentence));
  return (
    force.length > 0 &&
    force.every(({ from }) => {
      const helpers = { from: Math.max(sentence.from, from - TO_HELPER), to: from };
      return (
        DONE.some((list) => tagAt(tags, list, from) !== null) &&
        firstTagIn(tags, ["have-forms"], helpers) !== null &&
        firstTagIn(tags, ["be-forms"], helpers) === null
      );
    })
  );
};
const DONE: readonly ListName[] = ["fire-done", "shoot-past"];
const TO_HELPER = 3;

/** "gendarmes “will fire on any raft”": what somebody says will be done is a threat where no word bids it. */
const isForetold = ({ tags }: Document, sentence: Sentence, fire: Tag): boolean =>
  tagsIn(tags, "will-words", { from: fire.from - TO_WILL, to: fire.from }).some(
    // "shall fire": bidden; "we shall fire" is not.
    ({ from }) =>
      tagAt(tags, "duty-words", from) === null ||
      tagAt(tags, "speaking-pronouns", from - 1) !== null,
  ) &&
  firstTagIn(tags, ["order-nouns", "order-verbs", "tell-verbs", "bar-words"], sentence) === null;
const TO_WILL = 3;

const fireIn = ({ tags }: Document, sentence: Sentence): Tag | null =>
  FIRE.map((list) => firstTagIn(tags, [list], sentence)).find((tag) => tag !== null) ?? null;
const FIRE: readonly ListName[] = [
  ...(["fire-base", "fire-acts", "fire-gerund", "firing-acts", "use-nouns"] as const),
  ...(["fire-passive", "fire-done", "live-ammunition", "fire-things", "fate-words"] as const),
];

/** What the words rule by themselves, where that is what they weigh as; else what they weigh as. */
const provisionsOf = (
  document: Document,
  sentence: TokenRange,
  { told, trigger }: { told: LearnedOrder | null; trigger: Tag },
): readonly FoundProvision[] => {
  const ruled = provisionsIn(document, sentence);
  if (told === null) return ruled;
  const { effect, ...ruling } = RULINGS[told];
  return ruled.some((one) => one.effect === effect)
    ? ruled
    : [{ range: { from: trigger.from, to: trigger.to }, effect, ...ruling }];
};
const RULINGS: Readonly<Record<LearnedOrder, Omit<FoundProvision, "range">>> = {
  licence: { kind: "who-may-be-shot-at", effect: "licence", rule: "open-fire" },
  restraint: { kind: "how-to-fire", effect: "restraint", rule: "hold-fire" },
  condition: { kind: "how-to-fire", effect: "restraint", rule: "live-fire-only-if-necessary" },
};

/** "wrote to all commanders that", "told the guards", "decided that": the verb by which the fire is ruled; null where an order has none. */
const tellerBefore = (document: Document, { from }: TokenRange, fire: Tag): Tag | null => {
  const { tags } = document;
  const before = { from, to: fire.from };
  const told = VERB_LISTS.flatMap((list) => tagsIn(tags, list, before)).find((verb) => {
    if (isPassive(document, verb)) return subjectIn(document, { from, to: verb.from }) !== null;
    const whom = { from: verb.to, to: Math.min(fire.from, verb.to + TO_WHOM) };
    const group = addresseeIn(document, whom);
    // "told the court that soldiers may": whoever hears it does not obey it.
    if (tagAt(tags, "self-objects", verb.to) !== null) return true;
    return (
      group !== null && firstTagIn(tags, ["that-words", "court-words", "listeners"], group) === null
    );
  });
  const decided = tagsIn(tags, "deciding-verbs", before).find((verb) => {
    const that = firstTagIn(tags, ["that-words"], { from: verb.to, to: verb.to + TO_TOLD });
    // "announced that guards had been told": of what others did before.
    const isTold = that && firstTagIn(tags, ["have-forms"], { from: that.to, to: fire.from });
    const who = actorBefore(document, verb.from, from);
    if (that === null || isTold !== null || who === null) return false;
    return (
      firstTagIn(tags, GIVERS, who) !== null &&
      firstTagIn(tags, ["court-words", "spokes-words"], { from: who.from, to: verb.from }) === null
    );
  });
  return told ?? decided ?? null;
};

/** "sentries may engage", "allowed the guards to fire": whoever is told, or stands before what they may or must, or right after. */
const toldIn = (
  document: Document,
  sentence: Sentence,
  telling: Telling | null,
): readonly TokenRange[] => {
  const told = telling === null ? [] : addresseesOf(document, telling);
  if (told.length > 0) return told;
  const ruling = firstTagIn(document.tags, RULING, sentence);
  if (ruling === null) return [];
  const group =
    subjectIn(document, { from: sentence.from, to: ruling.from }) ??
    addresseeIn(document, { from: ruling.to, to: Math.min(sentence.to, ruling.to + TO_TOLD) });
  // "may fire at identified snipers", "to open fire on herders": those fired at.
  const isOther = group !== null && OTHERS.some((list) => tagAt(document.tags, list, group.from));
  return group === null || isOther ? [] : [group];
};
const OTHERS: readonly ListName[] = ["prepositions", "infinitive-words"];
const TO_WHOM = 5;
const RULING: readonly ListName[] = ["must-words", "may-words", "bar-words", "past-duties"];
const TO_TOLD = 8;
