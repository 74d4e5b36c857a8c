/** The law: after an erasure nothing in the ledger tells that the register held the report. */
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databasePath } from "../../src/format/path.ts";
import type { CaptureId } from "../../src/model/ids.ts";
import { Body } from "../../src/model/ledger.ts";
import type { OnRecord } from "../../src/model/record.ts";
import { decide } from "../../src/pipeline/decide.ts";
import { add, erase } from "../../src/pipeline.ts";
import { INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import { inputsOf, openTestRegister, type TestRegister } from "./register.ts";

const TEXTS = [
  { text: INCIDENT_REPORT, outlet: "Border Monitor" },
  { text: REPRINT_REPORT, outlet: "River Gazette" },
  { text: ORDER_REPORT, outlet: "Border Monitor" },
  {
    text: ORDER_REPORT.replace("two kilometers", "one kilometer").replace("28", "27"),
    outlet: "River Gazette",
  },
  { text: INCIDENT_REPORT.replace("three people", "four people"), outlet: "River Gazette" },
];

test("after erase() no entry and no body holds an id of the capture, its claims or their records", async () => {
  const register = await openTestRegister();
  const { path } = register;
  try {
    const ids = new Ids();
    for (const text of TEXTS) {
      for await (const { kind } of add(path, inputsOf([text]))) assert.equal(kind, "added");
      ids.note(register);
    }
    for (const capture of ids.captures()) {
      await veilFirstClaim(register, capture);
      ids.note(register);
    }
    for (const capture of ids.captures()) {
      const sought = ids.of(capture);
      assert.ok(sought.length > 1, "claims were found in it");
      assert.ok(traces(register, sought).length > 0, "the search finds ids that are there");
      await erase(path, capture, "asked for");
      assert.deepEqual(traces(register, sought), []);
      ids.note(register);
    }
  } finally {
    await register.end();
  }
});

/** Moves claims, so that records end, are redirected and leave superseded bodies. */
const veilFirstClaim = async ({ path }: TestRegister, capture: CaptureId): Promise<void> => {
  const [first] = await path.store.material.claimsOfCapture(capture);
  const passage = first?.claim.passages[0];
  assert.ok(passage);
  const { start, end } = passage;
  const span = { start, end, reason: "by-hand", rule: "hand" } as const;
  await decide(path, { decision: { decision: "veil", capture, span, reason: "law" }, keys: [] });
};

/** Every id that ever derived from a capture, also of bodies that are gone by now. */
class Ids {
  readonly #byCapture = new Map<CaptureId, Set<string>>();

  note(register: TestRegister): void {
    const bodies = rowsOf(register, "SELECT json AS text FROM bodies WHERE json IS NOT NULL");
    const parsed = bodies.map((text) => Body.parse(JSON.parse(text)));
    for (const body of parsed) {
      if (body.body === "capture") this.#put(body.capture.id, body.capture.id);
      if (body.body === "claim") this.#put(body.capture, body.claim.id);
    }
    const records = parsed.flatMap((body) => (body.body === "record" ? [body.record] : []));
    for (const ids of this.#byCapture.values()) {
      for (const record of records.filter(({ kind }) => kind !== "difference")) {
        if (ids.has(record.id.slice(2))) ids.add(record.id);
      }
      for (const record of records) if (differsIn(record, ids)) ids.add(record.id);
    }
  }

  captures(): readonly CaptureId[] {
    return [...this.#byCapture.keys()];
  }

  of(capture: CaptureId): readonly string[] {
    return [...(this.#byCapture.get(capture) ?? [])];
  }

  #put(capture: CaptureId, id: string): void {
    const ids = this.#byCapture.get(capture) ?? new Set();
    this.#byCapture.set(capture, ids.add(id));
  }
}

const differsIn = (record: OnRecord, ids: ReadonlySet<string>): boolean =>
  record.kind === "difference" && ids.has(record.record);

const traces = (register: TestRegister, ids: readonly string[]): readonly string[] => {
  const held = rowsOf(
    register,
    "SELECT json AS text FROM entries UNION ALL SELECT json FROM bodies WHERE json IS NOT NULL",
  );
  return held.filter((text) => ids.some((id) => text.includes(id)));
};

const rowsOf = ({ dir }: TestRegister, query: string): readonly string[] => {
  const database = new DatabaseSync(databasePath(dir), { readOnly: true });
  try {
    return database
      .prepare(query)
      .all()
      .map((row) => String(row.text));
  } finally {
    database.close();
  }
};
