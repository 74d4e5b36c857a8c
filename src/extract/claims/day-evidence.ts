import { isOfDeed } from "../dates/aside.ts";
import type { Time } from "../dates/time.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { type Tag, tagAt, tagsIn } from "../tokens/tag.ts";

/** Where a time stands: its sentence, and how many sentences it is from those that tell of the incident. */
export type DayPlace = {
  readonly sentence: Sentence;
  /** Sentences to the next one that tells of the incident; 0 in one of them, negative before it. */
  readonly away: number;
  /** The sentence's number in the text. */
  readonly index: number;
  /** Times of the sentence that are not of a telling or a court. */
  readonly events: ReadonlySet<Time>;
};

/** What speaks for or against a day being that of an incident, each a name that has a weight in `data/days.json`. */
export const evidenceOfDay = (
  document: Document,
  time: Time,
  place: DayPlace,
): readonly string[] => [
  ...placeEvidence(place),
  ...formEvidence(document, time, place),
  ...beforeEvidence(document, time, place.sentence),
  ...afterEvidence(document, time, place.sentence),
];

const placeEvidence = ({ sentence, away, index }: DayPlace): readonly string[] => {
  const side = away < 0 ? "before" : "after";
  const far = Math.abs(away);
  const near = far === 0 ? "own" : far === 1 ? "next" : far <= 4 ? "near" : "far";
  return [
    near === "own" ? "sentence own" : `sentence ${near} ${side}`,
    ...(sentence.role === "body" ? [] : [`role ${sentence.role}`]),
    index < 2 ? "head first" : index < 6 ? "head" : "head not",
  ];
};

const formEvidence = (
  document: Document,
  time: Time,
  { sentence, events }: DayPlace,
): readonly string[] => {
  const { tokens, tags, anchor } = document;
  const [before, first, last] = [tokens[time.from - 1], tokens[time.from], tokens[time.to - 1]];
  const after = tokens[time.to];
  const told = [`form ${time.value.rule}`];
  if (tagsIn(tags, "vague-days", time).length > 0) told.push("form vague");
  if (tagAt(tags, "day-parts", time.to) !== null) told.push("with part of day");
  if (tagAt(tags, "part-of-month", time.from - 1) !== null) told.push("after early or late");
  if (tagsIn(tags, "clock-markers", { from: time.from - 3, to: time.from }).length > 0)
    told.push("after clock");
  if (tagsIn(tags, "clock-markers", { from: time.to, to: time.to + 5 }).length > 0)
    told.push("before clock");
  if (before?.fold === "(" || before?.fold === ")") told.push(`after ${before.fold}`);
  if (before?.kind === "mark" && before.end === first?.start) told.push("glued before");
  if (after?.kind === "mark" && after.start === last?.end) told.push(`before ${after.fold}`);
  if (time.from <= sentence.from + 1) told.push("begins sentence");
  if (!events.has(time)) told.push("of telling or court");
  if (isOfDeed(document, time)) told.push("of deed");
  return [...told, `back ${backOf(time, anchor)}`];
};

const backOf = ({ value: { earliest } }: Time, anchor: number | null): string => {
  if (earliest === null || anchor === null) return "unknown";
  const days = anchor - earliest;
  return days < 0
    ? "ahead"
    : days < 2
      ? String(days)
      : days < 7
        ? "week"
        : days < 32
          ? "month"
          : "long";
};

/** Words that tell what a day is of, the happening or what came of it. */
const CUES: readonly ListName[] = [
  "shoot-past",
  "shoot-participle",
  "kill-past",
  "kill-participle",
  "kill-nominal",
  "wound-past",
  "wound-participle",
  "deadly-event",
  "event-nouns",
  "happening",
  "suicide-past",
  "self-wound",
  "shooting-of",
  "aftermath",
  "court-cues",
  "speech-cues",
  "transport",
  "die",
  "dead-after",
  "body-found",
  "sequel-words",
  "new-event-cues",
  "ahead-cues",
];
/** Of these lists each word weighs by itself: they hold words of many kinds. */
const BY_WORD: ReadonlySet<ListName> = new Set(["aftermath", "happening", "sequel-words"]);
const BEFORE = 12;
const AFTER = 8;
const BESIDE = 2;

const beforeEvidence = (document: Document, time: Time, sentence: Sentence): readonly string[] => {
  const range = { from: Math.max(sentence.from, time.from - BEFORE), to: time.from };
  const cues = CUES.flatMap((list) => tagsIn(document.tags, list, range).at(-1) ?? []).sort(
    (a, b) => b.from - a.from || (a.list < b.list ? -1 : 1),
  );
  const next = cues[0];
  if (next === undefined) return ["nothing before"];
  const beside = time.from - next.to < BESIDE ? "right before" : "next before";
  return [
    ...cues.map(({ list }) => `some before ${list}`),
    ...namesOf(document, next).map((name) => `${beside} ${name}`),
  ];
};

const afterEvidence = (document: Document, time: Time, sentence: Sentence): readonly string[] => {
  const range = { from: time.to, to: Math.min(sentence.to, time.to + AFTER) };
  const cues = CUES.flatMap((list) => tagsIn(document.tags, list, range)[0] ?? []).sort(
    (a, b) => a.from - b.from || (a.list < b.list ? -1 : 1),
  );
  const next = cues[0];
  if (next === undefined) return ["nothing after"];
  const beside = next.from - time.to < BESIDE ? "right after" : "next after";
  return [
    ...cues.map(({ list }) => `some after ${list}`),
    ...namesOf(document, next).map((name) => `${beside} ${name}`),
  ];
};

const namesOf = ({ tokens }: Document, { list, from, to }: Tag): readonly string[] => {
  const words = tokens
    .slice(from, to)
    .map(({ fold }) => fold)
    .join(" ");
  return BY_WORD.has(list) ? [list, `${list}: ${words}`] : [list];
};
