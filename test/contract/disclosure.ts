/** What every store must hold to when it shows what is veiled: the entry first, then the words. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { isOnrecordError } from "../../src/model/error.ts";
import { VEIL } from "../../src/model/passage.ts";
import { addReports, type StoreKind, withRegister } from "./register.ts";
import { countingEffects, PERSON, reportOf, SIGNER, spanOf } from "./sample-bodies.ts";

const TEXT =
  "Two soldiers fired at a family near Samho. They had waited at the ford below the old mill.";
const FORD = "the ford below the old mill";
const FORD_SPAN = spanOf(TEXT, FORD);

const report = () => reportOf(TEXT, { sensitive: [FORD_SPAN] });

export const testDisclosure = (kind: StoreKind): void => {
  it("disclosure.reveal() gives the words of the span alone and lists who saw them", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const { size } = await store.view.facts();
      const { start, end } = FORD_SPAN;
      const asking = { capture: made.capture.id, reason: "to check the place", by: PERSON };
      const shown = await store.disclosure.reveal({ ...asking, start, end });
      assert.equal(shown.words, FORD);
      assert.equal(shown.seq, size);
      const part = await store.disclosure.reveal({ ...asking, start: start + 4, end: start + 8 });
      assert.equal(part.words, "ford");
      const accesses = await store.view.accesses(made.capture.id);
      assert.deepEqual(
        accesses.map(({ seq, by, what, span, reason }) => ({ seq, by, what, span, reason })),
        [
          {
            seq: size + 1,
            by: PERSON,
            what: "passage",
            span: { start: start + 4, end: start + 8 },
          },
          { seq: size, by: PERSON, what: "passage", span: { start, end } },
        ].map((entry) => ({ ...entry, reason: "to check the place" })),
      );
      assert.equal(accesses[1]?.at, shown.at);
      const again = await store.view.reading(made.capture.id);
      assert.match(again?.reading.text ?? "", new RegExp(VEIL.repeat(FORD.length)));
    }));

  it("disclosure.reveal() refuses what is not veiled whole, and makes no entry of it", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const { size } = await store.view.facts();
      const { start, end } = FORD_SPAN;
      const asking = { capture: made.capture.id, reason: "to check", by: PERSON };
      for (const span of [
        { start: 0, end: TEXT.length },
        { start: start - 1, end },
        { start, end: end + 1 },
        { start, end: end + 1000 },
        { start, end: start },
      ]) {
        await assert.rejects(store.disclosure.reveal({ ...asking, ...span }), (error) =>
          isOnrecordError(error, "usage"),
        );
      }
      await assert.rejects(
        store.disclosure.reveal({ ...asking, start, end, reason: " " }),
        (error) => isOnrecordError(error, "usage"),
      );
      assert.equal((await store.view.facts()).size, size);
    }));

  it("disclosure gives nothing where the entry cannot be made", () =>
    withRegister(kind, async (store, dir) => {
      const made = report();
      await addReports(store, [made]);
      const stranger = { vkey: SIGNER.vkey.replace("A", "B"), sign: SIGNER.sign };
      const other = await kind.open(dir, { signer: stranger, effects: countingEffects(700) });
      const asking = { capture: made.capture.id, reason: "to check", by: PERSON };
      try {
        for (const shown of [
          other.disclosure.reveal({ ...asking, ...FORD_SPAN }),
          other.disclosure.original(asking),
        ]) {
          await assert.rejects(shown, (error) => isOnrecordError(error, "no-key"));
        }
      } finally {
        await other.close();
      }
      assert.deepEqual(await store.view.accesses(made.capture.id), []);
    }));

  it("disclosure.original() gives the bytes as they came, and a reason that quotes is hidden", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const reason = "the ford below the old mill is to be compared";
      const asking = { capture: made.capture.id, reason, by: PERSON };
      const { bytes } = await store.disclosure.original(asking);
      assert.equal(Buffer.from(bytes).toString(), TEXT);
      const [access] = await store.view.accesses(made.capture.id);
      assert.equal(access?.what, "original");
      assert.equal(access?.span, null);
      assert.equal(access?.reason, VEIL.repeat(reason.length));
      await store.rebuild();
      assert.equal((await store.view.accesses(made.capture.id)).length, 1);
    }));
};
