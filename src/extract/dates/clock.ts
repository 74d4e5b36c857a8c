import { type Tag, tagAt } from "../tokens/tag.ts";
import { type DayNumber, dayText, padded } from "./calendar.ts";
import { readDateAt } from "./phrase.ts";
import type { DateContext } from "./rule.ts";
import type { Timex, TimexRule } from "./timex.ts";

/** "Friday morning", "this evening", "10:35 a.m.", "noon Saturday": a time of a day. */
export const dayPartAt: TimexRule = (context, at) =>
  clockAt(context, at) ?? namedPartAt(context, at) ?? partAfterDay(context, at);

const timeOf = (
  range: { readonly from: number; readonly to: number },
  day: DayNumber | null,
  time: string,
): Timex => {
  const date = day === null ? "XXXX-XX-XX" : dayText(day);
  return {
    from: range.from,
    to: range.to,
    type: "TIME",
    value: `${date}T${time}`,
    edtf: date,
    earliest: day,
    latest: day,
  };
};

/** The day named right after the clock time, else the one named last, else that of the telling. */
const dayNear = (
  context: Parameters<TimexRule>[0],
  to: number,
): { day: DayNumber | null; to: number } => {
  for (const next of [to, to + 1, to + 2]) {
    const reading = readDateAt(context, next);
    if (reading !== null && reading.value.precision === 1)
      return { day: reading.value.earliest, to: reading.to };
  }
  const last = context.before.findLast(
    ({ earliest, latest }) => earliest !== null && earliest === latest,
  );
  return { day: last?.earliest ?? context.anchor, to };
};

const CLOCK = /^(\d{1,2})(?::(\d{2}))?$/;

const clockAt: TimexRule = (context, at) => {
  const { tokens, tags } = context;
  const named = tagAt(tags, "clock-words", at);
  if (named !== null) {
    const { day, to } = dayNear(context, named.to);
    return timeOf({ from: at, to }, day, named.value === "24:00" ? "24:00" : named.value);
  }
  const match = CLOCK.exec(tokens[at]?.fold ?? "");
  const marker = tagAt(tags, "clock-markers", at + 1);
  if (match === null || marker === null) return null;
  const isAfternoon = tagAt(tags, "afternoon-markers", at + 1) !== null;
  const hour = (Number(match[1]) % 12) + (isAfternoon ? 12 : 0);
  const near = dayNear(context, marker.to);
  const range = { from: at, to: Math.max(near.to, pastPoint(context, marker)) };
  return timeOf(range, near.day, `${padded(hour, 2)}:${match[2] ?? "00"}`);
};

const pastPoint = ({ tokens }: DateContext, marker: Tag): number => {
  const point = tokens[marker.to];
  return point?.fold === "." && point.start === tokens[marker.to - 1]?.end
    ? marker.to + 1
    : marker.to;
};

const namedPartAt: TimexRule = (context, at) => {
  const tag = tagAt(context.tags, "day-part-words", at);
  if (tag === null) return null;
  const reading = readDateAt(context, at);
  return timeOf(tag, reading?.value.earliest ?? context.anchor, tag.value);
};

const partAfterDay: TimexRule = (context, at) => {
  const reading = readDateAt(context, at);
  if (reading === null || reading.value.precision !== 1) return null;
  const part = tagAt(context.tags, "part-of-day", reading.to);
  if (part === null || reading.value.earliest === null) return null;
  return timeOf({ from: at, to: part.to }, reading.value.earliest, part.value);
};
