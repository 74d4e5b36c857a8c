// node bench/addressee-weights.ts: fits data/addressees/en.json on the orders of bench/orders that were read, and writes
// it: which of the armed groups near an order it went to, for where no rule tells. The figure that is printed judges each
// hand by weights fitted on the others.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { armedGroupsOf, armedNear } from "../src/extract/claims/addressee-near.ts";
import { type Giver, giverChoice } from "../src/extract/claims/giver.ts";
import { wordsOf } from "../src/extract/document.ts";
import { type Choice, chosenOf } from "../src/extract/weighing/choice.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { fitOrNone, GOLDEN, type Judged, weightsOf } from "./choice.ts";
import { agree, type FoundOrder, goldenOrders, readOrders } from "./orders-told.ts";

const SHARE = 0.4;

const data = loadRuleData();
type Case = {
  readonly hand: string;
  readonly options: readonly (Giver & Judged)[];
  readonly choice: Choice<Giver>;
};

type Found = Pick<FoundOrder, "document" | "thread" | "told">;
const caseOf = (
  hand: string,
  wanted: readonly string[],
  { document, thread, told }: Found,
): Case => {
  const armed = armedGroupsOf(document);
  const options = armedNear(document, { thread, told, armed, giver: null }).map((one) => ({
    ...one,
    right: wanted.some((words) => agree(words, wordsOf(document, one.range))),
  }));
  return { hand, options, choice: giverChoice(document, { share: SHARE, weights: {} }) };
};
const golden = goldenOrders(data).flatMap(({ fields, ...found }) => {
  const told = z
    .array(z.string())
    .safeParse([fields["order.addressees.value"] ?? fields["order.addressees"]].flat());
  return told.success ? [caseOf(GOLDEN, told.data, found)] : [];
});
const cases: readonly Case[] = [
  ...readOrders(data).map(({ hand, found }) => caseOf(hand, found.wanted.addressees, found)),
  ...golden,
];

const held = [...new Set(cases.map(({ hand }) => hand))].flatMap((hand) => {
  const weights = Object.fromEntries(fitOrNone(cases.filter((one) => one.hand !== hand)));
  return cases
    .filter((one) => one.hand === hand)
    .map(({ options, choice }) => chosenOf(options, { ...choice, weights })?.one.right ?? null);
});
console.log(
  `${cases.length} orders, among the groups near ${cases.filter(({ options }) => options.some(({ right }) => right)).length}; weights of other hands ${held.filter((one) => one).length} right, ${held.filter((one) => one === false).length} wrong`,
);
const source =
  "Fitted by bench/addressee-weights.ts on our own reports in bench/orders: lists, places in the text, and single words beside an armed group.";
const folder = join(DATA_FOLDER, "addressees");
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "en.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", share: SHARE, weights: weightsOf(fitOrNone(cases)) }, null, 2)}\n`,
);
