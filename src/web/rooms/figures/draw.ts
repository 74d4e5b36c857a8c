/** The picture of a line over time; the table beside it says the same. */
import type { Figures } from "./asking.ts";
import { kindOf } from "./tell-figures.ts";

type Plot = typeof import("@observablehq/plot");
type Row = Figures["periods"][number];
type Drawn = { readonly width: number; readonly label: string };

/** From least to most with the value on most accounts, open ends dashed; only bars where records are counted. */
export function drawPeriods(plot: Plot, figures: Figures, { width, label }: Drawn): Element {
  const rows = figures.periods;
  const hue = figures.question.measure === "orders" ? "var(--order)" : "var(--incident)";
  const told = rows.filter(({ sum }) => sum.records > 0);
  const top = Math.max(1, ...rows.map(({ sum }) => sum.max ?? sum.min + 1));
  const isCount = kindOf(figures.question.measure) !== "outcome";
  const x = (row: Row) => row.period;
  const marks = isCount
    ? [
        plot.barY(told, {
          x,
          y: ({ sum }: Row) => sum.records,
          fill: hue,
          insetLeft: 1,
          insetRight: 1,
        }),
      ]
    : [
        plot.ruleX(told, {
          ...{ x, y1: ({ sum }: Row) => sum.min, y2: ({ sum }: Row) => sum.max ?? top },
          ...{ stroke: hue, strokeWidth: 6, strokeOpacity: 0.35 },
          filter: ({ sum }: Row) => sum.max !== null,
        }),
        plot.ruleX(told, {
          ...{ x, y1: ({ sum }: Row) => sum.min, y2: top },
          ...{ stroke: hue, strokeWidth: 2, strokeDasharray: "2 3" },
          filter: ({ sum }: Row) => sum.max === null,
        }),
        plot.dot(told, {
          ...{ x, y: ({ sum }: Row) => sum.min, r: 3.5, fill: "var(--paper)", stroke: hue },
          filter: ({ sum }: Row) => sum.best === null,
        }),
        plot.dot(told, {
          ...{ x, y: ({ sum }: Row) => sum.best, r: 4, fill: hue, stroke: "var(--paper)" },
          filter: ({ sum }: Row) => sum.best !== null,
        }),
      ];
  const height = 240;
  return plain(
    plot.plot({
      ...{ width, height, ...sides, ariaLabel: label },
      x: { type: "band", domain: rows.map(x), padding: 0.2 },
      y: { domain: [0, top], label: null },
      marks: [
        ...axes(plot, figures, { width, ticks: Math.min(top, 5) }),
        ...marks,
        plot.ruleY([0]),
      ],
    }),
  );
}

/** How many reports there are of the same periods, so that the two can be compared by eye. */
export function drawReports(plot: Plot, figures: Figures, { width, label }: Drawn): Element {
  const rows = figures.reports;
  const top = Math.max(1, ...rows.map(({ count }) => count));
  return plain(
    plot.plot({
      ...{ width, height: 110, ...sides, ariaLabel: label },
      x: { type: "band", domain: rows.map(({ period }) => period), padding: 0.2 },
      y: { domain: [0, top], label: null },
      marks: [
        ...axes(plot, figures, { width, ticks: Math.min(top, 3) }),
        plot.barY(rows, {
          x: "period",
          y: "count",
          fill: "var(--edge)",
          insetLeft: 1,
          insetRight: 1,
        }),
        plot.ruleY([0]),
      ],
    }),
  );
}

const sides = { marginLeft: 36, marginRight: 8, marginTop: 12, marginBottom: 28 };

/** As many labels as fit, about so many ticks, and whole numbers only. */
function axes(plot: Plot, figures: Figures, { width, ticks }: { width: number; ticks: number }) {
  const periods = figures.periods.map(({ period }) => period);
  const every = Math.max(1, Math.ceil((periods.length * LABEL_WIDTH) / (width - 44)));
  const shown = periods.filter((_, at) => at % every === 0);
  return [
    plot.axisX(shown, { tickSize: 0, label: null, fontSize: 12 }),
    plot.axisY({
      ticks,
      tickFormat: "d",
      label: null,
      fontSize: 12,
      tickSize: 0,
    }),
    plot.gridY({ ticks, stroke: "var(--line)", strokeOpacity: 1 }),
  ];
}

const LABEL_WIDTH = 64;

/**
 * Without the style sheet that Plot puts in, since the server's policy lets nothing inline pass, and
 * without names for its parts: it is one picture, which its label and the table put into words.
 */
function plain(drawn: Element): Element {
  for (const sheet of drawn.querySelectorAll("style")) sheet.remove();
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  drawn.setAttribute("role", "img");
  return drawn;
}
