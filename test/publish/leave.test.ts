// What must never leave the register: in no table and no dossier, in either language or format.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { realEffects } from "../../src/cli/effects.ts";
import { withPath } from "../../src/cli/open.ts";
import { sha256 } from "../../src/format/hash.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { exportDossier, exportList } from "../../src/publish/export.ts";
import { openSession, type Session } from "../cli/session.ts";

/** Words that stand in what rules flag, in who told it and in free texts of orders. */
const CANARIES = /zankora|zaffre|vermeil|krellvik/i;
const DAYS =
  /\b2014-\d\d-\d\d|\b(January|February|March|April|May|June) \d{1,2}\b|\b\d{1,2}(st|nd|rd|th)\b/;

const COUNTIES = ["Musan", "Hoeryong", "Hyesan", "Onsong", "Manpo", "Sinuiju"];
const MONTHS = ["January", "February", "March", "April", "May", "June"];
const TELLERS = [
  "a zaffre trader in the county",
  "a vermeil official of the 25th post",
  "a zaffre soldier",
];

const POOL = [
  ...["barley", "ledger", "window", "copper", "meadow", "timber", "sparrow", "kettle", "garden"],
  ...["harvest", "lantern", "basket", "pepper", "mirror", "saddle", "button", "orchard", "anvil"],
  ...["ribbon", "candle", "thimble", "pebble", "wagon", "cotton", "violin", "almond", "feather"],
];

/** Sentences of no meaning, so that no two reports are taken for copies. */
const fillerOf = (n: number): string =>
  Array.from({ length: 70 }, (_, at) => POOL[(n * 31 + at * (n + 3)) % POOL.length])
    .join(" ")
    .replace(/((?:\w+ ){9}\w+) /g, "Of $1. ");

/** A report of something that never was; every one differs in day, place, teller and number. */
const reportOf = (n: number): object => {
  const county = COUNTIES[n % COUNTIES.length];
  const month = MONTHS[(n * 5) % MONTHS.length];
  const day = 1 + ((n * 7) % 27);
  const teller = TELLERS[n % TELLERS.length];
  const incident = `Border guards shot and killed ${2 + (n % 4)} people near ${county} on ${month} ${day}, 2014, ${teller} told the station. They were crossing at the shallow ford below the Zankora mill at five in the morning.`;
  const order = `On ${month} ${day}, 2014 the army command ordered soldiers near ${county} to shoot anyone within two kilometers of the border on sight, because of the Krellvik boat of ${month} ${day}, ${teller} said. It took effect on ${month} ${day + 1}.`;
  return {
    id: String(n),
    title: `Shots near ${county} on ${month} ${day}: the Zankora mill`,
    text: `${n % 2 === 0 ? incident : order}\n${fillerOf(n)}\n${n % 5 === 0 ? "A spokesman of the government denied that its forces had fired at anybody on June 9." : ""}\n`,
    outlet: `Radio ${String.fromCharCode(65 + (n % 9))}`,
    published: `2014-0${1 + ((n * 5) % 6)}-${String(day).padStart(2, "0")}`,
  };
};

let session: Session;
const records: string[] = [];
before(async () => {
  session = openSession();
  await session.say("init", "--name", "R", "--person", "Ada Zaffre");
  const lines = Array.from({ length: 36 }, (_, n) => JSON.stringify(reportOf(n))).join("\n");
  assert.equal((await session.sayWith(`${lines}\n`, "add", "-")).code, 0);
  for (const list of ["incidents", "orders"]) {
    const told: Record<string, string>[] = JSON.parse((await session.say(list, "--json")).out);
    records.push(...told.flatMap((one) => one.incident ?? one.order ?? []));
  }
});
after(() => session.end());

type Leaving = { readonly name: string; readonly text: string };

/** Everything that can leave, taken through one open path. */
const takeAll = (): Promise<readonly Leaving[]> =>
  withPath(effectsOf(session), session.register, async (path) => {
    const files: Leaving[] = [];
    for (const list of ["reports", "incidents", "orders"] as const) {
      files.push(await exportList(path, list));
    }
    for (const id of records) {
      for (const language of ["en", "ko"] as const) {
        const { markdown, page, dossier, stamp } = await exportDossier(path, { id, language });
        const name = `json-${markdown.name}`;
        files.push(markdown, page, { name, text: JSON.stringify({ dossier, stamp }) });
      }
    }
    return files;
  });

const effectsOf = ({ home, register }: Session) => ({
  ...realEffects(),
  out: () => {},
  env: {
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    ONRECORD_REGISTER: register,
  },
  home,
  userName: "tester",
});

test("no sensitive passage, source, exact place or exact day is in any file, and each file is stamped", async () => {
  assert.ok(records.length >= 12, `${records.length} records`);
  const finer = loadRuleData().places.filter(({ kind }) =>
    ["county", "city", "district", "village"].includes(kind),
  );
  const names = new Set(finer.flatMap((place) => place.names).filter((name) => name.length > 3));
  const files = await takeAll();
  assert.equal(files.length, 3 + 6 * records.length);
  for (const { name, text } of files) {
    assert.doesNotMatch(text, CANARIES, name);
    assert.doesNotMatch(text, DAYS, name);
    assert.deepEqual(
      [...names].filter((place) => text.includes(place)),
      [],
      name,
    );
    assert.match(text, /internal, not disclosure-checked/);
    assert.match(name, /internal-not-disclosure-checked/);
    assert.doesNotMatch(text, /\bconfirmed\b|\bproven\b|still in force/i);
  }
});

test("every file has its entry, with the hash by which the file is told, and the ledger verifies", async () => {
  const folder = mkdtempSync(join(session.home, "log-"));
  await session.say("export", "incidents", "--out", join(folder, "a.csv"));
  await session.say("dossier", records[0] ?? "", "--out", join(folder, "b.md"));
  const [table = "", text = ""] = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const log = JSON.parse((await session.say("export", "--log", "--json")).out);
  assert.equal(log[0].what, "dossier");
  assert.equal(log[1].what, "incidents");
  assert.equal(sha256(text.slice(text.indexOf("\n") + 1)), log[0].sha256);
  const lines = table.split("\r\n");
  assert.equal(sha256([lines[0], ...lines.slice(2)].join("\r\n")), log[1].sha256);
  assert.match((await session.say("export", "--log")).out, /Ada Zaffre {2}dossier, \d+ notes?/);
  assert.equal((await session.say("verify")).code, 0);
  assert.equal((await session.say("rebuild")).code, 0);
  assert.equal(JSON.parse((await session.say("export", "--log", "--json")).out).length, log.length);
});

test("the same register gives the same file but for the stamp; a file that is there is not overwritten", async () => {
  const folder = mkdtempSync(join(session.home, "same-"));
  for (const name of ["a", "b"]) {
    await session.say("export", "orders", "--out", join(folder, `${name}.csv`));
    await session.say("dossier", records[1] ?? "", "--out", join(folder, `${name}.md`));
  }
  const read = (name: string, ending: string) =>
    readFileSync(join(folder, `${name}.internal-not-disclosure-checked.${ending}`), "utf8");
  const rest = (text: string) =>
    text.split("\n").filter((line) => !/SHA-256 of the (file|Markdown)/.test(line));
  for (const ending of ["csv", "md"]) {
    assert.deepEqual(rest(read("a", ending)), rest(read("b", ending)));
  }
  const entries = JSON.parse((await session.say("export", "--log", "--json")).out).length;
  const again = await session.say("export", "orders", "--out", join(folder, "a.csv"));
  assert.match(again.err, /there already/);
  assert.equal(JSON.parse((await session.say("export", "--log", "--json")).out).length, entries);
});

test("a dossier says what is told: months, provinces, bounds, accounts, denials, what nobody decided", async () => {
  const texts = (await takeAll()).map(({ text }) => text);
  const incident = texts.find((text) => text.includes("# Reported incident")) ?? "";
  assert.match(incident, /Killed: \d reported\. (\\\[\d\\\] )+\([A-Z]\)/);
  assert.match(incident, /shot and killed \d people/);
  assert.match(incident, /said by a person/);
  assert.match(incident, /Radio [A-I], 2014-0\d\. Captured/);
  assert.match(incident, /Nobody has put on record whether it is to be believed/);
  assert.ok(texts.some((text) => text.includes("The same report carries a denial")));
  assert.ok(texts.some((text) => /Where: .*Province/.test(text)));
});

test("what is neither an incident nor an order has no dossier, and what is not on record neither", async () => {
  const none = await session.say("dossier", "i-00000000", "--out", join(session.home, "n.md"));
  assert.match(none.err, /not on record/);
  assert.equal((await session.say("export")).code, 2);
  assert.equal((await session.say("export", "people")).code, 2);
});
