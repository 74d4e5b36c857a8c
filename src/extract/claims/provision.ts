import type { Provision } from "../../model/order.ts";
import { type Document, passageAt, within } from "../document.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tag, type TokenRange, tagsIn } from "../tokens/tag.ts";

/** A provision with the tokens that state it. */
export type FoundProvision = {
  readonly range: TokenRange;
  readonly kind: Provision["kind"];
  readonly effect: Provision["effect"];
  readonly rule: string;
};

/** What soldiers or police are told in the words: each a rule of its own, in text order. */
export const provisionsIn = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const fire = fireProvisions(document, range);
  return [
    ...fire,
    ...refinements(document, fire, range),
    ...ofOneWord(document, range),
    ...roundsGiven(document, range),
    ...lastResort(document, range),
    ...lessLethal(document, range),
    ...ammunition(document, range),
    ...entry(document, range),
    ...midpoint(document, range),
    ...dutyToReport(document, range),
  ].sort((a, b) => a.range.from - b.range.from);
};

/** The provision as an order carries it. */
export const provisionOf = (document: Document, found: FoundProvision): Provision => ({
  kind: found.kind,
  effect: found.effect,
  rule: found.rule,
  basis: { how: "stated", passages: [passageAt(document, found.range)] },
});

const fireProvisions = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const found: FoundProvision[] = [];
  for (const tag of tagsIn(tags, "shoot-nouns", range)) found.push(licence(document, tag));
  for (const tag of tagsIn(tags, "fire-base", range)) {
    if (found.some(({ range: other }) => other.from <= tag.from && tag.to <= other.to)) continue;
    if (tagsIn(tags, "less-lethal", { from: tag.to, to: tag.to + 3 }).length > 0) continue;
    if (!isTold(document, tag, range)) continue;
    if (isLastResort(document, tag, range)) continue;
    found.push(isRestrained(document, tag, range) ? holdFire(tag) : licence(document, tag));
  }
  for (const tag of tagsIn(tags, "fire-gerund", range)) {
    if (isRestrained(document, tag, range)) found.push(holdFire(tag));
  }
  for (const tag of tagsIn(tags, "fire-passive", range)) {
    if (
      tagsIn(tags, "be-forms", { from: tag.from - 3, to: tag.from }).length > 0 &&
      isTold(document, tag, range)
    ) {
      found.push(isRestrained(document, tag, range) ? holdFire(tag) : licence(document, tag));
    }
  }
  return found;
};

/** "to shoot", "must fire", "would kill", or the quoted words of an order: not "to kill time", which no order holds. */
const isTold = ({ tokens, tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const before = { from: Math.max(range.from - 2, tag.from - 9), to: tag.from };
  const told = [...tagsIn(tags, "obligation", before), ...tagsIn(tags, "bare-be", before)];
  // "May 3" is a day.
  if (told.some(({ from }) => tokens[from]?.capital !== true)) return true;
  for (let at = tag.from - 1; at >= Math.max(range.from, tag.from - 3); at--) {
    if (tokens[at]?.fold === "\u201c" || tokens[at]?.fold === '"') return true;
  }
  return false;
};

/** "avoid using", "not to fire", "stop firing": the restraint stands close before. */
const isRestrained = ({ tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const near = { from: Math.max(range.from, tag.from - 6), to: tag.from };
  if (tagsIn(tags, "exception-cues", near).length > 0) return false;
  return tagsIn(tags, "restraint-verbs", near).some((word) => {
    // "whoever crosses without permission be shot": said of those fired at.
    if (word.value === NEXT && word.to < tag.from) return false;
    const before = { from: word.from - 3, to: word.from };
    return firstTagIn(tags, ["relative-pronouns", "hypothetical-cues"], before) === null;
  });
};

/** Marks a word that restrains only what it stands right before ("without firing"). */
const NEXT = "next";

/** "use live rounds only where it cannot be avoided": told when one may fire at all, not to fire. */
const lastResort = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const tags = (["fire-base", "live-ammunition"] as const).flatMap((list) =>
    tagsIn(document.tags, list, range),
  );
  const first = tags.find((tag) => isLastResort(document, tag, range));
  if (first === undefined) return [];
  const rule = "live-fire-only-if-necessary";
  return [{ range: first, kind: "how-to-fire", effect: "restraint", rule }];
};

/** A word of necessity after it, with "only" or "unless" on the way. */
const isLastResort = ({ tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const reach = { from: tag.to, to: Math.min(range.to, tag.to + LAST_RESORT_REACH) };
  const need = firstTagIn(tags, ["necessity-words"], reach);
  if (need === null) return false;
  return (
    firstTagIn(tags, ["only-cues", "exception-cues"], { from: tag.from - 3, to: need.to }) !== null
  );
};
const LAST_RESORT_REACH = 14;

type Ruling = Pick<FoundProvision, "kind" | "effect">;

const WHO: Ruling = { kind: "who-may-be-shot-at", effect: "licence" };
const HOW: Ruling = { kind: "how-to-fire", effect: "licence" };

/** What words near a licence to fire add to it, by the name the lexicon gives them. */
const REFINEMENTS: ReadonlyMap<string, Ruling> = new Map([
  ["shoot-those-who-resist", WHO],
  ["shoot-those-who-flee", WHO],
  ["shoot-animals-too", WHO],
  ["shoot-foreigners-too", WHO],
  ["fire-boldly", HOW],
  ["fire-without-warning", HOW],
]);

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
      (licence) =>
        tag.from < licence.range.to + AFTER_FIRE && tag.to > licence.range.from - BEFORE_FIRE,
    );
    return ruling === undefined || !near ? [] : [{ range: tag, ...ruling, rule: tag.value }];
  });
};
const AFTER_FIRE = 16;
const BEFORE_FIRE = 9;

/** Rules whose own words say all of them. */
const RULINGS: ReadonlyMap<string, Ruling> = new Map([
  ["arrest-first", { kind: "who-may-be-shot-at", effect: "restraint" }],
  ["entry-by-permit", { kind: "zone", effect: "duty" }],
  ["report-every-shot", { kind: "duty-to-report", effect: "duty" }],
  ["leave-bodies", { kind: "duty-to-report", effect: "duty" }],
]);

const ofOneWord = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "provision-words", range).flatMap((tag) => {
    const ruling = RULINGS.get(tag.value);
    return ruling === undefined ? [] : [{ range: tag, ...ruling, rule: tag.value }];
  });

/** "were given 40 rounds each": ammunition handed out with a number. */
const roundsGiven = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const given = tagsIn(tags, "allot-verbs", range)[0];
  if (given === undefined) return [];
  const rounds = tagsIn(tags, "rounds", { from: given.to, to: Math.min(range.to, given.to + 12) });
  const first = rounds.find(
    (tag) => within(document.numbers, { from: tag.from - 3, to: tag.from }).length > 0,
  );
  const number =
    first === undefined
      ? undefined
      : within(document.numbers, { from: given.to, to: first.from })[0];
  if (first === undefined || number === undefined) return [];
  const words = { from: number.from, to: first.to };
  return [{ range: words, kind: "ammunition", effect: "licence", rule: "more-rounds" }];
};

const holdFire = (range: TokenRange): FoundProvision => ({
  range,
  kind: "how-to-fire",
  effect: "restraint",
  rule: "hold-fire",
});

const licence = ({ tags }: Document, tag: TokenRange): FoundProvision => {
  const around = { from: tag.from - 5, to: tag.to + 20 };
  const onSight = firstTagIn(tags, ["on-sight"], around) !== null;
  const sightNoun = firstTagIn(tags, ["on-sight"], { from: tag.from, to: tag.to }) !== null;
  const rule = onSight || sightNoun ? "shoot-on-sight" : "shoot-to-kill";
  return { range: tag, kind: "who-may-be-shot-at", effect: "licence", rule };
};

/** Flares, blanks or warnings in place of or before live fire. */
const lessLethal = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] =>
  tagsIn(tags, "less-lethal", range).flatMap((tag): readonly FoundProvision[] => {
    const near = { from: tag.from - 8, to: tag.to + 8 };
    const left = tagsIn(tags, "only-cues", { from: tag.from - 5, to: tag.from }).length > 0;
    const live = firstTagIn(tags, ["live-ammunition"], near) !== null;
    if (firstTagIn(tags, ["leave-words"], { from: tag.from - 4, to: tag.from }) !== null) return [];
    const instead = firstTagIn(tags, ["instead-cues"], near) !== null;
    const told = firstTagIn(tags, ["obligation"], { from: tag.from - 6, to: tag.from }) !== null;
    if (left && live && !instead) return [];
    if (!instead && !told) return [];
    return [
      {
        range: tag,
        kind: "how-to-fire",
        effect: "restraint",
        rule: `${tag.value}-instead-of-live-fire`,
      },
    ];
  });

const ammunition = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  const found: FoundProvision[] = [];
  for (const tag of tagsIn(tags, "live-ammunition", range)) {
    if (isLastResort(document, tag, range)) continue;
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
  const night = tagsIn(tags, "hours-words", range)[0] ?? hoursBetween(document, range);
  if (night === null) return zones;
  return [...zones, { range: night, kind: "hours", effect: "duty", rule: "curfew" }];
};

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
  tagsIn(tags, "report-duty", range).map((tag) => ({
    range: tag,
    kind: "duty-to-report",
    effect: "duty",
    rule: "report-strangers",
  }));
