import type { Provision } from "../../model/order.ts";
import { type Document, passageAt } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { stowed, unreported } from "./arms.ts";
import { asEnemies, sparing } from "./enemy.ts";
import { type FoundProvision, fireProvisionsIn } from "./fire.ts";
import { leaveRule, underCondition, withLeave } from "./leave.ts";
import { noneAlive } from "./none-alive.ts";
import { isLastResort } from "./restraint.ts";
import { firstSteps, UNWARNED, unwarned } from "./warning.ts";

/** What soldiers or police are told in the words: each a rule of its own, in text order. */
export const provisionsIn = (document: Document, range: TokenRange): readonly FoundProvision[] =>
  [
    ...fireProvisionsIn(document, range),
    ...firstSteps(document, range),
    ...unwarned(document, range),
    ...noneAlive(document, range),
    ...ofOneWord(document, range),
    ...asEnemies(document, range),
    ...withLeave(document, range),
    ...underCondition(document, range),
    ...sparing(document, range),
    ...stowed(document, range),
    ...unreported(document, range),
    ...lessLethal(document, range),
    ...ammunition(document, range),
    ...entry(document, range),
    ...midpoint(document, range),
    ...dutyToReport(document, range),
  ].sort((a, b) => a.range.from - b.range.from);

/** The provision as an order carries it. */
export const provisionOf = (document: Document, found: FoundProvision): Provision => ({
  kind: found.kind,
  effect: found.effect,
  rule: found.rule,
  basis: { how: "stated", passages: [passageAt(document, found.range)] },
});

type Ruling = Pick<FoundProvision, "kind" | "effect">;

/** Rules whose own words say all of them. */
const RULINGS: ReadonlyMap<string, Ruling> = new Map([
  ["arrest-first", { kind: "who-may-be-shot-at", effect: "restraint" }],
  ["no-careless-fire", { kind: "how-to-fire", effect: "restraint" }],
  ["hold-fire", { kind: "how-to-fire", effect: "restraint" }],
  ["live-fire-only-if-necessary", { kind: "how-to-fire", effect: "restraint" }],
  ["aim-low", { kind: "how-to-fire", effect: "restraint" }],
  ["identify-target-first", { kind: "how-to-fire", effect: "restraint" }],
  ["no-report-needed", { kind: "duty-to-report", effect: "licence" }],
  ["permission-first", { kind: "how-to-fire", effect: "restraint" }],
  ["entry-by-permit", { kind: "zone", effect: "duty" }],
  ["report-every-shot", { kind: "duty-to-report", effect: "duty" }],
  ["leave-bodies", { kind: "duty-to-report", effect: "duty" }],
]);

/** "must ask permission before firing"; not "to leave the post". */
const isForFire = ({ tags }: Document, { from, to }: TokenRange, range: TokenRange): boolean =>
  firstTagIn(tags, FIRING, {
    from: Math.max(range.from, from - TO_FIRING),
    to: Math.min(range.to, to + TO_FIRING),
  }) !== null;
const FIRING: readonly ListName[] = [
  ...(["fire-base", "fire-gerund", "fire-passive", "use-nouns", "weapon-use"] as const),
];
const TO_FIRING = 14;
const PERMISSION = "permission-first";

const ofOneWord = (document: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(document.tags, "provision-words", range).flatMap((tag) => {
    const ruling = RULINGS.get(tag.value);
    if (tag.value === PERMISSION)
      return isForFire(document, tag, range) ? [leaveRule(document, tag, range)] : [];
    return ruling === undefined ? [] : [{ range: tag, ...ruling, rule: tag.value }];
  });

/** Flares, blanks or warnings in place of or before live fire. */
const lessLethal = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const skipped = unwarned(document, range).map((free) => free.range);
  return tagsIn(tags, "less-lethal", range).flatMap((tag): readonly FoundProvision[] => {
    const { from, to, value } = tag;
    if (touchesRange(skipped, tag)) return [];
    if (firstTagIn(tags, ["no-more"], { from: from - 2, to: from }) !== null) {
      // "no warning shots were fired" tells of a day; "no flares" of no warning.
      const isDone = firstTagIn(tags, ["shoot-past"], { from: to, to: to + 3 }) !== null;
      return WARNING.has(value) && !isDone ? [{ range: { from, to }, ...UNWARNED }] : [];
    }
    const near = { from: tag.from - 8, to: tag.to + 8 };
    const left = tagsIn(tags, "only-cues", { from: tag.from - 5, to: tag.from }).length > 0;
    const live = firstTagIn(tags, ["live-ammunition"], near) !== null;
    if (firstTagIn(tags, ["leave-words"], { from: tag.from - 4, to: tag.from }) !== null) return [];
    const instead = firstTagIn(tags, ["instead-cues"], near);
    const due = { from: tag.from - TO_DUTY, to: tag.from };
    const told = tagsIn(tags, "obligation", due).some(
      // "to wait until shots are fired in the air": somebody else's.
      (duty) => firstTagIn(tags, ["waiting-cues"], { from: duty.to, to: tag.from }) === null,
    );
    // "no longer need consent to fire a warning shot"
    const waived = firstTagIn(tags, ["no-duty"], { from: tag.from - TO_FIRING, to: tag.from });
    if (waived !== null && instead === null) return [];
    if (left && live && instead === null) return [];
    // "Warning shots shall be given first"
    const isDue = tagAt(tags, "duty-words", tag.to) !== null;
    const isLeftAlone =
      firstTagIn(tags, ["only-cues"], { from: from - TO_ONLY, to: from }) !== null &&
      firstTagIn(tags, ["permission-verbs"], { from: to, to: to + TO_ALLOWED }) !== null;
    const isBefore = isBeforeFire(document, tag, range);
    if (instead === null && !told && !isDue && !isLeftAlone && !isBefore) return [];
    const isFirst = WARNING.has(value) && (instead?.value === FIRST || isBefore);
    const rule = isFirst && value === SHOTS ? `${value}-first` : `${value}-instead-of-live-fire`;
    return [{ range: tag, kind: "how-to-fire", effect: "restraint", rule }];
  });
};
/** How the lexicon marks "first": what comes after it is not instead of live fire. */
const FIRST = "first";
const SHOTS = "warning-shots";
const TO_DUTY = 9;
const TO_ONLY = 3;
const TO_ALLOWED = 4;

/** "a warning shot before they aim at people" */
const isBeforeFire = ({ tags }: Document, { to }: TokenRange, range: TokenRange): boolean => {
  const fire = ["fire-base", "fire-gerund", "fire-passive"] as const;
  const before = firstTagIn(tags, ["before-point"], { from: to, to: to + 2 });
  if (before !== null && firstTagIn(tags, fire, { from: before.to, to: before.to + 5 }) !== null)
    return true;
  // "then fire into the air, and may use firearms against …"
  const next = { from: to, to: Math.min(range.to, to + TO_NEXT) };
  return tagsIn(tags, "allowing-words", next).some(
    (may) => firstTagIn(tags, ["fire-base"], { from: may.to, to: may.to + 2 }) !== null,
  );
};
const TO_NEXT = 6;

/** "no more warning shots": they are to fire without. */
const WARNING: ReadonlySet<string> = new Set(["warning-shots", "warnings-first"]);

const ammunition = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const found: FoundProvision[] = [];
  // "live rounds only on the word of an officer": not the only kind.
  const isByLeave = withLeave(document, range).length > 0;
  for (const tag of tagsIn(tags, "live-ammunition", range)) {
    if (isLastResort(document, tag, range) || isByLeave) continue;
    const near = { from: tag.from - 8, to: tag.to + 3 };
    const instead =
      firstTagIn(tags, ["instead-cues"], { from: tag.from - 4, to: tag.from }) !== null;
    if (instead) continue;
    if (firstTagIn(tags, ["only-cues"], near) !== null) {
      found.push({
        range: tag,
        kind: "ammunition",
        effect: "licence",
        rule: "live-ammunition-only",
      });
    } else if (
      firstTagIn(tags, ["restraint-verbs"], { from: tag.from - 4, to: tag.from }) !== null
    ) {
      found.push({
        range: tag,
        kind: "ammunition",
        effect: "restraint",
        rule: "avoid-live-ammunition",
      });
    }
  }
  return found;
};

const entry = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const closed = tagsIn(tags, "no-entry", range);
  const zones = closed.map(
    (tag): FoundProvision => ({
      range: tag,
      kind: "zone",
      effect: "duty",
      rule: "stay-out-of-zone",
    }),
  );
  const night = curfewIn(document, range) ?? hoursBetween(document, range);
  if (night === null) return zones;
  return [...zones, { range: night, kind: "hours", effect: "duty", rule: "curfew" }];
};

/** The word itself, or hours at which people are barred: "fire on rafts at night" keeps nobody in. */
const curfewIn = ({ tags, tokens }: Document, range: TokenRange): TokenRange | null =>
  tagsIn(tags, "curfew-words", range)[0] ??
  tagsIn(tags, "hours-words", range).find((hours) => {
    const clause = clauseAround(tokens, range, hours);
    const bar = firstTagIn(tags, ["barring-words"], clause);
    if (bar === null) return false;
    const between = { from: Math.min(bar.from, hours.from), to: Math.max(bar.to, hours.to) };
    return firstTagIn(tags, ["fire-base", "fire-gerund", "shoot-nouns"], between) === null;
  }) ??
  null;

/** "nobody may be outside between eight in the evening and five in the morning". */
const hoursBetween = ({ tokens, tags }: Document, range: TokenRange): TokenRange | null => {
  const [first, second] = tagsIn(tags, "part-of-day", range);
  if (first === undefined || second === undefined) return null;
  const isBarred = firstTagIn(tags, ["barring-words"], range) !== null;
  const clause = clauseAround(tokens, range, { from: first.from, to: second.to });
  return isBarred ? { from: Math.max(clause.from, first.from - 3), to: second.to } : null;
};

/** "even past the midpoint of the river", "only before they reach it": how far out one may be shot at. */
const midpoint = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "midpoint", range).flatMap((tag): readonly FoundProvision[] => {
    const from = Math.max(range.from, tag.from - 8);
    const sides = tagsIn(tags, "midpoint-sides", { from, to: tag.from });
    // "before they crossed the midpoint": not yet beyond it.
    const side = sides.find(({ value }) => value === UP_TO) ?? sides.at(-1);
    if (side === undefined) return [];
    const effect = side.value === UP_TO ? "restraint" : "licence";
    return [{ range: { from: side.from, to: tag.to }, kind: "zone", effect, rule: side.value }];
  });
const UP_TO = "up-to-midpoint";

const dutyToReport = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "report-duty", range)
    // "must report every shot": a rule of its own, whose words say what is to be reported.
    .filter(
      (tag) => firstTagIn(tags, ["provision-words"], { from: tag.from, to: tag.to + 1 }) === null,
    )
    .map((tag) => ({
      range: tag,
      kind: "duty-to-report",
      effect: "duty",
      rule: "report-strangers",
    }));
