// The room Verify: what happened, whether it is still so, and a checkpoint to be kept outside.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page, Response } from "playwright-core";
import * as z from "zod";
import { INCIDENT_REPORT, ORDER_REPORT } from "../cli/reports.ts";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({ "order.txt": ORDER_REPORT, "incident.txt": INCIDENT_REPORT });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

/** Verifies to its end: the key does nothing while another run is under way, of the test before too. */
const verifyOnce = async (page: Page): Promise<void> => {
  const isVerify = (response: Response, method: string): boolean =>
    new URL(response.url()).pathname.endsWith("/verify") && response.request().method() === method;
  const begun = page.waitForResponse((response) => isVerify(response, "POST"));
  await page.keyboard.press("n");
  const { began } = LatestRun.parse(await (await begun).json()).run;
  await page.waitForResponse(async (response) => {
    if (!isVerify(response, "GET")) return false;
    const { run } = LatestRun.parse(await response.json());
    return run.began === began && run.state === "done";
  });
};
const LatestRun = z.object({ run: z.object({ began: z.string(), state: z.string() }) });

for (const screen of screensOf("verify")) {
  browserTest(`verifying is told in sentences and good to read at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      await goTo(app.page, "#/verify");
      await app.page.locator("section ol li").first().waitFor();
      await verifyOnce(app.page);
      await app.page.locator(".result").waitFor();
      await app.page.getByRole("button", { name: /^(Everything|모두)$/ }).click();
      await app.page
        .getByText(/(Records settled|기록 정리)/)
        .first()
        .waitFor();
      await assertGood(app, "verify");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("a checkpoint is saved, kept, and held against the ledger later", () =>
  withApp(served, DESKTOP, async ({ page, complaints }) => {
    await goTo(page, "#/verify");
    await page.getByRole("button", { name: /Save a checkpoint/ }).waitFor();
    const saving = page.waitForEvent("download");
    await page.keyboard.press("s");
    const download = await saving;
    assert.match(download.suggestedFilename(), /^checkpoint-\d+-\d{4}-\d{2}-\d{2}\.txt$/);
    const path = await download.path();
    assert.match(readFileSync(path, "utf8"), /^onrecord\/[0-9a-f]{32}\n\d+\n/);
    await page.locator("input[type=file]").setInputFiles(path);
    await page.getByText(/Against the checkpoint in/).waitFor();
    await verifyOnce(page);
    await page.getByText(/entries are those your checkpoint was signed for/).waitFor();
    await page.getByText("Nothing was found changed.").waitFor();
    assert.deepEqual(complaints, []);
    // The key comes before the file has been read, and is for that file all the same.
    await page.locator("input[type=file]").evaluate((input: HTMLInputElement) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(["a letter\n"], "letter.txt"));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
    });
    await page
      .getByRole("alert")
      .getByText(/is not a checkpoint/)
      .waitFor();
  }),
);
