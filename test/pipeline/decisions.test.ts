/** What people decide of differences and pairs: shown beforehand, on record, and there after new rules. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OnRecord, RecordKind } from "../../src/model/record.ts";
import { bindingsOf, bindRecords } from "../../src/pipeline/bind.ts";
import { correcting } from "../../src/pipeline/correct.ts";
import { type Deciding, decide, type MakeDeciding } from "../../src/pipeline/decide.ts";
import { derive } from "../../src/pipeline/derive.ts";
import { explaining } from "../../src/pipeline/explain.ts";
import type { Path } from "../../src/pipeline/path.ts";
import { preview } from "../../src/pipeline/preview.ts";
import { rederive } from "../../src/pipeline/rederive.ts";
import { add } from "../../src/pipeline.ts";
import type { StoredClaim, View } from "../../src/store/store.ts";
import { INCIDENT_REPORT, numberedReport, ORDER_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import { exported, inputsOf, openTestRegister, type TestRegister } from "./register.ts";

/** All but the place is that of the other report. */
const ELSEWHERE_REPORT = `Deaths on the upper river

By Oda Brandt
Coast Letter, 15 May 2021

Border guards shot and killed three people who were trying to cross the river near Hyesan on May 11, a boatman there told Coast Letter on Friday. Two others were wounded.

"Nobody went to the market for a week," the boatman said. The letter could not reach the families.
`;

const TEXTS = [
  { text: INCIDENT_REPORT, outlet: "Border Monitor" },
  {
    text: INCIDENT_REPORT.replace("three people", "four people").replace(
      "a trader in the county",
      "a fisherman",
    ),
    outlet: "River Gazette",
  },
  { text: ELSEWHERE_REPORT, outlet: "Coast Letter" },
  { text: REPRINT_REPORT, outlet: "Coast Letter" },
  { text: ORDER_REPORT, outlet: "Border Monitor" },
  { text: numberedReport(3), outlet: "Border Monitor" },
  { text: numberedReport(4), outlet: "River Gazette" },
];

const KINDS: readonly RecordKind[] = [
  "incident",
  "order",
  "aggregate",
  "copies",
  "difference",
  "pair",
];

const recordsOf = async (view: View): Promise<ReadonlyMap<string, OnRecord>> => {
  const found = new Map<string, OnRecord>();
  for (const kind of KINDS) {
    const query = { kind, from: null, to: null, place: null, asHeld: null, leads: true };
    for (const record of await view.records({ ...query, limit: 500, offset: 0 })) {
      found.set(record.id, record);
    }
  }
  return found;
};

const only = async (view: View, kind: RecordKind): Promise<readonly OnRecord[]> =>
  [...(await recordsOf(view)).values()].filter((record) => record.kind === kind);

const claimsOf = (view: View): Promise<readonly StoredClaim[]> =>
  view.claims({ kind: "incident", modality: null, capture: null, limit: 500, offset: 0 });

describe("what people decide of records", () => {
  let register: TestRegister;
  let path: Path;
  before(async () => {
    register = await openTestRegister();
    path = register.path;
    for await (const outcome of add(path, inputsOf(TEXTS))) assert.equal(outcome.kind, "added");
  });
  after(() => register.end());

  const differenceOf = async () => {
    const [difference] = await only(path.store.view, "difference");
    assert.ok(difference?.kind === "difference");
    return difference;
  };

  test("a difference is explained with a reason, keeps its values, and is open again when undone", async () => {
    const { id, values, state } = await differenceOf();
    assert.equal(state, "open");
    const asked = { decision: "explain", difference: id, reason: "one died later" } as const;
    const { ref } = await decide(path, explaining(asked));
    const explained = await differenceOf();
    assert.deepEqual([explained.state, explained.values], ["explained", values]);
    await decide(path, { decision: { decision: "undo", of: ref, reason: "was not so" }, keys: [] });
    assert.equal((await differenceOf()).state, "open");
  });

  test("preview() tells what follows from a decision, and leaves nothing behind", async () => {
    const { view } = path.store;
    for (const deciding of await decisionsToTry(path)) {
      const beforehand = await recordsOf(view);
      const head = await view.checkpoint();
      const told = await preview(path, [deciding]);
      assert.equal(await view.checkpoint(), head);
      assert.deepEqual(await recordsOf(view), beforehand);
      const { ref } = await decide(path, deciding);
      const afterwards = await recordsOf(view);
      const expected = new Map(beforehand);
      for (const { id, before: was, after: then } of told) {
        assert.deepEqual(beforehand.get(id) ?? null, was);
        if (then === null) expected.delete(id);
        else expected.set(id, then);
      }
      assert.deepEqual(new Map([...expected].sort()), new Map([...afterwards].sort()));
      const undo = { decision: "undo", of: ref, reason: "tried" } as const;
      await decide(path, { decision: undo, keys: [] });
    }
  });

  test("two records are joined with every claim of both, and come apart again when that is undone", async () => {
    const { view } = path.store;
    const [pair] = await only(view, "pair");
    assert.ok(pair?.kind === "pair");
    const [a = "", b = ""] = pair.records;
    const beforehand = await recordsOf(view);
    const [one, other] = [beforehand.get(a), beforehand.get(b)];
    assert.ok(one?.kind === "incident" && other?.kind === "incident");
    const binding = { a, b, reason: "the same five people" };
    const told = await preview(path, await bindingsOf(view, binding));
    const refs = await bindRecords(path, binding);
    assert.equal(refs.length, one.claims.length + other.claims.length - 1);
    const joined = await view.record(a, null);
    assert.ok(joined?.kind === "incident");
    assert.deepEqual(joined.claims, [...one.claims, ...other.claims].sort());
    assert.deepEqual(told.find(({ id }) => id === joined.id)?.after, joined);
    await assert.rejects(bindRecords(path, binding), /they are one record already/);
    for (const of of refs.toReversed()) {
      await decide(path, { decision: { decision: "undo", of, reason: "was not so" }, keys: [] });
    }
    assert.deepEqual(await recordsOf(view), beforehand);
  });

  test("explained differences and decided pairs outlive new rules and a rebuild", async () => {
    const { id } = await differenceOf();
    await decide(path, explaining({ decision: "dismiss", difference: id, reason: "a slip" }));
    const [pair] = await only(path.store.view, "pair");
    assert.ok(pair?.kind === "pair");
    const [a, b] = pair.claims;
    assert.ok(a !== undefined && b !== undefined);
    await decide(path, { decision: { decision: "split", a, b, reason: "two places" }, keys: [] });
    assert.equal(
      (await only(path.store.view, "pair")).some((one) => one.id === pair.id),
      false,
    );
    // Rules that know other words: places they read off the texts are other ones now.
    const data = { ...path.data, outlets: [] };
    const pool = {
      ...path.pool,
      run: async (task: Parameters<typeof derive>[0]) => derive(task, data),
    };
    for await (const told of rederive({ ...path, data, pool }, { preview: false })) {
      assert.ok(told.capture !== "");
    }
    assert.equal((await differenceOf()).state, "dismissed");
    assert.equal(
      (await only(path.store.view, "pair")).some((one) => one.id === pair.id),
      false,
    );
    const held = await exported(path);
    await path.store.rebuild();
    assert.deepEqual(await exported(path), held);
  });
});

/** One of each kind, on what is on record. */
const decisionsToTry = async (path: Path): Promise<readonly (Deciding | MakeDeciding)[]> => {
  const { view } = path.store;
  const claims = await claimsOf(view);
  const [first] = claims;
  const passage = first?.claim.passages[0];
  const [difference] = await only(view, "difference");
  const [pair] = await only(view, "pair");
  assert.ok(first !== undefined && passage !== undefined);
  assert.ok(difference?.kind === "difference" && pair?.kind === "pair");
  const [a, b] = pair.claims;
  const [c, d] = difference.claims;
  assert.ok(a !== undefined && b !== undefined && c !== undefined && d !== undefined);
  const reason = "to try";
  const target = { capture: first.capture, claim: first.claim.id, passage, reason };
  const span = {
    start: passage.start,
    end: passage.start + 12,
    reason: "by-hand",
    rule: "by-hand/1",
  } as const;
  const patch = { outcomes: { killed: { min: 9, best: 9, max: 9 } } };
  const plain = (decision: Deciding["decision"]): Deciding => ({ decision, keys: [] });
  return [
    plain({ decision: "accept", ...target }),
    plain({ decision: "reject", ...target }),
    correcting(path.data, { claim: first.claim.id, patch, reason }),
    plain({ decision: "merge", a, b, reason }),
    plain({ decision: "split", a: c, b: d, reason }),
    plain({ decision: "veil", capture: first.capture, span, reason }),
    explaining({ decision: "explain", difference: difference.id, reason }),
    plain({ decision: "withdraw", capture: first.capture, reason }),
  ];
};
