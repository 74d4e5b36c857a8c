// What is compared and joined stays bounded, whatever comes in; sizes at which all with all would not end.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { candidatePairs, linkedGroups } from "../../src/resolve/components.ts";
import { type ResolveInput, resolve } from "../../src/resolve/resolve.ts";
import { digestOf, eventOf, formulaic, nearCopy, outletOf, wordsOf } from "./bad-input.ts";
import { captureOf, expandWorld, RULE_DATA } from "./world.ts";

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

const many = <T>(number: number, of: (at: number) => T): readonly T[] =>
  Array.from({ length: number }, (_, at) => of(at));

test("resolve() joins each event with its own mention alone when one report tells of 400", () => {
  const events = many(400, eventOf);
  const digest = digestOf(events);
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
  const compilation = value.warnings.find(({ about }) => about === "compilation");
  assert.equal(compilation?.of[0], captureOf("digest"));
});

test("resolve() splits what hangs together and names it when 1,500 claims share a day and a place", () => {
  const reports = Array.from({ length: 1_500 }, (_, at) => ({
    ...{ id: `shot ${at}`, outlet: outletOf(at), published: "2021-03-05" },
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
  const split = value.warnings.find(({ about }) => about === "component-split");
  assert.match(split?.what ?? "", /^1500 claims hang together/);
  assert.equal(split?.of.length, 10);
});

test("resolve() keeps 600 near-copies one family and one incident, and names its root", () => {
  const { seconds, value } = resolved(
    expandWorld({ about: "copies", reports: many(600, nearCopy) }),
  );
  assert.ok(seconds < 30, `took ${seconds} s`);
  const [family, ...families] = value.records.filter((record) => record.kind === "copies");
  assert.equal(families.length, 0);
  assert.equal(family?.reports.length, 600);
  const incidents = value.records.filter((record) => record.kind === "incident");
  assert.deepEqual(
    incidents.map(({ rests_on }) => [rests_on.reports, rests_on.accounts.max]),
    [[600, 1]],
  );
  const warned = value.warnings.find(({ about }) => about === "large-family");
  assert.match(warned?.what ?? "", new RegExp(`^600 texts of one origin, ${family?.root}:`));
});

test("resolve() joins no two events for a sentence that their outlet repeats", () => {
  const world = { about: "formula", reports: many(300, formulaic), learns: true };
  const { value } = resolved(expandWorld(world));
  const incidents = value.records.filter(({ kind }) => kind === "incident");
  assert.equal(incidents.length, 300);
  assert.deepEqual(value.warnings, []);
});
