// The published report lines, run through the commands themselves (docs/formats/report-lines.md).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type * as z from "zod";
import { RESOLVE_LINES } from "../../src/cli/fields-reference.ts";
import { ClaimsLine, ReadingLine } from "../../src/model/report-line.ts";
import { openSession, type Session } from "../cli/session.ts";
import { BadLines, GoodLines, linesOf, sayLines } from "./report-lines.ts";
import { vectors } from "./vectors.ts";

let session: Session;
before(() => {
  session = openSession();
});
after(() => session.end());

const good = vectors("report-lines/good", GoodLines);

/** The shape of a line by the command it came from and, of `resolve`, by its first member. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  read: ReadingLine,
  extract: ClaimsLine,
  incident: RESOLVE_LINES.IncidentLine,
  order: RESOLVE_LINES.OrderLine,
  aggregate: RESOLVE_LINES.AggregateLine,
  copies: RESOLVE_LINES.CopiesLine,
  difference: RESOLVE_LINES.DifferenceLine,
};

describe("good lines", () => {
  for (const { name, command, input, output } of good) {
    test(`onrecord ${command.join(" ")} gives the published lines for ${name}`, async () => {
      const lines = input.map((line) => JSON.stringify(line));
      const { code, out, err } = await sayLines(session, command, lines);
      assert.equal(code, 0, err);
      assert.deepEqual(linesOf(out), output, "see docs/formats/report-lines.md, Vectors");
    });
  }

  test("have the fields of fields.md and no others", () => {
    const seen = new Set<string>();
    for (const { command, output } of good) {
      if (command.includes("--layers")) continue;
      for (const line of output) {
        const kind = command[0] === "resolve" ? (Object.keys(line)[0] ?? "") : (command[0] ?? "");
        seen.add(kind);
        assert.deepEqual(shapes[kind]?.parse(line), line);
      }
    }
    assert.deepEqual([...seen].sort(), Object.keys(shapes).sort());
  });
});

describe("bad lines", () => {
  const bad = vectors("report-lines/bad", BadLines);
  for (const command of ["read", "extract", "resolve"]) {
    test(`onrecord ${command} tells what is wrong with each, and gives nothing for it`, async () => {
      const mine = bad.filter((one) => one.command.includes(command));
      const lines = mine.map(({ line }) => line);
      const { code, out, err } = await sayLines(session, [command], lines);
      assert.equal(code, 1);
      assert.equal(out, "");
      const told = err.split("\n");
      for (const [at, { name, why }] of mine.entries()) {
        assert.ok(told[at]?.startsWith(`line ${at + 1}: `), `${name}: ${told[at]}`);
        assert.ok(told[at]?.includes(why), `${name}: ${told[at]}`);
      }
    });
  }
});
