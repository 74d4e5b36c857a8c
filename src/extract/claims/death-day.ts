/** Days on which somebody died or a body was given back: none of them is that of the shots. */
import type { Time } from "../dates/time.ts";
import { dayValue, spanValue } from "../dates/value.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** The time of the shots where the words count back from that of the death; the time itself, or null where it is of no shots. */
export const timeOfHarm = (document: Document, time: Time, sentence: TokenRange): Time | null => {
  const { byList } = document.tags;
  // Most texts have no such words at all, and every time of a text is asked about.
  if (!byList.has("die") && !byList.has("handover-verbs")) return time;
  if (isOfHandover(document, time, sentence)) return null;
  const after = laterDeath(document, time, sentence);
  if (after === null) return time;
  const { earliest } = time.value;
  return after.days === null || earliest === null
    ? null
    : { from: time.from, to: time.to, value: valueBefore(earliest, after.days, after.isLoose) };
};

/** "a week after" is told loosely: a day more or less. */
const valueBefore = (day: number, days: number, isLoose: boolean) => {
  const origin = { rule: "date.before-death/1", anchor: day };
  return isLoose ? spanValue(day - days - 1, day - days + 1, origin) : dayValue(day - days, origin);
};

type Later = { readonly days: number | null; readonly isLoose: boolean };

/** "died on 9 May, four days after he was shot", "Four days after guards shot him, a man died on 9 May"; null where nothing of it is told. */
const laterDeath = (document: Document, time: Time, sentence: TokenRange): Later | null => {
  const { tags } = document;
  if (time.value.precision !== 1) return null;
  const before = { from: Math.max(sentence.from, time.from - TO_TIME), to: time.from };
  if (firstTagIn(tags, ["die"], before) === null) return null;
  const isOpening = opensWithAfter(document, sentence);
  // "was shot on 2 May and died": the day is that of the shots.
  if (!isOpening && firstTagIn(tags, ["shoot-past"], before) !== null) return null;
  const reach = isOpening
    ? { from: sentence.from, to: before.to }
    : { from: time.to, to: Math.min(sentence.to, time.to + TO_AFTER) };
  const unit = tagsIn(tags, "units", reach).find(
    ({ to }) => tagAt(tags, "after-point", to) !== null,
  );
  if (unit === undefined || !isOfSamePerson(document, unit, sentence)) return null;
  return countBefore(document, unit);
};
const TO_TIME = 8;
const TO_AFTER = 6;
const SHOTS: readonly ListName[] = ["shoot-past", "shoot-participle", "wound-past", "beat-past"];

const opensWithAfter = ({ tags }: Document, { from, to }: TokenRange): boolean =>
  tagsIn(tags, "units", { from, to: Math.min(to, from + TO_UNIT) }).some(
    (unit) => tagAt(tags, "after-point", unit.to) !== null,
  );
const TO_UNIT = 4;

/** "after he was shot", "after being shot", "after guards shot him": whoever died, and nobody else. */
const isOfSamePerson = ({ tags }: Document, unit: Tag, { to }: TokenRange): boolean => {
  const clause = { from: unit.to + 1, to: Math.min(to, unit.to + TO_SHOTS) };
  const shot = firstTagIn(tags, SHOTS, clause);
  if (shot === null || firstTagIn(tags, ["more-of"], { ...clause, to: shot.to }) !== null)
    return false;
  const around = { from: clause.from, to: shot.to + 2 };
  return (
    firstTagIn(tags, ["singular-pronouns", "plural-pronouns", "plural-subjects"], around) !==
      null || firstTagIn(tags, ["being-words"], { ...clause, to: shot.to }) !== null
  );
};
const TO_SHOTS = 10;

/** "four days", "a week", "two weeks"; days null where no number is told ("days after"). */
const countBefore = ({ tokens, tags }: Document, unit: Tag): Later | null => {
  const size = unit.value === "day" ? 1 : unit.value === "week" ? 7 : null;
  const word = tagsIn(tags, "number-words", { from: unit.from - 1, to: unit.from })[0];
  const digits = tokens[unit.from - 1];
  const isOne = tagAt(tags, "determiners", unit.from - 1)?.value === "";
  const count =
    digits?.kind === "number"
      ? Number(digits.fold)
      : word !== undefined
        ? Number(word.value)
        : isOne
          ? 1
          : null;
  const isKnown = size !== null && count !== null && Number.isInteger(count) && count < MOST;
  return { days: isKnown ? size * count : null, isLoose: size !== 1 };
};
const MOST = 60;

/** "His body was handed over on 9 May", "On 9 May they returned the body": the day on which it was given back. */
const isOfHandover = ({ tags }: Document, time: Time, sentence: TokenRange): boolean => {
  const bodies = tagsIn(tags, "corpse-nouns", sentence);
  if (bodies.length === 0) return false;
  const before = { from: Math.max(sentence.from, time.from - TO_HANDED), to: time.from };
  const handed = tagsIn(tags, "handover-verbs", before).at(-1);
  if (handed !== undefined)
    return firstTagIn(tags, OF_FORCE, { from: handed.to, to: time.from }) === null;
  const isOpening = time.from - sentence.from <= 1;
  const after = { from: time.to, to: Math.min(sentence.to, time.to + TO_HANDED) };
  const next = isOpening ? firstTagIn(tags, ["handover-verbs"], after) : null;
  return next !== null && firstTagIn(tags, OF_FORCE, { from: time.to, to: next.from }) === null;
};
const TO_HANDED = 8;
const OF_FORCE: readonly ListName[] = [...SHOTS, "kill-past", "kill-participle", "die"];
