import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { nameRunEnd } from "../numbers/name.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import { shortName, type Unit, unitAt, unitBefore } from "./unit.ts";

/** A force that a sentence names: its words, its unit where told, and the whole phrase. */
export type Force = TokenRange & { readonly words: TokenRange; readonly unit: Unit | null };

/** Every force of a sentence in order, none inside another. */
export const forcesIn = (document: Document, sentence: TokenRange): readonly Force[] => {
  const forces: Force[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const force = forceAt(document, at, {
      from: forces.at(-1)?.to ?? sentence.from,
      to: sentence.to,
    });
    if (force === null) continue;
    forces.push(force);
    at = force.to - 1;
  }
  return forces;
};

/** "guards of the 3rd Battalion", "3rd Battalion guards", "Sergeant Doe of the border troops", or the unit alone. */
const forceAt = (document: Document, at: number, range: TokenRange): Force | null => {
  const { tags } = document;
  const alone = tagAt(tags, "determiners", at) === null ? unitAt(document, at, range.to) : null;
  if (alone !== null) {
    const people = headAt(document, alone.to, range.to) ?? tagAt(tags, "person-nouns", alone.to);
    const words = people ?? { from: alone.from, to: alone.to };
    const to = people?.to ?? alone.parent?.to ?? alone.to;
    return { from: alone.from, to, words, unit: alone };
  }
  // "BSF guards": the short name is that of their unit.
  const short = shortName(document, at) ? headAt(document, at + 1, range.to) : null;
  if (short !== null)
    return { from: at, to: short.to, words: short, unit: { from: at, to: at + 1, parent: null } };
  const own = headAt(document, at, range.to);
  const head = own ?? tagAt(tags, "member-nouns", at);
  if (head === null || head.to > range.to) return null;
  const joined = tagAt(tags, "unit-joiners", head.to);
  const after = joined === null ? null : unitAt(document, joined.to, range.to);
  const words = { from: head.from, to: head.to };
  if (after !== null)
    return { from: head.from, to: after.parent?.to ?? after.to, words, unit: after };
  const whole = joined === null ? null : wholeAt(document, joined.to, range.to);
  if (whole !== null) {
    const all = { from: head.from, to: whole.to };
    return { ...all, words: all, unit: null };
  }
  // "members", "a man from the village": only what they are of makes them a force.
  if (own === null) return null;
  const before = unitBefore(document, at, range.from);
  return { from: before?.from ?? head.from, to: head.to, words, unit: before };
};

/** "soldiers", "border patrol officers", "Sergeant Jo Doe": the words for those who are of a force. */
const headAt = (document: Document, at: number, end: number): TokenRange | null => {
  const tag = longestAt(document, at);
  if (tag === null || tag.to > end) return null;
  const more = longestAt(document, tag.to);
  if (more !== null && more.to <= end) return { from: at, to: more.to };
  // "officers Monday", "Soldiers Doe": of several no name follows.
  const named =
    tagAt(document.tags, "plural-nouns", tag.from) === null &&
    tagAt(document.tags, "class-state-agent", tag.from) !== null
      ? nameRunEnd(document, tag.to, end)
      : null;
  return { from: at, to: document.tokens[tag.to]?.fold === "," ? tag.to : (named ?? tag.to) };
};

/** "soldiers of the border troops", "of the Karelian harbour police": the force that the people are of. */
const wholeAt = (document: Document, at: number, end: number): TokenRange | null => {
  const { tags, tokens } = document;
  const first = tagAt(tags, "determiners", at)?.to ?? at;
  for (let from = first; from <= first + MOST_ADJECTIVES; from++) {
    const head = headAt(document, from, end);
    if (head !== null) return head;
    if (tokens[from]?.kind !== "word" || tagAt(tags, "prepositions", from) !== null) return null;
    if (tagAt(tags, "person-nouns", from) !== null) return null;
  }
  return null;
};
const MOST_ADJECTIVES = 2;

const HEADS: readonly ListName[] = ["force-heads", "class-state-agent"];

const longestAt = ({ tags }: Document, at: number): TokenRange | null => {
  let longest: TokenRange | null = null;
  for (const list of HEADS) {
    const tag = tagAt(tags, list, at);
    if (tag !== null && tag.to > (longest?.to ?? 0)) longest = tag;
  }
  return longest;
};
