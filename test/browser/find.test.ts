// What is reached from every room: the one box, settings, the lock, and a page whose server is gone.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT, ORDER_REPORT } from "../cli/reports.ts";
import {
  assertGood,
  browserTest,
  goTo,
  holdAnswers,
  type Served,
  serveFiles,
  withApp,
} from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;

const HARD_REPORT = `Found by the willows

Border Monitor, 9 June 2021

Border guards shot and killed a boy near Onsong on June 5, a teacher told Border Monitor. The bodies of two children lay by the water for a day.
`;

let served: Served;
const serveBoth = () =>
  serveFiles({
    "order.txt": ORDER_REPORT,
    "incident.txt": INCIDENT_REPORT,
    "hard.txt": HARD_REPORT,
  });

before(async () => {
  if (findChromium() === null) return;
  served = await serveBoth();
  await served.session.say("review", "waiting");
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const box = (page: Page) => page.getByRole("combobox", { name: /Words, a place|낱말/ });
const option = (page: Page, group: string) =>
  page.locator(`[aria-labelledby="found-${group}"] .hit`);
/** What Enter would take; nothing while the answer to the words is still to come. */
const marked = (page: Page) => page.locator(".hit[aria-selected=true]");

for (const screen of screensOf("find")) {
  browserTest(`finding and settings are good to use at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      const { page } = app;
      await goTo(page, "#/review");
      await page.keyboard.press("Control+k");
      await box(page).fill("Musan");
      await option(page, "reports").first().waitFor();
      await option(page, "places").first().waitFor();
      await assertGood(app, "find", "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^(Settings|설정)$/ }).click();
      await page.getByRole("dialog").waitFor();
      await page.getByRole("dialog").getByText("onrecord ask", { exact: true }).waitFor();
      await assertGood(app, "settings", "[role=dialog]");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest(
  "one box finds reports, records, places, dates and reasons by keyboard, and keeps nothing",
  () =>
    withApp(served, DESKTOP, async ({ page, asked }) => {
      await goTo(page, "#/review");
      await page.locator("section.card").waitFor();
      await page.keyboard.press("a");
      await page.locator("#review-reason").fill("quoted with care");
      await page.keyboard.press("Enter");
      await page.getByText(/1 decided/).waitFor();
      await page.getByText("Accepted: coded").waitFor();
      await page.keyboard.press("/");
      await box(page).fill("quoted care");
      await option(page, "decisions").first().waitFor();
      await box(page).fill("Hoeryong 2021");
      await option(page, "records").first().waitFor();
      await option(page, "places").filter({ hasText: "Hoeryong" }).first().waitFor();
      await box(page).fill("smuggler commander dollars");
      await page.getByText("Nothing fits. Nothing found is not nothing happened.").waitFor();
      await box(page).fill("Musan");
      await option(page, "reports").first().waitFor();
      const reports = await page
        .locator(".hit")
        .evaluateAll((all) => all.findIndex((one) => one.id.startsWith("report-")));
      for (let press = 0; press < reports; press += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /near Musan/ }).waitFor();
      await page.keyboard.press("Control+k");
      assert.equal(await box(page).inputValue(), "");
      const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      assert.doesNotMatch(kept, /Musan|quoted/);
      assert.deepEqual(
        asked.filter((address) => /Musan|quoted|Hoeryong/i.test(decodeURI(address))),
        [],
      );
    }),
);

browserTest("what was found for earlier words is not taken for those that stand there now", () =>
  withApp(served, DESKTOP, async ({ page }) => {
    const late = await holdAnswers(page, "find", "Onsong");
    await goTo(page, "#/reports", /Reports/);
    await page.keyboard.press("Control+k");
    await box(page).fill("Musan");
    await option(page, "reports").first().waitFor();
    await marked(page).waitFor();
    await box(page).fill("Onsong");
    await late.asked;
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await marked(page).count(), 0);
    const status = page.getByRole("dialog").getByRole("status");
    assert.doesNotMatch(await status.first().innerText(), /these words/);
    assert.equal(await page.getByRole("dialog").count(), 1);
    late.release();
    await marked(page).filter({ hasText: "Onsong" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }),
);

const REFUSED = [
  ["is it confirmed?", /never says so/],
  ["is it still in force?", /Nobody outside can know/],
  ["exactly where?", /no finer than the county/],
] as const;

browserTest("a stranger's questions typed into the box are answered or refused, by keyboard", () =>
  withApp(served, DESKTOP, async ({ page, asked }) => {
    await goTo(page, "#/reports");
    const ask = async (words: string) => {
      await page.keyboard.press("Control+k");
      await box(page).waitFor();
      await page.keyboard.type(words);
    };
    for (const [words, answer] of REFUSED) {
      await ask(words);
      await page.getByRole("dialog").getByRole("status").filter({ hasText: answer }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    for (const words of [
      "Hoeryong 2021-03-02",
      "Hoeryong on 2 March 2021",
      "회령 2021년 3월 2일",
      "what were the orders in force at Hoeryong on 2 March 2021?",
      "2021년 3월 2일에 회령에서 시행된 명령은?",
      // On the last day of the period: what was ordered in it is told by then.
      "which orders held near Hoeryong in March 2021",
      "2021년 3월 회령 근처에 어떤 명령이 있었나",
    ]) {
      await ask(words);
      await marked(page)
        .filter({ hasText: /Orders in force.*2021/ })
        .waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /in force: Hoeryong/ }).waitFor();
      await page.waitForURL(/#\/in-force\/[0-9a-f]{12}\/2021-03-(02|31)$/);
      await goTo(page, "#/reports");
    }
    for (const words of ["how many wounded in 2021?", "2021년에 몇 명이 wounded"]) {
      await ask(words);
      await marked(page).filter({ hasText: "2021" }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Figures" }).waitFor();
      await page.waitForURL(/#\/figures\/wounded\/year\/2021-01-01\/2021-12-31\//);
      await goTo(page, "#/reports");
    }
    await ask("How many were killed in North Hamgyong in 2021?");
    await marked(page).filter({ hasText: "North Hamgyong" }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(
      /#\/figures\/killed\/year\/2021-01-01\/2021-12-31\/any\/pooled\/0\/[0-9a-f]{12}$/,
    );
    await page.locator(".scope").getByText("North Hamgyong").waitFor();
    await goTo(page, "#/reports");
    await ask("Hoeryong");
    await option(page, "places").first().click();
    await page.waitForURL(/#\/in-force\/[0-9a-f]{12}$/);
    assert.deepEqual(
      asked.filter((address) => /Hoeryong|회령|Hamgyong|where/i.test(decodeURI(address))),
      [],
    );
  }),
);

browserTest(
  "quiet mode hides words of bodies and dims killing, by one key, in every room of words",
  () =>
    withApp(served, DESKTOP, async ({ page }) => {
      await goTo(page, "#/reports");
      await page.getByRole("link", { name: /by the willows/ }).click();
      await page.locator("mark").first().waitFor();
      const hushed = () => page.evaluate(() => CSS.highlights.get("hushed")?.size ?? 0);
      assert.equal(await hushed(), 0);
      await page.keyboard.press("g");
      await page.waitForFunction(() => (CSS.highlights.get("hushed")?.size ?? 0) > 0);
      await page.reload();
      await page.waitForFunction(() => (CSS.highlights.get("hushed")?.size ?? 0) > 0);
      await goTo(page, "#/records/incident");
      await page.locator("article", { hasText: "Onsong" }).getByRole("link").click();
      await page.locator("blockquote", { hasText: "boy" }).first().waitFor();
      await page.waitForFunction(() => (CSS.highlights.get("hushed")?.size ?? 0) > 0);
      await page.keyboard.press("g");
      await page.waitForFunction(() => !CSS.highlights.has("hushed"));
    }),
);

browserTest("quiet mode holds in dialogs, which offer to show what it hides there", () =>
  withApp(served, DESKTOP, async (app) => {
    const { page } = app;
    await goTo(page, "#/reports");
    await page.getByRole("link", { name: /by the willows/ }).click();
    await page.locator("mark").first().waitFor();
    await page.keyboard.press("g");
    const run = page.locator("article [data-start]", { hasText: /bodies/ }).first();
    await run.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole("toolbar").waitFor();
    await page.keyboard.press("t");
    const dialog = page.getByRole("dialog");
    await dialog.locator("blockquote", { hasText: /bodies/ }).waitFor();
    const hushedThere = () =>
      [...(CSS.highlights.get("hushed") ?? [])].some(
        ({ startContainer }) => startContainer.parentElement?.closest("blockquote") !== null,
      );
    await page.waitForFunction(hushedThere);
    await dialog.getByText("Quiet mode hides words here.").waitFor();
    await assertGood(app, "quiet-dialog", "[role=dialog]");
    await dialog.getByRole("button", { name: "Show all words" }).press("Enter");
    await page.waitForFunction(() => !CSS.highlights.has("hushed"));
    const focused = await page.evaluate(
      () => document.activeElement?.closest("[role=dialog]") !== null,
    );
    assert.ok(focused);
    // What says what quiet mode is stays to be read.
    await page.keyboard.press("Escape");
    // A dialog takes the keys until it has gone.
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.waitForFunction(() => CSS.highlights.has("hushed"));
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("dialog").locator("small", { hasText: "bodies" }).waitFor();
    await page.waitForFunction(() => (CSS.highlights.get("hushed")?.size ?? 0) > 0);
    assert.equal(await page.getByRole("dialog").getByText("hides words here").count(), 0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
  }),
);

browserTest(
  "a page whose server is gone says so, keeps what it shows, and goes on when it is back",
  () =>
    withApp(served, DESKTOP, async ({ page }) => {
      await goTo(page, "#/reports");
      await page.getByRole("link", { name: /near Musan/ }).waitFor();
      await page.context().setOffline(true);
      await page.getByRole("textbox", { name: /Words that stand/ }).fill("river");
      await page.keyboard.press("Enter");
      await page
        .getByText(/has stopped/)
        .first()
        .waitFor();
      await page.context().setOffline(false);
      await page
        .locator("[role=status]", { hasText: /has stopped/ })
        .waitFor({ state: "detached" });
    }),
);

browserTest("left alone for as long as was chosen, the app locks itself", () =>
  withApp(served, DESKTOP, async ({ page }) => {
    await page.evaluate(() => localStorage.setItem("onrecord-lock-minutes", "5"));
    await page.clock.install();
    await page.reload();
    await page.getByRole("link", { name: /near Musan/ }).waitFor();
    // The session on the server is other tests' too: only what the page does is looked at.
    await page.route("**/lock", (route) => route.fulfill({ status: 204 }));
    await page.clock.runFor(4 * 60_000);
    await page.keyboard.press("Shift");
    await page.clock.runFor(4 * 60_000);
    assert.equal(await page.getByRole("heading", { name: "Locked" }).count(), 0);
    const asked = page.waitForRequest(/\/lock$/);
    await page.clock.runFor(70_000);
    await asked;
    await page.getByRole("heading", { name: "Locked" }).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /Musan|Border register/);
  }),
);

// The last one: it ends the session that the tests share.
browserTest("a locked app shows nothing in any window until a new address is opened", () =>
  withApp(served, DESKTOP, async ({ page }) => {
    await goTo(page, "#/reports");
    await page.getByRole("link", { name: /near Musan/ }).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("link", { name: /near Musan/ }).waitFor();
    await page.keyboard.press("L");
    for (const one of [page, other]) {
      await one.getByRole("heading", { name: "Locked" }).waitFor();
      assert.doesNotMatch(await one.locator("body").innerText(), /Musan|Border register/);
    }
    await page.reload();
    await page.getByText(/press Enter in the terminal/i).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /Musan/);
  }),
);
