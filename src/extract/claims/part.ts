/** Several incidents in one sentence: "guards shot dead a herder on 2 March, a student on 9 March and two sisters on 20 April". */
import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { type Document, isVeiled, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { peopleIn } from "../numbers/people.ts";
import { finestPlaceIn } from "../places/where.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, isTagged, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { isRaised } from "./toll.ts";

/** People and the one day told of them. */
type Item = { readonly group: Group; readonly time: Time; readonly part: TokenRange };

/** The same words of harm; where a sentence puts people to days of their own, each with the part that tells of it. */
export const inParts = (
  document: Document,
  sentence: Sentence,
  casualties: readonly Casualty[],
): readonly Casualty[] => {
  // "The toll rose to two on Tuesday when a girl died": days of one incident.
  if (casualties.length === 0 || casualties.some(({ tag }) => isRaised(tag))) return casualties;
  const items = itemsIn(document, sentence);
  const like = items.length < 2 ? null : likeOf(document, items, casualties);
  if (
    like === null ||
    !items.every((item, at) => isListed(document, items, { item, at, casualties }))
  )
    return casualties;
  return items.flatMap(({ group, part }) => {
    const own = casualties.filter((one) => one.group?.from === group.from);
    const told = own.length > 0 ? own : [{ ...like, group }];
    return told.map((one) => ({ ...one, part }));
  });
};

/** Days and people that take turns, each day once; empty where they do not. */
const itemsIn = (document: Document, sentence: Sentence): readonly Item[] => {
  if (within(document.times, sentence).length < 2) return [];
  const times = eventTimesIn(document, sentence).filter(
    (time) => time.value.precision === 1 && !isVeiled(document, time),
  );
  const days = new Set(times.map(({ value }) => value.edtf));
  if (times.length < 2 || days.size !== times.length || times.length > MOST_ITEMS) return [];
  const groups = personsFirst(
    document,
    withOthers(document, sentence, peopleIn(document, sentence)).filter(
      ({ best }) => best !== null,
    ),
  );
  // "shot a deserter on 25 August; he died on 27 August": one person, and two days of what befell him.
  if (groups.some((group) => isPronoun(document, group))) return [];
  const daysFirst = (times[0]?.from ?? 0) < (groups[0]?.from ?? 0);
  if (groups.length !== times.length) return [];
  const items = groups.flatMap((group, at): readonly Item[] => {
    const [time, last, next] = [times[at], times[at - 1], times[at + 1]];
    if (time === undefined) return [];
    const inTurn = daysFirst
      ? time.to <= group.from && group.to <= (next?.from ?? sentence.to)
      : group.to <= time.from && (last?.to ?? sentence.from) <= group.from;
    return inTurn ? [{ group, time, part: sentence }] : [];
  });
  return items.length === times.length ? cut(document, sentence, items) : [];
};

/** "… on 25 August and a second one on 27 August": another person with no noun, whom place and day follow at once. */
const withOthers = (
  document: Document,
  sentence: Sentence,
  people: readonly Group[],
): readonly Group[] => {
  const { tags, times } = document;
  const others = tagsIn(tags, "another-one", sentence)
    .filter(
      ({ from, to }) =>
        (tagAt(tags, "prepositions", to) !== null || rangeHolding(times, to) !== null) &&
        tagAt(tags, "prepositions", from - 1) === null &&
        !people.some((one) => one.from < to && from < one.to),
    )
    .map(({ from, to }): Group => {
      const one = { from, to, min: 1, best: 1, max: 1, counted: false, more: true };
      return { ...one, definite: false, partitive: false, key: "", items: [] };
    });
  return others.length === 0 ? people : [...people, ...others].sort((a, b) => a.from - b.from);
};

const isPronoun = ({ tags }: Document, { from, to }: Group): boolean =>
  to === from + 1 && tagAt(tags, "singular-pronouns", from) !== null;

/** Each item up to the last comma or "and" before the next: "on 2 March at the ford, a student on 9 March". */
const cut = (
  { tokens, tags }: Document,
  sentence: Sentence,
  items: readonly Item[],
): readonly Item[] => {
  const starts = items.map(({ group, time }, at) => {
    const before = items[at - 1];
    if (before === undefined) return sentence.from;
    const end = Math.max(before.group.to, before.time.to);
    let start = Math.min(group.from, time.from);
    for (let to = start; to > end; to--) {
      if (tokens[to - 1]?.kind !== "mark" && tagAt(tags, "joiners", to - 1) === null) continue;
      start = to;
      break;
    }
    return start;
  });
  return items.map((item, at) => {
    let to = starts[at + 1] ?? sentence.to;
    const isLink = (last: number): boolean =>
      [",", ";"].includes(tokens[last]?.fold ?? "") || tagAt(tags, "joiners", last) !== null;
    while (to > item.group.to && isLink(to - 1)) to--;
    return { ...item, part: { from: starts[at] ?? sentence.from, to } };
  });
};

/** "a student on 9 March": the part of the sentence that tells of this incident alone. */
export const partIn = (casualties: readonly Casualty[], index: number): TokenRange | undefined =>
  casualties.find(({ sentence, part }) => sentence === index && part !== undefined)?.part;

/** The one day of the incident's part; null where it is told in whole sentences. */
export const dayOfPart = (document: Document, casualties: readonly Casualty[]): When | null => {
  const told = casualties.find((one) => one.part !== undefined);
  const times = told?.part === undefined ? [] : eventTimesIn(document, told.part);
  const time =
    times.find(({ value }) => value.precision === 1) ??
    (told?.earlier === true ? times[0] : undefined);
  return time === undefined ? null : whenOf(document, time);
};

/** True where other parts of its sentence are put to places and its own is to none: theirs are not its. */
export const isPlacedApart = (document: Document, casualties: readonly Casualty[]): boolean => {
  const told = casualties.find(({ part }) => part !== undefined);
  const sentence = told && document.sentences[told.sentence];
  if (told?.part === undefined || sentence === undefined) return false;
  return finestPlaceIn(document, told.part) === null && finestPlaceIn(document, sentence) !== null;
};

/** "Jo Doe, a girl of 15, on 7 January": the second tells who the first is. */
const personsFirst = ({ tokens, tags }: Document, groups: readonly Group[]): readonly Group[] =>
  groups.filter((group, at) => {
    const before = groups[at - 1];
    const isName = before !== undefined && tokens[before.to - 1]?.capital === true;
    return !(
      isName &&
      tokens[before.to]?.fold === "," &&
      group.from === before.to + 1 &&
      tagAt(tags, "determiners", group.from)?.value === ""
    );
  });

/** A sentence with more days than this is a table. */
const MOST_ITEMS = 30;

/** What befell all of them: what is told of one of them, or of "those shot" whom the list names. */
const likeOf = (
  document: Document,
  items: readonly Item[],
  casualties: readonly Casualty[],
): Casualty | null => {
  const told = casualties.find(
    ({ group, outcome }) =>
      outcome !== null && items.some((item) => item.group.from === group?.from),
  );
  if (told !== undefined) return told;
  const first = items[0]?.group.from ?? 0;
  const among = casualties.find(
    ({ tag }) =>
      tag.to <= first &&
      tagAt(document.tags, "be-forms", first - 1) !== null &&
      tagAt(document.tags, "plural-pronouns", tag.from - 1) !== null,
  );
  if (among === undefined) return null;
  return among.outcome === null ? { ...among, outcome: "wounded", shot: true } : among;
};

/** True of people with a verb of harm of their own, or in a list where nothing but place and age stand with them. */
const isListed = (
  document: Document,
  items: readonly Item[],
  { item, at, casualties }: { item: Item; at: number; casualties: readonly Casualty[] },
): boolean => {
  const { group, time } = item;
  if (casualties.some((one) => one.outcome !== null && one.group?.from === group.from)) return true;
  if (time.to <= group.from) return isBare(document, { from: time.to, to: group.from });
  const before = at === 0 ? group.from : (items[at - 1]?.time.to ?? group.from);
  return (
    isBare(document, { from: before, to: group.from }) &&
    isBare(document, { from: group.to, to: time.from })
  );
};

/** Nothing that somebody does: places, ages, articles and what joins them. */
const isBare = ({ tokens, tags }: Document, { from, to }: TokenRange): boolean => {
  let named = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "mark" || isTagged(tags, LINKS, at)) {
      named = 0;
    } else if (tagAt(tags, "determiners", at) !== null) {
      named = MOST_WORDS;
    } else if (token.kind !== "number" && !token.capital) {
      // "at the old mill": nouns after an article; any other word may be a verb.
      if (named === 0 || firstTagIn(tags, VERBS, { from: at, to: at + 1 }) !== null) return false;
      named--;
    }
  }
  return true;
};
const MOST_WORDS = 3;
const LINKS: ReadonlySet<ListName> = new Set(["prepositions", "joiners", "of-words"]);
const VERBS: readonly ListName[] = ["be-forms", "have-forms", "relative-pronouns", "modals"];
