import assert from "node:assert/strict";
import { test } from "node:test";
import { drawStanding, linesOf } from "../../../../src/web/rooms/records/standing-picture.ts";

const report = (id: string, outlet: string, isCopy = false) => ({
  ...{ id, outlet, isCopy },
  label: `${outlet}, ${id}`,
  note: isCopy ? "reprint" : "",
});
const REPORTS = [
  report("one", "Harrow Gazette"),
  report("two", "Vessin Wire"),
  report("three", "Harrow Gazette", true),
];

test("drawStanding() lets a copy stand beside its origin and join the same outlet", () => {
  const { nodes, edges } = drawStanding(REPORTS, [
    { label: "a nurse", access: "saw it", outlet: "Harrow Gazette", reports: ["one", "three"] },
  ]);
  const reports = nodes.filter(({ column }) => column === 0);
  assert.deepEqual(
    reports.map(({ isCopy }) => isCopy),
    [false, true, false],
  );
  assert.equal(nodes.filter(({ column }) => column === 1).length, 2);
  assert.equal(nodes.filter(({ column }) => column === 2).length, 1);
  assert.equal(edges.filter(({ isCited }) => isCited).length, 0);
});

test("drawStanding() tells an outlet that only cites another's account from that other", () => {
  const { edges } = drawStanding(REPORTS.slice(0, 2), [
    { label: "a nurse", access: "saw it", outlet: "Harrow Gazette", reports: ["one", "two"] },
  ]);
  assert.equal(edges.filter(({ isCited }) => isCited).length, 1);
});

test("drawStanding() never lets two accounts stand over each other", () => {
  const tellers = ["a nurse", "a driver", "a clerk"].map((label) => {
    return { label, access: "heard it", outlet: "Harrow Gazette", reports: ["one"] };
  });
  const { nodes, height } = drawStanding(REPORTS, tellers);
  const ys = nodes.filter(({ column }) => column === 2).map(({ y }) => y);
  assert.equal(new Set(ys).size, 3);
  assert.ok(ys.every((y) => y > 0 && y < height));
});

test("linesOf() breaks between words, ends a third line with dots, and counts Korean letters as two", () => {
  assert.deepEqual(linesOf("a resident"), ["a resident"]);
  assert.equal(linesOf("a resident of the province who did not want to be named at all").length, 2);
  assert.match(
    linesOf("a resident of the province who did not want to be named at all")[1] ?? "",
    /…$/,
  );
  assert.equal(linesOf("가나다라마바사아자차카타파하가나다").length, 1);
  assert.match(linesOf("가나다라마바사아자차카타파하가나다")[0] ?? "", /…$/);
});
