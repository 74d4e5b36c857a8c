/** Names that "in" and "at" alone tell to be a place's, where nothing beside them makes them something else. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, isTagged, type TokenRange, tagsIn } from "../tokens/tag.ts";

/** Tokens at which a name after "in", "at", "outside" begins: "was shot in Harwan", not "taken to a ward in Harwan". */
export const sitesIn = (document: Document, sentence: TokenRange): readonly number[] => {
  const { tags } = document;
  return tagsIn(tags, "site-words", sentence)
    .filter(({ from }) => firstTagIn(tags, CARE, { from: from - TO_CARE, to: from }) === null)
    .map(({ to }) => to);
};
const CARE: readonly ListName[] = [
  "transport",
  "send-to",
  "treat-past",
  "wound-state",
  "hospital-nouns",
  "origin-words",
  "speech-cues",
];
const TO_CARE = 4;

/** A name that what follows leaves alone ("in Harwan on Monday") or calls by its kind ("in Harwan district"); no acronym, language or feast. */
export const isNamedSite = (document: Document, { from, to }: TokenRange): boolean => {
  const { tokens, tags, times } = document;
  if (firstTagIn(tags, NO_SITE, { from, to }) !== null || isAcronym(document, from)) return false;
  // "in Mt. Orsk": a short word before a full stop is cut off, and no name.
  if (to - from === 1 && (tokens[from]?.fold.length ?? 0) < SHORTEST) return false;
  if (rangeHolding(times, from) !== null || isPerson(document, { from, to })) return false;
  const next = tokens[to];
  return (
    next === undefined ||
    next.kind === "mark" ||
    next.breaks > 0 ||
    isTagged(tags, AFTER_NAME, to) ||
    rangeHolding(times, to) !== null
  );
};
const SHORTEST = 3;
const NO_SITE: readonly ListName[] = [
  "no-places",
  "demonyms",
  "body-names",
  "holidays",
  "person-titles",
];
const AFTER_NAME: ReadonlySet<ListName> = new Set<ListName>([
  "region-tails",
  "prepositions",
  "joiners",
  "clause-openers",
  "adverbs",
  "adverb-endings",
  "be-forms",
  "have-forms",
  "modals",
  "weekdays",
  "months",
  "speech-cues",
  "day-parts",
]);

/** "in BSF firing", "at ICU": capitals alone. */
const isAcronym = ({ tokens, reading }: Document, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined) return true;
  const written = reading.text.slice(token.start, token.end);
  return written.length <= LONGEST_ACRONYM && written === written.toUpperCase();
};
const LONGEST_ACRONYM = 5;

/** A given name that the text bears with a surname elsewhere. */
const isPerson = ({ tokens, surnames }: Document, { from, to }: TokenRange): boolean =>
  to - from === 1 && surnames.has(tokens[from]?.fold ?? "");
