import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import { nameAt } from "./name.ts";
import { type HarmText, PHRASE_BOUNDS } from "./text.ts";

/** What a noun phrase stands for where harm is told. */
export type PhraseKind = "armed" | "people" | "body" | "name" | "target" | "weapon";

/** A noun phrase without its article; `head` is the noun it ends in, or the whole name. */
export type Phrase = TokenRange & { readonly kind: PhraseKind; readonly head: TokenRange };

/** Of lists with a word of the same length the first decides: a known group before any body. */
const HEADS: readonly (readonly [ListName, PhraseKind])[] = [
  ["armed-groups", "body"],
  ["weapon-nouns", "weapon"],
  ["target-nouns", "target"],
  ["armed-nouns", "armed"],
  ["body-nouns", "body"],
  ["agent-nouns", "people"],
];

/** The phrases of a sentence in order, none inside another. */
export const phrasesIn = (text: HarmText, sentence: Sentence): readonly Phrase[] => {
  const phrases: Phrase[] = [];
  let from = sentence.from;
  for (let at = sentence.from; at < sentence.to; at++) {
    const phrase = nameAt(text, at, sentence) ?? nounAt(text, { at, from }, sentence);
    if (phrase === null) continue;
    phrases.push(phrase);
    from = phrase.to;
    at = phrase.to - 1;
  }
  return phrases;
};

const nounAt = (
  text: HarmText,
  { at, from }: { readonly at: number; readonly from: number },
  sentence: Sentence,
): Phrase | null => {
  const head = headAt(text, at);
  // "bomb attack", "car bomb": a noun before another noun describes it.
  if (head === null || head.to > sentence.to || describesNext(text, head.to, sentence.to)) {
    return null;
  }
  return { kind: head.kind, from: startOf(text, from, at), to: head.to, head };
};

type Head = TokenRange & { readonly kind: PhraseKind };

const headAt = ({ tags }: HarmText, at: number): Head | null => {
  let best: Head | null = null;
  for (const [list, kind] of HEADS) {
    const tag = tagAt(tags, list, at);
    if (tag !== null && (best === null || tag.to > best.to)) best = { from: at, to: tag.to, kind };
  }
  return best;
};

const describesNext = (text: HarmText, at: number, end: number): boolean =>
  at < end && (headAt(text, at) !== null || tagAt(text.tags, "harm-nouns", at) !== null);

const MOST_MODIFIERS = 5;

/** Words before a noun that belong to it: up to an article, a preposition, a verb or a mark. */
const startOf = ({ tokens, tags }: HarmText, from: number, at: number): number => {
  let start = at;
  while (start > from && at - start < MOST_MODIFIERS) {
    const token = tokens[start - 1];
    if (token === undefined || token.kind === "mark" || token.breaks > 1) break;
    const counts = tagAt(tags, "number-words", start - 1) !== null;
    if (!counts && PHRASE_BOUNDS.some((list) => tagAt(tags, list, start - 1) !== null)) break;
    start--;
  }
  return start;
};
