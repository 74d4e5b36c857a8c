import type { Act, OutcomeKind, Outcomes } from "../../model/claim.ts";
import { type Document, passageAt } from "../document.ts";
import { firstTagIn, type Tags, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { BURSTING } from "./armed.ts";
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
    act: deadly ? "killing" : actBy(method, outcomes),
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
  // "led away and not seen since": of no other act is anything told.
  return main.act === OTHER && own.length === 0 && others.length > 0 ? others : [main, ...others];
};

/** "beat three herders", "shelled a village": what was done has its name; of much else no more is told than what came of it. */
const actBy = (method: string | null, { wounded }: Outcomes): string => {
  if (method === SHOOTING || method === BEATING) return method;
  if (wounded !== undefined) return HURT;
  return method === EXPLOSION ? SHELLING : OTHER;
};
const SHELLING = "shelling";
const BEATING = "beating";
const OTHER = "other";

/** Acts of their own beside a killing, and beside shots that killed nobody, by what came of them. */
const HURT = "injury";
const APART_FROM_HURT: readonly { readonly outcome: OutcomeKind; readonly act: string }[] = [
  { outcome: "missing", act: "disappearance" },
  { outcome: "detained", act: "arrest" },
];
const APART_FROM_DEATHS: typeof APART_FROM_HURT = [
  { outcome: "wounded", act: HURT },
  ...APART_FROM_HURT,
];

const isDeadly = ({ killed, executed }: Outcomes): boolean =>
  [killed, executed].some((count) => count !== undefined && count.max !== 0);

/** By what the words of death or of execution name; else by shots; else by what else they name (a mine, blows); else by the guns in them. */
const methodOf = (
  { tags }: Document,
  casualties: readonly Casualty[],
  sentences: readonly TokenRange[],
): string | null => {
  const named = sentences.flatMap((sentence) => tagsIn(tags, "method-words", sentence));
  const executed = named.find(({ value }) => OF_EXECUTION.has(value));
  if (executed !== undefined) return executed.value;
  const own = ownMethodOf(tags, casualties);
  if (own !== null) return own;
  const isArmed = casualties.some(({ shooting }) => shooting);
  const shots = sentences.flatMap((sentence) => [
    ...tagsIn(tags, "shoot-past", sentence),
    ...tagsIn(tags, "shoot-participle", sentence),
  ]);
  const weapons = sentences.flatMap((sentence) => tagsIn(tags, "weapons", sentence));
  const isBlast = weapons.length > 0 && weapons.every(({ value }) => BLASTS.has(value));
  // "fired mortars at them": nobody was shot.
  const isHit = shots.some((tag) => firstTagIn(tags, ["hit-words"], tag) !== null);
  if (isArmed && shots.length > 0) return isBlast && !isHit ? EXPLOSION : SHOOTING;
  // "froze to death after guards beat them": the blows are not what they died of.
  const dead = casualties.filter(isDead);
  const other = dead.length > 0 && dead.every((one) => isOtherDeath(tags, one));
  const fires = weapons.length === 0 || weapons.some(({ value }) => !SILENT.has(value));
  const byWeapon = !isArmed ? null : isBlast ? EXPLOSION : fires ? SHOOTING : null;
  // "set dogs on": the words for blows say with what.
  const dealt = casualties.find(({ blows, tag }) => blows === true && tag.value !== "")?.tag.value;
  return (other ? null : (dealt ?? named[0]?.value)) ?? byWeapon;
};
const BLASTS: ReadonlySet<string> = new Set([...BURSTING, "drone", "aircraft"]);

/** Weapons that harm without shots. */
const SILENT: ReadonlySet<string> = new Set(["knife", "tear gas", "electric-fence"]);

const isDead = ({ outcome }: Casualty): boolean => outcome === "killed";

const isOtherDeath = (tags: Tags, { tag }: Casualty): boolean =>
  firstTagIn(tags, ["other-deaths"], tag) !== null;

/** "fired at the swimmers; fifteen drowned": what they died of, where the words of every death name it. */
const ownMethodOf = (tags: Tags, casualties: readonly Casualty[]): string | null => {
  const dead = casualties.filter(isDead);
  const named = dead.map((one) =>
    isOtherDeath(tags, one) ? tagsIn(tags, "method-words", one.tag)[0]?.value : undefined,
  );
  return named.every((value) => value !== undefined) ? (named[0] ?? null) : null;
};
const OF_EXECUTION: ReadonlySet<string> = new Set(["firing-squad", "hanging"]);
const EXPLOSION = "explosion";
const SHOOTING = "shooting";
