import type { Document } from "../document.ts";
import { type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Group } from "./group.ts";

/** What a text says of one person that tells them from another; null where it does not say. */
export type Person = {
  readonly age: number | null;
  readonly gender: "male" | "female" | null;
  readonly given: string | null;
  readonly name: string | null;
  /** "another man", "a second woman". */
  readonly other: boolean;
};

/** Reads age, gender and name from a person's words and what follows them at once ("Jo Doe, 18,"). */
export const personOf = (document: Document, group: Group): Person => {
  const { tags } = document;
  // "her husband": the last word tells, it is the noun.
  const male = tagsIn(tags, "male-nouns", group).at(-1)?.from ?? -1;
  const female = tagsIn(tags, "female-nouns", group).at(-1)?.from ?? -1;
  return {
    age: ageIn(document, { from: group.from, to: group.to + 3 }),
    gender: male === female ? null : male > female ? "male" : "female",
    ...nameIn(document, group),
    other: group.more,
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
  differ(a.age, b.age) ||
  differ(a.gender, b.gender) ||
  (differ(a.name, b.name) && a.given !== b.name && a.name !== b.given) ||
  (a.name === b.name && differ(a.given, b.given));

/** "25-year-old", "Jo Doe, 25,": an age, not a number of people. */
const isAgeAt = (document: Document, at: number): boolean => {
  const { tokens } = document;
  if (ageEnd(document, at) !== null) return true;
  const after = tokens[at + 1]?.fold ?? "";
  return (
    tokens[at - 1]?.fold === "," &&
    [",", ".", ")"].includes(after) &&
    tokens[at - 2]?.kind === "word"
  );
};

/** The token after "25-year-old" or "three year old" that begins at the token, or null. */
export const ageEnd = ({ tokens, tags }: Document, at: number): number | null => {
  if (tokens[at]?.kind !== "number" && tagAt(tags, "number-words", at) === null) return null;
  const unit = tokens[at + 1]?.fold === "-" ? at + 2 : at + 1;
  if (tagAt(tags, "units", unit) === null) return null;
  const old = tokens[unit + 1]?.fold === "-" ? unit + 2 : unit + 1;
  return tagAt(tags, "age-words", old)?.to ?? null;
};

/** The age in years told in the words, or null. */
export const ageIn = (document: Document, range: TokenRange): number | null => {
  for (let at = range.from; at < range.to; at++) {
    const token = document.tokens[at];
    const worded = tagAt(document.tags, "number-words", at);
    if (token === undefined || !isAgeAt(document, at)) continue;
    if (worded === null && (token.kind !== "number" || !/^\d{1,2}$/.test(token.fold))) continue;
    const inYears = document.tags.byToken
      .slice(at, at + 4)
      .flatMap((tags) => tags ?? [])
      .every(({ list, value }) => list !== "units" || value === "year");
    return inYears ? Number(worded?.value ?? token.fold) : 0;
  }
  return null;
};

/** The last two capitals in a row, or the one that a surname alone is. */
const nameIn = (
  { tokens, tags }: Document,
  range: TokenRange,
): { given: string | null; name: string | null } => {
  for (let at = range.to - 1; at > range.from; at--) {
    if (!tokens[at]?.capital || !tokens[at - 1]?.capital) continue;
    let given = at - 1;
    while (given > range.from && tokens[given - 1]?.capital) given--;
    while (given < at - 1 && tagAt(tags, "person-nouns", given) !== null) given++;
    return { given: tokens[given]?.fold ?? null, name: tokens[at]?.fold ?? null };
  }
  const last = tokens[range.to - 1];
  return { given: null, name: last?.capital && range.to - range.from < 2 ? last.fold : null };
};

const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

const merged = (a: Person, b: Person): Person => ({
  age: a.age ?? b.age,
  gender: a.gender ?? b.gender,
  given: a.given ?? b.given,
  name: a.name ?? b.name,
  other: false,
});
