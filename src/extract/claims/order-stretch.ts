import type { Where } from "../../model/place.ts";
import { type Document, within, wordsOf } from "../document.ts";
import type { PlaceGuess } from "../places/guess.ts";
import type { PlaceMention } from "../places/mention.ts";
import { guessedWhere, whereOf } from "../places/where.ts";
import { touchesRange } from "../tokens/range.ts";
import { type TokenRange, tagAt } from "../tokens/tag.ts";
import { isInDateline } from "./dateline.ts";
import type { OrderThread } from "./order-thread.ts";
import { isGuessedSite } from "./site.ts";

/** Places an order is to hold at: those told in its words that are no part of who tells or gives it, nor of what came before it. */
export const stretchOf = (document: Document, thread: OrderThread): readonly Where[] => {
  const seen = new Set<string>();
  const tellings = [
    ...thread.mentions.map((mention) => ({
      range: mention.range,
      people: [
        mention.issuer,
        mention.transmitter,
        document.speech.bySentence[mention.sentence]?.source ?? null,
      ],
    })),
    ...thread.details.map((range) => ({ range, people: [] })),
  ];
  return tellings.flatMap(({ range: told, people: named }) => {
    const people = named.filter((range) => range !== null);
    return within(document.places, told).flatMap((place) => {
      const inside = people.some((range) => range.from <= place.from && place.to <= range.to + 1);
      const key = place.place?.id ?? wordsOf(document, place);
      if (
        inside ||
        isInDateline(document, place) ||
        isElsewhere(document, place, told) ||
        seen.has(key)
      )
        return [];
      const where = whereOf(document, place, told);
      if (where === null) return [];
      seen.add(key);
      return [where];
    });
  });
};

/** Names in an order's words that only the world's gazetteer has, each once with what it may mean; asked for where no place is told. */
export const guessedStretchOf = (
  document: Document,
  thread: OrderThread,
  guesses: readonly PlaceGuess[],
): readonly Where[] => {
  const found = thread.mentions.flatMap(({ range, issuer, sentence }) => {
    const source = document.speech.bySentence[sentence]?.source ?? null;
    const people = [issuer, source].filter((words) => words !== null);
    return within(guesses, range)
      .filter((guess) => isGuessedSite(document, guess) && !touchesRange(people, guess))
      .filter((guess) => !isInDateline(document, guess))
      .flatMap((guess) => guessedWhere(document, guess, range) ?? []);
  });
  return found.filter(
    ({ name }, index) => found.findIndex((other) => other.name === name) === index,
  );
};

/** Those who rule there, where people come from, or where something else happened. */
const isElsewhere = (
  { tokens, tags }: Document,
  place: PlaceMention,
  told: TokenRange,
): boolean => {
  if (place.actor && place.kind === "country") return true;
  // "the capital's latest measure"
  if (tokens[place.to]?.fold === "'s") return true;
  // "contact with people from there"
  const comesFrom =
    tagAt(tags, "from-words", place.from - 1) !== null &&
    tagAt(tags, "person-nouns", place.from - 2) !== null;
  return comesFrom || isOfEvent({ tokens, tags }, place, told);
};

/** "after an escape by way of the old bridge": what came before has its own place. */
const isOfEvent = (
  { tokens, tags }: Pick<Document, "tokens" | "tags">,
  place: PlaceMention,
  told: TokenRange,
): boolean => {
  for (let at = place.from - 1; at >= Math.max(told.from, place.from - TO_EVENT); at--) {
    if (tokens[at]?.kind === "mark" && tokens[at]?.fold !== "-" && tokens[at]?.fold !== "'s")
      return false;
    if (tagAt(tags, "order-verbs", at) !== null || tagAt(tags, "infinitive-words", at) !== null)
      return false;
    if (tagAt(tags, "after-event", at) !== null) return true;
  }
  return false;
};
const TO_EVENT = 14;
