import type { Document } from "../document.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Group } from "./group.ts";

/** What a text says of one person that tells them from another; null where it does not say. */
export type Person = {
  readonly age: number | null;
  readonly gender: "male" | "female" | null;
  /** A small child, or somebody who cannot be one; null where the words fit both. */
  readonly grown: boolean | null;
  readonly given: string | null;
  readonly name: string | null;
  /** All of the name's words, the last one the surname; empty where a surname alone is told. */
  readonly names: readonly string[];
  /** "another man", "a second woman". */
  readonly other: boolean;
  /** The noun, or the last word of a name alone. */
  readonly noun: string;
  /** "His son died later": kin of whoever is told of right before. */
  readonly ofLast: boolean;
  /** "the man", "he": returns to someone told of before. */
  readonly returns: boolean;
  /** "the girl": more than a pronoun. */
  readonly described: boolean;
  /** The token where the words begin. */
  readonly from: number;
};

/** Reads age, gender and name from a person's words and what follows them at once ("Jo Doe, 18,"). */
export const personOf = (document: Document, group: Group): Person => {
  const { tags } = document;
  // "her husband": the last word tells, it is the noun; "his girlfriend's baby" is nobody's girlfriend.
  const own = { from: afterOwner(document, group), to: group.to };
  const male = tagsIn(tags, "male-nouns", own).at(-1)?.from ?? -1;
  const female = tagsIn(tags, "female-nouns", own).at(-1)?.from ?? -1;
  const age = ageIn(document, { from: group.from, to: group.to + 3 });
  return {
    age,
    grown: grownIn(document, own, age),
    gender: male === female ? null : male > female ? "male" : "female",
    ...nameIn(document, group),
    other: group.more,
    noun: group.key,
    ofLast: isKinOfLast(document, group),
    returns: group.definite,
    described: group.to - group.from > 1,
    from: group.from,
  };
};

/** "A farmer was killed. His son died later": at the start of a sentence the owner is whoever the one before is about. */
const isKinOfLast = ({ tokens, tags }: Document, { from, to }: TokenRange): boolean =>
  (tokens[from - 1]?.fold === "." || (tokens[from]?.breaks ?? 0) > 0) &&
  tagAt(tags, "possessives", from) !== null &&
  firstTagIn(tags, ["kin-nouns"], { from: from + 1, to }) !== null;

/** "his father", "the officer", "a toddler": an age tells best, else the noun; of the young only those too small to be called men. */
const grownIn = ({ tags }: Document, own: TokenRange, age: number | null): boolean | null => {
  if (age !== null) return age < SMALL ? false : age >= GROWN ? true : null;
  if (firstTagIn(tags, ["small-nouns"], own) !== null) return false;
  return firstTagIn(tags, ["grown-nouns"], own) === null ? null : true;
};
const SMALL = 13;
const GROWN = 18;

const afterOwner = ({ tokens }: Document, { from, to }: TokenRange): number => {
  let at = to;
  while (at > from && tokens[at - 1]?.fold !== "'s") at--;
  return at;
};

/** Persons told of one by one, each once: two tellings are one person unless something tells them apart. */
export const distinctPersons = (persons: readonly Person[]): readonly Person[] => {
  const distinct: Person[] = [];
  const byFrom = new Map<number, number>();
  let last: Person | undefined;
  for (const person of persons) {
    const again = byFrom.get(person.from);
    if (again !== undefined) continue;
    const same = distinct.findIndex(
      (known) =>
        (!person.other || isToldAgain(known, person)) &&
        !(known.from === last?.from && isKinOf(person, known)) &&
        !areTwo(known, person),
    );
    byFrom.set(person.from, same);
    const known = distinct[same];
    // "the 15-year-old" returns to somebody, and to none of those of another age.
    const isToldApart =
      person.name !== null || isOfOtherAge(distinct, person) || isOfOtherGender(distinct, person);
    if (known === undefined && person.returns && !isToldApart && distinct.length > 0) continue;
    last = known === undefined ? person : merged(known, person);
    if (known === undefined) distinct.push(last);
    else distinct[same] = last;
  }
  return distinct;
};

/** "Her mother … her mother" is one person, as is "Ada Doe … her mother, Ada Doe". */
const isKinOf = (person: Person, known: Person): boolean =>
  person.ofLast &&
  !known.ofLast &&
  person.noun !== known.noun &&
  (person.name === null || person.name !== known.name);

const isOfOtherAge = (distinct: readonly Person[], { age }: Person): boolean =>
  age !== null && distinct.every((known) => known.age !== null && known.age !== age);

/** "A boy was hit … the girl was taken to hospital": of boys alone no girl is told again. */
const isOfOtherGender = (distinct: readonly Person[], { gender, described }: Person): boolean =>
  described &&
  gender !== null &&
  distinct.every((known) => known.gender !== null && known.gender !== gender);

/** "a fourth man was hurt … another man is in hospital": far from the first the second may be he again. */
const isToldAgain = (known: Person, { from }: Person): boolean =>
  known.other && from - known.from > FAR;
const FAR = 40;

/** True where age, gender or name tells the two apart. */
export const areTwo = (a: Person, b: Person): boolean =>
  (differ(a.age, b.age) && !areInfants(a.age, b.age)) ||
  differ(a.gender, b.gender) ||
  differ(a.grown, b.grown) ||
  (differ(a.name, b.name) && a.given !== b.name && a.name !== b.given) ||
  (a.name === b.name && differ(a.given, b.given) && !areParts(a.names, b.names));

/** "a 22-month-old", "a two-year-old": months count as no year. */
const areInfants = (a: number | null, b: number | null): boolean =>
  Math.min(a ?? 0, b ?? 0) === 0 && Math.max(a ?? 0, b ?? 0) <= 2;

/** "Juan Pablo Perez Soto" and "Perez Soto": all names of one are among those of the other. */
const areParts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 &&
  b.length > 0 &&
  (a.every((name) => b.includes(name)) || b.every((name) => a.includes(name)));

/** "25-year-old", "Jo Doe, 25,": an age, not a number of people. */
const isAgeAt = (document: Document, at: number): boolean => {
  const { tokens, tags } = document;
  if (ageEnd(document, at) !== null) return true;
  const after = tokens[at + 1]?.fold ?? "";
  // "a girl of 15", not "members of one family"
  const isPlural = tagAt(tags, "plural-nouns", at - 2) !== null;
  if (tokens[at - 1]?.fold === "of" && !isPlural && tagAt(tags, "person-nouns", at - 2) !== null)
    return true;
  return (
    ["(", ","].includes(tokens[at - 1]?.fold ?? "") &&
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
    if (token === undefined) break;
    const worded = token.kind === "number" ? null : tagAt(document.tags, "number-words", at);
    if (worded === null && (token.kind !== "number" || !/^\d{1,2}$/.test(token.fold))) continue;
    if (!isAgeAt(document, at)) continue;
    const inYears = document.tags.byToken
      .slice(at, at + 4)
      .flatMap((tags) => tags ?? [])
      .every(({ list, value }) => list !== "units" || value === "year");
    return inYears ? Number(worded?.value ?? token.fold) : 0;
  }
  return null;
};

/** The capitals after the noun or age, first and last; a surname alone has no first. Capitals before the noun are no name ("a Rivertown College student"). */
const nameIn = (
  { tokens, tags, surnames }: Document,
  range: TokenRange,
): Pick<Person, "given" | "name" | "names"> => {
  let to = range.to;
  while (to > range.from && !tokens[to - 1]?.capital) to--;
  let from = to;
  while (from > range.from && isPart({ tokens, tags }, from - 1)) from--;
  // "Mr Doe" is no other than "Jo Doe".
  while (from < to - 1 && tagAt(tags, "person-titles", from)?.to === from + 1) from++;
  const last = tokens[to - 1];
  const isLast = to === range.to || tokens[to]?.fold === ",";
  if (from === to || last === undefined || !isLast) return { given: null, name: null, names: [] };
  const surname = to - from > 1 ? undefined : surnames.get(last.fold);
  if (surname !== undefined) return { given: last.fold, name: surname, names: [] };
  const names = tokens.slice(from, to).map(({ fold }) => fold);
  return { given: to - from > 1 ? (names[0] ?? null) : null, name: last.fold, names };
};

const isPart = ({ tokens, tags }: Pick<Document, "tokens" | "tags">, at: number): boolean => {
  const token = tokens[at];
  if (token?.fold === "." || token?.fold === "-") return tokens[at - 1]?.capital === true;
  return (
    token?.capital === true &&
    tagAt(tags, "person-nouns", at) === null &&
    tagAt(tags, "singular-pronouns", at) === null &&
    tagAt(tags, "determiners", at) === null
  );
};

const differ = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

const merged = (a: Person, b: Person): Person => ({
  age: a.age ?? b.age,
  gender: a.gender ?? b.gender,
  grown: a.grown ?? b.grown,
  given: a.given ?? b.given,
  name: a.name ?? b.name,
  names: a.names.length < b.names.length ? b.names : a.names,
  other: a.other,
  noun: a.noun,
  ofLast: a.ofLast || b.ofLast,
  returns: false,
  described: a.described || b.described,
  from: a.from,
});
