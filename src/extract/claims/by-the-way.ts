/** People between commas who only say who others are: the verb after them is said of those. */
import type { Document } from "../document.ts";
import type { Group } from "../numbers/group.ts";
import { type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** True of words between commas that describe those told before, or some of them. */
export const isSaidByTheWay = (
  document: Document,
  group: Group,
  { before, tag }: { before: Group | undefined; tag: TokenRange },
): boolean => isAside(document, group, before) || isOfThem(document, group, tag);

/** "Two members of the escort, members of the police, were hurt": words without a number, between commas, say who the two are. */
const isAside = (
  { tokens }: Document,
  { from, to, best, counted }: Group,
  before: Group | undefined,
): boolean =>
  best === null &&
  !counted &&
  before !== undefined &&
  before.best !== null &&
  tokens[from - 1]?.fold === "," &&
  from - before.to <= FAR &&
  tokens.slice(to, to + FAR).some(({ fold }) => fold === ",");

/** "Eight villagers, two of them girls, were shot": between commas some of them, and the verb is of all. */
const isOfThem = ({ tokens, tags }: Document, { from, to }: Group, tag: TokenRange): boolean => {
  const opening = tokens.slice(Math.max(0, from - FAR), to).findLastIndex(isComma);
  if (opening === -1 || !tokens.slice(to, tag.from).some(isComma)) return false;
  const aside = { from: Math.max(0, from - FAR) + opening, to };
  const of = tagsIn(tags, "of-words", aside)[0];
  return of !== undefined && tagAt(tags, "theirs-words", of.to) !== null;
};
const FAR = 6;

const isComma = ({ fold }: { readonly fold: string }): boolean => fold === ",";
