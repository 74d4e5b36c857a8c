/** Who denies force or an order: in words for denying, or by an official who negates it or says that reports of it are baseless. */
import type { When } from "../../model/when.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** Words for what somebody does by force; not those for who was hit, which only tell an outcome. */
const DOING: readonly ListName[] = ["fire-words", "shoot-past", "shoot-participle", "kill-past"];
const FORCE: readonly ListName[] = [...DOING, "kill-nominal", "weapons", "kill-participle"];

/** Tokens from a "no" to the order it denies, from there to what tells that it exists, from a "not" to the act. */
const TO_ORDER = 4;
const TO_EXISTING = 10;
const TO_ACT = 5;

/** True where the sentence denies that force was used or that an order was given. */
export const isDenial = (document: Document, sentence: Sentence, index: number): boolean =>
  isDeniedInWords(document, sentence) ||
  deniesTold(document, sentence, index) ||
  deniesGiving(document, sentence, index) ||
  callsBaseless(document, sentence, index) ||
  (isOfficial(document, index) &&
    (deniesActing(document, sentence) || deniesEvent(document, sentence, index))) ||
  // Whoever would have had to obey can say that nothing was ordered.
  ((isOfficial(document, index) || isOfForce(document, index) || isSaidOn(document, index)) &&
    (deniesOrder(document, sentence) ||
      deniesTelling(document, sentence) ||
      saysBaseless(document, sentence)));

/** "denied that guards had fired on 1 May": the one date told after the force that is denied, not that of the denial. */
export const whenDenied = (document: Document, sentence: Sentence): When | null => {
  const force = firstTagIn(document.tags, [...FORCE, "event-nouns"], sentence);
  if (force === null) return null;
  const [only, another] = eventTimesIn(document, { from: force.to, to: sentence.to });
  return only === undefined || another !== undefined ? null : whenOf(document, only);
};

/** "denied that marines had fired at rafts", "denied giving such orders". */
const isDeniedInWords = ({ tags }: Document, sentence: Sentence): boolean =>
  denialsIn(tags, sentence).length > 0 &&
  firstTagIn(tags, [...FORCE, ...BLOWS, "event-nouns"], sentence) !== null;
const BLOWS: readonly ListName[] = ["beat-past", "assault-past"];

/** "The ministry has denied the report", "The army denied it", "denies any involvement": of force, where that is what was told before. */
const deniesTold = (document: Document, sentence: Sentence, index: number): boolean =>
  tellsOfForceBefore(document, index) &&
  denialsIn(document.tags, sentence).some(
    (cue) =>
      // "neither confirmed nor denied it", "did not deny it"
      firstTagIn(document.tags, ["negators"], { from: cue.from - 2, to: cue.from }) === null &&
      (isOfficial(document, index) || isOffice(document, { from: sentence.from, to: cue.from })) &&
      namesTold(document, cue.to),
  );

/** "The general denied having given it", "the colonel denied giving any order": where force was told of before. */
const deniesGiving = ({ tags, sentences }: Document, sentence: Sentence, index: number): boolean =>
  denialsIn(tags, sentence).some((cue) => {
    const giving = tagAt(tags, "giving-gerunds", cue.to);
    const before = { from: sentence.from, to: cue.from };
    if (
      giving === null ||
      firstTagIn(tags, ["superior-heads", "issuer-heads", "addressee-heads"], before) === null
    )
      return false;
    const back = { from: sentences[Math.max(0, index - BACK)]?.from ?? 0, to: cue.from };
    const known = tagAt(tags, "thing-pronouns", giving.to) !== null ? back : sentence;
    return (
      firstTagIn(tags, [...FORCE, "alive-words"], back) !== null &&
      firstTagIn(tags, ["order-nouns"], { ...known, from: Math.min(known.from, giving.to) }) !==
        null
    );
  });

/** "the report", "it": what was told before, and nothing that the words themselves go on to tell. */
const namesTold = ({ tokens, tags }: Document, from: number): boolean => {
  // "denied it", "called it a lie"; not "denied it had fired", which says what is denied.
  if (tagAt(tags, "thing-pronouns", from) !== null) {
    const next = tokens[from + 1]?.fold ?? ".";
    return (
      ENDING.has(next) ||
      tagAt(tags, "denied-ends", from + 1) !== null ||
      tagAt(tags, "baseless-words", from + 1) !== null
    );
  }
  const report = firstTagIn(tags, ["report-nouns", "denied-nouns"], {
    from,
    to: from + TO_REPORTS,
  });
  // "reports of smuggling": it says itself of what.
  return (
    report !== null &&
    tagAt(tags, "of-words", report.to) === null &&
    tagAt(tags, "that-words", report.to) === null
  );
};
const ENDING: ReadonlySet<string> = new Set([".", ",", ";"]);

const tellsOfForceBefore = ({ tags, sentences }: Document, index: number): boolean => {
  const to = sentences[index]?.from ?? 0;
  return (
    firstTagIn(tags, FORCE, { from: sentences[Math.max(0, index - BACK)]?.from ?? 0, to }) !== null
  );
};
/** Sentences back from a denial to what is denied. */
const BACK = 3;

/** Words by which a report is denied; not "rejected the order", which somebody would not obey, or "was dismissed". */
export const denialsIn = (tags: Document["tags"], range: TokenRange): readonly Tag[] =>
  tagsIn(tags, "denial-cues", range).filter((cue) => {
    if (cue.value !== REFUSING) return true;
    if (tagAt(tags, "be-forms", cue.from - 1) !== null) return false;
    const next = { from: cue.to, to: cue.to + TO_REPORTS };
    return (
      tagAt(tags, "that-words", cue.to) !== null ||
      firstTagIn(tags, ["report-nouns", "denied-nouns"], next) !== null
    );
  });
/** How the lexicon marks words that also say that somebody would not do something. */
const REFUSING = "refusing";

/**
 * An office, or a force as a whole. A soldier or a resident who says that nothing happened is a witness:
 * a statement, and no denial by those accused.
 */
const isOfficial = ({ tags, tokens, speech }: Document, index: number): boolean => {
  const words = speech.bySentence[index]?.speaker?.words ?? null;
  if (words === null) return false;
  return (
    firstTagIn(tags, ["role-official"], words) !== null ||
    tagsIn(tags, "force-heads", words).some(
      // "The Border Guard": with a capital within the sentence it is the body, not its men.
      ({ from }) =>
        tagAt(tags, "issuer-heads", from) !== null ||
        (from > words.from && tokens[from]?.capital === true),
    )
  );
};

/** "The foreign ministry dismissed …": before words that are none of saying; not "a clerk of the ministry's". */
const isOffice = ({ tags }: Document, before: TokenRange): boolean =>
  firstTagIn(tags, ["role-official", "issuer-heads"], before) !== null &&
  firstTagIn(tags, ["negation", "modals", "relative-pronouns", "cue-prepositions"], before) ===
    null;

/** A guard, a conscript, a general. */
const isOfForce = ({ tags, speech }: Document, index: number): boolean => {
  const words = speech.bySentence[index]?.speaker?.words ?? null;
  return words !== null && firstTagIn(tags, ["role-military", "force-heads"], words) !== null;
};

/** "The ministry called the reports baseless. No unit has received such an order.": said by nobody else, right after a denial. */
const isSaidOn = (document: Document, index: number): boolean => {
  const before = document.sentences[index - 1];
  if (before?.role !== "body" || (document.speech.bySentence[index]?.speaker ?? null) !== null)
    return false;
  return isDeniedInWords(document, before) || callsBaseless(document, before, index - 1);
};

/** "nobody had been told to shoot at them", "we were never ordered to fire". */
const deniesTelling = ({ tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "negation", sentence).some((negation) => {
    const told = firstTagIn(tags, TELLING, upTo(negation.to, TO_TELLING, sentence));
    // "did not obey the order": a noun.
    if (told === null || tagAt(tags, "determiners", told.from - 1) !== null) return false;
    // "With no warning a captain ordered guards to fire": somebody gave it.
    if (firstTagIn(tags, ["issue-markers"], { from: negation.to, to: told.from }) !== null)
      return false;
    if (firstTagIn(tags, TERMS, { ...sentence, from: told.to }) !== null) return false;
    const before = { from: negation.from - 2, to: told.from };
    if (firstTagIn(tags, [...STOPS, "modals", "condition-words"], before) !== null) return false;
    const [fire] = tagsIn(tags, "fire-base", upTo(told.to, TO_FIRE, sentence));
    return (
      fire !== undefined &&
      tagAt(tags, "infinitive-words", fire.from - 1) !== null &&
      firstTagIn(tags, [...STOPS, "negation"], { from: told.to, to: fire.from }) === null
    );
  });
const TELLING: readonly ListName[] = ["tell-verbs", "order-verbs", "tell-base"];
const STOPS: readonly ListName[] = ["order-nouns", "relative-pronouns", "only-cues"];
/** "not told to shoot unless …", "until …": that they were told something. */
const TERMS: readonly ListName[] = ["exception-cues", "until-cues"];
/** Tokens from a "not" to the telling, and from there over those told to what they were to do. */
const TO_TELLING = 5;
const TO_FIRE = 6;

/** "that no order of May 2 exists", "that no such order had been given". */
const deniesOrder = ({ tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "negation", sentence).some((negation) => {
    const [near] = tagsIn(tags, "order-nouns", upTo(negation.to, TO_ORDER, sentence));
    const order = near ?? receivedOrder({ tags }, upTo(negation.to, TO_RECEIVED, sentence));
    return (
      order !== undefined &&
      firstTagIn(tags, ["existing-words"], {
        from: Math.max(sentence.from, negation.from - 3),
        to: Math.min(sentence.to, order.to + TO_EXISTING),
      }) !== null
    );
  });

/** "No unit has received such an order": any; not "the order", which was given. */
const receivedOrder = ({ tags }: Pick<Document, "tags">, range: TokenRange): Tag | undefined =>
  tagsIn(tags, "order-nouns", range).find(
    ({ from }) =>
      ANY_ORDER.some((list) => tagAt(tags, list, from - 1) !== null) &&
      firstTagIn(tags, ["existing-words"], { from: range.from, to: from }) !== null,
  );
const ANY_ORDER: readonly ListName[] = ["any-words", "issue-markers"];
const TO_RECEIVED = 9;

/** "never opened fire"; not what they would, may or must not do, and not "nobody was killed". */
const deniesActing = ({ tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "negation", sentence).some((negation) => {
    if (firstTagIn(tags, ["modals"], { from: negation.from - 2, to: negation.to + 2 }) !== null) {
      return false;
    }
    const act = firstTagIn(tags, DOING, upTo(negation.to, TO_ACT, sentence));
    if (act === null || isOfVictims({ tags }, negation, act)) return false;
    // "did not obey the order to shoot", "were not only told to fire": no denial that they shot.
    return firstTagIn(tags, NO_ACT, { from: negation.to, to: act.from + 1 }) === null;
  });

/** "that no such shooting had taken place", "that its men had killed nobody": what was told before. */
const deniesEvent = (document: Document, sentence: Sentence, index: number): boolean =>
  tellsOfForceBefore(document, index) &&
  tagsIn(document.tags, "negation", sentence).some(({ from, to }) => {
    const { tags } = document;
    const isSuch =
      tagAt(tags, "such-words", to) !== null && tagAt(tags, "event-nouns", to + 1) !== null;
    const act = tagsIn(tags, "kill-past", { from: from - TO_NOBODY, to: from }).at(-1);
    const ofNobody = tagAt(tags, "nobody-words", from) !== null && act?.to === from;
    return isSuch || (ofNobody && tagAt(tags, "be-forms", act.from - 1) === null);
  });
const TO_NOBODY = 3;

const NO_ACT: readonly ListName[] = ["order-nouns", "shoot-nouns", "only-cues", "until-cues"];

/** "no one was shot", "none of the men was shot dead": tells whom it did not hit. */
const isOfVictims = ({ tags }: Pick<Document, "tags">, negation: Tag, act: TokenRange): boolean =>
  firstTagIn(tags, ["be-forms"], { from: negation.to, to: act.to }) !== null &&
  firstTagIn(tags, HITTING, act) !== null;
const HITTING: readonly ListName[] = ["shoot-past", "shoot-participle", "kill-past"];

/** "said that reports of a shooting were baseless", "it is not true that guards shot"; a false report of one is only a mistake. */
const saysBaseless = ({ tags }: Document, sentence: Sentence): boolean => {
  if (firstTagIn(tags, [...FORCE, "event-nouns", "order-nouns"], sentence) === null) return false;
  const isUntrue = tagsIn(tags, "baseless-words", sentence).some(
    ({ from, to }) =>
      tagAt(tags, "that-words", to) !== null && tagAt(tags, "negation", from - 1) === null,
  );
  if (isUntrue) return true;
  const reports = firstTagIn(tags, ["report-nouns", "denied-nouns"], sentence);
  if (reports === null) return false;
  return firstTagIn(tags, ["baseless-words"], { from: reports.to, to: sentence.to }) !== null;
};

/** "The ministry called the reports of shootings baseless", "called the claim a lie": without any word of saying. */
const callsBaseless = (document: Document, sentence: Sentence, index: number): boolean => {
  const { tags } = document;
  const call = firstTagIn(tags, ["calling-verbs"], sentence);
  // "called for reports": no name that is given to them.
  if (call === null || call.value !== "") return false;
  const isOfTold =
    tellsOfForceBefore(document, index) &&
    namesTold(document, call.to) &&
    firstTagIn(tags, ["baseless-words"], { from: call.to, to: sentence.to }) !== null;
  const isOfForce =
    saysBaseless(document, sentence) &&
    firstTagIn(tags, ["report-nouns", "denied-nouns"], upTo(call.to, TO_REPORTS, sentence)) !==
      null;
  const near = { from: Math.max(sentence.from, call.from - 3), to: call.from };
  return (
    (isOfTold || isOfForce) &&
    firstTagIn(tags, ["negators", "modals", "be-forms"], near) === null &&
    firstTagIn(tags, ["role-official", "issuer-heads", "force-heads"], {
      from: sentence.from,
      to: call.from,
    }) !== null
  );
};
const TO_REPORTS = 4;

const upTo = (from: number, most: number, sentence: Sentence): TokenRange => ({
  from,
  to: Math.min(sentence.to, from + most),
});
