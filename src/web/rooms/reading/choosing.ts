/**
 * Words, or the cells of a list, chosen with the arrow keys: as a selection of the page, so that whatever
 * can be done with words a mouse selected can be done with these.
 */

/** The element that a cell's or a text's words are drawn in. */
const RUN = "[data-start]";
const CELL = "td[data-cell]";

/** Selects the open claim's first words or cell, else the first in sight; false where there are none. */
export function chooseFirst(article: HTMLElement): boolean {
  const selection = getSelection();
  const runs = [...article.querySelectorAll<HTMLElement>(RUN)];
  const run =
    runs.find(({ dataset }) => dataset.chosen !== undefined) ??
    runs.find((one) => one.getBoundingClientRect().top >= 0) ??
    runs[0];
  if (selection === null || run === undefined) return false;
  const cell = run.closest<HTMLElement>(CELL);
  if (cell !== null) selectCells(selection, { from: cell, to: cell });
  else selectFirstWord(selection, run);
  article.focus({ preventScroll: true });
  return true;
}

/** Whether the keys go from cell to cell; Enter goes into the words of one. */
let isByCell = false;

/** What a key does while something is chosen; false for a key that means nothing here. */
export function moveChoice(article: HTMLElement, { key, shiftKey }: KeyboardEvent): boolean {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return false;
  const cell = cellOf(selection.focusNode);
  if (key === "Enter" && isByCell && cell !== null) selectFirstWord(selection, cell);
  else if (!ARROWS.has(key)) return false;
  else if (isByCell && cell !== null) stepCells(selection, cell, { key, isMore: shiftKey });
  else stepWords(selection, article, { key, isMore: shiftKey });
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  return true;
}

/** The name of the cell that the choice ends in, as a spreadsheet has it; null where it is no cell. */
export const chosenCell = (): string | null =>
  cellOf(getSelection()?.focusNode ?? null)?.dataset.cell ?? null;

const ARROWS: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);
type Step = { readonly key: string; readonly isMore: boolean };

const elementOf = (node: Node | null): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null);
const cellOf = (node: Node | null): HTMLElement | null =>
  elementOf(node)?.closest<HTMLElement>(CELL) ?? null;

function selectCells(selection: Selection, { from, to }: { from: Element; to: Element }): void {
  isByCell = true;
  const isBack = from.compareDocumentPosition(to) === Node.DOCUMENT_POSITION_PRECEDING;
  if (isBack) selection.setBaseAndExtent(from, from.childNodes.length, to, 0);
  else selection.setBaseAndExtent(from, 0, to, to.childNodes.length);
}

/** To the next cell in that direction that has words; where there is none, nothing moves. */
function stepCells(selection: Selection, cell: HTMLElement, { key, isMore }: Step): void {
  const isBack = key === "ArrowLeft" || key === "ArrowUp";
  const all = [...(cell.closest("article")?.querySelectorAll<HTMLElement>(CELL) ?? [])];
  const line = key === "ArrowLeft" || key === "ArrowRight" ? all : sameColumn(all, cell);
  const at = line.indexOf(cell);
  const ahead = isBack ? line.slice(0, at).reverse() : line.slice(at + 1);
  const to = ahead.find(({ textContent }) => textContent !== "");
  if (to === undefined) return;
  selectCells(selection, { from: isMore ? (cellOf(selection.anchorNode) ?? to) : to, to });
}

const sameColumn = (cells: readonly HTMLElement[], of: HTMLElement): HTMLElement[] => {
  const column = of.dataset.cell?.replace(/\d+$/, "");
  return cells.filter(({ dataset }) => dataset.cell?.replace(/\d+$/, "") === column);
};

function selectFirstWord(selection: Selection, within: HTMLElement): void {
  isByCell = false;
  selection.collapse(within, 0);
  selection.modify("extend", "forward", "word");
}

/** By words to the sides, by lines up and down; never out of the text. */
function stepWords(selection: Selection, article: HTMLElement, { key, isMore }: Step): void {
  const before = selection.getRangeAt(0).cloneRange();
  const way = key === "ArrowRight" || key === "ArrowDown" ? "forward" : "backward";
  const unit = key === "ArrowUp" || key === "ArrowDown" ? "line" : "word";
  if (isMore) extend(selection, before, { way, unit });
  else {
    let steps = 0;
    do step(selection, { way, unit });
    while (++steps < MOST_STEPS && article.contains(selection.focusNode) && !isInRun(selection));
  }
  if (article.contains(selection.focusNode) && isInRun(selection)) return;
  selection.removeAllRanges();
  selection.addRange(before);
}

/** Between headline and body stand a few lines that are none of the text's. */
const MOST_STEPS = 60;
const isInRun = ({ anchorNode, focusNode, isCollapsed }: Selection): boolean =>
  !isCollapsed &&
  [anchorNode, focusNode].every((node) => elementOf(node)?.closest(RUN) instanceof Element);

function step(selection: Selection, { way, unit }: { way: Way; unit: string }): void {
  if (way === "forward") selection.collapseToEnd();
  else selection.collapseToStart();
  selection.modify("move", way, unit);
  // Forward leads behind the next word, backward before it.
  selection.modify("extend", way === "forward" && unit === "word" ? "backward" : "forward", "word");
  if (!selection.isCollapsed) turn(selection, "forward");
}

type Way = "forward" | "backward";

/** From a single word on, more is taken on whichever side is asked for. */
function extend(selection: Selection, before: Range, { way, unit }: { way: Way; unit: string }) {
  selection.modify("extend", way, unit);
  if (!selection.isCollapsed) return;
  selection.removeAllRanges();
  selection.addRange(before);
  turn(selection, way);
  selection.modify("extend", way, unit);
}

/** The same words, with the end that moves on that side. */
function turn(selection: Selection, way: Way): void {
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (way === "forward") {
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  } else selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
}
