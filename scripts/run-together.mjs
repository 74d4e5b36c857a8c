// Test files of one process: what they all load is loaded once, and warm for the second.
import { resolve } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "./bootstrap.mjs";

/** Each file is a suite of its own, so that its hooks begin and end with it. */
export function runTogether(files) {
  for (const file of files) describe(file, () => import(pathToFileURL(resolve(root, file)).href));
}
