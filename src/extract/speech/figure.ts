/** Numbers that somebody gives on their own: "residents spoke of twelve dead, the police of four", "another said four". */
import type { Sentence } from "../sentences/sentence.ts";
import { type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { sourceBefore } from "./source.ts";
import { speakerWords, type Telling, type TellingText } from "./telling.ts";

/** A number told by somebody; `alone` where nothing but the number is told: it counts whom the words before count. */
export type FigureTelling = Telling & { readonly alone: boolean };

/** Every number that a text has somebody give, in order. */
export const figuresOf = (text: TellingText): readonly FigureTelling[] =>
  text.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body") return [];
    const cues = tagsIn(text.tags, "figure-cues", sentence);
    return [...cues, ...gapsAfter(text, sentence, cues)].flatMap((cue) => {
      const end = numberEnd(text, cue.to);
      const source = end === null ? null : giverBefore(text, sentence, cue.from);
      const words = source === null ? null : speakerWords(text, source);
      if (end === null || source === null || words === null) return [];
      const alone = endsClause(text, end);
      if (!alone && cue.value === ALONE) return [];
      const content = [{ from: cue.to, to: alone ? end : sentence.to }];
      return [{ sentence: index, source, words, isOrderText: false, cue, content, alone }];
    });
  });

/** How the lexicon marks words that tell of much else than a number ("said"). */
const ALONE = "alone";

/** Whoever stands before the words, be it only "another". */
const giverBefore = (text: TellingText, sentence: Sentence, end: number): TokenRange | null =>
  sourceBefore(text, sentence, end) ??
  (tagAt(text.tags, "more-of", end - 1) === null ? null : { from: end - 1, to: end });

/** ", the police of four": the verb is that of the clause before. */
const gapsAfter = (
  { tokens, tags }: TellingText,
  sentence: Sentence,
  cues: readonly Tag[],
): readonly Tag[] => {
  const first = cues.find(({ value }) => value !== ALONE);
  if (first === undefined) return [];
  return tagsIn(tags, "of-words", { from: first.to, to: sentence.to }).filter(({ from }) => {
    for (let at = from - 1; at > Math.max(first.to, from - LONGEST_SOURCE); at--)
      if (tokens[at]?.fold === "," || tokens[at]?.fold === ";") return at < from - 1;
    return false;
  });
};
const LONGEST_SOURCE = 8;

/** The token after "four", "at least four", "only four"; null where no number stands there. */
const numberEnd = ({ tokens, tags }: TellingText, from: number): number | null => {
  let at = from;
  for (const list of ["only-cues", "at-least", "at-most", "about"] as const)
    at = tagAt(tags, list, at)?.to ?? at;
  const first = at;
  while (tokens[at]?.kind === "number" || tagAt(tags, "number-words", at) !== null) at++;
  return at === first ? null : at;
};

const endsClause = ({ tokens, tags }: TellingText, at: number): boolean =>
  tokens[at] === undefined ||
  CLOSING.has(tokens[at]?.fold ?? "") ||
  tagAt(tags, "subordinators", at) !== null;
const CLOSING: ReadonlySet<string> = new Set([".", ",", ";"]);
