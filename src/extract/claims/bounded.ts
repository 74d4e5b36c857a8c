import type { OutcomeKind } from "../../model/claim.ts";
import { eventTimesIn } from "../dates/when.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { isBoundedGroup } from "../numbers/group.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { forceBehind } from "./doer.ts";
import { forcesIn } from "./force.ts";
import type { Telling } from "./telling.ts";

/** A count, a single victim, or shots and blows with a day; by force, as far as the words tell. */
export const isBounded = (document: Document, { casualties }: Telling): boolean =>
  (casualties.some(isOfForce) ||
    isDoneByForce(document, casualties) ||
    isOfAttack(document, casualties) ||
    isOfChase(document, casualties) ||
    isOfWeapon(document, casualties)) &&
  casualties.some((casualty) => {
    const isLost = casualty.outcome === "missing" && forceBehind(document, casualties) !== null;
    if (isLost || (casualty.outcome !== null && OF_FORCE.has(casualty.outcome))) {
      if (casualty.implied || (casualty.group !== null && isBoundedGroup(casualty.group)))
        return true;
    }
    const isOpen = (casualty.shooting && !isHunt(document, casualty)) || casualty.blows === true;
    return isOpen && casualty.outcome === null && isDated(document, casualty);
  });

/** "Hunters shot at geese": at animals, and by no force. */
const isHunt = (document: Document, casualty: Casualty): boolean => {
  const { to } = casualty.tag;
  return (
    casualty.aimed == null &&
    firstTagIn(document.tags, ["animal-words"], { from: to, to: to + TO_ANIMAL }) !== null &&
    forceBehind(document, [casualty]) === null
  );
};
const TO_ANIMAL = 4;

const isOfYear = (document: Document, { sentence: index }: Casualty): boolean => {
  const sentence = document.sentences[index];
  return (
    sentence !== undefined &&
    eventTimesIn(document, sentence).some(({ value }) => value.precision >= YEAR)
  );
};
const YEAR = 5;

/** A day; for shots at somebody whom the words tell from others a month is enough: "In June 1986 a sentry fired at a swimmer". */
const isDated = (document: Document, { sentence: index, aimed, tag }: Casualty): boolean => {
  const { sentences, tags } = document;
  // "In June he fired two officials": only shots are fired at somebody.
  const isAt = firstTagIn(tags, ["aiming-words"], { from: tag.from, to: tag.to + 1 }) !== null;
  const isAtOne = isAt && aimed != null && isBoundedGroup(aimed) && sizeOf(aimed) > 0;
  return [sentences[index], labelOf(document, index)].some(
    (range) =>
      range !== undefined &&
      eventTimesIn(document, range).some(
        ({ value: { precision } }) => precision === 1 || (isAtOne && precision <= MONTH),
      ),
  );
};
const MONTH = 4;

/** "2 June. A patrol boat is fired upon": the sentence before where it holds nothing but a day. */
const labelOf = ({ sentences, times, tokens }: Document, index: number): TokenRange | undefined => {
  const label = sentences[index - 1];
  if (label === undefined || (tokens[sentences[index]?.from ?? 0]?.breaks ?? 0) > 0)
    return undefined;
  const [time] = within(times, label);
  const rest = time === undefined ? label.to - label.from : label.to - time.to;
  return time?.from === label.from && rest <= 1 ? label : undefined;
};

/** "Border guards wounded a man"; not "police hurt three when their car hit a stop". */
const isDoneByForce = (document: Document, casualties: readonly Casualty[]): boolean =>
  forceBehind(document, casualties) !== null &&
  !tellsOf(document, casualties, ["traffic-words", "accident-words"]);

/** "An attack on a mill left ten dead", not "a heart attack". */
const isOfAttack = (document: Document, casualties: readonly Casualty[]): boolean =>
  casualties.some(({ sentence: index, outcome, group }) => {
    const sentence = document.sentences[index];
    return (
      outcome !== null &&
      group !== null &&
      sentence !== undefined &&
      (tellsOfAttack(document, sentence) || isAfterAttack(document, index))
    );
  }) && !tellsOf(document, casualties, ["traffic-words", "accident-words", "other-causes"]);

const tellsOfAttack = ({ tags }: Document, sentence: TokenRange): boolean =>
  tagsIn(tags, "attack-words", sentence).some(({ value }) => value !== "none") ||
  firstTagIn(tags, ["attack-past"], sentence) !== null;

/** "There was a raid at dawn on 11 March. We have the names of nine dead": the sentence before tells of it, and of its day. */
const isAfterAttack = (document: Document, index: number): boolean => {
  const before = document.sentences[index - 1];
  return (
    before?.role === "body" &&
    tellsOfAttack(document, before) &&
    eventTimesIn(document, before).some(({ value }) => value.precision === 1)
  );
};

/** "fell to his death while being chased by guards": no weapon, and no mishap either. */
const isOfChase = (document: Document, casualties: readonly Casualty[]): boolean =>
  casualties.some(({ sentence: index, outcome }) => {
    const sentence = document.sentences[index];
    const chase =
      outcome === "killed" && sentence !== undefined
        ? firstTagIn(document.tags, ["chase-words"], sentence)
        : null;
    return (
      chase !== null && forcesIn(document, { from: chase.to, to: chase.to + TO_CHASER }).length > 0
    );
  });
const TO_CHASER = 6;

/** "A smuggler was wounded near Musan": whoever is wounded, and not only hurt, was so by a weapon, where neither mishap nor war nor a mere year is told. */
const isOfWeapon = (document: Document, casualties: readonly Casualty[]): boolean =>
  casualties.some(
    (casualty) =>
      firstTagIn(document.tags, ["weapon-wounds"], casualty.tag) !== null &&
      !isOfYear(document, casualty),
  ) &&
  !tellsOf(document, casualties, [
    "traffic-words",
    "accident-words",
    "other-wounds",
    "other-causes",
  ]);

const tellsOf = (
  document: Document,
  casualties: readonly Casualty[],
  lists: readonly ListName[],
): boolean =>
  casualties.some(({ sentence }) => {
    const range = document.sentences[sentence];
    return range && firstTagIn(document.tags, lists, range) !== null;
  });

/** People die of much else: some word must tell of shots, weapons or killing, else a force must have done it. */
const isOfForce = ({ shooting, tag }: Casualty): boolean =>
  shooting || tag.value === "force" || FORCE_LISTS.has(tag.list);
const FORCE_LISTS: ReadonlySet<string> = new Set([
  "kill-past",
  "kill-participle",
  "beat-past",
  "assault-past",
  "shove-past",
  "bite-past",
  "electrocute-past",
  "executed-past",
  "shoot-past",
  "deadly-event",
  "suicide-past",
  "suicide-nominal",
]);

const OF_FORCE: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  "killed",
  "wounded",
  "executed",
  "suicide",
]);
