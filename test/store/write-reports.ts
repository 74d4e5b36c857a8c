/** A second process of its own that adds reports: `node write-reports.ts DIR FIRST COUNT`. */
import { openRegister } from "../../src/store/sqlite/register.ts";
import { addReports } from "../contract/register.ts";
import { reportOf, SIGNER } from "../contract/sample-bodies.ts";

const [dir = "", first = "0", count = "0"] = process.argv.slice(2);
const effects = {
  now: Date.now,
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};
const store = await openRegister(dir, { signer: SIGNER, effects });
for (let index = 0; index < Number(count); index++) {
  const text = `Report ${Number(first) + index} tells of a quiet night.`;
  await addReports(store, [reportOf(text, { claims: [{ exact: "a quiet night" }] })]);
}
await store.close();
