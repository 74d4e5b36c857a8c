/** Places that no gazetteer has, known by the words before their names: "the village of …", "near …". */
import type { Where } from "../../model/place.ts";
import { type Document, isVeiled, passageAt, wordsOf } from "../document.ts";
import { isNameWord } from "../numbers/full-name.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isNamedSite, sitesIn } from "./named-site.ts";
import { PRECISION, sideIn } from "./where.ts";

/** A place named in the range that is called a village or the like, else one that something was near or in; or null. */
export const unlistedWhere = (document: Document, sentence: TokenRange): Where | null => {
  const called = namesAfter(document, calledIn(document, sentence), sentence)[0];
  const named =
    called ??
    namesAfter(document, nearIn(document, sentence), sentence)[0] ??
    namesBefore(document, sentence)[0] ??
    siteIn(document, sentence);
  if (named === undefined || isVeiled(document, named)) return null;
  return {
    name: wordsOf(document, named),
    place: null,
    precision: NEAR,
    side: sideIn(document, sentence),
    basis: { how: "stated", passages: [passageAt(document, named)] },
  };
};

/** A name alone does not tell how close to it something was. */
const NEAR = PRECISION.village + 1;

/** Tokens at which the name after "the village of", "the hills of" begins. */
const calledIn = ({ tags }: Document, sentence: TokenRange): readonly number[] =>
  [...tagsIn(tags, "settlement-nouns", sentence), ...tagsIn(tags, "area-nouns", sentence)].flatMap(
    ({ from, to }) => (isOrigin(tags, from) ? [] : (tagAt(tags, "of-words", to)?.to ?? [])),
  );

/** "a man from the village of": where he is from, and not where it was. */
const isOrigin = (tags: Document["tags"], noun: number): boolean =>
  firstTagIn(tags, ["origin-words"], { from: noun - TO_ORIGIN, to: noun }) !== null;
const TO_ORIGIN = 2;

const nearIn = ({ tags }: Document, sentence: TokenRange): readonly number[] =>
  [
    ...tagsIn(tags, "near-words", sentence),
    // "off Ceuta", beside words of boats and of the sea
    ...tagsIn(tags, "off-words", sentence).filter(
      ({ from, to }) =>
        firstTagIn(tags, ["sea-words"], { from: from - TO_SEA, to: to + TO_SEA }) !== null,
    ),
  ].map(({ to }) => to);
const TO_SEA = 12;

/** "shot in Harwan district on Monday" */
const siteIn = (document: Document, sentence: TokenRange): TokenRange | undefined => {
  const found = namesAfter(document, sitesIn(document, sentence), sentence).find((name) =>
    isNamedSite(document, name),
  );
  return found && { ...found, from: withCompass(document, found.from) };
};

/** "in East Harwan": with the quarter of the compass that a capital makes part of the name. */
const withCompass = ({ tokens, tags }: Document, from: number): number =>
  tokens[from - 1]?.capital === true &&
  tokens[from - 1]?.breaks === 0 &&
  (tokens[from - 1]?.fold.length ?? 0) > LONGEST_AT &&
  tagAt(tags, "site-words", from - 1) !== null
    ? from - 1
    : from;
/** "In", "At". */
const LONGEST_AT = 2;

const namesAfter = (
  { tokens, tags, outlets, speech }: Document,
  starts: readonly number[],
  sentence: TokenRange,
): readonly TokenRange[] =>
  starts.flatMap((from) => {
    let to = from;
    for (let words = 0; words < LONGEST && to < sentence.to; words++) {
      // "Ellery Township", "Linden Heights": the word for what it is, as part of the name.
      const isTail =
        to > from && tokens[to]?.capital === true && tagAt(tags, "region-tails", to) !== null;
      if (!isNameWord(tokens, tags, to) && !isTail) break;
      to = hyphenedEnd(tokens, to + 1);
    }
    const name = { from, to };
    const next = tokens[to];
    // "near Kowalski's barn": whose, not where; a fourth capital begins another kind of name.
    const isPart =
      next !== undefined &&
      next.breaks === 0 &&
      (next.fold === "'s" || next.capital || next.kind === "number");
    // "near Christmas" is a day.
    const isDay = firstTagIn(tags, ["holidays"], { from, to: to + 1 }) !== null;
    const isOther =
      isDay || touchesRange(outlets, name) || rangeHolding(speech.sources, from) !== null;
    const isMen =
      tagAt(tags, "force-heads", from) !== null || tagAt(tags, "person-nouns", to) !== null;
    return to === from || isPart || isOther || isMen ? [] : [name];
  });
/** "at the Rumaish crossing": the capitals between the article and the word for what is there. */
const namesBefore = (document: Document, sentence: TokenRange): readonly TokenRange[] =>
  tagsIn(document.tags, "site-tails", sentence).flatMap(({ from: to }) => {
    const { tokens, tags } = document;
    let from = to;
    while (from > to - LONGEST && isNameWord(tokens, tags, from - 1)) from--;
    const isAt =
      tagAt(tags, "definite-articles", from - 1) !== null &&
      tagAt(tags, "line-words", from - 2) !== null;
    return isAt && from < to ? namesAfter(document, [from], sentence) : [];
  });

/** "Qala-e Shahi": past the small words that hyphens join to the one before. */
const hyphenedEnd = (tokens: Document["tokens"], to: number): number => {
  let end = to;
  while (
    tokens[end]?.fold === "-" &&
    tokens[end]?.start === tokens[end - 1]?.end &&
    tokens[end + 1]?.kind === "word" &&
    tokens[end + 1]?.start === tokens[end]?.end
  )
    end += 2;
  return end;
};

/** Words of a name. */
const LONGEST = 3;
