// A team's own list through the app: chosen, mapped, held against what is on record, brought in, taken back.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Locator, Page } from "playwright-core";
import { INCIDENT_REPORT } from "../cli/reports.ts";
import {
  assertGood,
  browserTest,
  goTo,
  holdAnswers,
  type OpenApp,
  type Served,
  serveFiles,
  withApp,
} from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;
const REPORT = `Two shot dead near Hoeryong

Border Watch Weekly, April 9, 2021

Border guards shot and killed two people in Hoeryong on April 3, 2021, a source in the province told Border Watch Weekly.
`;
const LIST = [
  "사건 번호,Date,County,Killed,Victim name,Notes",
  "가-1,03/04/2021,Hoeryong,2,Ri Chol Ok,seen by many",
  "가-2,13/05/2021,Hyesan,lots,,<b>not markup</b>",
  "가-3,14/05/2021,Muzan,1,,a very long remark that goes on and on so that a narrow screen has to find room for it somewhere",
].join("\n");

/** On record from the beginning, with headers and ids of its own. */
const EARLIER = [
  "code,date of incident,town,deaths,remarks",
  'X-7,2019-02-05,Onsong,1,"a remark, with a comma"',
  "X-8,2019-03-06,Musan,2,",
].join("\n");

let served: Served;
let earlier = "";

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({ "shots.txt": REPORT, "incident.txt": INCIDENT_REPORT });
  const { session } = served;
  const file = session.file("in/earlier.csv", EARLIER);
  assert.equal((await session.say("import", file, "--reason", "ours")).code, 0);
  const lists: unknown = JSON.parse((await session.say("import", "--lists", "--json")).out);
  earlier = /"id":"([0-9a-f]{32})"/.exec(JSON.stringify(lists))?.[1] ?? "";
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const fileOf = (text: string, name = "우리 목록.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

async function offer(page: Page, file: ReturnType<typeof fileOf>): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  // The browser takes note that we wait for it before the key is pressed.
  await page.locator("#kept-title").waitFor();
  await page.evaluate(() => undefined);
  await page.keyboard.press("f");
  await (await chooser).setFiles(file);
}

/** Chooses a file as the key of the room does. */
async function choose(page: Page, text: string): Promise<void> {
  await offer(page, fileOf(text));
  await page.locator("#columns-title").waitFor();
}

/** Goes on with the Tab key until the thing has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let press = 0; press < 120; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard never comes to ${wanted}`);
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();
const isRead = (page: Page) => page.locator('.step[aria-busy="false"]').waitFor();
const met = (page: Page) => page.locator("#import-title").waitFor();

for (const screen of screensOf("import")) {
  browserTest(`importing a list is good to look at on ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      const { page, complaints } = app;
      await goTo(page, "#/import");
      await page.locator("#kept-title").waitFor();
      await assertGood(app, "import-file");
      await choose(page, LIST);
      await isRead(page);
      await assertGood(app, "import-columns");
      await page.locator("#use-2").focus();
      await page.keyboard.press("ArrowDown");
      await assertGood(app, "import-columns-choosing");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await page.locator("h1").click();
      await page.keyboard.press("n");
      await met(page);
      await page.locator("fieldset").first().waitFor();
      await assertGood(app, "import-meets");
      await page.locator("#import-reason").focus();
      await page.keyboard.press("Enter");
      await assertGood(app, "import-missing");
      await goTo(page, `#/reports/${earlier}`);
      await page.locator("td", { hasText: "a remark, with a comma" }).waitFor();
      await assertGood(app, "import-reading");
      assert.deepEqual(complaints, []);
    }),
  );
}

browserTest("a list is read as a table, its cells are chosen as words, its old ids are found", () =>
  withApp(served, WIDE, async (app) => {
    const { page } = app;
    await goTo(page, `#/reports/${earlier}`, /earlier/);
    const cell = page.locator('td[data-cell="E2"]');
    assert.equal(await cell.innerText(), "a remark, with a comma");
    assert.equal(await page.locator('td[data-cell="A3"]').innerText(), "X-8");
    await page.getByText("Our list, accounts unknown").waitFor();
    await cell.click({ clickCount: 3 });
    await page.keyboard.press("v");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await dialog.getByRole("button").first().click();
    await page.locator('td[data-cell="E2"] button').waitFor(); // veiled, whole, and no other cell
    assert.equal(await page.locator('td[data-cell="D2"]').innerText(), "1");

    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: "Words, a place" }).fill("x-8");
    const found = page.getByRole("option", { name: /2 reported killed/ });
    await found.click();
    await page
      .getByRole("link", { name: /our list “earlier”, row 3, old id X-8/ })
      .first()
      .waitFor();
    await page.getByText("accounts unknown").first().waitFor();
    await assertGood(app, "import-record");
    assert.deepEqual(app.complaints, []);
  }),
);

/** Selects a cell and presses the key before the browser has told of the selection. */
const selectAndPress = (page: Page, cell: string, key: string) =>
  page.locator(`td[data-cell="${cell}"]`).evaluate((element, pressed) => {
    getSelection()?.selectAllChildren(element);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true }));
  }, key);

browserTest("a key right after a selection is for the words that are selected now", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, `#/reports/${earlier}`, /earlier/);
    await page.locator('td[data-cell="C3"]').waitFor();
    const dialog = page.getByRole("dialog");
    for (const key of ["v", "t"]) {
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await page.getByRole("toolbar").waitFor({ state: "detached" });
      await selectAndPress(page, "C3", key);
      await dialog.waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
  }),
);

browserTest("a cell of a list is chosen and veiled by keyboard alone", () =>
  withApp(served, WIDE, async ({ page, complaints }) => {
    await goTo(page, `#/reports/${earlier}`, /earlier/);
    await page.locator('td[data-cell="C3"]').waitFor();
    const chosen = () => page.evaluate(() => getSelection()?.toString() ?? "");
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("s", "ArrowDown", "ArrowDown");
    assert.equal(await chosen(), "X-8");
    await page.getByRole("status").filter({ hasText: "A3 X-8" }).waitFor();
    await press("ArrowRight", "ArrowRight");
    assert.equal(await chosen(), "Musan");
    await press("Shift+ArrowRight");
    assert.match(await chosen(), /^Musan\s+2$/);
    await press("ArrowLeft", "ArrowLeft", "ArrowRight", "Enter");
    assert.equal(await chosen(), "Musan");
    // In the words of a cell from here on.
    await press("ArrowRight");
    assert.equal((await chosen()).trim(), "2");
    await press("Escape");
    await page.getByRole("toolbar").waitFor({ state: "detached" });
    await press("s", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "v");
    await page.getByRole("dialog").waitFor();
    await press("1");
    await page.locator('td[data-cell="C3"] button').waitFor();
    assert.equal(await page.locator('td[data-cell="B3"]').innerText(), "2019-03-06");
    await press("u");
    await page.locator('td[data-cell="C3"]', { hasText: "Musan" }).waitFor();
    assert.deepEqual(complaints, []);
  }),
);

browserTest("a place is taken for a cell only where it answers what is typed", () =>
  withApp(served, WIDE, async ({ page }) => {
    const late = await holdAnswers(page, "coding/places", "Hyes");
    await goTo(page, "#/import", /Import a list/);
    await choose(page, LIST);
    const search = page.getByRole("combobox", { name: /Muzan/ });
    await search.focus();
    await page.keyboard.type("Hyes");
    await late.asked;
    await page.keyboard.press("Enter");
    assert.equal(await page.getByText(/“Muzan” is read as/).count(), 0);
    late.release();
    await page.locator("li[aria-selected=true]").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("“Muzan” is read as Hyesan").waitFor();
  }),
);

browserTest("a list comes in by keyboard alone, and goes out again", () =>
  withApp(served, WIDE, async (app) => {
    const { page } = app;
    await goTo(page, "#/import", /Import a list/);
    await choose(page, LIST);
    assert.match(await page.locator("main").innerText(), /out of sight/);
    assert.doesNotMatch(await page.locator("main").innerText(), /Ri Chol/);

    // Two cells give no value: for the place one is taken from what it may be, the other is left.
    await page.getByText("2 wordings give no value").waitFor();
    await tabTo(page, button(page, /^Musan/));
    await page.keyboard.press("Enter");
    await page.getByText("1 wording gives no value").waitFor();
    await page.getByText("“Muzan” is read as Musan").waitFor();

    // A column is given another use by typing.
    await tabTo(page, page.locator("#use-5"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("sight");
    await page.keyboard.press("Enter");
    await isRead(page);
    await page.getByText("3 rows below row 1; 3 of them claim something.").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /seen by many/);
    assert.equal(await page.locator("#use-5").inputValue(), "Keep out of sight");

    await tabTo(page, button(page, /^Next/));
    await page.keyboard.press("Enter");
    await page.getByText("1 row may tell what is on record already.").waitFor();
    await tabTo(page, page.getByRole("radio", { name: "Leave open" }));
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.getByRole("radio", { name: "They are one" }).isChecked());

    // Nothing is left out unknowingly, and nothing comes in without a reason.
    await tabTo(page, button(page, "Import"));
    await page.keyboard.press("Enter");
    await page.getByText("Some cells give no value").waitFor();
    await page.keyboard.press("Space");
    await tabTo(page, page.locator("#import-reason"));
    await page.keyboard.type("our list, spring edition");
    await page.keyboard.press("Enter");
    await page.getByText("“우리 목록” is on record").waitFor();
    await page.getByText("3 reported incidents by our own list, accounts unknown.").waitFor();
    await assertGood(app, "import-done");

    await tabTo(page, button(page, "Take it back"));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("1");
    await page.getByText("Taken back.").waitFor();
    const { out } = await served.session.say("import", "--lists", "--json");
    assert.match(out, /"withdrawn"/);
    assert.deepEqual(app.complaints, []);
  }),
);

browserTest(
  "a second version is told by what differs, and the first one's mapping is offered",
  () =>
    withApp(served, WIDE, async (app) => {
      const { page } = app;
      await bring(app, LIST);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Import another list" }).click();
      await choose(page, LIST.replace("13/05/2021,Hyesan,lots", "13/05/2021,Hyesan,4"));
      await page.getByText(/^Read as “우리 목록” of .* was\./).waitFor();
      await page.keyboard.press("n");
      await page.getByText("What differs from “우리 목록”").waitFor();
      await page.getByText("Rows: 0 added, 0 removed, 1 changed, 2 the same.").waitFor();
      await page.getByRole("cell", { name: "lots" }).waitFor();
      await met(page);
      await assertGood(app, "import-version");
      await goTo(page, "#/reports", /Reports/);
      await goTo(page, "#/import", /Import a list/);
      await page.getByText("What differs from “우리 목록”").waitFor(); // leaving the room keeps it
    }),
);

browserTest("what is no list, and a server that is gone, are told", () =>
  withApp(served, WIDE, async (app) => {
    const { page } = app;
    await goTo(page, "#/import", /Import a list/);
    await offer(page, fileOf("\n\n", "empty.csv"));
    await page.getByText("it is empty, put the headers in a row of their own").waitFor();
    await page.route("**/api/v1/lists/plan", (route) => route.abort());
    await offer(page, fileOf(LIST));
    await page.getByRole("alert").filter({ hasText: "has stopped" }).waitFor();
    await assertGood(app, "import-offline");
  }),
);

/** Brings a list in without looking at it. */
async function bring({ page }: OpenApp, text: string): Promise<void> {
  await goTo(page, "#/import", /Import a list/);
  await choose(page, text);
  await page.keyboard.press("n");
  await met(page);
  await page.getByRole("checkbox").check();
  await page.locator("#import-reason").fill("our list");
  await page.locator("#import-reason").press("Enter");
  await page.locator("#done-title").waitFor();
}
