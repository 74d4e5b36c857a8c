/** Weapons that are not to be ready, and shots that nobody is to account for. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";

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
