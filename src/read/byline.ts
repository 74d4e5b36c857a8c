/** Credit lines that name who wrote a text and when: "Name | 2017-12-18 15:50", "By Name", "August 30, 2020". */
import { findDate } from "./date.ts";
import { tokensOf } from "./phrases.ts";
import type { ReadingWords } from "./words.ts";

export type Byline = {
  readonly mark: "byline" | "date";
  /** As written, several joined by ", "; null for a line that holds a date alone. */
  readonly names: string | null;
  /** EDTF. */
  readonly date: string | null;
};

/** What a line credits; null where it is no credit line. */
export function bylineOf(line: string, words: ReadingWords): Byline | null {
  if (line.length > LONGEST_LINE) return null;
  const date = findDate(line, words);
  const undated = date === null ? line : `${line.slice(0, date.start)} | ${line.slice(date.end)}`;
  const rest = withoutDateWords(undated.replace(TIME, " | "), words);
  if (date !== null && rest === "") return { mark: "date", names: null, date: date.edtf };
  const lead = words.bylineLead.exec(rest)?.[0];
  const isLabelled = lead !== undefined || words.bylineWhole.isWhole(tokensOf(line));
  // Without "By" or a title, a name is told from a phrase only by the date beside it.
  if (!isLabelled && date === null) return null;
  const names = namesOf(rest.slice(lead?.length ?? 0), words);
  return names === null ? null : { mark: "byline", names, date: date?.edtf ?? null };
}

/** True where the words are written as a person's name, or a name of one word, is. */
export function isName(text: string): boolean {
  if (/^[\uac00-\ud7a3]{2,4}$/.test(text)) return true;
  const parts = text.split(/\s+/);
  const written = parts.filter((part) => NAME_PART.test(part)).length;
  return (
    parts.length <= LONGEST_NAME &&
    written > 0 &&
    parts.every((part) => NAME_PART.test(part) || NAME_PARTICLE.test(part))
  );
}

const LONGEST_LINE = 140;
const LONGEST_NAME = 5;
const NAME_PART = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const NAME_PARTICLE =
  /^(?:de|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|ten|ter|dos|do|du)$/;
const TIME =
  /T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?(?![\p{L}]))?\s*(?:Z(?!\p{L})|[+-]\d{2}:?\d{2})?/giu;
const SEPARATOR = /\s*[|·•/;]\s*|\s+[-–—]+\s+/;

function withoutDateWords(line: string, words: ReadingWords): string {
  const isDateWord = (word: string): boolean => {
    const bare = word
      .toLowerCase()
      .replace(/[:,.)]+$/, "")
      .replace(/^\(/, "");
    return (
      words.dateWords.has(bare) || words.dateWords.has(`${bare}.`) || words.weekdayByName.has(bare)
    );
  };
  return line
    .split(SEPARATOR)
    .map((piece) =>
      piece
        .split(/\s+/)
        .filter((word) => word !== "" && !isDateWord(word))
        .join(" ")
        .replace(/^[\s,:()[\]*-]+|[\s,:()*-]+$/g, ""),
    )
    .filter((piece) => piece !== "")
    .join(" | ");
}

function namesOf(text: string, words: ReadingWords): string | null {
  const bare = text
    .replace(/\S+@\S+/g, " ")
    .replace(/[[\]()*]/g, " ")
    .split(/\s*(?:[|,&=]|\sand\s)\s*/)
    .map((name) => withoutTitles(name.trim(), words))
    .filter((name) => name !== "");
  return bare.length > 0 && bare.every(isName) ? bare.join(", ") : null;
}

/** "Jane Doe Staff Writer" and "김영희 기자" name a person and a post. */
function withoutTitles(name: string, words: ReadingWords): string {
  const parts = name.split(/\s+/);
  for (let length = 1; length <= parts.length; length += 1) {
    const tail = parts.slice(-length).join(" ").toLowerCase().replace(/:$/, "");
    if (words.notNames.has(tail)) return withoutTitles(parts.slice(0, -length).join(" "), words);
  }
  return name;
}
