// What is reported in effect, previews and looking back, asked over HTTP of a register with reports.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { add } from "../../src/pipeline.ts";
import { makeApi } from "../../src/server/api.ts";
import { NO_DOOR } from "../../src/server/reference.ts";
import { INCIDENT_REPORT, ORDER_REPORT } from "../cli/reports.ts";
import { inputsOf, openTestRegister, type TestRegister } from "../pipeline/register.ts";

const TEXTS = [
  { text: ORDER_REPORT, outlet: "Border Monitor" },
  { text: INCIDENT_REPORT, outlet: "Border Monitor" },
  {
    text: INCIDENT_REPORT.replace("three people", "four people").replace("14 May", "20 May"),
    outlet: "River Gazette",
  },
];

describe("over HTTP", () => {
  let register: TestRegister;
  let post: (path: string, body: object) => Promise<{ status: number; body: Answer }>;
  before(async () => {
    register = await openTestRegister();
    const { path } = register;
    for await (const outcome of add(path, inputsOf(TEXTS))) assert.equal(outcome.kind, "added");
    const door = { ...NO_DOOR, findView: async () => path.store.view, openPath: async () => path };
    const api = makeApi(door, "/api/v1", null);
    post = async (address, body) => {
      const headers = { "content-type": "application/json" };
      const response = await api.request(address, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    };
  });
  after(() => register.end());

  test("POST /in-force/years gives the lanes of a place by any of its names", async () => {
    const asked = { place: "Hoeryong", from: "2021-01-01", until: "2021-12-31" };
    const { status, body } = await post("/in-force/years", asked);
    assert.equal(status, 200);
    assert.equal(body.says, "reported in effect");
    const spans = body.lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.spans));
    assert.ok(spans.length > 0 && spans.every(({ from }) => from >= "2021-01-01"));
    const day = await post("/in-force/ask", { place: "Hoeryong", on: "2021-06-01" });
    assert.equal(day.body.provisions.length, body.lanes.length);
  });

  test("POST /in-force/ask knows nothing by a day before it was published", async () => {
    const asked = { place: "Hoeryong", on: "2021-06-01", known_by: "2021-03-02" };
    assert.deepEqual((await post("/in-force/ask", asked)).body.provisions, []);
  });

  test("POST /records/ask tells a record as known by a day", async () => {
    const asked = { kind: "incident", known_by: "2021-05-15" };
    const [known] = (await post("/records/ask", asked)).body.records;
    const [now] = (await post("/records/ask", { kind: "incident" })).body.records;
    assert.deepEqual([known?.reports.length, now?.reports.length], [1, 2]);
    assert.equal(known?.id, now?.id);
  });

  test("POST /decisions explains a difference, and its preview said so", async () => {
    const [difference] = (await post("/records/ask", { kind: "difference" })).body.records;
    const draft = { decision: "explain", difference: difference?.id, reason: "one died later" };
    const { records } = (await post("/decisions/preview", { decisions: [draft] })).body;
    assert.equal((await post("/decisions", draft)).status, 200);
    const [explained] = (await post("/records/ask", { kind: "difference" })).body.records;
    assert.equal(explained?.state, "explained");
    assert.deepEqual(records.find(({ id }) => id === difference?.id)?.after, explained);
  });
});

type Told = {
  readonly id: string;
  readonly reports: readonly string[];
  readonly state: string;
  readonly after: unknown;
};

/** As far as these tests look. */
type Answer = {
  readonly says: string;
  readonly provisions: readonly object[];
  readonly lanes: readonly {
    readonly bars: readonly {
      readonly spans: readonly { readonly from: string }[];
    }[];
  }[];
  readonly records: readonly Told[];
};
