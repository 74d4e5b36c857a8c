import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordId } from "../../../../src/model/ids.ts";
import type { Lane, Span } from "../../../../src/web/rooms/in-force/asking.ts";
import {
  axisOf,
  dayOf,
  drawLanes,
  numberOf,
  turnsOf,
} from "../../../../src/web/rooms/in-force/lane-picture.ts";

const ORDER = RecordId.parse(`o-${"1".repeat(32)}`);
/** The first day asked about. */
const SINCE = "1945-01-01";
const TODAY = "2033-06-15";

const span = (state: Span["state"], from: string, until: string): Span => ({
  ...{ from, until, order: ORDER, state, observed: from, changed_by: null, values: [] },
  why: "",
  first_reported: null,
});
const lane = (...spans: readonly Span[]): Lane => ({
  provision: "zone",
  bars: [{ order: ORDER, spans }],
});
const TOLD = lane(
  span("observed", "2031-03-03", "2031-03-03"),
  span("presumed", "2031-03-04", "2032-01-31"),
  span("changed-here", "2032-02-01", "2034-12-31"),
);

test("numberOf() and dayOf() are inverse", () => {
  for (const day of ["1970-01-01", "2020-02-29", "2031-12-31"])
    assert.equal(dayOf(numberOf(day)), day);
});

test("axisOf() begins with the year of the first thing told and holds the day that is looked at", () => {
  const told = turnsOf([TOLD], SINCE);
  assert.deepEqual(axisOf(told, TODAY), { from: "2031-01-01", until: TODAY });
  assert.deepEqual(axisOf([...told, "2029-05-01"], TODAY).from, "2029-01-01");
  assert.ok(axisOf(["2035-05-01"], TODAY).until >= "2035-05-01");
});

test("turnsOf() tells each day once, and none for what nobody dates", () => {
  const since = (state: Span["state"]) => ({ ...span(state, SINCE, "2034-12-31"), observed: null });
  assert.deepEqual(
    turnsOf([lane(since("unknown")), lane(since("changed-here")), TOLD, TOLD], SINCE),
    ["2031-03-03", "2031-03-04", "2032-02-01"],
  );
  const reported = { ...since("unknown"), from: "2030-09-14" };
  assert.deepEqual(turnsOf([lane(since("unknown"), reported)], SINCE), ["2030-09-14"]);
  assert.deepEqual(turnsOf([lane(span("presumed", SINCE, "2034-12-31"))], SINCE), [SINCE]);
});

test("what nobody dates stretches no axis and is drawn from its beginning on", () => {
  const undated = lane({ ...span("unknown", SINCE, "2034-12-31"), observed: null });
  const axis = axisOf(turnsOf([TOLD, undated], SINCE), TODAY);
  assert.equal(axis.from, "2031-01-01");
  const picture = drawLanes([TOLD, undated], axis, 1000);
  const [mark] = picture.lanes[1]?.rows[0]?.marks ?? [];
  assert.equal(mark?.x, picture.left);
  assert.ok((mark?.width ?? 0) <= 1000 - picture.left);
});

test("drawLanes() draws a single day wide enough to be seen, and nothing beyond its width", () => {
  const picture = drawLanes([TOLD], axisOf(turnsOf([TOLD], SINCE), TODAY), 1000);
  const marks = picture.lanes[0]?.rows[0]?.marks ?? [];
  assert.deepEqual(
    marks.map(({ state }) => state),
    ["observed", "presumed", "changed-here"],
  );
  assert.ok((marks[0]?.width ?? 0) >= 4);
  assert.ok(marks.every(({ x, width }) => x >= picture.left && x + width <= 1001));
});

test("drawLanes() puts names above the lanes on a narrow screen, and leaves out years without room", () => {
  const axis = { from: "2008-01-01", until: TODAY };
  const narrow = drawLanes([TOLD], axis, 320);
  const wide = drawLanes([TOLD], axis, 1200);
  assert.equal(narrow.left, 0);
  assert.ok(wide.left > 0);
  assert.ok(narrow.years.length < wide.years.length);
});
