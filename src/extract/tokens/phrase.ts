import type { Token } from "./token.ts";
import { tokenise } from "./token.ts";

/** A phrase found: tokens `[from, to)` and the values that its lists give it. */
export type PhraseHit<T> = {
  readonly from: number;
  readonly to: number;
  readonly values: readonly T[];
};

/** Phrases by their first word; matching costs one step per token and phrase length. */
export type PhraseTrie<T> = { readonly next: Map<string, PhraseTrie<T>>; readonly values: T[] };

/** Makes an empty trie, to be filled with `addPhrase` before it is used. */
export const emptyTrie = <T>(): PhraseTrie<T> => ({ next: new Map(), values: [] });

/** Adds a phrase; hyphens and points between its words do not count, in the phrase or in the text. */
export const addPhrase = <T>(trie: PhraseTrie<T>, phrase: string, value: T): void => {
  let node = trie;
  for (const token of tokenise(phrase)) {
    if (isJoint(token)) continue;
    let child = node.next.get(token.fold);
    if (child === undefined) {
      child = emptyTrie<T>();
      node.next.set(token.fold, child);
    }
    node = child;
  }
  if (node !== trie) node.values.push(value);
};

/** Every phrase that begins at token `from` and stays within one line, shortest first. */
export const phrasesAt = <T>(
  trie: PhraseTrie<T>,
  tokens: readonly Token[],
  from: number,
): readonly PhraseHit<T>[] => {
  // Most tokens begin no phrase: they cost one look-up and no list.
  if (!trie.next.has(tokens[from]?.fold ?? "")) return NO_HITS;
  const hits: PhraseHit<T>[] = [];
  let node: PhraseTrie<T> = trie;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || (at > from && token.breaks > 1)) break;
    const child = node.next.get(token.fold);
    if (child === undefined) {
      if (at > from && isJoint(token)) continue;
      break;
    }
    node = child;
    if (node.values.length > 0) hits.push({ from, to: at + 1, values: node.values });
  }
  return hits;
};

/** The longest phrase that begins at token `from`, or null. */
export const longestPhraseAt = <T>(
  trie: PhraseTrie<T>,
  tokens: readonly Token[],
  from: number,
): PhraseHit<T> | null => phrasesAt(trie, tokens, from).at(-1) ?? null;

const NO_HITS: readonly never[] = [];

const JOINTS = new Set(["-", "\u2010", "\u2011", "."]);
const isJoint = (token: Token): boolean => token.kind === "mark" && JOINTS.has(token.fold);
