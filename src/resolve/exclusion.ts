/** When two values of a field cannot both hold. What refines another, or leaves it out, contradicts nothing. */
import type { Claim, Count, OutcomeKind } from "../model/claim.ts";
import { gapBetween, intervalOf } from "./days.ts";
import { type Geography, relationOf } from "./geography.ts";
import { countsExclude, OUTCOMES } from "./incident-match.ts";
import { instrumentsApart, isGeneralInstrument } from "./instrument.ts";
import { issuersApart } from "./order-match.ts";
import { withoutArticle } from "./words.ts";
import type { World } from "./world.ts";

/** A public instrument beside a military one: two orders of one family, never two values of one. */
export const ofOtherKinds = (a: Valued, b: Valued): boolean =>
  a.claim.order !== null &&
  b.claim.order !== null &&
  instrumentsApart(a.claim.order, b.claim.order);

/** A claim that says the value, with what is equal for values that differ in spelling only. */
export type Valued = { readonly claim: Claim; readonly key: string };

/** Of one record, or of two orders of one family: there a notice and a telegram each have their own kind. */
export const excludes = (
  field: string,
  [a, b]: readonly [Valued, Valued],
  world: World,
): boolean => {
  const [first, second] = [a.claim, b.claim];
  if (field.startsWith("outcomes.")) return countsDiffer(field, first, second);
  switch (field) {
    case "when":
      return datesApart(first.when, second.when);
    case "period":
      return datesApart(
        first.aggregate?.period ?? first.when,
        second.aggregate?.period ?? second.when,
      );
    case "order.issuer":
      return (
        first.order !== null &&
        second.order !== null &&
        issuersApart(first.order, second.order, world)
      );
    case "order.instrument":
      return a.key !== b.key && !ofNoKind(first) && !ofNoKind(second);
    case "order.reference_line":
      return linesApart(a.key, b.key, world.geography);
    case "order.issued":
      return datesApart(first.order?.issued ?? null, second.order?.issued ?? null);
    case "order.received":
      return datesApart(first.order?.received ?? null, second.order?.received ?? null);
    case "order.effective_from":
      return datesApart(first.order?.effective_from ?? null, second.order?.effective_from ?? null);
    case "where":
      return relationOf(first.where, second.where, world.geography) === "apart";
    default:
      return a.key !== b.key;
  }
};

const ofNoKind = ({ order }: Claim): boolean =>
  order?.instrument !== null &&
  order?.instrument !== undefined &&
  isGeneralInstrument(order.instrument.value);

// "The border" and "the Chinese border" are one line, the blockade line is another: the last word says
// what is measured from, the words before it only which.
const linesApart = (a: string, b: string, { lineByName }: Geography): boolean => {
  const [one, other] = [a, b].map((name) => lineByName.get(withoutArticle(name)));
  if (one !== undefined && other !== undefined) return one.id !== other.id;
  // "The Evros" beside "the river": the name says which.
  if (one?.kind === withoutArticle(b) || other?.kind === withoutArticle(a)) return false;
  const [first, second] = [a.split(" "), b.split(" ")];
  if (first.at(-1) !== second.at(-1)) return true;
  const [fewer, more] = [first, second].sort((x, y) => x.length - y.length);
  return !(fewer ?? []).every((word) => word.length < 4 || more?.includes(word));
};

const countsDiffer = (field: string, a: Claim, b: Claim): boolean => {
  const kind = OUTCOMES.find((outcome) => field === `outcomes.${outcome}`);
  const [first, second] = [countOf(a, kind), countOf(b, kind)];
  if (first === null || second === null) return false;
  const bothBest = first.best !== null && second.best !== null;
  return bothBest ? first.best !== second.best : countsExclude(first, second);
};

const countOf = (claim: Claim, kind: OutcomeKind | undefined): Count | null =>
  kind === undefined ? null : (claim.outcomes[kind] ?? null);

const datesApart = (a: Claim["when"], b: Claim["when"]): boolean => {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  return first !== null && second !== null && gapBetween(first, second) > 0;
};
