// The queue of what waits, decided on without the mouse: accept, reject, veil, merge, split, undo.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT, LEAD_TEXT, ORDER_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import {
  assertGood,
  browserTest,
  goTo,
  type OpenApp,
  type Served,
  serveFiles,
  withApp,
} from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({
    "order.txt": ORDER_REPORT,
    "incident.txt": INCIDENT_REPORT,
    "reprint.txt": REPRINT_REPORT,
    "lead.txt": LEAD_TEXT,
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) =>
  withApp(served, screen, look);

const place = (page: Page) => page.locator(".progress");
const card = (page: Page) => page.locator("section.card");
const idOf = (page: Page) => card(page).getAttribute("data-claim");

/** Waits until another claim than this one is open. */
const leaves = async (page: Page, id: string | null): Promise<void> => {
  await page.locator(`section.card:not([data-claim="${id}"]), .nothing`).first().waitFor();
};

for (const screen of screensOf("review")) {
  browserTest(`the queue is good to read and has no axe violation at ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      await goTo(app.page, "#/review");
      await card(app.page).waitFor();
      await assertGood(app, "review");
      await app.page.keyboard.press("r");
      await app.page.locator("#review-reason").waitFor();
      await assertGood(app, "review-reason");
      await app.page.keyboard.press("Escape");
      await app.page.keyboard.press("m");
      await app.page.getByRole("dialog").getByRole("button").first().waitFor();
      await assertGood(app, "review-merge", "[role=dialog]");
      await app.page.keyboard.press("Escape");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("a key and Enter decide, the next is there at once, and one key takes it back", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    const total = Number(/of (\d+) in/.exec(await place(page).innerText())?.[1]);
    assert.ok(total > 3, `${total} wait`);
    const first = await idOf(page);
    await page.keyboard.press("a");
    assert.equal(await page.locator("#review-reason").inputValue(), "the report says so");
    await page.keyboard.press("Enter");
    await leaves(page, first);
    await page.getByText("Accepted: coded as the report has it").waitFor();
    assert.match(await place(page).innerText(), /2 of .*1 decided in this sitting/s);

    const second = await idOf(page);
    await page.keyboard.press("r");
    await page.keyboard.press("2");
    await leaves(page, second);
    await page.getByText("Rejected. It is in no record now.").waitFor();

    await page.keyboard.press("r");
    await page.locator("#review-reason").fill("a slip of the pen");
    await page.keyboard.press("Enter");
    await page.getByText(/3 decided in this sitting/).waitFor();
    await page.getByText("Rejected. It is in no record now.").waitFor();
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
    await page.getByText(/2 decided in this sitting/).waitFor();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: /a slip of the pen/ }).waitFor();
    await page.keyboard.press("Escape");

    await page.keyboard.press("k");
    await page.getByText(/rejected in this sitting/).waitFor();
    assert.equal(await idOf(page), second);
    const said = await served.session.say("review", "decisions");
    assert.match(said.out, /the report says so/);
    assert.match(said.out, /an order or a threat/);
    assert.deepEqual(complaints, []);
  }),
);

browserTest("the queue is narrowed by kind, and says so when nothing is left of it", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    const all = await place(page).innerText();
    await page.getByLabel("Kind").selectOption("order");
    await page.waitForFunction(
      (before) => document.querySelector(".progress")?.textContent?.trim() !== before.trim(),
      all,
    );
    await page.locator('section.card[data-kind="order"]').waitFor();
    for (;;) {
      const id = await idOf(page);
      await page.keyboard.press("j");
      await leaves(page, id);
      if ((await page.locator(".nothing").count()) > 0) break;
      assert.equal(await card(page).getAttribute("data-kind"), "order");
    }
    await page.getByText("That was the last one.").waitFor();
    await page.getByText(/^\d+ (was|were) passed over and waits? still\.$/).waitFor();
    await page.getByRole("button", { name: "From the beginning" }).click();
    await page.locator('section.card[data-kind="order"]').waitFor();
  }),
);

browserTest("what is veiled leaves the queue at once, and its claim comes again without it", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    const words = await page.locator("mark").first().innerText();
    await page.keyboard.press("v");
    await page.locator("#review-reason").waitFor();
    await page.keyboard.press("1");
    await page.getByText(/Veiled\. The words are gone/).waitFor();
    await card(page).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), new RegExp(words.slice(2, 30)));
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
  }),
);

browserTest("two are said to be the same, and the reading room is one key away", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    await page.getByLabel("Kind").selectOption("incident");
    await page.locator('section.card[data-kind="incident"]').waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button").first().waitFor();
    if ((await dialog.locator("li").count()) > 0) {
      await page.keyboard.press("1");
      await page.getByRole("textbox", { name: "Reason" }).waitFor();
      await page.keyboard.press("1");
      await page.getByText("Said to be the same.").waitFor();
      await page.keyboard.press("u");
      await page.getByText("Undone.").waitFor();
    } else await page.keyboard.press("Escape");
    const id = await idOf(page);
    await page.keyboard.press("Enter");
    await page.locator(`section[data-claim="${id}"]`).waitFor();
    assert.match(page.url(), /#\/reports\/[0-9a-f]{32}\/[0-9a-f]{32}$/);
    await page.goBack();
    await page.getByText(/in this queue/).waitFor();
    assert.equal(await idOf(page), id);
  }),
);

browserTest("whoever leaves the queue and comes back decides on what is shown", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    const [first, shown] = [await idOf(page), await card(page).innerText()];
    await goTo(page, "#/reports", /Reports/);
    await goTo(page, "#/review", /Review/);
    await card(page).waitFor();
    assert.equal(await idOf(page), first);
    await page.keyboard.press("j");
    await leaves(page, first);
    assert.notEqual(await card(page).innerText(), shown);
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await page.getByText(/1 decided in this sitting/).waitFor();
    await page.keyboard.press("u");
    await page.getByText(/0 decided in this sitting/).waitFor();
    assert.deepEqual(complaints, []);
  }),
);

browserTest("what was decided can be undone on the next page, and lies on none after it", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/review");
    await card(page).waitFor();
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    const told = page.getByText("Accepted: coded as the report has it");
    await told.waitFor();
    await goTo(page, "#/reports", /Reports/);
    await told.waitFor();
    await goTo(page, "#/records/order", /orders/);
    await told.waitFor({ state: "detached" });
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
  }),
);
