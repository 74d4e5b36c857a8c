import { Instrument } from "../../model/order.ts";
import { type Document, within } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type FoundProvision, provisionsIn, zoneIn } from "./provision.ts";

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
  const triggers = triggersIn(document, sentence, document.speech.bySentence[index]?.cue ?? null);
  const mentions: OrderMention[] = [];
  triggers.forEach((trigger, order) => {
    const next = triggers[order + 1];
    const range = {
      from: order === 0 ? sentence.from : clauseStart(document, trigger, sentence),
      to: next === undefined ? sentence.to : clauseStart(document, next, sentence),
    };
    const mention = mentionOf(document, { trigger, range, sentence: index });
    if (mention !== null) mentions.push(mention);
  });
  return mentions;
};

const VERB_LISTS = ["order-verbs", "tell-verbs"] as const;

/** Words that begin a mention: an order's noun, or a verb that no noun or other verb before it already governs. */
const triggersIn = (
  document: Document,
  sentence: Sentence,
  speechCue: TokenRange | null,
): readonly Tag[] => {
  const { tags } = document;
  const all = [
    // "told the paper" is somebody speaking, not an order.
    ...VERB_LISTS.flatMap((list) => tagsIn(tags, list, sentence)).filter(
      (tag) =>
        (speechCue === null || tag.from > speechCue.from || tag.to <= speechCue.from) &&
        (tagAt(tags, "order-nouns", tag.from) === null || !isNoun(document, tag)),
    ),
    ...tagsIn(tags, "order-nouns", sentence).filter((tag) => isNoun(document, tag)),
    ...tagsIn(tags, "shoot-nouns", sentence),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  const triggers: Tag[] = [];
  for (const tag of all) {
    const last = triggers.at(-1);
    if (last !== undefined && (tag.from < last.to || !hasOwnIssuer(document, last, tag))) continue;
    triggers.push(tag);
  }
  return triggers;
};

/** "orders" after "the" is a noun, after "the command" a verb: a noun has an article or adjective before it. */
const isNoun = ({ tags, tokens }: Document, tag: Tag): boolean => {
  if (tagAt(tags, "order-verbs", tag.from) === null) return true;
  if (tagAt(tags, "issuer-heads", tag.from - 1) !== null) return false;
  return tokens[tag.from - 1]?.capital !== true;
};

/** A second verb tells of a second order only where somebody else gives it. */
const hasOwnIssuer = (document: Document, last: Tag, tag: Tag): boolean => {
  if (!VERB_LISTS.some((list) => list === tag.list)) return false;
  const start = clauseStart(document, tag, { from: last.to, to: tag.from });
  if (start <= last.to) return false;
  return firstTagIn(document.tags, ["issuer-heads"], { from: start, to: tag.from }) !== null;
};

const clauseStart = ({ tags, tokens }: Document, tag: Tag, within: TokenRange): number => {
  for (let at = tag.from - 1; at > within.from; at--) {
    if (tokens[at]?.fold === "," || tokens[at]?.fold === ";") return at + 1;
    if (tagAt(tags, "clause-openers", at) !== null && tokens[at]?.fold !== "that") return at;
  }
  return within.from;
};

const mentionOf = (
  document: Document,
  { trigger, range, sentence }: { trigger: Tag; range: TokenRange; sentence: number },
): OrderMention | null => {
  const { tags } = document;
  const content = {
    from: trigger.list === "shoot-nouns" ? trigger.from : trigger.from,
    to: range.to,
  };
  const provisions = provisionsIn(document, content);
  const noun =
    trigger.list === "order-nouns"
      ? trigger
      : (tagsIn(tags, "order-nouns", { from: trigger.from, to: trigger.to + 4 })[0] ?? null);
  const passive =
    VERB_LISTS.some((list) => list === trigger.list) &&
    tagsIn(tags, "be-forms", { from: trigger.from - 4, to: trigger.from + 1 }).length > 0;
  const zone = zoneIn(document, range);
  if (provisions.length === 0 && zone === null && noun === null) return null;
  const told = trigger.list === "tell-verbs";
  if (told && (provisions.length === 0 || isOutletTold(document, trigger))) return null;
  if (trigger.list === "order-verbs" && provisions.length === 0) return null;
  const issuers = issuersOf(document, { trigger, range, passive });
  return {
    sentence,
    range,
    trigger,
    noun,
    passive,
    provisions,
    instrument: instrumentOf(noun, trigger),
    issuer: issuers.issuer,
    transmitter: issuers.transmitter,
    addressees: addresseesOf(document, { trigger, range, passive }),
    fresh: noun !== null && isFresh(document, noun),
    rule: noun !== null ? "order.named/1" : passive ? "order.were-told/1" : "order.told-to/1",
  };
};

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

const instrumentOf = (noun: Tag | null, trigger: Tag): Instrument | null => {
  if (noun !== null && isInstrument(noun.value)) return noun.value;
  return trigger.list === "tell-verbs" ? "instruction" : "order";
};

const isFresh = ({ tags }: Document, noun: Tag): boolean => {
  if (tagsIn(tags, "definite-starts", { from: noun.from - 3, to: noun.from }).length > 0)
    return false;
  return tagsIn(tags, "issue-markers", { from: noun.from - 3, to: noun.from }).length > 0;
};

const issuersOf = (
  document: Document,
  { trigger, range, passive }: { trigger: Tag; range: TokenRange; passive: boolean },
): { issuer: TokenRange | null; transmitter: TokenRange | null } => {
  const { tags } = document;
  const subject = passive ? null : actorBefore(document, trigger.from, range.from);
  const links = tagsIn(tags, passive ? "by-words" : "from-by", {
    from: trigger.to,
    to: Math.min(range.to, trigger.to + 10),
  });
  const isNamed = trigger.list === "order-nouns" || trigger.list === "shoot-nouns";
  const from =
    isNamed || passive
      ? links.map((link) => actorFrom(document, link.to, range.to)).find((actor) => actor !== null)
      : null;
  if (from) return { issuer: from, transmitter: subject };
  return { issuer: subject, transmitter: null };
};

/** The last office, leader or state named before the verb, with its article and adjectives. */
const actorBefore = (document: Document, verb: number, lowest: number): TokenRange | null => {
  const { tokens, tags } = document;
  for (let at = verb - 1; at >= Math.max(lowest, verb - 12); at--) {
    const token = tokens[at];
    if (token === undefined || ["\u201d", ";", "(", ")"].includes(token.fold)) return null;
    if (tagAt(tags, "issuer-heads", at) !== null)
      return { from: groupStart(document, at, lowest), to: at + 1 };
    const place = within(document.places, { from: at - 4, to: at + 1 }).find(
      (mention) => mention.to === at + 1 && mention.actor,
    );
    if (place !== undefined) return { from: place.from, to: place.to };
    if (
      token.capital &&
      tokens[at - 1]?.capital &&
      tokens[at + 1]?.capital !== true &&
      tagAt(tags, "weekdays", at) === null
    ) {
      let from = at;
      while (from > lowest && tokens[from - 1]?.capital) from--;
      return { from, to: at + 1 };
    }
  }
  return null;
};

const groupStart = ({ tokens, tags }: Document, head: number, lowest: number): number => {
  let from = head;
  while (from > lowest && head - from < 7) {
    const before = tokens[from - 1];
    if (before === undefined || (before.kind === "mark" && !["-"].includes(before.fold))) break;
    if (
      tagAt(tags, "clause-openers", from - 1) ||
      tagAt(tags, "within-words", from - 1) ||
      tagAt(tags, "speech-cues", from - 1)
    )
      break;
    from--;
    if (tagAt(tags, "person-starts", from) !== null) break;
  }
  return from;
};

/** "from the Ministry of the Interior": capitals and small words up to the office's last word. */
const actorFrom = ({ tokens, tags }: Document, from: number, end: number): TokenRange | null => {
  let to = from;
  let head = -1;
  while (to < Math.min(end, from + 9)) {
    const token = tokens[to];
    if (token === undefined || (token.kind === "mark" && token.fold !== "'s" && token.fold !== "-"))
      break;
    const isOffice = tagAt(tags, "issuer-heads", to) !== null;
    if (
      !token.capital &&
      !isOffice &&
      tagAt(tags, "definite-articles", to) === null &&
      tagAt(tags, "of-words", to) === null &&
      to > from &&
      token.fold !== "and"
    )
      break;
    if (isOffice || (head >= 0 && token.capital)) head = to;
    to++;
  }
  return head < 0 ? null : { from, to: head + 1 };
};

const addresseesOf = (
  document: Document,
  { trigger, range, passive }: { trigger: Tag; range: TokenRange; passive: boolean },
): readonly TokenRange[] => {
  const { tags } = document;
  if (passive) {
    const group = addresseeIn(document, {
      from: Math.max(range.from, trigger.from - 12),
      to: trigger.from,
    });
    return group === null ? [] : [group];
  }
  const nested = VERB_LISTS.flatMap((list) =>
    tagsIn(tags, list, { from: trigger.from, to: range.to }),
  );
  for (const verb of nested.sort((a, b) => a.from - b.from)) {
    const group = addresseeIn(document, { from: verb.to, to: Math.min(range.to, verb.to + 16) });
    if (group !== null) return [group];
  }
  return [];
};

const addresseeIn = ({ tokens, tags }: Document, range: TokenRange): TokenRange | null => {
  let head = -1;
  const first = tagAt(tags, "clause-openers", range.from)?.to ?? range.from;
  for (let at = first; at < range.to; at++) {
    const token = tokens[at];
    if (
      token === undefined ||
      tagAt(tags, "period-cues", at) !== null ||
      tagAt(tags, "obligation", at) !== null ||
      (token.kind === "mark" && token.fold !== "-" && token.fold !== "'s")
    )
      break;
    if (head < 0 && tagAt(tags, "clause-openers", at) !== null && token.fold !== "that") break;
    if (tagAt(tags, "addressee-heads", at) !== null) head = at;
  }
  return head < 0 ? null : { from: first, to: head + 1 };
};
