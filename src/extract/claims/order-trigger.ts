/** Words that a sentence begins to tell of an order with. */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { VERB_LISTS } from "./order-actor.ts";
import { isGiven } from "./order-reality.ts";

/** Words that begin a mention: an order's noun, or a verb that no noun or other verb before it already governs. */
export const triggersIn = (
  document: Document,
  sentence: Sentence,
  speechCue: TokenRange | null,
): readonly Tag[] => {
  const { tags } = document;
  const all = [
    // "told the paper" is somebody speaking, not an order.
    ...VERB_LISTS.flatMap((list) => tagsIn(tags, list, sentence)).filter(
      (tag) =>
        (speechCue === null ||
          tag.from > speechCue.from ||
          tag.to <= speechCue.from ||
          isToldTo(document, tag)) &&
        (tagAt(tags, "order-nouns", tag.from) === null || !isNoun(document, tag)) &&
        // "the forbidden zone" is a name for it, and forbids nothing by itself.
        tagAt(tags, "zone-words", tag.from) === null,
    ),
    ...tagsIn(tags, "order-nouns", sentence).filter((tag) => isNoun(document, tag)),
    ...tagsIn(tags, "shoot-nouns", sentence),
    ...tagsIn(tags, "permission-nouns", sentence),
  ]
    .filter((tag) => !isSeeming(document, tag) && isGiven(document, tag, sentence))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const triggers: Tag[] = [];
  for (const tag of all) {
    const last = triggers.at(-1);
    if (last !== undefined && (tag.from < last.to || !hasOwnIssuer(document, last, tag))) continue;
    triggers.push(tag);
  }
  return triggers;
};

/** Nouns for an order that was given, whatever verb stands before them. */
export const nounsIn = (document: Document, sentence: Sentence): readonly Tag[] =>
  tagsIn(document.tags, "order-nouns", sentence).filter(
    (tag) => isNoun(document, tag) && !isSeeming(document, tag) && isGiven(document, tag, sentence),
  );

/** "It told them to shoot": what somebody is told to do is no saying. */
const isToldTo = ({ tokens, tags }: Document, tag: Tag): boolean => {
  if (tag.list !== "tell-verbs") return false;
  const whom = tagAt(tags, "plural-pronouns", tag.to) ?? tagAt(tags, "singular-pronouns", tag.to);
  return whom !== null && tokens[whom.to]?.fold === "to";
};

/** "the rule of law", "international law": no order of anybody's. */
const isSeeming = ({ tags }: Document, tag: Tag): boolean =>
  touchesRange(
    tagsIn(tags, "seeming-orders", { from: tag.from - LONGEST, to: tag.to + LONGEST }),
    tag,
  );
const LONGEST = 3;

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

/** Where the clause begins that a word stands in: after a mark, or at the word that opens it. */
export const clauseStart = ({ tags, tokens }: Document, tag: Tag, within: TokenRange): number => {
  const own = ownPart({ tags, tokens }, tag, within);
  if (own !== null) return own;
  for (let at = tag.from - 1; at > within.from; at--) {
    if (tokens[at]?.fold === "," || tokens[at]?.fold === ";") return at + 1;
    if (tagAt(tags, "clause-openers", at) !== null && tokens[at]?.fold !== "that") return at;
  }
  return within.from;
};

/** "…; the captain, however, on 2 May ordered …": a part of its own, where no other order is told before it. */
const ownPart = (
  { tags, tokens }: Pick<Document, "tags" | "tokens">,
  tag: Tag,
  within: TokenRange,
): number | null => {
  let at = tag.from - 1;
  while (at > within.from && tokens[at]?.fold !== ";") at--;
  if (at <= within.from) return null;
  const before = { from: at + 1, to: tag.from };
  return firstTagIn(tags, [...VERB_LISTS, "order-nouns"], before) === null ? at + 1 : null;
};
