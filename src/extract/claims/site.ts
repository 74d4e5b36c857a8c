import type { Where } from "../../model/place.ts";
import { type Document, within } from "../document.ts";
import type { PlaceGuess } from "../places/guess.ts";
import { finestPlaceIn, guessedWhere, PRECISION, whereOf } from "../places/where.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";

/**
 * Where an incident is told to have been: a place of the gazetteer in its sentences or at the head of
 * the report; only where there is none a name that the world's gazetteer has, with what it may mean.
 */
export const whereIn = (
  document: Document,
  sentences: readonly TokenRange[],
  guesses: () => readonly PlaceGuess[],
): Where | null => {
  for (const sentence of sentences) {
    const found = finestPlaceIn(document, sentence);
    if (found !== null && found.kind !== "country") return whereOf(document, found, sentence);
  }
  const head = document.sentences.slice(0, 2);
  // A report names its place at its head; a country there says too little.
  for (const sentence of head) {
    const found = finestPlaceIn(document, sentence);
    if (found !== null && PLACED.has(found.kind)) return whereOf(document, found, sentence);
  }
  for (const sentence of [...sentences, ...head]) {
    const guess = finestGuessIn(document, guesses(), sentence);
    if (guess !== null) return guessedWhere(document, guess, sentence);
  }
  return null;
};
const PLACED: ReadonlySet<string> = new Set(["village", "district", "city", "county", "province"]);

/** A name that stands where places stand: after a word of place, or at the head of a report. */
const finestGuessIn = (
  document: Document,
  guesses: readonly PlaceGuess[],
  sentence: TokenRange,
): PlaceGuess | null => {
  let finest: PlaceGuess | null = null;
  for (const guess of within(guesses, sentence)) {
    if (guess.place.kind === "country" || !isSite(document, guess)) continue;
    if (finest === null || PRECISION[guess.place.kind] < PRECISION[finest.place.kind])
      finest = guess;
  }
  return finest;
};

const isSite = ({ tokens, tags }: Document, { from, to }: PlaceGuess): boolean => {
  const [before, after] = [tokens[from - 1], tokens[to]];
  const begins = (tokens[from]?.breaks ?? 1) > 0;
  // "Garfield Boulevard", "South Side": part of a longer name, of a street or a club.
  const isPart = (token: typeof before): boolean =>
    token !== undefined && (token.kind === "number" || (token.kind === "word" && token.capital));
  if (isPart(after) || (!begins && isPart(before))) return false;
  // "NORTHTOWN (Wire) -": the line a report begins with.
  if (begins) return HEAD_ENDS.has(after?.fold ?? "");
  return tagAt(tags, "site-words", from - 1) !== null;
};
const HEAD_ENDS: ReadonlySet<string> = new Set([",", "(", "-", "\u2013", "\u2014"]);
