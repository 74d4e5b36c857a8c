/** Texts that are an order themselves: a telegram, a message or rules of engagement, item by item. */
import { Instrument } from "../../model/order.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type OrderMention, orderMentionsIn } from "./order-mention.ts";
import { isPrevious } from "./order-previous.ts";
import type { OrderThread } from "./order-thread.ts";
import { provisionsIn } from "./provision.ts";
import { zoneIn } from "./zone.ts";

/** What stands at the head of an order's text: its kind, from whom it is and to whom. */
export type OrderPaper = {
  readonly label: Tag | null;
  readonly from: TokenRange | null;
  readonly to: TokenRange | null;
  /** Sentences of its items, by index. */
  readonly items: ReadonlySet<number>;
  /** What its head says of it ("Valid from 1 June"). */
  readonly notes: readonly TokenRange[];
};

/** The rule of what an order's own items say. */
export const OF_PAPER = "order.own-items/1";

/** The order that the text is; null for a text that only tells of one. */
export const orderPaperIn = (document: Document): OrderPaper | null => {
  const { sentences, tags } = document;
  const first = sentences.findIndex((_, index) => isItem(document, index));
  if (first <= 0 || first > LONGEST_HEAD) return null;
  const head = sentences.slice(0, first).filter(({ role }) => role !== "furniture");
  // A judgment has its own numbers.
  if (head.some((sentence) => firstTagIn(tags, ["court-words"], sentence) !== null)) return null;
  const label = head.map((sentence) => labelOf(document, sentence)).find((tag) => tag !== null);
  const [from, to] = LABELS.map((list) =>
    head.map((sentence) => labelled(document, sentence, list)).find((words) => words !== null),
  );
  const items = itemsFrom(document, first);
  const isAddressed = from !== undefined && to !== undefined;
  if (items.size < FEWEST_ITEMS || (label === undefined && !isAddressed)) return null;
  // "From: the Watch Network": only an office orders anything; a form without a sender names one.
  const whose = from === undefined ? head : [from];
  if (whose.every((words) => firstTagIn(tags, ["issuer-heads"], words) === null)) return null;
  // "To: the President": nobody orders those above them.
  if (to !== undefined && firstTagIn(tags, ["addressee-heads"], to) === null) return null;
  const notes = head.filter((sentence) => isNote(document, sentence));
  return {
    ...{ label: label ?? null, to: to ?? null, items, notes },
    from: from ?? head.map((sentence) => nameOf(document, sentence)).find((words) => words) ?? null,
  };
};
/** Sentences from the beginning to the first item. */
const LONGEST_HEAD = 10;
const FEWEST_ITEMS = 2;

/** What an item orders; null where it says nothing that an order holds. */
export const itemMention = (
  document: Document,
  { label, from, to }: OrderPaper,
  index: number,
): OrderMention | null => {
  const sentence = document.sentences[index];
  if (sentence === undefined) return null;
  // "I ask for leave to fire", "The men would shoot": what is asked or supposed.
  if (firstTagIn(document.tags, ["first-persons", "past-modals"], sentence) !== null) return null;
  const provisions = provisionsIn(document, sentence);
  if (provisions.length === 0 && zoneIn(document, sentence) === null) return null;
  const words = label ?? from ?? sentence;
  const trigger: Tag = label ?? { list: "order-nouns", value: "", from: words.from, to: words.to };
  const kind = Instrument.safeParse(label?.value);
  return {
    sentence: index,
    range: sentence,
    trigger,
    noun: label,
    passive: false,
    provisions,
    instrument: kind.success ? kind.data : "order",
    issuer: from,
    transmitter: null,
    addressees: to === null ? [] : [to],
    fresh: false,
    rule: OF_PAPER,
  };
};

/** "1.", "(b)", "-", "Para 3.", "SECOND.": a paragraph that begins so. */
const isItem = ({ sentences, tokens, tags }: Document, index: number): boolean => {
  const sentence = sentences[index];
  if (sentence === undefined || sentence.role === "furniture") return false;
  if (sentences[index - 1]?.paragraph === sentence.paragraph) return false;
  const [mark, next, third] = tokens.slice(sentence.from, sentence.from + 3);
  if (mark === undefined || next === undefined) return false;
  if (mark.fold === "-" || mark.fold === "\u2022" || mark.fold === "\u2013")
    return next.start > mark.end;
  const isOpen = mark.fold === "(" && third?.fold === ")";
  const isNumber = mark.kind === "number" && (next.fold === "." || next.fold === ")");
  const isNamed =
    tagAt(tags, "item-words", sentence.from) !== null &&
    (next.fold === "." || next.fold === ":" || next.kind === "number");
  return isOpen || isNumber || isNamed;
};

/** All sentences of the items, up to the last paragraph that is one. */
const itemsFrom = (document: Document, first: number): ReadonlySet<number> => {
  const { sentences } = document;
  const items = new Set<number>();
  let paragraph = -1;
  for (let at = first; at < sentences.length; at++) {
    const sentence = sentences[at];
    if (sentence === undefined) break;
    if (isItem(document, at)) paragraph = sentence.paragraph;
    if (sentence.paragraph === paragraph) items.add(at);
  }
  return items;
};

/** "Valid from 1 June 2024." */
const isNote = ({ tags }: Document, sentence: Sentence): boolean =>
  sentence.to - sentence.from <= LONGEST_NAME &&
  firstTagIn(tags, ["effective-cues", "until-cues", "lasting-words"], sentence) !== null;

/** "Border Guard Force, Eastern Zone.": a line that only names an office, in capitals. */
const nameOf = ({ tokens, tags }: Document, { from, to }: Sentence): TokenRange | null => {
  if (to - from > LONGEST_NAME) return null;
  let end = from;
  while (end < to && tokens[end]?.capital) end++;
  const name = { from, to: end };
  const isWhole = end === to || tokens[end]?.kind === "mark";
  const isNoun = firstTagIn(tags, ["order-nouns"], name) === null;
  return isWhole && isNoun && firstTagIn(tags, ["issuer-heads"], name) !== null ? name : null;
};
const LONGEST_NAME = 10;

/** "TELEGRAM.", "FLASH MESSAGE No. 0457", "RULES OF ENGAGEMENT - card": the word that a heading begins with. */
const labelOf = (document: Document, sentence: Sentence): Tag | null => {
  const { tags, tokens } = document;
  const near = { from: sentence.from, to: Math.min(sentence.to, sentence.from + TO_LABEL) };
  const noun = firstTagIn(tags, ["order-nouns"], near);
  if (noun === null || firstTagIn(tags, ["speech-cues", "tell-verbs"], sentence) !== null)
    return null;
  const after = tokens[noun.to];
  const isEnd = noun.to >= sentence.to || after?.kind !== "word" || after.fold === "no";
  return isEnd && isCapital(document, noun) ? noun : null;
};
const TO_LABEL = 4;

/** In capitals throughout, as headings of forms are. */
const isCapital = ({ tokens, shown }: Document, { from, to }: TokenRange): boolean => {
  const words = shown.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  return words !== words.toLowerCase() && words === words.toUpperCase();
};

/** "From: Border command, Kunduz.": what follows the label, to the stop or the next label. */
const labelled = (document: Document, sentence: Sentence, list: ListName): TokenRange | null => {
  const { tags, tokens } = document;
  const label = tagsIn(tags, list, sentence).find(({ to }) => tokens[to]?.fold === ":");
  if (label === undefined) return null;
  const from = label.to + 1;
  let to = from;
  while (to < sentence.to && to - from < LONGEST_VALUE && !isStop(document, to)) to++;
  return to > from ? { from, to } : null;
};
const LONGEST_VALUE = 14;

const isStop = ({ tokens, tags }: Document, at: number): boolean =>
  [".", ";", ":"].includes(tokens[at]?.fold ?? "") ||
  (tokens[at + 1]?.fold === ":" && LABELS.some((list) => tagAt(tags, list, at) !== null)) ||
  (tokens[at]?.breaks ?? 0) > 0;
const LABELS: readonly ListName[] = ["paper-from", "paper-to"];

/** An order whose own items the text is; what an item says of a rule before it is another order. */
export const paperThread = (document: Document, paper: OrderPaper): OrderThread => {
  const mentions: OrderMention[] = [];
  const details: TokenRange[] = [...paper.notes];
  for (const index of paper.items) {
    const sentence = document.sentences[index];
    if (sentence === undefined) continue;
    const told = orderMentionsIn(document, sentence, index);
    if (told.some((mention) => isPrevious(document, mention))) continue;
    // "Graziers have been told to …": what was told before, by others.
    if (told.some(({ rule }) => rule === WERE_TOLD)) continue;
    const mention = itemMention(document, paper, index);
    if (mention !== null) mentions.push(mention);
    else if (told.length === 0 && firstTagIn(document.tags, OF_ORDERS, sentence) !== null)
      details.push({ from: sentence.from, to: sentence.to });
  }
  return { mentions: mentions.slice(0, MOST_ITEMS), details, speaker: null, previous: false };
};
const WERE_TOLD = "order.were-told/1";
const OF_ORDERS: readonly ListName[] = [
  ...(["until-cues", "effective-cues", "sparing-words", "sanction-triggers"] as const),
  "lasting-words",
];
const MOST_ITEMS = 64;
