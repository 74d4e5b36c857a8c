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

/** Places by the folds of their words, and for each first word how many words a name may have. */
export type World = {
  readonly byName: ReadonlyMap<string, readonly WorldPlace[]>;
  readonly longestByFirst: ReadonlyMap<string, number>;
};

/** Parsing takes some hundred milliseconds and only the layer asks; a cache over the data value changes no result. */
const worldByData = new WeakMap<RuleData, World>();

/** The world gazetteer of the data, parsed when first asked for. */
export const worldOf = (data: RuleData): World => {
  const there = worldByData.get(data);
  if (there !== undefined) return there;
  const world = parseWorld(data.world);
  worldByData.set(data, world);
  return world;
};

/** Reads `data/gazetteer/world/places.txt`; a line that is not of its form is skipped. */
export const parseWorld = (text: string): World => {
  const byName = new Map<string, WorldPlace[]>();
  const longestByFirst = new Map<string, number>();
  let country = "";
  let region = "";
  for (const line of text.split("\n")) {
    const fields = line.slice(MARKS[line.charAt(0)] === undefined ? 0 : 1).split("|");
    const kind = MARKS[line.charAt(0)] ?? "city";
    const hasCode = kind === "country" || kind === "province";
    const [code, numbers, names] = hasCode
      ? [fields[0] ?? "", fields.slice(1, 4), fields.slice(4)]
      : ["", fields.slice(0, 3), fields.slice(3)];
    const [name] = names;
    if (name === undefined) continue;
    if (kind === "country") country = code.toLowerCase();
    if (hasCode) region = kind === "country" ? country : `${country}/${code}`;
    const place: WorldPlace = {
      id: hasCode ? region : `${region}/${name}`,
      kind,
      country,
      region,
      lat: Number(numbers[0]) / 100,
      lon: Number(numbers[1]) / 100,
      people: peopleOf(numbers[2] ?? ""),
    };
    for (const one of names) addName({ byName, longestByFirst }, one, place);
  }
  return { byName, longestByFirst };
};

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

const addName = (
  world: { byName: Map<string, WorldPlace[]>; longestByFirst: Map<string, number> },
  name: string,
  place: WorldPlace,
): void => {
  const folds = foldsOf(name);
  const [first] = folds;
  if (first === undefined) return;
  const key = folds.length === 1 ? first : folds.join(" ");
  const there = world.byName.get(key);
  if (there === undefined) world.byName.set(key, [place]);
  else there.push(place);
  if ((world.longestByFirst.get(first) ?? 0) < folds.length)
    world.longestByFirst.set(first, folds.length);
};

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
