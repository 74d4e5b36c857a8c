import { LEARNED_ORDERS, type LearnedOrder } from "../../model/data.ts";
import type { LearnedOdds } from "../languages/learned.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type Tags, type TokenRange, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { type Evidence, evidenceIn, type Telling } from "./evidence.ts";
import { likeliest, oddsOf, speaksFor, sumsOf } from "./odds.ts";
import { type TellingTogether, togetherIn } from "./together.ts";

type Text = { readonly tokens: readonly Token[]; readonly tags: Tags };

/** That troops were told of fire: what, null where the words leave it open, and the words from the first that speaks for it to the last. */
export type WeighedOrder = { readonly told: LearnedOrder | null; readonly range: TokenRange };

/**
 * What a sentence tells by its words together: that troops are to fire or may, are not to, or only under a
 * condition. Null where no word of it names force, and up to the threshold. Weights are log odds against telling
 * none of these (`data/orders/`, fitted by `bench/order-weights.ts`).
 */
export const weighOrder = (
  text: Text,
  sentence: TokenRange,
  weights: LearnedOdds,
): WeighedOrder | null => {
  const told = windowsOf(text, sentence).flatMap((window) => weighed(text, window, weights) ?? []);
  return told.reduce<Weighed | null>((a, b) => (a === null || b.odds > a.odds ? b : a), null);
};

type Weighed = WeighedOrder & { readonly odds: number };

const weighed = (
  text: Text,
  window: TokenRange,
  { threshold, everywhere, by, of }: LearnedOdds,
): Weighed | null => {
  const evidence = orderEvidenceIn(text, window, {
    of: (kind, name) => by[kind].get(name) ?? null,
    pair: (first, second) => of.pair.get(first)?.get(second) ?? null,
    near: (first, second) => of.near.get(first)?.get(second) ?? null,
    with: (one, another) => of.with.get(one)?.get(another) ?? null,
  });
  const sums = sumsOf(evidence, everywhere);
  const odds = oddsOf(sums);
  const isOfForce = firstTagIn(text.tags, FORCE, window) !== null;
  if (odds <= (isOfForce ? threshold : threshold + PLAINLY)) return null;
  const best = likeliest(sums);
  const next = Math.max(...sums.filter((_, which) => which !== best));
  const told = (sums[best] ?? 0) - next < CLEARLY ? null : (LEARNED_ORDERS[best] ?? null);
  const places = evidence.filter((one) => speaksFor(one, best)).map(({ at }) => at);
  if (places.length === 0) return null;
  return { told, odds, range: { from: Math.min(...places), to: Math.max(...places) + 1 } };
};

/**
 * What is weighed of a sentence: all of it where it is short, else the words around each that names force. In
 * long ones words that speak of something else would add up.
 */
export const windowsOf = ({ tags }: Text, sentence: TokenRange): readonly TokenRange[] => {
  const named = [...FORCE, FATE].flatMap((list) => tagsIn(tags, list, sentence));
  if (sentence.to - sentence.from <= LONG) return named.length > 0 ? [sentence] : [];
  return named
    .toSorted((a, b) => a.from - b.from)
    .slice(0, MOST)
    .map(({ from, to }) => ({
      from: Math.max(sentence.from, from - BEFORE),
      to: Math.min(sentence.to, to + AFTER),
    }));
};
/** Words that name force. */
export const FORCE: readonly ListName[] = ["fire-acts", "fire-done", "firing-acts", "fire-things"];
/** "bring nobody back alive": what becomes of people, which much else tells of too. */
const FATE: ListName = "fate-words";
/** Log odds above the threshold at which words of fate alone tell an order. */
const PLAINLY = 1;
const RULED: readonly ListName[] = [
  ...(["must-words", "may-words", "bar-words", "only-if-words", "rule-things"] as const),
];
const LONG = 36;
const BEFORE = 18;
const AFTER = 12;
/** A text made to slow us down may name force in every word. */
const MOST = 6;

/** Log odds between what is likeliest and what is next, below which neither is told: a bar read as a licence is worse than none. */
const CLEARLY = 2;

/** Every piece of evidence of a sentence, word by word and then of words together. */
export const orderEvidenceIn = <Told>(
  text: Text,
  sentence: TokenRange,
  telling: Telling<Told> & TellingTogether<Told>,
): readonly Evidence<Told>[] => [
  ...evidenceIn(text, sentence, {
    ...telling,
    of: (kind, name) => (kind === "list" && !RULINGS.has(name) ? null : telling.of(kind, name)),
  }),
  ...togetherIn(text, { ...sentence, lists: RULING_LISTS }, telling),
];

/** Who may, must or must not do what with force, and what makes it none. */
const RULING_LISTS: ReadonlySet<ListName> = new Set<ListName>([
  ...FORCE,
  ...RULED,
  ...([FATE, "armed-people", "unreal-words"] as const),
]);
const RULINGS: ReadonlySet<string> = RULING_LISTS;
