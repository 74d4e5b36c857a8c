/** The dead told of by who lived: "only the daughter survived", "all but one were killed", "nobody survived". */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { numberAt } from "../numbers/head-count.ts";
import { peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** Lists of words that tell of the dead by who lived. */
export const OUTLIVING: ReadonlySet<ListName> = new Set(["survive-verbs", "all-but"]);

/** How many lived, where the words say that all others died; null where they leave that open ("two survived"). */
export const survivorsAt = (document: Document, tag: Tag, sentence: Sentence): number | null =>
  tag.list === "all-but" ? exceptedAt(document, tag, sentence) : soleAt(document, tag, sentence);

/** "all but two of them were killed"; not "all but over". */
const exceptedAt = (document: Document, { to }: Tag, sentence: Sentence): number | null => {
  const { tags } = document;
  const number = numberAt(document, to);
  const at = number?.to ?? to;
  const died = firstTagIn(tags, DEATHS, { from: at, to: Math.min(sentence.to, at + TO_DEATH) });
  // "all but one of those killed were related": of the dead alone.
  if (died !== null && tagAt(tags, "plural-pronouns", died.from - 1) !== null) return null;
  if (died === null || firstTagIn(tags, BARS, { from: at, to: died.from }) !== null) return null;
  return number === null ? oneAt(document, at) : number.best;
};
const DEATHS: readonly ListName[] = ["kill-past", "die", "executed-past"];
const BARS: readonly ListName[] = ["negation", "clause-openers", "modals", "hypothetical-cues"];
const TO_DEATH = 7;

/** "all but the driver": one person. */
const oneAt = (document: Document, at: number): number | null =>
  peopleIn(document, { from: at, to: at + TO_DEATH }).find(({ from }) => from === at)?.best ?? null;

/** "only a girl survived", "the sole survivor", "none survived". */
const soleAt = (document: Document, tag: Tag, sentence: Sentence): number | null => {
  const { tags, tokens } = document;
  const before = { from: Math.max(sentence.from, tag.from - TO_SOLE), to: tag.from };
  const isNoun = tokens[tag.from]?.fold.startsWith("survivor") === true;
  const nobody = firstTagIn(tags, isNoun ? ["negation"] : ["nobody-words"], before);
  if (nobody !== null) return 0;
  const sole = tagsIn(tags, "sole-words", before).at(-1);
  if (sole === undefined || firstTagIn(tags, BARS, { from: sole.to, to: tag.from }) !== null)
    return null;
  const told = peopleIn(document, { from: sole.to, to: tag.to }).find(
    ({ from, best }) => best !== null && from - sole.to <= 1,
  );
  if (told !== undefined) return told.best;
  const number = numberAt(document, sole.to);
  // "only three of the huts": no people.
  if (number !== null) return number.to === tag.from ? number.best : null;
  return isNoun && tokens[tag.from]?.fold === "survivor" ? 1 : null;
};
const TO_SOLE = 8;

/** All who were there: "of the ten", else the nearest words before that count more than lived; null where none do. */
export const allThere = (
  document: Document,
  { tag, index, survivors }: { tag: Tag; index: number; survivors: number },
): (TokenRange & { readonly best: number | null }) | null => {
  for (const at of [index, index - 1]) {
    const sentence = document.sentences[at];
    if (sentence === undefined || !tellsOfShots(document, sentence)) continue;
    const before: TokenRange = { from: sentence.from, to: Math.min(sentence.to, tag.from) };
    const all =
      (at === index ? wholeBefore(document, tag) : null) ??
      peopleIn(document, before).findLast(
        ({ counted, best, more, partitive }) =>
          counted && !more && !partitive && best !== null && best > Math.max(1, survivors),
      );
    if (all !== undefined) return all;
  }
  return null;
};

/** "only two of the ten men survived" */
const wholeBefore = ({ tags, numbers }: Document, { from }: Tag) =>
  within(numbers, { from: from - TO_WHOLE, to: from }).find(
    (number) =>
      tagAt(tags, "of-words", number.from - 1) !== null ||
      (tagAt(tags, "of-words", number.from - 2) !== null &&
        tagAt(tags, "definite-articles", number.from - 1) !== null),
  );
const TO_WHOLE = 5;

/** True where shots are told of in the sentence of the words or the one before: "Soldiers shelled a boat. The sole survivor …". */
export const isOfShots = (document: Document, { list }: Tag, index: number): boolean =>
  OUTLIVING.has(list) &&
  [index, index - 1].some((at) => {
    const sentence = document.sentences[at];
    return sentence !== undefined && tellsOfShots(document, sentence);
  });

const tellsOfShots = ({ tags }: Document, sentence: Sentence): boolean =>
  firstTagIn(tags, SHOTS, sentence) !== null;
const SHOTS: readonly ListName[] = ["shoot-past", "shoot-participle", "weapons"];
