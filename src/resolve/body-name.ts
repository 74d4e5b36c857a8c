/**
 * Names of one body: "the Ministry of Guard" and "the Ministry of Guard of Aland" are the same where
 * nothing else on record is called so. Countries are what the gazetteer calls one.
 */
import type { Geography } from "./geography.ts";

/** A folded name as what it names and the country it is said to be of; null where none is told. */
export type BodyName = { readonly bare: string; readonly country: string | null };

const ARTICLE = /^(?:the|an?) /;

/** `name` must be folded, e.g. "the ministry of guard of north korea". */
export const bodyName = (name: string, { countryByName }: Geography): BodyName => {
  const bare = name.replace(ARTICLE, "");
  for (const [called, country] of countryByName) {
    const rest = withoutCountry(bare, called);
    if (rest !== null) return { bare: rest, country };
  }
  return { bare, country: null };
};

/**
 * By each of these folded names what it is compared as. A name without a country is one with that of
 * a country only if it could be no other country's: of two ministries called alike it may be either.
 */
export const bodyKeys = (
  names: readonly string[],
  geography: Geography,
): ReadonlyMap<string, string> => {
  const told = new Map(names.map((name) => [name, bodyName(name, geography)]));
  const countries = new Map<string, Set<string>>();
  for (const { bare, country } of told.values()) {
    if (country !== null) countries.set(bare, (countries.get(bare) ?? new Set()).add(country));
  }
  return new Map(
    [...told].map(([name, { bare, country }]) => {
      const isOne = (countries.get(bare)?.size ?? 0) < 2;
      return [name, isOne || country === null ? bare : `${bare} ${country}`];
    }),
  );
};

// Folding leaves the "s" of "North Korea's" as a word of its own.
const withoutCountry = (name: string, country: string): string | null => {
  for (const ending of [` of ${country}`, ` of the ${country}`]) {
    if (name.endsWith(ending)) return name.slice(0, -ending.length);
  }
  return name.startsWith(`${country} s `) ? name.slice(country.length + 3) : null;
};
