import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadRuleData } from "../../src/load/load.ts";
import type { FiguresQuestion } from "../../src/model/figures.ts";
import { IncidentRecord } from "../../src/model/record.ts";
import { type FiguresMaterial, figuresOf } from "../../src/resolve/figures/figures.ts";
import { followingOf, periodsBetween, standingOf } from "../../src/resolve/figures/periods.ts";
import { countableOf } from "../../src/store/counted.ts";

const data = loadRuleData();
const basis = { how: "inferred", from: "a test", rule: "test/1", passages: [] };
const QUESTION: FiguresQuestion = {
  ...{ measure: "killed", unit: "year", from: "2021-01-01", to: "2021-12-31" },
  ...{ place: null, status: "any", pooled: true, accounts: 0 },
};

const when = (earliest: string | null, latest: string | null) => ({
  ...{ edtf: earliest ?? "", earliest, latest, precision: 5 },
  ...{ anchoring: null, alternatives: [], basis },
});
const killed = (min: number | null, best: number | null, max: number | null) => ({
  killed: { min, best, max, words: "", basis },
});
type Parts = {
  readonly when?: unknown;
  readonly outcomes?: unknown;
  readonly events?: number;
  readonly accounts?: number;
  readonly outlets?: number;
  readonly victims?: readonly string[];
};

let made = 0;
/** A reported incident on 5 May 2021, three killed, unless told otherwise. */
const incident = ({ victims, accounts = 1, outlets = 1, ...parts }: Parts = {}): IncidentRecord => {
  made += 1;
  const claim = made.toString(16).padStart(32, "0");
  const rests_on = {
    ...{ reports: 1, outlets, documents: 0, why: [] },
    accounts: { min: accounts, max: accounts },
  };
  return IncidentRecord.parse({
    ...{ kind: "incident", id: `i-${claim}`, claims: [claim], reports: [claim], rests_on },
    ...{ lead: false, when: when("2021-05-05", "2021-05-05"), where: null },
    ...{ outcomes: killed(3, 3, 3), events: 1 },
    fields:
      victims === undefined
        ? []
        : [{ field: "victims", values: [{ value: victims, claims: [], passages: [], rests_on }] }],
    ...parts,
  });
};

const ask = (
  records: readonly IncidentRecord[],
  question: Partial<FiguresQuestion> = {},
  more: Partial<FiguresMaterial> = {},
) => {
  const [accepted, repeats] = [new Set<string>(), new Set<string>()];
  const counted = { records: records.map(countableOf), accepted, repeats };
  const material = { ...counted, aggregates: [], reports: [], ...more };
  return figuresOf(material, { ...QUESTION, ...question }, data);
};

describe("figuresOf()", () => {
  test("adds the bounds of what is dated wholly within the period", () => {
    const { total } = ask([incident(), incident({ outcomes: killed(1, 2, 4) })]);
    assert.deepEqual([total.min, total.best, total.max, total.records], [4, 5, 7, 2]);
  });

  test("keeps rows of a list out that may be counted already, and tells them beside", () => {
    const row = incident({ outcomes: killed(5, 5, 5) });
    const { total, repeats } = ask([incident(), row], {}, { repeats: new Set([row.id]) });
    assert.deepEqual([total.records, repeats.records, repeats.best], [1, 1, 5]);
  });

  test("tells what a list alone says, as part of the total", () => {
    const row = incident({ outcomes: killed(5, 5, 5), outlets: 0 });
    const { total, listed } = ask([incident(), row]);
    assert.deepEqual([total.best, listed.records, listed.best], [8, 1, 5]);
  });

  test("stays open where one gives no upper number, and gives no best where one has none", () => {
    const { total } = ask([incident(), incident({ outcomes: killed(10, null, null) })]);
    assert.deepEqual([total.min, total.best, total.max], [13, null, null]);
  });

  test("tells apart what may lie in the period and what has no date", () => {
    const figures = ask([
      incident({ when: when("2020-12-30", "2021-01-02") }),
      incident({ when: when("2021-03-01", null) }),
      incident({ when: null }),
      incident({ when: when("2019-03-01", "2019-03-01") }),
    ]);
    assert.equal(figures.total.records, 0);
    assert.equal(figures.perhaps.records, 2);
    assert.equal(figures.undated.records, 1);
    assert.equal(ask([incident({ when: null })], { from: null, to: null }).total.records, 1);
  });

  test("counts a pooled group once, and leaves it out where asked", () => {
    const group = incident({ events: 5 });
    const { total } = ask([incident(), group]);
    assert.deepEqual([total.min, total.groups, total.events], [6, 1, 5]);
    assert.equal(ask([incident(), group], { pooled: false }).total.min, 3);
  });

  test("never counts soldiers and police among people", () => {
    const agents = incident({ victims: ["state-agent"] });
    const figures = ask([agents]);
    assert.equal(figures.total.records, 0);
    assert.equal(figures.agents.records, 1);
    assert.equal(ask([agents], { measure: "incidents" }).total.records, 1);
  });

  test("takes what tells nothing of an outcome for no zero", () => {
    const { total, periods } = ask([incident(), incident({ outcomes: {} })]);
    assert.deepEqual([total.records, total.untold], [1, 1]);
    assert.equal(periods[0]?.sum.records, 1);
  });

  test("narrows by what a person accepted and by accounts", () => {
    const [one, two] = [incident(), incident({ accounts: 2 })];
    const accepted = new Set<string>([one.id]);
    assert.equal(ask([one, two], { status: "accepted" }, { accepted }).total.records, 1);
    assert.equal(ask([one, two], { accounts: 2 }).total.records, 1);
  });

  test("names every period between, also where nothing is reported", () => {
    const records = [incident(), incident({ when: when("2021-08-01", "2021-08-31") })];
    const { periods } = ask(records, { unit: "month" });
    assert.deepEqual(
      periods.map(({ period, sum }) => [period, sum.records]),
      [
        ["2021-05", 1],
        ["2021-06", 0],
        ["2021-07", 0],
        ["2021-08", 1],
      ],
    );
  });

  test("says the same whatever the order of the records", () => {
    const records = [incident(), incident({ events: 2 }), incident({ when: null })];
    assert.deepEqual(ask(records), ask(records.toReversed()));
  });
});

test("standingOf() takes an open end of a date for unknown", () => {
  const period = { from: "2021-01-01", to: null };
  const parsed = incident({ when: when("2021-01-01", null) }).when;
  assert.equal(standingOf(parsed, period), "in");
  assert.equal(standingOf(parsed, { ...period, to: "2021-12-31" }), "perhaps");
});

test("periodsBetween() goes over the end of a year", () => {
  assert.deepEqual(periodsBetween(["2021-02", "2020-11"]), [
    "2020-11",
    "2020-12",
    "2021-01",
    "2021-02",
  ]);
  assert.deepEqual(periodsBetween([]), []);
});

test("followingOf() warns from four steps on, where three in four go as the reports do", () => {
  assert.deepEqual(followingOf([1, 2, 3, 2, 4], [10, 20, 30, 20, 50]), {
    steps: 4,
    alike: 4,
    warns: true,
  });
  assert.equal(followingOf([1, 2, 3, 2], [10, 20, 30, 20]).warns, false);
  assert.equal(followingOf([1, 2, 3, 2, 4], [40, 30, 20, 30, 10]).warns, false);
});
