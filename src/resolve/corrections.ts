/**
 * What a report corrects or takes back of an earlier one. What was taken back supports nothing from
 * then on; its words and its value stay on record beside the others.
 */
import type { Claim, Correction, OutcomeKind } from "../model/claim.ts";
import type { CorrectionOnRecord, Link } from "../model/record.ts";
import { citedOutlet } from "./cited.ts";
import { order } from "./components.ts";
import { dayNumber } from "./days.ts";
import { outletKey, relationOf } from "./geography.ts";
import { incidentMatching, OUTCOMES } from "./incident-match.ts";
import type { ResolvableClaim } from "./report.ts";
import { type Gone, isLead, originOutletOf, type World } from "./world.ts";

/** What the claims of one record say of one another's reports, the first said first. */
export const correctionsOf = (
  items: readonly ResolvableClaim[],
  world: World,
): readonly CorrectionOnRecord[] =>
  items
    .flatMap((item) => {
      const { correction } = item.claim;
      return correction ? [onRecord(item, correction, { items, world })] : [];
    })
    .sort((a, b) => order(a.published ?? "", b.published ?? "") || order(a.claim, b.claim));

/** Which claims no longer support what, by the corrections of their record; with the reason to give. */
export const goneBy = (
  corrections: readonly CorrectionOnRecord[],
): ReadonlyMap<string, readonly Gone[]> => {
  const gone = new Map<string, readonly Gone[]>();
  for (const { link, of, field, published, replaces } of corrections) {
    if (link === "corrects" && !replaces) continue;
    const since = published === null ? "" : ` on ${published.slice(0, 10)}`;
    const why =
      link === "retracts"
        ? `withdrawn by the outlet whose account it is${since}: no support from then on`
        : `corrected by the outlet whose account it is${since}: the earlier figure has no support from then on`;
    for (const id of of) gone.set(id, [...(gone.get(id) ?? []), { field, why }]);
  }
  return gone;
};

/** The same world in which what was taken back within these claims counts no more. */
export const withGone = (corrections: readonly CorrectionOnRecord[], world: World): World =>
  corrections.length === 0 ? world : { ...world, gone: goneBy(corrections) };

/** Links from the claim that says so to every claim it speaks of. */
export const correctionLinks = (corrections: readonly CorrectionOnRecord[]): readonly Link[] =>
  corrections.flatMap(({ link, claim, of, field, reason }) =>
    of.map((to) => ({
      kind: link,
      from: claim,
      to,
      why: [field ?? "the report", ...(reason === null ? [] : [reason])].join(": "),
    })),
  );

/**
 * Which group a statement that corrects or takes back belongs to: the only one whose event it speaks
 * of, by time and place or by its words. One that fits several, or none, stays a statement.
 */
export const joinStatements = (
  groups: readonly (readonly string[])[],
  of: "event" | "total",
  world: World,
): readonly (readonly string[])[] => {
  const statements = world.claims.filter(
    ({ claim }) =>
      claim.kind === "statement" && claim.correction && isOfTotal(claim) === (of === "total"),
  );
  if (statements.length === 0) return groups;
  const { mustLink, cannotLink } = world.bindings;
  const grown = groups.map((ids) => [...ids]);
  for (const statement of statements) {
    const { id } = statement.claim;
    // A person's word goes before what the texts share.
    const open = grown.filter((ids) => !ids.some((other) => isBound(cannotLink, id, other)));
    const bound = open.filter((ids) => ids.some((other) => isBound(mustLink, id, other)));
    const fitting = open.filter((ids) => ids.some((other) => speaksOf(statement, other, world)));
    const [only, another] = bound.length > 0 ? bound : fitting;
    if (only !== undefined && another === undefined) only.push(id);
  }
  return grown.map((ids) => ids.toSorted(order));
};

const isBound = (pairs: readonly (readonly [string, string])[], a: string, b: string): boolean =>
  pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

// A figure that changed, and neither a day nor a place: no event has that alone.
const isOfTotal = ({ when, where, correction }: Claim): boolean =>
  when === null && where === null && correction?.how === "corrects" && correction.before !== null;

const speaksOf = (statement: ResolvableClaim, id: string, world: World): boolean => {
  const item = world.claimById.get(id);
  const { correction } = statement.claim;
  if (item === undefined || !correction || isLead(item.report, world)) return false;
  if (!isOf(item, statement, { correction, world })) return false;
  const keys = new Set(statement.keys);
  if (!item.keys.some((key) => keys.has(key) && !key.startsWith("at:"))) return false;
  if (isOfTotal(statement.claim)) return outcomeBefore(item.claim, correction) !== null;
  const { conflict, tied } = incidentMatching.compare(bare(statement), bare(item), world);
  return conflict === null && (tied || isOfItsReport(statement, item, world));
};

// "Our report of 3 July on the shots at the ford": its outlet, its day and the place tell which.
const isOfItsReport = (
  { claim: { when, where, correction } }: ResolvableClaim,
  { claim, report }: ResolvableClaim,
  world: World,
): boolean => {
  const day = correction?.published ?? null;
  if (when !== null || day === null || where?.place === null) return false;
  const relation = relationOf(where, claim.where, world.geography);
  return (
    (publishedOf(report, world) ?? "").startsWith(day) &&
    relation !== "apart" &&
    relation !== "unknown"
  );
};

// Counts, acts and events speak neither for nor against: the one may correct the other's.
const bare = (item: ResolvableClaim): ResolvableClaim => ({
  ...item,
  claim: { ...item.claim, kind: "incident", outcomes: {}, acts: [], events: 1 },
});

type Ground = { readonly items: readonly ResolvableClaim[]; readonly world: World };

const onRecord = (
  item: ResolvableClaim,
  correction: Correction,
  { items, world }: Ground,
): CorrectionOnRecord => {
  const { how, before, after, reason, passages } = correction;
  const earlier = items.filter(
    (other) => other.report !== item.report && isOf(other, item, { correction, world }),
  );
  const kinds = earlier.flatMap(({ claim }) => outcomeBefore(claim, correction) ?? []);
  const outcome = correction.outcome ?? kinds[0] ?? null;
  const changed = earlier.filter(({ claim }) => saysBefore(claim, { ...correction, outcome }));
  const replaces = how === "retracts" || (outcome !== null && changed.length > 0);
  return {
    link: how,
    claim: item.claim.id,
    of: (how === "retracts" || outcome === null ? earlier : changed)
      .map(({ claim }) => claim.id)
      .sort(order),
    field: how === "retracts" || outcome === null ? null : `outcomes.${outcome}`,
    replaces,
    before: before && { min: before.min, best: before.best, max: before.max },
    after: after && { min: after.min, best: after.best, max: after.max },
    reason: reason?.value ?? null,
    published: publishedOf(item.report, world),
    passages,
  };
};

// Without the number before, every other one that the outlet gave is what was corrected.
const saysBefore = ({ outcomes }: Claim, { outcome, before, after }: Correction): boolean => {
  const told = outcome === null ? undefined : outcomes[outcome];
  if (told === undefined) return false;
  if (before !== null) return told.best === before.best;
  return after !== null && told.best !== after.best;
};

/** Of which outcome the claim gives the number that was corrected. */
const outcomeBefore = ({ outcomes }: Claim, { before }: Correction): OutcomeKind | null =>
  before === null || before.best === null
    ? null
    : (OUTCOMES.find((kind) => outcomes[kind]?.best === before.best) ?? null);

/**
 * True for a claim of the outlet that is spoken of, published no later than what speaks of it, and for
 * another's that only tells it: what rests on its account goes the way of that.
 */
const isOf = (
  other: ResolvableClaim,
  item: ResolvableClaim,
  { correction, world }: { readonly correction: Correction; readonly world: World },
): boolean => {
  const whose = outletKey(correction.outlet, world.geography) ?? originOutletOf(item.report, world);
  if (other.claim.kind === "statement") return false;
  const isOwn = originOutletOf(other.report, world) === whose;
  const { chain } = other.claim.attribution;
  if (!isOwn && citedOutlet({ report: other.report, chain }, world) !== whose) return false;
  const [then, now] = [publishedOf(other.report, world), publishedOf(item.report, world)];
  if (isOwn && correction.published !== null && then !== null)
    return then.startsWith(correction.published);
  const [first, second] = [dayNumber(then), dayNumber(now)];
  if (first === null || second === null) return correction.before !== null;
  return first <= second;
};

const publishedOf = (report: string, { readings }: World): string | null => {
  const reading = readings.get(report);
  return reading?.published ?? reading?.original?.published ?? null;
};
