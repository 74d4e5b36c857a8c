// Each folder in test/golden/resolve is a case: world.json beside expected.json. Adding one needs no code.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { OnRecord, OrderRecord, RestsOn } from "../../src/model/record.ts";
import { OnRecord as OnRecordShape } from "../../src/model/record.ts";
import { type Resolution, resolve } from "../../src/resolve/resolve.ts";
import {
  type CompactWorld,
  captureOf,
  claimOf,
  expandWorld,
  RULE_DATA,
  readWorld,
} from "./world.ts";

const FOLDER = "test/golden/resolve";

for (const name of readdirSync(FOLDER).sort()) {
  const world = readWorld(`${FOLDER}/${name}`);
  test(`resolve() gives what is expected of "${name}": ${world.about}`, () => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/${name}/expected.json`, "utf8"));
    const resolution = resolve(expandWorld(world), RULE_DATA);
    for (const record of resolution.records) OnRecordShape.parse(record);
    const actual = summarise(resolution, world);
    for (const [key, value] of Object.entries({ incidents: [], orders: [], ...expected })) {
      assertPart(actual[key], value, `${key} of ${JSON.stringify(actual[key], null, 1)}`);
    }
  });
}

// Lists must be of one length and order; of objects only the members that are expected count.
const assertPart = (actual: unknown, expected: unknown, where: string): void => {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), where);
    assert.equal(actual.length, expected.length, `number of ${where}`);
    for (const [at, item] of expected.entries()) assertPart(actual[at], item, `${at} in ${where}`);
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected)) {
      assertPart(Object(actual)[key], value, `${key} in ${where}`);
    }
  } else if (typeof expected === "string" && expected.startsWith("~")) {
    assert.ok(
      String(actual).includes(expected.slice(1)),
      `"${actual}" holds ${expected} (${where})`,
    );
  } else {
    assert.deepEqual(actual, expected, where);
  }
};

const endOf = (until: OrderRecord["order"]["until"]): string | null =>
  until?.kind === "date" ? until.when.edtf : (until?.event ?? null);

const summarise = ({ records, links, warnings }: Resolution, world: CompactWorld) => {
  const names = namesOf(world);
  const name = (id: string): string => names.get(id) ?? id;
  const reports = (ids: readonly string[]): string[] => ids.map(name).sort();
  const of = <K extends OnRecord["kind"]>(kind: K) =>
    records
      .filter((record): record is Extract<OnRecord, { kind: K }> => record.kind === kind)
      .map((record) => ({
        record,
        by: JSON.stringify([
          reports(record.reports),
          reports("claims" in record ? record.claims : []),
        ]),
      }))
      .sort((a, b) => compare(a.by, b.by))
      .map(({ record }) => record);
  return {
    incidents: of("incident").map((record) => ({
      reports: reports(record.reports),
      claims: reports(record.claims),
      ...counts(record.outcomes),
      ...rests(record.rests_on),
      events: record.events,
      lead: record.lead,
      when: record.when?.edtf ?? null,
      where: record.where?.place ?? record.where?.name ?? null,
      values: valuesOf(record.fields),
      corrections: correctionsOf(record.corrections, name),
      ties: (record.ties ?? []).map(({ claim, to }) => `${name(claim)} ${name(to ?? "")}`),
    })),
    orders: of("order").map((record) => ({
      reports: reports(record.reports),
      claims: reports(record.claims),
      ...rests(record.rests_on),
      lead: record.lead,
      family: record.family !== null,
      zone: record.order.zone?.distance_km ?? null,
      rules: record.order.provisions.map(({ rule }) => rule),
      previous: record.order.previous,
      until: endOf(record.order.until),
      ties: (record.ties ?? []).map(({ claim, to }) => `${name(claim)} ${name(to ?? "")}`),
      changes: record.changes.map(({ provisions, basis }) => `${basis}: ${provisions.join(", ")}`),
      values: valuesOf(record.fields),
    })),
    aggregates: of("aggregate").map((record) => ({
      reports: reports(record.reports),
      ...counts(record.outcomes),
      ...rests(record.rests_on),
      values: valuesOf(record.fields),
      corrections: correctionsOf(record.corrections, name),
    })),
    copies: of("copies").map((record) => ({
      reports: reports(record.reports),
      root: name(record.root),
      why: record.why,
      how: Object.fromEntries(record.members.map(({ id, how }) => [name(id), how])),
      changed: Object.fromEntries(record.members.map(({ id, changed }) => [name(id), changed])),
    })),
    differences: of("difference")
      .map((record) => ({
        field: record.field,
        kind: record.difference,
        state: record.state,
        orders: record.orders?.length ?? 0,
        reports: reports(record.reports),
        values: record.values.map(({ value }) => value),
        told_by: record.values.map(({ orders }) => orders?.length ?? 0),
      }))
      .sort((a, b) => compare(`${a.field} ${a.kind}`, `${b.field} ${b.kind}`)),
    pairs: of("pair").map((record) => ({
      reports: reports(record.reports),
      of: record.of,
      why: record.why,
    })),
    links: links.map(({ kind, from, to }) => `${kind} ${name(from)} ${name(to)}`).sort(),
    warnings: warnings.map(({ about }) => about),
  } as Readonly<Record<string, unknown>>;
};

const correctionsOf = (
  corrections: Extract<OnRecord, { kind: "incident" }>["corrections"],
  name: (id: string) => string,
): readonly string[] =>
  (corrections ?? []).map(
    ({ link, claim, of, field, before, after, reason }) =>
      `${name(claim)} ${link} ${of.map(name).join("+")}: ${field ?? "all"} ${before?.best} to ${after?.best}, ${reason}`,
  );

const counts = (outcomes: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(outcomes).map(([kind, count]) => {
      const { min, best, max } = Object(count);
      return [kind, [min, best, max]];
    }),
  );

const rests = ({ reports, outlets, accounts, documents, why }: RestsOn): object => ({
  rests: [reports, outlets, accounts.min, accounts.max],
  documents,
  why: why.join("\n"),
});

type Fields = Extract<OnRecord, { kind: "incident" }>["fields"];

const valuesOf = (fields: Fields): object =>
  Object.fromEntries(
    fields.map(({ field, values }) => [
      field,
      values.map(({ rests_on: { accounts } }) => `${accounts.min}-${accounts.max}`),
    ]),
  );

const namesOf = (world: CompactWorld): ReadonlyMap<string, string> =>
  new Map(
    world.reports.flatMap((report) => [
      [captureOf(report.id) as string, report.id] as const,
      ...Array.from({ length: 12 }, (_, at) => {
        const name = `${report.id}#${at}`;
        return [claimOf(name) as string, name] as const;
      }),
    ]),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
