/** Whom fire needs the word of, whom one is to take for an enemy, and what need not be told afterwards. */
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
  return tagsIn(tags, "leave-cues", range).flatMap((cue): readonly FoundProvision[] => {
    const near = { from: cue.to, to: Math.min(range.to, cue.to + TO_LEAVE) };
    const leave = firstTagIn(tags, ["leave-nouns"], near);
    const office = {
      from: (leave?.to ?? 0) + 1,
      to: Math.min(range.to, (leave?.to ?? 0) + TO_OFFICE),
    };
    if (leave === null || tagAt(tags, "from-by", leave.to) === null) return [];
    if (firstTagIn(tags, ["issuer-heads", "addressee-heads", "superior-heads"], office) === null)
      return [];
    const around = {
      from: Math.max(range.from, cue.from - TO_FIRE),
      to: Math.min(range.to, leave.to + TO_FIRE),
    };
    if (firstTagIn(tags, FIRE, around) === null) return [];
    const words = { from: cue.from, to: leave.to };
    return [{ range: words, kind: "how-to-fire", effect: "restraint", rule: "permission-first" }];
  });
};
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

/** "are to be regarded as rebels", "were to be treated as hostile": whom they may fire at. */
export const asEnemies = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "treating-words", range).flatMap((verb): readonly FoundProvision[] => {
    const enemy = firstTagIn(tags, ["enemy-words"], {
      from: verb.to,
      to: Math.min(range.to, verb.to + TO_ENEMY),
    });
    const due = { from: Math.max(range.from, verb.from - TO_DUE), to: verb.from };
    const isDue = firstTagIn(tags, ["modals", "duty-words"], due) !== null;
    if (enemy === null || !isDue || firstTagIn(tags, ["negators"], due) !== null) return [];
    const words = { from: verb.from, to: enemy.to };
    return [
      { range: words, kind: "who-may-be-shot-at", effect: "licence", rule: "treat-as-enemy" },
    ];
  });
const TO_ENEMY = 4;
const TO_DUE = 3;

/** "No reports of ammunition spent are required": nobody is to account for shots. */
export const unreported = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "account-nouns", range).flatMap((noun): readonly FoundProvision[] => {
    const none = firstTagIn(tags, ["no-more"], { from: noun.from - 2, to: noun.from });
    const need = firstTagIn(tags, ["needed-words"], {
      from: noun.to,
      to: Math.min(range.to, noun.to + TO_NEED),
    });
    if (none === null || need === null) return [];
    const words = { from: none.from, to: need.to };
    return [{ range: words, kind: "duty-to-report", effect: "licence", rule: "no-report-needed" }];
  });
const TO_NEED = 8;
