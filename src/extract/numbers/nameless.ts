import type { ListName } from "../languages/lists.ts";

/** Lists whose words are part of no person's name, told in full or by the surname; each adds its own. */
export const NAMELESS: readonly ListName[] = [
  "weekdays",
  "months",
  "determiners",
  "prepositions",
  "clause-openers",
  "person-nouns",
  "force-heads",
  "singular-pronouns",
];
