/**
 * The law of resolution over many random worlds: report by report, in any order, with reports taken
 * out and put back, gives what all at once give. `node bench/settling.ts [WORLDS] [SEED]` (1,000, 1).
 */
import fc from "fast-check";
import { settledAsWhole } from "../test/pipeline/settled.ts";
import { world } from "../test/resolve/random-world.ts";

const worlds = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
const began = process.cpuUsage();
await fc.assert(fc.asyncProperty(world, fc.infiniteStream(fc.nat()), settledAsWhole), {
  numRuns: worlds,
  seed,
});
const { user, system } = process.cpuUsage(began);
console.log(
  `${worlds} worlds from seed ${seed} hold, ${((user + system) / 1e6).toFixed(1)} s of processor`,
);
