/** Reports that tell day after day, each in a paragraph of its own: "On 17 February gunmen killed …", "Feb. 4, Mill Road. A man …". */
import { type Document, within } from "../document.ts";

/** For each sentence the first sentence of the dated paragraph that it belongs to; null where it belongs to none. */
export type Entries = readonly (number | null)[];

/** The dated paragraphs of a text; a text that does not put several days to paragraphs of their own has none. */
export const entriesOf = (document: Document): Entries => {
  const { sentences } = document;
  const days = new Set<string>();
  let dated = 0;
  const starts = sentences.map((_, index): boolean | null => {
    if (!opensParagraph(document, index)) return null;
    const day = dayAtHead(document, index);
    if (day === null) return false;
    days.add(day);
    dated++;
    return true;
  });
  if (days.size < FEWEST || dated < FEWEST) return sentences.map(() => null);
  let entry: number | null = null;
  return starts.map((start, index) => {
    if (start !== null) entry = start ? index : null;
    return entry;
  });
};
const FEWEST = 2;

const opensParagraph = ({ tokens, sentences }: Document, index: number): boolean => {
  const sentence = sentences[index];
  return sentence?.role === "body" && (index === 0 || (tokens[sentence.from]?.breaks ?? 0) > 0);
};

/** The day of the calendar that a paragraph begins with, after a label of its own at most ("Case 12. On 3 June 1984"); "on Monday" goes on with what was told. */
const dayAtHead = (document: Document, index: number): string | null => {
  const sentence = document.sentences[index];
  if (sentence === undefined) return null;
  const time = within(document.times, { from: sentence.from, to: sentence.from + TO_DAY })[0];
  if (time === undefined || !/\d/.test(wordsAt(document, time))) return null;
  const { precision, edtf } = time.value;
  return precision === 1 || precision === MONTH ? edtf : null;
};
const MONTH = 4;
const TO_DAY = 6;

const wordsAt = (
  { tokens, reading }: Document,
  { from, to }: { readonly from: number; readonly to: number },
): string => reading.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
