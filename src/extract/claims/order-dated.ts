/** Which of the days told near an order is that on which it was issued, received, took effect or ends, by weights. */
import { ORDER_DAYS, type OrderDay } from "../../model/data.ts";
import type { When } from "../../model/when.ts";
import type { Time } from "../dates/time.ts";
import { type Document, isVeiled, textRange, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { overlapsAny, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { loudest, shareOf } from "../weighing/choice.ts";
import { evidenceBeside } from "./beside.ts";
import { followedIn } from "./order-after.ts";
import { isSaidThen } from "./order-effective.ts";
import { lastDayAt } from "./order-length.ts";
import {
  besideTriggers,
  isOfAnother,
  type OrderScene,
  placesNear,
  sentencesNear,
} from "./order-near.ts";
import { rangesOf } from "./order-thread.ts";

/** A time near an order, with what speaks for and against its being one of the order's days. */
export type DatedOption = { readonly time: Time; readonly evidence: readonly string[] };

/** What rules take for each of an order's days; null where they find none. */
export type RuledDays = Readonly<Record<OrderDay, When | null>>;

/** By sentence its times, with what speaks for each whatever the order; each sentence is looked at once. */
export type Times = (sentence: number) => readonly DatedOption[];

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

/** Every time of the sentences near an order. */
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
    const place = `${scene.thread.previous ? "of a rule before: " : ""}${placeOf(index)}`;
    const times = scene
      .times(index)
      .filter(({ time }) => !isAfter || overlapsAny(rangesOf(scene.thread), time));
    return times.map(({ time, evidence }) => ({
      time,
      evidence: [
        ...evidence,
        place,
        ...besideTriggers(scene.thread, time, index),
        ...(isOfAnother(scene, time) ? ["of another order"] : []),
        ...ORDER_DAYS.filter((day) => isOf(document, time, scene.ruled[day])).map(
          (day) => `by rule ${day}`,
        ),
      ],
    }));
  });
};

/** Whether a day was read from the words of a time. */
export const isOf = (document: Document, time: TokenRange, when: When | null): boolean => {
  const { start, end } = textRange(document, time);
  return (
    when?.basis.passages.some((passage) => passage.start < end && start < passage.end) === true
  );
};

const timesIn = (document: Document, sentence: Sentence): readonly DatedOption[] => {
  const ends = tagsIn(document.tags, "part-of-month", sentence).flatMap(
    ({ from }) => lastDayAt(document, from) ?? [],
  );
  const times = within(document.times, sentence).filter((time) => !touchesRange(ends, time));
  return [...times, ...ends]
    .filter((time) => !isVeiled(document, time) && !isSaidThen(document, time))
    .toSorted((a, b) => a.from - b.from)
    .map((time) => ({
      time,
      evidence: [
        EVERY,
        ...formEvidence(document, time, sentence),
        ...evidenceBeside(document, time, sentence, CUES),
      ],
    }));
};
const EVERY = "any time";

const formEvidence = (document: Document, time: Time, sentence: Sentence): readonly string[] => {
  const { tags, speech } = document;
  const { rule, precision } = time.value;
  const told = [`form ${rule}`, `length ${precision}`, `back ${backOf(document, time)}`];
  if (time.from <= sentence.from + 1) told.push("begins sentence");
  if (time.to >= sentence.to - 1) told.push("ends sentence");
  if (touchesRange(speech.sources, time)) told.push("of a speaker");
  const opening = { from: sentence.from, to: Math.min(sentence.to, sentence.from + TO_OPENING) };
  for (const list of OPENINGS)
    if (firstTagIn(tags, [list], opening) !== null) told.push(`opens ${list}`);
  const cue = speech.bySentence[document.sentences.indexOf(sentence)]?.cue ?? null;
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
  const found = ORDER_DAYS.flatMap((day) => {
    const { share, weights } = learned[day];
    const best = loudest(options, weights, ({ time }) => time.value.edtf);
    const own = best === null ? 0 : shareOf(best, options, weights);
    return best === null || own <= share
      ? []
      : [
          {
            day,
            time: best.one.time,
            share: own,
            isRuled: isOf(document, best.one.time, scene.ruled[day]),
          },
        ];
  }).toSorted((a, b) => Number(b.isRuled) - Number(a.isRuled) || b.share - a.share);
  // "were told on 3 May": once, and not the day on which it was given and that on which it came.
  const apart = found.filter(
    ({ isRuled, time }, at) =>
      isRuled || found.slice(0, at).every((other) => other.time.from !== time.from),
  );
  const timeOf = (day: OrderDay): Time | null => apart.find((one) => one.day === day)?.time ?? null;
  return {
    issued: timeOf("issued"),
    received: timeOf("received"),
    effective: timeOf("effective"),
    until: timeOf("until"),
  };
};
