import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT } from "../cli/reports.ts";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const TRANSLATED = "세 사람이 숨졌다고 한다";

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({ "incident.txt": INCIDENT_REPORT });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const openReport = async (page: Page): Promise<void> => {
  await goTo(page, "#/reports");
  await page.locator("li[data-index] a").first().click();
  await page.locator("article section [data-start]").first().waitFor();
};

/** Selects the first run of the text that is long enough, as a mouse does. */
const selectWords = (page: Page) =>
  page.evaluate(() => {
    const runs = [...document.querySelectorAll("article section [data-start]")];
    const run = runs.find(({ textContent }) => (textContent ?? "").length > 12);
    const node = run?.firstChild;
    if (!node) return;
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, 12);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });

for (const screen of screensOf("translations")) {
  browserTest(`a translation is put beside its words by keyboard: ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      const { page } = app;
      await openReport(page);
      await selectWords(page);
      await page.getByRole("toolbar").waitFor();
      await page.keyboard.press("t");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").first().focus();
      await assertGood(app, "translate", "[role=dialog]");
      await page.keyboard.type(TRANSLATED);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.type("A. Kim");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      const list = page.locator("[aria-labelledby=translations-title]");
      await list.getByText(TRANSLATED).waitFor();
      assert.match(await list.innerText(), /A\. Kim/);
      await assertGood(app, "translations");
      await list.locator("button.button").focus();
      await page.keyboard.press("Enter");
      await dialog.getByRole("textbox").waitFor();
      await page.keyboard.press("1");
      await list.locator("button.button").waitFor({ state: "detached" });
      await page.keyboard.press("u");
      await list.locator("button.button").waitFor();
      await page.keyboard.press("u");
      await list.waitFor({ state: "detached" });
      assert.deepEqual(app.complaints, []);
    }),
  );
}
