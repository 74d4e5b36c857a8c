// What resolution could not do as it would have liked reaches whoever adds, named, and once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decideWithin } from "../../src/pipeline/decide.ts";
import { type AddOutcome, add } from "../../src/pipeline.ts";
import type { View } from "../../src/store/store.ts";
import { inputsOf, openTestRegister } from "./register.ts";

const WORDS = ["ferry", "mill", "cart", "flour", "lamp", "baker", "uncle", "boot", "net", "smith"];

const textOf = (at: number): string =>
  Array.from({ length: 20 }, (_, n) => n)
    .flatMap((n) => WORDS.map((word) => `${word}${at}n${n}`))
    .join(" ");

const monitor = (text: string) => ({ text, outlet: "Border Monitor" });

const notesOf = (outcomes: readonly AddOutcome[]): readonly string[] =>
  outcomes.flatMap((one) =>
    one.kind === "added" ? one.warnings.map(({ what }) => `${one.name}: ${what}`) : [],
  );

test("add() names the report that links others, with it and not again", async () => {
  const opened = await openTestRegister();
  const addTexts = async (texts: readonly string[]) =>
    notesOf(await Array.fromAsync(add(opened.path, inputsOf(texts.map(monitor)))));
  try {
    assert.deepEqual(await addTexts([textOf(1), textOf(2), textOf(3)]), []);
    const digest = [textOf(1), textOf(2), textOf(3)].join("\n");
    const told = await addTexts([`Year book.\n${digest}`]);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? "", /^text 0: "text 0" holds 3 unlike texts: taken for a compilation/);
    assert.deepEqual(await addTexts([textOf(4)]), []);
  } finally {
    await opened.end();
  }
});

const warningsIn = async (view: View) => {
  const asked = { kind: "warning", from: null, to: null, place: null, asHeld: null } as const;
  const found = await view.records({ ...asked, leads: true, limit: 10, offset: 0 });
  return found.flatMap((record) => (record.kind === "warning" ? [record] : []));
};

test("what was told while adding is found later, as long as its reason is there", async () => {
  const opened = await openTestRegister();
  const { path } = opened;
  try {
    const digest = `Year book.\n${[textOf(1), textOf(2)].join("\n")}`;
    const outcomes = await Array.fromAsync(
      add(path, inputsOf([textOf(1), textOf(2), digest].map(monitor))),
    );
    const ids = outcomes.flatMap((one) => (one.kind === "added" ? [one.capture] : []));
    const found = await warningsIn(path.store.view);
    assert.deepEqual(
      found.map(({ about, reports }) => [about, reports[0]]),
      [["compilation", ids[2]]],
    );
    for (const capture of ids.slice(0, 1)) {
      const decision = { decision: "withdraw", capture, reason: "added by mistake" } as const;
      await path.store.write((transaction) =>
        decideWithin(transaction, path, { decision, keys: [] }),
      );
    }
    assert.deepEqual(await warningsIn(path.store.view), []);
  } finally {
    await opened.end();
  }
});
