import { type Document, within } from "../document.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { addresseeIn, subjectIn } from "./addressee.ts";
import type { FoundProvision } from "./fire.ts";
import { isPassive } from "./order-bare.ts";

/** Ammunition handed out, and to whom. */
export type FoundRounds = FoundProvision & { readonly to: readonly TokenRange[] };

/**
 * "Guards were given 40 rounds each (officers 20)": counted rounds, said to be shared out or of ammunition, and
 * those who may fire them. Null without them: boxers go twelve rounds, and the dead "had three bullets in them".
 */
export const roundsIn = (document: Document, sentence: Sentence): FoundRounds | null => {
  const { tags, tokens, numbers } = document;
  const given = firstTagIn(tags, ["allot-verbs"], sentence);
  if (given === null || firstTagIn(tags, ["rounds-words"], sentence) === null) return null;
  const clause = clauseAround(tokens, sentence, given);
  const reach = { from: given.to, to: Math.min(clause.to, given.to + TO_ROUNDS) };
  const rounds = tagsIn(tags, "rounds", reach).find(
    ({ from }) => within(numbers, { from: from - 3, to: from }).length > 0,
  );
  if (rounds === undefined) return null;
  const first = isPassive(document, given)
    ? subjectIn(document, { from: clause.from, to: given.from })
    : addresseeIn(document, reach);
  if (first === null) return null;
  const others = within(numbers, { from: given.to, to: sentence.to }).flatMap(({ from }) => {
    const group = subjectIn(document, { from: Math.max(given.to, from - LONGEST_GROUP), to: from });
    return group !== null && group.to === from ? [group] : [];
  });
  return {
    range: { from: given.from, to: rounds.to },
    kind: "ammunition",
    effect: "licence",
    rule: "more-rounds",
    to: [first, ...others],
  };
};
const TO_ROUNDS = 12;
const LONGEST_GROUP = 4;
