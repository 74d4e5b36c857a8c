import type { Document } from "../document.ts";
import { firstTagIn, isTagged, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { agesAfter, isAgeOfName, ofYearsEnd, yearsEnd } from "./ages.ts";
import { isOfCounter } from "./counter.ts";
import type { Group } from "./group.ts";
import { afterQuote, followsHarm, followsVerb, HARM, isShot } from "./harm.ts";
import { numberAt } from "./head-count.ts";
import { nameMentionAt, nameRunEnd } from "./name.ts";
import { namesAfter } from "./named.ts";
import { demonymAt, ENDING, endsAdjectives, isFollowedByNoun } from "./noun.ts";
import type { NumberMention } from "./number.ts";
import { ageEnd } from "./person.ts";
import { boundsOfShare, shareAt } from "./share.ts";

/** One group of people whose words begin at the token and end before `end`, or null. */
export const mentionAt = (document: Document, at: number, end: number): Group | null => {
  const mention = ownerAt(document, at, end);
  if (mention === null || document.tokens[mention.to]?.fold !== "'s") return mention;
  // "the boy's mother" is the mother; "the officer's car" is nobody.
  const from = mention.to + 1;
  if (tagAt(document.tags, "own-death", from) !== null) return mention;
  const start: Start = { ...EMPTY, from, to: from, article: true };
  const head = headAfter(document, start, end);
  return head === null || !head.noun
    ? null
    : { ...nounGroup(document, { start, head, end }), from: at };
};

const EMPTY = { number: null, more: false, definite: false } as const;

const ownerAt = (document: Document, at: number, end: number): Group | null => {
  const { tokens, tags } = document;
  const token = tokens[at];
  if (token === undefined || token.kind === "mark" || isOfCounter(document, at)) return null;
  if (tagAt(tags, "singular-pronouns", at) !== null && !isPossessive(document, at, end))
    return personAt({ from: at, to: at + 1 }, { key: token.fold, definite: true });
  const share = shareOf(document, at, end);
  if (share !== null) return share;
  const start = startAt(document, at);
  if (start.number !== null) {
    const part = partOf(document, start.number, end);
    if (part !== null) return part;
  }
  const head = headAfter(document, start, end);
  if (head !== null) return nounGroup(document, { start, head, end });
  if (start.number !== null)
    return isCollective(document, start) ? numberGroup(start) : bareNumber(document, start, end);
  // "killing another", "the other was wounded"; "the second shot" is nobody, nor is "more" after a veiled number.
  const beside =
    (followsVerb(document, start.to, end) && !isShot(document, start.to)) ||
    (followsHarm(document, start.from) && !isFollowedByNoun(document, start.to, end));
  const isOne = tokens[at - 1]?.kind !== "number" && !tagAt(tags, "number-words", at - 1);
  if (start.more && beside && isOne)
    return personAt(
      { from: at, to: start.to },
      { key: token.fold, definite: start.definite, more: true },
    );
  return start.to === at ? nameMentionAt(document, at, end) : null;
};

/** What stands before the noun: an article, "another", a number. `to` is where the noun may begin. */
type Start = {
  readonly from: number;
  readonly to: number;
  readonly number: NumberMention | null;
  readonly more: boolean;
  readonly definite: boolean;
  readonly article: boolean;
};

const startAt = (document: Document, from: number): Start => {
  const { tags } = document;
  let to = from;
  let definite = false;
  let article = false;
  let more = false;
  const collective = tagAt(tags, "collective-of", to);
  if (collective !== null) to = collective.to;
  const determiner =
    numberAt(document, to) === null && !opensClause(document, to)
      ? tagAt(tags, "determiners", to)
      : null;
  if (determiner !== null) {
    to = determiner.to;
    article = true;
    definite = determiner.value === "definite";
  }
  const another = numberAt(document, to) === null ? moreAt(document, to) : null;
  if (another !== null) {
    to = another;
    more = true;
  }
  const number = numberAt(document, to);
  if (number !== null) to = afterQuote(document, number);
  // "two other men": the noun comes after; "two others" is one itself.
  const other = number === null ? null : tagAt(tags, "more-of", to);
  if (other !== null && tagAt(tags, "person-nouns", to) === null) to = other.to;
  return { from, to, number, more: more || number?.more === true, definite, article };
};

/** "said that three had died": before a number of several, "that" points to nobody. */
const opensClause = (document: Document, at: number): boolean => {
  const number =
    tagAt(document.tags, "that-words", at) === null ? null : numberAt(document, at + 1);
  return number !== null && number.best !== 1;
};

/** "another", "the other", "a third". */
const moreAt = ({ tags, tokens }: Document, at: number): number | null => {
  const more = tagAt(tags, "more-of", at);
  if (more !== null && tagAt(tags, "person-nouns", at) === null) return more.to;
  if (more !== null && tagAt(tags, "person-nouns", more.to) !== null) return more.to;
  const ordinal = tagAt(tags, "ordinals", at);
  return ordinal !== null && Number(ordinal.value) > 1 && tokens[ordinal.to]?.fold !== "-"
    ? ordinal.to
    : null;
};

/** The noun for people after an article or number, over adjectives and an age; `aged` where the age stands for it. */
type Head = TokenRange & { readonly noun: boolean };

const headAfter = (document: Document, start: Start, end: number): Head | null => {
  const { tokens, tags } = document;
  const bare = start.to === start.from && !start.article;
  let aged: number | null = null;
  for (let at = start.to, words = 0; at < end && words <= MOST_ADJECTIVES; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const noun = tagAt(tags, "person-nouns", at);
    if (noun !== null) return { ...lastNoun(document, noun, end), noun: true };
    const other = demonymAt(document, at, end) ?? livesAt(document, at, start);
    if (other !== null) return { from: other.from, to: other.to, noun: true };
    const age = ageEnd(document, at);
    if (age !== null && age <= end) {
      aged = age;
      at = age - 1;
      continue;
    }
    if (bare && aged === null) return null;
    if (token.kind === "mark" && token.fold !== "-") break;
    if (token.kind === "number" || endsAdjectives(document, at)) break;
    words++;
  }
  return aged === null ? null : { from: aged - 1, to: aged, noun: false };
};
const MOST_ADJECTIVES = 4;

/** "claimed five lives": right after a number. */
const livesAt = ({ tags }: Document, at: number, { number }: Start): TokenRange | null =>
  number?.to === at ? tagAt(tags, "counted-nouns", at) : null;

/** "police officer", "family member": the last of nouns in a row. */
const lastNoun = ({ tags }: Document, first: TokenRange, end: number): TokenRange => {
  let last = first;
  for (let next = tagAt(tags, "person-nouns", last.to); next !== null && next.to <= end; ) {
    last = next;
    next = tagAt(tags, "person-nouns", last.to);
  }
  return last;
};

const nounGroup = (
  document: Document,
  { start, head, end }: { start: Start; head: Head; end: number },
): Group => {
  const { tokens, tags } = document;
  const key = tokens[head.to - 1]?.fold ?? "";
  const { from, number, more, definite } = start;
  const group = { from, to: head.to, definite, partitive: false, key, items: [] };
  const beside = more || isMore(document, head);
  const expected = number?.best ?? null;
  const named = namesAfter(document, { to: head.to, end, expected, isDefinite: definite });
  if (number !== null) {
    const to = named?.to ?? head.to;
    return { ...group, ...boundsOf(number), to, counted: true, more: beside };
  }
  if (tagsIn(tags, "pair-nouns", head).length > 0)
    return { ...group, ...exactly(2), counted: true, more };
  if (firstTagIn(tags, ["plural-nouns"], head) !== null) {
    // "The victims, aged 17 and 19,": as many as have an age.
    const aged = agesAfter(document, head.to);
    const count = aged ?? named?.count ?? null;
    const many = count === null ? UNBOUNDED : exactly(count);
    const to = named?.to ?? head.to;
    return { ...group, ...many, to, counted: count !== null, more: beside };
  }
  const told = nameRunEnd(document, head.to, end) ?? ofYearsEnd(document, head.to);
  return personAt({ from, to: told ?? head.to }, { key, definite, more });
};

const isMore = ({ tags }: Document, head: TokenRange): boolean =>
  tagAt(tags, "more-of", head.from) !== null;

/** "two of them", "one of the three men". */
const partOf = (document: Document, number: NumberMention, end: number): Group | null => {
  const { tags } = document;
  const of = tagAt(tags, "of-words", number.to);
  if (of === null) return null;
  const them = tagAt(tags, "plural-pronouns", of.to);
  const whole = them ?? wholeAt(document, of.to, end);
  if (whole === null) return null;
  // "one of three people shot": the words tell of all three.
  const all = startAt(document, of.to).number;
  if (all !== null && isTagged(tags, HARM, whole.to))
    return { ...wholeGroup(number.from, whole), ...boundsOf(all) };
  return {
    ...wholeGroup(number.from, whole),
    ...boundsOf(number),
  };
};

/** "half of the ten swimmers", "all but two of the nine": as many as the words leave of those counted. */
const shareOf = (document: Document, at: number, end: number): Group | null => {
  const share = shareAt(document, at);
  const whole = share === null ? null : wholeAt(document, share.to, end);
  const all = share === null ? null : startAt(document, share.to).number;
  if (share === null || whole === null || all?.best == null) return null;
  return { ...wholeGroup(at, whole), ...boundsOfShare(share, all.best), partitive: false };
};

const wholeGroup = (from: number, whole: TokenRange): Group => ({
  ...UNBOUNDED,
  from,
  to: whole.to,
  counted: true,
  more: false,
  definite: true,
  partitive: true,
  key: "",
  items: [],
});

const wholeAt = (document: Document, at: number, end: number): TokenRange | null => {
  const start = startAt(document, at);
  if (!start.article && start.number === null) return null;
  const head = headAfter(document, start, end);
  if (head !== null) return head;
  // "two of the injured", "one of those wounded"
  const hurt = tagAt(document.tags, "wound-past", start.to);
  if (hurt !== null && start.to > at) return { from: at, to: hurt.to };
  return start.number !== null ? { from: at, to: start.to } : null;
};

/** "Three were killed", "killing two": a number alone stands for people only beside a word of harm. */
const bareNumber = (document: Document, start: Start, end: number): Group | null => {
  const { number } = start;
  if (number === null || (number.best ?? number.min ?? number.max ?? 0) > MOST_BARE) return null;
  const { to } = start;
  if (isAgeOfName(document, start.from)) return null;
  const before = followsHarm(document, start.from) && !isFollowedByNoun(document, to, end);
  // "two more who were hurt"
  const who = tagAt(document.tags, "relative-pronouns", to)?.to ?? to;
  if (before || followsVerb(document, who, end)) return numberGroup(start);
  // "One, aged 31, died"
  const aside = yearsEnd(document, { to, best: number.best });
  const isAged = aside > to && tagAt(document.tags, "age-markers", to + 1) !== null;
  return isAged && followsVerb(document, aside + 1, end) ? numberGroup(start) : null;
};

const numberGroup = ({ from, to, number, more, definite }: Start): Group => ({
  ...(number === null ? UNBOUNDED : boundsOf(number)),
  ...{ from, to, counted: true, more, definite, partitive: false, key: "", items: [] },
});

/** "a family of five", "a group of nine": whom the number counts is told before it. */
const isCollective = ({ tags }: Document, { from }: Start): boolean =>
  tagAt(tags, "collective-of", from)?.value === PEOPLE;
const PEOPLE = "people";
const MOST_BARE = 1000;

const isPossessive = ({ tokens, tags }: Document, at: number, end: number): boolean =>
  tagAt(tags, "determiners", at) !== null &&
  // "led her away": the words of the verb close around her.
  !tags.byToken[at - 1]?.some(({ list, to }) => to > at + 1 && HARM.has(list)) &&
  at + 1 < end &&
  (tagAt(tags, "number-words", at + 1) !== null ||
    tokens[at + 1]?.kind === "number" ||
    (tokens[at + 1]?.kind === "word" &&
      !isTagged(tags, HARM, at + 1) &&
      !isTagged(tags, ENDING, at + 1)));

const exactly = (count: number) => ({ min: count, best: count, max: count });
const UNBOUNDED = { min: null, best: null, max: null };
const boundsOf = ({ min, best, max }: NumberMention) => ({ min, best, max });

/** One person. */
const personAt = (
  { from, to }: TokenRange,
  { key, definite, more = false }: { key: string; definite: boolean; more?: boolean },
): Group => ({
  ...exactly(1),
  from,
  to,
  counted: false,
  more,
  definite,
  partitive: false,
  key,
  items: [],
});
