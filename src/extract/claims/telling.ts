import type { Place } from "../../model/place.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn } from "../dates/when.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { isBoundedGroup } from "../numbers/group.ts";
import { personOf } from "../numbers/person.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { isOfCalendar } from "./day.ts";
import { timeOfHarm } from "./death-day.ts";
import type { Entries } from "./entry.ts";
import { namedSiteIn } from "./site.ts";
import { isRaised } from "./toll.ts";

/** An incident as the text tells it: its words of harm, sentence by sentence. */
export type Telling = {
  readonly casualties: Casualty[];
  day: Span | null;
  /** The first place told of it that has a name; null where none is. */
  site: Place | null;
  /** The text says that nobody was hurt: whoever it tells of next is of another event. */
  unhurt: boolean;
};

/** The first and the last day of a time. */
type Span = { readonly first: number; readonly last: number };

/** The incidents found so far, and which of them tells of a person by that name. */
export type Told = {
  readonly tellings: Telling[];
  readonly byName: Map<string, Telling>;
  /** The text sums several events up: whoever it then tells of with a time of day is of an event of their own. */
  readonly several: boolean;
  readonly entries: Entries;
};

/** Adds to the incident told last unless the words begin another one. */
export const addToTold = (
  document: Document,
  { tellings, byName, several, entries }: Told,
  casualty: Casualty,
): void => {
  const name = casualty.group === null ? null : personOf(document, casualty.group).name;
  const named = name === null ? undefined : byName.get(name);
  // What is told next goes on with the event itself, and not with one that it was set beside.
  const last = named ?? tellings.findLast(({ casualties: [first] }) => first?.earlier !== true);
  const day = dayOf(document, casualty);
  const site = namedSiteIn(document, casualty.sentence);
  if (last !== undefined && isOfLaterLife(document, last, { casualty, day })) return;
  let telling = last;
  if (
    last === undefined ||
    (named === undefined &&
      beginsAnother(document, last, { casualty, day, site, several, entries }))
  ) {
    const own = last === undefined ? casualty : ofItsYear(document, last, { casualty, day });
    telling = { casualties: [own], day: day ?? sceneDay(document, casualty), site, unhurt: false };
    tellings.push(telling);
  } else if (last.casualties.length < MOST_CASUALTIES) {
    last.casualties.push(casualty);
    last.day ??= day;
    last.site ??= site;
  }
  if (name !== null && telling !== undefined && !byName.has(name)) byName.set(name, telling);
};
/** "A year earlier a man was shot"; "on 24 March last year" is but a day. */
const opensNewEvent = ({ tags, times }: Document, sentence: TokenRange): boolean =>
  tagsIn(tags, "new-event-cues", sentence).some(
    ({ from }) => rangeHolding(times, from)?.value.precision !== 1,
  );

/** "He spent years in prison. He died in 1998": long after the shots, and of nothing told of them. */
const isOfLaterLife = (
  { tags, sentences }: Document,
  { day: shots }: Telling,
  { casualty: { tag, sentence }, day }: { casualty: Casualty; day: Span | null },
): boolean => {
  const range = sentences[sentence];
  return (
    tag.list === "die" &&
    range !== undefined &&
    day !== null &&
    shots !== null &&
    day.first - shots.last > LONGEST_DYING &&
    firstTagIn(tags, OF_WOUNDS, range) === null
  );
};
const OF_WOUNDS: readonly ListName[] = ["wound-noun", "wound-past", "weapons", "shoot-past"];
/** Days: whoever dies of wounds a year after is told to. */
const LONGEST_DYING = 365;

/** Of shots, that they hurt nobody: the incident told last ends there. */
export const tellUnhurt = ({ tellings }: Told): void => {
  const last = tellings.at(-1);
  if (last?.casualties.every(({ outcome }) => outcome === null)) last.unhurt = true;
};

/** What is told of one incident beyond this says nothing new, and is met only in lists and hostile texts. */
const MOST_CASUALTIES = 200;

const beginsAnother = (
  document: Document,
  last: Telling,
  {
    casualty,
    day,
    site,
    several,
    entries,
  }: {
    casualty: Casualty;
    day: Span | null;
    site: Place | null;
    several: boolean;
    entries: Entries;
  },
): boolean => {
  const sentence = document.sentences[casualty.sentence];
  if (sentence === undefined) return false;
  if (casualty.earlier === true) return true;
  const before = last.casualties.at(-1);
  if (before?.sentence === casualty.sentence)
    return before.part !== casualty.part || isSetApart(document, before, casualty);
  if (isOfOtherEntry(entries, before, casualty)) return true;
  // "He died two days later" goes on; "a year earlier a man was shot" does not.
  const goesOn = isRaised(casualty.tag);
  const returns = casualty.group?.definite === true || goesOn;
  if (!returns && opensNewEvent(document, sentence)) return true;
  if (last.unhurt && casualty.outcome !== null && !returns) return true;
  // "At the mill guards shot two men": somewhere else, and people not told of before.
  const fresh = casualty.group !== null && !returns && !casualty.group.partitive;
  if (several && fresh && isAtTime(document, casualty, sentence)) return true;
  if (fresh && site !== null && last.site !== null && !areOne(site, last.site)) return true;
  if (fresh && last.day === null && isLongBefore(document, casualty, day)) return true;
  if (fresh && opensWithOtherDay(document, last, { casualty, day, sentence })) return true;
  // "She died on Thursday", "by Friday the toll had risen": of what was told of before.
  if (goesOn || (returns && casualty.tag.list === "die")) return false;
  return (
    day !== null &&
    last.day !== null &&
    apartBy(day, last.day) > DAYS_OF_ONE_EVENT &&
    (casualty.group !== null || casualty.implied || isAimedAfresh(casualty))
  );
};

/** "On 11 April shots were fired at a group of women": at others than those told of before. */
const isAimedAfresh = ({ aimed }: Casualty): boolean =>
  aimed != null && !aimed.definite && isBoundedGroup(aimed);

/** In a paragraph with a day of its own nothing goes on with another day's but what says so ("he", "two of them", "the toll"). */
const isOfOtherEntry = (
  entries: Entries,
  before: Casualty | undefined,
  { sentence, group, tag }: Casualty,
): boolean => {
  const [last, own] = [entries[before?.sentence ?? -1] ?? null, entries[sentence] ?? null];
  if (before === undefined || own === null || own === last) return false;
  if (isRaised(tag)) return false;
  // "On 9 May he died": only what the day itself is of goes on; whoever "he" is after that, the paragraph tells.
  const goesOn = group !== null && (group.definite || group.partitive || group.more);
  return !goesOn || sentence !== own;
};

/** "About 9:20 p.m. a man was shot": whom shots hit at a time of day. */
const isAtTime = ({ tags }: Document, { shooting }: Casualty, sentence: TokenRange): boolean =>
  shooting && firstTagIn(tags, ["clock-markers"], sentence) !== null;

/** "A cousin had been killed there in 2019": what its sentence says of the day is all that is told of it. */
const ofItsYear = (
  document: Document,
  last: Telling,
  { casualty, day }: { casualty: Casualty; day: Span | null },
): Casualty => {
  const part = document.sentences[casualty.sentence];
  const isOwn = part !== undefined && casualty.part === undefined && last.day === null;
  return isOwn && isLongBefore(document, casualty, day)
    ? { ...casualty, part, earlier: true }
    : casualty;
};

/** "His cousin had been killed there in 2019": a year or more before the report, and before what it tells of. */
const isLongBefore = ({ anchor, tags }: Document, { tag }: Casualty, day: Span | null) =>
  day !== null &&
  anchor !== null &&
  anchor - day.last > LONGEST_DYING &&
  firstTagIn(tags, ["past-of-past"], { from: tag.from - TO_HAD, to: tag.from }) !== null;
const TO_HAD = 3;

/** "On Sunday soldiers killed two men": a sentence that begins with a day of its own, and what somebody then did. */
const opensWithOtherDay = (
  document: Document,
  last: Telling,
  { casualty, day, sentence }: { casualty: Casualty; day: Span | null; sentence: TokenRange },
): boolean => {
  if (day === null || last.day === null || apartBy(day, last.day) < 1) return false;
  // "On Tuesday two guards had been killed": nothing that goes on lies before.
  if (!casualty.active && (day.last >= last.day.first || casualty.outcome !== "killed"))
    return false;
  const opening = { from: sentence.from, to: sentence.from + TO_DAY };
  return eventTimesIn(document, opening).some(({ value }) => value.precision === 1);
};
const TO_DAY = 3;

/** "killed by a mine two days after a similar blast wounded three": words between the two name another event. */
const isSetApart = (document: Document, before: Casualty, casualty: Casualty): boolean =>
  casualty.group !== null &&
  !casualty.group.definite &&
  firstTagIn(document.tags, ["similar-events"], { from: before.tag.to, to: casualty.tag.from }) !==
    null;

/** Victims die and are counted in the days after. */
const DAYS_OF_ONE_EVENT = 3;

const apartBy = (a: Span, b: Span): number => Math.max(a.first - b.last, b.first - a.last);

const areOne = (a: Place, b: Place): boolean =>
  a.id === b.id || a.ancestors.includes(b.id) || b.ancestors.includes(a.id);

/** "On 25 May our sons stood at the gate. A soldier shot Adam Roe": the day with which its paragraph sets the scene. */
const sceneDay = (document: Document, { sentence }: Casualty): Span | null => {
  const { sentences, tokens } = document;
  for (let at = sentence; at > Math.max(0, sentence - SCENE); at--) {
    const [own, before] = [sentences[at], sentences[at - 1]];
    if (before?.role !== "body" || (tokens[own?.from ?? 0]?.breaks ?? 0) > 0) return null;
    const days = eventTimesIn(document, before).filter((time) => isOfCalendar(document, time));
    const { earliest: first = null, latest: last = null } = days[0]?.value ?? {};
    if (days.length > 1) return null;
    if (first !== null && last !== null) return { first, last };
  }
  return null;
};

/** Sentences before the first words of harm in which their day may stand. */
const SCENE = 3;

/** The time told nearest to the words of harm: of two in one sentence each has its own. */
const dayOf = (document: Document, { sentence, tag, part }: Casualty): Span | null => {
  const range = part ?? document.sentences[sentence];
  if (range === undefined) return null;
  let nearest: Time | null = null;
  for (const told of eventTimesIn(document, range)) {
    const time = timeOfHarm(document, told, range);
    if (time === null) continue;
    const { earliest, latest, precision } = time.value;
    if (earliest === null || latest === null || precision > YEAR) continue;
    if (nearest === null || gapOf(time, tag) < gapOf(nearest, tag)) nearest = time;
  }
  const { earliest: first = null, latest: last = null } = nearest?.value ?? {};
  return first === null || last === null ? null : { first, last };
};
/** Over a year a time tells of no one event. */
const YEAR = 5;

const gapOf = (time: TokenRange, tag: TokenRange): number =>
  Math.max(time.from - tag.to, tag.from - time.to);
