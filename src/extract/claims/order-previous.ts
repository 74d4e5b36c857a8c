/** Whether a mention tells of a rule that held before another took its place. */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import type { OrderMention } from "./order-mention.ts";
import { RULE_UNTIL } from "./order-until.ts";

/** "previously", "before that, …", "replaces an order that": a rule that held until then; not "in the past …, but now". */
export const isPrevious = (document: Document, mention: OrderMention): boolean => {
  const { tags, tokens, sentences } = document;
  const { range, trigger } = mention;
  if (mention.rule === RULE_UNTIL) return true;
  const isBefore = tagsIn(tags, "background-cues", range).some(
    (cue) =>
      // "firearms are to be used to prevent …": what for, and nothing of before.
      tagAt(tags, "be-forms", cue.from - 1) === null &&
      (cue.from > trigger.from ||
        firstTagIn(tags, ["contrast-joins"], { from: cue.to, to: trigger.from }) === null),
  );
  if (isBefore) return true;
  if (isReplaced(document, mention) || isEnded(document, mention)) return true;
  if (isEarlierOne(document, mention) || isOfOneReplaced(document, mention)) return true;
  const from = sentences[mention.sentence]?.from ?? 0;
  if (isAtFirst(document, from) || endsAtOnce(document, from)) return true;
  const opener = tagAt(tags, "background-openers", from);
  return opener !== null && tokens[opener.to]?.fold === ",";
};

/** "It puts an end to what had been ordered in May": what the words that follow told before. */
const isEnded = ({ tags }: Document, { range, trigger }: OrderMention): boolean =>
  tagsIn(tags, "what-was-told", range).some(
    (told) =>
      told.to >= trigger.from &&
      ENDING.some((list) => firstTagIn(tags, [list], { from: range.from, to: told.from })),
  );
const ENDING: readonly ListName[] = ["replacing-phrases", "replacing-verbs", "lifting-verbs"];

/** "The order supersedes the guidelines of May. Those guidelines bound both sides to …": of what was replaced before. */
const isOfOneReplaced = (document: Document, { noun, sentence }: OrderMention): boolean => {
  const { tags, tokens, sentences } = document;
  if (noun === null || tagAt(tags, "definite-starts", noun.from - 1) === null) return false;
  const here = sentences[sentence]?.from ?? 0;
  const before = { from: sentences[sentence - TO_REPLACEMENT]?.from ?? here, to: here };
  return tagsIn(tags, noun.list, before).some((other) => {
    if (tokens[other.to - 1]?.fold !== tokens[noun.to - 1]?.fold) return false;
    const near = { from: other.from - TO_NOUN, to: other.from };
    return tagsIn(tags, "replacing-verbs", near).some(
      ({ from }) => tagAt(tags, "be-forms", from - 1) === null,
    );
  });
};
const TO_REPLACEMENT = 2;
const TO_NOUN = 4;

/** "An earlier telegram, sent in June, had instructed the police to": before the one told of; not one that still holds. */
const isEarlierOne = ({ tags }: Document, { trigger, noun, range }: OrderMention): boolean => {
  const named = noun ?? firstTagIn(tags, ["order-nouns"], { from: range.from, to: trigger.from });
  if (named === null) return false;
  const before = { from: named.from - TO_EARLIER, to: named.from };
  return (
    firstTagIn(tags, ["earlier-ones"], before) !== null &&
    firstTagIn(tags, ["staying-words", "still-words"], range) === null
  );
};
const TO_EARLIER = 2;

/** "Until the autumn guards had to account for each round": told first of all that it is over. */
const endsAtOnce = ({ tags, times }: Document, from: number): boolean => {
  const until = tagAt(tags, "ending-openers", from);
  if (until === null || tagAt(tags, "until-cues", from) === null) return false;
  const time = within(times, { from: until.to, to: until.to + TO_TIME })[0];
  return time !== undefined && time.from - until.to <= 1;
};
const TO_TIME = 8;

/** "At first we were told never to fire": until something else was told; not "at first light". */
const isAtFirst = ({ tags, tokens }: Document, from: number): boolean => {
  const start = tokens[from]?.kind === "mark" ? from + 1 : from;
  const opener = tagAt(tags, "at-first", start);
  return opener !== null && FOLLOWING.some((list) => tagAt(tags, list, opener.to) !== null);
};
const FOLLOWING: readonly ListName[] = [
  ...(["pronouns", "self-pronouns", "definite-articles", "addressee-heads"] as const),
];

/** "The rule replaces an order to hold fire": what follows is what the order before it said. */
export const isReplaced = ({ tags }: Document, mention: OrderMention): boolean => {
  const { range, trigger, provisions } = mention;
  const said = provisions[0]?.range.from ?? trigger.to + TO_REPLACING;
  const before = (reach: number) => ({
    from: Math.max(range.from, trigger.from - reach),
    to: said,
  });
  // "takes the place of instructions"
  const taking = firstTagIn(tags, ["replacing-phrases"], before(TO_PHRASE));
  // "was replaced on 20 May": itself, by another.
  const replacing = tagsIn(tags, "replacing-verbs", before(TO_REPLACED)).some(
    ({ from }) => tagAt(tags, "be-forms", from - 1) === null,
  );
  return taking !== null || replacing;
};
const TO_PHRASE = 6;

/** "replaces an earlier": the article and an adjective. */
const TO_REPLACED = 3;
const TO_REPLACING = 2;

/** "The order, which arrived on Monday, replaces rules under which guards had to …": the one, and what it took the place of. */
export const inPlaceOf = (document: Document, mention: OrderMention): readonly OrderMention[] => {
  const { noun, range, provisions } = mention;
  const verb =
    noun === null
      ? null
      : firstTagIn(document.tags, ["replacing-verbs"], { ...range, from: noun.to });
  if (noun === null || verb === null || noun.from !== mention.trigger.from) return [mention];
  if (!provisions.every((provision) => verb.to <= provision.range.from)) return [mention];
  const before = { ...range, to: verb.from };
  return [
    { ...mention, range: before, provisions: [], addressees: [], passive: false },
    { ...mention, range: { ...range, from: verb.from }, issuer: null, transmitter: null },
  ];
};
