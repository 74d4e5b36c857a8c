import type { Document } from "../document.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";

/** What a text says of one person that tells them from another; null where it does not say. */
export type Person = {
  readonly age: number | null;
  readonly gender: "male" | "female" | null;
  readonly name: string | null;
  /** "another man", "a second woman". */
  readonly other: boolean;
};

/** Reads age, gender and name from a person's words and what follows them at once ("Jo Doe, 18,"). */
export const personOf = (document: Document, range: TokenRange): Person => {
  const { tags } = document;
  const male = firstTagIn(tags, ["male-nouns"], range) !== null;
  const female = firstTagIn(tags, ["female-nouns"], range) !== null;
  return {
    age: ageIn(document, { from: range.from, to: range.to + 3 }),
    gender: male === female ? null : male ? "male" : "female",
    name: nameIn(document, range),
    other:
      tagAt(tags, "more-of", range.from) !== null || firstTagIn(tags, ["ordinals"], range) !== null,
  };
};

/** Persons told of one by one, each once: two tellings are one person unless something tells them apart. */
export const distinctPersons = (persons: readonly Person[]): readonly Person[] => {
  const distinct: Person[] = [];
  for (const person of persons) {
    const same = person.other ? -1 : distinct.findIndex((known) => !areTwo(known, person));
    const known = distinct[same];
    if (known === undefined) distinct.push(person);
    else distinct[same] = merged(known, person);
  }
  return distinct;
};

/** True where age, gender or name tells the two apart. */
export const areTwo = (a: Person, b: Person): boolean =>
  differ(a.age, b.age) || differ(a.gender, b.gender) || differ(a.name, b.name);

/** "25-year-old", "Jo Doe, 25,": an age, not a number of people. */
export const isAgeAt = ({ tokens, tags }: Document, at: number): boolean => {
  const unit = tokens[at + 1]?.fold === "-" ? at + 2 : at + 1;
  const next = tokens[unit + 1]?.fold === "-" ? unit + 2 : unit + 1;
  if (tagAt(tags, "units", unit) !== null && tagAt(tags, "age-words", next) !== null) return true;
  const after = tokens[at + 1]?.fold ?? "";
  return (
    tokens[at - 1]?.fold === "," && [",", "."].includes(after) && tokens[at - 2]?.capital === true
  );
};

/** The last token of "25-year-old" that begins at the token, or null. */
export const ageWordsEnd = (document: Document, at: number): number | null => {
  const { tokens, tags } = document;
  if (tokens[at]?.kind !== "number" || !isAgeAt(document, at)) return null;
  for (let to = at + 1; to < at + 6; to++) if (tagAt(tags, "age-words", to) !== null) return to + 1;
  return null;
};

/** The age in years told in the words, or null. */
export const ageIn = (document: Document, range: TokenRange): number | null => {
  for (let at = range.from; at < range.to; at++) {
    const token = document.tokens[at];
    if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.fold) || !isAgeAt(document, at))
      continue;
    const inYears = document.tags.byToken
      .slice(at, at + 4)
      .flatMap((tags) => tags ?? [])
      .every(({ list, value }) => list !== "units" || value === "year");
    return inYears ? Number(token.fold) : 0;
  }
  return null;
};

const nameIn = ({ tokens }: Document, range: TokenRange): string | null => {
  for (let at = range.to - 1; at > range.from; at--) {
    if (tokens[at]?.capital && tokens[at - 1]?.capital) return tokens[at]?.fold ?? null;
  }
  return null;
};

const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

const merged = (a: Person, b: Person): Person => ({
  age: a.age ?? b.age,
  gender: a.gender ?? b.gender,
  name: a.name ?? b.name,
  other: false,
});
