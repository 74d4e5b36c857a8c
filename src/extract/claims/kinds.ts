/** People of kinds that shut each other out, told of apart: "two men were shot dead … a woman was found dead". */
import type { Count } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import { classIn, countOf, type Group } from "../numbers/group.ts";
import { tagsIn } from "../tokens/tag.ts";
import { inferred, sizeOf } from "./count.ts";
import type { Counted } from "./outcome.ts";

/**
 * The largest number of each kind, summed; null where all are of one kind, where any number is of people of no
 * kind (it may count them all) and where a total of the headline says otherwise.
 */
export const sumOfKinds = (
  document: Document,
  counted: readonly Counted[],
  wanted: number | null,
): Count | null => {
  const told = counted.map(({ group }) => group).filter((group) => !group.definite);
  if (told.some(({ best, partitive, more }) => best === null || partitive || more)) return null;
  for (const kindOf of [genderOf, serviceOf]) {
    const byKind = Map.groupBy(told, (group) => kindOf(document, group));
    if (byKind.has(null) || byKind.size < 2) continue;
    const largest = [...byKind.values()].map((groups) =>
      groups.reduce((most, group) => (sizeOf(group) > sizeOf(most) ? group : most)),
    );
    const sum = largest.reduce((all, group) => all + sizeOf(group), 0);
    // Two persons are told apart one by one.
    if (sum === largest.length || (wanted !== null && wanted !== sum)) return null;
    return inferred(sum, {
      from: "those of one kind and those of another",
      rule: "count.kinds/1",
      passages: largest.flatMap((group) => countOf(document, group).basis.passages),
    });
  }
  return null;
};

type Kind = string | null;

/** "two men", "his sister"; null where the words say neither, or both. */
const genderOf = ({ tags }: Document, group: Group): Kind => {
  const isMale = tagsIn(tags, "male-nouns", group).length > 0;
  const isFemale = tagsIn(tags, "female-nouns", group).length > 0;
  return isMale === isFemale ? null : isMale ? "male" : "female";
};

/** Those who serve the state and those who do not. */
const serviceOf = (document: Document, group: Group): Kind => {
  const own = classIn(document, group);
  return own === "unknown" ? null : own === "state-agent" ? "state" : "other";
};
