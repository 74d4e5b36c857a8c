import type { Act, Count, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt, wordsOf } from "../document.ts";
import { classIn, countOf, type Group, isChildIn } from "../numbers/group.ts";
import { type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { perpetratorOf } from "./doer.ts";

/** Who did what to whom in an incident: its one act, as the words of harm tell it. */
export const actOf = (
  document: Document,
  casualties: readonly Casualty[],
  { sentences, outcomes }: { sentences: readonly TokenRange[]; outcomes: Outcomes },
): Act => {
  const shooting = casualties.some((casualty) => casualty.shooting);
  const weapon = sentences
    .map((sentence) => tagsIn(document.tags, "weapons", sentence)[0])
    .find((tag) => tag !== undefined);
  const first = casualties[0];
  return {
    act: outcomes.killed === undefined ? (shooting ? "shooting" : "injury") : "killing",
    method: shooting ? "shooting" : null,
    weapon: weapon?.value ?? null,
    victims: victimsOf(document, casualties, sentences),
    targets: [],
    perpetrator: perpetratorOf(document, casualties),
    basis: { how: "stated", passages: first === undefined ? [] : [passageAt(document, first.tag)] },
  };
};

const victimsOf = (
  document: Document,
  casualties: readonly Casualty[],
  sentences: readonly TokenRange[],
): Act["victims"] => {
  const seen = new Set<string>();
  const context =
    sentences
      .map((sentence) => classIn(document, { from: sentence.from, to: sentence.to }))
      .find((found) => found !== "unknown" && found !== "state-agent") ?? "unknown";
  return casualties.flatMap(({ group, outcome }) => {
    if (
      group === null ||
      outcome === null ||
      isPronoun(document, group) ||
      seen.has(`${group.key} ${group.best}`)
    )
      return [];
    seen.add(`${group.key} ${group.best}`);
    const own = classIn(document, group);
    const count: Count | null =
      group.best === null && group.min === null ? null : countOf(document, group);
    return [
      {
        description: wordsOf(document, group),
        class: own === "unknown" ? context : own,
        child: isChildIn(document, group),
        count,
      },
    ];
  });
};

/** "him" returns to a victim told of already. */
const isPronoun = ({ tags }: Document, group: Group): boolean =>
  group.to - group.from === 1 && tagAt(tags, "singular-pronouns", group.from) !== null;
