// A dossier says no more than is on record, and quotes no two passages as one sentence.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { english } from "../../src/publish/exports/dossier/words.en.ts";
import { openSession, type Session } from "../cli/session.ts";

const REPORTS = [
  {
    id: "count",
    outlet: "Radio A",
    url: "https://radio-a.example/1",
    published: "2014-03-09",
    text: "Border guards shot dead one migrant and wounded five others at the fence on March 4, 2014, the office of the governor said.",
  },
  {
    id: "order",
    outlet: "Radio B",
    url: "https://radio-b.example/1",
    published: "2020-08-27",
    text: 'A military source in the province said that a telegram from the Supreme Command arrived at about five in the afternoon of August 25, 2020. "It ordered soldiers to kill anyone within one kilometre of the border, and it takes effect at midnight on the 26th," the military source said.',
  },
];

const COPY = {
  ...REPORTS[1],
  id: "copy",
  outlet: "Radio D",
  url: "https://radio-d.example/1",
  published: "2020-08-29",
};

const FLARES = {
  id: "flares",
  outlet: "Radio C",
  url: "https://radio-c.example/1",
  published: "2022-01-25",
  text: "Border guards in North Hamgyong and Ryanggang were ordered on January 17, 2022 to stop firing at random and to use flares instead of live rounds, a source in North Hamgyong Province told the newspaper. The order took effect on January 18.\n\nOn the Tumen it holds between Hoeryong and Musan, and further west as far as Kimhyongjik County and Kimjongsuk County in Ryanggang Province.",
};

describe("a dossier", () => {
  let session: Session;
  const dossiers: Record<string, string> = {};
  before(async () => {
    session = openSession();
    await session.say("init", "--name", "R", "--person", "Ada");
    const lines = [...REPORTS, COPY, FLARES]
      .map((report) => `${JSON.stringify(report)}\n`)
      .join("");
    assert.equal((await session.sayWith(lines, "add", "-")).code, 0);
    for (const list of ["incidents", "orders"]) {
      const [told, later] = JSON.parse((await session.say(list, "--json")).out).toReversed();
      const out = join(session.home, list);
      if (later !== undefined) {
        const file = join(session.home, "later");
        assert.equal((await session.say("dossier", later.order, "--out", file)).code, 0);
        dossiers.later = readFileSync(`${file}.internal-not-disclosure-checked`, "utf8");
      }
      assert.equal(
        (await session.say("dossier", told.incident ?? told.order, "--out", out)).code,
        0,
      );
      dossiers[list] = readFileSync(`${out}.internal-not-disclosure-checked`, "utf8");
    }
  });
  after(() => session.end());

  test("gives a count that has no bounds without bounds", () => {
    assert.match(dossiers.incidents ?? "", /^- Killed: 1 reported\. \\\[1\\\]/m);
  });

  test("says that nothing is on record, never that no report tells it", () => {
    const { incidents = "", orders = "" } = dossiers;
    assert.match(incidents, /^# Reported incident: March 2014, no place on record$/m);
    assert.match(
      incidents,
      /^- No value is on record for: Where; .*A report may tell it all the same\.$/m,
    );
    assert.match(orders, /^- No end is on record\./m);
    for (const text of [incidents, orders]) assert.doesNotMatch(text, /No report|not told\b/);
  });

  test("names in its title the provinces that may be named, and nothing withheld beside them", () => {
    assert.match(
      dossiers.later ?? "",
      /^# Reported order: .*, North Hamgyong Province and Ryanggang Province$/m,
    );
  });

  test("says of a later order on what ground it is held to say otherwise", () => {
    const told = english.changedBy(1, "August 2020", english.changeBases.inferred);
    assert.match(told, /says otherwise .* from August 2020 \(inferred by a rule, not stated\)\.$/);
  });

  test("finds no contradiction within the record alone", () => {
    assert.match(dossiers.orders ?? "", /No two values of this record .* other records/);
  });

  test("of another time holds only what was there then, and says as of when", async () => {
    const [order] = JSON.parse(
      (await session.say("orders", "--known-by", "2020-12-31", "--json")).out,
    );
    const early = join(session.home, "early");
    const asked = ["dossier", order.order, "--known-by", "2020-12-31", "--out", early];
    assert.equal((await session.say(...asked)).code, 0);
    const told = readFileSync(`${early}.internal-not-disclosure-checked`, "utf8");
    assert.match(told, /^As published by 2020-12-31: /m);
    const [flares] = JSON.parse((await session.say("orders", "--json")).out);
    const late = ["dossier", flares.order, "--known-by", "2020-12-31", "--out", `${early}-late`];
    assert.match((await session.say(...late)).err, /is not on record/);
    const before = ["dossier", order.order, "--as-held", "2001-01-01", "--out", `${early}-held`];
    assert.match((await session.say(...before)).err, /is not on record/);
    const both = ["dossier", order.order, "--as-held", "2001-01-01", "--known-by", "2001-01-01"];
    assert.match((await session.say(...both)).err, /give one of them/);
    const table = join(session.home, "orders.csv");
    const tabled = ["export", "orders", "--known-by", "2020-12-31", "--out", table];
    assert.equal((await session.say(...tabled)).code, 0);
    const rows = readFileSync(
      join(session.home, "orders.internal-not-disclosure-checked.csv"),
      "utf8",
    );
    assert.match(rows, /as published by 2020-12-31/);
    assert.equal(rows.match(/^\d+,/gm)?.length, 1);
  });

  test("says the same words of copies once, with where they stand in each", () => {
    const { orders = "" } = dossiers;
    const [note = ""] = /^- \\\[1\\\] .*$/m.exec(orders) ?? [];
    assert.match(
      note,
      /” R1, characters [\d–, ]+; the same words in its copy R2, characters [\d–, ]+;/,
    );
    assert.match(orders, /^- \*\*R1\*\* Radio B, 2020-08-27\. Captured .* UTC /m);
    assert.match(
      orders,
      /^- \*\*R2\*\* Radio D, .*a copy of R1 .*Captured as R1 was, ledger entry /m,
    );
    const whole = /1 copy \(\w+\) of one text: adds no account/g;
    assert.equal(orders.match(whole)?.length, 1);
  });

  test("keeps a field's values in one paragraph, each with its own words", () => {
    assert.match(
      dossiers.orders ?? "",
      /^- What it rules: allowed or ordered: shoot to kill.*\. \\\[1\\\] \(A\)$/m,
    );
  });

  test("tells what an outlet corrected, with its reason, and what people said of a difference", () => {
    const told = english.corrected({
      ...{ link: "corrects", field: "Killed", before: "41", after: "39", month: "March 2021" },
      reason: "two were counted twice",
    });
    assert.match(
      told,
      /^Killed was changed .* in March 2021 from 41 to 39 because: two were counted/,
    );
    assert.match(english.differenceStates.dismissed, /no value is lost/);
  });

  test("calls a rule that lets soldiers fire neither permission nor command", () => {
    assert.match(dossiers.orders ?? "", /What it rules: allowed or ordered: shoot to kill/);
  });

  test("keeps passages apart, and says where other words are left out beside a date or a source", () => {
    const { incidents = "", orders = "" } = dossiers;
    const [words = ""] = /“.*”/.exec(orders) ?? [];
    assert.match(words, / \/ /);
    assert.match(orders, /A stroke stands between passages/);
    assert.match(incidents, /five others \\\[who told it, date, …\\\]”/);
  });
});

describe("the dossier of the notice of the sample", () => {
  let session: Session;
  const dossiers: Record<string, string> = {};
  before(async () => {
    session = openSession();
    const [, register = ""] = /(\/\S+)/.exec((await session.say("sample")).out) ?? [];
    const orders = JSON.parse((await session.say("orders", "--json", "--register", register)).out);
    const { order } = orders.find((one: { reports: unknown[] }) => one.reports.length === 5);
    for (const language of ["en", "ko"]) {
      const out = join(session.home, language);
      const asked = ["dossier", order, "--language", language, "--register", register];
      assert.equal((await session.say(...asked, "--out", out)).code, 0);
      dossiers[language] = readFileSync(`${out}.internal-not-disclosure-checked`, "utf8");
    }
  });
  after(() => session.end());

  test("parts values by a stop of their own, and says no word of a field twice", () => {
    const { en: notice = "" } = dossiers;
    assert.match(
      notice,
      /^- At whom: 3 values side by side: anyone;.* anyone, animal, foreigner; .* anyone, animal\. /m,
    );
    assert.match(notice, /^- What it rules: 8 rules: /m);
    assert.match(notice, /^- Until: the pandemic ends\. /m);
  });

  test("names a whole force that an order is for, also where it passed the order on", () => {
    assert.match(dossiers.en ?? "", /^- Told to: .*soldiers and police/m);
    assert.match(dossiers.en ?? "", /^- Passed on by: told in the report, withheld here\. /m);
  });

  test("is in Korean from its places to its reasons", () => {
    const { ko: korean = "" } = dossiers;
    assert.match(korean, /^# 보도된 명령: .*, 북중 국경$/m);
    const counting = korean.slice(
      korean.indexOf("## 누구의 증언"),
      korean.indexOf("## 근거가 된 말"),
    );
    assert.doesNotMatch(counting, /[a-z]{4}/);
  });
});
