import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NOTHING_DECLARED } from "../../src/model/capture.ts";
import { PersonRef } from "../../src/model/ids.ts";
import { add } from "../../src/pipeline.ts";
import { makeApi } from "../../src/server/api.ts";
import { answerError } from "../../src/server/errors.ts";
import { NO_DOOR } from "../../src/server/reference.ts";
import { openTestRegister, type TestRegister } from "../pipeline/register.ts";

const TEXT = `Guards fired in the night

HYESAN – A trader told The Courier that guards killed two smugglers on 12 January. One man paid a guard 300 yuan to look away.`;

let register: TestRegister;
let capture = "";

before(async () => {
  register = await openTestRegister();
  const bytes = new TextEncoder().encode(TEXT);
  const declared = { ...NOTHING_DECLARED, outlet: "The Courier", published: "2021-01-21" };
  async function* inputs() {
    yield { kind: "bytes" as const, name: "text", bytes, how: "line" as const, declared };
  }
  for await (const outcome of add(register.path, inputs())) {
    if (outcome.kind === "added") capture = outcome.capture;
  }
});
after(() => register.end());

const ask = (method: string, path: string, body?: unknown) =>
  askAs(register.path.by, { method, path, body });

type Question = { readonly method: string; readonly path: string; readonly body?: unknown };

/** As the server of one person answers. */
const askAs = async (by: PersonRef, { method, path, body }: Question) => {
  const whole = { ...register.path, by };
  const door = {
    ...NO_DOOR,
    findView: async () => whole.store.view,
    openPath: async () => whole,
  };
  const api = makeApi(door, "/", null);
  api.onError((error, c) => answerError(error, c, () => {}));
  const response = await api.request(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return { status: response.status, answer: await response.json() };
};

const at = (words: string) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});
const draft = () => ({
  capture,
  corrects: null,
  kind: "incident",
  passages: [],
  fields: [
    {
      field: "when",
      item: 0,
      value: { type: "date", words: "12 January", edtf: null },
      passages: [at("12 January")],
    },
    {
      field: "acts.act",
      item: 0,
      value: { type: "term", term: "killing" },
      passages: [at("guards killed two smugglers")],
    },
    {
      field: "where",
      item: 0,
      value: { type: "place", words: "Hyesan", place: null, side: "unknown" },
      passages: [at("HYESAN")],
    },
  ],
});

test("POST /coding/dates, numbers and places say how plain words are read", async () => {
  const dates = await ask("POST", "/coding/dates", { capture, words: "last Thursday" });
  assert.deepEqual(dates.answer.readings[0], {
    edtf: "2021-01-14",
    earliest: "2021-01-14",
    latest: "2021-01-14",
    precision: 1,
    rule: "date.weekday/1",
    anchor: "2021-01-21",
  });
  const numbers = await ask("POST", "/coding/numbers", { capture, words: "one to two km" });
  assert.deepEqual(numbers.answer.distance, { min_km: 1, max_km: 2 });
  const { answer } = await ask("POST", "/coding/places", { words: "hye" });
  assert.equal(answer.places[0].id, "kp-ryanggang/hyesan");
  assert.ok(!JSON.stringify(answer).includes("lat"));
});

test("POST /coding/claims saves with its draft, or tells problems and saves nothing", async () => {
  const id = "c".repeat(32);
  assert.equal((await ask("PUT", `/coding/drafts/${id}`, draft())).status, 200);
  assert.equal((await ask("GET", `/coding/drafts?capture=${capture}`)).answer.drafts.length, 1);
  const wrong = { ...draft(), kind: "order" };
  const refused = await ask("POST", "/coding/claims", { draft: wrong, reason: "x", kept: id });
  assert.equal(refused.answer.saved, null);
  assert.deepEqual(
    refused.answer.problems.map(({ field, problem }: { field: string; problem: string }) => [
      field,
      problem,
    ]),
    [
      ["when", "not-of-kind"],
      ["acts.act", "not-of-kind"],
      ["where", "not-of-kind"],
    ],
  );
  const checked = await ask("POST", "/coding/check", { draft: draft() });
  assert.deepEqual(checked.answer.problems, []);
  const { answer } = await ask("POST", "/coding/claims", { draft: draft(), reason: "x", kept: id });
  assert.match(answer.saved.record, /^i-/);
  assert.deepEqual((await ask("GET", "/coding/drafts")).answer.drafts, []);
  const opened = await ask("GET", `/coding/claims/${answer.saved.claim}`);
  assert.equal(opened.answer.draft.corrects, answer.saved.claim);
  const similar = await ask("POST", "/coding/similar", { draft: draft() });
  assert.ok(
    similar.answer.similar.some(
      ({ record }: { record: { id: string } }) => record.id === answer.saved.record,
    ),
  );
  const undone = await ask("POST", "/decisions", {
    decision: "undo",
    of: answer.saved.ref,
    reason: "x",
  });
  assert.equal(undone.status, 200);
  assert.equal((await ask("GET", `/coding/claims/${answer.saved.claim}`)).status, 404);
});

test("no answer of coding tells veiled words, not even for a draft that has them", async () => {
  const id = "d".repeat(32);
  const words = "One man paid a guard 300 yuan to look away";
  const telling = {
    ...draft(),
    fields: [
      {
        field: "acts.target",
        item: 0,
        value: { type: "text", text: words },
        passages: [at(words)],
      },
      ...draft().fields,
    ],
  };
  await ask("PUT", `/coding/drafts/${id}`, telling);
  const answers = [
    await ask("GET", "/coding/drafts"),
    await ask("POST", "/coding/check", { draft: telling }),
    await ask("POST", "/coding/claims", { draft: telling, reason: "x" }),
    await ask("POST", "/coding/similar", { draft: telling }),
  ];
  for (const { answer } of answers) assert.ok(!JSON.stringify(answer).includes("300 yuan"));
  assert.equal((await ask("DELETE", `/coding/drafts/${id}`)).answer.removed, true);
});

test("two code one report blindly, and see each other's once both are done", async () => {
  const [mine, theirs] = ["1".repeat(32), "2".repeat(32)];
  const other = PersonRef.parse("e".repeat(32));
  const [when, act] = draft().fields;
  const value = { type: "term", term: "shooting" };
  const differing = { ...draft(), fields: [when, { ...act, value }] };
  const put = (by: PersonRef, id: string, body: unknown) =>
    askAs(by, { method: "PUT", path: `/coding/drafts/${id}`, body });
  const compared = async (by: PersonRef) =>
    (await askAs(by, { method: "GET", path: `/coding/compared?capture=${capture}` })).answer;
  const { by } = register.path;
  await put(other, theirs, { ...differing, done: true });
  await put(by, mine, draft());
  assert.deepEqual(await compared(by), { compared: [], waiting: 0 });
  assert.deepEqual(await compared(other), { compared: [], waiting: 1 });
  const listed = await ask("GET", `/coding/drafts?capture=${capture}`);
  assert.deepEqual(
    listed.answer.drafts.map(({ id }: { id: string }) => id),
    [mine],
  );
  await put(by, mine, { ...draft(), done: true });
  const { compared: both, waiting } = await compared(by);
  assert.equal(waiting, 0);
  const [pair] = both;
  assert.deepEqual([pair.mine.id, pair.theirs.id, pair.agreed, pair.of], [mine, theirs, 1, 3]);
  assert.deepEqual(
    pair.fields.map(({ field, same }: { field: string; same: boolean }) => [field, same]),
    [
      ["when", true],
      ["acts.act", false],
      ["where", false],
    ],
  );
  assert.equal((await put(by, mine, draft())).status, 400, "what was compared is not changed");
  await ask("DELETE", `/coding/drafts/${mine}`);
  await ask("DELETE", `/coding/drafts/${theirs}`);
});

test("GET /codebook and POST /codebook/edits: a new version, its history, and its undoing", async () => {
  const before = (await ask("GET", "/codebook")).answer;
  assert.deepEqual(before.version, before.shipped);
  const wording = { en: "Other words.", ko: "다른 말." };
  const edit = {
    entry: "order.zone",
    ...{ definition: wording, include: wording, exclude: wording, example: wording },
    reason: "ours",
  };
  const { answer } = await ask("POST", "/codebook/edits", edit);
  const edited = (await ask("GET", "/codebook")).answer;
  assert.notEqual(edited.version.hash, before.version.hash);
  assert.equal(edited.edits[0].version.hash, edited.version.hash);
  assert.equal(edited.edits[0].who, "tester");
  await ask("POST", "/decisions", { decision: "undo", of: answer.ref, reason: "theirs" });
  const again = (await ask("GET", "/codebook")).answer;
  assert.deepEqual(again.version, before.version);
  assert.equal(again.edits[0].holds, false);
  assert.equal((await ask("POST", "/codebook/edits", { ...edit, entry: "nowhere" })).status, 404);
});
