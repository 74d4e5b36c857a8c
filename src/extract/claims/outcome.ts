import type { Count, OutcomeKind, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { type Group, isBoundedGroup } from "../numbers/group.ts";
import { areTwo, personOf } from "../numbers/person.ts";
import { firstTagIn, tagAt, tagsIn } from "../tokens/tag.ts";
import { withThoseBeside } from "./also.ts";
import type { Casualty } from "./casualty.ts";
import { impliedCount, inferred, leastOf, peopleOf, sizeOf, withNext } from "./count.ts";
import type { Headline } from "./headline.ts";
import { sumOfKinds } from "./kinds.ts";
import { diedLater, withDiedLater } from "./later-death.ts";
import { allThere, OUTLIVING, survivorsAt } from "./survivor.ts";
import { woundedOf } from "./wounded.ts";

/** One telling of how many, or of whom, an outcome befell. */
export type Counted = { readonly group: Group; readonly casualty: Casualty };

/** One count for each outcome from every telling of it: totals told, else the persons told of one by one. */
export const settleOutcomes = (
  document: Document,
  casualties: readonly Casualty[],
  headline: Headline,
): Outcomes => {
  const counted = casualties.flatMap((casualty): readonly Counted[] => {
    const { group, outcome } = casualty;
    return group === null || outcome === null || !isBoundedGroup(group)
      ? []
      : [{ group, casualty }];
  });
  const of = (outcome: OutcomeKind) => {
    const all = counted.filter(({ casualty }) => casualty.outcome === outcome);
    // "Four were killed or wounded" only bounds what other words count.
    const told = all.filter(({ group }) => group.best !== null || group.min !== null);
    return told.length > 0 ? told : all;
  };
  const outcomes: Partial<Record<OutcomeKind, Count>> = {};
  for (const outcome of new Set(counted.flatMap(({ casualty }) => casualty.outcome ?? []))) {
    if (SETTLED_APART.has(outcome)) continue;
    outcomes[outcome] = peopleOf(document, of(outcome), null);
  }
  const others = notSuicides(document, of("killed"), of("suicide"));
  const suicide = suicideOf(document, casualties);
  const apart = suicide === null ? 0 : 1;
  const later = diedLater(document, of("killed"), of("wounded"));
  const killed = killedOf(document, { dead: others, casualties, headline, apart, later });
  const dead = { ...outcomes, ...deadApart(killed, suicide, of("killed")) };
  const wounded = woundedOf(document, {
    wounded: of("wounded"),
    dead: of("killed"),
    killed,
    implied: casualties.filter((one) => one.implied && one.outcome === "wounded"),
    wanted: headline.wounded,
    later,
  });
  return dying(document, casualties, wounded === null ? dead : { ...dead, wounded });
};

const SETTLED_APART: ReadonlySet<OutcomeKind> = new Set(["wounded", "killed", "suicide"]);

/** Whoever killed himself is one, however often it is told. */
const suicideOf = (document: Document, casualties: readonly Casualty[]): Count | null => {
  const told = casualties.find(({ outcome }) => outcome === "suicide");
  if (told === undefined) return null;
  const passage = passageAt(document, told.tag);
  return {
    min: 1,
    best: 1,
    max: 1,
    words: passage.exact,
    basis: { how: "stated", passages: [passage] },
  };
};

/** "He shot himself and died", "the gunman is dead": told of as a suicide, not among the killed. */
const notSuicides = (
  document: Document,
  dead: readonly Counted[],
  suicides: readonly Counted[],
): readonly Counted[] => {
  if (suicides.length === 0) return dead;
  const persons = suicides.map(({ group }) => personOf(document, group));
  return dead.filter(({ group, casualty }) => {
    if (group.best !== 1 || casualty.active) return true;
    const isDoer = firstTagIn(document.tags, ["doer-nouns"], group) !== null;
    const same = suicides.some((other) => other.group.from === group.from);
    const person = personOf(document, group);
    const returns = person.returns && persons.some((other) => !areTwo(other, person));
    return !isDoer && !same && !returns;
  });
};

/** "Three dead in murder-suicide": a total of the dead counts whoever killed himself, "killed two" does not. */
const deadApart = (
  killed: Count | null,
  suicide: Count | null,
  told: readonly Counted[],
): Partial<Record<OutcomeKind, Count>> => {
  if (suicide === null) return killed === null ? {} : { killed };
  if (killed?.best == null) return killed === null ? { suicide } : { killed, suicide };
  const size = killed.best;
  const same = told.filter(({ group }) => sizeOf(group) === size);
  if (size < 2 || same.length === 0 || same.some(({ casualty }) => casualty.active))
    return { killed, suicide };
  const { passages } = killed.basis;
  const from = "the dead less whoever killed himself";
  return {
    killed: inferred(size - 1, { from, rule: "count.dead-less-suicide/1", passages }),
    suicide,
  };
};

/** The dead told of; else "a fatal shooting", which says that there is one at least. */
const killedOf = (
  document: Document,
  {
    dead,
    casualties,
    headline,
    apart: suicides,
    later,
  }: {
    dead: readonly Counted[];
    casualties: readonly Casualty[];
    headline: Headline;
    apart: number;
    later: Counted | null;
  },
): Count | null => {
  const implied = casualties.filter(({ implied: of, outcome }) => of && outcome === "killed");
  const doers = dead.filter((telling) => isDoer(document, telling, dead));
  const others = dead.filter((telling) => !doers.includes(telling));
  const { killed: wanted } = headline;
  const victims = others.length > 0 ? peopleOf(document, others, wanted) : null;
  const apart = victims !== null && doers.length > 0 && isApart(victims, others, headline);
  const told = apart
    ? withDoer(victims)
    : dead.length > 0
      ? withNext(document, deadTold(document, { dead, later, wanted }), {
          counted: dead,
          beside: 0,
        })
      : null;
  const least =
    outlivedOf(document, implied) ??
    (implied.length === 0 ? null : impliedCount(document, implied));
  if (told === null || least === null) return told ?? least;
  // "a double homicide" and one of the two by name: the second is told of elsewhere or not at all.
  return leastOf(told) + suicides < leastOf(least) ? least : told;
};

/** Those told of first with those who came on top of them, else the total, else the persons told of one by one. */
const deadTold = (
  document: Document,
  {
    dead,
    later,
    wanted,
  }: { dead: readonly Counted[]; later: Counted | null; wanted: number | null },
): Count =>
  (later === null ? null : withDiedLater(document, { dead, later, wanted })) ??
  withThoseBeside(document, dead, wanted) ??
  sumOfKinds(document, dead, wanted) ??
  peopleOf(document, dead, wanted);

/** "A family of five was shot at; only the daughter survived": four are dead. */
const outlivedOf = (document: Document, implied: readonly Casualty[]): Count | null => {
  for (const { tag, sentence: index } of implied) {
    const sentence = document.sentences[index];
    if (sentence === undefined || !OUTLIVING.has(tag.list)) continue;
    const survivors = survivorsAt(document, tag, sentence);
    const all = survivors === null ? null : allThere(document, { tag, index, survivors });
    if (survivors === null || all?.best == null) continue;
    const passages = [passageAt(document, all), passageAt(document, tag)];
    const from = "all who were there less those who lived";
    return inferred(all.best - survivors, { from, rule: "count.less-survivors/1", passages });
  }
  return null;
};

/** True where the number is of those whom somebody killed, who is dead too but not among them. */
const isApart = (
  { best }: Count,
  others: readonly Counted[],
  { killed: wanted, active }: Headline,
): boolean => {
  if (best === null || (best === wanted && !active)) return false;
  if (best + 1 === wanted) return true;
  return others.some(
    ({ group, casualty }) =>
      (casualty.active || BY_SOMEBODY.has(casualty.tag.list)) && sizeOf(group) === best,
  );
};

/** "Two guards were killed": somebody killed them. */
const BY_SOMEBODY: ReadonlySet<ListName> = new Set(["kill-past", "kill-participle"]);

/** "the gunman was shot dead", "killing the suspect", "killed two before he was shot": who is told of as the doer. */
const isDoer = (document: Document, told: Counted, dead: readonly Counted[]): boolean =>
  told.group.best === 1 &&
  (firstTagIn(document.tags, ["doer-nouns"], told.group) !== null ||
    dead.some((other) => isShotAfter(document, told, other)));

/** "killed two guards before he was shot dead": the pronoun returns to whoever killed them. */
const isShotAfter = ({ tags }: Document, { group, casualty }: Counted, other: Counted): boolean =>
  other.casualty.sentence === casualty.sentence &&
  other.casualty.tag.to <= group.from &&
  sizeOf(other.group) > 1 &&
  BY_SOMEBODY.has(other.casualty.tag.list) &&
  tagAt(tags, "singular-pronouns", group.from) !== null &&
  group.to - group.from === 1 &&
  tagAt(tags, "subordinators", group.from - 1) !== null &&
  BY_SOMEBODY.has(casualty.tag.list);

/** "He killed two and was shot dead": the two and himself. */
const withDoer = (victims: Count): Count =>
  inferred((victims.best ?? 0) + 1, {
    from: "those killed and whoever killed them",
    rule: "count.dead-and-doer/1",
    passages: victims.basis.passages,
  });

/** One "not expected to survive" may be dead by now: it raises the dead's maximum and lowers the wounded's minimum. */
const dying = (
  document: Document,
  casualties: readonly Casualty[],
  outcomes: Partial<Record<OutcomeKind, Count>>,
): Outcomes => {
  const sentences = [...new Set(casualties.map(({ sentence }) => sentence))];
  const reach = sentences.flatMap((index) => [index, index + 1, index + 2]);
  const cues = [...new Set(reach)].flatMap((index) => {
    const sentence = document.sentences[index];
    return sentence === undefined ? [] : tagsIn(document.tags, "dying-cues", sentence);
  });
  if (cues.length === 0) return outcomes;
  const { killed, wounded } = outcomes;
  const passages = cues.map((cue) => passageAt(document, cue));
  const from = "one of the wounded who was not expected to live";
  const bounds = { how: "inferred", from, rule: "count.dying/1", passages } as const;
  return {
    ...outcomes,
    ...(killed?.max == null ? {} : { killed: { ...killed, max: killed.max + 1, bounds } }),
    ...(wounded?.min == null
      ? {}
      : { wounded: { ...wounded, min: Math.max(0, wounded.min - 1), bounds } }),
  };
};
