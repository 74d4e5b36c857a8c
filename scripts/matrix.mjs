// npm run test:matrix: every room in the browser on every width, colour and language; npm test looks
// at every pair of them, and does what is done on one screen alone. The last line is "N passed, N failed".
import { join } from "node:path";
import { ensureInstalled, root } from "./bootstrap.mjs";
import { pass } from "./pass.mjs";

process.env.ONRECORD_MATRIX = "1";
pass(ensureInstalled(), [join(root, "scripts", "test.mjs"), "test/browser"]);
