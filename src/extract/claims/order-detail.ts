import { type Document, within } from "../document.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { dutyHolderIn } from "./addressee.ts";
import { signerIn } from "./order-actor.ts";
import { isEndAlone, untilIn } from "./order-end.ts";
import { isSparing, isStillAllowed } from "./order-exception.ts";
import { endsNamedPaper, endsWhatWasTold } from "./order-lifted.ts";
import { dayToldAfter } from "./order-scene.ts";
import { dayOfText, isAboutText, textSubject } from "./order-text-day.ts";
import { effectiveIn, receivedIn } from "./order-time.ts";
import { provisionsIn } from "./provision.ts";

/**
 * True of a sentence without a word for an order that still says what one holds: impunity, zone, duties, pay,
 * its end. `follows`: the sentence before it tells of an order.
 */
export const isDetail = (
  document: Document,
  sentence: TokenRange,
  { follows }: { readonly follows: boolean },
): boolean => {
  if (endsNamedPaper(document, sentence)) return true;
  if (follows && FOLLOWING.some((goesOn) => goesOn(document, sentence))) return true;
  if (firstTagIn(document.tags, ["impunity-cues"], sentence) !== null) return true;
  // "They were also told to stand guard until the drought ends": the end of an order told elsewhere.
  const told = firstTagIn(document.tags, ["tell-verbs", "order-verbs"], sentence);
  const more = firstTagIn(document.tags, ["until-cues", "reason-cues"], sentence);
  if (told !== null && more !== null && isPassive(document, told)) return true;
  const provisions = provisionsIn(document, sentence);
  if (isReceipt(document, sentence)) return true;
  if (isSparing(document, sentence) || isEndAlone(document, sentence)) return true;
  const allowed = provisions.filter(({ effect }) => effect === "licence").map(({ range }) => range);
  if (isStillAllowed(document, sentence, allowed)) return true;
  if (
    provisions.some(({ kind }) => kind === "zone" || kind === "duty-to-report" || kind === "hours")
  )
    return true;
  // "Guards are to carry live ammunition only": a duty of those the order is for.
  const isDuty = dutyHolderIn(document, sentence) !== null || isToBeShot(document, sentence);
  if (provisions.length > 0 && (isDuty || isWarningDue(document, sentence))) return true;
  return (
    isOfTheText(document, sentence, follows) ||
    isPayOrPain(document, sentence) ||
    tellsWhere(document, sentence)
  );
};

/** "Warnings are no longer required", "Villagers shall not be fired upon", "Shooting at cars is prohibited": a rule of fire, beside an order. */
export const isRuled = (document: Document, sentence: TokenRange): boolean =>
  firstTagIn(document.tags, ["fearing-words"], sentence) === null &&
  provisionsIn(document, sentence).some(
    ({ rule, range }) =>
      RULES.has(rule) || isModal(document, range) || isAboutFire(document, range, sentence),
  );
const RULES: ReadonlySet<string> = new Set([
  ...[
    "fire-without-warning",
    "permission-first",
    "no-permission-needed",
    "only-under-condition",
    "treat-as-enemy",
    "arrest-first",
    "spare",
  ],
  ...["no-report-needed", "warnings-first-instead-of-live-fire", "warning-shots-first"],
]);

/** "may also be shot", "shall not be fired upon": of those told of, as a rule. */
const isModal = ({ tags }: Document, { from }: TokenRange): boolean =>
  (tagAt(tags, "fire-passive", from) !== null &&
    tagAt(tags, "bare-be", from - 1) !== null &&
    firstTagIn(tags, ["modals"], { from: from - TO_MODAL, to: from - 1 }) !== null) ||
  // "they shall not open fire on anyone with a card"
  (tagAt(tags, "fire-base", from) !== null &&
    tagAt(tags, "negators", from - 1) !== null &&
    tagAt(tags, "duty-words", from - 2) !== null);
const TO_MODAL = 4;

/** "Firing at boats is forbidden." */
const isAboutFire = ({ tags }: Document, { from, to }: TokenRange, sentence: TokenRange): boolean =>
  ABOUT.some((list) => tagAt(tags, list, from) !== null) &&
  firstTagIn(tags, ["barred-words", "permission-verbs"], {
    from,
    to: Math.min(sentence.to, to + TO_BARRED),
  }) !== null;
const ABOUT = ["fire-gerund", "shot-nouns", "use-nouns"] as const;
const TO_BARRED = 10;

const isPassive = ({ tags }: Document, verb: TokenRange): boolean =>
  firstTagIn(tags, ["be-forms"], { from: verb.from - 3, to: verb.to }) !== null;

/** "It is signed by the ministry", "It came into force on May 2": who gave an order told of before, or since when. */
const isOfTheText = (document: Document, sentence: TokenRange, follows: boolean): boolean =>
  isAboutText(document, sentence) &&
  (signerIn(document, sentence) !== null ||
    staysUntil(document, sentence) ||
    isOfItsDays(document, sentence, follows) ||
    // "The measure was lifted on 3 May"
    (firstTagIn(document.tags, ["lifting-verbs"], sentence) !== null &&
      untilIn(document, sentence) !== null) ||
    effectiveIn(document, sentence) !== null ||
    // "This message cancels the one of 3 May": the day of another.
    (dayOfText(document, sentence) !== null &&
      firstTagIn(document.tags, ["replacing-verbs"], sentence) === null));

/** "The commander read it to the men on 3 May", "The men were told of the new rule at the roll call on 2 October". */
const isReceipt = (document: Document, sentence: TokenRange): boolean => {
  const { tags } = document;
  const isOfIt = tagsIn(tags, "received-cues", sentence).some(({ from, to }) => {
    const near = { from, to: Math.min(sentence.to, to + TO_CUE) };
    return firstTagIn(tags, ["thing-pronouns", "order-nouns", "rule-nouns"], near) !== null;
  });
  return isOfIt && receivedIn(document, sentence) !== null;
};

/** "The directive stands for 90 days", "The authorisation was given on the 13th"; "It" only right after what it stands for. */
const isOfItsDays = (document: Document, sentence: TokenRange, follows: boolean): boolean => {
  const subject = textSubject(document, sentence);
  if (subject === null || !(subject.named || follows)) return false;
  const near = { from: subject.to, to: Math.min(sentence.to, subject.to + TO_CUE) };
  const isEnding =
    firstTagIn(document.tags, ["until-cues"], near) !== null ||
    firstTagIn(document.tags, ["lasting-words"], sentence) !== null;
  return (
    (isEnding && untilIn(document, sentence) !== null) ||
    // "It reached the brigade on 10 March"
    (firstTagIn(document.tags, ["received-cues"], near) !== null &&
      receivedIn(document, sentence) !== null) ||
    dayToldAfter(document, sentence) !== null
  );
};
const TO_CUE = 4;

/** "That was until the spring", "This remained so until …": of what the sentence before told. */
const wasUntil = ({ tags, tokens }: Document, sentence: TokenRange): boolean => {
  const { to } = sentence;
  const from = sentence.from + (tokens[sentence.from]?.kind === "mark" ? 1 : 0);
  const subject = tagAt(tags, "that-subjects", from) ?? tagAt(tags, "thing-pronouns", from);
  const until = subject === null ? null : firstTagIn(tags, ["until-cues"], { from, to });
  if (subject === null || until === null) return false;
  const verb = { from: subject.to, to: until.from };
  return until.from === (firstTagIn(tags, ["lasting-verbs"], verb)?.to ?? -1);
};

/** What a sentence tells of what the one before it did: that it ended, until when it held, on which day it was. */
const FOLLOWING: readonly ((document: Document, sentence: TokenRange) => boolean)[] = [
  endsWhatWasTold,
  wasUntil,
  (document, sentence) => dayToldAfter(document, sentence) !== null,
];

/** "It is to stay in place until the dam is mended", "These rules lapse when the season ends". */
const staysUntil = ({ tags }: Document, sentence: TokenRange): boolean => {
  const staying = firstTagIn(tags, ["staying-words"], sentence);
  const until = firstTagIn(tags, ["until-cues"], sentence);
  return staying !== null && until !== null && until.to > staying.from;
};

/** "Soldiers who shoot a fugitive are promised leave", "whoever refuses is to be tried". */
const isPayOrPain = (document: Document, sentence: TokenRange): boolean => {
  const { tags } = document;
  const fire = firstTagIn(tags, ["fire-words", "addressee-heads"], sentence) !== null;
  const pay = firstTagIn(tags, ["promise-cues"], sentence) !== null;
  const disobeying = tagsIn(tags, "sanction-triggers", sentence).filter(
    (tag) => isOfDisobedience(tag) && tagAt(tags, "public-heads", tag.from - 1) === null,
  );
  const isPunished = firstTagIn(tags, ["sanction-cues"], sentence) !== null;
  if (fire && (pay || (isPunished && disobeying.length > 0))) return true;
  // "Men who hesitated were threatened with transfer", not "villagers who refused to pay"
  const ofMen = disobeying.some(
    ({ from }) =>
      tagAt(tags, "male-nouns", from - 1) !== null ||
      tagAt(tags, "definite-starts", from - 1) !== null,
  );
  return (isPunished && ofMen) || isPaidForEach(document, sentence);
};

/** "a medal and leave for each intruder stopped", "Those who stopped a cart received ten days' leave". */
const isPaidForEach = ({ tags }: Document, sentence: TokenRange): boolean => {
  const reward = firstTagIn(tags, ["reward-cues"], sentence);
  if (reward === null) return false;
  if (firstTagIn(tags, ["each-cues"], { from: reward.from, to: sentence.to }) !== null) return true;
  // "They get a commendation for shooting a smuggler"
  const after = { from: reward.from, to: Math.min(sentence.to, reward.to + TO_DEED) };
  const before = { from: Math.max(sentence.from, reward.from - TO_GETTING), to: reward.from };
  const forDeed = tagsIn(tags, "fire-gerund", after).some(
    ({ from }) => tagAt(tags, "for-words", from - 1) !== null,
  );
  if (forDeed && firstTagIn(tags, ["getting-verbs"], before) !== null) return true;
  const who = firstTagIn(tags, ["relative-pronouns"], { from: sentence.from, to: reward.from });
  const getting =
    who === null
      ? null
      : firstTagIn(tags, ["getting-verbs"], { from: who.to, to: reward.from + 1 });
  const of = { from: (who?.from ?? 0) - 1, to: who?.from ?? 0 };
  return (
    getting !== null &&
    firstTagIn(tags, ["definite-starts", "addressee-heads", "male-nouns"], of) !== null
  );
};

const TO_DEED = 8;
const TO_GETTING = 4;

/** "who disobey", not "blamed for": the lexicon marks what somebody is punished for afterwards. */
export const isOfDisobedience = ({ value }: Tag): boolean => value === "";

/** "Foreigners on the bank are to be shot": said as a rule, without naming who shoots. */
const isToBeShot = ({ tags }: Document, sentence: TokenRange): boolean =>
  tagsIn(tags, "fire-passive", sentence).some(
    ({ from }) =>
      tagAt(tags, "bare-be", from - 1) !== null &&
      tagAt(tags, "infinitive-words", from - 2) !== null,
  );

/** "Warning shots shall be given first": a duty of whoever the order is for. */
const isWarningDue = ({ tags }: Document, sentence: TokenRange): boolean => {
  const start = { from: sentence.from, to: sentence.from + TO_WARNING };
  const warning = firstTagIn(tags, ["less-lethal"], start);
  const duty = firstTagIn(tags, ["duty-words"], sentence);
  return warning !== null && duty?.from === warning.to;
};
/** "(c)" may come before it. */
const TO_WARNING = 5;

/** "It holds on the whole river": where an order told of before applies. */
const tellsWhere = ({ tags, places }: Document, sentence: TokenRange): boolean => {
  const holding = firstTagIn(tags, ["holding-words"], sentence);
  if (holding === null) return false;
  return (
    within(places, sentence).length > 0 ||
    firstTagIn(tags, ["until-cues", "reference-lines"], sentence) !== null
  );
};
