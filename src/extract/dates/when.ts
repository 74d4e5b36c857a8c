import type { Basis } from "../../model/passage.ts";
import type { When } from "../../model/when.ts";
import { type Document, isVeiled, passageAt, within, wordsOf } from "../document.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { isAside } from "./aside.ts";
import { dayText } from "./calendar.ts";
import { isCountedBack, isCountedOn } from "./counted-on.ts";
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

/** The words say it, but for an event whose days they leave to public knowledge, and for days that they count from another. */
const basisOf = (document: Document, { value: { rule }, base, ...time }: Time): Basis => {
  const passages = [
    ...(base === undefined ? [] : [passageAt(document, base)]),
    passageAt(document, time),
  ];
  if (isCountedOn(rule)) return { how: "inferred", from: "the day told before it", rule, passages };
  return isByPublicDates(rule)
    ? { how: "inferred", from: "the public dates of the event that it names", rule, passages }
    : { how: "stated", passages };
};

/** Times of the range that say when something happened, not when somebody told it. */
export const eventTimesIn = (document: Document, range: TokenRange): readonly Time[] =>
  within(document.times, range).filter(
    (time) => !isCountedBack(time) && !isAside(document, time, range),
  );
