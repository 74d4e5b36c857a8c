import type { Count, VictimClass } from "../../model/claim.ts";
import { type Document, passageAt, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { ageIn } from "./person.ts";

/** People the text counts or names: tokens `[from, to)`. Bounds null: the words give none. */
export type Group = TokenRange & {
  readonly min: number | null;
  readonly best: number | null;
  readonly max: number | null;
  /** True where a number stands in the words. */
  readonly counted: boolean;
  /** "another two", "a second man": on top of those told of before. */
  readonly more: boolean;
  /** "the man", "he", "both": told of before. */
  readonly definite: boolean;
  /** "two of them": of a group told of before. */
  readonly partitive: boolean;
  /** Tells one person from another within a text: a name, an age or the noun. */
  readonly key: string;
  /** Those that a list adds up ("a man and his two sons"); empty where there is no list. */
  readonly items: readonly Group[];
};

/** The group's number as a claim carries it. */
export const countOf = (document: Document, group: Group): Count => ({
  min: group.min,
  best: group.best,
  max: group.max,
  words: wordsOf(document, group),
  basis: { how: "stated", passages: [passageAt(document, group)] },
});

/** True where the words bound or tell a number, be it only "a man". */
export const isBoundedGroup = ({ min, best, max }: Group): boolean =>
  min !== null || best !== null || max !== null;

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

/**
 * Like `classIn`, of words about several people: "unknown" too where some are told to be this and some that.
 * Who tells it ("a trader said") is left out by `isOther`, of the token that a word begins at.
 */
export const classAmong = (
  { tags }: Document,
  range: TokenRange,
  isOther: (at: number) => boolean,
): VictimClass => {
  const found = CLASSES.filter(
    ([list, one]) =>
      one !== "state-agent" && tagsIn(tags, list, range).some(({ from }) => !isOther(from)),
  );
  return found.length === 1 ? (found[0]?.[1] ?? "unknown") : "unknown";
};

/** True for a word of childhood or an age under 18. */
export const isChildIn = (document: Document, range: TokenRange): boolean => {
  if (firstTagIn(document.tags, ["child-nouns"], range) !== null) return true;
  const age = ageIn(document, { from: range.from, to: range.to + 3 });
  return age !== null && age < 18;
};
