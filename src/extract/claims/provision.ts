import type { Provision, Zone } from "../../model/order.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** A provision with the tokens that state it. */
export type FoundProvision = {
  readonly range: TokenRange;
  readonly kind: Provision["kind"];
  readonly effect: Provision["effect"];
  readonly rule: string;
};

/** What soldiers or police are told in the words: each a rule of its own, in text order. */
export const provisionsIn = (document: Document, range: TokenRange): readonly FoundProvision[] =>
  [
    ...fireProvisions(document, range),
    ...lastResort(document, range),
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
  if (tagsIn(tags, "obligation", before).length > 0) return true;
  for (let at = tag.from - 1; at >= Math.max(range.from, tag.from - 3); at--) {
    if (tokens[at]?.fold === "\u201c" || tokens[at]?.fold === '"') return true;
  }
  return false;
};

/** "avoid using", "not to fire", "stop firing": the restraint stands close before. */
const isRestrained = ({ tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const near = { from: Math.max(range.from, tag.from - 6), to: tag.from };
  if (tagsIn(tags, "exception-cues", near).length > 0) return false;
  return tagsIn(tags, "restraint-verbs", near).length > 0;
};

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

const holdFire = (range: TokenRange): FoundProvision => ({
  range,
  kind: "how-to-fire",
  effect: "restraint",
  rule: "hold-fire",
});

const licence = ({ tags }: Document, tag: TokenRange): FoundProvision => {
  const around = { from: tag.from - 5, to: tag.to + 14 };
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

const entry = ({ tags }: Document, range: TokenRange): readonly FoundProvision[] => [
  ...tagsIn(tags, "no-entry", range).map(
    (tag): FoundProvision => ({
      range: tag,
      kind: "zone",
      effect: "duty",
      rule: "stay-out-of-zone",
    }),
  ),
  ...tagsIn(tags, "hours-words", range)
    .slice(0, 1)
    .map((tag): FoundProvision => ({ range: tag, kind: "hours", effect: "duty", rule: "curfew" })),
];

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

/** A strip by its width and the line it is measured from: "within 500 metres of the fence". */
export const zoneIn = (
  document: Document,
  range: TokenRange,
): { zone: Zone; range: TokenRange } | null => {
  const { tokens, tags } = document;
  for (const unit of tagsIn(tags, "distance-units", range)) {
    const before = tokens[unit.from - 1]?.fold === "-" ? unit.from - 1 : unit.from;
    const number = within(document.numbers, { from: before - 7, to: before }).findLast(
      (other) => other.to === before,
    );
    const one = number === undefined && ["a", "one"].includes(tokens[before - 1]?.fold ?? "");
    const from = number?.from ?? before - 1;
    if (number === undefined && !one) continue;
    const line = referenceLine(document, unit);
    const zoneWord = firstTagIn(tags, ["zone-words"], { from: unit.to, to: unit.to + 3 });
    const inside = firstTagIn(tags, ["within-distance"], { from: from - 2, to: from }) !== null;
    if (zoneWord === null && !(inside && line !== null)) continue;
    const scale = Number(unit.value);
    const min = number?.min ?? number?.best ?? number?.max ?? 1;
    const max = number?.max ?? number?.best ?? number?.min ?? 1;
    const words = { from, to: line?.to ?? zoneWord?.to ?? unit.to };
    if (isVeiled(document, words)) continue;
    return {
      range: words,
      zone: {
        distance_km: { min: rounded(min * scale), max: rounded(max * scale) },
        reference_line: line === null ? null : wordsOf(document, line),
        basis: { how: "stated", passages: [passageAt(document, words)] },
      },
    };
  }
  return null;
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What the distance is measured from, as the text says, with its article. */
const referenceLine = (document: Document, unit: Tag): TokenRange | null => {
  const { tokens, tags } = document;
  const link = tagsIn(tags, "of-from", { from: unit.to, to: unit.to + 9 })[0];
  if (link === undefined) return null;
  const reach = { from: link.to, to: link.to + 8 };
  const place = within(document.places, reach).find(
    ({ kind }) => kind === "border" || kind === "river",
  );
  const noun = firstTagIn(tags, ["reference-lines"], reach);
  const end = Math.max(noun?.to ?? 0, place?.to ?? 0);
  if (end === 0) return null;
  for (let at = link.to; at < end; at++) {
    if (tokens[at]?.fold === "," || tagAt(tags, "clause-openers", at) !== null) return null;
  }
  return { from: link.to, to: end };
};
