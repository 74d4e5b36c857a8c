/** Numbers that somebody gives alone, of those whom the words before them count. */
import { type Document, within } from "../document.ts";
import type { Group } from "../numbers/group.ts";
import { numberAt } from "../numbers/head-count.ts";
import type { Figure, SentenceSpeech } from "../speech/attribution.ts";
import { touchesRange } from "../tokens/range.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

/** "A nurse said two had died, the police of four": the second number counts what the first does. */
export const figuresIn = (
  document: Document,
  {
    figures,
    counted,
    index,
  }: { figures: readonly Figure[]; counted: readonly Casualty[]; index: number },
): readonly Casualty[] =>
  figures.flatMap((figure): readonly Casualty[] => {
    const like = counted.findLast(
      ({ tag, group, outcome, sentence }) =>
        group?.counted === true &&
        (outcome === "killed" || outcome === "wounded") &&
        (sentence < index || tag.from < figure.cue.from) &&
        isNumberBefore(document, group, figure),
    );
    const group = like === undefined ? null : groupOf(document, figure);
    if (like === undefined || group === null) return [];
    const { from, to } = figure.cue;
    const tag = { list: "figure-cues", value: "", from, to } as const;
    return [{ ...like, sentence: index, tag, group, active: false, implied: false, shot: false }];
  });

/** "killed three men at about two": the number that is told last before, be it of something else, is the one told otherwise. */
const isNumberBefore = (document: Document, group: Group, { cue }: Figure): boolean => {
  const near = within(document.numbers, { from: cue.from - TO_NUMBER, to: cue.from });
  const last = near.findLast((number) => !touchesRange(document.times, number));
  return last !== undefined && group.from <= last.from && last.to <= group.to;
};
const TO_NUMBER = 60;

const groupOf = (document: Document, { content }: Figure): Group | null => {
  const at = content[0]?.from ?? 0;
  const from = tagAt(document.tags, "only-cues", at)?.to ?? at;
  const number = numberAt(document, from);
  if (number === null) return null;
  const { min, best, max, to } = number;
  return {
    ...{ from, to, min, best, max, counted: true, more: false, definite: false },
    ...{ partitive: false, key: "", items: [] },
  };
};

/** Who tells what a word of harm says: of a number given alone whoever gives it. */
export const saidOf = (document: Document, { sentence, tag }: Casualty): SentenceSpeech | null =>
  document.speech.figures.get(sentence)?.find(({ cue }) => cue.from === tag.from) ??
  document.speech.bySentence[sentence] ??
  null;
