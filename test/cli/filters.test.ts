/** The pure stages as filters, held to the JSON Lines contract. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Claim } from "../../src/model/claim.ts";
import { Reading } from "../../src/model/reading.ts";
import { BRIBE_WORDS, INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "./reports.ts";
import { openSession, type Session } from "./session.ts";

let session: Session;
before(() => {
  session = openSession();
});
after(() => session.end());

const lines = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const line = (fields: object) => `${JSON.stringify(fields)}\n`;

const INPUT =
  line({ id: "a", text: INCIDENT_REPORT, outlet: "Border Monitor", published: "2021-05-14" }) +
  line({ id: "b", text: REPRINT_REPORT, outlet: "River Gazette" }) +
  line({ id: "c", text: ORDER_REPORT, outlet: "Border Monitor" });

describe("read", () => {
  test("gives a reading per line, in order, with text input unchanged", async () => {
    const { code, out } = await session.sayWith(INPUT, "read");
    assert.equal(code, 0);
    const read = lines(out);
    assert.deepEqual(
      read.map(({ id }) => id),
      ["a", "b", "c"],
    );
    assert.equal(read[0].reading.text, INCIDENT_REPORT);
    assert.equal(read[1].reading.original.relation, "reprint_of");
    for (const { reading } of read) Reading.parse(reading);
  });

  test("takes a path and a page, and joins body blocks by newlines", async () => {
    const path = session.file(
      "page.html",
      `<html><body><article><h1>Shots at a weir</h1><p>Guards shot one man on 3 May 2021, a resident said. He had tried to cross at night with two others who were caught.</p><p>The other two were taken away, the resident said. Nobody in the village has heard of them since that day.</p></article></body></html>`,
    );
    const { out } = await session.sayWith(
      line({ id: "p", path }) + line({ id: "h", html: "<p>Sign in to continue</p>" }),
      "read",
    );
    const [page, wall] = lines(out);
    const body = page.reading.blocks
      .filter(({ role }: { role: string }) => role === "body")
      .map(({ start, end }: { start: number; end: number }) => page.reading.text.slice(start, end));
    assert.equal(body.length, 2);
    assert.equal(wall.reading.article, false);
  });

  test("tells lines that are not as the contract says, and goes on", async () => {
    const bad = `not json\n${line({ id: "x" })}${line({ id: "y", text: "A", html: "B" })}${line({ id: "z", path: "/no/such/file" })}`;
    const { code, out, err } = await session.sayWith(
      bad + line({ id: "good", text: "Words." }),
      "read",
    );
    assert.equal(code, 3);
    assert.equal(lines(out).length, 1);
    const twice = await session.sayWith(line({ id: "x", text: "One." }).repeat(2), "read");
    assert.equal(twice.code, 3);
    assert.match(twice.err, /line 2: Cannot take id "x" twice/);
    for (const number of [1, 2, 3, 4]) assert.match(err, new RegExp(`line ${number}: `));
  });
});

describe("extract", () => {
  test("takes reports or readings and gives the same claims for both", async () => {
    const direct = lines((await session.sayWith(INPUT, "extract")).out);
    const readings = (await session.sayWith(INPUT, "read")).out;
    const piped = lines((await session.sayWith(readings, "extract")).out);
    assert.deepEqual(piped, direct);
    for (const { reading, claims } of direct) {
      assert.ok(claims.length > 0);
      for (const claim of claims) {
        const { passages } = Claim.parse(claim);
        for (const { start, end, exact } of passages)
          assert.equal(reading.text.slice(start, end), exact);
      }
    }
  });

  test("leaves the words of sensitive passages out unless they are asked for", async () => {
    assert.ok(!(await session.sayWith(INPUT, "extract")).out.includes(BRIBE_WORDS));
    assert.ok(!(await session.sayWith(INPUT, "extract", "--layers")).out.includes(BRIBE_WORDS));
    assert.ok(
      (await session.sayWith(INPUT, "extract", "--include-sensitive")).out.includes(BRIBE_WORDS),
    );
  });

  test("--layers adds sentences, attributions, times, places, numbers and quotations", async () => {
    const [first] = lines((await session.sayWith(INPUT, "extract", "--layers")).out);
    for (const layer of ["sentences", "attributions", "times", "places", "numbers", "quotations"]) {
      assert.ok(Array.isArray(first[layer]), layer);
      assert.ok(first[layer].length > 0, layer);
      for (const item of first[layer])
        if ("exact" in item) {
          assert.equal(item.exact, first.reading.text.slice(item.start, item.end));
        }
    }
  });
});

describe("resolve", () => {
  test("gives one incident for a report and its reprint, resting on one account", async () => {
    const extracted = (await session.sayWith(INPUT, "extract")).out;
    const { code, out } = await session.sayWith(extracted, "resolve");
    assert.equal(code, 0);
    const records = lines(out);
    const [killing] = records.filter((record) => record.outcomes?.killed !== undefined);
    assert.deepEqual(killing.reports, ["a", "b"]);
    assert.equal(killing.rests_on.reports, 2);
    assert.equal(killing.rests_on.accounts.max, 1);
    assert.ok(killing.rests_on.why.length > 0);
    const [copies] = records.filter((record) => record.copies !== undefined);
    assert.equal(copies.copies.root, "a");
    assert.deepEqual(copies.copies.members.map(({ id }: { id: string }) => id).sort(), ["a", "b"]);
  });

  test("tells a line that extract did not print, and goes on", async () => {
    const { code, err } = await session.sayWith('{"id":"x"}\n', "resolve");
    assert.equal(code, 1);
    assert.match(err, /line 1: .*onrecord extract/);
  });
});
