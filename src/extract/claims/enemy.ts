/** Whom guards are to take for an enemy, and whom they are to spare. */
import type { Document } from "../document.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";

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
