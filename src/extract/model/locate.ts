/** From what a model wrote to claims that rest on words of the text; the rest is dropped and counted. */
import type {
  Answer,
  AnsweredClaim,
  AnsweredValue,
  Dropped,
  DropReason,
} from "../../model/answer.ts";
import type { Codebook } from "../../model/codebook.ts";
import { type Span, VEIL } from "../../model/passage.ts";
import type { Block } from "../../model/reading.ts";
import { type Folded, foldMarks } from "./fold.ts";
import { askedEntries, GivenAnswer, GivenClaim, GivenValue, termsOf } from "./question.ts";

/** The text as the model was shown it. */
export type ShownText = { readonly shown: string; readonly blocks: readonly Block[] };

/** What of an answer stands in the text; null where it is no answer of the shape asked for. */
export const locateAnswer = (
  content: string,
  shown: ShownText,
  codebook: Codebook,
): Pick<Answer, "claims" | "dropped"> | null => {
  const given = GivenAnswer.safeParse(maybeJson(content));
  if (!given.success) return null;
  const drops: Drops = new Map();
  const text = { ...shown, folded: foldMarks(shown.shown) };
  const claims = given.data.claims.flatMap(
    (claim) => locateClaim(claim, { text, codebook, drops }) ?? [],
  );
  return { claims: inOrder(claims, drops), dropped: toldDrops(drops) };
};

/** How often each reason held, in the order of the list of reasons. */
export const toldDrops = (drops: ReadonlyMap<DropReason, number>): Dropped =>
  [...drops]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));

type Drops = Map<DropReason, number>;
type FoldedText = ShownText & { readonly folded: Folded };
type Setting = { readonly text: FoldedText; readonly codebook: Codebook; readonly drops: Drops };

const drop = (drops: Drops, reason: DropReason): null => {
  drops.set(reason, (drops.get(reason) ?? 0) + 1);
  return null;
};

/** Some models put JSON in a fence though they are asked for JSON alone. */
const maybeJson = (content: string): unknown => {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*\n/, "")
    .replace(/\n\s*```$/, "");
  try {
    return JSON.parse(bare);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const locateClaim = (claim: unknown, setting: Setting): AnsweredClaim | null => {
  const { text, drops } = setting;
  const given = GivenClaim.safeParse(claim);
  if (!given.success) return drop(drops, "malformed");
  const { kind, words, values } = given.data;
  const passages = words.map((quote) => findWords(text, quote, null));
  const found = passages.filter((span) => span !== null);
  // One invented quotation makes the whole claim suspect.
  if (found.length < passages.length) return drop(drops, "not-in-text");
  const letters = found.map(({ start, end }) => shownLetters(text.shown.slice(start, end)));
  if (letters.every(({ veiled }) => veiled)) return drop(drops, "veiled");
  if (letters.every(({ count }) => count < LEAST_LETTERS)) return drop(drops, "too-short");
  if (!found.some((span) => isInBody(text, span))) return drop(drops, "not-in-body");
  const within = mergedSpans(found);
  const located = values.flatMap((value) => locateValue(value, { ...setting, kind, within }) ?? []);
  return { kind, passages: within, values: located.sort(byPlace) };
};

/** Fewer letters than this say nothing that could be checked. */
const LEAST_LETTERS = 10;

const shownLetters = (words: string) => {
  const count = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return { count, veiled: count < LEAST_LETTERS && words.includes(VEIL) };
};

type ValueSetting = Setting & Pick<AnsweredClaim, "kind"> & { readonly within: readonly Span[] };

const locateValue = (
  value: unknown,
  { text, codebook, drops, kind, within }: ValueSetting,
): AnsweredValue | null => {
  const given = GivenValue.safeParse(value);
  if (!given.success) return drop(drops, "value-unknown");
  const { field, item, term, words } = given.data;
  const entry = askedEntries(codebook).find(({ id }) => id === field);
  if (!entry?.kinds.includes(kind)) return drop(drops, "value-unknown");
  const terms = termsOf(codebook, entry);
  const isTerm = entry.type === "term";
  if (isTerm && (term === null || !terms.includes(term))) return drop(drops, "value-unknown");
  const span = findWords(text, words, within);
  if (span === null) return drop(drops, "value-not-in-text");
  if (text.shown.slice(span.start, span.end).includes(VEIL)) return drop(drops, "value-veiled");
  // How many were hurt must be said where it is said that they were: a number from anywhere else in
  // the text would make any death out of any number.
  const isInside = within.some(({ start, end }) => start <= span.start && span.end <= end);
  if (entry.type === "count" && !isInside) return drop(drops, "value-outside");
  return { field, item, term: isTerm ? term : null, words: span };
};

/**
 * These words, to the letter; only marks and spaces may be written otherwise, and what is found are the
 * words as the text has them. First where `near` has them, then in the body, then anywhere; whole words only.
 */
const findWords = (
  { shown, blocks, folded }: FoldedText,
  words: string,
  near: readonly Span[] | null,
): Span | null => {
  const sought = foldMarks(words).text.trim();
  if (sought === "") return null;
  const body = blocks.filter(({ role }) => role === "body");
  for (const range of [...(near ?? []), ...body, { start: 0, end: shown.length }]) {
    const first = unitAt(folded, range.start);
    for (
      let at = folded.text.indexOf(sought, first);
      at >= 0;
      at = folded.text.indexOf(sought, at + 1)
    ) {
      const start = folded.offsets[at] ?? 0;
      const end = (folded.offsets[at + sought.length - 1] ?? 0) + 1;
      if (end > range.end) break;
      if (isWhole(shown, { start, end })) return { start, end };
    }
  }
  return null;
};

/** The first code unit of the folded text that stands at the offset or after it. */
const unitAt = ({ offsets }: Folded, offset: number): number => {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A stretch that begins or ends within a word, or within a number, is none of the text's words. */
const isWhole = (text: string, { start, end }: Span): boolean =>
  !CUT.test(text.slice(Math.max(0, start - 1), start + 1)) &&
  !CUT.test(text.slice(end - 1, end + 1));
const CUT = /^(?:[\p{Script=Latin}\p{N}]{2}|[\ud800-\udbff][\udc00-\udfff])$/u;

const isInBody = ({ blocks }: ShownText, { start, end }: Span): boolean =>
  blocks.some((block) => block.role === "body" && block.start <= start && end <= block.end);

const mergedSpans = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end > (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
};

const byPlace = (a: AnsweredValue, b: AnsweredValue): number =>
  compare(a.field, b.field) ||
  a.item - b.item ||
  a.words.start - b.words.start ||
  a.words.end - b.words.end ||
  compare(a.term ?? "", b.term ?? "");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In the order of the text, whatever order they came in; of two on one place the fuller one stays. */
const inOrder = (claims: readonly AnsweredClaim[], drops: Drops): readonly AnsweredClaim[] => {
  const sorted = claims.toSorted(
    (a, b) =>
      compare(placeOf(a), placeOf(b)) ||
      b.values.length - a.values.length ||
      compare(JSON.stringify(a), JSON.stringify(b)),
  );
  return sorted.filter((claim, at) => {
    const before = sorted[at - 1];
    if (before === undefined || placeOf(before) !== placeOf(claim)) return true;
    drop(drops, "repeated");
    return false;
  });
};

/** Orders by the first passage, then by kind: what a claim's id is made of. */
const placeOf = ({ kind, passages: [first] }: AnsweredClaim): string => {
  const offsets = [first?.start ?? 0, first?.end ?? 0].map((at) => String(at).padStart(12, "0"));
  // A group is an incident that says how many events it holds: the two have one place.
  return [...offsets, kind === "pooled-group" ? "incident" : kind].join(" ");
};
