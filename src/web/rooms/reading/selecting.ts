import type { Span } from "../../../model/passage.ts";

/**
 * The words that a selection covers, as a range of the text: every run of it is drawn in an element
 * that says where it starts (`data-start`), a veiled passage also where it ends. A selection that
 * touches a veiled passage takes it whole. Null where nothing of the text is selected.
 */
export function spanOfRange(range: Range, within: HTMLElement): Span | null {
  if (range.collapsed || !range.intersectsNode(within)) return null;
  const runs = [...within.querySelectorAll<HTMLElement>("[data-start]")];
  const from = firstWhere(runs, (run) => range.comparePoint(run, run.childNodes.length) >= 0);
  const past = firstWhere(runs, (run) => range.comparePoint(run, 0) > 0);
  const [first, last] = [runs[from], runs[past - 1]];
  if (first === undefined || last === undefined || past <= from) return null;
  const start = startIn(first, range);
  const end = endIn(last, range);
  return start < end ? { start, end } : null;
}

/** What the person has selected of the text that is drawn there; null where it is nothing of it. */
export function selectedIn(within: HTMLElement, text: string): Span | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const span = spanOfRange(selection.getRangeAt(0), within);
  return span === null ? null : trimSpan(text, span);
}

/** Without the white space at its ends; null where nothing else is in it. */
function trimSpan(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}

const startIn = (run: HTMLElement, { startContainer, startOffset }: Range): number => {
  const start = Number(run.dataset.start);
  const isCut = run.dataset.end === undefined && startContainer.parentNode === run;
  return isCut ? start + startOffset : isWithin(run, startContainer, startOffset);
};

const endIn = (run: HTMLElement, { endContainer, endOffset }: Range): number => {
  const start = Number(run.dataset.start);
  if (run.dataset.end !== undefined) return Number(run.dataset.end);
  if (endContainer.parentNode === run) return start + endOffset;
  const isEmpty = endContainer === run && endOffset === 0;
  return isEmpty ? start : start + (run.textContent ?? "").length;
};

/** A selection may begin at an element's own edge: at its end nothing of it is taken. */
const isWithin = (run: HTMLElement, container: Node, offset: number): number => {
  const start = Number(run.dataset.start);
  const isPast = container === run && offset > 0 && run.dataset.end === undefined;
  return isPast ? start + (run.textContent ?? "").length : start;
};

/** The first that holds, in a list where all after it hold too. */
function firstWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
