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
  if (isArmedItself(document, sentence)) return true;
  // "wounded in the attack": people are "hurt" by a dog's, but wounded by armed men.
  const attack = tagsIn(tags, "attack-words", sentence).some(({ value }) => value === "");
  if (attack && tagsIn(tags, "wound-past", sentence).some((tag) => saysWounded(document, tag)))
    return true;
  const isBack = firstTagIn(tags, ["blast-words"], sentence) !== null;
  if (!isBack && firstTagIn(tags, OTHER_CAUSES, sentence) !== null) return false;
  return sentences
    .slice(Math.max(0, index - SENTENCES_BACK), index)
    .some(
      (before) => before.role === "body" && (isBack ? isArmedItself : goesOff)(document, before),
    );
};
const SENTENCES_BACK = 2;
const OTHER_CAUSES: readonly ListName[] = ["traffic-words", "accident-words"];

const isArmedItself = ({ tags }: Document, sentence: Sentence): boolean =>
  firstTagIn(tags, ARMED, sentence) !== null;

/** "A mine went off beside the fence." Whoever is then said to be hurt, was hurt by it. */
const goesOff = ({ tags }: Document, sentence: Sentence): boolean =>
  firstTagIn(tags, ["going-off"], sentence) !== null &&
  [...tagsIn(tags, "weapons", sentence), ...tagsIn(tags, "armed-events", sentence)].some(
    ({ list, value }) => list === "armed-events" || BURSTING.has(value),
  );
/** Weapons, by their values in the lexicon, that harm by bursting. */
export const BURSTING: ReadonlySet<string> = new Set([
  "mine",
  "bomb",
  "grenade",
  "rocket",
  "missile",
  "mortar",
  "artillery",
]);

const saysWounded = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagAt(tags, "wounded-word", to - 1) !== null || tagAt(tags, "wounded-word", from) !== null;
