/** Orders to kill that name no fire: "nobody was to reach the bank alive", "not to leave any man standing". */
import type { Document } from "../document.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";

/** From the "no" to "alive", with a duty between them; nothing that was only found or seen. */
export const noneAlive = (
  { tags, tokens }: Document,
  range: TokenRange,
): readonly FoundProvision[] =>
  tagsIn(tags, "alive-words", range).flatMap((alive): readonly FoundProvision[] => {
    const from = Math.max(range.from, alive.from - TO_NO);
    const no = tagsIn(tags, "negation", { from, to: alive.from }).at(-1);
    if (no === undefined) return [];
    const between = { from: no.to, to: alive.from };
    if (tokens.slice(no.to, alive.from).some(({ kind }) => kind === "mark")) return [];
    // "not to leave any man standing": the duty may begin with the "not" or stand right before it.
    const duty = firstTagIn(tags, ["bidden-words"], { from: no.from - 2, to: alive.from });
    const isLeft = firstTagIn(tags, ["leave-words"], between) !== null;
    const isWhole = alive.value !== LEFT || isLeft;
    if (duty === null || !isWhole) return [];
    const words = { from: no.from, to: alive.to };
    return [{ range: words, kind: "who-may-be-shot-at", effect: "licence", rule: "shoot-to-kill" }];
  });
const TO_NO = 9;
/** How the lexicon marks "standing": only of those left so. */
const LEFT = "left";
