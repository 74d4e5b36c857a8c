// The sentences in bench/orders: one a line, what troops are told by it ("-" where nothing), a tab, its words.
import { join } from "node:path";
import { layersOf } from "../src/extract/document.ts";
import { languageOf } from "../src/extract/languages/language.ts";
import { evidenceName, togetherName } from "../src/extract/languages/learned.ts";
import { orderEvidenceIn, windowsOf } from "../src/extract/weighing/order.ts";
import { LEARNED_ORDERS, type RuleData } from "../src/model/data.ts";
import { read } from "../src/read/read.ts";
import { labelledLines } from "./labelled-lines.ts";

/** The sentences of a file in bench/orders with what they tell of an order, in its order. */
export const ordersIn = (file: string) => labelledLines(join("orders", file), LEARNED_ORDERS);

/** The distinct evidence of each stretch that is weighed in body text, one list of names each; the text is English. */
export const orderEvidenceOf = (text: string, data: RuleData): readonly (readonly string[])[] => {
  const declared = { url: null, outlet: null, published: null, title: null };
  const language = languageOf("en", data);
  if (language === null) return [];
  const layers = layersOf(read({ kind: "text", text, declared }, data), language);
  return layers.sentences
    .filter(({ role }) => role === "body")
    .flatMap((sentence) => windowsOf(layers, sentence))
    .map((window) => [
      ...new Set(
        orderEvidenceIn(layers, window, {
          of: evidenceName,
          pair: (first, second) => togetherName("pair", first, second),
          near: (first, second) => togetherName("near", first, second),
          with: (one, another) => togetherName("with", one, another),
        }).flatMap(({ told }) => told),
      ),
    ]);
};
