import type { Act, OutcomeKind, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt } from "../document.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { perpetratorOf } from "./doer.ts";
import { victimsOf } from "./victim.ts";

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
  // "was shot ten times … he died": where nobody is left among the hurt, whoever was hurt is dead.
  const apart = deadly && outcomes.wounded !== undefined ? APART_FROM_DEATHS : APART_FROM_HURT;
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
