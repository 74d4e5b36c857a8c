/** Known outlets, found by name, by domain and by the phrases in which a text speaks of itself. */
import type { Outlet, RuleData } from "../model/data.ts";
import { phrasePattern, readingWords } from "./words.ts";

export type OutletFinder = {
  /** The outlet of that name, however written; null where it is not known. */
  readonly byName: (name: string) => Outlet | null;
  /** The outlet whose page the address is; null where it is not known. */
  readonly byUrl: (url: string) => Outlet | null;
  /** Every mention in the text, in order. */
  readonly mentions: (text: string) => readonly Outlet[];
  /** Every "told OUTLET" and its like, in order. */
  readonly told: (text: string) => readonly ToldOutlet[];
  /** True where the text says that the outlet of that name, of no list perhaps, was told. */
  readonly isTold: (text: string, name: string) => boolean;
};

export type ToldOutlet = { readonly outlet: Outlet; readonly end: number };

/** The same finder for the same data: compiled once and kept as long as the data. */
export function outletFinder(data: RuleData): OutletFinder {
  const kept = finderByData.get(data);
  if (kept !== undefined) return kept;
  const finder = compile(data);
  finderByData.set(data, finder);
  return finder;
}

/** Host of an address, in lower case and without "www."; null where it is none. */
export function hostOf(url: string): string | null {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url.trim())?.[1];
  return host?.toLowerCase().replace(/^www\./, "") ?? null;
}

const finderByData = new WeakMap<RuleData, OutletFinder>();

/** The letters of a name, by which it is the same however it is written. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

function compile(data: RuleData): OutletFinder {
  const outletByName = new Map<string, Outlet>();
  for (const outlet of data.outlets) {
    for (const name of [outlet.name, ...outlet.names]) {
      if (!outletByName.has(nameKey(name))) outletByName.set(nameKey(name), outlet);
    }
  }
  const byName = (name: string): Outlet | null => outletByName.get(nameKey(name)) ?? null;
  const mention = new RegExp(namesPattern(data.outlets), "gu");
  const mentionsIn = (text: string): readonly Mention[] =>
    [...text.matchAll(mention)].flatMap((match) => {
      const outlet = byName(match[0]);
      const start = match.index;
      return outlet === null ? [] : [{ outlet, start, end: start + match[0].length }];
    });
  const isTold = toldTest(readingWords(data).toldOutlet);
  return {
    byName,
    byUrl: (url) => byHost(hostOf(url), data.outlets),
    mentions: (text) => mentionsIn(text).map(({ outlet }) => outlet),
    told: (text) => mentionsIn(text).filter((one) => isTold(text, one)),
    isTold: (text, name) =>
      [...text.matchAll(new RegExp(phrasePattern(name), "gu"))].some(({ 0: words, index }) =>
        isTold(text, { start: index, end: index + words.length }),
      ),
  };
}

type Mention = ToldOutlet & { readonly start: number };

function byHost(host: string | null, outlets: readonly Outlet[]): Outlet | null {
  if (host === null) return null;
  return (
    outlets.find(({ domains }) =>
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    ) ?? null
  );
}

const NOTHING = "(?!)";

/** Names keep their case: "AP" is an agency, "ap" is not. Longest first: "Daily NK" before "NK". */
function namesPattern(outlets: readonly Outlet[]): string {
  const names = outlets.flatMap(({ name, names }) => [name, ...names]);
  const any = [...new Set(names)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) =>
      /\p{Script=Latin}$/u.test(name)
        ? `${phrasePattern(name)}(?![\\p{Script=Latin}\\p{N}])`
        : phrasePattern(name),
    )
    .join("|");
  return any === "" ? NOTHING : `(?<![\\p{L}\\p{N}])(?:${any})`;
}

/** Longest phrase that is looked for on either side of a name, with its gaps. */
const PHRASE_UNITS = 120;

/**
 * Names first, then the words beside them: a pattern of every phrase with every name would be tried
 * at every letter of the text.
 */
function toldTest(
  phrases: readonly string[],
): (text: string, mention: Pick<Mention, "start" | "end">) => boolean {
  const sides = phrases.map((phrase) => {
    const [before = "", after = ""] = phrase.split("{outlet}");
    return { before, after };
  });
  const before = anyOf(sides.filter((side) => side.after === "").map((side) => side.before));
  const after = anyOf(sides.filter((side) => side.before === "").map((side) => side.after));
  const both = sides
    .filter((side) => side.before !== "" && side.after !== "")
    .map((side) => ({ before: anyOf([side.before]), after: anyOf([side.after]) }));
  const ends = (any: string): RegExp => new RegExp(`(?<!\\p{Script=Latin})(?:${any})$`, "iu");
  const starts = (any: string): RegExp => new RegExp(`^(?:${any})`, "iu");
  const pairs = [
    { before: ends(before), after: /^/ },
    { before: /$/, after: starts(after) },
    ...both.map((pair) => ({ before: ends(pair.before), after: starts(pair.after) })),
  ];
  return (text, { start, end }) => {
    const left = text.slice(Math.max(0, start - PHRASE_UNITS), start);
    const right = text.slice(end, end + PHRASE_UNITS);
    return pairs.some((pair) => pair.before.test(left) && pair.after.test(right));
  };
}

const anyOf = (phrases: readonly string[]): string =>
  phrases.length === 0 ? NOTHING : phrases.map(glue).join("|");

const glue = (words: string): string =>
  words === ""
    ? ""
    : `${/^\s/.test(words) ? "\\s+" : ""}${phrasePattern(words)}${/\s$/.test(words) ? "\\s+" : ""}`;
