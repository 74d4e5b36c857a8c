// What was reported in effect at a place of the invented border, day by day.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OrderRecord } from "../../src/model/record.ts";
import type { InEffect } from "../../src/resolve/in-effect.ts";
import { type InForceQuery, inForce } from "../../src/resolve/in-force.ts";
import { recordKnown } from "../../src/resolve/known.ts";
import { inForceOverYears } from "../../src/resolve/over-years.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { type CompactOrder, type CompactWorld, expandWorld, RULE_DATA } from "./world.ts";

type Told = CompactOrder & {
  readonly outlet?: string;
  readonly published?: string;
  readonly lead?: boolean;
  readonly original?: CompactWorld["reports"][number]["original"];
};

const SHOOT = "licence how-to-fire on-sight";
const FLARES = "restraint how-to-fire flares-first";

/** Resolves one report per order. */
const held = (
  told: readonly Told[],
  knownBy: string | null = null,
): Pick<InForceQuery, "orders" | "claims"> => {
  const input = expandWorld({
    about: "orders",
    reports: told.map(({ outlet = "North Wire", published, lead, original, ...order }, at) => ({
      id: `r${at}`,
      outlet,
      ...(published === undefined ? {} : { published }),
      ...(original === undefined ? {} : { original }),
      ...(lead === undefined ? {} : { lead }),
      claims: [{ order, says: `order ${at} ${"abcdefgh"[at]} of its own words` }],
    })),
  });
  const readings = new Map(input.reports.map(({ report, reading }) => [report, reading]));
  const isKnown = (report: string): boolean => {
    const published = readings.get(report)?.published ?? null;
    return knownBy === null || (published !== null && published <= knownBy);
  };
  const known = {
    claims: input.claims.filter(({ report }) => isKnown(report)),
    readings,
    families: new Map(),
  };
  const orders = resolve(input, RULE_DATA)
    .records.flatMap((record) => recordKnown(record, known, RULE_DATA) ?? [])
    .filter((record): record is OrderRecord => record.kind === "order");
  const claims = input.claims.map(({ report, claim: { id, where, order } }) => ({
    ...{ id, where },
    days: [order?.effective_from, order?.received, order?.issued].flatMap((when) => {
      const first = when?.earliest ?? null;
      return first === null ? [] : [{ first, last: when?.latest ?? first }];
    }),
    outlet: readings.get(report)?.outlet ?? null,
    summary: readings.get(report)?.original?.relation === "summary_of",
    published: readings.get(report)?.published ?? null,
  }));
  return { orders, claims };
};

const ASKED = { place: "north/ost", addressees: null, knownBy: null };

const ask = (told: readonly Told[], query: Partial<InForceQuery> & { on: string }) => {
  const answer = inForce({ ...held(told, query.knownBy), ...ASKED, ...query }, RULE_DATA);
  const of = (provision: string): readonly InEffect[] =>
    answer.provisions.find((one) => one.provision === provision)?.orders ?? [];
  return { answer, of };
};

const states = (effects: readonly InEffect[]): readonly string[] =>
  effects.map(({ state, values }) => `${state} ${told(values)}`).sort();

const told = (values: InEffect["values"]): string => values.map(({ value }) => value).join();

test("inForce() says observed on the day and presumed with the days since when later", () => {
  const order: Told = { rules: [SHOOT], zone: [0, 1], effective: "2020-08-27", stretch: ["line"] };
  assert.deepEqual(states(ask([order], { on: "2020-08-27" }).of("how-to-fire")), [
    "observed licence: on-sight",
  ]);
  const [later] = ask([order], { on: "2020-09-06" }).of("zone");
  assert.equal(later?.state, "presumed");
  assert.equal(later?.days, 10);
  assert.equal(told(later?.values ?? []), "0–1 km");
});

test("inForce() says nothing of an order when its first day is still to come", () => {
  const order: Told = {
    rules: [SHOOT],
    issued: "2020-08-25",
    effective: "2020-08-27",
    stretch: ["line"],
  };
  assert.deepEqual(ask([order], { on: "2020-08-26" }).answer.provisions, []);
});

test("inForce() changes only the provision a later order speaks of", () => {
  const before: Told = { rules: [SHOOT], zone: [1, 2], effective: "2020-08-27", stretch: ["line"] };
  const after: Told = { rules: [FLARES], effective: "2022-01-18", stretch: ["north"] };
  const { of } = ask([before, after], { on: "2022-01-18" });
  assert.deepEqual(states(of("how-to-fire")), [
    "changed-here licence: on-sight",
    "observed restraint: flares-first",
  ]);
  assert.equal(
    of("how-to-fire").find(({ state }) => state === "changed-here")?.changed_by?.basis,
    "inferred",
  );
  assert.deepEqual(states(of("zone")), ["presumed 1–2 km"]);
});

test("inForce() keeps an order for a place of no list, and names the place", () => {
  const order: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["Mill Bend"] };
  const [told] = ask([order], { on: "2020-08-28" }).of("how-to-fire");
  assert.equal(told?.state, "unknown");
  assert.equal(told?.why, "where it holds is not told; “Mill Bend” is in no list of places");
});

test("inForce() says no more of an order without a place when its end has come", () => {
  const order: Told = { rules: [SHOOT], effective: "2020-08-27", until: "2020-10-31" };
  const [told] = ask([order], { on: "2020-10-31" }).of("how-to-fire");
  assert.equal(told?.state, "unknown");
  assert.deepEqual(ask([order], { on: "2020-11-01" }).answer.provisions, []);
  const years = inForceOverYears(
    { ...held([order]), ...ASKED, from: "2020-01-01", until: "2021-12-31" },
    RULE_DATA,
  );
  assert.deepEqual(
    years.lanes.flatMap(({ bars }) => bars.flatMap(({ spans }) => spans.map(({ until }) => until))),
    ["2020-10-31"],
  );
});

test("inForce() leaves a provision be where the later order does not reach", () => {
  const before: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["line"] };
  const after: Told = { rules: [FLARES], effective: "2022-01-18", stretch: ["north"] };
  const { of } = ask([before, after], { on: "2022-02-01", place: "south/quay" });
  assert.deepEqual(states(of("how-to-fire")), ["presumed licence: on-sight"]);
});

test("inForce() leaves a provision be when the later order speaks to other people", () => {
  const before: Told = {
    rules: [SHOOT],
    effective: "2020-08-27",
    stretch: ["line"],
    addressees: ["border guards"],
  };
  const after: Told = {
    rules: [FLARES],
    effective: "2022-01-18",
    stretch: ["line"],
    addressees: ["county police"],
  };
  const { of } = ask([before, after], { on: "2022-02-01" });
  assert.deepEqual(states(of("how-to-fire")), [
    "presumed licence: on-sight",
    "presumed restraint: flares-first",
  ]);
  const police = ask([before, after], { on: "2022-02-01", addressees: "police" }).of("how-to-fire");
  assert.deepEqual(states(police), [
    "presumed restraint: flares-first",
    "unknown licence: on-sight",
  ]);
});

test("inForce() says ended after a stated last day and keeps an end by event open", () => {
  const dated: Told = {
    rules: [SHOOT],
    effective: "2020-08-27",
    until: "2020-12-31",
    stretch: ["line"],
  };
  assert.equal(ask([dated], { on: "2021-01-01" }).of("how-to-fire")[0]?.state, "ended");
  assert.equal(ask([dated], { on: "2020-12-31" }).of("how-to-fire")[0]?.state, "presumed");
  const event: Told = { ...dated, until: "the illness ends" };
  const [open] = ask([event], { on: "2021-01-01" }).of("how-to-fire");
  assert.equal(open?.state, "presumed");
  assert.match(open?.why ?? "", /until the illness ends/);
});

test("inForce() says unknown when date or place is not told", () => {
  assert.equal(
    ask([{ rules: [SHOOT], stretch: ["line"] }], { on: "2021-01-01" }).of("how-to-fire")[0]?.state,
    "unknown",
  );
  const nowhere = ask([{ rules: [SHOOT], effective: "2020-08-27" }], { on: "2021-01-01" });
  assert.equal(nowhere.of("how-to-fire")[0]?.state, "unknown");
});

test("inForce() leaves out orders of other places, and leads", () => {
  const away: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["south/quay"] };
  const lead: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["line"], lead: true };
  assert.deepEqual(ask([away, lead], { on: "2020-09-01" }).answer.provisions, []);
});

test("inForce() tells which outlets are known from summaries alone", () => {
  const original = { relation: "summary_of", outlet: "North Wire" };
  const summed: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["line"], original };
  const [effect] = ask([summed], { on: "2020-09-01" }).of("how-to-fire");
  const [value] = effect?.values ?? [];
  assert.deepEqual([value?.outlets, value?.summarised], [["North Wire"], ["North Wire"]]);
  const { original: _, ...page } = summed;
  const [own] = ask([page], { on: "2020-09-01" }).of("how-to-fire");
  const [ownValue] = own?.values ?? [];
  assert.deepEqual([ownValue?.outlets, ownValue?.summarised], [["North Wire"], []]);
});

test("inForce() knows by a day only what was published by then", () => {
  const early: Told = {
    rules: [SHOOT],
    effective: "2020-08-27",
    stretch: ["line"],
    published: "2020-08-30",
  };
  const late: Told = {
    rules: [FLARES],
    effective: "2020-09-10",
    stretch: ["line"],
    published: "2021-06-01",
  };
  const known = ask([early, late], { on: "2020-10-01", knownBy: "2020-12-31" });
  assert.deepEqual(states(known.of("how-to-fire")), ["presumed licence: on-sight"]);
  const today = ask([early, late], { on: "2020-10-01" });
  assert.equal(today.of("how-to-fire").length, 2);
});

test("inForce() says for part of the place when a province is asked and a county is told", () => {
  const order: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["north/vale"] };
  const [effect] = ask([order], { on: "2020-08-27", place: "north" }).of("how-to-fire");
  assert.match(effect?.why ?? "", /part of this place/);
});

test("inForce() gives the outlets and accounts behind each order", () => {
  const order: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["line"] };
  const [effect] = ask([order, { ...order, outlet: "River Post" }], { on: "2020-08-27" }).of(
    "how-to-fire",
  );
  const [value] = effect?.values ?? [];
  assert.deepEqual(value?.outlets, ["North Wire", "River Post"]);
  assert.deepEqual(value?.rests_on?.accounts, { min: 2, max: 2 });
});

test("inForce() takes no order for changed when its date is not told or the rule is told again", () => {
  const undated: Told = { rules: [FLARES], stretch: ["line"] };
  const dated: Told = { rules: [SHOOT], effective: "2020-08-27", stretch: ["line"] };
  const again: Told = {
    rules: [SHOOT, "licence how-to-fire live-rounds"],
    effective: "2021-08-27",
    stretch: ["line"],
  };
  const { of } = ask([undated, dated, again], { on: "2021-09-01" });
  assert.deepEqual(
    of("how-to-fire")
      .map(({ state }) => state)
      .sort(),
    ["presumed", "presumed", "unknown"],
  );
  assert.ok(of("how-to-fire").every(({ changed_by }) => changed_by === null));
});

test("inForce() says of an order that nobody dates when it was first reported", () => {
  const undated: Told = { rules: [FLARES], stretch: ["line"], published: "2021-01-21" };
  const [before] = ask([undated], { on: "2020-09-01" }).of("how-to-fire");
  assert.deepEqual([before?.state, before?.first_reported], ["unknown", "2021-01-21"]);
  assert.match(before?.why ?? "", /first reported 2021-01-21, after this day/);
  const [after] = ask([undated], { on: "2021-02-01" }).of("how-to-fire");
  assert.match(after?.why ?? "", /first reported 2021-01-21$/);
  const dated: Told = { ...undated, effective: "2020-08-27" };
  const [known] = ask([dated], { on: "2020-09-01" }).of("how-to-fire");
  assert.deepEqual([known?.state, known?.first_reported], ["presumed", null]);
});

test("inForce() says attested between two dated statements, and tells two widths side by side", () => {
  const order: Told = { rules: [SHOOT], zone: [0, 1], issued: "2020-08-25", stretch: ["line"] };
  const again: Told = { ...order, zone: [1, 2], received: "2020-08-30", outlet: "River Post" };
  const { of } = ask([order, again], { on: "2020-08-27" });
  assert.deepEqual(states(of("how-to-fire")), ["attested licence: on-sight"]);
  const [zone] = of("zone");
  assert.deepEqual(
    zone?.values.map(({ value, outlets }) => [value, outlets]),
    [
      ["0–1 km", ["North Wire"]],
      ["1–2 km", ["River Post"]],
    ],
  );
});

test("inForce() tells the lines by which a zone lies where nobody tells how wide it is", () => {
  const told = { rules: [SHOOT, "licence zone zone"], effective: "2020-08-27", stretch: ["line"] };
  const { of } = ask([{ ...told, from_line: "past the second fence" }], { on: "2020-08-27" });
  assert.deepEqual(states(of("zone")), ["observed past the second fence"]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2020-08-${String(n).padStart(2, "0")}`);
const date = fc.oneof(day, fc.constantFrom("2020-08-10/2020-08-14", "2020-08-01/2020-08-31"));
const rule = fc.constantFrom(SHOOT, FLARES, "licence zone zone", "licence ammunition live");
const toldOrder: fc.Arbitrary<Told> = fc.record(
  {
    rules: fc.uniqueArray(rule, { minLength: 1, maxLength: 3 }),
    zone: fc.constantFrom<readonly [number, number]>([0, 1], [1, 2], [3, 4]),
    issued: date,
    received: date,
    effective: date,
    until: date,
    stretch: fc.constantFrom(["line"], ["north"], ["north/ost"], ["south/quay"]),
    addressees: fc.constantFrom(["border guards"], ["county police"]),
    previous: fc.boolean(),
    outlet: fc.constantFrom("North Wire", "River Post"),
    published: day,
  },
  { requiredKeys: ["rules"] },
);

test("inForceOverYears() has for every day what inForce() gives for it", () => {
  const asked = fc.record({
    place: fc.constantFrom("north/ost", "north", "south/quay"),
    addressees: fc.constantFrom(null, "border guards"),
    knownBy: fc.option(day, { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(toldOrder, { maxLength: 5 }), asked, (told, query) => {
      const known = { ...held(told, query.knownBy), ...query };
      const period = { from: "2020-07-30", until: "2020-09-02" };
      const { lanes } = inForceOverYears({ ...known, ...period }, RULE_DATA);
      for (const on of daysOf(period)) {
        const { provisions } = inForce({ ...known, on }, RULE_DATA);
        const expected = provisions.flatMap(({ provision, orders }) =>
          orders.map(({ order, state, values, changed_by }) =>
            JSON.stringify([provision, order, state, values, changed_by]),
          ),
        );
        const given = lanes.flatMap(({ provision, bars }) =>
          bars.flatMap(({ spans }) =>
            spans
              .filter(({ from, until }) => from <= on && on <= until)
              .map(({ order, state, values, changed_by }) =>
                JSON.stringify([provision, order, state, values, changed_by]),
              ),
          ),
        );
        assert.deepEqual(given.sort(), expected.sort(), on);
      }
    }),
    { numRuns: 150 },
  );
});

const daysOf = ({ from, until }: { from: string; until: string }): readonly string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
};
