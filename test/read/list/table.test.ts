import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ErrorCode } from "../../../src/model/error.ts";
import { isOnrecordError } from "../../../src/model/error.ts";
import { MOST_ROWS, tableOf } from "../../../src/read/list/table.ts";
import { makeWorkbook, makeZip } from "./workbook.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rowsOf = async (bytes: Uint8Array, sheet: string | null = null) =>
  (await tableOf(bytes, sheet)).rows;

const refuses = (bytes: Uint8Array, code: ErrorCode, what: RegExp) =>
  assert.rejects(
    tableOf(bytes, null),
    (error) => isOnrecordError(error, code) && what.test(error.message),
  );

describe("tableOf() of CSV", () => {
  test("takes comma, semicolon, tab and bar, quotes and line ends within cells", async () => {
    for (const between of [",", ";", "\t", "|"]) {
      const text = [`No${between}What`, `1${between}"a ""b""\nc${between} d"`].join("\r\n");
      assert.deepEqual(await rowsOf(bytesOf(text)), [
        ["No", "What"],
        ["1", `a "b" c${between === "\t" ? " " : between} d`.replace("c  d", "c d")],
      ]);
    }
  });

  test("keeps empty rows between others, and drops those at the end", async () => {
    assert.deepEqual(await rowsOf(bytesOf("a,b\n,\n\n1,2\n,,\n\n")), [
      ["a", "b"],
      [],
      [],
      ["1", "2"],
    ]);
  });

  test("reads UTF-16 and EUC-KR as it reads UTF-8", async () => {
    const text = "번호,장소\n1,회령시 인계리 마을\n2,혜산시 강안동 마을\n";
    const wanted = await rowsOf(bytesOf(text));
    assert.equal(wanted[1]?.[1], "회령시 인계리 마을");
    assert.deepEqual(await rowsOf(new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))), wanted);
    const korean = "b9f8c8a32cc0e5bcd20a312cc8b8b7c9bdc30a".match(/../g) ?? [];
    const [[number] = []] = await rowsOf(
      Uint8Array.from(korean, (byte) => Number.parseInt(byte, 16)),
    );
    assert.equal(number, "번호");
  });

  test("leaves formulas as the words they are, and takes our own apostrophe away", async () => {
    const text = "a,b,c\n=cmd|' /C calc'!A0,'=1+1,'-5\n";
    assert.deepEqual((await rowsOf(bytesOf(text)))[1], ["=cmd|' /C calc'!A0", "=1+1", "-5"]);
  });

  test("refuses what is too long, empty, never closed or no list, with what to do", async () => {
    await refuses(bytesOf(`a,b\n${"1,2\n".repeat(MOST_ROWS + 1)}`), "too-large", /split it/);
    await refuses(bytesOf(`a\n${"x".repeat(30_000)}\n`), "too-large", /as a report/);
    await refuses(bytesOf(",,\n\n"), "bad-input", /it is empty/);
    await refuses(bytesOf('a,b\n1,"never closed\n2,3\n'), "bad-input", /save it as CSV/);
    await refuses(
      makeZip([{ name: "word/document.xml", text: "<w/>" }]),
      "bad-input",
      /XLSX or CSV/,
    );
    await refuses(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), "bad-input", /old Excel/);
  });
});

describe("tableOf() of XLSX", () => {
  const rows = [
    ["No", "Killed"],
    ["A-1", 2],
    ["A-2", null],
    [null, 3],
  ];

  test("reads the first sheet or the named one, and says what is merged", async () => {
    const book = makeWorkbook([
      { name: "R&amp;D", rows: [["x"]] },
      { name: "Incidents", rows, merged: ["A3:A4"] },
    ]);
    const first = await tableOf(book, null);
    assert.deepEqual([first.sheets, first.sheet], [["R&D", "Incidents"], "R&D"]);
    const named = await tableOf(book, "Incidents");
    assert.equal(named.merged, 1);
    assert.deepEqual(named.rows, [["No", "Killed"], ["A-1", "2"], ["A-2"], ["", "3"]]);
    await assert.rejects(tableOf(book, "Nowhere"), /choose one of "R&D", "Incidents"/);
  });

  test("refuses a bomb before it unpacks it, and a broken archive", async () => {
    const book = makeZip([
      { name: "xl/workbook.xml", text: "<workbook/>" },
      { name: "xl/worksheets/sheet1.xml", text: "0".repeat(1000), size: 3_000_000_000 },
    ]);
    await refuses(book, "too-large", /unpacked it would be 28\d\d MB/);
    await refuses(makeWorkbook([{ name: "a", rows }]).subarray(0, 200), "bad-input", /XLSX or CSV/);
  });
});
