/** Writes test/golden/sample anew; look at what changed before you keep it. */
import { writeFileSync } from "node:fs";
import { toldOf } from "./sample.ts";

for (const [name, folder] of [
  ["teaching", "samples"],
  ["first-session", "samples/first-session"],
] as const) {
  const json = JSON.stringify(toldOf(folder), null, 1);
  writeFileSync(`test/golden/sample/${name}.json`, `${json}\n`);
}
