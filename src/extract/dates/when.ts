import type { Basis } from "../../model/passage.ts";
import type { When } from "../../model/when.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { dayText } from "./calendar.ts";
import { isByPublicDates } from "./event.ts";
import type { Time } from "./time.ts";

/** A time as a claim carries it; null where its words are veiled. */
export const whenOf = (document: Document, time: Time): When | null => {
  if (isVeiled(document, time)) return null;
  const { value } = time;
  return {
    edtf: value.edtf,
    earliest: value.earliest === null ? null : dayText(value.earliest),
    latest: value.latest === null ? null : dayText(value.latest),
    precision: value.precision,
    anchoring: {
      phrase: wordsOf(document, time),
      anchor: value.anchor === null ? null : dayText(value.anchor),
      rule: value.rule,
    },
    alternatives: [...value.alternatives],
    basis: basisOf(document, time),
  };
};

/** The words say it, but for an event whose days they leave to public knowledge. */
const basisOf = (document: Document, time: Time): Basis => {
  const passages = [passageAt(document, time)];
  const { rule } = time.value;
  return isByPublicDates(rule)
    ? { how: "inferred", from: "the public dates of the event that it names", rule, passages }
    : { how: "stated", passages };
};

/** Times of the range that say when something happened, not when somebody told it. */
export const eventTimesIn = (document: Document, range: TokenRange): readonly Time[] =>
  within(document.times, range).filter(
    (time) => !isTellingTime(document, time, range) && !isCourtTime(document, time, range),
  );

/** "was charged Monday": the day of an arrest or a court, not of what led to it. */
const isCourtTime = ({ tags }: Document, time: Time, range: TokenRange): boolean => {
  const before = { from: Math.max(range.from, time.from - 7), to: time.from };
  const court = tagsIn(tags, "court-cues", before).at(-1);
  return court !== undefined && firstTagIn(tags, OF_FORCE, { ...before, from: court.to }) === null;
};
/** "charged with shooting a man Tuesday": the day is that of the shots. */
const OF_FORCE: readonly ListName[] = [
  "shoot-past",
  "shoot-participle",
  "kill-past",
  "kill-participle",
  "kill-nominal",
  "wound-past",
  "deadly-event",
  "event-nouns",
];
const HAPPENED: readonly ListName[] = ["happening", ...OF_FORCE];

/** "told the paper last Thursday, "said Friday": a time soon after a cue of speech is that of the telling. */
const isTellingTime = (document: Document, time: Time, range: TokenRange): boolean => {
  const from = Math.max(range.from, time.from - 6);
  const cues = tagsIn(document.tags, "speech-cues", { from, to: time.from });
  const cue = cues.at(-1);
  if (cue === undefined) return false;
  // "said the gunfire happened Saturday": what is said has its own day.
  const between = { from: cue.to, to: time.from };
  if (firstTagIn(document.tags, HAPPENED, between) !== null) return false;
  for (let at = cue.to; at < time.from; at++) {
    const token = document.tokens[at];
    if (token === undefined) return false;
    const article = tagsIn(document.tags, "definite-articles", { from: at, to: at + 1 }).length > 0;
    const isName = token.capital || token.kind === "mark" || article || time.from - at <= 2;
    if (!isName || token.fold === "," || token.fold === "\u201c") return false;
    if (tagsIn(document.tags, "clause-openers", { from: at, to: at + 1 }).length > 0) return false;
  }
  return true;
};
