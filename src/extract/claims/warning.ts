/** Warnings that must come before fire, and those that need not. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { isRestrained } from "./restraint.ts";

const WARNED = "warnings-first-instead-of-live-fire";

/** "only after a warning", "unless they have called out", "until shots are fired in the air", "must first shout": what must come before fire. */
export const firstSteps = (document: Document, range: TokenRange): readonly FoundProvision[] => [
  ...(firstTagIn(document.tags, FIRE, range) === null
    ? []
    : [...stepsIn(document, range), ...stepsBefore(document, range)]),
  ...stepsFirst(document, range),
];
const FIRE: readonly ListName[] = ["fire-base", "fire-gerund", "fire-passive", "shoot-nouns"];

/** "must shout twice before firing": a duty, and not what somebody did. */
const stepsBefore = (document: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(document.tags, "before-point", range).flatMap((point): readonly FoundProvision[] => {
    const { tags } = document;
    if (!isBeforeFire(document, point, range)) return [];
    const before = { from: Math.max(range.from, point.from - TO_FIRE), to: point.from };
    const step = tagsIn(tags, "warning-base", before).at(-1);
    if (step === undefined || !isDue(document, step, range)) return [];
    return [restrained({ from: step.from, to: point.to }, WARNED)];
  });

/** "before firing", "before he was allowed to aim at anybody" */
const isBeforeFire = ({ tags }: Document, { to }: Tag, range: TokenRange): boolean => {
  const within = (reach: number): TokenRange => ({ from: to, to: Math.min(range.to, to + reach) });
  if (firstTagIn(tags, ["fire-gerund"], within(TO_GERUND)) !== null) return true;
  const allowed = firstTagIn(tags, ["permission-verbs"], within(TO_PERMISSION));
  const after = allowed && { from: allowed.to, to: Math.min(range.to, allowed.to + TO_GERUND) };
  return after !== null && firstTagIn(tags, ["fire-base"], after) !== null;
};
const TO_GERUND = 3;
/** "before the sentry was" */
const TO_PERMISSION = 5;

/** "must first shout", "are to call out twice", "shall be hailed three times" */
const stepsFirst = (document: Document, range: TokenRange): readonly FoundProvision[] => [
  ...tagsIn(document.tags, "warning-base", range).flatMap((step) => {
    const isFirst = [step.from - 1, step.to].some(
      (at) => tagAt(document.tags, "ordinals", at)?.value === FIRST,
    );
    const isCounted =
      isFirst ||
      firstTagIn(document.tags, ["call-counts"], { from: step.to - 1, to: step.to + 1 }) !== null;
    return isCounted && isDue(document, step, range) ? [restrained(step, WARNED)] : [];
  }),
  ...tagsIn(document.tags, "warned-passive", range).flatMap((step) => {
    const isDone = tagAt(document.tags, "bare-be", step.from - 1) === null;
    const words = { from: step.from - 1, to: step.to };
    return isDone || !isDue(document, step, range) ? [] : [restrained(words, WARNED)];
  }),
];
/** How the lexicon marks "first". */
const FIRST = "1";

const isDue = ({ tags }: Document, step: Tag, range: TokenRange): boolean => {
  const due = { from: Math.max(range.from, step.from - TO_DUE), to: step.from };
  return (
    firstTagIn(tags, ["obligation", "past-duties"], due) !== null &&
    firstTagIn(tags, ["no-duty", "negators"], due) === null
  );
};
const TO_DUE = 4;

const restrained = ({ from, to }: TokenRange, rule: string): FoundProvision => ({
  range: { from, to },
  kind: "how-to-fire",
  effect: "restraint",
  rule,
});

const stepsIn = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  return tagsIn(tags, "waiting-cues", range).flatMap((cue) => {
    const reach = { from: cue.to, to: Math.min(range.to, cue.to + TO_WARNING) };
    const step = firstTagIn(tags, ["warning-acts"], reach);
    const rule = step === null ? undefined : STEPS.get(step.value);
    if (step === null || rule === undefined) return [];
    if (cue.value === BARRED && !isBarredBefore(document, cue, range)) return [];
    // "were only allowed to fire after a warning", "fire after a warning"
    const before = { from: Math.max(range.from, cue.from - TO_FIRE), to: cue.from };
    const isAtOnce = tagAt(tags, "on-sight", cue.from - 1) !== null;
    const isRight =
      !isAtOnce && tagsIn(tags, "fire-base", before).some(({ to }) => to === cue.from);
    const next = { from: step.to, to: Math.min(range.to, step.to + TO_NEXT) };
    const isNext = firstTagIn(tags, ["fire-base"], next) !== null;
    const isLeft = firstTagIn(tags, ["only-cues", "licence-modals"], before) !== null;
    if (cue.value === ONLY && !isLeft && !isRight && !isNext) return [];
    return [restrained({ from: cue.from, to: step.to }, rule)];
  });
};
const TO_WARNING = 9;
const TO_NEXT = 8;
const STEPS: ReadonlyMap<string, string> = new Map([
  ["warnings", WARNED],
  ["warning-shots", "warning-shots-first"],
]);

/** "not to shoot without a warning": only where fire is barred does "without" ask for one. */
const isBarredBefore = (document: Document, { from }: Tag, range: TokenRange): boolean =>
  FIRE.flatMap((list) => tagsIn(document.tags, list, { from: from - TO_FIRE, to: from })).some(
    (fire) => isRestrained(document, fire, { from: fire.from - TO_FIRE, to: range.to }),
  );
/** How the lexicon marks a cue that asks for a warning only where fire is barred. */
const BARRED = "barred";
/** How it marks one that asks for a warning only after "only". */
const ONLY = "only";
const TO_FIRE = 9;

/** "not to fire until they have warned twice": after that they may. */
export const mayFollow = (document: Document, tag: Tag, range: TokenRange): boolean =>
  stepsIn(document, { from: tag.to, to: Math.min(range.to, tag.to + TO_STEP) }).length > 0;
const TO_STEP = 16;

/** "no challenge is required", "not to bother with a warning", "the calls were abolished", "need not shout": they may fire without. */
export const unwarned = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const nouns = tagsIn(tags, "warning-nouns", range).flatMap(
    (noun) => spared(document, noun, range) ?? [],
  );
  const verbs = tagsIn(tags, "warning-base", range).flatMap((verb) => {
    const before = { from: Math.max(range.from, verb.from - TO_VERB), to: verb.from };
    const free = tagsIn(tags, "no-duty", before).at(-1);
    return free === undefined ? [] : [{ from: free.from, to: verb.to }];
  });
  return [...nouns, ...verbs].map((words) => ({ range: words, ...UNWARNED }));
};
/** "do not have to" */
const TO_VERB = 5;
/** What fire without a warning is as a provision. */
export const UNWARNED = {
  kind: "how-to-fire",
  effect: "licence",
  rule: "fire-without-warning",
} as const;

/** The words by which a warning need not be given; null where there are none. */
const spared = ({ tags }: Document, noun: Tag, range: TokenRange): TokenRange | null => {
  const before = { from: Math.max(range.from, noun.from - TO_NOUN), to: noun.from };
  const after = { from: noun.to, to: Math.min(range.to, noun.to + TO_NEED) };
  const free = { from: Math.max(range.from, noun.from - TO_FREE), to: noun.from };
  const skipping =
    tagsIn(tags, "skipping-words", before).at(-1) ?? tagsIn(tags, "no-duty", free).at(-1);
  if (skipping !== undefined) return { from: skipping.from, to: noun.to };
  const none = tagsIn(tags, "no-more", before).at(-1);
  const need = firstTagIn(tags, ["needed-words"], after);
  if (none !== undefined && need !== null) return { from: none.from, to: need.to };
  const dropped = firstTagIn(tags, ["dropped-words"], after);
  const isDone = dropped !== null && tagAt(tags, "be-forms", dropped.from - 1) !== null;
  return isDone ? { from: noun.from, to: dropped.to } : null;
};
const TO_NOUN = 5;
const TO_FREE = 7;
const TO_NEED = 6;
