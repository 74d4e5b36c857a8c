/** A process that is killed between an erasure and its scrub: `node erase-and-die.ts DIR CAPTURE`. */
import { CaptureId } from "../../src/model/ids.ts";
import { openRegister } from "../../src/store/sqlite/register.ts";
import { erasureDraft, SIGNER } from "../contract/sample-bodies.ts";

const [dir = "", capture = ""] = process.argv.slice(2);
const effects = {
  now: Date.now,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};
const store = await openRegister(dir, { signer: SIGNER, effects });
await store.write(async ({ append, material }) => {
  await append(erasureDraft(await material.bodiesOf(CaptureId.parse(capture))));
});
process.kill(process.pid, "SIGKILL");
