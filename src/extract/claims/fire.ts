import type { Provision } from "../../model/order.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type FireRuling, licence, onlyAt, restraint } from "./fire-ruling.ts";
import { isOwnThreat, isTold } from "./fire-told.ts";
import {
  allowedFire,
  barredUse,
  isAllowedUse,
  isLastResort,
  isNoMore,
  isRestrained,
  lastResort,
} from "./restraint.ts";
import { firstSteps, mayFollow } from "./warning.ts";

/** A provision with the tokens that state it. */
export type FoundProvision = {
  readonly range: TokenRange;
  readonly kind: Provision["kind"];
  readonly effect: Provision["effect"];
  readonly rule: string;
};

/** Who may be fired at and how, as the words tell it: licences, what narrows or adds to them, restraints. */
export const fireProvisionsIn = (
  document: Document,
  range: TokenRange,
): readonly FoundProvision[] => {
  const told = toldToFire(document, range);
  const added = refinements(document, told, range);
  const fire = told.filter((one) => !added.some((other) => narrows(document, other, one)));
  return [
    ...fire,
    ...weaponUse(document, range),
    ...added,
    ...orArrest(document, told, range),
    ...lastResort(document, range),
    ...barredUse(document, range),
  ];
};

const toldToFire = (document: Document, range: TokenRange): readonly FireRuling[] => {
  const { tags } = document;
  const found: FireRuling[] = [];
  for (const tag of tagsIn(tags, "shoot-nouns", range))
    found.push(isNoMore(document, tag) ? restraint(document, tag) : licence(document, tag));
  for (const tag of tagsIn(tags, "fire-base", range)) {
    if (found.some(({ range: other }) => other.from <= tag.from && tag.to <= other.to)) continue;
    if (tagsIn(tags, "less-lethal", { from: tag.to, to: tag.to + 3 }).length > 0) continue;
    // "if they come under fire": somebody else's.
    if (tagAt(tags, "under-words", tag.from - 1) !== null) continue;
    // "aim for the legs": a rule of its own.
    const aimed = tagsIn(tags, "provision-words", { from: tag.from, to: tag.to + 1 });
    if (aimed.length > 0 && !isAllowed(document, tag)) continue;
    if (tag.value === NONE || !isTold(document, tag, range) || isOwnThreat(document, tag)) continue;
    if (isLastResort(document, tag, range)) continue;
    found.push(isBarred(document, tag, range) ? restraint(document, tag) : licence(document, tag));
    if (tagAt(tags, "only-targets", tag.to) !== null) found.push(onlyAt(document, tag));
  }
  for (const tag of tagsIn(tags, "fire-gerund", range)) {
    if (isLastResort(document, tag, range) || !isRestrained(document, tag, range)) continue;
    // "the notice does not mention shooting": nothing is barred by that.
    if (firstTagIn(tags, ["mention-verbs"], { from: tag.from - 2, to: tag.from }) !== null)
      continue;
    found.push(isBarred(document, tag, range) ? restraint(document, tag) : licence(document, tag));
  }
  for (const tag of PASSIVE.flatMap((list) => tagsIn(tags, list, range))) {
    if (tag.value === NONE || isSanction(document, tag, range) || isOfRule(document, tag)) continue;
    if (tag.value === ANY && !isOfAny(document, tag, range)) continue;
    if (tag.value === SHOTS && !isOfShots(document, tag)) continue;
    if (!isPassivelyTold(document, tag, range)) continue;
    found.push(isBarred(document, tag, range) ? restraint(document, tag) : licence(document, tag));
  }
  return found;
};

/** "the old rules were finished": not of anybody. */
export const isOfRule = ({ tags, tokens }: Document, { from }: Tag): boolean => {
  const be = tagsIn(tags, "be-forms", { from: from - TO_BE, to: from })[0];
  return (
    be !== undefined &&
    // "whoever crosses without permission be shot"
    tokens[be.from]?.fold !== BARE_BE &&
    firstTagIn(tags, ["order-nouns", "rule-nouns"], { from: be.from - 1, to: be.from }) !== null
  );
};
const TO_BE = 3;
const BARE_BE = "be";

/** "may fire at the legs": allowed to fire, and bid where to aim. */
const isAllowed = ({ tags }: Document, { from }: Tag): boolean =>
  (["permission-verbs", "permission-modals"] as const).some(
    (list) => firstTagIn(tags, [list], { from: from - TO_ALLOWED, to: from }) !== null,
  );
const TO_ALLOWED = 3;

/** "firearms may be used", "firearms were no longer to be used", "permitted the use of firearms" */
const weaponUse = (document: Document, range: TokenRange): readonly FoundProvision[] => [
  ...tagsIn(document.tags, "weapon-use", range)
    .filter((tag) => tag.value !== NONE && !isLastResort(document, tag, range))
    .map((tag) => (tag.value === "licence" ? licence(document, tag) : restraint(document, tag))),
  ...tagsIn(document.tags, "use-nouns", range)
    .filter((tag) => isAllowedUse(document, tag) && !isLastResort(document, tag, range))
    .map((tag) => licence(document, tag)),
  // "allows fire at carts"
  ...tagsIn(document.tags, "fire-base", range)
    .filter(({ from }) => [1, 2].some((back) => tagAt(document.tags, "use-allowing", from - back)))
    .filter((tag) => isAllowedUse(document, tag) && !isAllowedOnly(document, tag, range))
    .map((tag) => licence(document, tag)),
  ...allowedFire(document, range)
    .filter((tag) => !isLastResort(document, tag, range))
    .map((tag) => licence(document, tag)),
];

/** "allowed fire only after two warnings": no more than that. */
const isAllowedOnly = ({ tags }: Document, { from, to }: Tag, range: TokenRange): boolean =>
  firstTagIn(tags, ["only-cues"], { from, to: Math.min(range.to, to + TO_ONLY) }) !== null;
const TO_ONLY = 6;

/** "not to fire"; "not to fire until they have called out" lets them fire after that. */
const isBarred = (document: Document, tag: Tag, range: TokenRange): boolean =>
  isRestrained(document, tag, range) && !mayFollow(document, tag, range);

const PASSIVE: readonly ListName[] = ["fire-passive", "fire-passive-unsure"];

/** "are to be shot", "may not be fired on"; not "were not fired on", which tells of what was. */
const isPassivelyTold = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tags } = document;
  const near = { from: tag.from - 3, to: tag.from };
  const be = tagsIn(tags, "be-forms", near).at(-1);
  // "are to be held and not fired on"
  if (be === undefined) return isJoinedTo(document, tag, range);
  const isDone = tagAt(tags, "past-be", be.from) !== null;
  if (isDone && firstTagIn(tags, ["negators"], { from: be.to, to: tag.from }) !== null)
    return false;
  return isTold(document, tag, range) || isFateOfAny(document, tag, range);
};

/** "to be regarded as rebels and engaged", "must be held and not fired on": goes on with what is bidden before. */
const isJoinedTo = ({ tags }: Document, { from }: Tag, range: TokenRange): boolean => {
  const at = tagAt(tags, "negators", from - 1) === null ? from - 1 : from - 2;
  if (tagAt(tags, "joiners", at) === null && tagAt(tags, "or-words", at) === null) return false;
  const before = { from: Math.max(range.from, at - TO_JOINED), to: at };
  const be = tagsIn(tags, "bare-be", before).at(-1);
  return be !== undefined && tagAt(tags, "modals", be.from - 1) !== null;
};
const TO_JOINED = 14;

/** "Anybody touching the wire could be hit": a word that tells of much else. */
const isOfAny = ({ tags }: Document, { from }: Tag, range: TokenRange): boolean =>
  firstTagIn(tags, ["generic-cues"], { from: Math.max(range.from, from - TO_ANY), to: from }) !==
  null;
const TO_ANY = 12;

/** "no shots may be fired", and not "officers may be fired" */
const isOfShots = ({ tags }: Document, { from }: Tag): boolean =>
  tagAt(tags, "bare-be", from - 1) !== null &&
  firstTagIn(tags, SHOT, { from: from - TO_SHOTS, to: from }) !== null;
const SHOT: readonly ListName[] = ["shot-nouns", "live-ammunition", "weapons", "arming-words"];
const TO_SHOTS = 6;

/** "the order is that whoever is seen is shot": what an order says becomes of anyone is what is to be done; "was shot" tells of what was. */
const isFateOfAny = ({ tags }: Document, tag: Tag, { from }: TokenRange): boolean => {
  const [order] = tagsIn(tags, "order-nouns", { from, to: tag.from });
  return (
    order !== undefined &&
    firstTagIn(tags, ["lasting-be"], { from: tag.from - 3, to: tag.from }) !== null &&
    firstTagIn(tags, ["generic-cues"], { from: order.to, to: tag.from }) !== null
  );
};

/** "any guard who lets them pass will be shot": what troops who do not obey are threatened with, not "drivers who fail to stop". */
const isSanction = ({ tags }: Document, tag: Tag, { from }: TokenRange): boolean => {
  const before = { from: Math.max(from, tag.from - TO_DISOBEYING), to: tag.from };
  return tagsIn(tags, "sanction-triggers", before).some((trigger) => {
    const who = { from: Math.max(from, trigger.from - TO_TROOPS), to: trigger.from };
    const troops = tagsIn(tags, "addressee-heads", who).at(-1);
    return troops !== undefined && tagAt(tags, "public-heads", troops.from) === null;
  });
};
const TO_TROOPS = 3;
const TO_DISOBEYING = 14;

const UNQUALIFIED: ReadonlySet<string> = new Set(["open-fire", "shoot-to-kill"]);

/** How the lexicon marks words that only look like firing ("kill time"). */
const NONE = "none";
/** How it marks those that only of "anyone" tell what may be done. */
const ANY = "any";
/** How it marks those that need shots to be fired. */
const SHOTS = "shots";

type Ruling = Pick<FoundProvision, "kind" | "effect">;

const WHO: Ruling = { kind: "who-may-be-shot-at", effect: "licence" };
const HOW: Ruling = { kind: "how-to-fire", effect: "licence" };

const BOLDLY = "fire-boldly";

/** What words near a licence to fire add to it, by the name the lexicon gives them. */
const REFINEMENTS: ReadonlyMap<string, Ruling> = new Map([
  ["shoot-those-who-resist", WHO],
  ["shoot-those-who-flee", WHO],
  ["shoot-animals-too", WHO],
  ["shoot-foreigners-too", WHO],
  [BOLDLY, HOW],
  ["fire-without-warning", HOW],
]);

/** Those that say at whom alone one may fire. */
const NARROWING: ReadonlySet<string> = new Set(["shoot-those-who-resist", "shoot-those-who-flee"]);

/** "kill those who resist", "people and animals", "without warning": whom a licence names, and how. */
const refinements = (
  document: Document,
  fire: readonly FoundProvision[],
  range: TokenRange,
): readonly FoundProvision[] => {
  const licences = fire.filter(({ effect }) => effect === "licence");
  if (licences.length === 0) return [];
  return tagsIn(document.tags, "licence-words", range).flatMap((tag) => {
    const ruling = REFINEMENTS.get(tag.value);
    const near = licences.some(
      (one) => tag.from < one.range.to + AFTER_FIRE && tag.to > one.range.from - BEFORE_FIRE,
    );
    // "anyone except foreigners": those it spares.
    const before = { from: tag.from - TO_EXCEPTION, to: tag.from };
    const spared = firstTagIn(document.tags, ["exception-cues"], before) !== null;
    // "not to shoot without a warning": what must come first, and no fire without it.
    const asked = firstSteps(document, range).some((step) => touchesRange([step.range], tag));
    return ruling === undefined || !near || spared || asked
      ? []
      : [{ range: tag, ...ruling, rule: tag.value }];
  });
};
const TO_EXCEPTION = 3;
const AFTER_FIRE = 16;
const BEFORE_FIRE = 9;

/**
 * "kill those who resist" licenses no more than that, and "fire bravely" names nobody at all: no
 * licence to shoot whoever comes stands beside them.
 */
const narrows = ({ tags }: Document, other: FoundProvision, one: FireRuling): boolean => {
  if (!UNQUALIFIED.has(one.rule) || one.effect !== "licence") return false;
  const gap = gapOf(one.range, other.range);
  if (other.rule === BOLDLY) return one.open && gap.to - gap.from <= BESIDE;
  if (!NARROWING.has(other.rule) || gap.to - gap.from > AFTER_FIRE) return false;
  // "shoot anyone in the strip, and those who resist": the others are named too.
  return firstTagIn(tags, ["generic-cues", "target-nouns", "including-words"], gap) === null;
};
const BESIDE = 2;

const gapOf = (a: TokenRange, b: TokenRange): TokenRange =>
  a.to <= b.from ? { from: a.to, to: b.from } : { from: b.to, to: Math.max(b.to, a.from) };

/** "to shoot them on sight or to bring them in": the order leaves the choice. */
const orArrest = (
  { tags }: Document,
  fire: readonly FoundProvision[],
  range: TokenRange,
): readonly FoundProvision[] =>
  tagsIn(tags, "arrest-words", range).flatMap((tag): readonly FoundProvision[] => {
    const chosen = fire.some(({ range: one, effect }) => {
      const gap = gapOf(one, tag);
      if (effect !== "licence" || gap.to - gap.from > CHOICE_REACH) return false;
      return (
        firstTagIn(tags, ["or-words"], gap) !== null && tagAt(tags, "by-words", gap.to) === null
      );
    });
    return chosen
      ? [{ range: tag, kind: "who-may-be-shot-at", effect: "duty", rule: "or-arrest" }]
      : [];
  });
const CHOICE_REACH = 12;
