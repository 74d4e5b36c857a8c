// node bench/order-day-weights.ts: fits data/order-days/en.json on the orders of bench/orders/fields-learned.jsonl, and
// writes it: which of the times near an order are the days on which it was issued, received, took effect and ends.
// The reports that begin alike in their ids were written by one hand: the figure that is printed judges each hand by
// weights fitted on the others.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DatedOption,
  datedNear,
  dayChoice,
  timesOfOrders,
} from "../src/extract/claims/order-dated.ts";
import { readFromTimes, ruledDays } from "../src/extract/claims/order-days.ts";
import { wordsOf } from "../src/extract/document.ts";
import { chosenOf } from "../src/extract/weighing/choice.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { ORDER_DAYS, type OrderDay } from "../src/model/data.ts";
import { fitOrNone, GOLDEN, type Judged, type Weights, weightsOf } from "./choice.ts";
import { type FoundOrder, goldenOrders, isDay, readOrders, type ToldOrder } from "./orders-told.ts";

/** Up to this share of the likelihood a day is left untold. */
const SHARE = { issued: 0.4, received: 0.4, effective: 0.4, until: 0.6 } as const;

const data = loadRuleData();
type Candidate = DatedOption & Judged;
type Case = {
  readonly hand: string;
  readonly day: OrderDay;
  readonly options: readonly Candidate[];
  readonly isTold: boolean;
  /** What rules alone find: right, wrong or nothing. */
  readonly byRule: boolean | null;
};

/** A day as the key tells it; undefined where it does not tell which of an order's days one is. */
const toldOf = (
  wanted: ToldOrder,
  day: OrderDay,
): { words: string; edtf: string } | null | undefined => {
  if (day !== "until") return wanted[day] ?? (wanted.from === null ? null : undefined);
  if (wanted.ended !== undefined) return wanted.ended;
  return wanted.until === null ? null : { words: "", edtf: wanted.until };
};

type Found = Pick<FoundOrder, "document" | "thread" | "told">;
type Gold = { readonly words: string; readonly edtf: string } | null | undefined;

const casesOf = (
  hand: string,
  { document, thread, told }: Found,
  goldOf: (day: OrderDay) => Gold,
): readonly Case[] => {
  const ruled = ruledDays(document, thread);
  const options = datedNear(document, {
    ...{ thread, told, times: timesOfOrders(document) },
    ruled: readFromTimes(ruled),
  });
  return ORDER_DAYS.flatMap((day) => {
    const gold = goldOf(day);
    if (gold === undefined) return [];
    const isRight = ({ time }: DatedOption): boolean => {
      if (gold === null) return false;
      const words = wordsOf(document, time);
      const { edtf } = time.value;
      // "until March 3": the day to come, whatever year the words have elsewhere.
      const isSameDay = edtf.slice(MONTH_AND_DAY) === gold.edtf.slice(MONTH_AND_DAY);
      const isSameWords =
        gold.words !== "" && (gold.words.includes(words) || words.includes(gold.words));
      return isDay([edtf], gold.edtf) || (isSameWords && isSameDay);
    };
    const byRule = ruled[day];
    const one: Case = {
      hand,
      day,
      options: options.map((one) => ({ ...one, right: isRight(one) })),
      isTold: gold !== null,
      byRule: byRule === null ? null : gold !== null && isDay([byRule.edtf], gold.edtf),
    };
    return [one];
  });
};
/** Where they stand in "2021-03-03". */
const MONTH_AND_DAY = 5;

/** What a golden text's fields say of a day; an end may be in the words of an event. */
const fieldOf = (fields: Readonly<Record<string, unknown>>, day: OrderDay): Gold => {
  const path = { ...PATHS, until: "order.until.when" }[day];
  const edtf = fields[`${path}.edtf`] ?? fields[`${path}.earliest`];
  // Inferred: of what is not for weights to say.
  if (fields[`${path}.basis.how`] === "inferred") return undefined;
  if (typeof edtf === "string") return { words: "", edtf };
  const isNone = fields[path] === null || (day === "until" && "order.until" in fields);
  return isNone || (day === "until" && "order.until.event" in fields) ? null : undefined;
};
const PATHS = {
  issued: "order.issued",
  received: "order.received",
  effective: "order.effective_from",
} as const;

const cases = [
  ...readOrders(data).flatMap(({ hand, found }) =>
    casesOf(hand, found, (day) => toldOf(found.wanted, day)),
  ),
  ...goldenOrders(data).flatMap(({ fields, ...found }) =>
    casesOf(GOLDEN, found, (day) => fieldOf(fields, day)),
  ),
];

/** Right, wrong or nothing. */
const chosen = (weights: Weights, { options, day }: Case): boolean | null => {
  const learned = { share: SHARE[day], weights: Object.fromEntries(weights) };
  return chosenOf(options, dayChoice(learned, day))?.one.right ?? null;
};

const tell = (given: readonly (boolean | null)[]): string =>
  `${given.filter((one) => one).length} right, ${given.filter((one) => one === false).length} wrong`;
const days = ORDER_DAYS.map((day) => {
  const own = cases.filter((one) => one.day === day);
  const held = [...new Set(own.map(({ hand }) => hand))].flatMap((hand) => {
    const weights = fitOrNone(own.filter((one) => one.hand !== hand));
    return own.filter((one) => one.hand === hand).map((one) => chosen(weights, one));
  });
  const among = own.filter(({ options }) => options.some(({ right }) => right)).length;
  console.log(
    `${day}: told of ${own.filter(({ isTold }) => isTold).length} of ${own.length} orders, among the times near ${among}; rules ${tell(own.map(({ byRule }) => byRule))}; weights of other hands ${tell(held)}`,
  );
  return [day, { share: SHARE[day], weights: weightsOf(fitOrNone(own)) }] as const;
});
const source =
  "Fitted by bench/order-day-weights.ts on our own reports in bench/orders/fields-learned.jsonl: lists, forms of times, places in the text, and single words beside a time.";
writeFileSync(
  join(DATA_FOLDER, "order-days", "en.json"),
  `${JSON.stringify({ source, licence: "Apache-2.0", days: Object.fromEntries(days) }, null, 2)}\n`,
);
