/** What holds fire back: that it is barred, a last resort, or must wait for a warning. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { barringIn } from "./order-permission.ts";

/** A word of necessity after it, with "only" or "unless" on the way; or "no choice but to" right before it. */
export const isLastResort = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tags } = document;
  const before = { from: Math.max(range.from, tag.from - RIGHT_BEFORE), to: tag.from };
  if (firstTagIn(tags, ["forced-cues"], before) !== null) return true;
  const reach = { from: tag.to, to: nextBidding(document, tag.to, range.to) };
  const need = firstTagIn(tags, ["necessity-words"], reach);
  if (need === null) return false;
  return (
    firstTagIn(tags, ["only-cues", "exception-cues"], { from: tag.from - 3, to: need.to }) !== null
  );
};
const LAST_RESORT_REACH = 14;

/** "to stop firing at random and to use live rounds only if …": where the next thing bidden begins, or as far as one may look. */
const nextBidding = ({ tokens, tags }: Document, from: number, end: number): number => {
  const to = Math.min(end, from + LAST_RESORT_REACH);
  for (let at = from; at < to; at++)
    if (tagAt(tags, "joiners", at) !== null && tokens[at + 1]?.fold === "to") return at;
  return to;
};
const RIGHT_BEFORE = 6;

/** "avoid using", "not to fire", "stop firing": the restraint stands close before. */
export const isRestrained = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tokens, tags } = document;
  const near = { from: Math.max(range.from, tag.from - 6), to: tag.from };
  if (tagsIn(tags, "exception-cues", near).length > 0) return false;
  // "No one is to be shot"
  const isSpared = firstTagIn(tags, ["nobody-words"], near) !== null;
  if (isSpared && tag.list === "fire-passive") return true;
  if (isNotAllowed(document, near)) return true;
  return tagsIn(tags, "restraint-verbs", near).some((word) => {
    // "You don't wait, you shoot": what they are not to do is to wait.
    const you = tagsIn(tags, "second-persons", { from: word.to, to: tag.from }).at(-1);
    if (you?.to === tag.from && tokens[you.from - 1]?.fold === ",") return false;
    // "whoever crosses without permission be shot": said of those fired at.
    if (word.value === NEXT && word.to < tag.from) return false;
    // "not only to kill"
    if (firstTagIn(tags, ["only-cues"], { from: word.to - 1, to: word.to + 1 }) !== null)
      return false;
    // "do not hesitate to use your firearm"
    if (firstTagIn(tags, ["licence-words"], { from: word.from, to: tag.from })?.value === BOLDLY)
      return false;
    // "an instruction that forbids patrols to fire": of those told, whatever opens the clause.
    if (tagAt(tags, "order-verbs", word.from) !== null) return true;
    const before = { from: word.from - 3, to: word.from };
    const opener = firstTagIn(tags, ["relative-pronouns", "hypothetical-cues"], before);
    // "an order that guards must not fire": of those told, and of nobody fired at.
    return (
      opener === null ||
      firstTagIn(tags, ["addressee-heads"], { from: opener.to, to: word.from }) !== null ||
      // "reminded that they had no right to": of them, as told right after.
      tagAt(tags, "plural-subjects", opener.to) !== null
    );
  });
};

/** "No soldier was allowed to shoot", "no longer have the right to fire" */
const isNotAllowed = (document: Document, near: TokenRange): boolean =>
  (["permission-verbs", "permission-nouns"] as const)
    .flatMap((list) => tagsIn(document.tags, list, near))
    .some(
      (word) => barringIn(document, word, { from: word.from - TO_NOBODY, to: near.to }) !== null,
    );
const TO_NOBODY = 10;

/** How the lexicon marks words that bid fire without a second thought. */
const BOLDLY = "fire-boldly";

/** Marks a word that restrains only what it stands right before ("without firing"). */
const NEXT = "next";

/** "use live rounds only where it cannot be avoided": told when one may fire at all, not to fire. */
export const lastResort = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const tags = (["fire-base", "live-ammunition", "weapon-use", "use-nouns"] as const).flatMap(
    (list) => tagsIn(document.tags, list, range),
  );
  const first = tags.find((tag) => isLastResort(document, tag, range));
  if (first === undefined) return [];
  return [
    {
      range: first,
      kind: "how-to-fire",
      effect: "restraint",
      rule: "live-fire-only-if-necessary",
    },
  ];
};

/** "forbade the use of firearms against them", "the use of weapons is prohibited": no fire at those told of. */
export const barredUse = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] => {
  // "it forbids fire at children": the noun right after the verb.
  const fire = tagsIn(tags, "fire-base", range).filter(({ from }) =>
    tagsIn(tags, "restraint-verbs", { from: from - TO_USE, to: from }).some(
      (word) => word.to === from && tagAt(tags, "order-verbs", word.from) !== null,
    ),
  );
  return [...tagsIn(tags, "use-nouns", range), ...fire].flatMap(
    (use): readonly FoundProvision[] => {
      const before = { from: Math.max(range.from, use.from - TO_USE), to: use.from };
      const after = { from: use.to, to: Math.min(range.to, use.to + TO_BARRED) };
      const barred = firstTagIn(tags, ["barred-words"], after);
      const isAfter = barred !== null && tagAt(tags, "be-forms", barred.from - 1) !== null;
      // "does not authorise the use of firearms": nothing is barred by that.
      const isBefore = tagsIn(tags, "restraint-verbs", before).some(
        ({ from }) => tagAt(tags, "negation", from) === null,
      );
      if (!isAfter && !isBefore) return [];
      const words = { from: use.from, to: isAfter ? barred.to : use.to };
      return [{ range: words, kind: "how-to-fire", effect: "restraint", rule: "hold-fire" }];
    },
  );
};

/** "authorised the use of firearms"; not "did not authorise" it. */
export const isAllowedUse = ({ tags }: Document, { from }: Tag): boolean => {
  const allowing = tagsIn(tags, "use-allowing", { from: from - TO_USE, to: from }).at(-1);
  if (allowing === undefined) return false;
  const before = { from: allowing.from - TO_USE, to: allowing.from };
  return firstTagIn(tags, ["negation", "negators", "modals"], before) === null;
};
const TO_USE = 3;
const TO_BARRED = 10;

/** "only after a warning", "unless they have called out", "until shots are fired in the air": what must come before fire; none where the words name no fire. */
export const firstSteps = (document: Document, range: TokenRange): readonly FoundProvision[] =>
  firstTagIn(document.tags, FIRE, range) === null
    ? []
    : [...stepsIn(document, range), ...stepsBefore(document, range)];

/** "must shout twice before firing": a duty, and not what somebody did. */
const stepsBefore = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "before-point", range).flatMap((point): readonly FoundProvision[] => {
    const next = { from: point.to, to: Math.min(range.to, point.to + TO_GERUND) };
    if (firstTagIn(tags, ["fire-gerund"], next) === null) return [];
    const before = { from: Math.max(range.from, point.from - TO_FIRE), to: point.from };
    const step = tagsIn(tags, "warning-base", before).at(-1);
    if (step === undefined) return [];
    const due = { from: Math.max(range.from, step.from - TO_DUE), to: step.from };
    if (firstTagIn(tags, ["obligation", "past-duties"], due) === null) return [];
    const words = { from: step.from, to: point.to };
    const rule = "warnings-first-instead-of-live-fire";
    return [{ range: words, kind: "how-to-fire", effect: "restraint", rule }];
  });
const TO_GERUND = 3;
const TO_DUE = 3;
const FIRE: readonly ListName[] = ["fire-base", "fire-gerund", "fire-passive", "shoot-nouns"];

const stepsIn = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  return tagsIn(tags, "waiting-cues", range).flatMap((cue) => {
    const reach = { from: cue.to, to: Math.min(range.to, cue.to + TO_WARNING) };
    const step = firstTagIn(tags, ["warning-acts"], reach);
    const rule = step === null ? undefined : STEPS.get(step.value);
    if (step === null || rule === undefined) return [];
    if (cue.value === BARRED && !isBarredBefore(document, cue, range)) return [];
    // "were only allowed to fire after a warning"
    const before = { from: Math.max(range.from, cue.from - TO_FIRE), to: cue.from };
    if (cue.value === ONLY && firstTagIn(tags, ["only-cues", "licence-modals"], before) === null)
      return [];
    const words = { from: cue.from, to: step.to };
    return [{ range: words, kind: "how-to-fire", effect: "restraint", rule }];
  });
};
const TO_WARNING = 9;
const STEPS: ReadonlyMap<string, string> = new Map([
  ["warnings", "warnings-first-instead-of-live-fire"],
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
