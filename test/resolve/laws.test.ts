// Laws over random worlds: order of input, components alone, and the bounds on hostile ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyBuckets } from "../../src/resolve/components.ts";
import { resolveCopies } from "../../src/resolve/copies.ts";
import { copyKeys } from "../../src/resolve/keys.ts";
import { makeNumberSets } from "../../src/resolve/number-sets.ts";
import { type ResolveInput, resolve, resolveClaims } from "../../src/resolve/resolve.ts";
import { bindingsOf } from "../../src/resolve/standing.ts";
import { incident, OUTLETS, SAYINGS, TEXT, world } from "./random-world.ts";
import { type CompactReport, expandWorld, RULE_DATA } from "./world.ts";

/** Groups of the numbers below `size` that hang together by the buckets they share. */
const components = (size: number, buckets: readonly (readonly number[])[]) => {
  const sets = makeNumberSets(size);
  for (const bucket of buckets)
    for (const number of bucket) sets.union(bucket[0] ?? number, number);
  const tops = new Set(Array.from({ length: size }, (_, number) => sets.find(number)));
  return [...tops].map(sets.members);
};

const turned = (input: ResolveInput, by: number): ResolveInput => ({
  ...input,
  reports: [...input.reports.slice(by), ...input.reports.slice(0, by)].reverse(),
  claims: [...input.claims.slice(by), ...input.claims.slice(0, by)].reverse(),
});

test("resolve() gives the same when reports and claims come in another order", () => {
  fc.assert(
    fc.property(world, fc.nat(6), (compact, by) => {
      const input = expandWorld(compact);
      assert.deepEqual(resolve(turned(input, by), RULE_DATA), resolve(input, RULE_DATA));
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("resolveCopies() and resolveClaims() over components give what resolve() gives for all", () => {
  fc.assert(
    fc.property(world, (compact) => {
      const input = expandWorld(compact);
      const whole = resolve(input, RULE_DATA);
      const texts = components(input.reports.length, keyBuckets(input.reports));
      const copied = texts.map((numbers) => {
        const own = input.reports.filter((_, at) => numbers.includes(at));
        return resolveCopies(own.reverse(), []);
      });
      const families = copied.flatMap(({ records }) => records);
      const warnings = copied.flatMap((one) => one.warningRecords);
      const numberOf = (id: string) => input.claims.findIndex(({ claim }) => claim.id === id);
      const joined = bindingsOf(input.decisions)
        .mustLink.map((pair) => pair.map(numberOf))
        .filter((pair) => !pair.includes(-1));
      const told = components(input.claims.length, [...keyBuckets(input.claims), ...joined]);
      const records = told.flatMap((numbers) => {
        const claims = input.claims.filter((_, at) => numbers.includes(at));
        const reports = new Set(claims.map((one) => one.report));
        const own = families.filter((family) => family.reports.some((id) => reports.has(id)));
        const needed = new Set([...reports, ...own.map((family) => family.root)]);
        const readings = input.reports.filter((one) => needed.has(one.report));
        const { decisions } = input;
        return resolveClaims({ claims, readings, families: own, decisions }, RULE_DATA).records;
      });
      const all = [...families, ...warnings, ...records].sort((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(all, whole.records);
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("a record names the report of each of its claims: what is veiled of it goes by those", () => {
  fc.assert(
    fc.property(world, (compact) => {
      const input = expandWorld(compact);
      const reportOf = new Map(input.claims.map(({ claim, report }) => [claim.id, report]));
      for (const record of resolve(input, RULE_DATA).records) {
        const own: readonly string[] = "reports" in record ? record.reports : [];
        for (const id of "claims" in record ? record.claims : []) {
          assert.ok(own.includes(reportOf.get(id) ?? id), `${record.kind} ${record.id}`);
        }
      }
    }),
    { numRuns: 300, seed: 17 },
  );
});

test("resolve() never gives two records one id, nor one claim to two incidents or orders", () => {
  fc.assert(
    fc.property(world, (compact) => {
      const { records } = resolve(expandWorld(compact), RULE_DATA);
      const ids = records.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const claims = records.flatMap((record) =>
        record.kind === "incident" || record.kind === "order" ? record.claims : [],
      );
      assert.equal(new Set(claims).size, claims.length);
    }),
    { numRuns: 150, seed: 13 },
  );
});

test("resolve() keeps apart what a person split when no merge decided otherwise", () => {
  fc.assert(
    fc.property(world, (compact) => {
      const input = expandWorld(compact);
      const { cannotLink, mustLink } = bindingsOf(input.decisions);
      fc.pre(cannotLink.length > 0 && mustLink.length === 0);
      for (const record of resolve(input, RULE_DATA).records) {
        if (record.kind !== "incident" && record.kind !== "order") continue;
        const held = new Set<string>(record.claims);
        assert.ok(cannotLink.every(([a, b]) => !held.has(a) || !held.has(b)));
      }
    }),
    { numRuns: 150, seed: 17 },
  );
});

test("a reprint never changes an incident's accounts when it is added", () => {
  fc.assert(
    fc.property(incident, (claim) => {
      const told = { ...claim, kind: "incident" as const, modality: "asserted" as const };
      const first = {
        id: "a",
        outlet: "North Wire",
        published: "2021-03-20",
        text: TEXT,
        claims: [told],
      };
      const original = { relation: "reprint_of", outlet: "North Wire", published: "2021-03-20" };
      const copy = { ...first, id: "b", outlet: "River Post", published: "2021-03-22", original };
      const accounts = (reports: readonly CompactReport[]) =>
        resolve(expandWorld({ about: "", reports }), RULE_DATA).records.flatMap((record) =>
          record.kind === "incident" ? [record.rests_on.accounts] : [],
        );
      assert.deepEqual(accounts([first, copy]), accounts([first]));
    }),
    { numRuns: 100, seed: 19 },
  );
});

test("resolve() stays bounded and warns when 2,000 reports are near-copies of one another", () => {
  const reports = Array.from({ length: 2000 }, (_, at) => ({
    id: `n${at}`,
    outlet: OUTLETS[at % 3] ?? "",
    published: "2021-03-05",
    text: TEXT.replace("twice", `${at} times`),
    claims: [{ says: SAYINGS[0] ?? "", when: "2021-03-04", where: "north/ost", killed: at % 3 }],
  }));
  const input = expandWorld({ about: "hostile", reports });
  // Of this process: other work may run on the machine.
  const began = process.cpuUsage();
  const { records, warnings } = resolve(input, RULE_DATA);
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < 30, `took ${seconds} s`);
  assert.equal(records.filter(({ kind }) => kind === "copies").length, 1);
  assert.equal(records.filter(({ kind }) => kind === "incident").length, 1);
  assert.ok(warnings.some(({ about }) => about === "bucket-cut"));
  const [named] = warnings.filter(({ about }) => about === "large-family");
  assert.match(named?.what ?? "", /^2000 texts of one origin, [0-9a-f]{32}:/);
});

test("copyKeys() gives at most 40 keys and no words when the text is long", () => {
  const words = Array.from({ length: 5000 }, (_, at) => `word${(at * 7919) % 4001}`).join(" ");
  const [only] = expandWorld({ about: "", reports: [{ id: "long", text: words }] }).reports;
  const keys = only === undefined ? [] : copyKeys(only.reading);
  assert.ok(keys.length > 10 && keys.length <= 40, String(keys.length));
  for (const key of keys) assert.match(key, /^[tq]:[0-9a-f]{16}$/);
});
