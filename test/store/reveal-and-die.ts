/** A process that is killed as soon as it has veiled words: `node reveal-and-die.ts DIR CAPTURE START END`. */
import { writeSync } from "node:fs";
import { CaptureId } from "../../src/model/ids.ts";
import { openRegister } from "../../src/store/sqlite/register.ts";
import { PERSON, SIGNER } from "../contract/sample-bodies.ts";

const [dir = "", capture = "", start = "", end = ""] = process.argv.slice(2);
const effects = {
  now: Date.now,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};
const store = await openRegister(dir, { signer: SIGNER, effects });
const { words } = await store.disclosure.reveal({
  ...{ capture: CaptureId.parse(capture), by: PERSON, reason: "to check the place" },
  ...{ start: Number(start), end: Number(end) },
});
writeSync(1, words);
process.kill(process.pid, "SIGKILL");
