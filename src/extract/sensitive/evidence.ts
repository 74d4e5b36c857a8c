import type { Tag, Tags, TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** What a word of a sentence says of whether the sentence gives somebody away: names that may have a weight. */
export type Evidence = { readonly at: number; readonly names: readonly string[] };

/**
 * The evidence of a sentence, word by word: the word itself, how it begins and the lists it stands in.
 * Names of people, places and peoples are none: a weight must not rest on whom a sentence is about.
 */
export const evidenceIn = (
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  sentence: TokenRange,
): readonly Evidence[] => {
  const told: Evidence[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const names = (tags.byToken[at] ?? []).map(({ list }) => `list ${list}`);
    // A capital that begins a sentence may be a name too, where no list knows the word.
    const isKnown = at === sentence.from && tags.byToken[at]?.every(isNoPeople) === true;
    const isName = token.capital && !isKnown;
    if (token.kind === "word" && !isName) {
      names.push(`word ${token.fold}`);
      if (token.fold.length > BEGINNING) names.push(`begins ${token.fold.slice(0, BEGINNING)}`);
    }
    if (names.length > 0) told.push({ at, names });
  }
  return told;
};

/** "hide", "hideout" and "hiding" differ after so many letters. */
const BEGINNING = 5;

const isNoPeople = ({ list }: Tag): boolean => list !== "demonyms";
