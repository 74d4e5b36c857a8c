// `onrecord eval` on gold files, good and bad, and on a register where nobody decided.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Evaluation } from "../../src/model/evaluation.ts";
import { type ModelServer, openModelServer, saying } from "../ask/model-server.ts";
import { openSession, type Session } from "./session.ts";

const QUOTE = "Two guards shot a ferryman dead at the Orsk ford";
const LINE = {
  id: "ferry",
  text: `${QUOTE} on 3 May 2021, a relative said.`,
  published: "2021-05-05",
  claims: [{ kind: "incident", passages: [{ exact: QUOTE }], fields: { when: "2021-05-04" } }],
  complete: ["incident", "order"],
};

let session: Session;
let server: ModelServer;
let gold = "";
before(async () => {
  session = openSession();
  server = await openModelServer();
  await session.say("init", "--name", "Test register");
  gold = session.file("gold.jsonl", `${JSON.stringify(LINE)}\n`);
});
after(() => {
  server.close();
  session.end();
});

test("eval puts rules, a file of claims and a model side by side, as JSON of the shape and as text", async () => {
  const lines = await session.sayWith(JSON.stringify(LINE), "extract");
  const claims = session.file("claims.jsonl", lines.out);
  const model = ["--model", "small:1b", "--at", server.at];
  const refused = await session.say("eval", gold, ...model);
  assert.match(refused.err, /onrecord allow asking/);
  await session.say("allow", "asking", "--reason", "to measure");
  const order = { kind: "order", words: [QUOTE], values: [] };
  server.answer(saying({ claims: [order, { ...order, words: ["nowhere to be found"] }] }));
  const all = ["eval", gold, "--claims", `theirs=${claims}`, ...model];
  const { code, out, err } = await session.say(...all, "--json");
  assert.equal(code, 0, err);
  const told = Evaluation.array().parse(JSON.parse(out));
  assert.deepEqual(
    told.map(({ extractor }) => extractor.split("/")[0]),
    ["extract", "theirs", "model.small:1b"],
  );
  const [rules, theirs, asked] = told;
  assert.deepEqual(rules?.kinds, theirs?.kinds);
  assert.deepEqual(
    rules?.misses.map(({ field, wanted, told: says }) => [field, wanted, says]),
    [["when", '"2021-05-04"', '["2021-05-03"]']],
  );
  assert.deepEqual(
    asked?.kinds.map(({ kind, hits, missed, invented }) => [kind, hits, missed, invented]),
    [
      ["incident", 0, 1, 0],
      ["order", 0, 0, 1],
    ],
  );
  assert.deepEqual(asked?.dropped, [{ reason: "not-in-text", count: 1 }]);
  const { out: text } = await session.say("eval", gold);
  assert.match(text, /incident when wanted "2021-05-04", told \["2021-05-03"\] “Two guards/);
});

test("eval tells no sensitive words, whoever says that they are: the gold or a rule", async () => {
  const hidden = "behind the old kiln";
  const text = `Guards shot two men dead ${hidden} on 3 May 2021, and they beat a third.`;
  const passages = [{ exact: `shot two men dead ${hidden}` }];
  const claims = [{ kind: "practice", passages, fields: { "acts.targets": hidden } }];
  const line = { id: "kiln", text, claims, sensitive: [{ exact: hidden }] };
  const { out } = await session.say("eval", session.file("kiln.jsonl", JSON.stringify(line)));
  assert.match(out, /missed practice “shot two men dead ▒/);
  assert.equal(out.includes("kiln on") || out.includes("old kiln"), false);
});

test("eval names the line that is no gold, and what to give it", async () => {
  const bad = session.file("bad.jsonl", `${JSON.stringify(LINE)}\n{"id":"x"}\n`);
  assert.match((await session.say("eval", bad)).err, /line 2 of .*docs\/formats\/gold\.md/);
  const whole = session.file("whole.json", JSON.stringify([LINE], null, 2));
  assert.match(
    (await session.say("eval", whole)).err,
    /line 1 .*a report a line, each a JSON object/,
  );
  const lost = { ...LINE, claims: [{ kind: "incident", passages: [{ exact: "Soldiers" }] }] };
  const absent = session.file("lost.jsonl", JSON.stringify(lost));
  assert.match((await session.say("eval", absent)).err, /Line 1: .*stand in the text nowhere/);
  assert.equal((await session.say("eval")).code, 2);
  assert.equal((await session.say("eval", gold, "--decisions")).code, 2);
  assert.equal((await session.say("eval", gold, "--claims", "theirs")).code, 2);
  const none = await session.say("eval", "--decisions");
  assert.match(none.err, /nobody has decided on a claim/);
});
