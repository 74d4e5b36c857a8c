import type { Count, VictimClass } from "../../model/claim.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { ageIn, ageWordsEnd, isAgeAt } from "./person.ts";

/** People the text counts or names: tokens `[from, to)`. Bounds null: the words give none. */
export type Group = TokenRange & {
  readonly min: number | null;
  readonly best: number | null;
  readonly max: number | null;
  readonly counted: boolean;
  readonly more: boolean;
  /** Tells one person from another within a text: a name, an age or the noun. */
  readonly key: string;
};

/** The group of people that begins within a few words of the token and before the end, or null. */
export const groupFrom = (document: Document, at: number, end: number): Group | null => {
  const from = tagAt(document.tags, "of-words", at)?.to ?? at;
  const first = singleGroup(document, from, end);
  if (first === null) return null;
  return withCompanion(document, first, end);
};

/** The subject of a verb: the last group of people before it in its clause, or in its sentence. */
export const groupBefore = (
  document: Document,
  verb: number,
  sentence: TokenRange,
): Group | null => {
  const { tags } = document;
  const openers = tagsIn(tags, "clause-openers", { from: sentence.from, to: verb });
  const starts = [...openers.map(({ to }) => to), sentence.from].sort((a, b) => b - a);
  for (const start of starts.slice(0, 3)) {
    const group = groupFrom(document, start, Math.min(verb, start + 16));
    if (group !== null) return group;
  }
  return null;
};

/** The group's number as a claim carries it. */
export const countOf = (document: Document, group: Group): Count => ({
  min: group.min,
  best: group.best,
  max: group.max,
  words: wordsOf(document, group),
  basis: { how: "stated", passages: [passageAt(document, group)] },
});

const CLASSES: readonly (readonly [ListName, VictimClass])[] = [
  ["class-smuggler", "smuggler"],
  ["class-re-entrant", "re-entrant"],
  ["class-crosser", "crosser"],
  ["class-state-agent", "state-agent"],
  ["class-foreigner", "foreigner"],
  ["class-resident", "resident"],
];

/** What the words of a range say of the people in it; "unknown" where they say nothing. */
export const classIn = (document: Document, range: TokenRange): VictimClass =>
  CLASSES.find(([list]) => firstTagIn(document.tags, [list], range) !== null)?.[1] ?? "unknown";

/** True for a word of childhood or an age under 18. */
export const isChildIn = (document: Document, range: TokenRange): boolean => {
  if (firstTagIn(document.tags, ["child-nouns"], range) !== null) return true;
  const age = ageIn(document, { from: range.from, to: range.to + 3 });
  return age !== null && age < 18;
};

const singleGroup = (document: Document, from: number, end: number): Group | null => {
  const { tokens, tags } = document;
  let number: Group | null = null;
  for (let at = from; at < Math.min(end, from + 12); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const counted: Group | null = number === null ? numberAt(document, at) : null;
    if (counted !== null) {
      number = counted;
      if (counted.to > end) return null;
    }
    const person = tagAt(tags, "person-nouns", at);
    if (person !== null && !isModifier(document, person))
      return personGroup(document, { from, at, to: person.to, number });
    const aged = ageWordsEnd(document, at);
    if (aged !== null && !hasNounAfter(document, aged, end)) {
      return personGroup(document, { from, at, to: aged, number });
    }
    if (tagAt(tags, "singular-pronouns", at) !== null && at === from) {
      return personGroup(document, { from, at, to: at + 1, number });
    }
    const pair = tagAt(tags, "pair-nouns", at);
    if (pair !== null)
      return {
        from,
        to: pair.to,
        min: 2,
        best: 2,
        max: 2,
        counted: true,
        more: false,
        key: token.fold,
      };
    if (at > (number?.to ?? from) && stopsGroup(document, at)) break;
    if (number !== null && at >= number.to && stopsGroup(document, at)) break;
  }
  return number ?? nameGroup(document, from, end);
};

/** "a 5-year-old boy": the noun follows; "a 5-year-old was": the age stands for the person. */
const hasNounAfter = ({ tags }: Document, to: number, end: number): boolean =>
  tagsIn(tags, "person-nouns", { from: to, to: Math.min(end, to + 3) }).length > 0;

const isModifier = ({ tags }: Document, person: TokenRange): boolean =>
  tagAt(tags, "person-nouns", person.to) !== null;

const stopsGroup = ({ tokens, tags }: Document, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.kind === "mark") return token.fold !== "-" && token.fold !== ",";
  return tagAt(tags, "within-words", at) !== null || tagAt(tags, "clause-openers", at) !== null;
};

const numberAt = (document: Document, at: number): Group | null => {
  const mention = within(document.numbers, { from: at, to: at + 8 })[0];
  if (mention === undefined || mention.from !== at || isVeiled(document, mention)) return null;
  const { tokens, tags } = document;
  const digits = tokens[mention.to - 1];
  if (mention.best !== null && (mention.best > 100_000 || !Number.isInteger(mention.best)))
    return null;
  if (digits !== undefined && isAgeAt(document, mention.to - 1)) return null;
  if (
    tagAt(tags, "distance-units", mention.to) ||
    tagAt(tags, "units", mention.to) ||
    tagAt(tags, "rounds", mention.to)
  )
    return null;
  if (
    within(document.times, { from: Math.max(0, at - 3), to: at + 4 }).some(
      (time) => time.from <= at && at < time.to,
    )
  )
    return null;
  if (["$", "%", ":"].includes(tokens[at - 1]?.fold ?? "") || tokens[mention.to]?.fold === "%")
    return null;
  return { ...mention, counted: true, key: "" };
};

/** A counted noun, or one person ("a boy", "the driver"); a bare plural has no number. */
const personGroup = (
  { tokens, tags }: Document,
  { from, at, to, number }: { from: number; at: number; to: number; number: Group | null },
): Group => {
  const key = tokens[to - 1]?.fold ?? "";
  if (number !== null) return { ...number, from: number.from, to, key };
  const plural = tagsIn(tags, "plural-nouns", { from: at, to }).length > 0;
  if (plural)
    return { from, to, min: null, best: null, max: null, counted: false, more: false, key };
  return { from, to, min: 1, best: 1, max: 1, counted: false, more: false, key };
};

/** "Jamie Doe, 18," or a name alone: one person. */
const nameGroup = ({ tokens }: Document, from: number, end: number): Group | null => {
  let to = from;
  while (to < end && tokens[to]?.capital) to++;
  if (to - from < 2 || to - from > 4) return null;
  const key = tokens[to - 1]?.fold ?? "";
  return { from, to, min: 1, best: 1, max: 1, counted: false, more: false, key };
};

/** "and wounding seven": the next words must begin with a number, an article or a name. */
const startsGroup = ({ tokens, tags }: Document, at: number): boolean =>
  tokens[at]?.kind === "number" ||
  tokens[at]?.capital === true ||
  tagAt(tags, "person-starts", at) !== null ||
  tagAt(tags, "number-words", at) !== null ||
  tagAt(tags, "more-of", at) !== null;

const isName = ({ tokens }: Document, group: Group): boolean =>
  tokens[group.from]?.capital === true && tokens[group.to - 1]?.capital === true;

/** The people named in the few words right before a token: "left a teen dead", "four people, one fatally". */
export const groupEndingAt = (
  document: Document,
  end: number,
  sentence: TokenRange,
): Group | null => {
  for (let from = end - 1; from >= Math.max(sentence.from, end - 7); from--) {
    const group = groupFrom(document, from, end);
    if (group !== null && group.to >= end - 1 && (group.counted || from < group.to - 1))
      return group;
  }
  return null;
};

/** "a man and his wife", "two women and a child": the second group counts on top. */
const withCompanion = (document: Document, first: Group, end: number): Group => {
  const { tags, tokens } = document;
  const joined = tagAt(tags, "range-words", first.to);
  if (joined === null || tokens[first.to]?.fold !== "and") return first;
  const second = singleGroup(document, first.to + 1, Math.min(end, first.to + 7));
  if (second === null || second.best === null || first.best === null) return first;
  if (second.from !== first.to + 1 || !startsGroup(document, second.from)) return first;
  const bothNamed = isName(document, first) && isName(document, second);
  const isPerson =
    tagAt(tags, "person-nouns", second.to - 1) !== null ||
    ageWordsEnd(document, second.to - 5) !== null;
  if (!isPerson && !second.counted && !bothNamed) return first;
  const total = first.best + second.best;
  return { ...first, to: second.to, min: total, best: total, max: total, counted: true };
};
