/** Turns of a record of who spoke: "The Minister of Defence: No such order exists." */
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import { trimmed } from "./content.ts";
import type { SpeechText } from "./cue.ts";
import { quotationAt } from "./quotation.ts";
import type { Saying, Spot } from "./saying.ts";

/** What somebody says whose office stands before a colon at the beginning of a paragraph: all of that paragraph. */
export const labelAt = (text: SpeechText, { sentence, index, at }: Spot): Saying | null => {
  const { tokens, sentences } = text;
  if (tokens[at]?.fold !== ":" || sentences[index - 1]?.paragraph === sentence.paragraph)
    return null;
  const source = answererIn(text, { from: sentence.from, to: at });
  if (source === null || quotationAt(text.quotations, at + 1) !== null) return null;
  const content = trimmed(text, { from: at + 1, to: endOfTurn(sentences, index) });
  // "Commander: Col. Berg": a line of a form.
  if (content.to - content.from < FEWEST_SAID) return null;
  return { source, cue: { from: at, to: at + 1 }, content: [content] };
};
const FEWEST_SAID = 4;

/** "The Minister", or whoever stands behind "Answer by"; null for words that name no office. */
const answererIn = (text: SpeechText, label: TokenRange): TokenRange | null => {
  const { tokens, tags } = text;
  const by = firstTagIn(tags, ["by-words"], { from: label.from, to: label.from + TO_ANSWERER });
  if (by === null) return isOffice(text, label) ? label : null;
  const source = { from: by.to, to: label.to };
  const isName = tokens.slice(source.from, source.to).every(({ kind }) => kind === "word");
  const office = firstTagIn(tags, [...OFFICES, "issuer-heads"], source);
  return isName && office !== null && source.to - source.from <= LONGEST_NAME ? source : null;
};
/** "Written answer by" */
const TO_ANSWERER = 3;
const LONGEST_NAME = 12;

/** "The Minister of Defence", "Colonel Berg": a few words, one of them for an office or a rank. */
const isOffice = ({ tokens, tags }: SpeechText, { from, to }: TokenRange): boolean => {
  const words = tokens.slice(from, to);
  if (to - from < 1 || to - from > LONGEST_LABEL || tokens[from]?.capital !== true) return false;
  return (
    words.every(({ kind }) => kind === "word") &&
    firstTagIn(tags, OFFICES, { from, to }) !== null &&
    NOT_AT_START.every((list) => tagAt(tags, list, from) === null)
  );
};
const LONGEST_LABEL = 7;
const OFFICES: readonly ListName[] = ["role-official", "role-military", "superior-heads"];
/** "From the commander: …", "To all officers: …", "According to the minister: …" */
const NOT_AT_START: readonly ListName[] = [
  "paper-from",
  "paper-to",
  "cue-prepositions",
  "prepositions",
];

const endOfTurn = (sentences: readonly Sentence[], index: number): number => {
  const { paragraph } = sentences[index] ?? {};
  let last = index;
  while (sentences[last + 1]?.paragraph === paragraph) last++;
  return sentences[last]?.to ?? 0;
};
