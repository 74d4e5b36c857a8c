// docs/formats/ledger.md tells another program every field of every body: what the shapes say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Capture } from "../../src/model/capture.ts";
import { Decision } from "../../src/model/decision.ts";
import { Body, EntryKind } from "../../src/model/ledger.ts";

const page = readFileSync("docs/formats/ledger.md", "utf8");

/** Cells of the rows of the table whose head begins so. */
const rowsBelow = (head: string): readonly (readonly string[])[] => {
  const lines = page.split("\n");
  const first = lines.findIndex((line) => line.startsWith(head));
  assert.ok(first >= 0, `"${head}" is there`);
  const end = lines.findIndex((line, index) => index > first && line === "");
  return lines.slice(first + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const named = (cell = ""): readonly string[] =>
  [...cell.matchAll(/`(\w[\w-]*)`/g)].map(([, name = ""]) => name);

test("the page lists the fields of every kind of body, in order", () => {
  const listed: string[] = [];
  let kind = "";
  for (const [body, field] of rowsBelow("| body | field |")) {
    kind = named(body)[0] ?? kind;
    listed.push(`${kind}.${named(field)[0]}`);
  }
  const wanted = Body.options.flatMap((option) => {
    const { body, ...fields } = option.unwrap().shape;
    return Object.keys(fields).map((field) => `${body.value}.${field}`);
  });
  assert.deepEqual(listed.sort(), wanted.sort());
});

test("the page lists every kind of decision with its fields", () => {
  const listed = rowsBelow("| decision | fields |").flatMap(([kinds, fields]) =>
    named(kinds).map((kind) => [kind, ...named(fields)].join(" ")),
  );
  const wanted = Decision.options.map((option) => {
    const { decision, ...fields } = option.unwrap().shape;
    return [decision.value, ...Object.keys(fields).filter((name) => name !== "reason")].join(" ");
  });
  assert.deepEqual(listed.sort(), wanted.sort());
});

test("the page names every kind of entry and every field of a capture", () => {
  const kinds = rowsBelow("| entry | first body |").map(([kind]) => named(kind)[0]);
  assert.deepEqual(kinds.sort(), [...EntryKind.options].sort());
  for (const field of Object.keys(Capture.unwrap().shape)) assert.ok(page.includes(`\`${field}\``));
});
