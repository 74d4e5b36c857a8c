import type { Act, Count, OutcomeKind, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt, wordsOf } from "../document.ts";
import { classAmong, classIn, countOf, type Group, isChildIn } from "../numbers/group.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { perpetratorOf } from "./doer.ts";

/** Who did what to whom in an incident: the gravest act first, then what else befell others. */
export const actsOf = (
  document: Document,
  casualties: readonly Casualty[],
  { sentences, outcomes }: { sentences: readonly TokenRange[]; outcomes: Outcomes },
): readonly Act[] => {
  const method = methodOf(document, casualties, sentences);
  const weapon = sentences
    .map((sentence) => tagsIn(document.tags, "weapons", sentence)[0])
    .find((tag) => tag !== undefined);
  const victims = victimsOf(document, casualties, sentences);
  const deadly = isDeadly(outcomes);
  const perpetrator = perpetratorOf(document, casualties);
  const rests = (of: (casualty: Casualty) => boolean): Act["basis"] => {
    const first = casualties.find(of) ?? casualties[0];
    const passages = first === undefined ? [] : [passageAt(document, first.tag)];
    return { how: "stated", passages };
  };
  const apart = deadly ? APART_FROM_DEATHS : APART_FROM_HURT;
  const own = victims.filter(({ outcome }) => !apart.some((other) => other.outcome === outcome));
  const main: Act = {
    act: deadly ? "killing" : method === SHOOTING ? "shooting" : "injury",
    method,
    weapon: weapon?.value ?? null,
    victims: own.map(({ victim }) => victim),
    targets: [],
    perpetrator,
    basis: rests(() => true),
  };
  const others = apart.flatMap(({ outcome, act }): readonly Act[] => {
    const theirs = victims.filter((one) => one.outcome === outcome).map(({ victim }) => victim);
    if (theirs.length === 0) return [];
    const how = act === HURT ? { method, weapon: main.weapon } : { method: null, weapon: null };
    const basis = rests((casualty) => casualty.outcome === outcome);
    return [{ ...main, act, ...how, victims: theirs, basis }];
  });
  return [main, ...others];
};

/** Acts of their own beside a killing, and beside shots that killed nobody, by what came of them. */
const HURT = "injury";
const APART_FROM_HURT: readonly { readonly outcome: OutcomeKind; readonly act: string }[] = [
  { outcome: "detained", act: "arrest" },
];
const APART_FROM_DEATHS: typeof APART_FROM_HURT = [
  { outcome: "wounded", act: HURT },
  ...APART_FROM_HURT,
];

const isDeadly = ({ killed, executed }: Outcomes): boolean =>
  [killed, executed].some((count) => count !== undefined && count.max !== 0);

/** By shots where the words say so; else by what else they name (a mine, blows); else by the guns in them. */
const methodOf = (
  { tags }: Document,
  casualties: readonly Casualty[],
  sentences: readonly TokenRange[],
): string | null => {
  const isArmed = casualties.some(({ shooting }) => shooting);
  const isShot = sentences.some(
    (sentence) => firstTagIn(tags, ["shoot-past", "shoot-participle"], sentence) !== null,
  );
  if (isArmed && isShot) return SHOOTING;
  const named = sentences.flatMap((sentence) => tagsIn(tags, "method-words", sentence))[0];
  return named?.value ?? (isArmed ? SHOOTING : null);
};
const SHOOTING = "shooting";

/** Somebody harmed, and what came of it. */
type Harmed = { readonly outcome: OutcomeKind; readonly victim: Act["victims"][number] };

const victimsOf = (
  document: Document,
  casualties: readonly Casualty[],
  sentences: readonly TokenRange[],
): readonly Harmed[] => {
  const seen = new Set<string>();
  const told = sentences.map((sentence) => classAmong(document, sentence, document.speech.sources));
  const classes = new Set(told.filter((found) => found !== "unknown"));
  const context = classes.size === 1 ? ([...classes][0] ?? "unknown") : "unknown";
  const kept: { readonly group: Group; readonly outcome: OutcomeKind }[] = [];
  // "two soldiers and one smuggler": each of a list is who the words say.
  const each = casualties.flatMap(({ group, outcome }) =>
    (group !== null && group.items.length > 0 ? group.items : [group]).map((one) => ({
      group: one,
      outcome,
    })),
  );
  return each.flatMap(({ group, outcome }) => {
    if (
      group === null ||
      outcome === null ||
      isPronoun(document, group) ||
      seen.has(`${group.key} ${group.best}`) ||
      kept.some((other) => isTold(document, other, { group, outcome }))
    )
      return [];
    seen.add(`${group.key} ${group.best}`);
    kept.push({ group, outcome });
    const own = classIn(document, group);
    const count: Count | null =
      group.best === null && group.min === null ? null : countOf(document, group);
    return [
      {
        outcome,
        victim: {
          description: wordsOf(document, group),
          class: own === "unknown" ? context : own,
          child: isChildIn(document, group),
          count,
        },
      },
    ];
  });
};

type Told = { readonly group: Group; readonly outcome: OutcomeKind };

/** "one of the two", "the other", "several people" after "three": of those whom an earlier count holds. */
const isTold = ({ tags }: Document, earlier: Told, { group, outcome }: Told): boolean => {
  const size = earlier.group.best;
  if (size === null) return false;
  if (group.best === null) return outcome === earlier.outcome && (group.min ?? 0) <= size;
  if (group.best >= size) return false;
  if (group.definite || group.partitive) return true;
  return group.best === 1 && firstTagIn(tags, ["person-nouns", "demonyms"], group) === null;
};

/** "him" returns to a victim told of already. */
const isPronoun = ({ tags }: Document, group: Group): boolean =>
  group.to - group.from === 1 && tagAt(tags, "singular-pronouns", group.from) !== null;
