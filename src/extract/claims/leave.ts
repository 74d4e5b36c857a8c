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
  return words
    .filter(({ from, to }) => {
      const around = {
        from: Math.max(range.from, from - TO_FIRE),
        to: Math.min(range.to, to + TO_FIRE),
      };
      return firstTagIn(tags, FIRE, around) !== null;
    })
    .map((one) => ({
      range: one,
      kind: "how-to-fire",
      effect: "restraint",
      rule: "permission-first",
    }));
};

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
