import { tagAt, tagsIn } from "../tokens/tag.ts";
import { type DayNumber, dayOfEdtf } from "./calendar.ts";
import type { DateContext, DateReading } from "./rule.ts";
import type { Time } from "./time.ts";
import { spanValue, type TimeValue } from "./value.ts";

/** Ids of the countries whose events may be meant; null: those of any. */
export type NamedPlaces = ReadonlySet<string> | null;

/** "during the tenth harvest festival": its days where they are public knowledge, else bounded by an event without dates. */
export const duringEventAt = (
  context: DateContext,
  at: number,
  named: NamedPlaces,
): Time | null => {
  const { tokens, tags } = context;
  const cue = tagAt(tags, "period-cues", at);
  if (cue === null) return null;
  const known = eventValueAt(context, cue.to, named);
  if (known !== null) return { from: at, ...known };
  const head = tagsIn(tags, "event-heads", { from: cue.to, to: cue.to + LONGEST_NAME })[0];
  if (head === undefined) return null;
  for (let index = cue.to; index < head.from; index++) {
    const token = tokens[index];
    if (token === undefined || (token.kind === "mark" && token.fold !== "-" && token.fold !== "'s"))
      return null;
  }
  return { from: at, to: head.to, value: UNDATED };
};
const LONGEST_NAME = 7;

const UNDATED: TimeValue = {
  edtf: "XXXX",
  earliest: null,
  latest: null,
  precision: 5,
  rule: "date.during-event/1",
  anchor: null,
  alternatives: [],
  timex: null,
};

/** True of a rule by which a time is only known by an event. */
export const isOfEvent = (rule: string): boolean => rule.startsWith("date.during-");

const DURING_NAMED = "date.during-named-event/1";
/** The rule of a time that goes on since an event whose days are public knowledge. */
export const SINCE_NAMED = "date.since-named-event/1";

/** True of a rule by which days come from the public dates of an event. */
export const isByPublicDates = (rule: string): boolean =>
  rule === DURING_NAMED || rule === SINCE_NAMED;

/**
 * The days of an event named at the token, from `data/lexicons/<language>/events.json`. Null where none is
 * named, where several of the countries that the text names had one of that name, and where it is still to come.
 */
export const eventValueAt = (
  { tags, anchor }: DateContext,
  at: number,
  named: NamedPlaces,
): DateReading | null => {
  const article = tagAt(tags, "definite-articles", at);
  const tag = tagAt(tags, "dated-events", article?.to ?? at);
  if (tag === null) return null;
  const fitting = eventsIn(tag.value).filter(
    ({ country, first }) =>
      (country === ANY || named === null || named.has(country)) &&
      (anchor === null || first <= anchor),
  );
  const [only, another] = fitting;
  if (only === undefined || another !== undefined) return null;
  const value = spanValue(only.first, only.last, { rule: DURING_NAMED, anchor: null });
  return { to: tag.to, value };
};

/** How the lexicon marks an event of no one country. */
const ANY = "world";

type DatedEvent = {
  readonly country: string;
  readonly first: DayNumber;
  readonly last: DayNumber;
};

/** "kp 2021-01-05/2021-01-12;vn 1996-06-28/1996-07-01": each event of the name, with its country. */
const eventsIn = (value: string): readonly DatedEvent[] =>
  value.split(";").flatMap((entry) => {
    const [country = "", days = ""] = entry.split(" ");
    const [first, last = first] = days.split("/").map(dayOfEdtf);
    return first == null || last == null ? [] : [{ country, first, last }];
  });
