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

const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

function compile(data: RuleData): OutletFinder {
  const outletByName = new Map<string, Outlet>();
  for (const outlet of data.outlets) {
    for (const name of [outlet.name, ...outlet.names]) {
      if (!outletByName.has(key(name))) outletByName.set(key(name), outlet);
    }
  }
  const byName = (name: string): Outlet | null => outletByName.get(key(name)) ?? null;
  const anyName = namesPattern(data.outlets);
  const mention = new RegExp(anyName, "gu");
  const told = new RegExp(toldPattern(readingWords(data).toldOutlet, anyName), "gu");
  return {
    byName,
    byUrl: (url) => byHost(hostOf(url), data.outlets),
    mentions: (text) => [...text.matchAll(mention)].flatMap(([name]) => byName(name) ?? []),
    told: (text) =>
      [...text.matchAll(told)].flatMap((match) => {
        const name = new RegExp(anyName, "u").exec(match[0])?.[0];
        const outlet = name === undefined ? null : byName(name);
        return outlet === null ? [] : [{ outlet, end: match.index + match[0].length }];
      }),
  };
}

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

function toldPattern(phrases: readonly string[], anyName: string): string {
  const all = phrases.map((phrase) => {
    const [before = "", after = ""] = phrase.split("{outlet}");
    // A Korean name follows the word before it without a break only in our own phrases.
    return `(?:${glue(before)})${anyName}(?:${glue(after)})`;
  });
  return all.length === 0 ? NOTHING : all.join("|");
}

const glue = (words: string): string =>
  words === ""
    ? ""
    : `${/^\s/.test(words) ? "\\s+" : ""}${phrasePattern(words)}${/\s$/.test(words) ? "\\s+" : ""}`;
