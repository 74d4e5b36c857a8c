import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { languageOf } from "../../../src/extract/languages/language.ts";
import { loadCodebook } from "../../../src/load/codebook.ts";
import { loadRuleData } from "../../../src/load/load.ts";
import type { CaptureId } from "../../../src/model/ids.ts";
import type { ListMapping } from "../../../src/model/list.ts";
import { VEIL } from "../../../src/model/passage.ts";
import { decide } from "../../../src/pipeline/decide.ts";
import { countFigures } from "../../../src/pipeline/figures.ts";
import { datesOfCell } from "../../../src/pipeline/lists/dates.ts";
import { importList, previewImport, undoImport } from "../../../src/pipeline/lists/import.ts";
import { lookAtList } from "../../../src/pipeline/lists/look.ts";
import type { RowDecision } from "../../../src/pipeline/lists/row-decision.ts";
import { differencesOfLists, versionOf } from "../../../src/pipeline/lists/versions.ts";
import { add } from "../../../src/pipeline.ts";
import { exportOwnList } from "../../../src/publish/export.ts";
import { anyCharacter } from "../../any-character.ts";
import { inputsOf, openTestRegister, type TestRegister } from "../register.ts";

const rules = { data: loadRuleData(), codebook: loadCodebook() };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const look = (csv: string, mapping: ListMapping | null = null) =>
  lookAtList({ bytes: bytesOf(csv), mapping, kept: [], sheet: null, header_row: null }, rules);

const LIST = [
  "No,Date,County,Killed,Victim name,Notes",
  "A-1,03/04/2021,Hoeryong,2,Ri Chol Ok,seen by many",
  "A-2,13/05/2021,Hyesan,1,,",
  "A-3,14/05/2021,Musan,,,nobody hurt",
].join("\n");

const REPORT = {
  outlet: "Border Watch Weekly",
  text: "Two shot dead near Hoeryong\n\nApril 9, 2021\n\nBorder guards shot and killed two people in Hoeryong on April 3, 2021, a source in the province said.\n",
};

const QUESTION = {
  ...({ measure: "killed", unit: "year", from: null, to: null, place: null } as const),
  ...({ status: "any", pooled: true, accounts: 0 } as const),
};

let one: TestRegister;
before(async () => {
  one = await openTestRegister();
  for await (const _ of add(one.path, inputsOf([REPORT])));
});
after(() => one.end());

const signal = new AbortController().signal;
const bring = async (
  csv: string,
  {
    replaces = null,
    decisions = [],
    preview = false,
  }: {
    replaces?: CaptureId | null;
    decisions?: readonly RowDecision[];
    preview?: boolean;
  } = {},
) => {
  const { mapping } = (await look(csv)).look;
  const input = {
    name: "list.csv",
    bytes: bytesOf(csv),
    title: "list",
    list: { mapping, replaces },
  };
  const run = preview ? previewImport : importList;
  return run(one.path, input, { decisions, reason: "ours", signal });
};
const killed = async () => {
  const { total, repeats } = await countFigures(one.path.store.view, QUESTION, rules.data);
  return [total.best, repeats.best];
};

describe("a team's list", () => {
  test("is read as mapped: dates by the order the column shows, names out of sight, words kept", async () => {
    const { look: told } = await look(LIST);
    assert.deepEqual(
      told.mapping.columns.map(({ use, field }) => field ?? use),
      ["id", "when", "where", "outcomes.killed", "veil", "keep"],
    );
    assert.equal(told.mapping.columns[1]?.date_order, "dmy");
    assert.deepEqual([told.rows, told.claims, told.unfit_total], [3, 3, 0]);
  });

  test("asks where numbers may be two days, and takes a choice for one cell", async () => {
    const csv = "No,Date\n1,03/04/2021\n2,05/05/2021\n";
    const { look: open } = await look(csv);
    assert.deepEqual(
      open.unfit.map(({ why, candidates }) => [why, candidates.map(({ as }) => as)]),
      [["ambiguous-date", ["2021-04-03", "2021-03-04"]]],
    );
    const choices = [{ words: "03/04/2021", as: "2021-03-04" }];
    const columns = open.mapping.columns.map((column, at) =>
      at === 1 ? { ...column, choices } : column,
    );
    assert.equal((await look(csv, { ...open.mapping, columns })).look.unfit_total, 0);
  });

  test("tells cells that give no value, old ids that stand twice, and rows without one", async () => {
    const { look: told } = await look(
      "ID,Killed,Where,Type\nx,lots,Muzan,poked\nx,-3,Musan,\n,2,,\n",
    );
    assert.deepEqual(
      told.unfit.map(({ column, words, why }) => [column, words, why]),
      [
        [2, "lots", "unreadable-count"],
        [3, "Muzan", "unknown-place"],
        [4, "poked", "unknown-term"],
        [2, "-3", "unreadable-count"],
      ],
    );
    assert.ok(told.unfit[1]?.candidates.some(({ as }) => as.endsWith("/musan")));
    assert.deepEqual(told.repeated, [{ id: "x", rows: [2, 3] }]);
    assert.equal(told.without_id, 1);
  });

  test("meets a report as a question, before anything is kept, and is never summed with it", async () => {
    assert.deepEqual(await killed(), [2, 0]);
    const preview = await bring(LIST, { preview: true });
    assert.deepEqual(
      preview.overlaps.map(({ row, id, other }) => [row, id, other.kind]),
      [[2, "A-1", "incident"]],
    );
    assert.equal(
      (await one.path.store.view.arrivals({ show: "lists", limit: 9, offset: 0 })).length,
      0,
    );
    const made = await bring(LIST);
    assert.deepEqual(
      made.overlaps.map(({ row }) => row),
      [2],
    );
    // The row that may be the report's incident waits beside the total; the other two have no report.
    assert.deepEqual(await killed(), [3, 2]);
    const shown = await one.path.store.view.reading(made.capture);
    assert.ok(shown?.reading.text.includes(VEIL.repeat("Ri Chol Ok".length)));
    assert.ok(!shown?.reading.text.includes("Ri Chol"));
    await assert.rejects(bring(LIST), /on record already/);
    await undoImport(one.path, made.capture, "tried");
    assert.deepEqual(await killed(), [2, 0]);
  });

  test("one row joined with a report by a person adds no account, and stays joined in the next version", async () => {
    const [overlap] = (await bring(LIST, { preview: true })).overlaps;
    assert.ok(overlap);
    const decisions = [{ row: 2, claim: overlap.claim, same: true }];
    const made = await bring(LIST, { decisions });
    assert.deepEqual(await killed(), [3, 0]);
    const joined = await one.path.store.view.record(overlap.other.id, null);
    assert.ok(joined?.kind === "incident");
    assert.deepEqual([joined.claims.length, joined.rests_on.accounts.max], [2, 1]);
    const file = await exportOwnList({ ...one.path }, made.capture);
    assert.match(file.text, /^\ufeff"internal, not disclosure-checked;/);
    assert.ok(!file.text.includes("Ri Chol"));
    const edited = `${file.text.replace("Hyesan,1", "Hyesan,4").replace(/A-3.*\r\n/, "")}A-4,15/05/2021,Onsong,1,,\r\n`;
    const next = await bring(edited, { replaces: made.capture });
    assert.deepEqual([next.carried, next.left], [1, 0]);
    assert.deepEqual(await killed(), [7, 0]);
    const { restored } = await undoImport(one.path, next.capture, "no");
    assert.equal(restored, made.capture);
    assert.deepEqual(await killed(), [3, 0]);
    await decide(one.path, {
      decision: { decision: "withdraw", capture: made.capture, reason: "end" },
      keys: [],
    });
  });

  test("a joined row says its number beside the report's, and bounds nothing that the report tells", async () => {
    const csv = "No,Date,County,Killed,Wounded\nB-1,2021-04-03,Hoeryong,3,4";
    const [overlap] = (await bring(csv, { preview: true })).overlaps;
    assert.ok(overlap);
    const made = await bring(csv, { decisions: [{ row: 2, claim: overlap.claim, same: true }] });
    const joined = await one.path.store.view.record(overlap.other.id, null);
    assert.ok(joined?.kind === "incident");
    const { killed: dead, wounded } = joined.outcomes;
    assert.deepEqual([dead?.min, dead?.best, dead?.max], [2, 2, 2]);
    // Nobody else tells of wounded people.
    assert.deepEqual([wounded?.min, wounded?.best, wounded?.max], [4, 4, 4]);
    const values = joined.fields.find(({ field }) => field === "outcomes.killed")?.values;
    assert.deepEqual(
      values?.map(({ rests_on }) => [rests_on.accounts.max, rests_on.outlets]),
      [
        [1, 1],
        [0, 0],
      ],
    );
    await undoImport(one.path, made.capture, "end");
  });

  test("a preview tells what the import then does, also for a version that carries decisions", async () => {
    const first = await bring(LIST);
    const edited = `${LIST}\nA-9,03/04/2021,Hoeryong,2,,`;
    const told = await bring(edited, { replaces: first.capture, preview: true });
    const done = await bring(edited, { replaces: first.capture });
    const rowsOf = ({ overlaps, ...rest }: typeof told) => ({
      ...rest,
      rows: overlaps.map(({ row, id, claim }) => [row, id, claim]),
    });
    assert.deepEqual(rowsOf(told), rowsOf(done));
    assert.ok(done.overlaps.some(({ id }) => id === "A-9"));
  });
});

describe("versions of a list", () => {
  // Bytes with many control characters are no text, and refused as that.
  const cell = fc
    .string({ maxLength: 12, unit: anyCharacter })
    .map((text) => text.replace(/(?![\t\n\r])\p{Cc}/gu, ""));
  test("import ∘ export changes nothing, whatever the cells hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          const quote = (text: string) => `"${text.toWellFormed().replaceAll('"', '""')}"`;
          const lines = rows.map((cells, at) => [`r${at}`, ...cells].map(quote).join(","));
          const csv = ["No,First,Second", ...lines].join("\r\n");
          const { look: told, text } = await look(csv);
          const csvAgain = text
            .split("\n")
            .map((line) =>
              line
                .split("\t")
                .map((one) =>
                  quote(/^'*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(one) ? `'${one}` : one),
                )
                .join(","),
            )
            .join("\r\n");
          const again = await look(csvAgain);
          const found = differencesOfLists(
            versionOf(text, told.mapping),
            versionOf(again.text, again.look.mapping),
          );
          assert.deepEqual([found.added, found.removed, found.changed], [[], [], []]);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("tell what was added, removed and changed by the old id, and say what was not compared", async () => {
    const mapping = (await look(LIST)).look.mapping;
    const before = versionOf((await look(LIST)).text, mapping);
    const csv = LIST.replace("Hyesan,1", "Hyesan,2")
      .replace("Ri Chol Ok", "Pak")
      .replace("A-3", "A-4");
    const found = differencesOfLists(before, versionOf((await look(csv)).text, mapping));
    assert.deepEqual(
      found.changed.map(({ id, cells }) => [id, cells]),
      [["A-2", [{ header: "Killed", before: "1", after: "2" }]]],
    );
    assert.deepEqual([found.added[0]?.id, found.removed[0]?.id, found.unseen], ["A-4", "A-3", 1]);
  });
});

describe("datesOfCell()", () => {
  const english = languageOf("en", rules.data);
  test("reads numbers in every order that a calendar has, and words", () => {
    assert.ok(english);
    const read = (words: string) => datesOfCell(words, english).map(({ edtf }) => edtf);
    assert.deepEqual(read("2021-04-03"), ["2021-04-03"]);
    assert.deepEqual(read("2021. 4. 3."), ["2021-04-03"]);
    assert.deepEqual(read("03/04/2021 14:30"), ["2021-04-03", "2021-03-04"]);
    assert.deepEqual(read("31/04/2021"), []);
    assert.deepEqual(read("13.4.21"), ["2021-04-13", "2013-04-21"]);
    assert.deepEqual(read("20210403"), ["2021-04-03"]);
    assert.deepEqual(read("04/2021"), ["2021-04"]);
    assert.deepEqual(read("May 2021"), ["2021-05"]);
    assert.deepEqual(read("no idea"), []);
  });
});
