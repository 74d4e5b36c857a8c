/** Years of age after the words for people: how many they are of, and where they end. */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Group } from "./group.ts";
import { followsVerb } from "./harm.ts";

/** How many the ages right after the words are of: "aged 17 and 19" are two; null where none are told, or only bounds. */
export const agesAfter = ({ tokens, tags, numbers }: Document, from: number): number | null => {
  const marker = tagAt(tags, "age-markers", tokens[from]?.fold === "," ? from + 1 : from);
  if (marker === null) return null;
  let count = 0;
  let isClosed = false;
  for (let at = marker.to; ; ) {
    const age = within(numbers, { from: at, to: at + 8 })[0];
    if (age === undefined || age.from !== at || age.best === null)
      return isClosed && count > 1 ? count : null;
    count++;
    const comma = tokens[age.to]?.fold === "," ? age.to + 1 : age.to;
    const joiner = tagAt(tags, "joiners", comma);
    if (isClosed) return count;
    isClosed = joiner !== null;
    at = joiner?.to ?? comma;
  }
};

/** The token after "Jo Doe, 23", "a couple, 34 and 36", "a man in his forties"; the group's own end where no age follows. */
export const yearsEnd = (document: Document, { to, best }: Pick<Group, "to" | "best">): number =>
  bracketEnd(document, to) ?? listedEnd(document, to, best ?? 1) ?? decadesEnd(document, to) ?? to;

/** "Jo Doe (30)", "a couple (34 and 36)", "Amy Roe (née Doe), 44": past a bracket right after the words for people, and the age after it. */
const bracketEnd = (document: Document, to: number): number | null => {
  const { tokens } = document;
  if (tokens[to]?.fold !== "(") return null;
  for (let at = to + 2; at <= to + LONGEST_BRACKET; at++)
    if (tokens[at]?.fold === ")") return listedEnd(document, at + 1, 1) ?? at + 1;
  return null;
};
const LONGEST_BRACKET = 8;

/** "Kim (30)": past the age in brackets that begin at the token, or null. */
export const bracketedAgeEnd = ({ tokens }: Pick<Document, "tokens">, at: number): number | null =>
  tokens[at]?.fold === "(" &&
  /^\d{1,2}$/.test(tokens[at + 1]?.fold ?? "") &&
  tokens[at + 2]?.fold === ")"
    ? at + 3
    : null;

/** One age for each of them, after a comma or "aged", and no number of somebody else. */
const listedEnd = ({ tokens, tags }: Document, to: number, people: number): number | null => {
  const comma = tokens[to]?.fold === "," ? to + 1 : to;
  let at = tagAt(tags, "age-markers", comma)?.to ?? comma;
  if (at === to || people > MOST_AGES) return null;
  for (let years = 0; years < people; years++) {
    const next = years > 0 && tokens[at]?.fold === "," ? at + 1 : at;
    const from = years === 0 ? next : (tagAt(tags, "joiners", next)?.to ?? next);
    if (years > 0 && from === at) return null;
    if (!/^\d{1,2}$/.test(tokens[from]?.fold ?? "")) return null;
    at = from + 1;
  }
  if (tokens[at]?.fold === "-") return null;
  return tokens[at]?.kind !== "word" || tagAt(tags, "joiners", at) !== null ? at : null;
};
const MOST_AGES = 6;

/** "in his forties", "in their early thirties", "in her 50s". */
const decadesEnd = ({ tokens, tags }: Document, to: number): number | null => {
  if (tokens[to]?.fold !== "in" || tagAt(tags, "possessives", to + 1) === null) return null;
  const at = tagAt(tags, "part-of-month", to + 2)?.to ?? to + 2;
  const from = tokens[at]?.fold === "-" ? at + 1 : at;
  return tagAt(tags, "age-decades", from)?.to ?? null;
};

/** "Jo Doe, 64 were found dead": after a name of two words, that is no place's, the age of who bears it. */
export const isAgeOfName = ({ tokens, tags, places }: Document, at: number): boolean => {
  if (tokens[at - 1]?.fold !== "," || !/^\d{1,2}$/.test(tokens[at]?.fold ?? "")) return false;
  const isName = [at - 3, at - 2].every(
    (name) => tokens[name]?.kind === "word" && tokens[name]?.capital === true,
  );
  return (
    isName && rangeHolding(places, at - 2) === null && tagAt(tags, "prepositions", at - 4) === null
  );
};

/** "a man of 29 died", "a girl of about 15, on 7 January": where the age ends; null where the number counts what follows it. */
export const ofYearsEnd = (document: Document, to: number): number | null => {
  const { tokens, tags } = document;
  const of = tagAt(tags, "of-words", to);
  if (of === null) return null;
  const at = tagAt(tags, "about", of.to)?.to ?? of.to;
  if (!/^\d{1,2}$/.test(tokens[at]?.fold ?? "")) return null;
  const next = tokens[at + 1];
  const isEnd =
    next === undefined ||
    (next.kind === "mark" && next.fold !== "-") ||
    AFTER_AGE.some((list) => tagAt(tags, list, at + 1) !== null) ||
    followsVerb(document, at + 1, at + 5);
  return isEnd ? at + 1 : null;
};
const AFTER_AGE: readonly ListName[] = [
  "prepositions",
  "joiners",
  "relative-pronouns",
  "have-forms",
];
