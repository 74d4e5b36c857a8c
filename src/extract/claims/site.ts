import type { Place, Where } from "../../model/place.ts";
import { type Document, within } from "../document.ts";
import type { PlaceGuess } from "../places/guess.ts";
import { unlistedWhere } from "../places/unlisted.ts";
import {
  finestPlaceIn,
  guessedWhere,
  PRECISION,
  sideWhere,
  whereBetween,
  whereOf,
} from "../places/where.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/**
 * Where an incident is told to have been: a place of the gazetteer in its sentences or at the head of
 * the report; only where there is none a name that the world's gazetteer has, with what it may mean, then a name that
 * the words before it tell to be a place's.
 */
export const whereIn = (
  document: Document,
  sentences: readonly TokenRange[],
  guesses: () => readonly PlaceGuess[],
): Where | null => {
  for (const sentence of sentences) {
    const between = whereBetween(document, sentence);
    if (between !== null) return between;
  }
  // "the governor of the province said", "a trader from Orsk": where those who speak or suffer are from tells less than any other place.
  const { sources } = document.speech;
  const apart = originsIn(document, sentences).filter((range) => !touchesRange(sources, range));
  const others = [...sources, ...apart].sort((a, b) => a.from - b.from);
  for (const without of [others, sources, []]) {
    for (const sentence of sentences) {
      const found = finestPlaceIn(document, sentence, without);
      if (found !== null && found.kind !== "country") return whereOf(document, found, sentence);
    }
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
  // What a report opens with it tells the place of at its head, in a sentence beside its own.
  const opens = head.some(({ from }) => sentences.some((one) => one.from === from));
  for (const sentence of opens ? [...sentences, ...head] : sentences) {
    const unlisted = unlistedWhere(document, sentence);
    if (unlisted !== null) return unlisted;
  }
  return bankIn(document, sentences) ?? countryIn(document, sentences, others);
};

/** "a man from Syria": places that tell where people are from. */
const originsIn = (document: Document, sentences: readonly TokenRange[]): readonly TokenRange[] =>
  sentences.flatMap((sentence) =>
    within(document.places, sentence).filter(
      ({ from }) =>
        tagAt(document.tags, "origin-words", from - 1) !== null &&
        endsPeople(document, from - 1, sentence),
    ),
  );

const endsPeople = ({ tags }: Document, to: number, { from }: TokenRange): boolean =>
  tagsIn(tags, "person-nouns", { from: Math.max(from, to - LONGEST_NOUN), to }).some(
    (noun) => noun.to === to,
  );
const LONGEST_NOUN = 3;

/** "in neighbouring China": the country of the sentence, where nothing finer is told. */
const countryIn = (
  document: Document,
  sentences: readonly TokenRange[],
  without: readonly TokenRange[],
): Where | null => {
  for (const sentence of sentences) {
    const found = finestPlaceIn(document, sentence, without);
    if (found !== null) return whereOf(document, found, sentence);
  }
  return null;
};
const PLACED: ReadonlySet<string> = new Set(["village", "district", "city", "county", "province"]);

/** The place that the sentence says something happened at: after "at" or "near", and no hospital's. */
export const namedSiteIn = (document: Document, index: number): Place | null => {
  const sentence = document.sentences[index];
  if (sentence === undefined) return null;
  const source = document.speech.bySentence[index]?.source ?? null;
  const found = within(document.places, sentence).find((mention) => {
    if (mention.actor || mention.place === null || !PLACED.has(mention.kind)) return false;
    if (tagAt(document.tags, "site-words", mention.from - 1) === null) return false;
    if (source !== null && source.from < mention.to && mention.from < source.to) return false;
    const before = { from: mention.from - TO_HOSPITAL, to: mention.from };
    return firstTagIn(document.tags, ["hospital-nouns"], before) === null;
  });
  return found?.place ?? null;
};
const TO_HOSPITAL = 6;

/** "on the far bank of the river": no place has a name, but on which side it was is told. */
const bankIn = (document: Document, sentences: readonly TokenRange[]): Where | null => {
  for (const sentence of sentences) {
    const tag = firstTagIn(document.tags, ["side-other", "side-river"], sentence);
    if (tag === null) continue;
    const found = sideWhere(document, bankAround(document, tag, sentence), sentence);
    if (found !== null) return found;
  }
  return null;
};

/** With its article before, and what it is the bank of after. */
const bankAround = ({ tags }: Document, tag: TokenRange, sentence: TokenRange): TokenRange => {
  const from = tagAt(tags, "definite-articles", tag.from - 1) === null ? tag.from : tag.from - 1;
  const river = tagAt(tags, "reference-lines", tag.to + 2);
  const isOf =
    tagAt(tags, "of-words", tag.to) !== null &&
    tagAt(tags, "definite-articles", tag.to + 1) !== null;
  const to = river !== null && isOf && river.to <= sentence.to ? river.to : tag.to;
  return { from, to };
};

/** "two swimmers drowned off Ceuta", not "fell off Bucephalus": beside words of boats and of the sea. */
const isOffShore = (tags: Document["tags"], from: number): boolean =>
  tagAt(tags, "off-words", from - 1) !== null &&
  firstTagIn(tags, ["sea-words"], { from: from - TO_SEA, to: from + TO_SEA }) !== null;
const TO_SEA = 12;

/** A name that stands where places stand: after a word of place, or at the head of a report. */
const finestGuessIn = (
  document: Document,
  guesses: readonly PlaceGuess[],
  sentence: TokenRange,
): PlaceGuess | null => {
  let finest: PlaceGuess | null = null;
  // "CAPITAL - Two were shot on the border": who writes is not where it was.
  const isOfBorder = firstTagIn(document.tags, ["reference-lines"], sentence) !== null;
  for (const guess of within(guesses, sentence)) {
    if (!isGuessedSite(document, guess)) continue;
    if (isOfBorder && (document.tokens[guess.from]?.breaks ?? 1) > 0) continue;
    if (finest === null || PRECISION[guess.place.kind] < PRECISION[finest.place.kind])
      finest = guess;
  }
  return finest;
};

/** True of a name that stands where places stand, and is finer than a country. */
export const isGuessedSite = (document: Document, guess: PlaceGuess): boolean =>
  // A town is called Christmas, but "near Christmas" is a day.
  guess.place.kind !== "country" &&
  firstTagIn(document.tags, ["holidays"], guess) === null &&
  isSite(document, guess);

const isSite = ({ tokens, tags }: Document, { from, to }: PlaceGuess): boolean => {
  const [before, after] = [tokens[from - 1], tokens[to]];
  const begins = (tokens[from]?.breaks ?? 1) > 0;
  // "Garfield Boulevard", "South Side": part of a longer name, of a street or a club.
  const isPart = (token: typeof before): boolean =>
    token !== undefined && (token.kind === "number" || (token.kind === "word" && token.capital));
  if (isPart(after) || (!begins && isPart(before))) return false;
  // "Qala-e Shahi": a hyphen goes on with the name.
  if (
    after?.fold === "-" &&
    after.start === tokens[to - 1]?.end &&
    tokens[to + 1]?.start === after.end
  )
    return false;
  // "NORTHTOWN (Wire) -": the line a report begins with.
  if (begins) return HEAD_ENDS.has(after?.fold ?? "");
  return (
    tagAt(tags, "site-words", from - 1) !== null ||
    followsArea(tags, from) ||
    isOffShore(tags, from) ||
    // "at the Melilla fence", "along the Orsk border"
    (tagAt(tags, "site-tails", to) !== null &&
      tagAt(tags, "definite-articles", from - 1) !== null &&
      tagAt(tags, "line-words", from - 2) !== null)
  );
};

/** "in the mountains of Nowsud", "off the island of": the name of what the words before it call by its kind. */
const followsArea = (tags: Document["tags"], from: number): boolean =>
  tagAt(tags, "of-words", from - 1) !== null &&
  (tagAt(tags, "area-nouns", from - 2) ?? tagAt(tags, "settlement-nouns", from - 2)) !== null;
const HEAD_ENDS: ReadonlySet<string> = new Set([",", "(", "-", "\u2013", "\u2014"]);
