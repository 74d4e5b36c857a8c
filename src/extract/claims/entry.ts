/** Reports that tell day after day, each in a paragraph of its own: "On 17 February gunmen killed …", "Feb. 4, Mill Road. A man …". */
import { type Document, within } from "../document.ts";
import type { TokenRange } from "../tokens/tag.ts";

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
  const reach = isNumbered(document, sentence) ? TO_DAY_OF_ITEM : TO_DAY;
  const time = within(document.times, { from: sentence.from, to: sentence.from + reach })[0];
  if (time === undefined || !/\d/.test(wordsAt(document, time))) return null;
  const { precision, edtf } = time.value;
  return precision === 1 || precision === MONTH ? edtf : null;
};
const MONTH = 4;
const TO_DAY = 6;
const TO_DAY_OF_ITEM = 40;

/** "3. A carrier of the lower village. On 3 April he …", "(3) …", "3) …": an item of a list, which may say first whom it is about. */
const isNumbered = ({ tokens }: Document, { from }: TokenRange): boolean => {
  const at = tokens[from]?.fold === "(" ? from + 1 : from;
  const [label, mark] = [tokens[at], tokens[at + 1]];
  return (
    label?.kind === "number" &&
    /^\d{1,3}$/.test(label.fold) &&
    [".", ")"].includes(mark?.fold ?? "") &&
    mark?.start === label.end
  );
};

const wordsAt = (
  { tokens, reading }: Document,
  { from, to }: { readonly from: number; readonly to: number },
): string => reading.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
