/** Orders as the public hears or reads them: called out over loudspeakers, put up on posters and signs. */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { isGiven } from "./order-reality.ts";
import { provisionsIn } from "./provision.ts";

/** What the public is told will become of anyone, with the words for what tells it. */
export type Announced = {
  readonly text: Tag;
  readonly provisions: readonly FoundProvision[];
};

/** "an announcement that all boats would be fired on", "Police announced over loudspeakers that looters …"; null where nothing is. */
export const announcedIn = (document: Document, sentence: Sentence): Announced | null => {
  const { tags } = document;
  const text = firstTagIn(tags, ["public-texts"], sentence);
  if (text === null || !isGiven(document, text, sentence)) return null;
  const before = { from: sentence.from, to: text.from };
  const isMeans = firstTagIn(tags, MEANS, { from: text.from - 2, to: text.from }) !== null;
  // "The smuggler shouted over a loudspeaker", "rebels' leaflets": only an office announces what troops will do.
  const officials = tagsIn(tags, "addressee-heads", before).filter(
    ({ to }) => tagAt(tags, "public-heads", to - 1) === null,
  );
  const isOfficial = officials.length > 0 || firstTagIn(tags, ["issuer-heads"], before) !== null;
  if (isMeans && !isOfficial) return null;
  if (isOfOutlaws(document, sentence)) return null;
  const that = firstTagIn(tags, ["that-words"], { from: text.to, to: sentence.to });
  // "a sign that anyone would be shot": nothing that is put up.
  if (that?.from === text.to && text.value === POST) return null;
  const from = that?.to ?? colonAfter(document, { from: text.to, to: sentence.to });
  if (from === null) return null;
  const provisions = ofAnyone(document, { from, to: sentence.to });
  return provisions.length === 0 ? null : { text, provisions };
};
const POST = "post";
const MEANS: readonly ListName[] = ["prepositions", "by-words"];

/** Nobody in office speaks on the leaflets of a gang. */
export const isOfOutlaws = ({ tags }: Document, range: TokenRange): boolean =>
  firstTagIn(tags, ["outlaws"], range) !== null;

const colonAfter = ({ tokens }: Document, { from, to }: TokenRange): number | null => {
  for (let at = from; at < to; at++) if (tokens[at]?.fold === ":") return at + 1;
  return null;
};

/** What is told of people in general; "the film would be shot", "two scenes will be shot" are of something told of. */
export const ofAnyone = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tokens, tags, numbers } = document;
  let first = range.from;
  while (first < range.to && tokens[first]?.kind === "mark") first++;
  const isKnown =
    tagAt(tags, "determiners", first) !== null && tagAt(tags, "any-words", first) === null;
  const isCounted = within(numbers, { from: first, to: first + 8 })[0]?.from === first;
  const isPronoun = tagAt(tags, "pronouns", first) !== null;
  if (isKnown || isCounted || isPronoun) return [];
  const provisions = provisionsIn(document, range);
  return provisions.some(({ effect }) => effect === "licence") ? provisions : [];
};

/** "The farmer told his men …": men of whoever holds no office and no rank, by these words or, of "he", by the sentence before. */
export const isOfPrivateMen = (
  { tags, sentences }: Document,
  { trigger, sentence }: { trigger: TokenRange; sentence: number },
  { issuer, addressee }: { issuer: TokenRange | null; addressee: TokenRange | undefined },
): boolean => {
  const isOwn =
    addressee !== undefined &&
    tagsIn(tags, "addressee-heads", addressee).some(({ value }) => value === OWN);
  if (!isOwn || tagAt(tags, "first-persons", trigger.from - 1) !== null) return false;
  const isHe = tagAt(tags, "singular-pronouns", trigger.from - 1) !== null;
  // "the accused, then a commander of the post, told his men"
  const before = { from: sentences[sentence]?.from ?? 0, to: trigger.from };
  const teller = isHe ? (sentences[sentence - 1] ?? before) : (issuer ?? before);
  return (
    firstTagIn(tags, OFFICES, teller) === null || firstTagIn(tags, ["outlaws"], teller) !== null
  );
};
/** How the lexicon marks "his men". */
const OWN = "own";
const OFFICES: readonly ListName[] = ["issuer-heads", "superior-heads"];

/** "doctors were ordered not to discharge anybody", "hunters were given permission to shoot": told to no force. */
export const isOfUnarmed = ({ tags }: Document, { from }: Tag): boolean => {
  const before = { from: from - TO_TOLD, to: from };
  return (
    firstTagIn(tags, ["unarmed-heads"], before) !== null &&
    firstTagIn(tags, ["force-heads"], before) === null
  );
};
const TO_TOLD = 6;

/** "were told by loudspeaker": for all to hear. */
export const isCalledOut = ({ tags }: Document, range: TokenRange): boolean =>
  tagsIn(tags, "public-texts", range).some(
    ({ from }) =>
      firstTagIn(tags, ["by-words", "prepositions"], { from: from - 2, to: from }) !== null,
  );
