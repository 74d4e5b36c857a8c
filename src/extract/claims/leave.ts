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

/** "Pregnant women must be left alone", "were to be let through": whom nobody may fire at. */
export const sparing = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "sparing-passive", range).flatMap(({ from, to }): readonly FoundProvision[] => {
    const isDue =
      tagAt(tags, "bare-be", from - 1) !== null && tagAt(tags, "modals", from - 2) !== null;
    const before = { from: Math.max(range.from, from - TO_SPARED), to: from };
    if (!isDue || firstTagIn(tags, ["nobody-words", "no-more", "negators"], before) !== null)
      return [];
    return [
      {
        range: { from: from - 1, to },
        kind: "who-may-be-shot-at",
        effect: "restraint",
        rule: "spare",
      },
    ];
  });
const TO_SPARED = 10;

/** "Rifles were to stay slung", "are to keep magazines empty": weapons that are not to be ready. */
export const stowed = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "stowed-words", range).flatMap(({ from, to }): readonly FoundProvision[] => {
    const before = { from: Math.max(range.from, from - TO_WEAPON), to: from };
    const weapon = firstTagIn(tags, ARMS, before);
    const isDue = firstTagIn(tags, ["modals", "duty-words", "past-duties"], before) !== null;
    if (weapon === null || !isDue) return [];
    return [
      {
        range: { from: weapon.from, to },
        kind: "ammunition",
        effect: "restraint",
        rule: "weapons-not-ready",
      },
    ];
  });
const TO_WEAPON = 9;
const ARMS: readonly ListName[] = ["weapons", "weapon-nouns", "live-ammunition", "arming-words"];

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
