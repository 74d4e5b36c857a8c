// node bench/order-weights.ts SHARED: fits data/orders/en.json on bench/orders/learned.tsv and writes it.
// Train halves of three benchmarks (SHARED/benchmarks: incidents, attribution, events), as news of crime, politics and
// civil war, and golden texts in which rules find none stand for what orders nothing; they only weigh evidence that our
// own sentences have. The threshold is that at which of the sentences that order nothing, though they are near to it,
// five folds take four of 100 for an order.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { DATA_FOLDER, loadRuleData } from "../src/load/load.ts";
import { LEARNED_ORDERS } from "../src/model/data.ts";
import { readingOf } from "../test/extract/reading.ts";
import { withArchive } from "./archive.ts";
import { type Case, fit, heldOdds, NOTHING, oddsIn, type Weights, weightsFile } from "./fit.ts";
import { goldsIn, isTest, reportsIn } from "./incidents.ts";
import { mucTexts } from "./muc.ts";
import { orderEvidenceOf, ordersIn } from "./order-material.ts";

const FITTING = { kinds: LEARNED_ORDERS.length, hold: 1, rounds: 600, step: 0.0003 };
const FOLDS = 5;
/** Lines written one after the other may be of one mind. */
const BLOCK = 20;
/** What a sentence of the news, and of a golden text, weighs beside one of our own. */
const NEWS_WEIGHT = 0.4;
const GOLDEN_WEIGHT = 1;
const EVERY = 4;
const NEARLY = -1;
const NEWS_LENGTH = 4000;
/** The share of near sentences that are taken for an order. */
const INVENTED = 0.04;

/** Kinds of claims by which troops are told something. */
const ABOUT_ORDERS: ReadonlySet<string> = new Set([
  "order",
  "sanction",
  "reward",
  "statement",
  "denial",
]);

const [shared] = process.argv.slice(2);
if (shared === undefined) throw new Error("give the folder that holds benchmarks/");
const benchmarks = join(shared, "benchmarks");
const data = loadRuleData();

const own: readonly Case[] = ordersIn("learned.tsv").map(({ label, words }) => ({
  evidence: [...new Set(orderEvidenceOf(words, data).flat())],
  kind: label === "-" ? NOTHING : LEARNED_ORDERS.indexOf(label),
  weight: 1,
}));
const none = (text: string, weight: number): readonly Case[] =>
  orderEvidenceOf(text, data).map((evidence) => ({ evidence, kind: NOTHING, weight }));
const ROOT = join(import.meta.dirname, "..");
const options = { capture: lineIdOf("fit", sha256("fit")), veils: [], unveils: [] };
/** What rules find by their words is no example of what is none. */
const byRulesAlone = { ...data, orders: {} };
const tellsOrder = (text: string): boolean =>
  extract(readingOf(text, { published: "2021-05-09" }), options, byRulesAlone).claims.some(
    ({ kind }) => ABOUT_ORDERS.has(kind),
  );
const golds = goldsIn(join(benchmarks, "incidents"));
const crime = reportsIn(join(benchmarks, "incidents"))
  .filter(({ id }) => !isTest(golds.get(id)?.incident ?? "0"))
  .map(({ text }) => text);
const politics = withArchive(join(benchmarks, "attribution", "polnear.tar.gz"), (folder) =>
  globSync("**/train/text/*.txt", { cwd: folder })
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8")),
);
const war = mucTexts(join(benchmarks, "events"), "train").map(({ text }) => text);
// Of the news of war some sentences may tell an order: few beside what they teach.
const newspaper: readonly Case[] = [...crime, ...politics, ...war]
  .filter((text) => !tellsOrder(text))
  .flatMap((text) => none(text.slice(0, NEWS_LENGTH), NEWS_WEIGHT));
const everyday = newspaper.filter((_, index) => index % EVERY === 0);
/** Sentences of the news that weights without them take for an order, or nearly: these teach most. */
const misleading = (weights: Weights): readonly Case[] =>
  newspaper
    .filter((one, index) => index % EVERY !== 0 && oddsIn(weights, one) > NEARLY)
    .map((one) => ({ ...one, weight: 1 }));

/** Nor is what a golden text is there to have found, by whatever finds it. */
const Expected = z.looseObject({
  counts: z.record(z.string(), z.number()).optional(),
  claims: z.array(z.looseObject({ kind: z.string() })).optional(),
});
const expectsOrder = (file: string): boolean => {
  const { counts, claims } = Expected.parse(JSON.parse(readFileSync(file, "utf8")));
  return (
    (counts?.["order"] ?? 0) > 0 || claims?.some(({ kind }) => ABOUT_ORDERS.has(kind)) === true
  );
};
const golden: readonly Case[] = globSync("test/golden/extract/*/input.txt", { cwd: ROOT })
  .sort()
  .filter((file) => !expectsOrder(join(ROOT, file, "..", "expected.json")))
  .map((file) => readFileSync(join(ROOT, file), "utf8"))
  .filter((text) => !tellsOrder(text))
  .flatMap((text) => none(text, GOLDEN_WEIGHT));
const news = [...everyday, ...misleading(fit(own, [...everyday, ...golden], FITTING))];
const beside = [...news, ...golden];

const held = heldOdds(own, beside, { ...FITTING, folds: FOLDS, block: BLOCK });
const weighed = held.map((odds, index) => (own[index]?.evidence.length === 0 ? -Infinity : odds));
const telling = weighed.filter((_, index) => own[index]?.kind !== NOTHING);
const others = weighed.filter((_, index) => own[index]?.kind === NOTHING).sort((a, b) => b - a);
const limit = others[Math.floor(others.length * INVENTED)] ?? 0;
const threshold = Number((Math.ceil(limit * 100) / 100).toFixed(2));
const found = telling.filter((odds) => odds > threshold).length;
const all = fit(own, beside, FITTING);
const invented = (some: readonly Case[]): string =>
  `${some.filter((one) => oddsIn(all, one) > threshold).length} of ${some.length}`;
console.log(
  `${own.length} sentences over ${FOLDS} folds: at ${threshold} found ${((100 * found) / telling.length).toFixed(1)} % of ${telling.length}, ${(100 * INVENTED).toFixed(0)} % of ${others.length} others; of news ${invented(newspaper)}, of golden texts ${invented(golden)}`,
);
const source =
  "Fitted by bench/order-weights.ts on our own sentences in bench/orders/learned.tsv, with train halves of three benchmarks as ordinary news: words, beginnings, lists, pairs of words, and lists of rulings that stand together.";
writeFileSync(join(DATA_FOLDER, "orders", "en.json"), weightsFile(all, source, threshold));
