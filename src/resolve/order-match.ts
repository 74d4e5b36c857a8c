/** When two order claims tell of one order, and when they are two instruments of one family. */
import type { OrderFields, ProvisionEffect } from "../model/order.ts";
import type { When } from "../model/when.ts";
import type { Matching } from "./cluster.ts";
import { gapBetween, intervalOf, lengthOf, monthsOf } from "./days.ts";
import { relationOf } from "./geography.ts";
import { instrumentsApart } from "./instrument.ts";
import type { ResolvableClaim } from "./report.ts";
import { sayAlike } from "./saying.ts";
import { fold } from "./words.ts";
import { isLead, type Setting } from "./world.ts";

/** Compared by evidence in whole points; the tables below are all there is. */
export const orderMatching: Matching = {
  threshold: 5,
  // Of a lead, of what held before and of notices beside telegrams there is no question.
  questions: new Set([
    "issuers apart",
    "issued on other days",
    "in effect from other days",
    "one only restrains, the other only licenses",
    "stretches apart",
  ]),
  compare: (a, b, world) => {
    const [first, second] = [a.claim.order, b.claim.order];
    if (first === null || second === null) return { conflict: "no order", score: 0, tied: false };
    const words = sayAlike(a, b, world);
    const time = timePoints(a, b);
    const substance = substancePoints(first, second, world);
    return {
      conflict: conflictBetween(a, b, world),
      score: time + substance + (words >= 0.6 ? 3 : words >= 0.3 ? 2 : 0),
      tied: (time > 0 && substance > 0) || words >= 0.6,
    };
  },
  reasons: (a, b, world) => {
    const [first, second] = [a.claim.order, b.claim.order];
    if (first === null || second === null) return [];
    const time = timePoints(a, b);
    const instrument =
      first.instrument !== null && first.instrument.value === second.instrument?.value;
    return [
      ...(time > 1 ? ["the same day or days that meet"] : time > 0 ? ["the same month"] : []),
      ...(shareIssuer(first, second) ? ["the same issuer"] : []),
      ...(instrument ? ["the same kind of instrument"] : []),
      ...(sharedRules(first, second) > 0 ? ["rules in common"] : []),
      ...(zonesMeet(first, second) ? ["zones that meet"] : []),
      ...(stretchesMeet(first, second, world) ? ["the same stretch, or one in the other"] : []),
      ...(sayAlike(a, b, world) >= 0.3 ? ["the same words"] : []),
    ];
  },
  signature: ({ claim, report }) => JSON.stringify([report, claim.order, claim.when]),
};

/** True where two different orders belong to one family: one policy, near in time, or one text on one date. */
export const areKin = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): boolean => {
  const [first, second] = [a.claim.order, b.claim.order];
  if (first === null || second === null) return false;
  if (isLead(a.report, world) !== isLead(b.report, world)) return false;
  if (first.previous !== second.previous) return false;
  if (sharedRules(first, second) === 0 || stretchesApart(first, second, world)) return false;
  const [dates, others] = [datesOf(a), datesOf(b)];
  // A text that tells of an order in general and then of its instruments dates only these.
  if (a.report === b.report && (dates.length === 0 || others.length === 0)) return true;
  return dates.some((x) => others.some((y) => gapBetween(x, y) <= 7));
};

/** Every dated statement of an order: issued, received, in effect, and the claim's own date. */
export const datesOf = ({ claim }: ResolvableClaim) =>
  [claim.order?.issued, claim.order?.received, claim.order?.effective_from, claim.when]
    .map((when) => intervalOf(when ?? null))
    .filter((interval) => interval !== null)
    .filter((interval) => lengthOf(interval) <= 62);

/**
 * True where both name an issuer and the names share no word: outlets translate one body's name in many
 * ways. A country or "the authorities" is less precise than a body of theirs, and is apart from none.
 */
export const issuersApart = (a: OrderFields, b: OrderFields, world: Setting): boolean =>
  a.issuer !== null &&
  b.issuer !== null &&
  !isGeneral(a.issuer.value, world) &&
  !isGeneral(b.issuer.value, world) &&
  !shareIssuer(a, b);

const shareIssuer = (a: OrderFields, b: OrderFields): boolean => {
  const words = new Set(issuerWords(a));
  return issuerWords(b).some((word) => words.has(word));
};

const issuerWords = ({ issuer }: OrderFields): readonly string[] =>
  issuer === null ? [] : fold(issuer.value).split(" ").filter(isTelling);

const isGeneral = (name: string, { geography, vocabulary }: Setting): boolean =>
  geography.placeNames.has(fold(name)) ||
  vocabulary.genericIssuers.has(fold(name).split(" ").filter(isTelling).join(" "));

const conflictBetween = (a: ResolvableClaim, b: ResolvableClaim, world: Setting): string | null => {
  const [first, second] = [a.claim.order, b.claim.order];
  if (first === null || second === null) return "no order";
  if (isLead(a.report, world) !== isLead(b.report, world)) return "one is a lead";
  if (first.previous !== second.previous) return "one held before the other";
  // Of a notice beside a telegram there is no question, whoever issued them.
  if (instrumentsApart(first, second)) return "a public instrument and a military one";
  if (issuersApart(first, second, world)) return "issuers apart";
  if (whenApart(first.issued, second.issued)) return "issued on other days";
  if (whenApart(first.effective_from, second.effective_from)) return "in effect from other days";
  if (effectsApart(first, second)) return "one only restrains, the other only licenses";
  if (stretchesApart(first, second, world)) return "stretches apart";
  return null;
};

const timePoints = (a: ResolvableClaim, b: ResolvableClaim): number => {
  const [first, second] = [a.claim.order, b.claim.order];
  if (first === null || second === null) return 0;
  const same = [
    meet(first.issued, second.issued),
    meet(first.effective_from, second.effective_from),
    meet(first.received, second.received),
    meet(a.claim.when, b.claim.when),
  ];
  const best = Math.max(...same);
  if (best > 0) return best;
  const months = new Set(datesOf(a).flatMap((interval) => monthsOf(interval, 3)));
  return datesOf(b).some((interval) => monthsOf(interval, 3).some((month) => months.has(month)))
    ? 1
    : 0;
};

const substancePoints = (a: OrderFields, b: OrderFields, world: Setting): number => {
  let points = Math.min(2, sharedRules(a, b) * 2);
  if (shareIssuer(a, b)) points += 2;
  if (a.instrument !== null && a.instrument.value === b.instrument?.value) points += 1;
  points += zonesMeet(a, b) ? 1 : 0;
  return points + (stretchesMeet(a, b, world) ? 1 : 0);
};

const zonesMeet = (a: OrderFields, b: OrderFields): boolean => {
  if (a.zone === null || b.zone === null) return false;
  const [one, other] = [a.zone.distance_km, b.zone.distance_km];
  // Without a distance only the words say where it lies; unlike words may name the same lines.
  if (one === null || other === null) return false;
  return one.min <= other.max && other.min <= one.max;
};

const stretchesMeet = (a: OrderFields, b: OrderFields, world: Setting): boolean =>
  a.stretch.some((x) =>
    b.stretch.some((y) => {
      const relation = relationOf(x, y, world.geography);
      return relation !== "apart" && relation !== "unknown";
    }),
  );

const meet = (a: When | null, b: When | null): number => {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  if (first === null || second === null || gapBetween(first, second) > 0) return 0;
  const longer = Math.max(lengthOf(first), lengthOf(second));
  return longer <= 2 ? 3 : longer <= 10 ? 2 : 1;
};

const whenApart = (a: When | null, b: When | null): boolean => {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  return first !== null && second !== null && gapBetween(first, second) > 1;
};

const isTelling = (word: string): boolean => word.length > 3;

const effectsApart = (a: OrderFields, b: OrderFields): boolean => {
  const [first, second] = [effectsOf(a), effectsOf(b)];
  const only = (effects: readonly ProvisionEffect[], effect: ProvisionEffect): boolean =>
    effects.includes(effect) && effects.every((other) => other === effect || other === "duty");
  return (
    (only(first, "licence") && only(second, "restraint")) ||
    (only(first, "restraint") && only(second, "licence"))
  );
};

const effectsOf = (order: OrderFields): readonly ProvisionEffect[] =>
  order.provisions.map((provision) => provision.effect);

const stretchesApart = (a: OrderFields, b: OrderFields, world: Setting): boolean => {
  const [first, second] = [a.stretch, b.stretch];
  if (first.length === 0 || second.length === 0) return false;
  return first.every((x) => second.every((y) => relationOf(x, y, world.geography) === "apart"));
};

const sharedRules = (a: OrderFields, b: OrderFields): number => {
  const rules = new Set(a.provisions.map((provision) => provision.rule));
  return new Set(b.provisions.map((provision) => provision.rule).filter((rule) => rules.has(rule)))
    .size;
};
