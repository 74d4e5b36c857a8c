// node bench/order-reports.ts [--misses]: what whole reports tell of orders, and of shootings beside them, field by field.
// Of bench/orders, reports- (told in many manners), news- (plainly, as newsrooms do) wire- (by outlets with sources behind closed
// borders) and plain- (by the same, day by day), those -read.jsonl were read while rules were made; those -held-out.jsonl were not, and are the figure
// (--misses lists what is missed in the first alone). A field is right where half of the words of either side are the
// other's, a date where one begins the other; the fields are asked of orders that were found.
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { Claim, Count } from "../src/model/claim.ts";
import type { OrderFields } from "../src/model/order.ts";
import type { Basis } from "../src/model/passage.ts";
import { readingOf } from "../test/extract/reading.ts";
import {
  agree,
  isDay,
  type Range,
  type Report,
  rangesOf,
  reportsIn,
  type ToldOrder,
  touches,
} from "./orders-told.ts";

const data = loadRuleData();
const showsMisses = process.argv.includes("--misses");

/** Hits and all, by what is asked. */
type Tally = Map<string, { hits: number; all: number }>;
const count = (tally: Tally, asked: string, isHit: boolean): void => {
  const one = tally.get(asked) ?? { hits: 0, all: 0 };
  tally.set(asked, { hits: one.hits + (isHit ? 1 : 0), all: one.all + 1 });
};

const claimsOf = ({ id, text, published, outlet }: Report): readonly Claim[] => {
  const options = { capture: lineIdOf(id, sha256(text)), veils: [], unveils: [] };
  return extract(readingOf(text, { published, outlet }), options, data).claims;
};

type Told = { readonly value?: unknown; readonly basis: Basis } | null | undefined;
const wordsOf = (told: readonly Told[]): string =>
  told
    .flatMap((one) =>
      one == null ? [] : [String(one.value ?? ""), ...one.basis.passages.map(({ exact }) => exact)],
    )
    .join(" ")
    .trim();

/** Where an order's words rule with this effect. */
const ruledIn = (order: OrderFields, effect: string): readonly Range[] => [
  ...order.provisions
    .filter((one) => one.effect === effect || (effect === "licence" && one.effect === "duty"))
    .flatMap(({ basis }) => basis.passages),
  ...[...order.sanctions, ...order.incentives, ...order.exceptions].flatMap(
    ({ basis }) => basis.passages,
  ),
  ...(order.impunity?.basis.passages ?? []),
];

const datesOf = (order: OrderFields): readonly string[] =>
  [order.effective_from, order.issued, order.received].flatMap((when) => when?.edtf ?? []);
const scoreOrder = (tally: Tally, report: Report, wanted: ToldOrder, claims: readonly Claim[]) => {
  const { text } = report;
  const told = [wanted.words, ...wanted.also, ...wanted.provisions.map((one) => one.words)];
  const hits = claims.filter(({ passages }) => touches(passages, rangesOf(text, told)));
  const found = hits.flatMap(({ order }) => order ?? []);
  const ask = (asked: string, isHit: boolean, as: string): void => {
    count(tally, asked, isHit);
    if (!isHit && showsMisses) console.log(`${report.id} ${asked}: ${as}`);
  };
  ask("orders found", found.length > 0, wanted.words);
  if (found.length === 0) return;
  for (const { effect, words } of wanted.provisions) {
    const isHit = found.some((order) => touches(ruledIn(order, effect), rangesOf(text, [words])));
    ask("provisions", isHit, `${effect} “${words}”`);
  }
  const issuer = wordsOf(found.map((order) => order.issuer));
  if (wanted.issuer === null) ask("no issuer where none is told", issuer === "", issuer);
  else ask("issuer", agree(wanted.issuer, issuer), `${wanted.issuer} <> ${issuer}`);
  if (issuer !== "")
    count(
      tally,
      "issuers told that are right",
      wanted.issuer !== null && agree(wanted.issuer, issuer),
    );
  const whom = wordsOf(found.flatMap(({ addressees }) => addressees));
  const asWhom = wanted.addressees.join(" ");
  if (asWhom !== "") ask("addressees", agree(asWhom, whom), `${asWhom} <> ${whom}`);
  const zone = wordsOf(found.flatMap((order) => [order.zone, ...order.stretch]));
  if (wanted.distance !== null)
    ask("distance or line", agree(wanted.distance, zone), `${wanted.distance} <> ${zone}`);
  const days = found.flatMap(datesOf);
  if (wanted.from !== null)
    ask("since when", isDay(days, wanted.from), `${wanted.from} <> ${days}`);
  if (days.length > 0 && wanted.from !== null)
    count(tally, "told since when, rightly", isDay(days, wanted.from));
  const ends = found.flatMap(({ until }) => (until?.kind === "date" ? [until.when.edtf] : []));
  if (ends.length > 0)
    count(tally, "ends told that are right", wanted.until !== null && isDay(ends, wanted.until));
  if (wanted.until !== null)
    ask("until when", isDay(ends, wanted.until), `${wanted.until} <> ${ends}`);
  else ask("no end where none is told", ends.length === 0, `${ends}`);
};

const sizeOf = (size: Count | undefined): number => size?.best ?? size?.min ?? 0;

const scoreIncidents = (
  tally: Tally,
  { id, text, incidents }: Report,
  claims: readonly Claim[],
) => {
  for (const { words, killed, wounded, when } of incidents) {
    const hit = claims.find(({ passages }) => touches(passages, rangesOf(text, [words])));
    count(tally, "incidents found", hit !== undefined);
    if (hit === undefined) {
      if (showsMisses) console.log(`${id} incident: ${words}`);
      continue;
    }
    count(tally, "killed", sizeOf(hit.outcomes.killed) === (killed ?? 0));
    count(tally, "wounded", sizeOf(hit.outcomes.wounded) === (wounded ?? 0));
    if (when !== null) count(tally, "day", isDay([hit.when?.edtf ?? "-"], when));
  }
};

/** What is found of the reports in a file of bench/orders. */
export const scoreReports = (file: string): Tally => {
  const tally: Tally = new Map();
  for (const report of reportsIn(file)) {
    const claims = claimsOf(report);
    const orders = claims.filter(({ kind }) => kind === "order");
    for (const wanted of report.orders) scoreOrder(tally, report, wanted, orders);
    const told = report.orders.flatMap((one) => [
      one.words,
      ...one.also,
      ...one.provisions.map(({ words }) => words),
    ]);
    const extra = orders.filter(({ passages }) => !touches(passages, rangesOf(report.text, told)));
    const asked =
      report.orders.length > 0
        ? "reports with no order too many"
        : "reports without an order that tell none";
    count(tally, asked, extra.length === 0);
    if (showsMisses)
      for (const { passages } of extra) console.log(`${report.id} invented: ${passages[0]?.exact}`);
    const incidents = claims.filter(({ kind }) => kind === "incident");
    scoreIncidents(tally, report, incidents);
  }
  return tally;
};

const KINDS = ["reports", "news", "wire", "plain"] as const;

if (import.meta.main) {
  const tell = (one: { hits: number; all: number } | undefined): string =>
    one === undefined
      ? ""
      : `${one.hits} of ${one.all} (${((100 * one.hits) / one.all).toFixed(0)} %)`;
  for (const kind of KINDS) {
    const read = scoreReports(`${kind}-read.jsonl`);
    const heldOut = showsMisses ? new Map() : scoreReports(`${kind}-held-out.jsonl`);
    console.log(`${kind.padEnd(42)}${"held out".padEnd(20)}read while rules were made`);
    for (const [asked, one] of read)
      console.log(`${asked.padEnd(42)}${tell(heldOut.get(asked)).padEnd(20)}${tell(one)}`);
  }
}
