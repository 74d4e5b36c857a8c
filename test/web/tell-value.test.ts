import assert from "node:assert/strict";
import { before, test } from "node:test";
import { loadCodebook } from "../../src/load/codebook.ts";
import { takeLanguage } from "../../src/web/language/catalogue.ts";
import { takeCodes, tellCode } from "../../src/web/language/tell-code.ts";
import { tellTitle, tellWhose } from "../../src/web/language/tell-report.ts";
import { tellField, tellPlace, tellValue } from "../../src/web/language/tell-value.ts";
import { tellWhy } from "../../src/web/language/tell-why.ts";

before(() => takeLanguage("en"));

const places = new Map([["kp-04/hoeryong", "Hoeryŏng"]]);

test("tellValue() tells every shape that a field on record may have", () => {
  assert.equal(
    tellValue("outcomes.killed", { min: 3, best: 3, max: 4 }),
    "3 (at most 4) reported killed",
  );
  assert.equal(tellValue("events", 5), "5 events");
  assert.equal(tellValue("order.zone", { min: 1, max: 2 }), "1–2 km");
  assert.equal(tellValue("order.until", { event: "the pandemic ends" }), "until the pandemic ends");
  assert.equal(
    tellValue("when", { edtf: "2020", earliest: "2020-01-01", latest: "2020-12-31" }),
    "2020",
  );
  assert.equal(tellValue("when", { edtf: "", earliest: null, latest: null }), "date not told ()");
  assert.equal(
    tellValue("where", { place: "kp-04/hoeryong", side: "other" }, places),
    "Hoeryŏng, on the other bank",
  );
  assert.equal(tellValue("where", { name: "the weir" }), "the weir");
  assert.equal(tellPlace("kp-04/musan-east", new Map()), "Musan east");
  const rules = ["who-may-be-shot-at: licence: shoot-on-sight", "zone: licence: zone"];
  assert.equal(tellValue("order.provisions", rules), "allowed or ordered: shoot on sight, zone");
  assert.equal(tellField("order.effective_from"), "To hold from");
  assert.equal(tellField("occurred"), "Whether it happened");
  assert.deepEqual(
    [true, false].map((value) => tellValue("occurred", value)),
    ["reported", "denied"],
  );
  assert.equal(tellField("a.later_field"), "a.later_field");
});

test("tellField() calls no field by the name that the codebook gives another", async () => {
  // Those without a stop are kinds of claims, and what every kind has.
  const entries = loadCodebook().entries.filter(({ id }) => id.includes("."));
  const nameOf = (id: string) => id.replace(/^acts\.act$/, "acts").replace(/^acts\./, "");
  for (const language of ["en", "ko"] as const) {
    await takeLanguage(language);
    const told = new Map(entries.map(({ id }) => [tellField(nameOf(id)), nameOf(id)]));
    for (const { id, label } of entries)
      assert.equal(told.get(label[language]) ?? nameOf(id), nameOf(id), label[language]);
  }
  await takeLanguage("en");
});

test("tellCode() takes the codebook's names in the language in use", async () => {
  takeCodes(new Map([["shoot-on-sight", { en: "shoot on sight", ko: "보는 즉시 사격" }]]));
  await takeLanguage("ko");
  assert.equal(tellCode("shoot-on-sight"), "보는 즉시 사격");
  assert.equal(tellCode("a man in a coat"), "a man in a coat");
  await takeLanguage("en");
  takeCodes(new Map());
});

test("tellWhy() tells the reasons of resolution in both languages, and leaves others as they are", async () => {
  const reasons = [
    "2 copies (reprint) of one text: adds no account",
    "one outlet cites another: the account is the cited outlet's",
    "persons in different outlets: independence not established",
    "it was published first; then it is the longest",
    "says it reprints; 83 % of word runs shared",
  ];
  assert.match(
    reasons.map(tellWhy).join(" "),
    /2 copies of one text \(reprint\): they add no account\./,
  );
  await takeLanguage("ko");
  for (const reason of reasons) assert.doesNotMatch(tellWhy(reason), /[a-z]{3}/, reason);
  await takeLanguage("en");
  assert.equal(tellWhy("a reason of a later rule"), "a reason of a later rule.");
});

test("tellWhose() never tells a summary under the outlet's name alone", () => {
  const original = {
    relation: "summary_of",
    outlet: "Radio X",
    published: null,
    url: null,
  } as const;
  assert.equal(
    tellWhose({ outlet: "Radio X", published: null, original }),
    "Summary by Onrecord of Radio X",
  );
  assert.equal(tellWhose({ outlet: null, published: null, original: null }), "outlet not told");
  const list = { outlet: null, published: null, original: null, media: "list" } as const;
  assert.equal(tellWhose(list), "Our own list");
});

test("tellTitle() gives no name to a file that nobody read", () => {
  const id = "75d06632b694623ea92467cc621fcbf9";
  assert.equal(tellTitle({ id, title: "Three shot", name: "a.txt" }), "Three shot");
  assert.equal(tellTitle({ id, title: null, name: "a.txt" }), "a.txt");
  assert.equal(tellTitle({ id, title: null, name: id }), "Unread file 75d06632");
});
