/**
 * How far the words of two reports speak for one event. It works where no gazetteer knows the place
 * and no date is told: names, ages, headlines and rare words of two texts on one event agree.
 */
import type { Claim } from "../model/claim.ts";
import { gapBetween, intervalOf } from "./days.ts";
import { cosine, type Profile, profileOf } from "./profile.ts";
import type { ResolvableClaim } from "./report.ts";
import { tellsDay } from "./told-days.ts";
import type { Setting } from "./world.ts";

/** What comparing texts needs of the world. */
export type Texts = Pick<Setting, "readings" | "vocabulary">;

/**
 * Log-odds that two texts tell of one event, fitted by logistic regression on the train half of a
 * public set of news on shootings (docs/benchmarks.md) and rounded: 0 is where two become one.
 */
const WEIGHTS = {
  base: -8,
  /** Times ln(cosine + 0.03). */
  likeness: 2.45,
  title: 1.1,
  /** Times ln(1 + how many both have); the same for `telling`. */
  names: 1.4,
  /** The words that tell most of each text. */
  telling: 1.6,
  otherAges: -1.9,
  /** Times ln(1 + days between the publications). */
  published: -0.63,
  sameDate: 3.5,
  nextDay: 1.1,
  datesApart: -2,
  /** One text also names the day the other is dated to. */
  dayTold: 4,
  /** Both tell of deaths, whatever their number. */
  deadly: 2.4,
  sameKilled: -0.4,
  sameWounded: 0.4,
  /** Times ln(different words of the shorter text): short texts are alike by chance. */
  length: 1.85,
} as const;

/** Texts with fewer different words have nothing to compare. */
const FEWEST_WORDS = 20;
/** How many of a text's rarest words stand for whom it is about. */
const MOST_TELLING = 4;

/** From 0 on, the words alone make two claims one. `days` lie between the publications. */
export const textEvidence = (
  a: ResolvableClaim,
  b: ResolvableClaim,
  { days, ...texts }: Texts & { readonly days: number },
): number => {
  const [first, second] = [profileIn(a, texts), profileIn(b, texts)];
  if (first === null || second === null || a.report === b.report) return Number.NEGATIVE_INFINITY;
  if (Math.min(first.words.size, second.words.size) < FEWEST_WORDS) {
    return Number.NEGATIVE_INFINITY;
  }
  const points =
    WEIGHTS.base +
    WEIGHTS.likeness * Math.log(cosine(first.words, second.words) + 0.03) +
    WEIGHTS.title * cosine(first.title, second.title) +
    WEIGHTS.names * Math.log1p(shared(first.names, second.names)) +
    WEIGHTS.telling * Math.log1p(shared(new Set(first.telling), new Set(second.telling))) +
    WEIGHTS.length * Math.log(Math.min(first.words.size, second.words.size)) +
    (haveOtherAges(first, second) ? WEIGHTS.otherAges : 0) +
    WEIGHTS.published * Math.log1p(days) +
    datePoints(a, b, texts) +
    countPoints(a.claim, b.claim);
  return Math.round(points * 100) / 100;
};

/** True where one text names the day that the other's claim is dated to, beside its own. */
export const tellsDayOfOther = (a: ResolvableClaim, b: ResolvableClaim, texts: Texts): boolean =>
  tellsDayOf(a, b.claim, texts) || tellsDayOf(b, a.claim, texts);

/**
 * True where the texts tell of other people: other ages, and neither a name nor one of the most
 * telling words in common, or no more than one where both name whom they tell of: of a hundred dead of
 * one day two share a rare word by chance. Outlets tell every death in the same few words.
 */
export const tellOfOthers = (a: ResolvableClaim, b: ResolvableClaim, texts: Texts): boolean => {
  const [first, second] = [profileIn(a, texts), profileIn(b, texts)];
  if (first === null || second === null) return false;
  if (first.ages.size === 0 || second.ages.size === 0) return false;
  if (shared(first.ages, second.ages) > 0 || shared(first.names, second.names) > 0) return false;
  const most = new Set(first.telling.slice(0, MOST_TELLING));
  const enough = first.names.size > 0 && second.names.size > 0 ? 2 : 1;
  return shared(most, new Set(second.telling.slice(0, MOST_TELLING))) < enough;
};

const profileIn = ({ claim, report }: ResolvableClaim, texts: Texts): Profile | null => {
  const reading = texts.readings.get(report);
  return reading === undefined ? null : profileOf(claim, reading, texts.vocabulary);
};

const haveOtherAges = (a: Profile, b: Profile): boolean =>
  a.ages.size > 0 && b.ages.size > 0 && shared(a.ages, b.ages) === 0;

const tellsDayOf = (teller: ResolvableClaim, { when }: Claim, texts: Texts): boolean => {
  const day = when?.earliest ?? null;
  const days = profileIn(teller, texts)?.days;
  return day !== null && day === when?.latest && days !== undefined && tellsDay(days, day);
};

const datePoints = (a: ResolvableClaim, b: ResolvableClaim, texts: Texts): number => {
  const [first, second] = [intervalOf(a.claim.when), intervalOf(b.claim.when)];
  const gap = first === null || second === null ? null : gapBetween(first, second);
  if (gap === 0) return WEIGHTS.sameDate;
  if (gap === 1) return WEIGHTS.nextDay;
  return (
    (gap === null ? 0 : WEIGHTS.datesApart) + (tellsDayOfOther(a, b, texts) ? WEIGHTS.dayTold : 0)
  );
};

const countPoints = (a: Claim, b: Claim): number => {
  const [killed, dead] = [toldOf(a, "killed"), toldOf(b, "killed")];
  const [wounded, hurt] = [toldOf(a, "wounded"), toldOf(b, "wounded")];
  return (
    (killed !== null && dead !== null ? WEIGHTS.deadly : 0) +
    (killed !== null && killed === dead ? WEIGHTS.sameKilled : 0) +
    (wounded !== null && wounded === hurt ? WEIGHTS.sameWounded : 0)
  );
};

/** That nobody was hurt is told of many events: it makes none of them alike. */
const toldOf = ({ outcomes }: Claim, kind: "killed" | "wounded"): number | null => {
  const best = outcomes[kind]?.best ?? 0;
  return best > 0 ? best : null;
};

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const item of small) if (large.has(item)) count += 1;
  return count;
};
