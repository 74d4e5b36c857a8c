/** Which outlet a text comes from, told from its own lines: credits, rights, its link, whom it says was told. */
import type { Original } from "../model/reading.ts";
import type { MarkedUnit } from "./blocks/blocks.ts";
import { maybeNameAt } from "./original.ts";
import { hostOf, nameKey, type OutletFinder } from "./outlets.ts";
import { tokensOf } from "./phrases.ts";
import type { ReadingWords } from "./words.ts";

export type OwnOutletOptions = {
  readonly outlets: OutletFinder;
  readonly words: ReadingWords;
  readonly original: Original | null;
  /** Where the text stands, declared or on its own line; null where neither is. */
  readonly url: string | null;
};

/** Null where no line tells. */
export function ownOutlet(
  units: readonly MarkedUnit[],
  names: readonly string[],
  options: OwnOutletOptions,
): string | null {
  const { outlets, original } = options;
  return (
    ownName(units, options) ??
    names.find((name) => isOutletName(name, units, options)) ??
    // A reprint's "told RFA" is the original's word, not this page's.
    (original?.relation === "reprint_of" ? null : toldName(units, outlets))
  );
}

/** Marks of lines in which a page speaks of itself. */
const OWN_MARKS: ReadonlySet<string> = new Set([
  "author-note",
  "byline",
  "comments",
  "contact",
  "copyright",
  "navigation",
  "newsletter",
]);

function ownName(
  units: readonly MarkedUnit[],
  { outlets, original }: OwnOutletOptions,
): string | null {
  const own = units.filter(({ mark }) => mark !== null && OWN_MARKS.has(mark));
  const names = own.flatMap(({ text }) => outlets.mentions(text).map(({ name }) => name));
  const known = names.find((name) => name !== original?.outlet) ?? null;
  const holder = own.map(holderOf).find((name) => name !== null && name !== original?.outlet);
  return known ?? holder ?? null;
}

const COPYRIGHT =
  /(?:©|ⓒ|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?(?:\d{4}(?:[-–]\d{2,4})?,?\s*)?(?:by\s+)?/;

/** Who holds the rights in a page is who publishes it, though no list knows the name. */
function holderOf({ mark, text }: MarkedUnit): string | null {
  const sign = mark === "copyright" ? COPYRIGHT.exec(text) : null;
  if (sign === null) return null;
  const after = text.slice(sign.index + sign[0].length);
  if (/^all rights/i.test(after)) return null;
  return /^[\uac00-\ud7a3]+/.exec(after)?.[0] ?? maybeNameAt(after);
}

/**
 * "Thrace Herald, 10 March": a credited name of no list is an outlet's where the text's address is
 * spelt alike, where it has a word that outlets are called by, or where the text says it was told.
 */
function isOutletName(
  name: string,
  units: readonly MarkedUnit[],
  { outlets, words, original, url }: OwnOutletOptions,
): boolean {
  if (name === original?.outlet) return false;
  const labels = (url === null ? null : hostOf(url))?.split(".").map(nameKey) ?? [];
  return (
    labels.includes(nameKey(name)) ||
    words.outletNoun.isIn(tokensOf(name)) ||
    units.some(({ role, text }) => role === "body" && outlets.isTold(text, name))
  );
}

/** The outlet that the text says was told, where it is one and the same, or the most told by far. */
function toldName(units: readonly MarkedUnit[], outlets: OutletFinder): string | null {
  const timesByName = new Map<string, number>();
  for (const { role, text } of units) {
    if (role !== "body") continue;
    for (const { outlet } of outlets.told(text)) {
      timesByName.set(outlet.name, (timesByName.get(outlet.name) ?? 0) + 1);
    }
  }
  const ranked = [...timesByName].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined) return null;
  return second === undefined || first[1] >= 2 * second[1] ? first[0] : null;
}
