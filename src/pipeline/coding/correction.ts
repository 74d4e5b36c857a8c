/** What a correction changes; all else stays as it was proposed, with its own basis. */
import type { Claim } from "../../model/claim.ts";
import type { CodingDraft } from "../../model/coding.ts";
import type { CodedClaim } from "./claim.ts";
import { draftOfClaim } from "./draft-of.ts";

/** The claim as corrected. Its id, its passages and its rule are those of what is corrected. */
export const correctedClaim = (before: Claim, draft: CodingDraft, coded: CodedClaim): Claim => {
  const was = draftOfClaim(before, draft.capture);
  const isKept = (prefix: string): boolean => valuesOf(was, prefix) === valuesOf(draft, prefix);
  // What no form asks for is not given up by leaving it out.
  const { correction, ties, retells, retold } = before;
  const unasked = { correction, ties, retells, retold };
  const told = Object.entries(unasked).filter(([, value]) => value !== undefined);
  return {
    ...coded,
    ...Object.fromEntries(told),
    id: before.id,
    passages: before.passages,
    rule: before.rule,
    ...(isKept("attribution") ? { attribution: before.attribution } : {}),
    ...(isKept("when") ? { when: before.when } : {}),
    ...(isKept("where") ? { where: before.where } : {}),
    ...(isKept("acts") ? { acts: before.acts } : {}),
    outcomes: keptParts(before.outcomes, coded.outcomes, (name) => isKept(`outcomes.${name}`)),
    order: orderOf(before, coded, isKept),
    aggregate: isKept("aggregate") ? before.aggregate : coded.aggregate,
  };
};

/** The values of a field, or of all fields that begin so, as one text to compare. */
const valuesOf = ({ fields }: CodingDraft, prefix: string): string =>
  JSON.stringify(
    fields
      .filter(({ field }) => field === prefix || field.startsWith(`${prefix}.`))
      .map(({ field, item, value, passages }) => [
        field,
        item,
        sortedEntries(value),
        passages.map(({ start, end }) => [start, end]),
      ])
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );

const sortedEntries = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));

const orderOf = (
  before: Claim,
  coded: CodedClaim,
  isKept: (prefix: string) => boolean,
): Claim["order"] => {
  if (before.order === null || coded.order === null) return coded.order;
  const kept = (name: string): boolean =>
    name === "zone"
      ? ["order.zone", "order.reference_line", "order.sides"].every(isKept)
      : isKept(`order.${name}`);
  return keptParts(before.order, coded.order, kept);
};

const keptParts = <T extends object>(before: T, after: T, isKept: (name: string) => boolean): T => {
  const kept = Object.entries(before).filter(([name]) => name in after && isKept(name));
  return { ...after, ...Object.fromEntries(kept) };
};
