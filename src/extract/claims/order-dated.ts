/** Which of the days told near an order is that on which it was issued, received, took effect or ends, by weights. */
import { type LearnedChoice, ORDER_DAYS, type OrderDay } from "../../model/data.ts";
import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { type Document, isVeiled, textRange, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { indexHolding, overlapsAny, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type Choice, chosenOf } from "../weighing/choice.ts";
import { evidenceBeside } from "./beside.ts";
import { followedIn } from "./order-after.ts";
import { isSaidThen } from "./order-effective.ts";
import { lastDayAt } from "./order-length.ts";
import {
  besideTriggers,
  isOfAnother,
  type OrderScene,
  OWN_PLACES,
  placesNear,
  sentencesNear,
} from "./order-near.ts";
import { textSubject } from "./order-text-day.ts";
import { rangesOf } from "./order-thread.ts";
import { tellsSeasons } from "./order-time.ts";

/** A time near an order, with what speaks for and against its being one of the order's days. */
export type DatedOption = { readonly time: Time; readonly evidence: readonly string[] };

/** What rules take for each of an order's days; null where they find none. */
export type RuledDays = Readonly<Record<OrderDay, When | null>>;

/** By sentence its times, with what speaks for each whatever the order; each sentence is looked at once. */
export type Times = (sentence: number) => readonly DatedOption[];

/** Times as `Times` gives them, of one text. */
export const timesOfOrders = (document: Document): Times => {
  const known = new Map<number, readonly DatedOption[]>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const sentence = document.sentences[index];
    const times = sentence === undefined ? [] : timesIn(document, sentence);
    known.set(index, times);
    return times;
  };
};

/** Every time of the sentences near an order, but for those in words that tell of another. */
export const datedNear = (
  document: Document,
  scene: OrderScene & { readonly times: Times; readonly ruled: RuledDays },
): readonly DatedOption[] => {
  const placeOf = placesNear(document, scene);
  // "Following these incidents, …": begins when they were, whatever else has a day (`order-after.ts`).
  const isAfter = scene.thread.mentions.some(
    ({ sentence }) => followedIn(document, document.sentences[sentence]) !== null,
  );
  return sentencesNear(document, scene).flatMap((index) => {
    const place = placeOf(index);
    const places = scene.thread.previous ? [place, `of a rule before: ${place}`] : [place];
    const times = scene.times(index).filter(({ time }) => {
      const isRuled = ORDER_DAYS.some((day) => isOf(document, time, scene.ruled[day]));
      const isApart = isAfter && !overlapsAny(rangesOf(scene.thread), time);
      return isRuled || !(isApart || isOfAnother(scene, time));
    });
    return times.map(({ time, evidence }) => ({
      time,
      evidence: [
        ...evidence,
        ...places,
        ...besideTriggers(scene.thread, time, index),
        ...ORDER_DAYS.filter((day) => isOf(document, time, scene.ruled[day])).map(byRule),
      ],
    }));
  });
};

/** What rules took for it: a name of evidence. */
const byRule = (day: OrderDay): string => `by rule ${day}`;

/** How one of them is chosen by weights as a day of an order. */
export const dayChoice = (learned: LearnedChoice, day: OrderDay): Choice<DatedOption> => ({
  ...learned,
  keyOf: ({ time }) => time.value.edtf,
  isRuled: ({ evidence }) => evidence.includes(byRule(day)),
  isFar: ({ evidence }) => !evidence.some((name) => OWN_PLACES.has(name)),
});

/** Whether a day was read from the words of a time. */
export const isOf = (document: Document, time: TokenRange, when: When | null): boolean => {
  const { start, end } = textRange(document, time);
  return (
    when?.basis.passages.some((passage) => passage.start < end && start < passage.end) === true
  );
};

const timesIn = (document: Document, sentence: Sentence): readonly DatedOption[] => {
  if (tellsSeasons(document, sentence)) return [];
  const ends = tagsIn(document.tags, "part-of-month", sentence).flatMap(
    ({ from }) => lastDayAt(document, from) ?? [],
  );
  const times = within(document.times, sentence).filter((time) => !touchesRange(ends, time));
  return [...times, ...ends]
    .filter(({ value }) => value.edtf !== UNKNOWN)
    .filter((time) => !isVeiled(document, time) && !isSaidThen(document, time))
    .toSorted((a, b) => a.from - b.from)
    .map((time) => ({
      time,
      evidence: [
        EVERY,
        ...formEvidence(document, time, sentence),
        ...evidenceBeside(document, time, { sentence, cues: CUES }),
      ],
    }));
};
const EVERY = "any time";
/** "last year", in a text without a day of its own. */
const UNKNOWN = "XXXX";

const formEvidence = (document: Document, time: Time, sentence: Sentence): readonly string[] => {
  const { tags, speech } = document;
  const { rule, precision } = time.value;
  const told = [`form ${rule}`, `length ${precision}`, `back ${backOf(document, time)}`];
  if (time.from <= sentence.from + 1) told.push("begins sentence");
  if (time.to >= sentence.to - 1) told.push("ends sentence");
  if (touchesRange(speech.sources, time)) told.push("of a speaker");
  const subject = textSubject(document, sentence);
  told.push(`about ${subject === null ? "something" : subject.named ? "the text" : "it"}`);
  const opening = { from: sentence.from, to: Math.min(sentence.to, sentence.from + TO_OPENING) };
  for (const list of OPENINGS)
    if (firstTagIn(tags, [list], opening) !== null) told.push(`opens ${list}`);
  const cue = speech.bySentence[indexHolding(document.sentences, sentence.from)]?.cue ?? null;
  if (cue !== null && tagAt(tags, "on-words", cue.to)?.to === time.from)
    told.push("of the telling");
  return told;
};
const TO_OPENING = 4;
const OPENINGS: readonly ListName[] = [
  ...(["thing-pronouns", "order-nouns", "rule-nouns", "written-nouns", "paper-nouns"] as const),
  ...(["addressee-heads", "issuer-heads", "superior-heads", "person-nouns"] as const),
];

const backOf = ({ anchor }: Document, { value: { earliest } }: Time): string => {
  if (earliest === null || anchor === null) return "unknown";
  const days = anchor - earliest;
  if (days < 0) return "ahead";
  return days < 2 ? String(days) : days < 7 ? "week" : days < 40 ? "month" : "long";
};

/** Lists that tell what was done with an order on a day. */
const CUES: readonly ListName[] = [
  ...(["order-nouns", "rule-nouns", "written-nouns", "paper-nouns", "thing-pronouns"] as const),
  ...(["order-verbs", "tell-verbs", "issue-verbs", "give-verbs", "relaying-verbs"] as const),
  ...(["received-cues", "signed-words", "given-by", "sent-it", "origin-cues"] as const),
  ...(["permission-verbs", "deciding-verbs", "lifting-verbs", "replacing-verbs"] as const),
  ...(["effective-cues", "effective-past", "until-cues", "since-words", "lasting-words"] as const),
  ...(["lasting-verbs", "staying-words", "ahead-cues", "future-cues", "as-of-words"] as const),
  ...(["gathering-words", "given-then", "rule-making", "holding-words", "habit-nouns"] as const),
  ...(["speech-cues", "fire-words", "kill-past", "wound-past", "shoot-past"] as const),
  ...(["court-words", "addressee-heads", "issuer-heads", "barred-words"] as const),
  ...(["be-forms", "have-forms", "negation", "relative-pronouns", "from-words"] as const),
  ...(["clause-openers", "infinitive-words", "by-words", "on-words", "cue-joins"] as const),
];

/** The time that is likeliest each of an order's days; null where none is likely enough. */
export const datedOf = (
  document: Document,
  scene: OrderScene & { readonly times: Times; readonly ruled: RuledDays },
): Readonly<Record<OrderDay, Time | null>> | null => {
  const learned = document.language.orderDays;
  if (learned === null) return null;
  const options = datedNear(document, scene);
  const found = new Map<OrderDay, Time>();
  // "were told on 3 May": once, and not the day on which it was given and that on which it came.
  const taken = new Set<number>();
  while (found.size < ORDER_DAYS.length) {
    const left = options.filter(({ time }) => !taken.has(time.from));
    const [next] = ORDER_DAYS.filter((day) => !found.has(day))
      .flatMap((day) => {
        const possible = left.filter(({ time }) => canBe(time, day, found));
        const chosen = chosenOf(possible, dayChoice(learned[day], day));
        const isRuled = chosen?.one.evidence.includes(byRule(day)) === true;
        return chosen === null ? [] : [{ ...chosen, day, isRuled }];
      })
      .toSorted((a, b) => Number(b.isRuled) - Number(a.isRuled) || b.share - a.share);
    if (next === undefined) break;
    found.set(next.day, next.one.time);
    taken.add(next.one.time.from);
  }
  return {
    issued: found.get("issued") ?? null,
    received: found.get("received") ?? null,
    effective: found.get("effective") ?? null,
    until: found.get("until") ?? null,
  };
};

/** An order is received and takes effect no earlier than it is issued. */
const canBe = (time: Time, day: OrderDay, found: ReadonlyMap<OrderDay, Time>): boolean => {
  const isAfter = (later: Time | undefined, first: Time | undefined): boolean =>
    (later?.value.latest ?? Number.POSITIVE_INFINITY) >=
    (first?.value.earliest ?? Number.NEGATIVE_INFINITY);
  if (day === "issued")
    return isAfter(found.get("received"), time) && isAfter(found.get("effective"), time);
  return day === "until" || isAfter(time, found.get("issued"));
};
