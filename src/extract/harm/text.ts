import type { ListName } from "../languages/lists.ts";
import type { Tags } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** A text as the rules of harm see it; `cased` is false for one written without capitals or in nothing else. */
export type HarmText = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly cased: boolean;
};

/** Words that no phrase and no name reaches over. */
export const PHRASE_BOUNDS: readonly ListName[] = [
  "determiners",
  "prepositions",
  "clause-openers",
  "be-forms",
  "have-forms",
  "modals",
  "possessives",
  "singular-pronouns",
  "plural-pronouns",
  "speech-cues",
  "harm-verbs",
  "adverbs",
];
