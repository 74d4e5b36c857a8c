import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { yearsEnd } from "./ages.ts";
import { withAppositions } from "./apposition.ts";
import type { Group } from "./group.ts";
import { followsVerb } from "./harm.ts";
import { mentionAt } from "./mention.ts";
import { sameNumberAt } from "./same-number.ts";

/** Every group of people in a sentence, in order; a list ("a man, his wife and two sons") is one group of items. */
export const peopleIn = (document: Document, sentence: TokenRange): readonly Group[] => {
  const found: Group[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const mention =
      sameNumberAt(document, at, { before: found.at(-1), end: sentence.to }) ??
      mentionAt(document, at, sentence.to);
    if (mention === null) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  const mentions = withAppositions(document, found);
  const groups: Group[] = [];
  for (let index = 0; index < mentions.length; ) {
    const { items, next } = listFrom(document, mentions, index);
    const told = items.length > 1 ? null : toldTwice(document, items[0], mentions[next]);
    groups.push(told ?? explained(document, items) ?? joined(document, items));
    index = told === null ? next : next + 1;
  }
  return groups;
};

/** The items of the list that begins with the mention: joined by commas and closed by "and". */
const listFrom = (
  document: Document,
  mentions: readonly Group[],
  first: number,
): { items: readonly Group[]; next: number } => {
  const { tokens, tags, isTitle } = document;
  let closed = first + 1;
  let isAddition = false;
  for (let index = first + 1; index < mentions.length; index++) {
    const before = mentions[index - 1];
    const item = mentions[index];
    if (before === undefined || item === undefined || !isItem(before)) break;
    if (!isItem(item) && !isOfTheirs(document, item)) break;
    // "two dead men and a wounded girl": of each it is said what befell them.
    if (fateIn(document, before) !== fateIn(document, item)) break;
    let at = afterPlace(document, before, item) ?? yearsEnd(document, before);
    const aged = at > before.to;
    const comma = PARTING.has(tokens[at]?.fold ?? "");
    if (comma) at++;
    const joiner = tagAt(tags, "joiners", at);
    // "the dead, among them a man known as Doe, and nine others were hurt": whom a preposition takes is not of the nine.
    if (comma && joiner !== null && item.more && isTaken({ tokens, tags }, before)) break;
    if (joiner !== null) at = joiner.to;
    if (
      item.from !== at ||
      (joiner === null && (!comma || isApposition({ tokens, tags }, before, { ...item, aged })))
    )
      break;
    // "shot a trader and he died": told of before, and no second one.
    const pronoun = item.to - item.from === 1 && tagAt(tags, "singular-pronouns", item.from);
    if (joiner !== null && pronoun && followsVerb(document, item.to, item.to + 3)) break;
    // "killed a man and a woman was hurt": the verb is of the second alone; "died" is said of both.
    const alone = item.best === 1 && tagAt(tags, "one-verbs", item.to) !== null;
    if (joiner !== null && alone && joiner.value === "") break;
    if (joiner !== null || isTitle) {
      closed = index + 1;
      isAddition = true;
    }
  }
  return {
    items: isAddition ? mentions.slice(first, closed) : mentions.slice(first, first + 1),
    next: isAddition ? closed : first + 1,
  };
};

const PARTING: ReadonlySet<string> = new Set([",", ";"]);

/** "the mayor of a small town, as well as two farmers", "a couple from the hills and their sons": past the words of what is theirs, where others are joined to them. */
const afterPlace = (document: Document, before: Group, item: Group): number | null => {
  const { tokens, tags } = document;
  // "Jo Doe, 29, from the hills, and"
  const years = yearsEnd(document, before);
  const start = tokens[years]?.fold === "," ? years + 1 : years;
  const origin = tagAt(tags, "origin-prepositions", start);
  if (origin === null || item.from - start > LONGEST_PLACE) return null;
  const isHome = tagAt(tags, "of-words", start) === null;
  for (let at = start + 1; at < item.from; at++) {
    const joiner = tagAt(tags, "joiners", at);
    if (joiner !== null && (isHome || joiner.value === WITH))
      return tokens[at - 1]?.fold === "," ? at - 1 : at;
    if (UNJOINED.some((list) => tagAt(tags, list, at) !== null)) return null;
  }
  return null;
};
const LONGEST_PLACE = 14;
const WITH = "with";
const UNJOINED = ["be-forms", "have-forms", "clause-openers", "speech-cues", "kill-past"] as const;

const isTaken = ({ tags }: Pick<Document, "tokens" | "tags">, { from }: Group): boolean =>
  tagAt(tags, "prepositions", from - 1) !== null || tagAt(tags, "as-words", from - 1) !== null;

const fateIn = ({ tags }: Document, group: Group): ListName | null =>
  firstTagIn(tags, FATES, group)?.list ?? null;
const FATES: readonly ListName[] = ["dead-after", "wound-past"];

/** "four soldiers and an unknown number of rebels": a number left open counts too, at the least. */
const isItem = ({ best, min, counted, partitive }: Group): boolean =>
  (best !== null || (counted && min !== null)) && !partitive;

/** "a couple and two of their children": some of those who belong to the others of the list. */
const isOfTheirs = ({ tags }: Document, { from, to, best, partitive }: Group): boolean => {
  const [of] = partitive && best !== null ? tagsIn(tags, "of-words", { from, to }) : [];
  return of !== undefined && tagAt(tags, "possessives", of.to) !== null;
};

/** "Jo Doe, a father": the second tells who the first is. */
const isApposition = (
  { tokens, tags }: Pick<Document, "tokens" | "tags">,
  before: Group,
  item: Group & { readonly aged: boolean },
): boolean =>
  // "Jo Doe, 41, her husband, 45, and", "Jo Doe, her husband Al and": somebody else.
  !(
    tagAt(tags, "possessives", item.from) !== null &&
    (item.aged || tokens[item.to - 1]?.capital === true || isFirst({ tokens }, before))
  ) &&
  before.best === 1 &&
  item.best === 1 &&
  tokens[before.to - 1]?.capital === true &&
  (tagAt(tags, "determiners", item.from) !== null ||
    tagAt(tags, "person-nouns", item.to - 1) !== null);

/** "Jo Doe, his wife and their two sons were": at the start of a sentence "his" returns to nobody but Doe. */
const isFirst = ({ tokens }: Pick<Document, "tokens">, { from }: Group): boolean =>
  tokens[from - 1] === undefined ||
  tokens[from - 1]?.fold === "." ||
  (tokens[from]?.breaks ?? 0) > 0;

/** "A fourth person, a woman, was hurt": the words between commas say who the one is. */
const toldTwice = (
  { tokens, tags }: Document,
  first: Group | undefined,
  second: Group | undefined,
): Group | null => {
  if (first?.best !== 1 || second?.best !== 1 || first.to + 1 !== second.from) return null;
  const closed = tokens[first.to]?.fold === "," && tokens[second.to]?.fold === ",";
  const told = tagAt(tags, "determiners", second.from)?.value === "" && !second.more;
  return closed && told && tagAt(tags, "joiners", second.to + 1) === null
    ? { ...first, to: second.to }
    : null;
};

/** "Three others, two men and a girl": the list tells who the three are, and adds nobody. */
const explained = ({ tokens }: Document, items: readonly Group[]): Group | null => {
  const [first, ...rest] = items;
  if (first?.best == null || rest.length < 2 || tokens[first.to]?.fold !== ",") return null;
  const listed = rest.reduce((sum, item) => sum + (item.best ?? 0), 0);
  const to = rest.at(-1)?.to ?? first.to;
  // "Two traders, a porter and a girl were" are four: only a comma after the list sets it apart.
  const closed = first.more || CLOSING.has(tokens[to]?.fold ?? "");
  return closed && listed === first.best ? { ...first, to } : null;
};

const CLOSING: ReadonlySet<string> = new Set([",", "-", "\u2013", "\u2014"]);

/** Several groups told of as one: "a man … along with his two sons". */
export const joined = ({ tags }: Document, items: readonly Group[]): Group => {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError("a list of people needs one");
  if (rest.length === 0) return first;
  const max = items.reduce((sum, item) => sum + (item.best ?? 0), 0);
  // "five adults and an unborn child": whether six are dead or five, people count in two ways.
  const unborn = items.filter((item) => firstTagIn(tags, ["unborn-words"], item) !== null).length;
  const best = max - unborn;
  const to = rest.at(-1)?.to ?? first.to;
  const definite = items.every((item) => item.definite);
  if (items.some((item) => item.best === null)) {
    const least = items.reduce((sum, item) => sum + (item.min ?? item.best ?? 0), 0);
    return { ...first, to, min: least, best: null, max: null, counted: true, definite, items };
  }
  return { ...first, to, min: best, best, max, counted: true, definite, items };
};

/** "Five tried to cross: two were shot, one drowned, two were arrested": what befell each of those counted first. */
export const areAll = ([all, ...parts]: readonly Group[]): boolean =>
  all?.counted === true &&
  parts.length > 1 &&
  parts.every(({ key, best }) => key === "" && best !== null) &&
  parts.reduce((sum, { best }) => sum + (best ?? 0), 0) === all.best;
