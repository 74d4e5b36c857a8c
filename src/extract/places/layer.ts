import type { Layers } from "../document.ts";
import { rangesTouching, touchesRange } from "../tokens/range.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { guessPlaces } from "./guess.ts";
import type { World } from "./world.ts";

/** A place as the layer shows it: what rules are sure of, else the best guess among the world's. */
export type LayerPlace = {
  readonly range: TokenRange;
  readonly place: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: string;
  readonly score: number;
};

/** Places of the text in order: those of the gazetteer, and guesses for the names it does not have. */
export const placesWithGuesses = (layers: Layers, world: World): readonly LayerPlace[] => {
  const guesses = guessPlaces(layers, world);
  const sure = layers.places.map((mention): LayerPlace => {
    const { place, kind } = mention;
    // A country of the gazetteer bears no point of its own.
    const guess =
      place !== null && place.lat === null
        ? rangesTouching(guesses, mention).find((one) => one.place.id === place.id)
        : undefined;
    return {
      range: { from: mention.from, to: mention.to },
      place: place?.id ?? null,
      lat: place?.lat ?? guess?.place.lat ?? null,
      lon: place?.lon ?? guess?.place.lon ?? null,
      precision: kind,
      score: place === null ? 0 : 1,
    };
  });
  const guessed = guesses
    .filter((guess) => !touchesRange(layers.places, guess))
    .map(
      ({ from, to, place, score }): LayerPlace => ({
        range: { from, to },
        place: place.id,
        lat: place.lat,
        lon: place.lon,
        precision: place.kind,
        score: Math.round(score * 100) / 100,
      }),
    );
  return [...sure, ...guessed].sort((a, b) => a.range.from - b.range.from);
};
