// node bench/hostile.ts: time from text to claims for texts of a megabyte made to slow it down.
import { extract } from "../src/extract/extract.ts";
import { lineIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { hostileTexts } from "../test/extract/hostile.ts";
import { readingOf } from "../test/extract/reading.ts";

const data = loadRuleData();
const options = {
  capture: lineIdOf("hostile", sha256("hostile")),
  veils: [],
  unveils: [],
  includeSensitive: false,
};
extract(readingOf("Guards killed two men on Monday. ".repeat(2000)), options, data);

let worst = 0;
let slowest = 0;
for (const text of hostileTexts()) {
  const start = process.cpuUsage();
  const from = performance.now();
  extract(readingOf(text, { published: "2019-05-16" }), options, data);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const byClock = (performance.now() - from) / 1000;
  worst = Math.max(worst, seconds);
  slowest = Math.max(slowest, byClock);
  console.log(
    `${byClock.toFixed(2)} s, ${seconds.toFixed(2)} s of processor  ${text.slice(0, 30)}…`,
  );
}
console.log(
  `worst ${slowest.toFixed(2)} s by the clock (bar 2 s), ${worst.toFixed(2)} s of processor time`,
);
