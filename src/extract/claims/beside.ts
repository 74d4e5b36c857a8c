/** The words and the lists of words beside a stretch of a sentence, as names of evidence for what it means there. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type Tag, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

const BEFORE = 10;
const AFTER = 8;

/** What stands before and after `[from, to)` in its sentence, of lists the `cues`; a capital and a number stand for any name and number. */
export const evidenceBeside = (
  document: Document,
  { from, to }: TokenRange,
  { sentence, cues }: Beside,
): readonly string[] => [
  ...beforeEvidence(document, from, { sentence, cues }),
  ...afterEvidence(document, to, { sentence, cues }),
  ...wordsNear(document, { from, to }, sentence),
];
/** The sentence, and the lists that may say something of the stretch. */
type Beside = { readonly sentence: Sentence; readonly cues: readonly ListName[] };

const beforeEvidence = (
  { tokens, tags }: Document,
  from: number,
  { sentence, cues: lists }: Beside,
): readonly string[] => {
  const range = { from: Math.max(sentence.from, from - BEFORE), to: from };
  const cues = lists.flatMap((list) => tagsIn(tags, list, range).at(-1) ?? []);
  return [
    word("before", from > sentence.from ? tokens[from - 1] : undefined),
    word("second before", from - 1 > sentence.from ? tokens[from - 2] : undefined),
    ...cues.map(({ list }) => `some before ${list}`),
    ...cues.filter(({ to }) => to === from).map(({ list }) => `right before ${list}`),
    ...nearest(cues, ({ to }) => to).map(({ list }) => `next before ${list}`),
  ];
};

const afterEvidence = (
  { tokens, tags }: Document,
  to: number,
  { sentence, cues: lists }: Beside,
): readonly string[] => {
  const range = { from: to, to: Math.min(sentence.to, to + AFTER) };
  const cues = lists.flatMap((list) => tagsIn(tags, list, range)[0] ?? []);
  return [
    word("after", to < sentence.to ? tokens[to] : undefined),
    word("second after", to + 1 < sentence.to ? tokens[to + 1] : undefined),
    ...cues.map(({ list }) => `some after ${list}`),
    ...cues.filter(({ from }) => from === to).map(({ list }) => `right after ${list}`),
    ...nearest(cues, ({ from }) => -from).map(({ list }) => `next after ${list}`),
  ];
};

/** More than one where a word is in more than one list. */
const nearest = (cues: readonly Tag[], place: (cue: Tag) => number): readonly Tag[] => {
  const most = Math.max(...cues.map(place));
  return cues.filter((cue) => place(cue) === most);
};

const word = (side: string, token: Token | undefined): string => {
  if (token === undefined) return `${side} ^`;
  if (token.kind === "number") return `${side} 0`;
  return token.capital ? `${side} A` : `${side} ${token.fold}`;
};

/** The single words some way before and after it, names and numbers left out. */
const wordsNear = (
  { tokens }: Document,
  { from, to }: TokenRange,
  sentence: Sentence,
): readonly string[] => [
  ...plainWords(tokens.slice(Math.max(sentence.from, from - FAR_BEFORE), from), "near before"),
  ...plainWords(tokens.slice(to, Math.min(sentence.to, to + FAR_AFTER)), "near after"),
];
const FAR_BEFORE = 7;
const FAR_AFTER = 5;

const plainWords = (tokens: readonly Token[], side: string): readonly string[] => [
  ...new Set(
    tokens.flatMap(({ kind, capital, fold }) =>
      kind === "word" && !capital ? [`${side} ${fold}`] : [],
    ),
  ),
];
