// What the teaching sample is to show, asked of a register made from it as a person would.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Input } from "../src/capture/inputs.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { OnRecord, RecordKind } from "../src/model/record.ts";
import { effectOn, effectOverYears } from "../src/pipeline/effect.ts";
import { recordsKnown } from "../src/pipeline/known.ts";
import { add } from "../src/pipeline.ts";
import { openTestRegister, type TestRegister } from "./pipeline/register.ts";
import { textsIn } from "./sample.ts";

const HOERYONG = {
  place: "kp-hamgyong-north/hoeryong",
  addressees: null,
  knownBy: null,
  asHeld: null,
};

describe("the teaching sample", () => {
  let register: TestRegister;
  before(async () => {
    register = await openTestRegister();
    for await (const outcome of add(register.path, samples())) assert.equal(outcome.kind, "added");
  });
  after(() => register.end());

  const ask = async (on: string) => {
    const { store, data } = register.path;
    return (await effectOn(store.view, { ...HOERYONG, on }, data)).answer;
  };

  const records = async (
    kind: RecordKind,
    knownBy: string | null,
  ): Promise<readonly OnRecord[]> => {
    const { store, data } = register.path;
    const open = { from: null, to: null, place: null, asHeld: null, leads: false };
    return recordsKnown(store.view, { kind, ...open, knownBy, limit: 500, offset: 0 }, data);
  };

  test("gives for each width of the zone its own outlets and accounts", async () => {
    const { provisions } = await ask("2022-02-01");
    const zone = provisions.find(({ provision }) => provision === "zone")?.orders ?? [];
    const widths = zone.flatMap(({ values }) => values).filter(({ value }) => value.endsWith("km"));
    const outletsOf = (width: string) =>
      widths.filter(({ value }) => value === width).flatMap(({ outlets }) => outlets);
    assert.ok(outletsOf("1 km").includes("Radio Free Asia"));
    assert.ok(outletsOf("1–2 km").includes("Daily NK"));
    assert.ok(outletsOf("1–2 km").includes("ASIAPRESS"));
    assert.equal(outletsOf("1–2 km").includes("Radio Free Asia"), false);
    for (const { rests_on } of widths) assert.ok((rests_on?.accounts.max ?? 0) >= 1);
  });

  test("tells flares with the exception that kills at Hoeryong, and lifts no zone", async () => {
    const { provisions, elsewhere } = await ask("2022-06-01");
    const here = provisions.flatMap(({ provision, orders }) =>
      orders.flatMap(({ state, values, observed }) =>
        values.map(({ value }) => `${provision} ${state} ${value} ${observed}`),
      ),
    );
    assert.ok(
      here.includes("how-to-fire presumed restraint: flares-instead-of-live-fire 2022-01-18"),
    );
    assert.ok(
      here.includes("who-may-be-shot-at presumed licence: shoot-those-who-resist 2022-01-18"),
    );
    assert.ok(here.includes("zone presumed 1 km 2020-08-27"));
    const [brigade] = elsewhere;
    assert.equal(brigade?.from?.edtf, "2022-05-12");
    assert.match(brigade?.addressees.join() ?? "", /25th Brigade/);
  });

  test("tells width, line, issuer and hour as reported differently in September 2020", async () => {
    const { store, data } = register.path;
    const asked = { ...HOERYONG, on: "2020-09-01" };
    const { differences } = await effectOn(store.view, asked, data);
    const fields = differences.map(({ field }) => field);
    for (const field of ["zone", "reference_line", "issuer", "effective_from"]) {
      assert.ok(fields.includes(`order.${field}`), field);
    }
    // Each value with the words that state it, not with whatever its claim begins with.
    const widths = differences.find(({ field }) => field === "order.zone")?.values ?? [];
    for (const [km, words] of [
      [1, /one kilometre/],
      [2, /one to two kilometres/],
    ] as const) {
      const told = widths.find(({ value }) => JSON.stringify(value).includes(`"max":${km}`));
      assert.ok((told?.passages.length ?? 0) > 0, `${km} km`);
      for (const { exact } of told?.passages ?? []) {
        assert.match(exact, words);
        assert.ok(exact.length < 60, exact);
      }
    }
    // Two instruments that began in one night change nothing of each other.
    const { answer, orders } = await effectOn(store.view, asked, data);
    const ofThatNight = orders.filter(({ order }) =>
      order.effective_from?.edtf.startsWith("2020-08"),
    );
    assert.equal(ofThatNight.length, 2);
    for (const { id } of ofThatNight) {
      const told = answer.provisions.flatMap((one) => one.orders).filter((one) => one.order === id);
      assert.ok(told.length > 0 && told.every(({ state }) => state !== "changed-here"));
    }
  });

  test("says which order of a family each issuer is of, and keeps no rule that a text says is past", async () => {
    const { store, data } = register.path;
    const asked = { ...HOERYONG, on: "2020-09-01" };
    const { differences, answer, orders } = await effectOn(store.view, asked, data);
    const issuer = differences.find(({ field }) => field === "order.issuer");
    assert.equal(issuer?.values.length, 2);
    assert.ok(issuer?.values.every((value) => value.orders?.length === 1));
    const past = orders.filter(({ order }) =>
      order.provisions.some(({ rule }) => rule === "up-to-midpoint"),
    );
    assert.equal(past.length, 1);
    const told = answer.provisions
      .flatMap((one) => one.orders)
      .filter(({ order }) => order === past[0]?.id);
    assert.ok(told.some(({ state }) => state === "changed-here"));
  });

  test("ties an incident to an order where a report does, and nowhere else", async () => {
    const [incidents, orders] = await Promise.all([
      records("incident", null),
      records("order", null),
    ]);
    const tied = incidents.flatMap((record) => ("ties" in record ? (record.ties ?? []) : []));
    assert.equal(tied.length, 1);
    const [tie] = tied;
    assert.match(tie?.passages[0]?.exact ?? "", /links the shooting to an order/);
    assert.ok(
      orders.some((order) => "claims" in order && order.claims.some((id) => id === tie?.to)),
    );
  });

  test("has the five events of January 2021 once, and the reprint adds no account", async () => {
    const pooled = (await records("incident", null)).filter(
      (record) => record.kind === "incident" && record.events > 1,
    );
    assert.equal(pooled.length, 1);
    const [group] = pooled;
    assert.ok(group?.kind === "incident");
    assert.equal(group.events, 5);
    assert.deepEqual([group.outcomes.killed?.best, group.outcomes.killed?.max], [3, 4]);
    const reprinted = (await records("order", null)).filter(
      (record) =>
        record.kind === "order" &&
        record.rests_on.reports === 2 &&
        record.rests_on.why.some((reason) => reason.startsWith("1 copy")),
    );
    assert.ok(reprinted.length > 0);
    for (const record of reprinted) {
      assert.ok(record.kind === "order");
      assert.deepEqual(record.rests_on.accounts, { min: 1, max: 1 });
    }
  });

  test("answers year by year for every place that it names", async () => {
    const { store, data } = register.path;
    const words = textsIn("samples")
      .map(({ text }) => text)
      .join("\n");
    const places = data.places.filter(({ name, names }) =>
      [name, ...names].some((one) => one.length > 3 && words.includes(one)),
    );
    assert.ok(places.length > 10, `${places.length} places`);
    for (const { id: place } of places) {
      const period = { from: "2008-01-01", until: "2024-12-31" };
      const { answer } = await effectOverYears(store.view, { ...HOERYONG, place, ...period }, data);
      for (const { bars } of answer.lanes) {
        for (const { spans } of bars) {
          for (const [at, span] of spans.entries()) {
            assert.ok(span.from <= span.until && span.values.length > 0);
            const next = spans[at + 1];
            if (next !== undefined) assert.ok(span.until < next.from);
          }
        }
      }
    }
  });

  test("knows by a day what had been published, and of a record only that", async () => {
    const orders = await records("order", "2020-08-27");
    const told = orders.flatMap((record) => (record.kind === "order" ? [record] : []));
    const zoned = told.filter(({ order }) => order.zone !== null);
    assert.ok(zoned.length > 0);
    for (const { rests_on } of zoned) assert.equal(rests_on.outlets, 1);
    assert.ok(told.length < (await records("order", null)).length);
  });
});

async function* samples(): AsyncGenerator<Input> {
  for (const { name, text } of textsIn("samples")) {
    const bytes = Buffer.from(text);
    yield { kind: "bytes", name, bytes, how: "file", declared: NOTHING_DECLARED };
  }
}
