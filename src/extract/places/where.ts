import type { Side, Where } from "../../model/place.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { PlaceGuess } from "./guess.ts";
import type { PlaceMention } from "./mention.ts";

/** UCDP's where_prec by kind of place. */
export const PRECISION = {
  village: 1,
  district: 1,
  city: 1,
  county: 3,
  province: 4,
  river: 5,
  border: 5,
  area: 5,
  country: 6,
} as const;

/** A place as a claim carries it; null where its words are veiled. */
export const whereOf = (
  document: Document,
  mention: PlaceMention,
  sentence: TokenRange,
): Where | null => {
  if (isVeiled(document, mention)) return null;
  const precision = PRECISION[mention.kind];
  return {
    name: wordsOf(document, mention),
    place: mention.place?.id ?? null,
    precision: mention.near && precision < 3 ? 2 : precision,
    side: sideIn(document, sentence),
    basis: { how: "stated", passages: [passageAt(document, mention)] },
  };
};

/** "between Hoeryong and Musan": neither of the two, but the finest place that both lie in; null where none is told so. */
export const whereBetween = (document: Document, sentence: TokenRange): Where | null => {
  const { places, tags } = document;
  const pairs = within(places, sentence).flatMap((first) => {
    const link = tagAt(tags, "between-links", first.to);
    const last = link === null ? undefined : places.find(({ from }) => from === link.to);
    return last === undefined || tagAt(tags, "between-words", first.from - 1) === null
      ? []
      : [{ first, last }];
  });
  const [pair] = pairs;
  if (pair === undefined || isVeiled(document, { from: pair.first.from, to: pair.last.to }))
    return null;
  const [one, other] = [pair.first.place, pair.last.place];
  const shared = one?.ancestors.find((id) => other?.ancestors.includes(id)) ?? null;
  const words = { from: pair.first.from - 1, to: pair.last.to };
  return {
    name: wordsOf(document, words),
    place: shared,
    precision:
      PRECISION[shared === null || shared === one?.ancestors.at(-1) ? "country" : "province"],
    side: sideIn(document, sentence),
    basis: { how: "stated", passages: [passageAt(document, words)] },
  };
};

/** A name that only the world gazetteer has, as a claim carries it: no place, but what it may mean. */
export const guessedWhere = (
  document: Document,
  guess: PlaceGuess,
  sentence: TokenRange,
): Where | null => {
  if (isVeiled(document, guess)) return null;
  return {
    name: wordsOf(document, guess),
    place: null,
    precision: PRECISION[guess.place.kind],
    side: sideIn(document, sentence),
    basis: { how: "stated", passages: [passageAt(document, guess)] },
    candidates: guess.likely.map(({ place, score }) => ({
      place: place.id,
      share: Math.round(score * 100) / 100,
    })),
  };
};

/** A bank without a name, as a claim carries it; null where its words are veiled. */
export const sideWhere = (
  document: Document,
  words: TokenRange,
  sentence: TokenRange,
): Where | null =>
  isVeiled(document, words)
    ? null
    : {
        name: wordsOf(document, words),
        place: null,
        precision: PRECISION.border,
        side: sideIn(document, sentence),
        basis: { how: "stated", passages: [passageAt(document, words)] },
      };

/**
 * The finest place of the range that is a place and not those who rule it; the first among equals.
 * Those in `without` are passed over.
 */
export const finestPlaceIn = (
  document: Document,
  range: TokenRange,
  without: readonly TokenRange[] = [],
): PlaceMention | null => {
  let finest: PlaceMention | null = null;
  for (const mention of within(document.places, range)) {
    if (mention.actor || isVeiled(document, mention) || touchesRange(without, mention)) continue;
    if (finest === null || PRECISION[mention.kind] < PRECISION[finest.kind]) finest = mention;
  }
  return finest;
};

/** The bank of a river or line that a sentence tells of. */
export const sideIn = (document: Document, sentence: TokenRange): Side => {
  if (firstTagIn(document.tags, ["side-other"], sentence) !== null) return "other";
  if (firstTagIn(document.tags, ["side-river"], sentence) !== null) return "river";
  return firstTagIn(document.tags, ["side-own"], sentence) === null ? "unknown" : "own";
};
