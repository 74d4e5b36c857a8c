// node bench/giver-weights.ts: fits data/givers/en.json on the orders of bench/orders that were read, and writes it:
// which of the offices and ranks near an order gave it. What was held out is not opened. The reports of a file were
// written by one or two hands: the figure that is printed judges each file by weights fitted on the others.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Giver, giverChoice, giversNear, groupsOf } from "../src/extract/claims/giver.ts";
import { issuerOf, nearbyOf } from "../src/extract/claims/order-nearby.ts";
import { wordsOf } from "../src/extract/document.ts";
import { type Choice, chosenOf } from "../src/extract/weighing/choice.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { fitOrNone, GOLDEN, type Judged, type Weights, weightsOf } from "./choice.ts";
import { agree, type FoundOrder, goldenOrders, readOrders } from "./orders-told.ts";

/** Up to this share a wrong giver is likelier than rules make one, by the files that no rule was made for. */
const SHARE = 0.35;
const data = loadRuleData();
type Candidate = Giver & Judged;
type Case = {
  readonly hand: string;
  readonly options: readonly Candidate[];
  readonly choice: Choice<Giver>;
  readonly isTold: boolean;
  /** What rules alone find: right, wrong or nobody. */
  readonly byRule: boolean | null;
};

type Found = Pick<FoundOrder, "document" | "thread" | "told">;
const caseOf = (hand: string, issuer: string | null, { document, thread, told }: Found): Case => {
  const isRight = (words: string): boolean => issuer !== null && agree(issuer, words);
  const ruled = issuerOf(document, thread, nearbyOf(document, thread, told).issuer);
  const scene = { thread, told, ruled, groups: groupsOf(document) };
  return {
    hand,
    choice: giverChoice(document, { share: SHARE, weights: {} }),
    options: giversNear(document, scene).map((one) => ({
      ...one,
      right: isRight(wordsOf(document, one.range)),
    })),
    isTold: issuer !== null,
    byRule: ruled === null ? null : isRight(wordsOf(document, ruled)),
  };
};

const read = readOrders(data).map(({ hand, found }) => caseOf(hand, found.wanted.issuer, found));
const golden = goldenOrders(data).flatMap(({ fields, ...found }) => {
  const value = fields["order.issuer.value"];
  const isNone = fields["order.issuer"] === null;
  if (typeof value !== "string" && !isNone) return [];
  return [caseOf(GOLDEN, typeof value === "string" ? value : null, found)];
});
const cases = [...read, ...golden];

/** Right, wrong or nobody. */
const chosen = (weights: Weights, { options, choice }: Case): boolean | null =>
  chosenOf(options, { ...choice, weights: Object.fromEntries(weights) })?.one.right ?? null;

for (const hand of new Set(cases.map((one) => one.hand))) {
  const weights = fitOrNone(cases.filter((one) => one.hand !== hand));
  const own = cases.filter((one) => one.hand === hand);
  const tell = (given: readonly (boolean | null)[]): string =>
    `${given.filter((one) => one).length} right, ${given.filter((one) => one === false).length} wrong`;
  console.log(
    `${hand}: of ${own.filter(({ isTold }) => isTold).length} givers told, rules ${tell(own.map(({ byRule }) => byRule))}; weights of the others ${tell(own.map((one) => chosen(weights, one)))}`,
  );
}
const source =
  "Fitted by bench/giver-weights.ts on our own reports in bench/orders: lists, places in the text, and single words beside an office or rank.";
const weights = weightsOf(fitOrNone(cases));
writeFileSync(
  join(DATA_FOLDER, "givers", "en.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", share: SHARE, weights }, null, 2)}\n`,
);
