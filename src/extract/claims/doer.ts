import type { Perpetrator } from "../../model/claim.ts";
import { type Document, isVeiled, passageAt, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type Casualty, casualtiesIn } from "./casualty.ts";
import { type Unit, unitAt, unitBefore } from "./unit.ts";
import { isPassive } from "./whom.ts";

/** A force that a sentence names: its words, its unit where told, and the whole phrase. */
type Force = TokenRange & { readonly words: TokenRange; readonly unit: Unit | null };

/**
 * Who did it: the force that an active word of harm is said of, or that "by" names after a passive
 * one. A force that only says so, that is hurt itself or that stands elsewhere is nobody's doer.
 */
export const perpetratorOf = (
  document: Document,
  casualties: readonly Casualty[],
): Perpetrator | null => {
  const found = casualties.flatMap((casualty) => doerOf(document, casualty) ?? []);
  const doer = found.find(({ unit }) => unit !== null) ?? found[0];
  if (doer === undefined || isVeiled(document, doer)) return null;
  const { words, unit } = doer;
  const parent = unit?.parent ?? null;
  const named = [words, unit, parent].filter((range) => range !== null);
  const ranges = named.filter(
    ({ from, to }, index) =>
      named.findIndex((other) => other.from === from && other.to === to) === index,
  );
  return {
    description: wordsOf(document, words),
    unit: unit === null ? null : wordsOf(document, unit),
    parent: parent === null ? null : wordsOf(document, parent),
    basis: { how: "stated", passages: ranges.map((range) => passageAt(document, range)) },
  };
};

const doerOf = (document: Document, casualty: Casualty): Force | null =>
  namedDoerOf(document, casualty) ??
  joinedDoerOf(document, casualty) ??
  returningDoerOf(document, casualty);

/** "Guards killed a man on 2 March and wounded two boys on 9 March": the second verb is said of them too. */
const joinedDoerOf = (document: Document, { sentence: index, tag, part, active }: Casualty) => {
  const sentence = document.sentences[index];
  if (sentence === undefined || part === undefined || !active || tag.from !== part.from)
    return null;
  return (
    casualtiesIn(document, { ...sentence, to: part.from }, index)
      .map((casualty) => namedDoerOf(document, casualty))
      .find((doer) => doer !== null) ?? null
  );
};

const namedDoerOf = (document: Document, casualty: Casualty): Force | null => {
  const sentence = document.sentences[casualty.sentence];
  if (sentence === undefined) return null;
  const { tag, group, active } = casualty;
  // Only what stands near: a sentence made to slow us down may hold thousands of words of harm.
  const forces = forcesIn(document, {
    from: Math.max(sentence.from, tag.from - NEAR),
    to: Math.min(sentence.to, tag.to + NEAR),
  });
  const suffered = isPassive(document, tag) || (group !== null && !active);
  const doer = suffered
    ? forces.find((force) => isAgent(document, tag, force))
    : forces.findLast((force) => isSubject(document, tag, force));
  const hurt = doer !== undefined && group !== null && group.from < doer.to && doer.from < group.to;
  return doer === undefined || hurt ? null : doer;
};

/** "Guards shot a man. They wounded a farmer too": whoever did what the sentence before tells. */
const returningDoerOf = (document: Document, { sentence: index, tag }: Casualty): Force | null => {
  const before = document.sentences[index - 1];
  const they = tagsIn(document.tags, "plural-subjects", {
    from: tag.from - TO_THEY,
    to: tag.from,
  }).at(-1);
  if (before === undefined || they === undefined || isPassive(document, tag)) return null;
  if (firstTagIn(document.tags, BETWEEN, { from: they.to, to: tag.from }) !== null) return null;
  return (
    casualtiesIn(document, before, index - 1)
      .map((casualty) => namedDoerOf(document, casualty))
      .find((doer) => doer !== null) ?? null
  );
};
const TO_THEY = 4;

const NEAR = 30;

/** Every force of a sentence in order, none inside another. */
const forcesIn = (document: Document, sentence: TokenRange): readonly Force[] => {
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

/** "guards of the 3rd Battalion", "3rd Battalion guards", or the unit alone. */
const forceAt = (document: Document, at: number, range: TokenRange): Force | null => {
  const { tags } = document;
  const alone = tagAt(tags, "determiners", at) === null ? unitAt(document, at, range.to) : null;
  if (alone !== null) {
    const people = tagAt(tags, "force-heads", alone.to);
    const words = people ?? { from: alone.from, to: alone.to };
    const to = people?.to ?? alone.parent?.to ?? alone.to;
    return { from: alone.from, to, words, unit: alone };
  }
  const head = tagAt(tags, "force-heads", at);
  if (head === null || head.to > range.to) return null;
  const words = { from: head.from, to: head.to };
  const joined = tagAt(tags, "unit-joiners", head.to);
  const after = joined === null ? null : unitAt(document, joined.to, range.to);
  if (after !== null)
    return { from: head.from, to: after.parent?.to ?? after.to, words, unit: after };
  const before = unitBefore(document, at, range.from);
  return { from: before?.from ?? head.from, to: head.to, words, unit: before };
};

/** "was shot on Monday by guards of the 3rd Battalion": "by" right before, over adjectives. */
const isAgent = ({ tokens, tags }: Document, tag: TokenRange, { from }: Force): boolean => {
  if (from < tag.to || from > tag.to + TO_AGENT) return false;
  for (let at = from - 1; at >= Math.max(tag.to, from - MOST_ADJECTIVES); at--) {
    if (tagAt(tags, "by-words", at) !== null) return true;
    if (tokens[at]?.kind === "mark" || tagAt(tags, "prepositions", at) !== null) return false;
  }
  return false;
};
const TO_AGENT = 16;
const MOST_ADJECTIVES = 4;

/** "Guards chased and shot two men", "soldiers who fired": nothing between says it of another. */
const isSubject = ({ tokens, tags }: Document, tag: TokenRange, force: Force): boolean => {
  if (force.to > tag.from || force.to < tag.from - TO_SUBJECT) return false;
  for (let at = force.to; at < tag.from; at++) {
    if (BETWEEN.some((list) => tagAt(tags, list, at) !== null)) return false;
    if (ENDING.has(tokens[at]?.fold ?? "")) return false;
  }
  const before =
    tagAt(tags, "determiners", force.from - 1) === null ? force.from - 1 : force.from - 2;
  // "near the guards", "fled from soldiers": not who did it.
  return (
    tagAt(tags, "prepositions", before) === null || tagAt(tags, "clause-openers", before) !== null
  );
};
const TO_SUBJECT = 14;
const BETWEEN: readonly ListName[] = [
  "speech-cues",
  "person-nouns",
  "singular-pronouns",
  "be-forms",
  "negation",
];
const ENDING: ReadonlySet<string> = new Set([";", ":", "\u201c", "\u201d", '"', "(", ")"]);
