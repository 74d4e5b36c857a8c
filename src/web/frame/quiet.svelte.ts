import { client, refuse } from "../client.ts";
import { isQuietRemembered, rememberQuiet } from "./preferences.ts";

let quiet = $state(isQuietRemembered());
let words: Promise<RegExp> | null = null;

/** True where words of killing and wounds are dimmed, and those of children and bodies hidden. */
export const isQuiet = (): boolean => quiet;

/** Turns quiet mode on or off, from now on. */
export function takeQuiet(on: boolean): void {
  quiet = on;
  rememberQuiet(on);
}

const HIGHLIGHT = "hushed";

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
  };
}

async function markWords(within: HTMLElement): Promise<void> {
  words ??= readWords();
  const pattern = await words;
  if (!quiet || !within.isConnected) return;
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    for (const { 0: word, index } of (node.nodeValue ?? "").matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
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
