// node bench/orders.ts [--misses]: orders found in bench/orders/held-out.jsonl, which no rule was written for and no
// weight fitted on. An order counts as found where a claim of kind order touches its words.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import type { Claim } from "../src/model/claim.ts";
import { readingOf } from "../test/extract/reading.ts";

const DOES = ["command", "permission", "forbids", "condition"] as const;
const Text = z.object({
  id: z.string(),
  text: z.string(),
  published: z.string(),
  orders: z.array(z.looseObject({ words: z.string(), does: z.enum(DOES) })),
});

/** What the texts' orders do, by the effects that a claim's provisions may tell it by. */
const EFFECTS: Readonly<Record<(typeof DOES)[number], readonly string[]>> = {
  command: ["licence", "duty"],
  permission: ["licence"],
  forbids: ["restraint"],
  condition: ["restraint", "licence"],
};

const data = loadRuleData();
const showsMisses = process.argv.includes("--misses");
const options = { capture: lineIdOf("held-out", sha256("held-out")), veils: [], unveils: [] };

/** The texts held out, with their orders. */
export const heldOutTexts = () =>
  readFileSync(join(import.meta.dirname, "orders", "held-out.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => Text.parse(JSON.parse(line)));

/** What is found of the held-out texts' orders, and the texts without any in which one is told. */
export const heldOutOrders = () => {
  const tally = { orders: 0, found: 0, effects: 0, open: 0, without: 0, invented: 0 };
  for (const { text, published, orders } of heldOutTexts()) {
    const { claims } = extract(readingOf(text, { published }), options, data);
    const told = claims.filter(({ kind }) => kind === "order");
    const open = claims.filter(({ rule }) => rule.name === "statement.ruling");
    if (orders.length === 0) {
      tally.without++;
      if (told.length > 0) tally.invented++;
      if (showsMisses && told.length > 0) console.log(`invented: ${text}`);
    }
    for (const { words, does } of orders) {
      tally.orders++;
      const start = text.indexOf(words);
      const hit = told.find((claim) => touches(claim, start, start + words.length));
      if (hit !== undefined) tally.found++;
      else if (open.some((claim) => touches(claim, start, start + words.length))) tally.open++;
      else if (showsMisses) console.log(`missed: ${text}`);
      const effects = hit?.order?.provisions.map(({ effect }) => effect) ?? [];
      if (effects.some((effect) => EFFECTS[does].includes(effect))) tally.effects++;
    }
  }
  return tally;
};

const touches = ({ passages }: Claim, start: number, end: number): boolean =>
  passages.some((passage) => passage.start < end && start < passage.end);

if (import.meta.main) {
  const { orders, found, effects, open, without, invented } = heldOutOrders();
  const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);
  console.log(
    `orders found ${percent(found, orders)} % of ${orders}, with their effect ${percent(effects, orders)} %; as a statement that leaves open what is ruled ${percent(open, orders)} %; told in ${invented} of ${without} texts that are near to one and tell none`,
  );
}
