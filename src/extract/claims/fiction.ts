/** Texts about a film, a novel or a play: what they tell happened to nobody. */
import type { Layers } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";

/** True where words of several kinds say so; a film, a scene or an actor alone may stand in any report. */
export const isFiction = ({ tags, sentences }: Pick<Layers, "tags" | "sentences">): boolean => {
  const words = tags.byList.get("fiction-words") ?? [];
  const told = words.filter(({ from }) => rangeHolding(sentences, from)?.role !== "furniture");
  const kinds = new Set(told.map(({ value }) => value));
  return kinds.size >= FEWEST_KINDS && !kinds.has(TRUE_STORY);
};
/** Of: the work, who made it, who plays in it, how it is shown, how it is judged. */
const FEWEST_KINDS = 3;
/** How the lexicon marks words for works that show what was. */
const TRUE_STORY = "true";
