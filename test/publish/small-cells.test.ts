import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { Ref } from "../../src/model/ids.ts";
import { monthOf, yearOf } from "../../src/publish/exports/coarse.ts";
import { type Keyed, WITHHELD, withoutSmallCells } from "../../src/publish/exports/small-cells.ts";
import { stampTable, tableOf } from "../../src/publish/exports/table.ts";

const rowsOf = (...months: readonly (readonly [month: string, count: number])[]) =>
  months.flatMap(([month, count]) =>
    Array.from({ length: count }, (_, n): Keyed<string> => {
      return { row: `${month}/${n}`, keys: [[month], [month.slice(0, 4)]] };
    }),
  );

const cellsOf = (rows: readonly Keyed<string>[]) => {
  const cells = Map.groupBy(withoutSmallCells(rows, 5), ({ key }) => key.join());
  return Object.fromEntries([...cells].map(([key, told]) => [key, told.length]));
};

test("withoutSmallCells() tells a key that enough rows share, and a coarser one of the others", () => {
  assert.deepEqual(cellsOf(rowsOf(["2021-01", 5], ["2021-02", 3], ["2021-03", 2])), {
    "2021-01": 5,
    "2021": 5,
  });
});

test("withoutSmallCells() gives up a large cell where few rows would be told by their absence", () => {
  assert.deepEqual(cellsOf(rowsOf(["2021-01", 5], ["2021-02", 7], ["2020-01", 1])), {
    "2021-02": 7,
    [WITHHELD]: 6,
  });
});

test("withoutSmallCells() tells no key of a table that is a small cell by itself", () => {
  assert.deepEqual(cellsOf(rowsOf(["2021-01", 4])), { [WITHHELD]: 4 });
  assert.deepEqual(withoutSmallCells([], 5), []);
});

test("withoutSmallCells() keeps every row once and leaves no told key to fewer rows than asked, in 500 random tables", () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const rows = Array.from({ length: random(60) }, (_, n): Keyed<number> => {
      const month = `20${10 + random(4)}-0${1 + random(6)}`;
      const province = `P${random(4)}`;
      return {
        row: n,
        keys: [
          [month, province],
          [month.slice(0, 4), province],
          [WITHHELD, "K"],
        ],
      };
    });
    const told = withoutSmallCells(rows, 5);
    assert.deepEqual(
      told.map(({ row }) => row).sort((a, b) => a - b),
      rows.map(({ row }) => row),
    );
    for (const [key, cell] of Map.groupBy(told, (one) => one.key.join())) {
      const isAllOfIt = cell.length === rows.length;
      assert.ok(cell.length >= 5 || (isAllOfIt && key === `${WITHHELD},${WITHHELD}`), key);
    }
  }
});

test("monthOf() never tells a day, and never rounds a span to less than it is", () => {
  const of = (earliest: string | null, latest: string | null) => monthOf({ earliest, latest });
  assert.equal(of("2021-01-05", "2021-01-12"), "2021-01");
  assert.equal(of("2021-01-30", "2021-02-02"), "2021");
  assert.equal(of("2020-12-30", "2021-01-02"), "2020/2021");
  assert.equal(of("2020-08-27", null), "2020-08/..");
  assert.equal(of(null, null), "unknown");
  assert.equal(monthOf(null), "unknown");
  assert.equal(yearOf("2020-08/.."), "2020/..");
});

const table = (cells: readonly string[]) =>
  tableOf({
    what: "reports",
    keyNames: ["published", "outlet"],
    columns: ["words"],
    rows: cells.map((words) => ({ row: { words }, keys: [["2021-01", words]] })),
    fates: { words: "given", id: "withheld" },
    leftOut: ["0 reports left out"],
    teaching: false,
  });

const STAMPED = {
  register: Ref.parse("ab".repeat(16)),
  entry: 7,
  at: "2026-01-02T03:04:05.000Z",
} as const;

test("a table is RFC 4180 whatever stands in it, holds no formula, and gives the same bytes in any order", () => {
  const cells = ["=1+1", "@SUM(A1)", "+1", "-1", "a,b", 'say "no"', "one\r\ntwo", "한국", "\tx"];
  const five = cells.flatMap((cell) => Array.from({ length: 5 }, () => cell));
  const made = table(five);
  assert.equal(table(five.toReversed()).content, made.content);
  const file = stampTable(made, { ...STAMPED, sha256: made.sha256 });
  const rows: string[][] = parse(file, { bom: true });
  const told = rows.filter(([row]) => /^\d+$/.test(row ?? ""));
  assert.deepEqual(new Set(told.map((row) => row[2]?.replace(/^'/, ""))), new Set(cells));
  assert.ok(rows.flat().every((cell) => !/^[=+\-@\t\r]/.test(cell)));
  assert.ok(told.every((row) => row.at(-1) === "internal, not disclosure-checked"));
  assert.match(rows[1]?.at(-1) ?? "", /entry 7 of register (ab){16}/);
  assert.ok(rows.some((row) => row.at(-1) === "1 field withheld: id"));
  const without =
    file.slice(0, file.indexOf("\r\n") + 2) +
    file.slice(file.indexOf("\r\n", file.indexOf("\r\n") + 2) + 2);
  assert.equal(without, made.content);
});
