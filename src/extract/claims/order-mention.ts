import { Instrument } from "../../model/order.ts";
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import type { OrderText } from "../speech/attribution.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { addresseesOf, dutyHolderIn, ruledHolderIn } from "./addressee.ts";
import type { FoundProvision } from "./fire.ts";
import { issuersOf, VERB_LISTS } from "./order-actor.ts";
import {
  announcedIn,
  isCalledOut,
  isOfOutlaws,
  isOfPrivateMen,
  isOfUnarmed,
  ofAnyone,
} from "./order-announced.ts";
import { isPassive, publicDuty, putInPlace, ruleBefore } from "./order-bare.ts";
import { isBiddenByOutlaws, isBidding, isThreatOfTheirs } from "./order-bidding.ts";
import { ruledUnder } from "./order-clause.ts";
import { partiesOf } from "./order-nested.ts";
import { barringIn } from "./order-permission.ts";
import { inPlaceOf } from "./order-previous.ts";
import { quotedOrderIn } from "./order-quoted.ts";
import { everyoneTold, letIn, recipientsOf } from "./order-recipient.ts";
import { orderSaidIn } from "./order-said.ts";
import { clauseStart, nounsIn, triggersIn } from "./order-trigger.ts";
import { ruleUntil } from "./order-until.ts";
import { provisionsIn } from "./provision.ts";
import { zoneIn } from "./zone.ts";

/** One telling of an order: the words, and what they say of who told whom. */
export type OrderMention = {
  readonly sentence: number;
  readonly range: TokenRange;
  readonly trigger: Tag;
  readonly noun: Tag | null;
  readonly instrument: Instrument | null;
  readonly issuer: TokenRange | null;
  readonly transmitter: TokenRange | null;
  readonly addressees: readonly TokenRange[];
  readonly provisions: readonly FoundProvision[];
  readonly passive: boolean;
  /** "a fresh order", "an urgent telegram": not told of before. */
  readonly fresh: boolean;
  readonly rule: string;
};

/** Orders that a sentence tells of, in order; none where no word of an order is used with what it orders. */
export const orderMentionsIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly OrderMention[] => {
  const worded = (document.speech.orderTexts.get(index) ?? []).flatMap((text) =>
    wordedMention(document, text, { sentence, index }),
  );
  if (worded.length > 0) return worded;
  const ended = ruleUntil(document, sentence, index);
  if (ended.length > 0) return ended;
  const cue = document.speech.bySentence[index]?.cue ?? null;
  const isTelling = (trigger: Tag): boolean => {
    const from = clauseStart(document, trigger, sentence);
    const range = { from, to: sentence.to };
    return mentionOf(document, { trigger, range, sentence: index }) !== null;
  };
  const triggers = triggersIn(document, sentence, cue);
  const verbs = triggers.filter(isTelling);
  // "said he had been told the order came from …": where the verb tells of none the noun may.
  const isToldOnly = triggers.every(
    ({ from, to }) => firstTagIn(document.tags, ["plain-telling"], { from, to }) !== null,
  );
  const telling =
    verbs.length > 0 || !isToldOnly ? verbs : nounsIn(document, sentence).filter(isTelling);
  const mentions = telling.flatMap((trigger, order) => {
    const next = telling[order + 1];
    const range = {
      from: order === 0 ? sentence.from : clauseStart(document, trigger, sentence),
      to: next === undefined ? sentence.to : clauseStart(document, next, sentence),
    };
    return mentionOf(document, { trigger, range, sentence: index }) ?? [];
  });
  if (mentions.length > 0) return mentions.flatMap((mention) => inPlaceOf(document, mention));
  const quoted = quotedMention(document, sentence, index);
  if (quoted !== null) return [quoted];
  const announced = announcedMention(document, sentence, index);
  if (announced !== null) return [announced];
  return [
    ...putInPlace(document, sentence, index),
    ...ruleBefore(document, sentence, index),
    ...publicDuty(document, sentence, index),
  ];
};

/** "Whoever nears the fence is to be shot, the notice says": the words of the order itself. */
const wordedMention = (
  document: Document,
  { source, content }: OrderText,
  { sentence, index }: { sentence: Sentence; index: number },
): readonly OrderMention[] => {
  const named = firstTagIn(document.tags, ["order-nouns", "public-texts"], source);
  // "it says", "according to the document": of the order named before.
  const known: Tag = { list: "order-nouns", value: "", ...source };
  const noun = named ?? known;
  const isPublic = noun.list === "public-texts";
  if (isPublic && isOfOutlaws(document, source)) return [];
  const provisions = content.flatMap((range) =>
    isPublic ? ofAnyone(document, range) : provisionsIn(document, range),
  );
  const zone = content.some((range) => zoneIn(document, range) !== null);
  if (provisions.length === 0 && !zone) return [];
  if (named === null && !content.some((range) => isForTroops(document, range))) return [];
  const telling = { trigger: noun, range: sentence, sentence: index, passive: false };
  const addressed = content.flatMap(
    (range) => dutyHolderIn(document, range) ?? letIn(document, range) ?? [],
  );
  return [
    {
      sentence: index,
      range: sentence,
      trigger: noun,
      noun,
      passive: false,
      provisions,
      instrument: instrumentOf(noun, noun),
      issuer: issuersOf(document, telling).issuer,
      transmitter: null,
      addressees: [...addressed.slice(0, 1), ...recipientsOf(document, noun, sentence)],
      fresh: isFresh(document, noun),
      rule: "order.own-words/1",
    },
  ];
};

/** Of guards or of anyone, or quoted; not "drivers may use …", which a document of any kind can say. */
const isForTroops = (document: Document, range: TokenRange): boolean => {
  const { tags, quotations } = document;
  const holder = ruledHolderIn(document, range);
  if (holder !== null) return tagAt(tags, "public-heads", holder.to - 1) === null;
  return firstTagIn(tags, ["generic-cues"], range) !== null || touchesRange(quotations, range);
};

/** "told his men: “Whoever crosses is to be shot”": what is quoted is what was ordered. */
const quotedMention = (
  document: Document,
  sentence: Sentence,
  index: number,
): OrderMention | null => {
  const said = orderSaidIn(document, sentence, index);
  const order = said ?? quotedOrderIn(document, sentence, index);
  if (order === null) return null;
  const { trigger, given, quoted } = order;
  const provisions = provisionsIn(document, quoted);
  if (provisions.length === 0) return null;
  const telling = { trigger, range: given, sentence: order.index, passive: false };
  const noun = trigger.list === "order-nouns" ? trigger : null;
  const isRead = noun !== null;
  return {
    ...{ sentence: index, range: sentence, trigger, noun, passive: false, provisions },
    instrument: instrumentOf(noun, trigger),
    // Who reads an order out need not have given it.
    issuer: isRead ? null : (order.by ?? issuersOf(document, telling).issuer),
    transmitter: null,
    addressees: addresseesOf(document, telling),
    fresh: false,
    rule: "order.quoted/1",
  };
};

/** "loudspeakers warned that looters would be shot": told to all, whoever is to carry it out. */
const announcedMention = (
  document: Document,
  sentence: Sentence,
  index: number,
): OrderMention | null => {
  const announced = announcedIn(document, sentence);
  if (announced === null) return null;
  const { text, provisions } = announced;
  const telling = { trigger: text, range: sentence, sentence: index, passive: false };
  return {
    ...{ sentence: index, range: sentence, trigger: text, noun: text, passive: false, provisions },
    instrument: "notice",
    issuer: issuersOf(document, telling).issuer,
    transmitter: null,
    addressees: [],
    fresh: isFresh(document, text),
    rule: "order.announced/1",
  };
};

const mentionOf = (
  document: Document,
  { trigger, range, sentence }: { trigger: Tag; range: TokenRange; sentence: number },
): OrderMention | null => {
  const under = ruledUnder(document, trigger, range);
  const { from } =
    barringIn(document, trigger, range) ?? dutyBefore(document, trigger, range) ?? trigger;
  const provisions = [
    ...(under?.provisions ?? []),
    ...provisionsIn(document, { from, to: range.to }),
  ];
  const noun = trigger.list === "order-nouns" ? trigger : nounBeside(document, trigger);
  const isVerb = VERB_LISTS.some((list) => list === trigger.list);
  const passive = (isVerb || trigger.list === "permission-nouns") && isPassive(document, trigger);
  const zone = zoneIn(document, range);
  if (provisions.length === 0 && zone === null && noun === null) return null;
  if (isBiddenByOutlaws(document, { trigger, provisions, sentence })) return null;
  if (passive && isOfUnarmed(document, trigger)) return null;
  const told = trigger.list === "tell-verbs";
  if (told && (provisions.length === 0 || isOutletTold(document, trigger))) return null;
  if (told && !isBidding(document, trigger, provisions)) return null;
  if (told && passive && isThreatOfTheirs(document, trigger, provisions)) return null;
  const needsRule = trigger.list === "order-verbs" || trigger.list === "permission-nouns";
  if (needsRule && provisions.length === 0) return null;
  const { issuers, addressed } = partiesOf(document, { trigger, range, sentence, passive });
  const whose = { issuer: issuers.issuer, addressee: addressed[0] };
  if (told && isOfPrivateMen(document, { trigger, sentence }, whose)) return null;
  // "politicians demanded": what is only asked for is ordered where an office asks.
  if (trigger.value === BY_OFFICE && !passive && !isOffice(document, issuers.issuer)) return null;
  return {
    sentence,
    range,
    trigger,
    noun,
    passive,
    provisions,
    instrument: told && isCalledOut(document, range) ? "notice" : instrumentOf(noun, trigger),
    issuer: issuers.issuer,
    transmitter: issuers.transmitter,
    addressees: everyoneTold(document, addressed, { noun, range, holder: under?.holder ?? null }),
    fresh: noun !== null && isFresh(document, noun),
    rule: noun !== null ? "order.named/1" : passive ? "order.were-told/1" : "order.told-to/1",
  };
};

/** "had to shoot into the air before he was allowed to aim": what must come first; null where nothing must. */
const dutyBefore = ({ tags }: Document, trigger: Tag, { from }: TokenRange): Tag | null => {
  if (trigger.list !== "permission-verbs" && tagAt(tags, "permission-verbs", trigger.from) === null)
    return null;
  const point = tagsIn(tags, "before-point", {
    from: trigger.from - TO_POINT,
    to: trigger.from,
  }).at(-1);
  return point === undefined ? null : firstTagIn(tags, ["past-duties"], { from, to: point.from });
};
const TO_POINT = 5;

const isOffice = ({ tags }: Document, range: TokenRange | null): boolean =>
  range !== null && firstTagIn(tags, ["issuer-heads"], range) !== null;

/** How the lexicon marks verbs that order only by the mouth of an office. */
const BY_OFFICE = "by-office";

/** "issued an order", "were told in a notice": the noun in or right after the verb, never the verb itself. */
const nounBeside = ({ tags }: Document, trigger: Tag): Tag | null =>
  tagsIn(tags, "order-nouns", { from: trigger.from + 1, to: trigger.to + 4 })[0] ?? null;

/** "told the paper that …" is somebody speaking, not an order. */
const isOutletTold = (document: Document, trigger: Tag): boolean => {
  const after = document.tokens[trigger.to];
  const next = firstTagIn(document.tags, ["addressee-heads"], {
    from: trigger.to,
    to: trigger.to + 6,
  });
  return after?.capital === true && next === null;
};

const INSTRUMENTS: ReadonlySet<string> = new Set(Instrument.options);
const isInstrument = (value: string): value is Instrument => INSTRUMENTS.has(value);

/** What kind of text or word the telling names; an order or an instruction where only its verb does. */
export const instrumentOf = (noun: Tag | null, trigger: Tag): Instrument | null => {
  if (noun?.list === "public-texts") return "notice";
  if (noun !== null && isInstrument(noun.value)) return noun.value;
  const isOrdered = trigger.list === "order-verbs" || trigger.list === "shoot-nouns";
  return isOrdered ? "order" : "instruction";
};

const isFresh = ({ tags }: Document, noun: Tag): boolean => {
  const before = { from: noun.from - 5, to: noun.from };
  const marker = tagsIn(tags, "issue-markers", before).at(-1);
  const definite = tagsIn(tags, "definite-starts", before).at(-1);
  // "said that a telegram came": of the two the nearer is the article.
  return marker !== undefined && (definite === undefined || definite.from < marker.from);
};
