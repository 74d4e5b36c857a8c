// A team's own list through the interface: looked at, previewed, brought in, stopped, taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { add } from "../../src/pipeline.ts";
import { makeApi } from "../../src/server/api.ts";
import { answerError } from "../../src/server/errors.ts";
import { NO_DOOR } from "../../src/server/reference.ts";
import { inputsOf, openTestRegister, type TestRegister } from "../pipeline/register.ts";
import { makeWorkbook } from "../read/list/workbook.ts";

// biome-ignore lint/suspicious/noExplicitAny: an answer as JSON gives it, looked at by the tests
type Answer = any;
type Sent = { readonly status: number; readonly body: Answer };

const REPORT = {
  outlet: "Border Watch Weekly",
  text: "Two shot dead near Hoeryong\n\nApril 9, 2021\n\nBorder guards shot and killed two people in Hoeryong on April 3, 2021, a source in the province said.\n",
};
const LIST = [
  "No,Date,County,Killed,Victim name,Notes",
  "A-1,03/04/2021,Hoeryong,2,Ri Chol Ok,seen by many",
  "A-2,13/05/2021,Hyesan,1,,",
  "A-3,14/05/2021,Muzan,,,nobody hurt",
].join("\n");

let register: TestRegister;
let ask: (address: string, body?: object) => Promise<Sent>;
let send: (
  address: string,
  part: string,
  said: object | string,
  file?: string | Uint8Array,
) => Promise<Sent>;

before(async () => {
  register = await openTestRegister();
  const { path } = register;
  for await (const _ of add(path, inputsOf([REPORT])));
  const door = {
    ...NO_DOOR,
    findView: async () => path.store.view,
    openPath: async () => path,
  };
  const api = makeApi(door, "/", null);
  api.onError((error, c) => answerError(error, c, assert.fail));
  const tell = async (response: Response) => ({
    status: response.status,
    body: await response.json(),
  });
  ask = async (address, body) => {
    const headers = { "content-type": "application/json" };
    const init = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
    return tell(await api.request(address, init));
  };
  send = async (address, part, said, file = LIST) => {
    const form = new FormData();
    form.append(part, typeof said === "string" ? said : JSON.stringify(said));
    form.append("file", new Blob([typeof file === "string" ? file : new Uint8Array(file)]), "f");
    return tell(await api.request(address, { method: "POST", body: form }));
  };
});
after(() => register.end());

const plan = async (asked: object = {}, file: string | Uint8Array = LIST): Promise<Answer> => {
  const { status, body } = await send("/lists/plan", "asked", asked, file);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const draft = (mapping: unknown, more: object = {}) => ({
  ...{ doing: "preview", name: "our list.csv", title: "Our list", mapping, reason: "ours" },
  ...more,
});
const finished = async (): Promise<Answer> => {
  for (;;) {
    const { body } = await ask("/lists/run");
    if (body.run.state !== "running") return body.run;
    await sleep(10);
  }
};
const run = async (said: object, file: string | Uint8Array = LIST): Promise<Answer> => {
  const { status, body } = await send("/lists/run", "draft", said, file);
  assert.equal(status, 200, JSON.stringify(body));
  return finished();
};
const lists = async () => (await ask("/lists")).body.lists;

test("POST /lists/plan tells columns, first rows as they would be kept, and what does not fit", async () => {
  const { mapping, shown, unfit, rows, from, replaces } = await plan();
  assert.deepEqual(
    mapping.columns.map(({ use, field }: Answer) => field ?? use),
    ["id", "when", "where", "outcomes.killed", "veil", "keep"],
  );
  assert.deepEqual([rows, from, replaces], [3, null, null]);
  assert.deepEqual(shown[0].says, {
    when: { edtf: "2021-04-03", earliest: "2021-04-03", latest: "2021-04-03" },
    where: "Hoeryong",
    outcomes: { killed: { min: 2, best: 2, max: 2 } },
    events: 1,
    acts: [],
  });
  assert.ok(!JSON.stringify(shown).includes("Ri Chol"));
  assert.deepEqual(
    unfit.map(({ words, why, rows: at }: Answer) => [words, why, at]),
    [["Muzan", "unknown-place", [4]]],
  );
  assert.ok(unfit[0].candidates.some(({ as }: Answer) => as.endsWith("/musan")));
  assert.deepEqual(await lists(), []);
});

test("POST /lists/plan takes a corrected mapping, a sheet and the row of the headers", async () => {
  const rows = [
    ["Our list of 2021", null],
    ["No", "Date"],
    ["1", "04/05/2021"],
  ];
  const book = makeWorkbook([
    { name: "Read me", rows: [["nothing here"]] },
    { name: "Cases", rows },
  ]);
  const first = await plan({ sheet: "Cases", header_row: 2 }, book);
  assert.deepEqual(first.sheets, ["Read me", "Cases"]);
  assert.equal(first.unfit[0].why, "ambiguous-date");
  const columns = first.mapping.columns.map((column: Answer) =>
    column.field === "when" ? { ...column, date_order: "mdy" } : column,
  );
  const again = await plan({ mapping: { ...first.mapping, columns }, sheet: "Cases" }, book);
  assert.equal(again.unfit_total, 0);
  assert.equal(again.shown[0].says.when.edtf, "2021-04-05");
});

test("POST /lists refuses what is no list, what is over its limit and what does not say enough", async () => {
  const empty = await send("/lists/plan", "asked", {}, "\n\n");
  assert.deepEqual([empty.status, empty.body.code], [422, "bad-input"]);
  const large = await send("/lists/plan", "asked", {}, "a".repeat(65 * 1024 * 1024));
  assert.equal(large.status, 413);
  for (const said of ["not json", '{"header_row":"second"}']) {
    const { status, body } = await send("/lists/plan", "asked", said);
    assert.deepEqual([status, body.code], [400, "usage"], said);
  }
  const { mapping } = await plan();
  const silent = await send("/lists/run", "draft", draft(mapping, { reason: " " }));
  assert.deepEqual([silent.status, silent.body.code], [400, "usage"]);
  assert.doesNotMatch(silent.body.message, /our list/i);
});

test("a preview tells what the list meets and keeps nothing; the import then does just that", async () => {
  const { mapping } = await plan();
  const told = await run(draft(mapping));
  assert.equal(told.state, "done", JSON.stringify(told));
  assert.deepEqual(
    told.outcome.overlaps.map(({ row, id, other }: Answer) => [row, id, other.kind]),
    [[2, "A-1", "incident"]],
  );
  assert.deepEqual(await lists(), []);
  const { claim } = told.outcome.overlaps[0];
  const done = await run(
    draft(mapping, { doing: "import", decisions: [{ row: 2, claim, same: true }] }),
  );
  assert.equal(done.state, "done", JSON.stringify(done));
  assert.deepEqual([done.outcome.claims, done.outcome.overlaps], [3, []]);
  const [list] = await lists();
  assert.deepEqual(
    [list.id, list.title, list.rows, list.state],
    [done.outcome.capture, "Our list", 3, "active"],
  );
  const twice = await run(draft(mapping, { doing: "import" }));
  assert.deepEqual([twice.state, twice.failure.code], ["failed", "exists"]);
});

test("a second version is met with its mapping and its differences, and can be taken back", async () => {
  const [first] = await lists();
  const edited = LIST.replace("Hyesan,1", "Hyesan,4");
  const { from, replaces, differences, mapping } = await plan({}, edited);
  assert.deepEqual([from.id, replaces.id], [first.id, first.id]);
  assert.deepEqual(differences.changed, [
    { id: "A-2", row: 3, cells: [{ header: "Killed", before: "1", after: "4" }] },
  ]);
  assert.deepEqual([differences.same, differences.unseen], [2, 1]);
  const done = await run(draft(mapping, { doing: "import", replaces: replaces.id }), edited);
  assert.deepEqual([done.outcome.carried, done.outcome.left], [1, 0]);
  const undone = await ask("/lists/undo", { list: done.outcome.capture, reason: "too early" });
  assert.deepEqual([undone.status, undone.body.restored], [200, first.id]);
  assert.deepEqual(
    (await lists()).map(({ id, state }: Answer) => [id === first.id, state]).toSorted(),
    [
      [false, "withdrawn"],
      [true, "active"],
    ],
  );
  const unknown = await ask("/lists/undo", { list: "0".repeat(32), reason: "none" });
  assert.equal(unknown.status, 404);
});

test("a record names the row and old id of a list's claims, and an old id leads to its record", async () => {
  const { body } = await ask("/find", { words: "a-2" });
  const [record] = body.records;
  assert.equal(record.kind, "incident");
  assert.deepEqual(record.rests_on.accounts, { min: 0, max: 0 });
  const grounds = (await ask(`/records/${record.id}/grounds`)).body;
  assert.deepEqual(grounds.list_rows, [{ claim: record.claims[0], row: 3, id: "A-2" }]);
  const list = (await lists()).find(({ state }: Answer) => state === "active");
  const file = (await ask("/exports/list", { id: list.id })).body;
  assert.ok(file.text.includes("A-2,13/05/2021,Hyesan,1"));
  assert.ok(!file.text.includes("Ri Chol"));
});

test("an import is told as it goes; stopped, it leaves nothing on record, and one goes at a time", async () => {
  const rows = Array.from({ length: 800 }, (_, at) => {
    const day = `${2012 + (at % 8)}-0${1 + (at % 9)}-1${at % 10}`;
    return `B-${at},${day},${["Hyesan", "Musan", "Onsong"][at % 3]},${at % 4}`;
  });
  const long = ["No,Date,County,Killed", ...rows].join("\n");
  const { mapping } = await plan({}, long);
  const before = (await register.path.store.view.facts()).size;
  const begun = await send("/lists/run", "draft", draft(mapping, { doing: "import" }), long);
  assert.equal(begun.body.run.state, "running");
  const second = await send("/lists/run", "draft", draft(mapping), long);
  assert.deepEqual([second.status, second.body.code], [503, "busy"]);
  for (;;) {
    const { step, state, total } = (await ask("/lists/run")).body.run;
    if (step === "comparing" && total !== null) break;
    assert.equal(state, "running");
    await sleep(1);
  }
  await ask("/lists/run/end", {});
  assert.equal((await finished()).state, "ended");
  assert.equal((await register.path.store.view.facts()).size, before);
});
