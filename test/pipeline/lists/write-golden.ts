/** Writes what is told of every golden list; look at the difference before you keep it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { GOLDEN, goldenLists, tellCase } from "./golden-case.ts";

for (const name of goldenLists()) {
  const told = JSON.stringify(await tellCase(name), null, 2);
  writeFileSync(join(GOLDEN, name, "expected.json"), `${told}\n`);
}
