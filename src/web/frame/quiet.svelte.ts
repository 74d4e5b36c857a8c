import { client, refuse } from "../client.ts";
import { isQuietRemembered, rememberQuiet } from "./preferences.ts";

let quiet = $state(isQuietRemembered());
let words: Promise<RegExp> | null = null;
let known = $state.raw<RegExp | null>(null);
let dialogHides = $state(false);

/** True where words of killing and wounds are dimmed, and those of children and bodies hidden. */
export const isQuiet = (): boolean => quiet;

/** Turns quiet mode on or off, from now on. */
export function takeQuiet(on: boolean): void {
  quiet = on;
  rememberQuiet(on);
}

/** True where a dialog is open that has words hidden in it: it then offers to show them. */
export const isDialogHushed = (): boolean => quiet && dialogHides;

/** The same for words that cannot be marked, such as those of a select's options. */
export const hushedText = (text: string): string =>
  quiet && known !== null ? text.replaceAll(known, (word) => "▒".repeat(word.length)) : text;

const HIGHLIGHT = "hushed";
/** What says in words of our own what quiet mode is, and would be no help with them hidden. */
const AS_IT_IS = "[data-as-it-is]";

/**
 * Hides the words of the lists within an element while quiet mode is on; the text stays as it is, for
 * offsets count in it. Where a browser cannot mark words so, they stay to be seen.
 */
export function hush(within: HTMLElement): (() => void) | undefined {
  if (!quiet || !("highlights" in CSS)) return undefined;
  const mark = () => void markWords(within);
  const observer = new MutationObserver(mark);
  observer.observe(within, { childList: true, subtree: true, characterData: true });
  mark();
  return () => {
    observer.disconnect();
    CSS.highlights.delete(HIGHLIGHT);
    dialogHides = false;
  };
}

async function markWords(within: HTMLElement): Promise<void> {
  words ??= readWords();
  const pattern = await words;
  known = pattern;
  if (!quiet || !within.isConnected) return;
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(AS_IT_IS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    for (const { 0: word, index } of (node.nodeValue ?? "").matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  dialogHides = ranges.some(
    ({ startContainer }) => startContainer.parentElement?.closest("[role=dialog]") !== null,
  );
}

async function readWords(): Promise<RegExp> {
  const response = await client().quiet.$get();
  const { languages } = await (response.ok ? response.json() : refuse(response));
  const all = languages.flatMap(({ words: list }) => list);
  const found = all
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // Korean puts particles behind a word without a space; a Latin word ends where its letters do.
  return new RegExp(`(?<!\\p{L})(?:${found.join("|")})(?![\\p{Script=Latin}])`, "giu");
}
