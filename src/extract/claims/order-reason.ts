import type { TextValue } from "../../model/passage.ts";
import { type Document, isVeiled, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { reasonIn } from "../speech/speaker.ts";
import { joinRanges, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { clauseFrom, textValue } from "./order-clause.ts";
import { isGeneric } from "./order-same.ts";
import type { OrderThread } from "./order-thread.ts";

/** What an order is said to be for. `others` are sentences in which somebody else than its teller alleges a motive. */
type Reasons = {
  readonly given: TextValue | null;
  readonly alleged: TextValue | null;
  readonly others: readonly number[];
};

/** The reason its givers have, and what else it is alleged to be for; null where the words tell none. */
export const reasonsOf = (document: Document, thread: OrderThread): Reasons => {
  const told = joinRanges(
    thread.mentions.flatMap(({ provisions }) => provisions.map(({ range }) => range)),
  );
  // "to stop firing" is what was ordered, and no reason for it.
  const found = placesOf(document, thread)
    .flatMap((place) => reasonsIn(document, thread, place))
    .filter(({ words }) => !touchesRange(told, words) && !isVeiled(document, words));
  const isOwn = ({ sentence }: Reason): boolean => isByTeller(document, thread, sentence);
  const value = (reason: Reason | undefined): TextValue | null =>
    reason === undefined ? null : textValue(document, reason.words);
  const alleged = found.filter((reason) => reason.alleged);
  return {
    given: value(found.find((reason) => !reason.alleged)),
    alleged: value(alleged.find(isOwn)),
    others: [...new Set(alleged.flatMap((one) => (isOwn(one) ? [] : (one.sentence ?? []))))],
  };
};

type Reason = {
  readonly words: TokenRange;
  readonly alleged: boolean;
  readonly sentence: number | null;
};

/** Words that may hold a reason; `after`, only what others allege. */
type Place = {
  readonly range: TokenRange;
  readonly sentence: number | null;
  readonly after: boolean;
};

/** An order's own words, and what its teller says right after them without naming it again. */
const placesOf = (
  document: Document,
  { mentions, details }: Pick<OrderThread, "mentions" | "details">,
): readonly Place[] => {
  const own = new Set(mentions.map(({ sentence }) => sentence));
  return [
    ...mentions.map(({ range, sentence }) => ({ range, sentence, after: false })),
    ...details.map((range) => ({ range, sentence: null, after: false })),
    ...mentions.flatMap(({ sentence }) => {
      const next = document.sentences[sentence + 1];
      if (next?.role !== "body" || own.has(sentence + 1)) return [];
      return [{ range: next, sentence: sentence + 1, after: true }];
    }),
  ];
};

/** An order rests on one person: what somebody else holds its motive to be is their word and not that person's. */
const isByTeller = (
  { speech }: Document,
  { mentions, speaker }: OrderThread,
  sentence: number | null,
): boolean => {
  const teller =
    speaker ??
    mentions.map((one) => speech.bySentence[one.sentence]?.speaker ?? null).find(Boolean) ??
    null;
  const other = sentence === null ? null : (speech.bySentence[sentence]?.speaker ?? null);
  return other === null || teller === null || other === teller;
};

const reasonsIn = (
  document: Document,
  thread: OrderThread,
  { range, sentence, after }: Place,
): readonly Reason[] => {
  const { tags } = document;
  const byGiver = isByGiver(document, thread, range);
  const motives = tagsIn(tags, "motive-cues", range);
  const doubted = tagAt(tags, "contrast-openers", range.from) !== null && !byGiver;
  const plain = tagsIn(tags, "reason-cues", range).filter(
    (cue) =>
      !touchesRange(motives, cue) &&
      !isOfName(document, range, cue) &&
      // "who fail to stop on a second call": what they do not do.
      !touchesRange(tagsIn(tags, "sanction-triggers", { from: cue.from - 3, to: cue.to }), cue),
  );
  const reason = (cue: Tag, alleged: boolean): Reason => ({
    words: fromCue(document, range, cue),
    alleged,
    sentence,
  });
  return [
    ...(after ? [] : plain.map((cue) => reason(cue, doubted))),
    ...motives.map((cue) => reason(cue, !byGiver)).filter(({ alleged }) => alleged || !after),
  ].sort((a, b) => a.words.from - b.words.from);
};

/** "asked not to be named because they feared reprisals": why a name is kept back, and no reason for an order. */
const isOfName = (document: Document, range: TokenRange, cue: Tag): boolean => {
  // "citing a soldier": whose word it is.
  const who = { from: cue.to, to: cue.to + TO_SOURCE };
  const isSource =
    tagAt(document.tags, "told-by-cues", cue.from) !== null &&
    firstTagIn(document.tags, ["source-heads"], who) !== null;
  if (isSource) return true;
  const why = reasonIn(document, range);
  if (why !== null && touchesRange([why], cue)) return true;
  const before = { from: Math.max(range.from, cue.from - TO_NAME), to: cue.from };
  return firstTagIn(document.tags, ["anonymity-cues"], before) !== null;
};
const TO_NAME = 8;
const TO_SOURCE = 4;

/** "The goal is simple: to spread fear": what a colon opens belongs to it. */
const fromCue = (document: Document, range: TokenRange, cue: Tag): TokenRange => {
  const clause = upToNextTelling(document, clauseFrom(document, range, cue), cue);
  if (document.tokens[clause.to]?.fold !== ":") return clause;
  const next = { ...cue, from: clause.to + 1, to: clause.to + 2 };
  return { from: clause.from, to: clauseFrom(document, range, next).to };
};

/** "to scare smugglers away and the villagers have not been back": what is told next is no part of it; "smugglers and the miners" is. */
const upToNextTelling = ({ tags }: Document, clause: TokenRange, cue: Tag): TokenRange => {
  const join = tagsIn(tags, "cue-joins", { from: cue.to, to: clause.to }).find(
    ({ to }) =>
      WHO_NEXT.some((list) => tagAt(tags, list, to) !== null) &&
      firstTagIn(tags, HELPERS, { from: to + 1, to: Math.min(clause.to, to + TO_VERB) }) !== null,
  );
  return join === undefined ? clause : { from: clause.from, to: join.from };
};
const WHO_NEXT: readonly ListName[] = ["definite-articles", "thing-pronouns", "plural-pronouns"];
const HELPERS: readonly ListName[] = ["be-forms", "have-forms", "modals"];
const TO_VERB = 4;

/** What those who give an order say of it is the reason they give, however it is worded. */
const isByGiver = (document: Document, { mentions }: OrderThread, range: TokenRange): boolean => {
  const source = mentions
    .flatMap(({ sentence }) => [sentence, sentence + 1])
    .map((sentence) => document.speech.bySentence[sentence]?.source ?? null)
    .find((words) => words !== null && range.from <= words.from && words.to <= range.to);
  if (source === undefined || source === null) return false;
  const words = wordsOf(document, source).toLowerCase();
  return mentions.some(
    ({ issuer }) =>
      issuer !== null &&
      (wordsOf(document, issuer).toLowerCase() === words ||
        (isGeneric(document, issuer) && isGeneric(document, source))),
  );
};
