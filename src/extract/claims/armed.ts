import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** Words that tell of shots, weapons or armed people. */
const ARMED: readonly ListName[] = ["weapons", "shoot-past", "shoot-participle", "armed-events"];

/**
 * True where a sentence tells of weapons, or comes back to what they did: "A bomb went off … four people were
 * hurt by the explosion". People are hurt by boilers too: the words before must tell of a weapon.
 */
export const isArmed = (document: Document, sentence: Sentence, index: number): boolean => {
  const { tags, sentences } = document;
  if (firstTagIn(tags, ARMED, sentence) !== null) return true;
  // "wounded in the attack": people are "hurt" by a dog's, but wounded by armed men.
  const attack = tagsIn(tags, "attack-words", sentence).some(({ value }) => value === "");
  if (attack && tagsIn(tags, "wound-past", sentence).some((tag) => saysWounded(document, tag)))
    return true;
  if (firstTagIn(tags, ["blast-words"], sentence) === null) return false;
  return sentences
    .slice(Math.max(0, index - SENTENCES_BACK), index)
    .some((before) => before.role === "body" && firstTagIn(tags, ARMED, before) !== null);
};
const SENTENCES_BACK = 2;

const saysWounded = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagAt(tags, "wounded-word", to - 1) !== null || tagAt(tags, "wounded-word", from) !== null;
