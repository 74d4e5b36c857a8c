import type { Document } from "../document.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Group } from "./group.ts";
import { followsHarm, followsVerb } from "./harm.ts";
import { isFollowedByNoun } from "./noun.ts";

/** "killed four people and wounded as many": the number told before counts others too; not "as many as", "as many shots". */
export const sameNumberAt = (
  document: Document,
  at: number,
  { before, end }: { before: Group | undefined; end: number },
): Group | null => {
  const { tags } = document;
  const tag = tagAt(tags, "same-number", at);
  if (tag === null || before?.counted !== true) return null;
  const noun =
    tagAt(tags, "plural-nouns", tag.to) ??
    tagAt(tags, "plural-nouns", tagAt(tags, "more-of", tag.to)?.to ?? tag.to);
  const to = noun?.to ?? tag.to;
  if (tagAt(tags, "as-words", to) !== null) return null;
  const isHarmed =
    noun !== null ||
    followsVerb(document, to, end) ||
    (followsHarm(document, at) && !isFollowedByNoun(document, to, end));
  if (!isHarmed) return null;
  const times = (bound: number | null): number | null =>
    bound === null ? null : bound * Number(tag.value);
  return {
    ...{ from: at, to, min: times(before.min), best: times(before.best), max: times(before.max) },
    ...{ counted: true, more: false, definite: false, partitive: false, key: "", items: [] },
  };
};
