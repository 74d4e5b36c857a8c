// npm run bench -- NAME ARGS: runs bench/NAME.ts on the pinned Node; without a name, lists them.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./bootstrap.mjs";
import { pass } from "./pass.mjs";

const [name, ...args] = process.argv.slice(2);
const names = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
if (name === undefined || !names.includes(name) || !existsSync(join(root, "bench", `${name}.ts`))) {
  const list = names.length === 0 ? "there are none yet" : `one of ${names.join(", ")}`;
  process.stderr.write(`Usage: npm run bench -- NAME DATA-FOLDER, NAME ${list}\n`);
  process.exitCode = 2;
} else {
  pass(ensureInstalled(), ["--expose-gc", join(root, "bench", `${name}.ts`), ...args]);
}
