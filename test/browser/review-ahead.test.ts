// Somebody who decides faster than the server answers: what goes on in the queue stays true.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { numberedReport } from "../cli/reports.ts";
import { browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const REPORTS = 70;
/** So long every decision takes, in milliseconds: many are on their way at once. */
const SLOW = 400;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  const reports = Array.from(
    { length: REPORTS },
    (_, n) => [`report-${n}.txt`, numberedReport(n)] as const,
  );
  served = await serveFiles(Object.fromEntries(reports));
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const slowly = async (page: Page, address: string): Promise<void> => {
  await page.route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW));
    await route.continue();
  });
};

browserTest("whoever decides ahead of the server is not told that it was the last one", () =>
  withApp(served, DESKTOP, async ({ page }) => {
    await slowly(page, "**/decisions");
    await goTo(page, "#/review");
    const seen = new Set<string>();
    for (let decided = 0; decided < 45; decided += 1) {
      await page.locator("section.card").waitFor();
      const id = (await page.locator("section.card").getAttribute("data-claim")) ?? "";
      assert.ok(!seen.has(id), "none comes twice");
      seen.add(id);
      await page.keyboard.press("a");
      await page.locator("#review-reason").press("Enter");
      await page.locator(`section.card:not([data-claim="${id}"])`).waitFor();
      assert.equal(await page.locator(".nothing").count(), 0);
    }
    await page.getByText("45 decided in this sitting").waitFor();
  }),
);

browserTest("what another kind was narrowed to is not decided on while the answer is awaited", () =>
  withApp(served, DESKTOP, async ({ page }) => {
    await goTo(page, "#/review");
    await page.locator("section.card").waitFor();
    await page.locator("#review-kind option").nth(1).waitFor({ state: "attached" });
    await slowly(page, "**/review/queue");
    await page.locator("#review-kind").selectOption({ index: 1 });
    await page.locator("section.card").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    assert.equal(await page.locator("#review-reason").count(), 0);
    await page.locator("section.card").waitFor();
  }),
);
