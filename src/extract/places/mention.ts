import type { Place, PlaceKind } from "../../model/place.ts";
import type { Language } from "../languages/language.ts";
import { longestPhraseAt } from "../tokens/phrase.ts";
import { type Tags, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** A place the text names: tokens `[from, to)`; null where several places have the name and none fits better. */
export type PlaceMention = {
  readonly from: number;
  readonly to: number;
  readonly place: Place | null;
  readonly kind: PlaceKind;
  /** "near Hoeryong": somewhere around it. */
  readonly near: boolean;
  /** "Pyongyang's", "North Korea has …": the place stands for those who rule it. */
  readonly actor: boolean;
};

type Candidates = {
  readonly from: number;
  readonly to: number;
  readonly places: readonly Place[];
  readonly kind: PlaceKind | null;
};

/** Every place of a text in order. A name of several places is told apart by the text's other places. */
export const placesOf = (
  tokens: readonly Token[],
  tags: Tags,
  language: Language,
): readonly PlaceMention[] => {
  const found: Candidates[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const candidates = candidatesAt(tokens, tags, { language, at });
    if (candidates === null) continue;
    found.push(candidates);
    at = candidates.to - 1;
  }
  const certain = found.flatMap(({ places }) => (places.length === 1 ? places : []));
  return found.map((candidates) => mentionOf(candidates, certain, { tokens, tags }));
};

const candidatesAt = (
  tokens: readonly Token[],
  tags: Tags,
  { language, at }: { language: Language; at: number },
): Candidates | null => {
  const prefix = tagAt(tags, "place-prefixes", at);
  const from = prefix?.to ?? at;
  // Names of borders may begin with a small letter ("border with China").
  const hit = tokens[from]?.kind === "word" ? longestPhraseAt(language.places, tokens, from) : null;
  if (hit === null || !isNameLike(tokens, hit) || isGivenName(tokens, tags, hit)) return null;
  const suffix = tagAt(tags, "place-suffixes", hit.to);
  const named = suffix === null ? null : kindOf(suffix.value);
  // "the Tumen" is the river, "Tumen" the town.
  const river = tagAt(tags, "place-articles", from - 1) !== null && named === null;
  const fitting = fit(hit.values, named ?? (river ? "river" : null));
  const to = named !== null && fitting.some(({ kind }) => kind === named) ? hit.to + 1 : hit.to;
  return { from: at, to, places: fitting, kind: named };
};

/** "Ri Onsong was shot": after a surname that stands first the place's name is a person's, unless a word for a place follows. */
const isGivenName = (
  tokens: readonly Token[],
  tags: Tags,
  { from, to }: { readonly from: number; readonly to: number },
): boolean =>
  tagAt(tags, "surnames-first", from - 1) !== null &&
  tokens[from - 1]?.capital === true &&
  tokens[from]?.breaks === 0 &&
  tagAt(tags, "place-suffixes", to) === null;

const isNameLike = (tokens: readonly Token[], range: { from: number; to: number }): boolean => {
  for (let at = range.from; at < range.to; at++) if (tokens[at]?.capital) return true;
  return CASELESS.test(tokens[range.from]?.fold ?? "");
};
const CASELESS = /^[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

const fit = (places: readonly Place[], kind: PlaceKind | null): readonly Place[] => {
  const unique = [...new Map(places.map((place) => [place.id, place])).values()];
  if (kind === null) return unique;
  const same = unique.filter((place) => place.kind === kind);
  return same.length > 0 ? same : unique;
};

const KINDS: Readonly<Record<string, PlaceKind>> = {
  province: "province",
  county: "county",
  city: "city",
  district: "district",
  river: "river",
  area: "area",
  village: "village",
};
const kindOf = (word: string): PlaceKind | null => KINDS[word] ?? null;

const mentionOf = (
  candidates: Candidates,
  certain: readonly Place[],
  { tokens, tags }: { tokens: readonly Token[]; tags: Tags },
): PlaceMention => {
  const place = choose(candidates.places, certain);
  const start = beforeAdjectives(tags, candidates.from);
  const near = tagsIn(tags, "near-cues", { from: start - TO_NEAR, to: start }).some(
    ({ to }) => to >= start - 1,
  );
  const before = tagAt(tags, "within-words", start - 1) ?? tagAt(tags, "within-words", start - 2);
  const possessive = tokens[candidates.to]?.fold === "'s";
  const kind = place?.kind ?? candidates.kind ?? candidates.places[0]?.kind ?? "area";
  // Nobody rules who is called by a river or a line.
  const isLine = kind === "river" || kind === "border";
  return {
    from: candidates.from,
    to: candidates.to,
    place,
    kind,
    near,
    actor:
      isInBody({ tokens, tags }, candidates.to) ||
      (!isLine && (possessive || (before === null && !near))),
  };
};

/** "the Tumen Watch Network": the place is part of what a body calls itself. */
const isInBody = (
  { tokens, tags }: { tokens: readonly Token[]; tags: Tags },
  to: number,
): boolean => {
  for (let at = to; at < to + LONGEST_BODY; at++) {
    const token = tokens[at];
    if (token?.capital !== true || token.breaks > 0) return false;
    if (tagAt(tags, "body-names", at) !== null) return true;
  }
  return false;
};
const LONGEST_BODY = 4;

const TO_NEAR = 5;

/** "in the border county of Onsong", "in neighbouring China": where the words begin that only describe a place. */
const beforeAdjectives = (tags: Tags, from: number): number => {
  let start = from;
  for (let next = described(tags, start); next !== null; next = described(tags, start))
    start = next;
  return start;
};

const described = (tags: Tags, at: number): number | null => {
  for (const length of [1, 2])
    if (tagAt(tags, "place-adjectives", at - length)?.to === at) return at - length;
  return null;
};

/** The only candidate; else the only one with the most relatives among the certain places; else none. */
const choose = (places: readonly Place[], certain: readonly Place[]): Place | null => {
  if (places.length === 1) return places[0] ?? null;
  let best: Place | null = null;
  let most = 0;
  for (const place of places) {
    const relatives = certain.filter((other) => isRelated(place, other)).length;
    if (relatives > most) [best, most] = [place, relatives];
    else if (relatives === most) best = null;
  }
  return best;
};

const isRelated = (place: Place, other: Place): boolean =>
  place.id === other.id ||
  place.ancestors.includes(other.id) ||
  other.ancestors.includes(place.id) ||
  place.ancestors.some((id) => other.ancestors.includes(id));

/** Ids of the places named and of all they lie in; a name of several places stands for none. */
export const regionsOf = (mentions: readonly PlaceMention[]): ReadonlySet<string> =>
  new Set(mentions.flatMap(({ place }) => (place === null ? [] : [place.id, ...place.ancestors])));
