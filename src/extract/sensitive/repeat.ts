/** The same words again elsewhere: what is veiled in one place must not stand open in another. */
import type { SensitiveSpan } from "../../model/passage.ts";
import { type Token, tokenise } from "../tokens/token.ts";

/** The least to be one unit: a word, or a character of a script that writes without spaces. */
type Unit = Pick<Token, "start" | "end" | "fold"> & { readonly weight: number };

type Run = { readonly span: SensitiveSpan; readonly units: readonly Unit[] };

/** What a rule flagged is looked for from three words on, or six characters without spaces. */
const LEAST_FLAGGED = 6;
/** What a person chose is looked for however short, down to a word of four letters or two characters. */
const LEAST_LETTERS = 4;

/**
 * Where a text repeats all whole words of a sensitive span, in their order, whatever their case and
 * what stands between them. Shorter runs than the rule says may be chance and stay.
 */
export const repeatsOf = (
  text: string,
  spans: readonly SensitiveSpan[],
): readonly SensitiveSpan[] => {
  if (spans.length === 0) return [];
  const units = unitsOf(text);
  const runs = distinctRuns(units, spans);
  const sought = new Set(runs.flatMap((run) => run.units.map(({ fold }) => fold)));
  const placesByFold = placesOf(units, sought);
  return runs.flatMap(({ span, units: run }) =>
    startsOf(run, units, placesByFold).map((from) => ({
      start: units[from]?.start ?? 0,
      end: units[from + run.length - 1]?.end ?? 0,
      reason: span.reason,
      rule: "repeat/1",
    })),
  );
};

const UNSPACED =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\p{M}*|[^\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const IS_UNSPACED = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

const unitsOf = (text: string): readonly Unit[] =>
  tokenise(text)
    .filter(({ kind }) => kind !== "mark")
    .flatMap(({ start, end, fold }) => {
      if (/^[\x20-\u10ff]*$/.test(fold)) return [{ start, end, fold, weight: 2 }];
      return [...text.slice(start, end).matchAll(UNSPACED)].map(({ 0: part, index }) => ({
        start: start + index,
        end: start + index + part.length,
        fold: part.normalize("NFC").toLowerCase(),
        weight: IS_UNSPACED.test(part) ? 1 : 2,
      }));
    });

/** The units that lie whole in each span, every run of words once. */
const distinctRuns = (units: readonly Unit[], spans: readonly SensitiveSpan[]): readonly Run[] => {
  const runs = new Map<string, Run>();
  for (const span of spans) {
    const first = firstFrom(units, span.start);
    let past = first;
    while ((units[past]?.end ?? Number.POSITIVE_INFINITY) <= span.end) past += 1;
    const run = units.slice(first, past);
    const key = run.map(({ fold }) => fold).join(" ");
    if (isLongEnough(run, span) && !runs.has(key)) runs.set(key, { span, units: run });
  }
  return [...runs.values()];
};

const isLongEnough = (run: readonly Unit[], { rule }: SensitiveSpan): boolean => {
  if (!rule.startsWith("by-hand")) {
    return run.reduce((sum, { weight }) => sum + weight, 0) >= LEAST_FLAGGED;
  }
  const letters = run.map(({ fold, weight }) => (weight === 1 ? 2 : fold.length));
  return letters.reduce((sum, count) => sum + count, 0) >= LEAST_LETTERS;
};

/** The first unit that begins at an offset or after it. */
const firstFrom = (units: readonly Unit[], offset: number): number => {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const placesOf = (
  units: readonly Unit[],
  sought: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [at, { fold }] of units.entries()) {
    if (!sought.has(fold)) continue;
    const known = places.get(fold);
    if (known === undefined) places.set(fold, [at]);
    else known.push(at);
  }
  return places;
};

/** Looks where the rarest word of the run stands, so that common words cost nothing. */
const startsOf = (
  run: readonly Unit[],
  units: readonly Unit[],
  placesByFold: ReadonlyMap<string, readonly number[]>,
): readonly number[] => {
  const timesOf = ({ fold }: Unit): number => placesByFold.get(fold)?.length ?? 0;
  const rarest = run.reduce(
    (best, unit, at) => (timesOf(unit) < timesOf(run[best] ?? unit) ? at : best),
    0,
  );
  const places = placesByFold.get(run[rarest]?.fold ?? "") ?? [];
  return places
    .map((at) => at - rarest)
    .filter((from) => run.every(({ fold }, offset) => units[from + offset]?.fold === fold));
};
