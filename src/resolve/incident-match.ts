/** When two incident claims tell of one event: what forbids it, and what speaks for it. */
import { type Claim, type Count, OutcomeKind } from "../model/claim.ts";
import type { Comparison, Matching } from "./cluster.ts";
import { gapBetween, intervalOf, lengthOf, publishedDay } from "./days.ts";
import { countyOf, isLocal, relationOf } from "./geography.ts";
import type { ResolvableClaim } from "./report.ts";
import { sayAlike } from "./saying.ts";
import { tellOfOthers, tellsDayOfOther, textEvidence } from "./text-match.ts";
import { fold, namePairs } from "./words.ts";
import { isLead, isList, type Setting } from "./world.ts";

/** Points from which the fields make two claims one. */
const ENOUGH = 5;
/** Points beyond these make two a question although something speaks against them. */
const DOUBTFUL = 2;
/** Time points of days so far apart that there is no question, about two weeks. */
const FAR_APART = -30;

/** Whether a row of a team's list is what a report tells is for a person to say. */
export const OF_A_LIST = "one is a row of a team's own list";

/**
 * Two ways to be one: the fields agree (whole points, the tables below), or the words of the two
 * reports do. Neither goes over a conflict.
 */
export const incidentMatching: Matching = {
  threshold: 0,
  // A lead, a pooled group and what one text tells apart are no question.
  questions: new Set([
    "dates apart",
    "places apart",
    "state agents and others as victims",
    OF_A_LIST,
  ]),
  compare: (a, b, world) => {
    if (isList(a.report, world) || isList(b.report, world)) return compareRow(a, b, world);
    const conflict = conflictBetween(a, b, world);
    const parts = evidence(a, b, world);
    const fields = Object.values(parts).reduce((sum, points) => sum + points, 0) - ENOUGH;
    const tied = (parts.time > 0 && (parts.place > 0 || parts.names > 0)) || parts.words >= 2;
    if (conflict === null && parts.place <= 0 && tellOfOthers(a, b, world)) {
      return { conflict, doubt: "other people", score: fields, tied: false };
    }
    if (conflict !== null) return { conflict, score: fields + against(conflict, parts), tied };
    if (tied && fields >= 0 && !datesApart(a.claim, b.claim)) {
      return { conflict, score: fields, tied };
    }
    const text = textEvidence(a, b, { ...world, days: published(a, b, world) });
    return { conflict, score: text, tied: text >= 0, loose: true };
  },
  reasons: (a, b, world) => {
    const { time, place, words, names, counts, people } = evidence(a, b, world);
    return [
      ...(time > 0 ? ["the same day or days that meet"] : []),
      ...(place > 0 ? ["the same place, or one in the other"] : []),
      ...(counts > 0 ? ["numbers that agree"] : []),
      ...(names > 0 ? ["the same names"] : []),
      ...(people > 0 ? ["the same kind of people or unit"] : []),
      ...(words >= 2 ? ["the same words"] : []),
    ];
  },
  signature: ({ claim, report }) =>
    JSON.stringify([
      claim.when?.earliest ?? null,
      claim.when?.latest ?? null,
      claim.where?.place ?? fold(claim.where?.name ?? ""),
      claim.events,
      bestCounts(claim),
      victimClasses(claim),
      claim.modality,
      ...(claim.correction ? [claim.correction.before?.best ?? null] : []),
      // Two events of one text must stay apart, so a text is told from another where it has several.
      claim.main ? "" : report,
    ]),
};

// A list has one row for each incident. A row and a report, or rows of two lists, are asked about by their
// fields alone: the text around a row is other rows.
const compareRow = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): Comparison => {
  const parts = evidence(a, b, world);
  const score = Object.values(parts).reduce((sum, points) => sum + points, 0) - ENOUGH;
  if (a.report === b.report) return { conflict: "rows of one list", score, tied: false };
  const isApart = datesApart(a.claim, b.claim) || placesApart(a.claim, b.claim, world);
  const isOther = a.claim.events > 1 !== b.claim.events > 1;
  if (isApart || isOther) return { conflict: "not what the row tells", score, tied: false };
  return { conflict: OF_A_LIST, score, tied: parts.time > 0 && parts.place > 0 };
};

// What else speaks for the two is weighed without what the conflict itself counts against them.
const against = (
  conflict: string,
  { time, place }: { readonly time: number; readonly place: number },
): number => {
  if (conflict === "places apart") return -Math.min(0, place) - DOUBTFUL;
  if (conflict === "dates apart" && time > FAR_APART) return -Math.min(0, time) - DOUBTFUL;
  return -DOUBTFUL;
};

/** True where no number satisfies both counts. */
export const countsExclude = (a: Count, b: Count): boolean => {
  const [low, high] = [rangeOf(a), rangeOf(b)];
  return low.min > high.max || high.min > low.max;
};

/** A count as closed range; a bound that is not given is as wide as can be. */
export const rangeOf = (count: Count): { readonly min: number; readonly max: number } => ({
  min: count.min ?? count.best ?? 0,
  max: count.max ?? count.best ?? Number.POSITIVE_INFINITY,
});

const conflictBetween = (
  a: ResolvableClaim,
  b: ResolvableClaim,
  world: Setting,
): Comparison["conflict"] => {
  if (isLead(a.report, world) !== isLead(b.report, world)) return "one is a lead";
  if (a.claim.events > 1 !== b.claim.events > 1) return "one is a pooled group";
  if (datesApart(a.claim, b.claim) && !mayBeMisdated(a, b, world)) return "dates apart";
  if (placesApart(a.claim, b.claim, world)) return "places apart";
  if (onlyAgents(a.claim) !== onlyAgents(b.claim) && hasVictims(a.claim) && hasVictims(b.claim)) {
    return "state agents and others as victims";
  }
  if (a.report === b.report && outcomesDiffer(a.claim, b.claim)) return "one text tells them apart";
  return null;
};

const datesApart = (a: Claim, b: Claim): boolean => {
  const [first, second] = [intervalOf(a.when), intervalOf(b.when)];
  return first !== null && second !== null && gapBetween(first, second) > 1;
};

// A report of an arrest or a funeral tells more days than one, and a weekday in it is as often that of
// the funeral. So a date yields where it was counted from the day of publication, or where the other
// report tells it too; two dates as written, each in one report alone, never do.
const mayBeMisdated = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): boolean =>
  a.report !== b.report &&
  (isCounted(a.claim) || isCounted(b.claim) || tellsDayOfOther(a, b, world));

// e.g. "Thursday", "last month"; not "Dec. 2".
const isCounted = ({ when }: Claim): boolean =>
  when?.anchoring !== null &&
  when?.anchoring !== undefined &&
  !/\p{N}/u.test(when.anchoring.phrase);

// Beside a text's own distinction, counts are no conflict: outlets count differently.
const evidence = (a: ResolvableClaim, b: ResolvableClaim, world: Setting) => ({
  time: timePoints(a, b, world),
  place: placePoints(a.claim, b.claim, world),
  words: wordPoints(a, b, world),
  names: namePoints(a.claim, b.claim, world),
  counts: countPoints(a.claim, b.claim),
  people: peoplePoints(a.claim, b.claim),
});

const timePoints = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): number => {
  const [first, second] = [intervalOf(a.claim.when), intervalOf(b.claim.when)];
  if (first === null || second === null) return published(a, b, world) > 60 ? -3 : 0;
  const gap = gapBetween(first, second);
  if (gap > 0) return 1 - 2 * gap;
  const longer = Math.max(lengthOf(first), lengthOf(second));
  if (a.claim.events > 1) return 2;
  return longer === 1 ? 3 : longer <= 10 ? 2 : 1;
};

const placePoints = (a: Claim, b: Claim, world: Setting): number => {
  const relation = relationOf(a.where, b.where, world.geography);
  if (relation === "apart") return countyOfBoth(a, b, world) ? 3 : -3;
  if (relation === "unknown") return 0;
  if (relation !== "same") return countyOfBoth(a, b, world) ? 3 : 1;
  const coarse =
    a.where !== null &&
    (a.where.place === null
      ? a.where.precision >= PROVINCE
      : !isLocal(a.where.place, world.geography));
  return coarse ? (a.events > 1 ? 2 : 1) : 3;
};

/** UCDP's where_prec of a province; a coarser one is higher. */
const PROVINCE = 4;

const wordPoints = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): number => {
  const likeness = sayAlike(a, b, world);
  return likeness >= 0.6 ? 3 : likeness >= 0.3 ? 2 : 0;
};

// Names of places and outlets stand in every other sentence of a corpus and tell nothing apart.
const namePoints = (a: Claim, b: Claim, { geography }: Setting): number => {
  const names = new Set(namesOf(a));
  const shared = namesOf(b).filter(
    (pair) =>
      names.has(pair) && !geography.placeNames.has(pair) && !geography.outletByName.has(pair),
  );
  return Math.min(2, shared.length);
};

const namesOf = (claim: Claim): readonly string[] => {
  const ready = namesByClaim.get(claim);
  if (ready !== undefined) return ready;
  const made = namePairs(textOf(claim));
  namesByClaim.set(claim, made);
  return made;
};

// Each claim is compared with many others.
const namesByClaim = new WeakMap<Claim, readonly string[]>();

const countPoints = (a: Claim, b: Claim): number => {
  let points = 0;
  for (const kind of sharedOutcomes(a, b)) {
    const [first, second] = [a.outcomes[kind], b.outcomes[kind]];
    if (first === undefined || second === undefined) continue;
    if (isCorrected(a, second) || isCorrected(b, first)) points += 2;
    // That nobody was hurt is told of many events, and of none by its number.
    else if (first.best !== null && first.best > 0 && first.best === second.best)
      points += kind === "killed" ? 2 : 1;
    else if (!countsExclude(first, second)) points += 1;
    else points -= distance(first, second) === 1 ? 1 : 3;
  }
  if (a.events > 1 && b.events > 1) points += a.events === b.events ? 2 : -1;
  return points;
};

/** "Our figure changed from 41": who says so tells of the event that had 41. */
const isCorrected = ({ correction }: Claim, count: Count): boolean =>
  typeof correction?.before?.best === "number" && correction.before.best === count.best;

const peoplePoints = (a: Claim, b: Claim): number => {
  const [first, second] = [victimClasses(a), victimClasses(b)];
  const shared = first.some((kind) => second.includes(kind));
  const unlike = first.length > 0 && second.length > 0 && !shared;
  const units = unitsOf(a).filter((unit) => unitsOf(b).includes(unit)).length;
  return (shared ? 1 : 0) - (unlike ? 1 : 0) + Math.min(1, units);
};

// Neighbouring villages of one county are one place for matching; provinces and counties are not.
const placesApart = (a: Claim, b: Claim, world: Setting): boolean =>
  relationOf(a.where, b.where, world.geography) === "apart" && !countyOfBoth(a, b, world);

const countyOfBoth = (a: Claim, b: Claim, world: Setting): boolean => {
  const county = countyOf(a.where?.place ?? null, world.geography);
  return county !== null && county === countyOf(b.where?.place ?? null, world.geography);
};

const published = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): number => {
  const first = publishedDay(world.readings.get(a.report));
  const second = publishedDay(world.readings.get(b.report));
  return first === null || second === null ? 0 : Math.abs(first - second);
};

const hasVictims = (claim: Claim): boolean => victimClasses(claim).length > 0;

const onlyAgents = (claim: Claim): boolean =>
  hasVictims(claim) && victimClasses(claim).every((kind) => kind === "state-agent");

const victimClasses = (claim: Claim): readonly string[] =>
  [...new Set(claim.acts.flatMap((act) => act.victims.map((victim) => victim.class)))]
    .filter((kind) => kind !== "unknown")
    .sort();

const unitsOf = (claim: Claim): readonly string[] =>
  claim.acts.flatMap((act) =>
    act.perpetrator?.unit === null || act.perpetrator?.unit === undefined
      ? []
      : [fold(act.perpetrator.unit)],
  );

const outcomesDiffer = (a: Claim, b: Claim): boolean =>
  sharedOutcomes(a, b).some((kind) => {
    const [first, second] = [a.outcomes[kind], b.outcomes[kind]];
    return first !== undefined && second !== undefined && first.best !== second.best;
  });

const sharedOutcomes = (a: Claim, b: Claim): readonly OutcomeKind[] =>
  OUTCOMES.filter((kind) => a.outcomes[kind] !== undefined && b.outcomes[kind] !== undefined);

const bestCounts = (claim: Claim): readonly unknown[] =>
  OUTCOMES.map((kind) => {
    const count = claim.outcomes[kind];
    return count === undefined ? null : [count.min, count.best, count.max];
  });

const distance = (a: Count, b: Count): number => {
  const [first, second] = [rangeOf(a), rangeOf(b)];
  return Math.max(first.min - second.max, second.min - first.max);
};

const textOf = (claim: Claim): string => claim.passages.map((passage) => passage.exact).join("\n");

/** Every outcome kind, in the order records show them. */
export const OUTCOMES: readonly OutcomeKind[] = OutcomeKind.options;
