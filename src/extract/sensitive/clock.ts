/** Hours of the day, which say who could have known of something. */
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

type Text = { readonly tokens: readonly Token[]; readonly tags: Tags };

/** "at around 5:00 p.m.", "3 a.m.": hours say who could have known. */
export const clocksIn = ({ tokens, tags }: Text, sentence: Sentence): readonly TokenRange[] => {
  // "12 May 2031, 15:50" over a text: when it was put out, which everybody knows.
  if (sentence.role === "credit") return [];
  const clocks: TokenRange[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token?.kind !== "number" || !/^\d{1,2}(:\d{2})?$/.test(token.fold)) continue;
    const marker = tagAt(tags, "clock-markers", at + 1);
    if (marker === null && !token.fold.includes(":")) continue;
    const about = tagsIn(tags, "about", { from: at - 1, to: at })[0];
    clocks.push({ from: about?.from ?? at, to: marker?.to ?? at + 1 });
  }
  return [...clocks, ...wordedClocks({ tags }, sentence)];
};

/** "arrived at about five in the afternoon": an hour in words, where something reached somebody. */
const wordedClocks = ({ tags }: Pick<Text, "tags">, sentence: Sentence): readonly TokenRange[] => {
  if (firstTagIn(tags, ["received-cues"], sentence) === null) return [];
  return tagsIn(tags, "part-of-day", sentence).flatMap((part) => {
    const hour = tagsIn(tags, "number-words", { from: part.from - 4, to: part.from }).at(-1);
    if (hour === undefined) return [];
    const about = tagsIn(tags, "about", { from: hour.from - 1, to: hour.from })[0];
    return [{ from: about?.from ?? hour.from, to: part.to }];
  });
};
