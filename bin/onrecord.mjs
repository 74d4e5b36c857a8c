#!/usr/bin/env node
// Starts the command line on the pinned Node, whichever Node called this.
import { join } from "node:path";
import { ensureInstalled, root } from "../scripts/bootstrap.mjs";
import { ensureWebBuilt } from "../scripts/build-web.mjs";
import { pass } from "../scripts/pass.mjs";

const node = ensureInstalled();
const args = process.argv.slice(2);
if (args[0] === "serve" && !args.includes("--help")) ensureWebBuilt(node);
pass(node, [join(root, "src", "cli", "onrecord.ts"), ...args]);
