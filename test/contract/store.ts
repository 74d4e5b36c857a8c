/** What every store must do. `register(kind)` registers the tests for one implementation. */
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parseCheckpoint } from "../../src/format/checkpoint.ts";
import { encodeEntry } from "../../src/format/entry.ts";
import { leafHash, rootOf } from "../../src/format/merkle.ts";
import { verifyNote } from "../../src/format/note.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import type { CaptureId } from "../../src/model/ids.ts";
import { VEIL } from "../../src/model/passage.ts";
import type { RecordQuery, Store } from "../../src/store/store.ts";
import { testCaptures } from "./captures.ts";
import { testDatedClaims } from "./dated-claims.ts";
import { testDisclosure } from "./disclosure.ts";
import { testDrafts } from "./drafts.ts";
import { testOrders } from "./orders.ts";
import { testQueue } from "./queue.ts";
import { testRecordLists } from "./record-lists.ts";
import { addReports, FOUNDING, type StoreKind, withRegister } from "./register.ts";
import {
  changeDraft,
  claimOf,
  countingEffects,
  dayOf,
  decisionDraft,
  differenceOf,
  erasureDraft,
  incidentOf,
  killedOf,
  PERSON,
  pairOf,
  REGISTER,
  reportOf,
  SIGNER,
  spanOf,
  targetOf,
  whereOf,
} from "./sample-bodies.ts";

const PAGE = { limit: 50, offset: 0 };
const INCIDENTS: RecordQuery = {
  ...PAGE,
  kind: "incident",
  from: null,
  to: null,
  place: null,
  asHeld: null,
  leads: true,
};

const TEXT =
  "Two soldiers fired at a family near Samho on Tuesday. They had waited at the ford below the old mill.";
const FORD = "the ford below the old mill";

const report = () =>
  reportOf(TEXT, {
    claims: [
      {
        exact: "fired at a family",
        fields: { when: dayOf("2021-03-02"), where: whereOf("Samho", "x/samho") },
      },
      { exact: "They had waited", kind: "practice" },
    ],
    keys: ["day:2021-03-02", "at:x/samho", "at:x"],
    sensitive: [spanOf(TEXT, FORD)],
    reading: { title: "Shots near Samho" },
  });

export const testStore = (kind: StoreKind): void => {
  describe(`the contract of a store: ${kind.name}`, () => {
    testLedger(kind);
    testReadings(kind);
    testCaptures(kind, withRegister);
    testClaims(kind);
    testRecords(kind);
    testRecordLists(kind, withRegister);
    testDatedClaims(kind, withRegister);
    testOrders(kind, withRegister);
    testDecisions(kind);
    testQueue(kind, withRegister);
    testDisclosure(kind);
    testDrafts(kind);
    testErasure(kind);
    testBlobs(kind);
  });
};

const testLedger = (kind: StoreKind): void => {
  it("create() founds a register and introduces its founder", () =>
    withRegister(kind, async ({ view }, dir) => {
      const facts = await view.facts();
      assert.equal(facts.register, REGISTER);
      assert.equal(facts.name, "Test register");
      assert.deepEqual(facts.vkeys, [SIGNER.vkey]);
      assert.equal(facts.size, 2);
      assert.equal(await view.personName(PERSON), "Ada");
      await assert.rejects(kind.create(dir, FOUNDING), (error) => isOnrecordError(error, "exists"));
      assert.equal((await stat(dir)).mode & 0o777, 0o700);
      for (const file of await readdir(dir, { withFileTypes: true })) {
        const { mode } = await stat(join(dir, file.name));
        assert.equal(mode & 0o077, 0, `${file.name} is open to others`);
      }
    }));

  it("write() signs a checkpoint over the entries as they are stored", () =>
    withRegister(kind, async (store) => {
      await addReports(store, [report()]);
      const { text, by } = verifyNote(await store.view.checkpoint(), [SIGNER.vkey]);
      const { size, root } = parseCheckpoint(text);
      const entries = await store.view.entries(0, 100);
      assert.equal(size, 5);
      assert.deepEqual(
        entries.map(({ seq }) => seq),
        [0, 1, 2, 3, 4],
      );
      const leaves = entries.map((entry) => leafHash(encodeEntry(entry)));
      assert.deepEqual(Buffer.from(root), Buffer.from(rootOf(leaves)));
      assert.deepEqual(by, [SIGNER.vkey]);
    }));

  it("create() founds a teaching register that it alone may fill, and that takes practice only", () =>
    withRegister(kind, async (plain, dir) => {
      assert.equal((await plain.view.facts()).teaching, false);
      assert.equal(await plain.view.isTeaching(), false);
      await plain.requireMaterialOpen();
      const place = `${dir}-teaching`;
      const effects = countingEffects();
      const founder = await kind.create(place, { ...FOUNDING, effects, teaching: true });
      await founder.requireMaterialOpen();
      await addReports(founder, [report()]);
      await founder.close();
      const store = await kind.open(place, { signer: SIGNER, effects: countingEffects(900) });
      try {
        assert.equal((await store.view.facts()).teaching, true);
        await assert.rejects(store.requireMaterialOpen(), isTeachingError);
        await refuseMaterial(store);
        const target = targetOf(report());
        const practice = decisionDraft({ decision: "reject", ...target, reason: "practice" });
        await store.write(({ append }) => append(practice));
        assert.equal((await store.view.claim(target.claim))?.state, "rejected");
        await store.rebuild();
        assert.equal(await store.view.isTeaching(), true);
      } finally {
        await store.close();
      }
    }));

  it("write() leaves nothing behind when its work fails", () =>
    withRegister(kind, async (store) => {
      const before = await store.view.checkpoint();
      await store.blobs.put(Buffer.from(TEXT));
      const failing = store.write(async ({ append, view }) => {
        for (const draft of report().drafts) await append(draft);
        assert.equal((await view.facts()).captures, 1, "the work sees what it appended");
        throw new Error("on purpose");
      });
      await assert.rejects(failing, /on purpose/);
      assert.equal(await store.view.checkpoint(), before);
      assert.equal((await store.view.facts()).captures, 0);
      await addReports(store, [report()]);
      assert.equal((await store.view.facts()).captures, 1);
    }));

  it("write() keeps transactions of one process apart and readers out of them", () =>
    withRegister(kind, async (store) => {
      const texts = Array.from({ length: 12 }, (_, n) => `Report number ${n} of the night.`);
      await Promise.all(texts.map((text) => addReports(store, [reportOf(text)])));
      const { size, captures } = await store.view.facts();
      assert.deepEqual([size, captures], [2 + 3 * 12, 12]);
      await store.blobs.put(Buffer.from(TEXT));
      await store.write(async ({ append }) => {
        for (const draft of report().drafts) await append(draft);
        assert.equal((await store.view.facts()).captures, 12, "a reader sees what is committed");
      });
    }));

  it("write() refuses a capture whose bytes are not there, and a key that is not the register's", () =>
    withRegister(kind, async (store, dir) => {
      const appending = store.write(async ({ append }) => {
        for (const draft of report().drafts) await append(draft);
      });
      await assert.rejects(appending, (error) => isOnrecordError(error, "not-found"));
      const effects = countingEffects(500);
      const stranger = { vkey: SIGNER.vkey.replace("A", "B"), sign: SIGNER.sign };
      const other = await kind.open(dir, { signer: stranger, effects });
      try {
        await assert.rejects(addReports(other, [report()]), (error) =>
          isOnrecordError(error, "no-key"),
        );
      } finally {
        await other.close();
      }
      assert.equal((await store.view.facts()).size, 2);
    }));
};

const isTeachingError = (error: unknown): boolean => isOnrecordError(error, "teaching");

/** Nothing may come into a teaching register or go out of it, whatever the entry. */
const refuseMaterial = async (store: Store): Promise<void> => {
  const { size } = await store.view.facts();
  const other = reportOf("A second report, of a quiet night.");
  await assert.rejects(addReports(store, [other]), isTeachingError);
  const { capture } = report();
  const row = await store.view.capture(capture.id);
  assert.ok(row !== null);
  for (const draft of [
    decisionDraft({ decision: "withdraw", capture: capture.id, reason: "x" }),
    decisionDraft({ decision: "restore", capture: capture.id, reason: "x" }),
    decisionDraft({
      decision: "attach-provenance",
      capture: capture.id,
      ...{ outlet: "The Test Courier", url: null, published: null, reason: "x" },
    }),
    erasureDraft([row.ref]),
  ]) {
    await assert.rejects(
      store.write(({ append }) => append(draft)),
      isTeachingError,
    );
  }
  assert.equal((await store.view.facts()).size, size);
};

const testReadings = (kind: StoreKind): void => {
  it("view.reading() veils sensitive words one for one where material.reading() has them", () =>
    withRegister(kind, async (store) => {
      const { capture, drafts, text } = report();
      await addReports(store, [{ ...report(), drafts }]);
      const shown = await store.view.reading(capture.id);
      assert.equal(shown?.reading.text, text.replace(FORD, VEIL.repeat(FORD.length)));
      assert.equal(shown?.revealed, false);
      assert.equal((await store.material.reading(capture.id))?.reading.text, text);
      assert.deepEqual(
        (await store.material.reading(capture.id))?.keys,
        report().drafts.flatMap(({ bodies }) =>
          bodies.flatMap((body) => (body.body === "reading" ? body.keys : [])),
        ),
      );
    }));

  it("view.reading() shows no word before sensitive passages have been looked for", () =>
    withRegister(kind, async (store) => {
      const { drafts, capture, text } = report();
      await addReports(store, [{ ...report(), drafts: drafts.slice(0, 2) }]);
      assert.equal((await store.view.reading(capture.id))?.reading.text, VEIL.repeat(text.length));
      assert.equal((await store.view.captures({ words: "family", ...PAGE })).total.count, 0);
      assert.equal((await store.view.capture(capture.id))?.title, null);
      assert.doesNotMatch((await store.view.reading(capture.id))?.reading.title ?? "", /Samho/);
    }));

  it("view.capture() and view.captures() tell whose report it sums up, without veiled words", () =>
    withRegister(kind, async (store) => {
      const original = {
        relation: "summary_of",
        outlet: "The Test Courier",
        published: "2021-03-02",
        url: "https://courier.example/the-ford-below-the-old-mill",
      } as const;
      const { drafts, capture, text } = reportOf(TEXT, {
        sensitive: [spanOf(TEXT, FORD)],
        reading: { original },
      });
      await addReports(store, [{ text, capture, drafts, claims: [] }]);
      const shown = (await store.view.capture(capture.id))?.original;
      assert.deepEqual({ ...shown, url: original.url }, original);
      assert.match(shown?.url ?? "", /^https:..courier\.example\u2592+$/u);
      const listed = await store.view.captures({ words: "family", ...PAGE });
      assert.deepEqual(listed.captures[0]?.original, shown);
    }));

  it("view.capture() finds by prefix and tells a prefix that is short or fits two", () =>
    withRegister(kind, async (store) => {
      const { capture } = report();
      await addReports(store, [report()]);
      assert.equal((await store.view.capture(capture.id.slice(0, 6)))?.id, capture.id);
      assert.equal(await store.view.capture("ffffffff00"), null);
      await assert.rejects(store.view.capture("ab"), (error) => isOnrecordError(error, "usage"));
      assert.deepEqual((await store.view.captureBody(capture.id))?.name, "letter.txt");
    }));

  it("view.captures() finds words, folded words and Korean of two syllables, and no veiled word", () =>
    withRegister(kind, async (store) => {
      const korean = "북한 국경경비대가 압록강에서 총격을 가했다.";
      await addReports(store, [report(), reportOf(korean), reportOf("Hŭich'ŏn was quiet.")]);
      const found = async (query: string) =>
        (await store.view.captures({ words: query, ...PAGE })).total.count;
      assert.equal(await found("FAMILY samho"), 1);
      assert.equal(await found("huich'on"), 1);
      assert.equal(await found("경비"), 1);
      assert.equal(await found("총"), 1);
      assert.equal(await found("비경"), 0);
      assert.equal(await found("mill"), 0);
      assert.equal(await found('"a family near"'), 1);
      assert.equal(await found('"family a near"'), 0);
      assert.equal(await found('" * ^ ( NEAR'), 1);
      assert.equal(await found("--- !!"), 0);
      const { captures } = await store.view.captures({
        ...PAGE,
        words: "tuesday",
        order: "relevance",
      });
      assert.match(captures[0]?.found?.snippet ?? "", /on \u2068Tuesday\u2069/);
      assert.doesNotMatch(captures[0]?.found?.snippet ?? "", /ford|mill|\u2592/);
    }));
};

const testClaims = (kind: StoreKind): void => {
  it("material finds claims by key and capture, never by place, and none of a withdrawn capture", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const { material, view } = store;
      const ids = made.claims.map(({ id }) => id).toSorted();
      const idsOf = (found: readonly { claim: { id: string } }[]) =>
        found.map(({ claim }) => claim.id).toSorted();
      assert.deepEqual(idsOf(await material.claimsByKeys(["day:2021-03-02"])), ids);
      // A country is a place too: what lies in it has nothing else in common.
      assert.deepEqual(await material.claimsByKeys(["at:x"]), []);
      assert.deepEqual(idsOf(await material.claimsById(ids)), ids);
      assert.deepEqual(await material.capturesByKeys(["at:x"]), [made.capture.id]);
      const withdraw = {
        decision: "withdraw",
        capture: made.capture.id,
        reason: "sent twice",
      } as const;
      await store.write(({ append }) => append(decisionDraft(withdraw)));
      assert.equal((await view.capture(made.capture.id))?.state, "withdrawn");
      assert.deepEqual(await material.claimsByKeys(["day:2021-03-02", "at:x"]), []);
      assert.deepEqual(await material.capturesByKeys(["at:x"]), []);
      assert.equal((await view.captures({ words: "family", ...PAGE })).total.count, 0);
      const [decided] = await view.decisions({ capture: made.capture.id });
      assert.ok(decided);
      await store.write(({ append }) =>
        append(decisionDraft({ decision: "undo", of: decided.ref, reason: "a mistake" })),
      );
      assert.deepEqual(idsOf(await material.claimsByKeys(["day:2021-03-02"])), ids);
      assert.equal((await view.captures({ words: "family", ...PAGE })).total.count, 1);
      assert.equal((await material.decision(decided.ref))?.holds, false);
    }));

  it("a later derivation retires claims it does not name and orphans those a person accepted", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const accept = { decision: "accept", ...targetOf(made), reason: "as it says" } as const;
      await store.write(({ append }) => append(decisionDraft(accept)));
      const again = reportOf(TEXT, { claims: [] }).drafts[2];
      assert.ok(again);
      await store.write(({ append }) => append(again));
      const claims = await store.view.claims({
        ...PAGE,
        kind: null,
        modality: null,
        capture: null,
      });
      assert.deepEqual(
        claims.map(({ state }) => state),
        ["orphaned"],
      );
      assert.deepEqual(await store.material.claimsOfCapture(made.capture.id), []);
      assert.equal((await store.material.goneClaims([made.capture.id], [])).length, 1);
    }));
};

const testRecords = (kind: StoreKind): void => {
  it("view.tally() names records with an accepted claim, until it is undone, and reports by month", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const [first, second] = made.claims;
      assert.ok(first && second);
      const reports = [made.capture.id];
      const [one, two] = [incidentOf([first], reports), incidentOf([second], reports)];
      await store.write(({ append }) => append(changeDraft([one, two])));
      const { accepted, reports: months } = await store.view.tally();
      assert.deepEqual(accepted, []);
      assert.ok(months.every(({ month, count }) => /^\d{4}-\d{2}$/.test(month) && count > 0));
      const decision = { decision: "accept", ...targetOf(made), reason: "as it says" } as const;
      const { refs } = await store.write(({ append }) => append(decisionDraft(decision)));
      assert.deepEqual((await store.view.tally()).accepted, [one.id]);
      const [of] = refs;
      assert.ok(of);
      const undo = { decision: "undo", of, reason: "by mistake" } as const;
      await store.write(({ append }) => append(decisionDraft(undo)));
      assert.deepEqual((await store.view.tally()).accepted, []);
    }));

  it("view.tally() counts records by what the guard leaves of them, without leads, and pairs", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const [first, second] = made.claims;
      assert.ok(first && second);
      const [mill, samho] = [whereOf(FORD, "x/mill"), whereOf("Samho", "x/samho")];
      const when = dayOf("2021-03-02");
      const hidden = incidentOf([first], [made.capture.id], { where: mill, when, events: 2 });
      const lead = { ...incidentOf([second], [made.capture.id], { where: samho }), lead: true };
      const plain = reportOf("Guards fired at noon.", { claims: [{ exact: "fired at noon" }] });
      await addReports(store, [plain]);
      const outcomes = killedOf(3);
      const seen = incidentOf(plain.claims, [plain.capture.id], { where: samho, when, outcomes });
      const pair = pairOf(hidden, seen);
      await store.write(({ append }) => append(changeDraft([hidden, lead, seen, pair])));
      const { records, pairs } = await store.view.tally();
      const told = records.map(({ id, places, events, outcomes: { killed } }) => {
        return [id, places, events, killed?.best ?? null];
      });
      const expected = [
        [hidden.id, [null], 2, null],
        [seen.id, ["x/samho"], 1, 3],
      ];
      assert.deepEqual(told.toSorted(), expected.toSorted());
      assert.deepEqual(
        pairs.map((ids) => ids.toSorted()),
        [[hidden.id, seen.id].toSorted()],
      );
      assert.deepEqual(
        records.map(({ earliest, latest }) => [earliest, latest]),
        records.map(() => [when.earliest, when.latest]),
      );
    }));

  it("view.records() filters by date and place, and record versions tell what was held", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const [first, second] = made.claims;
      assert.ok(first && second);
      const reports = [made.capture.id];
      const one = incidentOf([first], reports, {
        when: dayOf("2021-03-02"),
        outcomes: killedOf(1),
      });
      const two = incidentOf([second], reports, { outcomes: killedOf(2) });
      const began = await store.write(({ append }) => append(changeDraft([one, two])));
      const { view } = store;
      const count = async (query: Partial<RecordQuery>) =>
        (await view.records({ ...INCIDENTS, ...query })).length;
      assert.equal(await count({}), 2);
      assert.equal(await count({ from: "2021-03-01", to: "2021-03-31" }), 1);
      assert.equal(await count({ from: "2021-04-01" }), 0);
      assert.equal(await count({ place: "x" }), 2);
      assert.equal(await count({ place: "y" }), 0);
      const held = (await view.entries(5, 1))[0]?.at ?? "";
      const [kept, gone] = one.id < two.id ? [one, two] : [two, one];
      const merged = incidentOf([first, second], reports, { outcomes: killedOf(3) });
      await store.write(({ append }) =>
        append(
          changeDraft([merged], {
            redirects: [{ from: gone.id, to: kept.id }],
            ended: began.refs.slice(1),
          }),
        ),
      );
      assert.equal(await count({}), 1);
      assert.equal((await view.record(gone.id, null))?.id, kept.id);
      assert.deepEqual(await view.record(gone.id, held), gone);
      assert.equal((await view.records({ ...INCIDENTS, asHeld: held })).length, 2);
      assert.equal(
        (await view.records({ ...INCIDENTS, asHeld: "2025-01-01T00:00:00.000Z" })).length,
        0,
      );
      const touching = await store.material.recordsTouching([second.id], []);
      assert.deepEqual(
        touching.map((stored) => stored.record),
        [merged],
      );
      assert.equal((await view.claim(first.id))?.record, merged.id);
      const { versions } = await view.recordHistory(merged.id);
      assert.deepEqual(
        versions.map(({ id, until }) => [id, until === null]),
        [...[one, two].map(({ id }) => [id, false]).sort(), [merged.id, true]],
      );
      assert.deepEqual(versions.at(-1)?.record, merged);
      const facts = await view.facts();
      assert.deepEqual([facts.claims, facts.records.incident], [2, 1]);
    }));
};

const testDecisions = (kind: StoreKind): void => {
  it("a veil by hand holds in readings, claims, records, decisions, titles and search until undone", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const [claim] = made.claims;
      assert.ok(claim);
      const where = whereOf("Samho", "x/samho");
      const record = incidentOf([claim], [made.capture.id], { where });
      await store.write(async ({ append }) => {
        await append(changeDraft([record]));
        await append(
          decisionDraft({ decision: "accept", ...targetOf(made), reason: "it says near Samho" }),
        );
      });
      const shown = async () =>
        JSON.stringify([
          await store.view.reading(made.capture.id),
          await store.view.claims({
            ...PAGE,
            kind: null,
            modality: null,
            capture: made.capture.id,
          }),
          await store.view.records(INCIDENTS),
          await store.view.decisions({ capture: made.capture.id }),
          await store.view.captures(PAGE),
          await store.view.captures({ ...PAGE, words: "tuesday" }),
        ]);
      assert.match(await shown(), /Samho/);
      const span = { ...spanOf(TEXT, "Samho"), reason: "by-hand" as const };
      const veil = {
        decision: "veil",
        capture: made.capture.id,
        span,
        reason: "a small place",
      } as const;
      const { refs } = await store.write(({ append }) => append(decisionDraft(veil)));
      assert.doesNotMatch(await shown(), /Samho/);
      assert.equal((await store.view.captures({ words: "Samho", ...PAGE })).total.count, 0);
      assert.match((await store.material.reading(made.capture.id))?.reading.text ?? "", /Samho/);
      const [of] = refs;
      assert.ok(of);
      await store.write(({ append }) =>
        append(decisionDraft({ decision: "undo", of, reason: "no" })),
      );
      assert.match(await shown(), /Samho/);
      const unveil = { ...veil, decision: "unveil", span: spanOf(TEXT, FORD) } as const;
      await store.write(({ append }) => append(decisionDraft(unveil)));
      assert.equal((await store.view.captures({ words: "mill", ...PAGE })).total.count, 1);
    }));

  it("decisions give claims their state, corrections their words, and links are found from either side", () =>
    withRegister(kind, async (store) => {
      const made = report();
      await addReports(store, [made]);
      const [first, second] = made.claims;
      assert.ok(first && second);
      const corrected = { ...first, outcomes: killedOf(4) };
      const added = claimOf(made.capture.id, {
        text: TEXT,
        exact: "Two soldiers",
        kind: "statement",
      });
      await store.write(async ({ append }) => {
        await append(
          decisionDraft({ decision: "correct", ...targetOf(made), corrected, reason: "four" }, [
            "k:4",
          ]),
        );
        await append(
          decisionDraft(
            { decision: "add", capture: made.capture.id, claim: added, reason: "missed" },
            ["k:5"],
          ),
        );
        await append(
          decisionDraft({ decision: "split", a: first.id, b: second.id, reason: "two things" }),
        );
      });
      const states = await store.material.claimsOfCapture(made.capture.id);
      const byId = new Map(states.map((stored) => [stored.claim.id, stored]));
      assert.equal(byId.get(first.id)?.state, "corrected");
      assert.deepEqual(byId.get(first.id)?.claim.outcomes.killed?.best, 4);
      assert.deepEqual(byId.get(first.id)?.keys, ["k:4"]);
      assert.equal(byId.get(added.id)?.state, "by-hand");
      assert.deepEqual(
        (await store.material.claimsByKeys(["k:5"])).map(({ claim }) => claim.id),
        [added.id],
      );
      const kinds = async (claim: typeof first.id) =>
        (await store.material.decisionsOn([claim], [])).map(({ decision }) => decision.decision);
      assert.deepEqual(await kinds(second.id), ["split"]);
      assert.deepEqual(await kinds(first.id), ["correct", "split"]);
    }));
};

const testErasure = (kind: StoreKind): void => {
  it("erasure and scrub() leave no trace of the words in any file, and the rest as it was", () =>
    withRegister(kind, async (store, dir) => {
      const made = report();
      const other = reportOf("Another letter speaks of snow and nothing else.");
      await addReports(store, [made, other]);
      const [claim] = made.claims;
      assert.ok(claim);
      const record = incidentOf([claim], [made.capture.id], { where: whereOf("Samho", "x/samho") });
      await store.write(({ append }) => append(changeDraft([record])));
      assert.ok(
        await anyFileHolds(dir, "fired at a family"),
        "the search for traces finds words that are there",
      );
      await eraseCapture(store, made.capture.id);
      await store.scrub();
      for (const word of [
        "fired at a family",
        "soldiers",
        "samho",
        "Samho",
        "old mill",
        made.capture.sha256,
      ]) {
        assert.equal(await anyFileHolds(dir, word), null, `"${word}" is still there`);
      }
      assert.equal(await store.blobs.has(made.capture.sha256), false);
      assert.equal(await store.blobs.has(other.capture.sha256), true);
      assert.equal(await store.view.capture(made.capture.id), null);
      assert.equal(await store.view.record(record.id, null), null);
      assert.equal((await store.view.captures({ words: "snow", ...PAGE })).total.count, 1);
      assert.equal((await store.view.entries(0, 50)).at(-1)?.kind, "erasure");
      await store.rebuild();
      assert.equal((await store.view.captures({ words: "snow", ...PAGE })).total.count, 1);
      assert.equal((await store.view.facts()).captures, 1);
      await addReports(store, [made]);
      assert.equal(
        (await store.view.captures({ words: "family", ...PAGE })).total.count,
        1,
        "it can be added again",
      );
    }));

  it("bodiesOf() names every body that names a record of the capture, also once versions are gone", () =>
    withRegister(kind, async (store, dir) => {
      const made = report();
      const other = reportOf("Another letter speaks of a shot near the mill.", {
        claims: [{ exact: "a shot" }],
      });
      await addReports(store, [made, other]);
      const incident = incidentOf(made.claims, [made.capture.id]);
      const elsewhere = incidentOf(other.claims, [other.capture.id]);
      // Rests on the other report alone, and names the record of the first.
      const difference = differenceOf(incident.id, other);
      const records = [incident, elsewhere, difference];
      const begun = await store.write(({ append }) => append(changeDraft(records)));
      const [, first, , second] = begun.refs;
      assert.ok(first && second);
      const redirects = [
        { from: incident.id, to: elsewhere.id },
        { from: difference.id, to: null },
      ];
      const over = await store.write(({ append }) =>
        append(changeDraft([], { redirects, ended: [first, second] })),
      );
      const traces = [second, ...over.refs.slice(1)];
      const superseded = await store.material.supersededBodiesOf(made.capture.id);
      for (const ref of [first, ...traces]) assert.ok(superseded.includes(ref));
      const all = await store.material.bodiesOf(made.capture.id);
      for (const ref of [first, ...traces]) assert.ok(all.includes(ref));
      assert.ok(!all.includes(begun.refs[2] ?? first), "what rests on the other alone stays");
      await store.write(({ append }) => append(erasureDraft(superseded)));
      await store.scrub();
      for (const id of [incident.id, difference.id]) {
        assert.equal(await anyFileHolds(dir, id), null);
      }
    }));

  it("an erasure refuses the reason of another, the founding and refs that are not there", () =>
    withRegister(kind, async (store) => {
      const { refs } = await store.write(({ append }) => append(erasureDraft([])));
      const erasing = store.write(({ append }) => append(erasureDraft(refs)));
      await assert.rejects(erasing, (error) => isOnrecordError(error, "usage"));
      const founding = (await store.view.entries(0, 1))[0]?.refs ?? [];
      const unfounding = store.write(({ append }) => append(erasureDraft(founding)));
      await assert.rejects(unfounding, (error) => isOnrecordError(error, "usage"));
      const missing = store.write(({ append }) => append(erasureDraft([REGISTER])));
      await assert.rejects(missing, (error) => isOnrecordError(error, "not-found"));
    }));
};

const testBlobs = (kind: StoreKind): void => {
  it("blobs.put() keeps streams and bytes once under their hash, and read() notices other bytes", () =>
    withRegister(kind, async ({ blobs }, dir) => {
      const bytes = Buffer.from("the bytes of a letter");
      const { Readable } = await import("node:stream");
      const first = await blobs.put(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]));
      assert.deepEqual(await blobs.put(bytes), first);
      assert.equal(first.bytes, bytes.length);
      assert.deepEqual(Buffer.from(await blobs.read(first.sha256)), bytes);
      assert.deepEqual(await readdir(join(dir, "tmp")), []);
      const path = join(dir, "blobs", first.sha256.slice(0, 2), first.sha256.slice(2));
      assert.equal((await stat(path)).mode & 0o777, 0o400);
      const { chmod, writeFile } = await import("node:fs/promises");
      await chmod(path, 0o600);
      await writeFile(path, "the bytes of a lettes");
      await assert.rejects(blobs.read(first.sha256), (error) => isOnrecordError(error, "damaged"));
      const gone = reportOf("never put").capture.sha256;
      await assert.rejects(blobs.read(gone), (error) => isOnrecordError(error, "not-found"));
    }));

  it("blobs.put() leaves nothing behind when its source breaks", () =>
    withRegister(kind, async ({ blobs }, dir) => {
      const { Readable } = await import("node:stream");
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from("half");
          throw new Error("the cable came out");
        })(),
      );
      await assert.rejects(blobs.put(broken), /cable/);
      assert.deepEqual(await readdir(join(dir, "tmp")), []);
      assert.deepEqual(await readdir(join(dir, "blobs")), []);
    }));
};

/** Erases a capture as `record` does: out of every record first, then every body with words of it. */
const eraseCapture = (store: Store, id: CaptureId): Promise<unknown> =>
  store.write(async ({ append, material }) => {
    const records = await material.recordsTouching([], [id]);
    await append(
      changeDraft([], {
        redirects: records.map(({ record }) => ({ from: record.id, to: null })),
        ended: records.map(({ ref }) => ref),
      }),
    );
    await append(erasureDraft(await material.bodiesOf(id)));
  });

/** The first file below a folder that holds the word as UTF-8 or UTF-16; null where none does. */
const anyFileHolds = async (dir: string, word: string): Promise<string | null> => {
  for (const name of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    const bytes = await readFile(path);
    if (bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word, "utf16le")))
      return path;
  }
  return null;
};
