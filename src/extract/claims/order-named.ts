/** Orders that a sentence only names, and what tells that others go on with them. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { OrderMention } from "./order-mention.ts";
import { RECENT_THREADS } from "./order-nearest.ts";
import { timesAgree } from "./order-same.ts";
import type { OrderThread, Telling } from "./order-thread.ts";

/** "an instruction that headquarters sent to its battalions on 10 June. … Troops shall engage …": its words, after it was named. */
export const isOpened = (
  document: Document,
  named: readonly OrderMention[],
  { sentence, issuer, noun }: OrderMention,
): boolean =>
  issuer === null &&
  noun === null &&
  named.some(
    (one) =>
      isNewOne(document, one) && one.sentence < sentence && sentence - one.sentence <= TO_WORDS,
  );

/** Sentences from an order's name to its words. */
export const TO_WORDS = 3;

/** "… told sentries to leave the fence alone. That instruction was given by …": of what the sentence before told, which is no order here. */
export const isOfUntold = (
  { tags, sentences }: Document,
  sentence: number,
  isTold: (range: TokenRange) => boolean,
): boolean => {
  const [before, here] = [sentences[sentence - 1], sentences[sentence]];
  if (here === undefined || before === undefined) return false;
  const that = tagAt(tags, "pointing-words", here.from);
  if (that === null || tagAt(tags, "order-nouns", that.to) === null) return false;
  return !isTold(before) && firstTagIn(tags, ["tell-verbs", "order-verbs"], before) !== null;
};

/** "The ban has been binding since …": what was told right before it, whoever says so. */
export const justBefore = (
  { tags }: Document,
  threads: readonly OrderThread[],
  { sentence, noun, fresh }: OrderMention,
): readonly OrderThread[] => {
  // "the new policy" may well be told of for the first time.
  const isKnown =
    !fresh && noun !== null && KNOWN.some((list) => tagAt(tags, list, noun.from - 1) !== null);
  return threads.filter(({ mentions }) => {
    const away = sentence - (mentions.at(-1)?.sentence ?? sentence);
    return isKnown && away > 0 && away <= TO_WORDS;
  });
};

const KNOWN: readonly ListName[] = ["definite-articles", "pointing-words", "that-subjects"];

/** "A directive came from the ministry"; "A corporal points to a circular" gives none. */
export const isNewOne = (
  { tags }: Document,
  { fresh, noun, issuer, addressees, range }: OrderMention,
): boolean =>
  fresh &&
  noun !== null &&
  issuer !== null &&
  (addressees.length > 0 || firstTagIn(tags, COMING, range) !== null);

/** One that is new and of another day than all that were told before it. */
export const isAnotherOne = ({ document, threads }: Telling, mention: OrderMention): boolean => {
  const earlier = threads
    .slice(-RECENT_THREADS)
    .filter(({ mentions }) => (mentions[0]?.sentence ?? 0) < mention.sentence);
  return (
    isNewOne(document, mention) &&
    earlier.length > 0 &&
    earlier.every((thread) => !timesAgree(document, thread, mention))
  );
};

const COMING: readonly ListName[] = ["give-verbs", "issue-verbs", "received-cues", "given-by"];
