import { type Zone, ZoneSide } from "../../model/order.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import { clauseAround } from "../sentences/clause.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { widthAt } from "./zone-width.ts";

/** A strip with the tokens that state it. */
export type FoundZone = {
  readonly zone: Zone;
  readonly range: TokenRange;
  /** The word that calls it a strip or a zone; null where only a distance is told. */
  readonly named: Tag | null;
};

/** How the lexicon marks words for a strip of any kind ("a zone"), and for a zone of something else. */
export const BARE = "bare";
const NONE = "none";

/** A strip by its width and the line it is measured from: "within 500 metres of the fence"; null where none is told. */
export const zoneIn = (document: Document, range: TokenRange): FoundZone | null => {
  for (const unit of tagsIn(document.tags, "distance-units", range)) {
    const found = zoneAt(document, unit);
    if (found !== null) return found;
  }
  return null;
};

const zoneAt = (document: Document, unit: Tag): FoundZone | null => {
  const { tags } = document;
  const width = widthAt(document, unit);
  if (width === null) return null;
  const { from, to } = width;
  const zoneWord = zoneWordBeside(document, width);
  // "less than 100 metres": the words may be of the number.
  const told = firstTagIn(tags, ["within-distance"], { from: from - 2, to: from + 1 });
  const end = { ...unit, to };
  const line = lineBefore(document, from) ?? referenceLine(document, end, told);
  const isInside = told !== null || width.bound || isOrLess(document, to);
  const isLine = isInside || lineBefore(document, from) !== null;
  const isNear = line === null && told !== null && isApproach(document, told, to);
  if (zoneWord === null && (!isLine || line === null) && !isNear) return null;
  const scale = Number(unit.value);
  const words = {
    from: Math.min(from, zoneWord?.from ?? from, line?.from ?? from),
    to: Math.max(line?.to ?? 0, zoneWord?.to ?? 0, to),
  };
  if (isVeiled(document, words)) return null;
  return {
    range: words,
    named: zoneWord,
    zone: {
      sides: sidesIn(document, { unit, words }),
      distance_km: { min: rounded(width.min * scale), max: rounded(width.max * scale) },
      reference_line: line === null ? null : wordsOf(document, line),
      basis: { how: "stated", passages: [passageAt(document, words)] },
    },
  };
};

/** "on both banks", "inland of the wire": sides told right beside the width. */
const sidesIn = (
  document: Document,
  { unit, words }: { readonly unit: Tag; readonly words: TokenRange },
): NonNullable<Zone["sides"]> => {
  const { tokens, tags } = document;
  const sentence = rangeHolding(document.sentences, unit.from);
  if (sentence === null) return [];
  const clause = clauseAround(tokens, sentence, words);
  const near = {
    from: Math.max(clause.from, words.from - TO_SIDE),
    to: Math.min(clause.to, words.to + TO_SIDE),
  };
  const both = firstTagIn(tags, ["both-sides"], near);
  const told = tagsIn(tags, "zone-sides", near).map((tag) => ({ tag, value: tag.value }));
  const all = both === null ? told : BOTH.map((value) => ({ tag: both, value }));
  return all.flatMap(({ tag, value }) => {
    const side = ZoneSide.safeParse(value);
    if (!side.success || isVeiled(document, tag)) return [];
    return [{ value: side.data, basis: { how: "stated", passages: [passageAt(document, tag)] } }];
  });
};
const TO_SIDE = 10;
const BOTH: readonly ZoneSide[] = ["own-side", "other-side"];

/** "a 500-metre buffer zone", "a buffer zone of 500 metres", "a strip 500 metres deep": what the width is said of. */
const zoneWordBeside = ({ tags }: Document, { from, to }: TokenRange): Tag | null => {
  const after = zoneWordsIn(tags, { from: to, to: to + 3 })[0];
  // "two kilometres from the zone": how far off it is, not how wide.
  const isApart =
    after !== undefined && firstTagIn(tags, ["of-from"], { from: to, to: after.from });
  if (after !== undefined && isApart === null) return after;
  const made = tagsIn(tags, "width-verbs", { from: from - TO_WIDTH, to: from }).at(-1);
  const reach = made?.to === from ? made.from - TO_WIDTH : from - 4;
  const before = zoneWordsIn(tags, { from: reach, to: from }).at(-1);
  if (before === undefined) return null;
  const isWide = tagAt(tags, "width-words", to) !== null;
  // "a zone extending two kilometres inland", "the zone was cut to 200 metres"
  const isMade = firstTagIn(tags, ["width-verbs"], { from: before.to, to: from })?.to === from;
  return isWide || isMade || tagsIn(tags, "of-words", { from: before.to, to: from }).length > 0
    ? before
    : null;
};

const TO_WIDTH = 6;

/** "a distance of 300 metres or less from the fence" */
const isOrLess = ({ tags }: Document, to: number): boolean => {
  const tail = tagAt(tags, "number-tails", to) ?? tagAt(tags, "or-nearer", to);
  return tail !== null && tail.value !== ABOUT && tail.value !== LEAST;
};
const ABOUT = "about";
const LEAST = "least";

/** "whoever goes nearer to the fence than 300 metres": the line stands before the number. */
const lineBefore = (document: Document, from: number): TokenRange | null => {
  const { tags, tokens } = document;
  if (tokens[from - 1]?.fold !== THAN) return null;
  const near = tagsIn(tags, "nearer-words", { from: from - TO_LINE, to: from }).at(-1);
  if (near === undefined) return null;
  const to = tagAt(tags, "to-words", near.to)?.to ?? near.to;
  const end = lineEnd(document, { from: to, to: from - 1 });
  return end === from - 1 ? { from: to, to: end } : null;
};
const TO_LINE = 8;
const THAN = "than";

/** "groups approaching within 300 metres": of those who fire, where no line is told; not "within 20 metres of one another". */
const isApproach = ({ tags }: Document, inside: Tag, to: number): boolean => {
  const at = tagAt(tags, "to-words", inside.from - 1) === null ? inside.from : inside.from - 1;
  return (
    tagsIn(tags, "approach-verbs", { from: at - 2, to: at }).some((verb) => verb.to === at) &&
    tagAt(tags, "of-from", to) === null &&
    firstTagIn(tags, ["letting-verbs"], { from: at - TO_LETTING, to: at }) === null
  );
};
const TO_LETTING = 4;

/** Words for a strip, less those for a zone of something else ("a free trade zone"). */
const zoneWordsIn = (tags: Document["tags"], range: TokenRange): readonly Tag[] => {
  const others = tagsIn(tags, "zone-words", { from: range.from - LONGEST, to: range.to }).filter(
    ({ value }) => value === NONE,
  );
  return tagsIn(tags, "zone-words", range).filter(
    (tag) => !others.some(({ from, to }) => from <= tag.from && tag.to <= to),
  );
};
const LONGEST = 3;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What the distance is measured from, as the text says, with its article. */
const referenceLine = (document: Document, unit: Tag, inside: Tag | null): TokenRange | null => {
  const { tokens, tags } = document;
  // "closer than 300 metres to the fence"
  const link = tagsIn(tags, "of-from", { from: unit.to, to: unit.to + 9 }).find(
    ({ value }) => value === "" || value === inside?.value,
  );
  if (link === undefined) return null;
  const reach = { from: link.to, to: link.to + 8 };
  const place = within(document.places, reach).find(
    ({ kind }) => kind === "border" || kind === "river",
  );
  const end = Math.max(lineEnd(document, reach), place?.to ?? 0);
  if (end === 0) return null;
  for (let at = link.to; at < end; at++) {
    if (tokens[at]?.fold === "," || tagAt(tags, "clause-openers", at) !== null) return null;
  }
  return { from: link.to, to: end };
};

/** "the border blockade line": words of lines in a row are one line. */
const lineEnd = ({ tags }: Document, reach: TokenRange): number => {
  let end = 0;
  for (const tag of tagsIn(tags, "reference-lines", reach)) {
    if (end > 0 && tag.from > end) break;
    end = Math.max(end, tag.to);
  }
  return end;
};
