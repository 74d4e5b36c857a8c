/** Texts about a film, a novel or a play: what they tell happened to nobody. */
import type { Layers } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";

/** True of a review: it names the work, judges it and says more of it. A film, a scene or an actor may stand in any report. */
export const isFiction = ({ tags, sentences }: Pick<Layers, "tags" | "sentences">): boolean => {
  const words = tags.byList.get("fiction-words") ?? [];
  const told = words.filter(({ from }) => rangeHolding(sentences, from)?.role !== "furniture");
  const kinds = new Set(told.map(({ value }) => value));
  const isReview = OF_REVIEWS.every((kind) => kinds.has(kind));
  return isReview && kinds.size >= FEWEST_KINDS && !kinds.has(TRUE_STORY);
};
/** How the lexicon marks words for the work and for how it is judged, without which nothing is a review. */
const OF_REVIEWS = ["work", "judged"] as const;
/** Of: the work, who made it, who plays in it, how it is shown, how it is judged. */
const FEWEST_KINDS = 3;
/** How the lexicon marks words for a work itself. */
export const WORK = "work";

/** What a text tells of a work of fiction, by the marks of the lexicon: the work, its maker, who plays in it. */
export const kindsOfFiction = (tags: Layers["tags"]): ReadonlySet<string> =>
  new Set((tags.byList.get("fiction-words") ?? []).map(({ value }) => value));

/** How the lexicon marks words for works that show what was. */
export const TRUE_STORY = "true";
