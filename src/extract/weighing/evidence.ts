import type { EvidenceKind } from "../languages/learned.ts";
import type { Tag, Tags, TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** What a word says of what its sentence tells: what stands for each of its names. */
export type Evidence<Told> = { readonly at: number; readonly told: readonly Told[] };

/** What stands for a piece of evidence; null where it means nothing. `pair`, where asked for: two words side by side. */
export type Telling<Told> = {
  readonly of: (kind: EvidenceKind, name: string) => Told | null;
  readonly pair?: (first: string, second: string) => Told | null;
};

/**
 * The evidence of a sentence, word by word, as `telling` gives it. Words without any are left out. Names of
 * people, places and peoples are none: a weight must not rest on whom a sentence is about.
 */
export const evidenceIn = <Told>(
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  sentence: TokenRange,
  telling: Telling<Told>,
): readonly Evidence<Told>[] => {
  const found: Evidence<Told>[] = [];
  let before = STARTS;
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const told: Told[] = [];
    const add = (one: Told | null | undefined): void => {
      if (one != null) told.push(one);
    };
    for (const { list } of tags.byToken[at] ?? []) add(telling.of("list", list));
    // A capital that begins a sentence may be a name too, where no list knows the word.
    const isKnown = at === sentence.from && tags.byToken[at]?.every(isNoPeople) === true;
    const isWord = token.kind === "word" && (!token.capital || isKnown);
    if (isWord) {
      add(telling.of("word", token.fold));
      if (token.fold.length > BEGINNING) add(telling.of("begins", token.fold.slice(0, BEGINNING)));
      add(telling.pair?.(before, token.fold));
    }
    before = isWord ? token.fold : token.kind === "mark" ? STARTS : NAMED;
    if (told.length > 0) found.push({ at, told });
  }
  return found;
};

/** "hide", "hideout" and "hiding" differ after so many letters. */
const BEGINNING = 5;

/** What stands for a name or a number before a word, and for nothing: no word is written so. */
const NAMED = "#";
const STARTS = "^";

const isNoPeople = ({ list }: Tag): boolean => list !== "demonyms";
