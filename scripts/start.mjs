// npm start: installs and builds what is missing, then serves the first page and prints its address.
import { join } from "node:path";
import { ensureInstalled, root } from "./bootstrap.mjs";
import { ensureWebBuilt } from "./build-web.mjs";
import { pass } from "./pass.mjs";

const node = ensureInstalled();
ensureWebBuilt(node);
pass(node, [join(root, "src", "cli", "onrecord.ts"), "serve", ...process.argv.slice(2)]);
