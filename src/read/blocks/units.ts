/** The smallest pieces of a plain text that get a role: lines or, in texts broken at a fixed width, paragraphs. */

/** A half-open range of the text without blank ends; `text` is the words of it. */
export type Unit = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Share of the words that are links; only pages tell. */
  readonly linked?: number;
};

/** Every non-blank character of the text lies in exactly one unit. */
export function unitsOf(text: string): readonly Unit[] {
  const lines = linesOf(text);
  const width = wrapWidth(lines, text);
  return width === null ? lines : joinWrapped(lines, { text, width });
}

const LINE = /[^\r\n\v\f\u0085\u2028\u2029]+/g;
const NARROWEST_WRAP = 50;
const WIDEST_WRAP = 100;
/** Share of line ends in mid-sentence that shows a text was broken by width, not by paragraph. */
const WRAPPED_SHARE = 0.6;
const FEWEST_WRAPPED = 4;
/** A line shorter than this share of the width ends its paragraph: the next word would have fitted. */
const FULL_SHARE = 0.7;

function linesOf(text: string): readonly Unit[] {
  const lines: Unit[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = match[0];
    const words = line.trim();
    if (words === "") continue;
    const start = match.index + line.indexOf(words);
    lines.push({ start, end: start + words.length, text: words });
  }
  return lines;
}

const isNextLine = (text: string, before: Unit, after: Unit): boolean =>
  text.slice(before.end, after.start).split(/\r\n|[\r\n]/).length === 2;

/** The width at which the text was broken, or null where its lines are paragraphs. */
function wrapWidth(lines: readonly Unit[], text: string): number | null {
  let followed = 0;
  let broken = 0;
  let width = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (line.text.length > WIDEST_WRAP) return null;
    width = Math.max(width, line.text.length);
    if (next === undefined || !isNextLine(text, line, next)) continue;
    followed += 1;
    if (line.text.length >= NARROWEST_WRAP && !/[.!?:…"”]$/.test(line.text)) broken += 1;
  }
  return broken >= FEWEST_WRAPPED && broken >= followed * WRAPPED_SHARE ? width : null;
}

type Wrapped = { readonly text: string; readonly width: number };

function joinWrapped(lines: readonly Unit[], { text, width }: Wrapped): readonly Unit[] {
  const units: Unit[] = [];
  let open = false;
  for (const line of lines) {
    const last = units.at(-1);
    if (open && last !== undefined && isNextLine(text, last, line)) {
      units[units.length - 1] = {
        start: last.start,
        end: line.end,
        text: text.slice(last.start, line.end),
      };
    } else units.push(line);
    open = line.text.length >= width * FULL_SHARE;
  }
  return units;
}
