import type { Span } from "../../../model/passage.ts";

/** Words of the text from one to another, both counted in, by their place among all words. */
export type Pick = { readonly from: number; readonly to: number };

/** Where every word of a text begins and ends; found when first asked, for a text may be long. */
export function wordsIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u2592]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** The range of the text that picked words cover. */
export function spanOf(words: readonly Span[], { from, to }: Pick): Span | null {
  const [first, last] = [words[Math.min(from, to)], words[Math.max(from, to)]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Words to step over at once with the arrows up and down: about a line. */
const LINE = 10;

/** What an arrow does; `extend` moves the end alone. Null for other keys. */
export function moved(
  pick: Pick,
  key: string,
  { extend, count }: { extend: boolean; count: number },
): Pick | null {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: LINE, ArrowUp: -LINE }[key];
  if (step === undefined) return null;
  const within = (at: number) => Math.max(0, Math.min(count - 1, at));
  if (extend) return { from: pick.from, to: within(pick.to + step) };
  const at = within(
    (step > 0 ? Math.max(pick.from, pick.to) : Math.min(pick.from, pick.to)) + step,
  );
  return { from: at, to: at };
}

/** The words, from the place on and then from the top, that begin as was typed. */
export function found(
  text: string,
  words: readonly Span[],
  { typed, from }: { typed: string; from: number },
): Pick | null {
  const sought = typed.trim().toLowerCase();
  if (sought === "") return null;
  const all = text.toLowerCase();
  const fits = (at: number): boolean => all.startsWith(sought, words[at]?.start);
  const order = [...words.keys()];
  const first = order.slice(from).find(fits) ?? order.slice(0, from).find(fits);
  const start = first === undefined ? undefined : words[first];
  if (first === undefined || start === undefined) return null;
  let to = first;
  while ((words[to + 1]?.start ?? Infinity) < start.start + sought.length) to += 1;
  return { from: first, to };
}

/** The only place where the words stand in the text; null where there is none or several. */
export function onlyPlace(text: string, typed: string): Span | null {
  const sought = typed.trim().toLowerCase();
  if (sought.length < 3) return null;
  const all = text.toLowerCase();
  const start = all.indexOf(sought);
  if (start < 0 || all.length !== text.length || all.indexOf(sought, start + 1) >= 0) return null;
  return { start, end: start + sought.length };
}
