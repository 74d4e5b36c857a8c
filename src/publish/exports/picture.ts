/**
 * A line over time as a picture that may leave the register: SVG that says what it holds for. A period
 * that few records stand behind is drawn without its numbers, and no total is told beside it.
 */
import { sha256 } from "../../format/hash.ts";
import type { FigureSum, Figures } from "../../model/figures.ts";
import type { Sha256 } from "../../model/ids.ts";
import { type PictureLanguage, pictureWords } from "./picture-words.ts";
import { LEAST } from "./small-cells.ts";

/** `placeName` is the gazetteer's name of the place asked about; null for everywhere. */
export type Pictured = {
  readonly figures: Figures;
  readonly placeName: string | null;
  readonly teaching: boolean;
  readonly language: PictureLanguage;
};

/** A picture ready to be stamped; `sha256` is of `content`, which has no stamp. */
export type Picture = {
  readonly content: string;
  readonly sha256: Sha256;
  readonly rows: number;
  /** Periods whose numbers are not told. */
  readonly withheld: number;
};

/** True where few records stand behind a period. */
export const isSmallSum = ({ records }: FigureSum): boolean => records > 0 && records < LEAST;

/** Wide enough for the whole stamp on one line. */
const [WIDTH, TOP, BASE, LEFT] = [1100, 70, 300, 60];
const LINE = 18;
const SPAN = WIDTH - LEFT - 30;
/** Labels of periods have that much room. */
const LABEL = 60;
const END = "</svg>\n";

/** The same figures give the same bytes. */
export const pictureOf = (pictured: Pictured): Picture => {
  const { figures, language } = pictured;
  const { measure, unit } = figures.question;
  const words = pictureWords[language];
  const lines = linesOf(pictured);
  const height = BASE + 50 + (lines.length + 2) * LINE;
  const content = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, 'Noto Sans KR', sans-serif" font-size="13" fill="#1c1b18">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text({ x: LEFT, y: 34, size: 20 }, `${words.title[measure]}, ${words.by[unit]}`),
    ...drawn(figures),
    ...lines.map((line, at) => text({ x: LEFT, y: BASE + 56 + at * LINE }, line)),
    END,
  ].join("\n");
  const withheld = figures.periods.filter(({ sum }) => isSmallSum(sum)).length;
  return { content, sha256: sha256(content), rows: figures.periods.length, withheld };
};

/** The stamp is the last line of the picture, which the hash is not of. */
export const stampPicture = ({ content }: Picture, stamp: string): string => {
  const height = Number(/height="(\d+)"/.exec(content)?.[1] ?? 0);
  const line = text({ x: LEFT, y: height - LINE / 2, size: 9 }, stamp);
  return `${content.slice(0, -END.length)}${line}\n${END}`;
};

function linesOf({ figures, placeName, teaching, language }: Pictured): readonly string[] {
  const words = pictureWords[language];
  const { from, to, status, pooled, accounts, measure } = figures.question;
  const isRecords = measure === "incidents" || measure === "orders";
  return [
    ...(teaching ? [words.sample] : []),
    words.period(from, to),
    words.place(placeName),
    words.status[status],
    pooled ? words.pooled : words.alone,
    words.accounts(accounts),
    isRecords ? words.records : words.bounds,
    ...(figures.periods.some(({ sum }) => isSmallSum(sum)) ? [words.few(LEAST)] : []),
    ...ofLists(figures.listed, words.listed),
    ...ofLists(figures.repeats, words.repeats),
    ...(figures.follows.warns ? [words.follows] : []),
    words.documented,
  ];
}

/** What few records stand behind is told without its number, here as above. */
const ofLists = (sum: FigureSum, tell: (records: number | null) => string): readonly string[] =>
  sum.records === 0 ? [] : [tell(isSmallSum(sum) ? null : sum.records)];

function drawn({ periods }: Figures): readonly string[] {
  const told = periods.filter(({ sum }) => !isSmallSum(sum));
  const most = Math.max(1, ...told.map(({ sum }) => sum.max ?? sum.min + 1));
  const width = SPAN / Math.max(1, periods.length);
  const yOf = (value: number) => round(BASE - ((BASE - TOP) * value) / most);
  const every = Math.max(1, Math.ceil(LABEL / width));
  return [
    `<path d="M${LEFT} ${TOP}V${BASE}H${LEFT + SPAN}" fill="none" stroke="#8a8578"/>`,
    text({ x: LEFT - 8, y: TOP + 4, anchor: "end" }, `${most}`),
    text({ x: LEFT - 8, y: BASE + 4, anchor: "end" }, "0"),
    ...periods.flatMap(({ period, sum }, at) => {
      const x = round(LEFT + (at + 0.5) * width);
      const label = text({ x, y: BASE + 20, anchor: "middle" }, period);
      return [...(at % every === 0 ? [label] : []), ...markOf(sum, x, yOf)];
    }),
  ];
}

/** A bar from least to most with a dot; open at the top where no most is told; hollow where few stand behind it. */
function markOf(sum: FigureSum, x: number, yOf: (value: number) => number): readonly string[] {
  if (sum.records === 0) return [];
  if (isSmallSum(sum)) {
    return [`<circle cx="${x}" cy="${BASE - 9}" r="5" fill="none" stroke="#8a8578"/>`];
  }
  const [low, high] = [yOf(sum.min), sum.max === null ? TOP : yOf(sum.max)];
  const dash = sum.max === null ? ' stroke-dasharray="2 3"' : "";
  const bar = `<path d="M${x} ${low}V${high}" stroke="#a2543f" stroke-width="8" stroke-opacity="0.45"${dash}/>`;
  const value = sum.best ?? sum.min;
  const fill = sum.best === null ? "#fff" : "#a2543f";
  const dot = `<circle cx="${x}" cy="${yOf(value)}" r="4.5" fill="${fill}" stroke="#a2543f"/>`;
  return [bar, dot];
}

type At = {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly anchor?: string;
};

function text({ x, y, size = 13, anchor = "start" }: At, words: string): string {
  const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${safe}</text>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
