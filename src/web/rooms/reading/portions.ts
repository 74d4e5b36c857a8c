import type { Span } from "../../../model/passage.ts";
import type { Block, BlockRole, Reading } from "../../../model/reading.ts";

/** What is drawn as one paragraph; `continued` where it is a further piece of a very long one. */
export type Paragraph = Span & { readonly role: BlockRole; readonly continued: boolean };

/** Neighbouring paragraphs that are drawn, and left undrawn, together. */
export type Portion = Span & {
  /** What the reader may skip: menus, keywords, comments. */
  readonly aside: boolean;
  /** Rows of a team's list, cells parted by tabs; nothing of one is aside. */
  readonly rows: boolean;
  readonly paragraphs: readonly Paragraph[];
};

/**
 * Code units after which a portion ends: few enough that drawing one is not felt, and many enough that
 * a browser does not spend its time on finding out which of them are seen.
 */
const PORTION = 6_000;
/** A line longer than this is drawn in pieces. */
const LONGEST = 3_000;

/** The whole text in portions, in order; every word of it is in one, but for the title's own block. */
export function portionsOf(
  { text, blocks, provenance }: Pick<Reading, "text" | "blocks" | "provenance">,
  title: Block | null,
) {
  const rows = provenance === "list";
  const portions: Portion[] = [];
  let open: Paragraph[] = [];
  let isAside = false;
  const close = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (first === undefined || last === undefined) return;
    portions.push({ start: first.start, end: last.end, aside: isAside, rows, paragraphs: open });
    open = [];
  };
  for (const block of blocks) {
    if (block === title) continue;
    const aside = block.role === "furniture" && !rows;
    if (aside !== isAside) close();
    isAside = aside;
    for (const paragraph of rows ? [rowOf(block)] : paragraphsOf(text, block)) {
      open.push(paragraph);
      if (paragraph.end - (open[0]?.start ?? 0) >= PORTION && !aside) close();
    }
  }
  close();
  return portions;
}

/** A row is drawn whole: a piece of one would begin in the middle of a cell. */
const rowOf = ({ start, end, role }: Block): Paragraph => ({ start, end, role, continued: false });

/** The block that only says the title again, which stands above the text; null where there is none. */
export const titleBlockOf = ({ text, blocks, title }: Reading): Block | null =>
  blocks.find(
    ({ role, start, end }) =>
      role === "headline" && title !== null && text.slice(start, end).trim() === title.trim(),
  ) ?? null;

/** The paragraphs of a block: its lines that hold anything, as ranges of the text. */
export function paragraphsOf(text: string, block: Block): Paragraph[] {
  const found: Paragraph[] = [];
  let start = block.start;
  for (const line of text.slice(block.start, block.end).split("\n")) {
    const end = start + (line.endsWith("\r") ? line.length - 1 : line.length);
    if (line.trim() !== "") found.push(...piecesOf(text, { start, end }, block.role));
    start += line.length + 1;
  }
  return found;
}

/** About how high a portion is drawn, in pixels; its room is kept until it is. */
export const heightOf = ({ aside, rows, paragraphs }: Portion): number => {
  if (aside) return LINE_PX;
  if (rows) return ROW_PX * paragraphs.length;
  return paragraphs.reduce(
    (sum, { start, end }) => sum + LINE_PX * Math.ceil((end - start) / LINE_UNITS) + 16,
    0,
  );
};

const LINE_UNITS = 64;
const LINE_PX = 29;
const ROW_PX = 30;

/** Which portion holds an offset, or the last that begins before it; −1 before the first. */
export function portionAt(portions: readonly Span[], offset: number): number {
  let [low, high] = [0, portions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((portions[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Cut at a space where there is one, never within a surrogate pair. */
function piecesOf(text: string, { start, end }: Span, role: BlockRole): Paragraph[] {
  const pieces: Paragraph[] = [];
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + LONGEST);
    if (to < end) {
      const space = text.lastIndexOf(" ", to);
      if (space > from + LONGEST / 2) to = space + 1;
      else if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1;
    }
    pieces.push({ start: from, end: to, role, continued: from > start });
    from = to;
  }
  return pieces;
}
