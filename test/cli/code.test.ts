import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { vectors } from "../format/vectors.ts";
import { BadCodings, codeLine, GoodCodings } from "./coding-vectors.ts";
import { openSession, type Session } from "./session.ts";

for (const { name, claim, ...given } of vectors("coding/good", GoodCodings)) {
  test(`onrecord code gives the vector's claim: ${name}`, async () => {
    assert.deepEqual(await codeLine(given), { claim });
  });
}
for (const { name, problems, ...given } of vectors("coding/bad", BadCodings)) {
  test(`onrecord code tells the vector's problems: ${name}`, async () => {
    assert.deepEqual(await codeLine(given), { problems });
  });
}

let session: Session;
before(async () => {
  session = openSession();
  await session.say("init", "--name", "test", "--person", "tester");
});
after(() => session.end());

test("onrecord codebook shows all, one entry with its terms, and refuses what is not there", async () => {
  const all = await session.say("codebook");
  assert.match(all.out, /^Codebook \d{4}-\d\d-\d\d, [0-9a-f]{12}\n/);
  const one = await session.say("codebook", "acts.act", "--korean");
  assert.match(one.out, /killing {2,}살해 {2}\(HURIDOCS 4 010101\)/);
  assert.equal((await session.say("codebook", "nowhere")).code, 1);
});

test("onrecord codebook edit is a decision that later ones name, and undo takes it back", async () => {
  const words = { en: "In other words.", ko: "다른 말로." };
  const edit = { definition: words, include: words, exclude: words, example: words };
  const file = session.file("edit.json", JSON.stringify(edit));
  const hash = async () => JSON.parse((await session.say("codebook", "--json")).out).version.hash;
  const shipped = await hash();
  const said = await session.say("codebook", "edit", "order.zone", file, "--reason", "ours");
  assert.equal(said.code, 0, said.err);
  const edited = await hash();
  assert.notEqual(edited, shipped);
  const ref = /undo ([0-9a-f]{32})/.exec(said.out)?.[1] ?? "";
  await session.say("review", "undo", ref, "--reason", "theirs after all");
  assert.equal(await hash(), shipped);
  const decisions: readonly {
    decision: { decision: string };
    codebook: { hash: string } | null;
  }[] = JSON.parse((await session.say("review", "decisions", "--json")).out);
  const byKind = new Map(
    decisions.map((one) => [one.decision.decision, one.codebook?.hash ?? null]),
  );
  assert.deepEqual(
    [byKind.get("undo"), byKind.get("edit-codebook"), byKind.get("found")],
    [edited, shipped, null],
  );
  const wrong = session.file("wrong.json", JSON.stringify({ ...edit, definition: { en: "" } }));
  assert.match(
    (await session.say("codebook", "edit", "order.zone", wrong, "--reason", "x")).err,
    /"definition\.en"/,
  );
  const verified = await session.say("verify");
  assert.equal(verified.code, 0, verified.out + verified.err);
});

test("onrecord code says which line is wrong before it opens anything", async () => {
  const said = await session.sayWith(
    '{"report":"abcd","kind":"order","fields":[]}\n{"kind":1}',
    "code",
    "-",
    "--reason",
    "x",
  );
  assert.match(said.err, /Cannot code line 2: field "report"/);
  assert.match((await session.sayWith("", "code", "-", "--reason", "x")).err, /the file is empty/);
});
