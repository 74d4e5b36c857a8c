import type { EvidenceKind } from "../languages/learned.ts";
import type { Tag, Tags, TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** What a word of a sentence says of whether the sentence gives somebody away: what stands for each of its names. */
export type Evidence<Told> = { readonly at: number; readonly told: readonly Told[] };

/**
 * The evidence of a sentence, word by word, as `telling` gives it; null where it means nothing. Words without
 * any are left out. Names of people, places and peoples are none: a weight must not rest on whom a sentence
 * is about.
 */
export const evidenceIn = <Told>(
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  sentence: TokenRange,
  telling: (kind: EvidenceKind, name: string) => Told | null,
): readonly Evidence<Told>[] => {
  const found: Evidence<Told>[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const told: Told[] = [];
    const add = (one: Told | null): void => {
      if (one !== null) told.push(one);
    };
    for (const { list } of tags.byToken[at] ?? []) add(telling("list", list));
    // A capital that begins a sentence may be a name too, where no list knows the word.
    const isKnown = at === sentence.from && tags.byToken[at]?.every(isNoPeople) === true;
    const isName = token.capital && !isKnown;
    if (token.kind === "word" && !isName) {
      add(telling("word", token.fold));
      if (token.fold.length > BEGINNING) add(telling("begins", token.fold.slice(0, BEGINNING)));
    }
    if (told.length > 0) found.push({ at, told });
  }
  return found;
};

/** "hide", "hideout" and "hiding" differ after so many letters. */
const BEGINNING = 5;

const isNoPeople = ({ list }: Tag): boolean => list !== "demonyms";
