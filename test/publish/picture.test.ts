import assert from "node:assert/strict";
import { test } from "node:test";
import type { FigureSum, Figures } from "../../src/model/figures.ts";
import { PlaceId } from "../../src/model/ids.ts";
import { pictureOf, stampPicture } from "../../src/publish/exports/picture.ts";

const sum = (records: number, min = records): FigureSum => ({
  ...{ records, groups: 0, events: records, untold: 0, min, best: min, max: min },
});
const figures: Figures = {
  question: {
    ...{
      measure: "killed",
      unit: "year",
      from: "2031-01-01",
      to: null,
      place: PlaceId.parse("kp-a"),
    },
    ...{ status: "any", pooled: true, accounts: 2 },
  },
  total: sum(10, 40),
  periods: [
    { period: "2031", sum: sum(7, 37) },
    { period: "2032", sum: sum(3, 19) },
    { period: "2033", sum: sum(0) },
  ],
  ...{
    broad: sum(0),
    perhaps: sum(0),
    undated: sum(0),
    agents: sum(0),
    repeats: sum(0),
    listed: sum(0),
  },
  ...{ provinces: [], measures: [], reports: [], aggregates: [], aggregate_count: 0 },
  follows: { steps: 2, alike: 2, warns: true },
};
const asked = { figures, placeName: "North & South <a>", teaching: true, language: "en" } as const;

test("a picture says what it holds for, and no number that few records stand behind", () => {
  const { content, rows, withheld } = pictureOf(asked);
  for (const words of [
    ...["Reported killed, by year", "Period: 2031-01-01 to the last date told", "Status: all"],
    ...["Pooling: events told together", "resting on at least 2", "Documented, not all"],
    ...["1 to 4 records", "read it as reporting", "Teaching sample: not evidence"],
  ]) {
    assert.ok(content.includes(words), words);
  }
  assert.deepEqual([rows, withheld], [3, 1]);
  assert.ok(content.includes(">37<"));
  assert.doesNotMatch(content, /\b(19|40|10)\b</, "no total, from which the few could be told");
  assert.ok(content.includes("North &amp; South &lt;a>"));
  assert.equal(pictureOf(asked).sha256, pictureOf(asked).sha256);
});

test("a picture tells what comes from a team's list, and of few records no number", () => {
  const [listed, repeats] = [sum(2, 31), sum(6, 53)];
  const { content } = pictureOf({ ...asked, figures: { ...figures, listed, repeats } });
  assert.match(content, /accounts unknown: few records; never summed twice/);
  assert.match(content, /Not in it: 6 records of a team/);
  assert.doesNotMatch(content, /\b(31|53)\b</);
  assert.doesNotMatch(pictureOf(asked).content, /team/);
});

test("the stamp is the last line of a picture, and the hash is of the rest", () => {
  const picture = pictureOf({ ...asked, language: "ko" });
  const stamped = stampPicture(picture, "internal, not disclosure-checked; entry 4");
  assert.match(stamped, /internal, not disclosure-checked; entry 4<\/text>\n<\/svg>\n$/);
  const lines = stamped.split("\n");
  lines.splice(-3, 1);
  assert.equal(lines.join("\n"), picture.content);
});
