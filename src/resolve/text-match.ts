/**
 * How far the words of two reports speak for one event. It works where no gazetteer knows the place
 * and no date is told: names, ages, headlines and rare words of two texts on one event agree.
 */
import type { Claim } from "../model/claim.ts";
import { gapBetween, intervalOf } from "./days.ts";
import { cosine, type Profile, profileOf } from "./profile.ts";
import type { ResolvableClaim } from "./report.ts";
import type { Setting } from "./world.ts";

/** What comparing texts needs of the world. */
export type Texts = Pick<Setting, "readings" | "vocabulary">;

/**
 * Log-odds that two texts tell of one event, fitted on the train half of a public set of news on
 * shootings (docs/benchmarks.md) and rounded. `base` is chosen so that 0 is where two become one.
 */
const WEIGHTS = {
  base: 3.2,
  /** Times ln(cosine + 0.03). */
  likeness: 3.3,
  title: 1,
  /** Times ln(1 + shared names); the same for ages. */
  names: 2.4,
  ages: 0.9,
  otherAges: -1,
  /** Times ln(1 + days between the publications). */
  published: -0.8,
  sameDate: 3,
  nextDay: 0.8,
  otherDate: -1.2,
  killed: 1.8,
  wounded: 0.3,
  otherWounded: -0.5,
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
    agePoints(first, second) +
    WEIGHTS.published * Math.log1p(days) +
    datePoints(a.claim, b.claim) +
    countPoints(a.claim, b.claim);
  return Math.round(points * 100) / 100;
};

/** True where both texts name the same person (or street), by two words side by side, or tell an age alike. */
export const sharesPerson = (a: ResolvableClaim, b: ResolvableClaim, texts: Texts): boolean => {
  const [first, second] = [profileIn(a, texts), profileIn(b, texts)];
  if (first === null || second === null) return false;
  return shared(first.names, second.names) > 0 || shared(first.ages, second.ages) > 0;
};

/**
 * True where the texts tell of other people: other ages, and neither a name nor one of the most
 * telling words in common. Outlets tell every death in the same few words.
 */
export const tellOfOthers = (a: ResolvableClaim, b: ResolvableClaim, texts: Texts): boolean => {
  const [first, second] = [profileIn(a, texts), profileIn(b, texts)];
  if (first === null || second === null) return false;
  if (first.ages.size === 0 || second.ages.size === 0) return false;
  if (shared(first.ages, second.ages) > 0 || shared(first.names, second.names) > 0) return false;
  const most = new Set(first.telling.slice(0, MOST_TELLING));
  return shared(most, new Set(second.telling.slice(0, MOST_TELLING))) === 0;
};

const profileIn = ({ claim, report }: ResolvableClaim, texts: Texts): Profile | null => {
  const reading = texts.readings.get(report);
  return reading === undefined ? null : profileOf(claim, reading, texts.vocabulary);
};

const agePoints = (a: Profile, b: Profile): number => {
  if (a.ages.size === 0 || b.ages.size === 0) return 0;
  const same = shared(a.ages, b.ages);
  return same === 0 ? WEIGHTS.otherAges : WEIGHTS.ages * Math.log1p(same);
};

const datePoints = (a: Claim, b: Claim): number => {
  const [first, second] = [intervalOf(a.when), intervalOf(b.when)];
  if (first === null || second === null) return 0;
  const gap = gapBetween(first, second);
  return gap === 0 ? WEIGHTS.sameDate : gap === 1 ? WEIGHTS.nextDay : WEIGHTS.otherDate;
};

const countPoints = (a: Claim, b: Claim): number => {
  const killed = a.outcomes.killed?.best ?? null;
  const points = killed !== null && killed === b.outcomes.killed?.best ? WEIGHTS.killed : 0;
  const [wounded, others] = [a.outcomes.wounded?.best ?? null, b.outcomes.wounded?.best ?? null];
  if (wounded === null || others === null) return points;
  return points + (wounded === others ? WEIGHTS.wounded : WEIGHTS.otherWounded);
};

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const item of small) if (large.has(item)) count += 1;
  return count;
};
