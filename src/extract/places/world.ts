import type { RuleData } from "../../model/data.ts";
import { foldWord, tokenise } from "../tokens/token.ts";

/** A place of the world gazetteer; coarse data that a guess is made from, never a claim's place. */
export type WorldPlace = {
  /** "us", "us/OH", "us/OH/Columbus". */
  readonly id: string;
  readonly kind: "country" | "province" | "county" | "city";
  readonly country: string;
  /** Country and first division, e.g. "us/OH"; the country alone for a country. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly people: number;
};

/** Names as the folds of their words joined by spaces, e.g. "sankt gallen". */
export type World = {
  /** The places of a name in the order of the data; none where it is no name. */
  readonly named: (name: string) => readonly WorldPlace[];
  /** How many words a name may have that begins with this one; 0 where none does. */
  readonly longestFrom: (first: string) => number;
};

/** The first look takes some tens of milliseconds; a cache over the data value changes no result. */
const worldByData = new WeakMap<RuleData, World>();

/** The world gazetteer of the data, looked through when first asked for. */
export const worldOf = (data: RuleData): World => {
  const there = worldByData.get(data);
  if (there !== undefined) return there;
  const world = parseWorld(data.world);
  worldByData.set(data, world);
  return world;
};

/** A line of the gazetteer that is a place once a text has one of its names. */
type Line = { readonly start: number; readonly country: string; readonly region: string };

type Names = {
  readonly byName: ReadonlyMap<string, readonly WorldPlace[]>;
  readonly longest: number;
};

/**
 * Reads `data/gazetteer/world/places.txt`; a line that is not of its form is skipped. Of more than
 * a hundred thousand places a text names a few: only the first words of names are looked at here.
 */
export const parseWorld = (text: string): World => {
  const linesFrom = linesOf(text);
  const namesByFirst = new Map<string, Names>();
  const placeByStart = new Map<number, WorldPlace>();
  const placeAt = (line: Line): WorldPlace => {
    const place = placeByStart.get(line.start) ?? placeOf(text, line);
    placeByStart.set(line.start, place);
    return place;
  };
  const namesFrom = (first: string): Names => {
    const there = namesByFirst.get(first);
    if (there !== undefined) return there;
    const byName = new Map<string, WorldPlace[]>();
    let longest = 0;
    for (const line of linesFrom(first)) {
      for (const folds of fieldsOf(text, line.start).names.map(foldsOf)) {
        if (folds[0] !== first) continue;
        longest = Math.max(longest, folds.length);
        const key = folds.join(" ");
        byName.set(key, [...(byName.get(key) ?? []), placeAt(line)]);
      }
    }
    const names = { byName, longest };
    namesByFirst.set(first, names);
    return names;
  };
  return {
    named: (name) => namesFrom(name.split(" ", 1)[0] ?? "").byName.get(name) ?? [],
    longestFrom: (first) => namesFrom(first).longest,
  };
};

/**
 * Finds the lines that may have a name beginning with a word, in the order of the data. Numbers in
 * chains: a map with an object for each of a hundred thousand lines takes longer to make than most
 * texts take to read.
 */
const linesOf = (text: string): ((first: string) => readonly Line[]) => {
  const chains = makeChains();
  const divisions: Pick<Line, "country" | "region">[] = [];
  let [country, region] = ["", ""];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = endOfLine(text, start);
    let from = namesStart(text, start, end);
    if (from === -1) continue;
    const mark = text.charCodeAt(start);
    if (mark === EQUALS || mark === PLUS) {
      const code = text.slice(start + 1, text.indexOf("|", start));
      if (mark === EQUALS) region = country = code.toLowerCase();
      else region = `${country}/${code}`;
      divisions.push({ country, region });
    }
    while (from <= end) {
      const bar = text.indexOf("|", from);
      const to = bar === -1 || bar > end ? end : bar;
      chains.add(firstHash(text, from, to), start, divisions.length - 1);
      from = to + 1;
    }
  }
  return (first) =>
    chains
      .from(hashOf(first))
      .map(([start, division]) => ({ start, country: "", region: "", ...divisions[division] }));
};

/** Pairs of numbers by a hash, in the order of adding. */
const makeChains = () => {
  const heads = new Int32Array(CHAINS).fill(-1);
  const tails = new Int32Array(CHAINS).fill(-1);
  const [starts, divisions, next]: [number[], number[], number[]] = [[], [], []];
  return {
    add: (hash: number, start: number, division: number): void => {
      const tail = tails[hash] ?? -1;
      // Two names of one line.
      if (tail !== -1 && starts[tail] === start) return;
      const entry = next.push(-1) - 1;
      starts.push(start);
      divisions.push(division);
      if (tail === -1) heads[hash] = entry;
      else next[tail] = entry;
      tails[hash] = entry;
    },
    from: (hash: number): readonly (readonly [start: number, division: number])[] => {
      const found: (readonly [number, number])[] = [];
      for (let entry = heads[hash] ?? -1; entry !== -1; entry = next[entry] ?? -1) {
        found.push([starts[entry] ?? 0, divisions[entry] ?? -1]);
      }
      return found;
    },
  };
};

/** A power of two: fewer make long chains, more a table that no cache of a processor holds. */
const CHAINS = 1 << 15;

const endOfLine = (text: string, start: number): number => {
  const at = text.indexOf("\n", start);
  return at === -1 ? text.length : at;
};

/** Where the names of a line begin, behind its code and numbers; -1 where it has none. */
const namesStart = (text: string, start: number, end: number): number => {
  const kind = MARKS[text.charAt(start)] ?? "city";
  let at = start;
  for (let field = hasCode(kind) ? 0 : 1; field < 4; field++) {
    at = text.indexOf("|", at) + 1;
    if (at === 0 || at > end) return -1;
  }
  return at;
};

/** The hash of what `foldsOf` gives first; most names begin with a word of Latin letters. */
const firstHash = (text: string, from: number, to: number): number => {
  let [at, hash] = [from, 0];
  for (; at < to; at++) {
    const letter = LATIN[text.charCodeAt(at)] ?? 0;
    if (letter === 0) break;
    hash = mixed(hash, letter);
  }
  if (at - from > 1 && endsWord(text, at, to)) return chainOf(hash);
  return hashOf(foldsOf(text.slice(from, to))[0] ?? "");
};

/** What each Latin letter folds to; 0 for what is none, or folds to more than one. */
const LATIN = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const letter = String.fromCharCode(code);
  const fold = foldWord(letter);
  return /\p{L}/u.test(letter) && fold.length === 1 ? fold.charCodeAt(0) : 0;
});

const hashOf = (fold: string): number => {
  let hash = 0;
  for (let at = 0; at < fold.length; at++) hash = mixed(hash, fold.charCodeAt(at));
  return chainOf(hash);
};

const mixed = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

const chainOf = (hash: number): number => (hash ^ (hash >>> 15)) & (CHAINS - 1);

const endsWord = (text: string, at: number, to: number): boolean =>
  at === to || text.charCodeAt(at) === SPACE || text.charCodeAt(at) === HYPHEN;

const SPACE = 32;
const HYPHEN = 45;
const EQUALS = 61;
const PLUS = 43;

const fieldsOf = (text: string, start: number) => {
  const end = endOfLine(text, start);
  const kind = MARKS[text.charAt(start)] ?? "city";
  const fields = text.slice(kind === "city" ? start : start + 1, end).split("|");
  const numbers = hasCode(kind) ? fields.slice(1, 4) : fields.slice(0, 3);
  return { kind, numbers, names: fields.slice(hasCode(kind) ? 4 : 3) };
};

const placeOf = (text: string, { start, country, region }: Line): WorldPlace => {
  const { kind, numbers, names } = fieldsOf(text, start);
  return {
    id: hasCode(kind) ? region : `${region}/${names[0] ?? ""}`,
    kind,
    country,
    region,
    lat: Number(numbers[0]) / 100,
    lon: Number(numbers[1]) / 100,
    people: peopleOf(numbers[2] ?? ""),
  };
};

const hasCode = (kind: WorldPlace["kind"]): boolean => kind === "country" || kind === "province";

const MARKS: Readonly<Record<string, WorldPlace["kind"]>> = {
  "=": "country",
  "+": "province",
  "*": "county",
};

const peopleOf = (text: string): number =>
  text.endsWith("k") ? Number(text.slice(0, -1)) * 1000 : Number(text);

/** Words of a name as texts are compared with it: hyphens and points do not count. */
export const isJoint = (fold: string): boolean =>
  fold === "-" || fold === "." || fold === "\u2010" || fold === "\u2011";

/** Most names are words of letters: those need no tokens. */
const PLAIN = /^[A-Za-z]{2,}(?:[ -][A-Za-z]{2,})*$/;
const LETTERS = /^[\p{L}\p{M}]{2,}(?:[ -][\p{L}\p{M}]{2,})*$/u;

const foldsOf = (name: string): readonly string[] => {
  if (PLAIN.test(name)) return name.toLowerCase().split(/[ -]/);
  if (LETTERS.test(name)) return name.split(/[ -]/).map(foldWord);
  return tokenise(name)
    .map(({ fold }) => fold)
    .filter((fold) => !isJoint(fold));
};
