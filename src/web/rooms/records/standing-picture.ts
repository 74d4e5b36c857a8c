/** What one value rests on, laid out: reports → outlets → accounts → heard or held. */

export type StandingReport = {
  readonly id: string;
  readonly label: string;
  /** e.g. "reprint"; empty for a report that is its own. */
  readonly note: string;
  readonly isCopy: boolean;
  /** Whose reporting it is. */
  readonly outlet: string;
};

export type StandingTeller = {
  /** Whose account it is, as the picture names it. */
  readonly label: string;
  /** How they know. */
  readonly access: string;
  readonly outlet: string;
  /** Reports in which they tell it. */
  readonly reports: readonly string[];
};

export type Node = {
  readonly column: 0 | 1 | 2 | 3;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly isCopy: boolean;
};
export type Edge = {
  readonly path: string;
  /** An outlet that only cites another: drawn with dashes and said in a word. */
  readonly isCited: boolean;
  readonly x: number;
  readonly y: number;
};
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
};

const WIDTH = 880;
const COLUMN = WIDTH / 4;
const TEXT = COLUMN - 40;
const ROW = 44;
const HEAD = 8;
/** A line of text holds so many units; a Korean letter takes two. */
const UNITS = 26;
/** Beyond these the table below tells the rest. */
export const MOST_DRAWN = 12;

/** Places every report, outlet and account, and joins them. Reports of one outlet stand together. */
export function drawStanding(
  reports: readonly StandingReport[],
  tellers: readonly StandingTeller[],
): Picture {
  const rows = reports.toSorted((a, b) => orderOf(a, reports) - orderOf(b, reports));
  const yByReport = new Map(rows.map(({ id }, at) => [id, HEAD + ROW * (at + 0.5)]));
  const outlets = [...new Set(rows.map(({ outlet }) => outlet))];
  const yByOutlet = new Map(
    outlets.map((outlet) => {
      const own = rows.filter((report) => report.outlet === outlet);
      return [outlet, mean(own.flatMap(({ id }) => yByReport.get(id) ?? []))];
    }),
  );
  const told = placed(tellers, rows, yByOutlet);
  const nodes: Node[] = [
    ...rows.map((report) => reportNode(report, yByReport.get(report.id) ?? 0)),
    ...outlets.map((outlet) => node(1, yByOutlet.get(outlet) ?? 0, outlet)),
    ...told.flatMap(({ teller, y }) => [node(2, y, teller.label), node(3, y, teller.access)]),
  ];
  const edges: Edge[] = [
    ...rows.map(({ id, outlet }) =>
      edge(0, [yByReport.get(id) ?? 0, yByOutlet.get(outlet) ?? 0], false),
    ),
    ...told.flatMap(({ teller, y }) => [
      ...outletsOf(teller, rows).map((outlet) =>
        edge(1, [yByOutlet.get(outlet) ?? 0, y], outlet !== teller.outlet),
      ),
      edge(2, [y, y], false),
    ]),
  ];
  const lowest = Math.max(...nodes.map(({ y }) => y), 0);
  return { width: WIDTH, height: lowest + ROW / 2 + HEAD, nodes, edges };
}

/** Two lines at most, broken between words; the table has the whole. */
export function linesOf(text: string): readonly string[] {
  const lines: string[] = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1) ?? "";
    const joined = last === "" ? word : `${last} ${word}`;
    if (unitsOf(joined) <= UNITS || last === "") lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const [first = "", second] = lines;
  if (second === undefined) return [cut(first)];
  return [cut(first), lines.length > 2 ? cut(`${second} …`) : cut(second)];
}

const orderOf = (report: StandingReport, reports: readonly StandingReport[]): number =>
  reports.findIndex(({ outlet }) => outlet === report.outlet) * reports.length +
  reports.indexOf(report);

const outletsOf = (teller: StandingTeller, rows: readonly StandingReport[]): readonly string[] => [
  ...new Set(rows.filter(({ id }) => teller.reports.includes(id)).map(({ outlet }) => outlet)),
];

/** Each beside its outlets, none over another. */
function placed(
  tellers: readonly StandingTeller[],
  rows: readonly StandingReport[],
  yByOutlet: ReadonlyMap<string, number>,
): readonly { readonly teller: StandingTeller; readonly y: number }[] {
  const wanted = tellers
    .map((teller) => ({
      teller,
      y: mean(outletsOf(teller, rows).flatMap((outlet) => yByOutlet.get(outlet) ?? [])),
    }))
    .toSorted((a, b) => a.y - b.y);
  let free = HEAD + ROW / 2;
  return wanted.map(({ teller, y }) => {
    const own = Math.max(free, y - (ROW / 2) * (countBeside(wanted, y) - 1));
    free = own + ROW;
    return { teller, y: own };
  });
}

const countBeside = (wanted: readonly { readonly y: number }[], y: number): number =>
  wanted.filter((one) => one.y === y).length;

const reportNode = ({ label, note, isCopy }: StandingReport, y: number): Node => ({
  ...node(0, y, note === "" ? label : `${label} · ${note}`),
  isCopy,
});

const node = (column: Node["column"], y: number, text: string): Node => ({
  column,
  x: column * COLUMN,
  y,
  lines: linesOf(text),
  isCopy: false,
});

function edge(column: 0 | 1 | 2, [from, to]: readonly [number, number], isCited: boolean): Edge {
  const [start, end] = [column * COLUMN + TEXT + 6, (column + 1) * COLUMN - 8];
  const middle = (start + end) / 2;
  const path =
    from === to
      ? `M${start} ${from}H${end}`
      : `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}`;
  return { path, isCited, x: middle, y: (from + to) / 2 };
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const unitsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u1100-\uffdc]/.test(letter) ? 2 : 1), 0);

const cut = (text: string): string => {
  if (unitsOf(text) <= UNITS + 2) return text;
  let kept = "";
  for (const letter of text) {
    if (unitsOf(kept + letter) > UNITS) break;
    kept += letter;
  }
  return `${kept}…`;
};
