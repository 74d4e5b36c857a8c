// Whole reports of bench/orders with the orders that they tell, and how what is found agrees with them.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import {
  type OrderThread,
  orderThreadsOf,
  rangesOf as threadRanges,
} from "../src/extract/claims/order-thread.ts";
import { type Document, layersOf, textRange } from "../src/extract/document.ts";
import { languageOf } from "../src/extract/languages/language.ts";
import { joinRanges } from "../src/extract/tokens/range.ts";
import type { TokenRange } from "../src/extract/tokens/tag.ts";
import type { RuleData } from "../src/model/data.ts";
import type { Reading } from "../src/model/reading.ts";
import { readingOf } from "../test/extract/reading.ts";

const words = z.string();
const DayTold = z.object({ words, edtf: z.string() }).nullable();
const ToldOrder = z.looseObject({
  words,
  also: z.array(words),
  provisions: z.array(z.looseObject({ effect: z.enum(["licence", "restraint"]), words })),
  issuer: words.nullable(),
  addressees: z.array(words),
  distance: words.nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Told apart in fields-learned.jsonl alone; `ended` with the words of `until`. */
  issued: DayTold.optional(),
  received: DayTold.optional(),
  effective: DayTold.optional(),
  ended: DayTold.optional(),
});
export type ToldOrder = z.infer<typeof ToldOrder>;
const Report = z.object({
  id: z.string(),
  published: z.string(),
  outlet: z.string(),
  text: z.string(),
  orders: z.array(ToldOrder),
  incidents: z.array(
    z.object({
      words,
      killed: z.int().nullable(),
      wounded: z.int().nullable(),
      when: z.string().nullable(),
    }),
  ),
});
export type Report = z.infer<typeof Report>;
export type Range = { readonly start: number; readonly end: number };

/** The reports of a file in bench/orders. */
export const reportsIn = (file: string): readonly Report[] =>
  readFileSync(join(import.meta.dirname, "orders", file), "utf8")
    .trim()
    .split("\n")
    .map((line) => Report.parse(JSON.parse(line)));

/** Where the words stand in the text. */
export const rangesOf = (text: string, told: readonly string[]): readonly Range[] =>
  told.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }));
/** Whether any passage shares words with any range. */
export const touches = (passages: readonly Range[], ranges: readonly Range[]): boolean =>
  passages.some((one) => ranges.some(({ start, end }) => one.start < end && start < one.end));

/** The words that say something, without articles and the like. */
const bagOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.has(word)));
const EMPTY: ReadonlySet<string> = new Set("the a an of in and to his its all who that".split(" "));
/** True where half of the words of either are the other's. */
export const agree = (one: string, other: string): boolean => {
  const [a, b] = [bagOf(one), bagOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared >= Math.min(a.size, b.size) / 2;
};

/** True where a date told begins with the one wanted, or the one wanted with it. */
export const isDay = (told: readonly string[], wanted: string): boolean =>
  told.some((one) => {
    const bare = one.replace(/[~?]/g, "").replace(/\/?\.\.$/, "");
    return one.startsWith(wanted) || wanted.startsWith(bare);
  });

/** An order of a report with what rules found of it; `told`: all words that tell of any order of the report. */
export type FoundOrder = {
  /** The report's. */
  readonly id: string;
  readonly wanted: ToldOrder;
  readonly document: Document;
  readonly thread: OrderThread;
  readonly told: readonly TokenRange[];
};

/** A text with the orders that rules find in it. */
const orderDocument = (reading: Reading, data: RuleData) => {
  const language = languageOf("en", data);
  if (language === null) throw new Error("data/lexicons has no English");
  const document = { ...layersOf(reading, language), shown: reading.text, sensitive: [] };
  const threads = orderThreadsOf(document);
  return { document, threads, told: joinRanges(threads.flatMap(threadRanges)) };
};

/** The orders of a file that rules find, each with the first thread that tells what it rules. */
export const foundOrders = (file: string, data: RuleData): readonly FoundOrder[] =>
  reportsIn(file).flatMap(({ id, text, published, outlet, orders }) => {
    const { document, threads, told } = orderDocument(readingOf(text, { published, outlet }), data);
    return orders.flatMap((wanted) => {
      const ruling = rangesOf(text, [wanted.words, ...wanted.provisions.map(({ words }) => words)]);
      const thread = threads.find((one) =>
        touches(
          threadRanges(one).map((range) => textRange(document, range)),
          ruling,
        ),
      );
      return thread === undefined ? [] : [{ id, wanted, document, thread, told }];
    });
  });

/** Reports that were written to learn an order's fields from. */
export const LEARNED_REPORTS = "fields-learned.jsonl";
const READ = [
  ...["news-read.jsonl", "wire-read.jsonl", "plain-read.jsonl", "reports-read.jsonl"],
  LEARNED_REPORTS,
];

/** The orders of every file that may be read, each with the hand that wrote its report: what is held out stays closed. */
export const readOrders = (data: RuleData) =>
  READ.flatMap((file) =>
    foundOrders(file, data).map((found) => ({
      hand: file === LEARNED_REPORTS ? found.id.slice(0, 2) : file,
      found,
    })),
  );

const Expected = z.looseObject({
  claims: z
    .array(z.looseObject({ kind: z.string(), fields: z.record(z.string(), z.json()).optional() }))
    .optional(),
});
const Options = z.looseObject({
  published: z.string().nullable().default(null),
  outlet: z.string().nullable().default(null),
});
const GOLDEN = join(import.meta.dirname, "..", "test", "golden", "extract");

/** The orders of golden texts, with the fields by dotted path that are expected of them: where there are two, of the one before and the one after. */
export const goldenOrders = (data: RuleData) =>
  globSync("*/expected.json", { cwd: GOLDEN })
    .sort()
    .flatMap((file) => {
      const folder = join(GOLDEN, dirname(file));
      const { claims = [] } = Expected.parse(jsonIn(join(folder, "expected.json")));
      const expected = claims.flatMap(({ kind, fields }) =>
        kind === "order" && fields !== undefined ? [fields] : [],
      );
      const text = readFileSync(join(folder, "input.txt"), "utf8");
      const { published, outlet } = Options.parse(jsonIn(join(folder, "options.json")));
      const reading = readingOf(text, { published, outlet });
      const { document, threads, told } = orderDocument(reading, data);
      return threads.flatMap((thread) => {
        const own = expected.filter(
          (fields) => threads.length === 1 || fields["order.previous"] === thread.previous,
        );
        const isOnly = threads.filter((one) => one.previous === thread.previous).length === 1;
        const fields = Object.assign({}, ...own) as Readonly<Record<string, unknown>>;
        return isOnly ? [{ id: dirname(file), fields, document, thread, told }] : [];
      });
    });
const jsonIn = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
