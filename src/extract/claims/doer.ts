import type { Perpetrator } from "../../model/claim.ts";
import { type Document, isVeiled, passageAt, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { attackerIn, isOfOther, othersBehind, TO_AGENT } from "./attacker.ts";
import { type Casualty, casualtiesIn } from "./casualty.ts";
import { type Force, forcesIn } from "./force.ts";
import { isPassive } from "./whom.ts";

/**
 * Who did it: the force that an active word of harm is said of, or that "by" names after a passive
 * one. A force that only says so, that is hurt itself or that stands elsewhere is nobody's doer. Where
 * no force is told, whoever else the words right beside say did it.
 */
export const perpetratorOf = (
  document: Document,
  casualties: readonly Casualty[],
): Perpetrator | null => {
  const told = ofVictims(document, casualties);
  const doer = forceBehind(document, told) ?? othersBehind(document, told);
  if (doer === null || isVeiled(document, doer)) return null;
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

/** "Ten were killed and the attacker was shot dead by a guard": who shot him is not whoever killed the ten. */
const ofVictims = (document: Document, casualties: readonly Casualty[]): readonly Casualty[] => {
  const isOfDoer = ({ group, active }: Casualty): boolean =>
    group !== null &&
    group.best === 1 &&
    !active &&
    firstTagIn(document.tags, ["doer-nouns"], group) !== null;
  const others = casualties.filter((casualty) => !isOfDoer(casualty));
  return others.some(({ group, outcome }) => group !== null && outcome !== null)
    ? others
    : casualties;
};

/** The force that is told to have done it, one with a unit before others and one that killed before one that did less; null where none is. */
export const forceBehind = (document: Document, casualties: readonly Casualty[]): Force | null => {
  const deadly = casualties.filter(({ outcome }) => outcome === "killed");
  const found = [...deadly, ...casualties].flatMap((one) => doerOf(document, one) ?? []);
  return found.find(({ unit }) => unit !== null) ?? found[0] ?? null;
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
  if (they === undefined || isPassive(document, tag)) return null;
  if (firstTagIn(document.tags, BETWEEN, { from: they.to, to: tag.from }) !== null) return null;
  const own = document.sentences[index];
  // "Guards handed over the porter whom they had shot": the only force told of before the pronoun.
  const [only, another] =
    own === undefined
      ? []
      : forcesIn(document, { from: Math.max(own.from, they.from - NEAR), to: they.from });
  if (only !== undefined && another === undefined && isFirst(document, only)) return only;
  if (before === undefined) return null;
  return (
    casualtiesIn(document, before, index - 1)
      .map((casualty) => namedDoerOf(document, casualty))
      .find((doer) => doer !== null) ?? attackerIn(document, before)
  );
};
/** Words of several, which a sentence begins with or a clause opens to: whoever acts in it. */
const isFirst = ({ tokens, tags, sentences }: Document, { from, words }: Force): boolean =>
  tagAt(tags, "plural-nouns", words.from) !== null &&
  (rangeHolding(sentences, from)?.from === from ||
    tokens[from - 1]?.fold === "," ||
    tagAt(tags, "that-words", from - 1) !== null);

const TO_THEY = 4;

const NEAR = 30;

/** "was shot on Monday by guards of the 3rd Battalion", "killed in BSF firing": over adjectives. */
const isAgent = ({ tokens, tags }: Document, tag: TokenRange, { from, to }: Force): boolean => {
  if (from < tag.to || from > tag.to + TO_AGENT) return false;
  const ofFire = tagAt(tags, "fire-of-force", to) !== null;
  for (let at = from - 1; at >= Math.max(tag.to, from - MOST_ADJECTIVES); at--) {
    if (tagAt(tags, "by-words", at) !== null) return !isOfOther({ tags }, { from: tag.to, to: at });
    if (tagAt(tags, "prepositions", at) !== null) return ofFire;
    if (tokens[at]?.kind === "mark") return false;
  }
  return false;
};

const MOST_ADJECTIVES = 4;

/** "Guards chased and shot two men", "soldiers who fired": nothing between says it of another. */
const isSubject = (document: Document, tag: TokenRange, force: Force): boolean => {
  const { tokens, tags } = document;
  if (force.to > tag.from || force.to < tag.from - TO_SUBJECT) return false;
  const second = isSecondDeed(document, tag, force);
  for (let at = force.to; at < tag.from; at++) {
    if (!second && BETWEEN.some((list) => tagAt(tags, list, at) !== null)) return false;
    if (ENDING.has(tokens[at]?.fold ?? "")) return false;
  }
  const before =
    tagAt(tags, "determiners", force.from - 1) === null ? force.from - 1 : force.from - 2;
  // "Gunmen ambushed a patrol, killing two officers"
  if (isObject(document, before + 1)) return false;
  // "near the guards", "fled from soldiers": not who did it.
  return (
    tagAt(tags, "prepositions", before) === null || tagAt(tags, "clause-openers", before) !== null
  );
};

/** True where a verb of attack or harm ends right before the token: whom it begins to name suffered it. */
const isObject = (document: Document, at: number): boolean =>
  STRIKING.some((list) => {
    const verb = tagsIn(document.tags, list, { from: at - TO_VERB, to: at }).at(-1);
    return verb?.to === at && !isPassive(document, verb);
  });
const STRIKING: readonly ListName[] = ["attack-past", "kill-past", "wound-past"];
const TO_VERB = 4;

/** "A guard knocked the man down and kicked him": the second verb is said of whom the first is. */
const isSecondDeed = ({ tokens, tags }: Document, { from }: TokenRange, { to }: Force): boolean => {
  if (tagAt(tags, "name-joins", from - 1) === null && tokens[from - 1]?.fold !== ",") return false;
  const isDone =
    tokens[to]?.fold.endsWith("ed") === true ||
    VERBS.some((list) => tagAt(tags, list, to) !== null);
  return isDone && firstTagIn(tags, OTHERS, { from: to, to: from - 1 }) === null;
};
const VERBS: readonly ListName[] = ["shoot-past", "beat-past", "shove-past", "assault-past"];
const OTHERS: readonly ListName[] = [
  "speech-cues",
  "relative-pronouns",
  "clause-openers",
  "be-forms",
  "negation",
];
const TO_SUBJECT = 14;
const BETWEEN: readonly ListName[] = [
  "speech-cues",
  "person-nouns",
  "singular-pronouns",
  "be-forms",
  "negation",
];
const ENDING: ReadonlySet<string> = new Set([";", ":", "\u201c", "\u201d", '"', "(", ")"]);
