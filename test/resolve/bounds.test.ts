// What is compared and joined stays bounded, whatever comes in; sizes at which all with all would not end.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { candidatePairs, linkedGroups } from "../../src/resolve/components.ts";
import { type ResolveInput, resolve } from "../../src/resolve/resolve.ts";
import { type CompactReport, expandWorld, RULE_DATA } from "./world.ts";

/** Of this process: other work may run on the machine. */
const secondsOf = <T>(work: () => T): { readonly seconds: number; readonly value: T } => {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
};

const resolved = (input: ResolveInput) => secondsOf(() => resolve(input, RULE_DATA));

test("candidatePairs() compares each with a few and names the key when 20,000 share one", () => {
  const items = Array.from({ length: 20_000 }, (_, at) => ({ id: `c${at}`, keys: ["i:one"] }));
  const { seconds, value } = secondsOf(() => candidatePairs(items, (id) => id));
  assert.ok(value.pairs.length <= 16 * items.length, String(value.pairs.length));
  assert.ok(seconds < 20, `took ${seconds} s`);
  assert.match(value.warnings[0]?.what ?? "", /^a key shared by 20000:/);
});

test("linkedGroups() gives each group once and whole when buckets come in any order", () => {
  const bucket = fc.uniqueArray(fc.nat(19), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(bucket), fc.array(fc.tuple(fc.nat(19), fc.nat(19))), (buckets, joined) => {
      const linked = (a: number, b: number): boolean => (a + b) % 3 > 0;
      const groups = [...linkedGroups(20, { buckets, joined, linked })];
      const near = (a: number, b: number): boolean =>
        joined.some((pair) => pair.includes(a) && pair.includes(b)) ||
        (linked(a, b) && buckets.some((one) => one.includes(a) && one.includes(b)));
      assert.deepEqual(
        groups.map((group) => group.join(" ")).sort(),
        closureOf(20, near)
          .map((group) => group.join(" "))
          .sort(),
      );
    }),
    { seed: 29 },
  );
});

/** The same by looking again until nothing changes. */
const closureOf = (size: number, near: (a: number, b: number) => boolean) => {
  const numbers = Array.from({ length: size }, (_, at) => at);
  const top = [...numbers];
  for (let again = true; again; ) {
    again = false;
    for (const a of numbers) {
      for (const b of numbers) {
        const least = Math.min(top[a] ?? a, top[b] ?? b);
        if (a === b || !near(a, b) || (top[a] === least && top[b] === least)) continue;
        top[a] = least;
        top[b] = least;
        again = true;
      }
    }
  }
  return [...Map.groupBy(numbers, (number) => top[number]).values()];
};

const OUTLETS = ["North Wire", "River Post", "Border Monitor"];

/** Words that no other number has. */
const wordsOf = (number: number, many: number): string =>
  Array.from({ length: many }, (_, at) => `word${number}n${at}`).join(" ");

const eventOf = (at: number): CompactReport => ({
  id: `event ${at}`,
  outlet: OUTLETS[at % 3] ?? "",
  published: "2021-03-20",
  text: `Guards killed Mann${at} Sonn${at} near Ort${at}. ${wordsOf(at, 40)}.`,
  claims: [
    {
      ...{ says: `Guards killed Mann${at} Sonn${at} near Ort${at}`, main: true },
      ...{
        when: `2020-${String(1 + (at % 12)).padStart(2, "0")}-05`,
        where: `Ort${at}`,
        killed: 1,
      },
    },
  ],
});

test("resolve() joins each event with its own mention alone when one report tells of 400", () => {
  const events = Array.from({ length: 400 }, (_, at) => eventOf(at));
  const digest: CompactReport = {
    ...{ id: "digest", outlet: "Year Book", published: "2021-04-01" },
    text: events.map(({ text }) => text).join("\n"),
    claims: events.flatMap(({ claims = [] }) => claims.map((claim) => ({ ...claim, main: false }))),
  };
  const input = expandWorld({ about: "digest", reports: [...events, digest] });
  const { seconds, value } = resolved(input);
  assert.ok(seconds < 30, `took ${seconds} s`);
  const incidents = value.records.filter(({ kind }) => kind === "incident");
  assert.equal(incidents.length, 400);
  for (const { reports } of incidents) assert.ok(reports.length <= 2);
  assert.deepEqual(
    value.records.filter(({ kind }) => kind === "copies"),
    [],
  );
  assert.ok(value.warnings.some(({ warning }) => warning === "compilation"));
});

test("resolve() splits what hangs together and names it when 1,500 claims share a day and a place", () => {
  const reports = Array.from({ length: 1_500 }, (_, at) => ({
    ...{ id: `shot ${at}`, outlet: OUTLETS[at % 3] ?? "", published: "2021-03-05" },
    text: `Guards fired at people by the dike. ${wordsOf(at, 30)}.`,
    claims: [
      {
        ...{ says: "Guards fired at people by the dike", main: true, when: "2021-03-04" },
        ...{ where: "north/ost", killed: at % 700 },
      },
    ],
  }));
  const { seconds, value } = resolved(expandWorld({ about: "crowd", reports }));
  assert.ok(seconds < 30, `took ${seconds} s`);
  const split = value.warnings.find(({ warning }) => warning === "component-split");
  assert.match(split?.what ?? "", /^1500 claims hang together/);
  assert.equal(split?.of.length, 10);
});
