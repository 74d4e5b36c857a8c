import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { it } from "node:test";
import fc from "fast-check";
import { databasePath } from "../../src/format/path.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Ref } from "../../src/model/ids.ts";
import { createRegister } from "../../src/store/sqlite/register.ts";
import { compareTables, replayInto, type TableDifference } from "../../src/store/sqlite/replay.ts";
import type { EntryDraft, Store } from "../../src/store/store.ts";
import { FOUNDING } from "../contract/register.ts";
import {
  changeDraft,
  countingEffects,
  dayOf,
  decisionDraft,
  erasureDraft,
  incidentOf,
  killedOf,
  reportOf,
  spanOf,
  targetOf,
  whereOf,
} from "../contract/sample-bodies.ts";

const REPORTS = [0, 1, 2].map((index) => {
  const text = `Report ${index}: guards shot ${index + 2} people. They hid at the ford. 총격 사건 ${index}.`;
  return reportOf(text, {
    claims: [
      { exact: "guards shot", fields: { when: dayOf(`2021-03-0${index + 1}`) } },
      { exact: "They hid", kind: "practice" },
    ],
    keys: [`key:${index % 2}`, "at:x/samho", "at:x"],
    sensitive: [spanOf(text, "the ford")],
    reading: { title: `Report ${index}` },
  });
});

/** One step of a register's life; numbers choose a report, a claim or an earlier body. */
const STEP = fc.record({
  kind: fc.constantFrom("report", "rederive", "record", "retire", "decide", "undo", "erase"),
  pick: fc.nat({ max: 2 }),
  choice: fc.nat({ max: 40 }),
});
type Step = { readonly kind: string; readonly pick: number; readonly choice: number };

const DECISIONS = ["accept", "reject", "assess", "veil", "unveil", "withdraw", "restore"] as const;

/** The law that makes the ledger the only truth. */
it("rebuild() changes no row when it follows any sequence of appends and erasures", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 25 }), async (steps) => {
      await withStore(async (store, dir) => {
        const erasable: Ref[] = [];
        const undoable: Ref[] = [];
        const versions: Ref[] = [];
        for (const step of steps) {
          const draft = draftFor(step, { erasable, undoable, versions });
          const { refs } = await store.write(({ append }) => append(draft));
          for (const [n, body] of draft.bodies.entries()) {
            const ref = refs[n];
            if (ref === undefined) continue;
            if (body.body !== "erasure") erasable.push(ref);
            if (body.body === "record") versions.push(ref);
            if (body.body === "decision") undoable.push(ref);
          }
        }
        assert.deepEqual(await differencesOf(dir), []);
        await store.rebuild();
        assert.deepEqual(await differencesOf(dir), []);
      });
    }),
    { numRuns: 25 },
  );
});

it("compareTables() names the row and column when a derived row was edited by hand", async () => {
  await withStore(async (store, dir) => {
    for (const { drafts } of REPORTS) {
      await store.write(async ({ append }) => {
        for (const draft of drafts) await append(draft);
      });
    }
    const record = recordOf(0, 3);
    await store.write(({ append }) => append(changeDraft([record])));
    await store.close();
    const tampered = async (statement: string): Promise<readonly TableDifference[]> => {
      const database = new DatabaseSync(databasePath(dir));
      database.exec(statement);
      database.close();
      const found = await differencesOf(dir);
      await store.rebuild();
      await store.close();
      assert.deepEqual(await differencesOf(dir), []);
      return found;
    };
    const [killed] = await tampered("UPDATE records SET counted = '{}'");
    assert.equal(killed?.message, `records "${record.id}": counted differs from the ledger`);
    const [gone] = await tampered(
      "DELETE FROM captures WHERE doc IN (SELECT min(doc) FROM captures)",
    );
    assert.deepEqual([gone?.table, gone?.how], ["captures", "missing"]);
    const [more] = await tampered("INSERT INTO claim_keys VALUES (1, 'b', 'c')");
    assert.deepEqual([more?.table, more?.key, more?.how], ["claim_keys", "1/b/c", "unexpected"]);
    const [index] = await tampered(
      "UPDATE search SET text = 'other words' WHERE rowid = (SELECT min(doc) FROM captures)",
    );
    assert.deepEqual([index?.table, index?.key], ["search", REPORTS[0]?.capture.id]);
  });
});

it("replayInto() leaves the register it replays as it was", async () => {
  await withStore(async (store, dir) => {
    const before = await store.view.facts();
    assert.deepEqual(await differencesOf(dir), []);
    await store.close();
    assert.deepEqual(await store.view.facts(), before);
  });
});

const draftFor = (
  { kind, pick, choice }: Step,
  known: {
    readonly erasable: readonly Ref[];
    readonly undoable: readonly Ref[];
    readonly versions: readonly Ref[];
  },
): EntryDraft => {
  const report = REPORTS[pick] ?? REPORTS[0];
  assert.ok(report);
  const { capture, text } = report;
  const nothing = erasureDraft([]);
  switch (kind) {
    case "report":
      return report.drafts[choice % 3] ?? nothing;
    case "rederive": {
      const claims = choice % 2 === 0 ? [] : [{ exact: "They hid", kind: "practice" as const }];
      return reportOf(text, { claims, reading: { title: "Again" } }).drafts[2] ?? nothing;
    }
    // Also versions that end twice, after their erasure, or never.
    case "record":
      return changeDraft([recordOf(pick, choice)], { ended: known.versions.slice(-(choice % 3)) });
    case "retire": {
      const to = choice % 4 === 0 ? null : recordOf((pick + 1) % 3, 0).id;
      const redirects = [{ from: recordOf(pick, 0).id, to }];
      return changeDraft([], { redirects, ended: known.versions.slice(-2) });
    }
    case "decide": {
      const decision = DECISIONS[choice % DECISIONS.length] ?? "accept";
      return decisionDraft(
        decisionOf(decision, {
          report,
          span: spanOf(text, choice % 2 === 0 ? "ford" : "guards"),
          capture: capture.id,
        }),
      );
    }
    case "undo": {
      const of = known.undoable[choice % Math.max(1, known.undoable.length)];
      return of === undefined ? nothing : decisionDraft({ decision: "undo", of, reason: "no" });
    }
    default: {
      const ref = known.erasable[choice % Math.max(1, known.erasable.length)];
      return erasureDraft(ref === undefined ? [] : [ref]);
    }
  }
};

const decisionOf = (
  decision: (typeof DECISIONS)[number],
  on: {
    report: (typeof REPORTS)[number];
    span: ReturnType<typeof spanOf>;
    capture: (typeof REPORTS)[number]["capture"]["id"];
  },
): Decision => {
  const { capture, span } = on;
  const reason = "so it seems";
  const target = targetOf(on.report);
  switch (decision) {
    case "accept":
    case "reject":
      return { decision, ...target, reason };
    case "assess":
      return { decision, ...target, reason, scale: null, grade: null, standard: null };
    case "veil":
    case "unveil":
      return { decision, capture, span, reason };
    case "withdraw":
    case "restore":
      return { decision, capture, reason };
  }
};

const recordOf = (index: number, killed: number) => {
  const report = REPORTS[index] ?? REPORTS[0];
  assert.ok(report);
  const claims = report.claims.slice(0, 1);
  const { killed: bounds } = killedOf(killed);
  assert.ok(bounds);
  const fields = {
    // As a report tells them, which is not in the order of the letters.
    outcomes: { wounded: bounds, killed: bounds },
    where: whereOf("Samho", "x/samho"),
    when: dayOf("2021-03-01"),
  };
  return incidentOf(claims, [report.capture.id], fields);
};

const withStore = async (work: (store: Store, dir: string) => Promise<void>): Promise<void> => {
  const parent = await mkdtemp(join(tmpdir(), "onrecord-replay-"));
  const dir = join(parent, "register");
  const store = await createRegister(dir, { ...FOUNDING, effects: countingEffects() });
  try {
    for (const { text } of REPORTS) await store.blobs.put(Buffer.from(text));
    await work(store, dir);
  } finally {
    await store.close();
    await rm(parent, { recursive: true, force: true });
  }
};

const differencesOf = async (dir: string): Promise<readonly TableDifference[]> => {
  const scratch = await mkdtemp(join(tmpdir(), "onrecord-scratch-"));
  try {
    await replayInto(dir, scratch);
    return await compareTables(dir, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};
