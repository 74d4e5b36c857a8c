/** People to whom a verb that is not said again belongs: "a man was hit in the leg, a woman in the arm", "as were two boys". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { joined, peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { isTagged, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

/** The casualty with those whom the sentence puts beside its people without a verb of their own. */
export const withElided = (
  document: Document,
  casualty: Casualty,
  { sentence, people }: { sentence: Sentence; people: readonly Group[] },
): Casualty => {
  const { group, outcome, tag } = casualty;
  if (group === null || outcome === null) return casualty;
  const later = people.filter(({ from }) => from >= Math.max(tag.to, group.to));
  const others = [
    ...hitElsewhere(document, later, tag),
    ...alike(document, later, { sentence, tag }),
  ];
  return others.length === 0
    ? casualty
    : { ...casualty, group: withOthers(document, group, others) };
};

const withOthers = (document: Document, first: Group, others: readonly Group[]): Group => {
  const all = [first, ...others];
  if (all.every(({ best }) => best !== null)) return joined(document, all);
  const min = all.reduce((sum, one) => sum + (one.min ?? one.best ?? 0), 0);
  return { ...first, to: others.at(-1)?.to ?? first.to, min, best: null, max: null, counted: true };
};

/** "hit in the leg, a woman in the arm and a boy in the hand": where each was hit stands for the verb. */
const hitElsewhere = (
  document: Document,
  later: readonly Group[],
  tag: TokenRange,
): readonly Group[] => {
  const { tokens, tags } = document;
  let at = siteEnd(document, tag.to);
  const found: Group[] = [];
  while (at !== null) {
    const comma = tokens[at]?.fold === "," || tokens[at]?.fold === ";" ? at + 1 : at;
    const start: number = tagAt(tags, "joiners", comma)?.to ?? comma;
    const next = start === at ? undefined : later.find(({ from }) => from === start);
    const end = next === undefined || next.definite ? null : siteEnd(document, next.to);
    if (next !== undefined && end !== null) found.push(next);
    at = end;
  }
  return found;
};

/** Past "in the leg", "in his left arm", "on the hand" right at the token; null where no part of the body stands there. */
const siteEnd = ({ tags }: Document, from: number): number | null => {
  if (tagAt(tags, "prepositions", from) === null) return null;
  for (let at = from + 1; at <= from + TO_PART; at++) {
    const part = tagAt(tags, "body-parts", at);
    if (part !== null) return part.to;
    if (isTagged(tags, ENDING, at)) return null;
  }
  return null;
};
const TO_PART = 4;
const ENDING: ReadonlySet<ListName> = new Set(["prepositions", "joiners", "be-forms"]);

/** "as were two boys", "so was his brother": up to the comma what befell the first befell them. */
const alike = (
  { tags }: Document,
  later: readonly Group[],
  { sentence, tag }: { sentence: Sentence; tag: TokenRange },
): readonly Group[] =>
  tagsIn(tags, "same-fate", { from: tag.to, to: Math.min(sentence.to, tag.to + TO_ALIKE) }).flatMap(
    ({ to }) => later.find(({ from }) => from === to) ?? [],
  );
const TO_ALIKE = 24;

/** "So were his cousin and a friend": at the start of a sentence what befell those of the one before; null where it tells of nobody. */
export const sameFateIn = (
  document: Document,
  { sentence, index }: { sentence: Sentence; index: number },
  before: () => readonly Casualty[],
): Casualty | null => {
  const tag = tagAt(document.tags, "same-fate", sentence.from);
  if (tag === null) return null;
  const group = peopleIn(document, { from: tag.to, to: sentence.to }).find(
    ({ from }) => from === tag.to,
  );
  const like = before().findLast((one) => one.group !== null && one.outcome !== null);
  return group === undefined || like === undefined
    ? null
    : { ...like, sentence: index, tag, group, active: false, implied: false };
};
