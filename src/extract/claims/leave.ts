/** Whose word fire waits for, and on what condition it may come. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { isLastResort } from "./restraint.ts";
import { firstSteps } from "./warning.ts";

/** "only on the say-so of a commander", "without the permission of an officer": nobody fires before somebody says so. */
export const withLeave = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const words = [
    ...ofOffice(document, range),
    ...byOffice(document, range),
    ...onTheWord(document, range),
  ];
  const waived = noneNeeded(document, range).map((one) => leaveRule(document, one, range));
  const due = words
    .filter(({ from, to }) => {
      const around = {
        from: Math.max(range.from, from - TO_FIRE),
        to: Math.min(range.to, to + TO_FIRE),
      };
      return firstTagIn(tags, FIRE, around) !== null;
    })
    .map((one) => leaveRule(document, one, range));
  return [...due, ...waived];
};

/** Whether fire waits for somebody's word, or need not: of the words for it. */
export const leaveRule = (
  document: Document,
  words: TokenRange,
  range: TokenRange,
): FoundProvision =>
  isWaived(document, words, range)
    ? { range: words, kind: "how-to-fire", effect: "licence", rule: "no-permission-needed" }
    : { range: words, kind: "how-to-fire", effect: "restraint", rule: "permission-first" };

/** "may fire without the permission of", "no longer need the consent of", "no approval was needed"; not "never without". */
const isWaived = (document: Document, words: TokenRange, range: TokenRange): boolean => {
  const { tags } = document;
  const near = { from: Math.max(range.from, words.from - TO_DUTY), to: words.to };
  if (firstTagIn(tags, ["no-duty"], near) !== null) return true;
  const after = { from: words.to, to: Math.min(range.to, words.to + TO_OFFICE) };
  const isNone = firstTagIn(tags, ["no-more"], { ...near, from: words.from - 1 }) !== null;
  if (isNone && firstTagIn(tags, ["needed-words"], after) !== null) return true;
  const without = firstTagIn(tags, ["without-words"], near);
  if (without === null) return false;
  const before = { from: Math.max(range.from, without.from - TO_FIRE), to: without.from };
  const fire = FIRE.flatMap((list) => tagsIn(tags, list, before)).at(-1);
  const barred = { from: before.from, to: fire?.from ?? without.from };
  return fire !== undefined && firstTagIn(tags, BARRING, barred) === null;
};
const BARRING: readonly ListName[] = [
  ...(["negation", "nobody-words", "restraint-verbs", "barred-words", "only-cues"] as const),
];
/** "do not have to ask for the" */
const TO_DUTY = 5;

/** "No prior permission from battalion headquarters was needed": said without the fire, where an office would give it. */
const noneNeeded = ({ tags }: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(tags, "leave-nouns", range).flatMap((leave) => {
    const none = tagsIn(tags, "no-more", { from: leave.from - TO_NONE, to: leave.from })[0];
    const by = tagAt(tags, "from-by", leave.to);
    const after = { from: leave.to, to: Math.min(range.to, leave.to + TO_OFFICE) };
    const isOffice = by !== null && firstTagIn(tags, OFFICES, after) !== null;
    const needed = firstTagIn(tags, ["needed-words"], after);
    return none === undefined || needed === null || !isOffice
      ? []
      : [{ from: none.from, to: leave.to }];
  });
const TO_NONE = 3;

/** "must be authorised by the company commander" */
const byOffice = ({ tags }: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(tags, "leave-passive", range).flatMap(({ from, to }) => {
    const isDue =
      tagAt(tags, "bare-be", from - 1) !== null && tagAt(tags, "modals", from - 2) !== null;
    return isDue && tagAt(tags, "by-words", to) !== null ? [{ from, to: to + 1 }] : [];
  });

/** "No one fires before the captain gives the word" */
const onTheWord = ({ tags }: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(tags, "word-given", range).flatMap(({ from, to }) => {
    const before = { from: Math.max(range.from, from - TO_OFFICE), to: from };
    const wait = firstTagIn(tags, ["waiting-cues", "until-cues", "before-point"], before);
    const barred = { from: Math.max(range.from, (wait?.from ?? 0) - TO_FIRE), to: wait?.from ?? 0 };
    const isBarred =
      wait !== null && firstTagIn(tags, ["negation", "nobody-words", "only-cues"], barred) !== null;
    return isBarred ? [{ from: wait.from, to }] : [];
  });

/** "only on the say-so of a commander", "requires the written consent of the prefect" */
const ofOffice = ({ tags }: Document, range: TokenRange): readonly TokenRange[] =>
  tagsIn(tags, "leave-cues", range).flatMap((cue) => {
    const near = { from: cue.to, to: Math.min(range.to, cue.to + TO_LEAVE) };
    const leave = firstTagIn(tags, ["leave-nouns"], near);
    if (leave === null || tagAt(tags, "from-by", leave.to) === null) return [];
    const office = { from: leave.to + 1, to: Math.min(range.to, leave.to + TO_OFFICE) };
    const isOffice = firstTagIn(tags, OFFICES, office) !== null;
    return isOffice ? [{ from: cue.from, to: leave.to }] : [];
  });
const OFFICES: readonly ListName[] = ["issuer-heads", "addressee-heads", "superior-heads"];
/** "the personal", "the express written" */
const TO_LEAVE = 4;
const TO_OFFICE = 8;
const TO_FIRE = 14;
const FIRE: readonly ListName[] = [
  ...(["fire-base", "fire-gerund", "fire-passive", "use-nouns", "weapon-use"] as const),
  ...(["live-ammunition", "weapons", "weapon-nouns", "arming-words"] as const),
];

/** "may fire only once they have cut the wire": a condition that no other rule reads. */
export const underCondition = (
  document: Document,
  range: TokenRange,
): readonly FoundProvision[] => {
  const { tags } = document;
  const steps = firstSteps(document, range).map((step) => step.range);
  return tagsIn(tags, "only-conditions", range).flatMap((cue): readonly FoundProvision[] => {
    const before = { from: Math.max(range.from, cue.from - TO_FIRE), to: cue.from };
    const fire = FIRE.flatMap((list) => tagsIn(tags, list, before)).at(-1);
    if (fire === undefined || isLastResort(document, fire, range)) return [];
    if (touchesRange(steps, { from: cue.from, to: cue.to + TO_STEP })) return [];
    const { to } = clauseAround(document.tokens, range, cue);
    // "only if" and a list after it: no condition of this sentence.
    if (to - cue.to < SHORTEST_CONDITION) return [];
    const words = { from: cue.from, to };
    return [
      { range: words, kind: "how-to-fire", effect: "restraint", rule: "only-under-condition" },
    ];
  });
};
const TO_STEP = 4;
const SHORTEST_CONDITION = 2;
