/** Reports as a table: who published how much and when, and what kinds of claims were made. */
import type { Claim } from "../../model/claim.ts";
import type { ShownCapture } from "../../store/capture-list.ts";
import type { View } from "../../store/store.ts";
import type { LookBack } from "../look-back.ts";
import { monthOfPublished, UNKNOWN, yearOf } from "./coarse.ts";
import type { Fates } from "./fate.ts";
import { type Keyed, WITHHELD } from "./small-cells.ts";
import { type Cell, countOf, type TableSource } from "./table.ts";
import { walkCaptures } from "./walk.ts";

const FATES: Fates<ShownCapture> = {
  ref: "withheld",
  id: "withheld",
  seq: "withheld",
  at: "withheld",
  by: "withheld",
  name: "withheld",
  media: "given",
  bytes: "withheld",
  unread: "withheld",
  failure: "withheld",
  title: "withheld",
  outlet: "given",
  published: "coarser",
  original: "coarser",
  language: "given",
  article: "given",
  lead: "given",
  state: "withheld",
  claims: "given",
  waiting: "given",
  kinds: "given",
  copies: "coarser",
};

const COLUMNS = [
  ...["media", "language", "article", "provenance", "words", "copies"],
  ...["claims", "undecided", "kinds"],
];

/** Reports that were withdrawn are left out; those of another time are told as they stand now. */
export const reportTable = async (
  view: View,
  lookBack: LookBack | null = null,
): Promise<TableSource> => {
  const rows: Keyed<Readonly<Record<string, Cell>>>[] = [];
  let withdrawn = 0;
  for await (const capture of walkCaptures(view)) {
    if (lookBack?.holds(capture) === false) continue;
    if (capture.state === "withdrawn") withdrawn += 1;
    else rows.push({ row: reportCells(capture), keys: keysOf(capture) });
  }
  return {
    what: "reports",
    keyNames: ["published", "outlet"],
    columns: COLUMNS,
    rows,
    fates: FATES,
    leftOut: [`${countOf(withdrawn, "report")} left out: withdrawn`],
    teaching: await view.isTeaching(),
  };
};

const reportCells = (capture: ShownCapture): Record<string, Cell> => ({
  media: capture.media,
  language: capture.language,
  article: capture.article === null ? null : capture.article ? "yes" : "no",
  provenance: capture.media === "list" ? "own list" : capture.lead ? "lead" : "traceable",
  words: capture.original === null ? "its own" : WORDS_BY_RELATION[capture.original.relation],
  copies: copiesOf(capture),
  claims: capture.claims,
  undecided: capture.waiting,
  kinds: kindsOf(capture.kinds),
});

const WORDS_BY_RELATION = {
  reprint_of: "a reprint",
  translation_of: "a translation",
  summary_of: "a summary by Onrecord",
} as const;

const copiesOf = ({ id, copies }: ShownCapture): Cell => {
  if (copies === null) return "none known";
  return copies.root === id ? "is the root of others" : "is a copy";
};

const kindsOf = (kinds: readonly Claim["kind"][]): string => [...kinds].join("; ");

/** Whose words a summary sums up is told, never the summary as that outlet's own. */
const keysOf = ({ outlet, published, original }: ShownCapture): readonly (readonly string[])[] => {
  const isSummary = original?.relation === "summary_of";
  const month = monthOfPublished(isSummary ? original.published : published);
  const who = (isSummary ? original.outlet : outlet) ?? UNKNOWN;
  return [
    [month, who],
    [yearOf(month), who],
    [yearOf(month), WITHHELD],
  ];
};
