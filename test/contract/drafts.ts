/** What every store must do with unfinished coding: keep it beside the ledger, guarded, and let it go with its report. */
import assert from "node:assert/strict";
import { it } from "node:test";
import type { CodingDraft, KeptDraft } from "../../src/model/coding.ts";
import { type CaptureId, PersonRef, Ref } from "../../src/model/ids.ts";
import { VEIL } from "../../src/model/passage.ts";
import { addReports, type StoreKind, withRegister } from "./register.ts";
import { erasureDraft, PERSON, reportOf, spanOf } from "./sample-bodies.ts";

const TEXT =
  "Two soldiers fired at a family near Samho. They had waited at the ford below the old mill.";
const FORD = "the ford below the old mill";

const draftOf = (capture: CaptureId, words: string): CodingDraft => ({
  capture,
  corrects: null,
  kind: "incident",
  passages: [],
  fields: [
    { field: "acts.victim", item: 0, value: { type: "text", text: words }, passages: [] },
    {
      field: "where",
      item: 0,
      value: { type: "place", words, place: "x/samho", side: "own" },
      passages: [{ start: TEXT.indexOf("Samho"), end: TEXT.indexOf("Samho") + 5 }],
    },
  ],
});

const kept = (digit: string, draft: CodingDraft, second = 1): KeptDraft => ({
  id: Ref.parse(digit.repeat(32)),
  at: `2026-01-02T03:04:0${second}.000Z`,
  by: PERSON,
  done: false,
  draft,
});

export const testDrafts = (kind: StoreKind): void => {
  it("drafts.put() replaces by id, view.drafts() lists them last written first", () =>
    withRegister(kind, async (store) => {
      const made = reportOf(TEXT, {});
      await addReports(store, [made]);
      const { id } = made.capture;
      const { size } = await store.view.facts();
      const [a, b] = [kept("a", draftOf(id, "a family")), kept("b", draftOf(id, "a family"), 2)];
      await store.drafts.put(a);
      await store.drafts.put(b);
      await store.drafts.put({ ...a, at: "2026-01-02T03:04:03.000Z" });
      const told = await store.view.drafts(id, PERSON);
      assert.deepEqual(told, [{ ...a, at: "2026-01-02T03:04:03.000Z" }, b]);
      assert.deepEqual(await store.view.drafts(null, PERSON), told);
      assert.equal((await store.view.facts()).size, size);
      assert.equal(await store.drafts.remove(b.id), true);
      assert.equal(await store.drafts.remove(b.id), false);
    }));

  it("view.drafts() shows another's coding once both are done, and what is done changes no more", () =>
    withRegister(kind, async (store) => {
      const made = reportOf(TEXT, {});
      await addReports(store, [made]);
      const { id } = made.capture;
      const other = PersonRef.parse("e".repeat(32));
      const mine = kept("a", draftOf(id, "a family"));
      const theirs = { ...kept("b", draftOf(id, "two people"), 2), by: other };
      const seenBy = async (reader: typeof other) =>
        (await store.view.drafts(id, reader)).map((draft) => draft.id);
      await store.drafts.put(mine);
      await store.drafts.put({ ...theirs, done: true });
      assert.deepEqual(await seenBy(PERSON), [mine.id], "mine is not done");
      assert.deepEqual(await seenBy(other), [theirs.id]);
      await store.drafts.put({ ...mine, done: true });
      assert.deepEqual(await seenBy(PERSON), [theirs.id, mine.id]);
      assert.deepEqual(await seenBy(other), [theirs.id, mine.id]);
      await assert.rejects(store.drafts.put(mine), { code: "usage" });
      await assert.rejects(store.drafts.put({ ...theirs, by: PERSON }), { code: "usage" });
    }));

  it("drafts outlive a rebuild, go with the transaction that saves them, and with their report", () =>
    withRegister(kind, async (store) => {
      const made = reportOf(TEXT, {});
      await addReports(store, [made]);
      const { id } = made.capture;
      const [a, b] = [kept("a", draftOf(id, "a family")), kept("b", draftOf(id, "a family"))];
      await store.drafts.put(a);
      await store.drafts.put(b);
      await store.rebuild();
      assert.equal((await store.view.drafts(id, PERSON)).length, 2);
      const failing = store.write(async ({ drafts }) => {
        await drafts.remove(a.id);
        throw new Error("not saved after all");
      });
      await assert.rejects(failing, /not saved/);
      assert.equal((await store.view.drafts(id, PERSON)).length, 2);
      await store.write(async ({ drafts }) => void (await drafts.remove(a.id)));
      assert.deepEqual(await store.view.drafts(id, PERSON), [b]);
      await store.write(async ({ append, material }) => {
        await append(erasureDraft(await material.bodiesOf(id)));
      });
      assert.deepEqual(await store.view.drafts(null, PERSON), []);
      await assert.rejects(store.drafts.put(b), { code: "not-found" });
    }));

  it("view.drafts() veils what a draft repeats of sensitive words, with what they were read as", () =>
    withRegister(kind, async (store) => {
      const made = reportOf(TEXT, { sensitive: [spanOf(TEXT, FORD)] });
      await addReports(store, [made]);
      await store.drafts.put(kept("a", draftOf(made.capture.id, FORD)));
      const [told] = await store.view.drafts(made.capture.id, PERSON);
      assert.ok(!JSON.stringify(told).includes("old mill"));
      const [victim, where] = told?.draft.fields ?? [];
      assert.ok(victim?.value.type === "text" && victim.value.text.includes(VEIL));
      assert.ok(where?.value.type === "place" && where.value.place === null);
    }));
};
