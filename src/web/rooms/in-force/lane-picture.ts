/** Lanes of what was reported in effect, laid out in pixels: a row for each order of a provision. */
import type { Lane, Span } from "./asking.ts";

/** First and last day that is drawn. */
export type Axis = { readonly from: string; readonly until: string };

export type Mark = {
  readonly state: Span["state"];
  readonly x: number;
  readonly width: number;
  /** True where it goes on beyond what is drawn. */
  readonly isOpen: boolean;
};
export type Row = {
  readonly order: string;
  readonly y: number;
  readonly marks: readonly Mark[];
  /** Where its bar begins. */
  readonly x: number;
  readonly spans: readonly Span[];
};
export type Label = {
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly text: string;
};
export type DrawnLane = {
  readonly provision: Lane["provision"];
  /** Where its name stands and where it begins. */
  readonly y: number;
  readonly rows: readonly Row[];
};
export type LanePicture = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly lanes: readonly DrawnLane[];
  readonly years: readonly { readonly year: string; readonly x: number }[];
  /** Where marks of incidents stand. */
  readonly incidentsY: number;
};

const ROW = 38;
const HEAD = 24;
const NAME = 20;
/** Beside the lanes from this width on, above them on narrower screens. */
const WIDE = 720;
const NAMES_WIDTH = 152;
const LEAST_MARK = 4;
const YEAR_WIDTH = 44;

/** A day's place on the axis, from 0 to 1. */
export const shareOf = (day: string, { from, until }: Axis): number =>
  (numberOf(day) - numberOf(from)) / Math.max(1, numberOf(until) - numberOf(from));

/** A day as the number of days since 1970. */
export const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The day of a number of days since 1970. */
export const dayOf = (number: number): string =>
  new Date(number * 86_400_000).toISOString().slice(0, 10);

/** Lays the lanes out over a width; spans that say where nothing is told are left out. */
export function drawLanes(lanes: readonly Lane[], axis: Axis, width: number): LanePicture {
  const isWide = width >= WIDE;
  const left = isWide ? NAMES_WIDTH : 0;
  const xOf = (day: string): number =>
    left + shareOf(day < axis.from ? axis.from : day, axis) * (width - left);
  let y = HEAD;
  const drawn = lanes.map((lane): DrawnLane => {
    const top = y;
    y += isWide ? 6 : NAME;
    const rows = lane.bars.map(({ order, spans }): Row => {
      const own = y;
      y += ROW;
      return {
        order,
        y: own,
        marks: marksOf(spans, axis, xOf),
        x: xOf(spans[0]?.from ?? ""),
        spans,
      };
    });
    y += 6;
    return { provision: lane.provision, y: top, rows };
  });
  return {
    width,
    height: y + ROW,
    left,
    lanes: drawn,
    years: yearsOf(axis, xOf),
    incidentsY: y + 20,
  };
}

function marksOf(
  spans: readonly Span[],
  axis: Axis,
  xOf: (day: string) => number,
): readonly Mark[] {
  return spans.map(({ state, from, until }) => {
    const x = xOf(from);
    const end = xOf(dayOf(numberOf(until) + 1));
    return {
      state,
      x,
      width: Math.max(LEAST_MARK, Math.min(end, xOf(axis.until)) - x),
      isOpen: until >= axis.until,
    };
  });
}

/**
 * What stands over a bar: from its beginning on, marked so; without the mark and up to the edge where it would
 * run over that; and cut where the whole width is not enough, for the table has it whole.
 */
export function labelOf(text: string, x: number, { left, width }: LanePicture): Label {
  const marked = `▸ ${text}`;
  if (x + widthOf(marked) <= width) return { x, anchor: "start", text: marked };
  return { x: width, anchor: "end", text: cut(text, width - left) };
}

function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let kept = text;
  while (kept !== "" && widthOf(`${kept}…`) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Rather too wide than too narrow, in pixels at 13 px: letters of Hangul are as wide as they are high. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u1100-\uffff]/u.test(letter) ? 13 : 7), 0);

/** As many years as have room, each at its first day. */
function yearsOf({ from, until }: Axis, xOf: (day: string) => number): LanePicture["years"] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    .map((year) => ({ year: String(year), x: xOf(`${year}-01-01`) }))
    .filter(({ year }) => `${year}-01-01` >= from);
  const apart = (all[1]?.x ?? 0) - (all[0]?.x ?? 0);
  const step = Math.max(1, Math.ceil(YEAR_WIDTH / Math.max(1, apart)));
  return all.filter((_, at) => at % step === 0);
}

/** The days on which something begins to be told, or told otherwise, ascending; `since` is the first one asked about. */
export function turnsOf(lanes: readonly Lane[], since: string): readonly string[] {
  const spans = lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.spans));
  // What is on the first day and was never observed is open, changed or ended since nobody knows when.
  const dated = spans.filter(({ from, observed }) => from > since || observed !== null);
  return [...new Set(dated.map(({ from }) => from))].toSorted();
}

/**
 * From the year of the first of these days to the year after the last, today at the latest; a day to come
 * among them is within all the same.
 */
export function axisOf(days: readonly string[], today: string): Axis {
  const told = days.toSorted();
  const first = Number((told[0] ?? today).slice(0, 4));
  const last = Number((told.at(-1) ?? today).slice(0, 4)) + 1;
  const end = `${last}-12-31`;
  return {
    from: `${first}-01-01`,
    until: end < today ? end : (told.at(-1) ?? "") > today ? end : today,
  };
}
