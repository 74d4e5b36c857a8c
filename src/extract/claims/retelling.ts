/** What a second person tells of an event that another told of: numbers of their own, which take nobody's place. */
import type { OutcomeKind, Outcomes } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { classIn, type Group, isChildIn } from "../numbers/group.ts";
import { ageIn } from "../numbers/person.ts";
import type { Speaker } from "../speech/speaker.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { saidOf } from "./figure.ts";
import { isRaised } from "./toll.ts";

/** The words of harm of one event, parted by who tells how many. */
export type Parted = {
  /** Those that its own claim is made of. */
  readonly own: readonly Casualty[];
  /** Those of each other person who counts the same people. */
  readonly retold: readonly (readonly Casualty[])[];
};

/**
 * Parts an event's words of harm; `outcomes` is what all of them together say. Another person's number that
 * differs is theirs alone; one that agrees stays with the event too.
 */
export const partRetellings = (
  document: Document,
  casualties: readonly Casualty[],
  outcomes: Outcomes,
): Parted => {
  const told = toldIn(document, casualties, outcomes);
  const counting = casualties.flatMap((casualty) => {
    const first = casualty.outcome === null ? undefined : told.get(casualty.outcome);
    const how = first === undefined ? null : retells(document, casualties, { first, casualty });
    return how === null ? [] : [{ casualty, how }];
  });
  const differing = counting.filter(({ how }) => how === "differs").map(({ casualty }) => casualty);
  // A number given alone leaves its sentence where it is: somebody else tells the rest of it.
  const away = new Set(
    differing.filter(({ tag }) => tag.list !== "figure-cues").map(({ sentence }) => sentence),
  );
  const isAway = (one: Casualty): boolean => away.has(one.sentence) || differing.includes(one);
  const bySpeaker = Map.groupBy(counting, ({ casualty }) => speakerOf(document, casualty));
  return {
    own: casualties.filter((one) => !isAway(one)),
    retold: [...bySpeaker.values()].map((theirs) =>
      casualties.filter((one) =>
        away.has(one.sentence)
          ? theirs.some(({ casualty }) => casualty.sentence === one.sentence)
          : theirs.some(({ casualty }) => casualty === one),
      ),
    ),
  };
};

type Counting = { readonly casualty: Casualty; readonly group: Group };

/** By outcome the words that its number was taken from. */
const toldIn = (
  document: Document,
  casualties: readonly Casualty[],
  outcomes: Outcomes,
): ReadonlyMap<OutcomeKind, Counting> => {
  const told = new Map<OutcomeKind, Counting>();
  for (const casualty of casualties) {
    const { outcome, group } = casualty;
    if (outcome === null || group === null || told.has(outcome)) continue;
    const basis = outcomes[outcome]?.basis;
    const start = document.tokens[group.from]?.start;
    if (basis?.how !== "stated" || basis.passages[0]?.start !== start) continue;
    if (isWhole(document, casualties, { casualty, group })) told.set(outcome, { casualty, group });
  }
  return told;
};

/** Whether the casualty is another person's number of those whom `first` counts; null where it is not. */
const retells = (
  document: Document,
  casualties: readonly Casualty[],
  { first, casualty }: { readonly first: Counting; readonly casualty: Casualty },
): "differs" | "agrees" | null => {
  const { group, sentence } = casualty;
  const [theirs, own] = [speakerOf(document, casualty), speakerOf(document, first.casualty)];
  if (group === null || theirs === null || theirs === own) return null;
  const isFigure = casualty.tag.list === "figure-cues";
  if (sentence === first.casualty.sentence && !isFigure) return null;
  if (!isWhole(document, casualties, { casualty, group })) return null;
  if (!isFigure && !areAlike(document, first.group, group)) return null;
  if ([sentence, first.casualty.sentence].some((index) => isUpdate(document, index))) return null;
  if (exclude(first.group, group)) return "differs";
  const agrees = group.best !== null && group.best === first.group.best;
  return agrees && own !== null && areTwoAccounts(own, theirs) ? "agrees" : null;
};

/** "five" and "at least seven"; not "five" and "at least four", which may both hold. */
const exclude = (a: Group, b: Group): boolean =>
  (a.min ?? a.best ?? 0) > (b.max ?? b.best ?? Number.POSITIVE_INFINITY) ||
  (b.min ?? b.best ?? 0) > (a.max ?? a.best ?? Number.POSITIVE_INFINITY);

const speakerOf = (document: Document, casualty: Casualty): Speaker | null =>
  saidOf(document, casualty)?.speaker ?? null;

/** Two who agree are two accounts where nothing lets them be one office: a resident and another, a nurse and the police. */
const areTwoAccounts = (a: Speaker, b: Speaker): boolean =>
  (a.anonymous && b.anonymous && !a.plural && !b.plural) ||
  (a.role !== null && b.role !== null && a.role !== b.role);

/**
 * "three people", "only one woman", "one was killed and another wounded": all who were harmed; not "two of
 * them", "the men", "two who were in surgery", "two 30-year-old men" or one person told of alone.
 */
const isWhole = (
  document: Document,
  casualties: readonly Casualty[],
  { casualty, group }: Counting,
): boolean =>
  COUNTING.has(casualty.tag.list) &&
  group.counted &&
  group.items.length === 0 &&
  !isPart(document, group) &&
  (sizeOf(group) >= 2 ||
    casualty.active ||
    isOnly(document, group) ||
    casualties.some(
      ({ sentence, outcome, group: others }) =>
        sentence === casualty.sentence && outcome !== casualty.outcome && others !== null,
    ));

/** Words of harm that count whom it befell; where the wounded lie, or how they are, is told of some of them. */
const COUNTING: ReadonlySet<ListName> = new Set([
  ...(["kill-past", "kill-participle", "die", "dead-after", "executed-past"] as const),
  ...(["wound-past", "wound-participle", "shoot-past", "shoot-participle", "toll-cues"] as const),
  ...(["wound-nominal", "figure-cues", "corpse-nouns"] as const),
]);

const isPart = (document: Document, group: Group): boolean =>
  group.more ||
  group.definite ||
  group.partitive ||
  firstTagIn(document.tags, ["of-words"], group) !== null ||
  tagAt(document.tags, "relative-pronouns", group.to) !== null ||
  ageIn(document, { from: group.from, to: group.to + 3 }) !== null;

const isOnly = ({ tags }: Document, { from }: Group): boolean =>
  tagAt(tags, "only-cues", from - 1) !== null || tagAt(tags, "only-cues", from) !== null;

/** "two children" are not all of "five people", nor are "two soldiers": unless the words say "only". */
const areAlike = (document: Document, a: Group, b: Group): boolean => {
  const [first, second] = [kindOf(document, a), kindOf(document, b)];
  return isOnly(document, b) || first === second;
};

/** What sets some of those harmed apart from the others. */
const kindOf = (document: Document, group: Group): string =>
  [
    isChildIn(document, group) ? "children" : "",
    classIn(document, group) === "state-agent" ? "agents" : "",
    firstTagIn(document.tags, ["male-nouns", "female-nouns"], group)?.list ?? "",
  ].join(" ");

/** "had risen to six", "had at first said seven": another time's number, and nobody else's. */
const isUpdate = ({ sentences, tags }: Document, index: number): boolean => {
  const sentence = sentences[index];
  return (
    sentence !== undefined &&
    (RAISED.some((list) => tagsIn(tags, list, sentence).some(isRaised)) ||
      firstTagIn(tags, ["at-first", "new-event-cues"], sentence) !== null)
  );
};
const RAISED: readonly ListName[] = ["toll-cues", "wound-nominal"];
