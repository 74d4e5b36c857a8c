import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { type Document, isVeiled, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, tagsIn } from "../tokens/tag.ts";

type Candidate = { readonly time: Time; readonly score: number; readonly own: boolean };

/**
 * The day an incident is told of: every time in its sentences and near them speaks for a day, the
 * louder the nearer it stands to words of what happened; days of arrests, courts and tellings do not.
 * `elsewhere` are sentences that tell of another incident.
 */
export const dayTold = (
  document: Document,
  numbers: readonly number[],
  elsewhere: { has(sentence: number): boolean },
): When | null => {
  const own = new Set(numbers);
  const first = numbers[0] ?? 0;
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => first - NEAR + at).filter(
    (index) => !elsewhere.has(index),
  );
  const candidates = [...new Set([...numbers, ...near])]
    .sort((a, b) => a - b)
    .flatMap((index) => candidatesIn(document, index, own));
  const best = loudest(candidates.filter(({ time }) => time.value.precision === 1));
  const found = best ?? loudest(candidates.filter(({ own: told }) => told));
  if (found === null) return null;
  const when = whenOf(document, found.time);
  if (when === null || found.own) return when;
  const { passages } = when.basis;
  return {
    ...when,
    basis: { how: "inferred", from: "a sentence nearby", rule: "when.nearby/2", passages },
  };
};
const NEAR = 12;

const candidatesIn = (
  document: Document,
  index: number,
  numbers: ReadonlySet<number>,
): readonly Candidate[] => {
  const sentence = document.sentences[index];
  // A credit line has the day of the page, not of what it tells.
  if (sentence === undefined || !TELLING.has(sentence.role)) return [];
  // "… at 8:24 p.m." and, set apart by a line, "Monday, police said.": the day ends the sentence before.
  const before = document.sentences[index - 1];
  const ends = before !== undefined && numbers.has(index - 1) && endsWithClock(document, before);
  const own = numbers.has(index) || ends;
  const events = new Set(eventTimesIn(document, sentence));
  return within(document.times, sentence).flatMap((time) => {
    const goesOn = ends && time.from === sentence.from;
    const score = goesOn
      ? CONTINUED
      : scoreOf(document, time, { sentence, own, event: events.has(time) });
    return score <= 0 || isVeiled(document, time) ? [] : [{ time, score, own }];
  });
};
const CONTINUED = 3;
const TELLING: ReadonlySet<string> = new Set(["body", "headline", "caption"]);

const endsWithClock = ({ tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "clock-markers", { from: sentence.to - 2, to: sentence.to }).length > 0;

const EVENT: readonly ListName[] = [
  "shoot-past",
  "shoot-participle",
  "kill-past",
  "kill-participle",
  "kill-nominal",
  "wound-past",
  "deadly-event",
  "event-nouns",
  "happening",
  "suicide-past",
  "shooting-of",
];

const scoreOf = (
  document: Document,
  time: Time,
  { sentence, own, event }: { sentence: Sentence; own: boolean; event: boolean },
): number => {
  const { tags, anchor } = document;
  const { earliest } = time.value;
  if (earliest !== null && anchor !== null && earliest > anchor) return 0;
  const before = { from: Math.max(sentence.from, time.from - 12), to: time.from };
  const happened = Math.max(
    -1,
    ...EVENT.map((list) => tagsIn(tags, list, before).at(-1)?.from ?? -1),
  );
  const after = eventAfter(document, time, sentence);
  const named = after === "same";
  const court = tagsIn(tags, "aftermath", before).at(-1)?.from ?? -1;
  if (!event && !named) return after === "earlier" && own ? QUIET : 0;
  if (court > happened && !named) return own ? QUIET : 0;
  const vague = firstTagIn(tags, ["vague-days"], time) !== null ? VAGUE : 1;
  const base = (own ? 1 : QUIET) + (happened >= 0 ? 2 : 0) + (named ? 2 : 0);
  return base * vague * (sentence.role === "body" ? 1 : QUIET);
};

/**
 * What happened is told right after the day: "Sunday's deadly shooting", "Monday in a shooting"; or it
 * came before what the day is of: "was arrested Tuesday after a shooting".
 */
const eventAfter = (
  { tags }: Document,
  time: Time,
  sentence: Sentence,
): "same" | "earlier" | null => {
  const to = Math.min(sentence.to, time.to + TO_EVENT);
  const event = firstTagIn(tags, EVENT, { from: time.to, to });
  if (event === null) return null;
  const sequel = firstTagIn(tags, ["sequel-words"], { from: time.to, to: event.from });
  return sequel === null ? "same" : "earlier";
};
const TO_EVENT = 5;
const QUIET = 0.4;
const VAGUE = 0.5;

/** The day with the most to say for it; its first best telling. */
const loudest = (candidates: readonly Candidate[]): Candidate | null => {
  const sums = new Map<string, number>();
  for (const { time, score } of candidates)
    sums.set(time.value.edtf, (sums.get(time.value.edtf) ?? 0) + score);
  let best: Candidate | null = null;
  const of = ({ time }: Candidate): number => sums.get(time.value.edtf) ?? 0;
  for (const candidate of candidates) {
    const more = best === null ? 1 : of(candidate) - of(best);
    const same = best !== null && candidate.time.value.edtf === best.time.value.edtf;
    if (more > 0 || (same && best !== null && candidate.score > best.score)) best = candidate;
  }
  return best;
};
