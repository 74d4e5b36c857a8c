import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { openSession } from "../cli/session.ts";
import { assertGood, browserTest, goTo, type Served, serveSession, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  const session = openSession();
  await session.say("init", "--name", "R", "--person", "Tester");
  await session.say("sample");
  served = await serveSession(session);
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

/** The record in the sample's list whose line has these words, by its address. */
const hrefOf = async (page: Page, kind: string, words: RegExp): Promise<string> => {
  await goTo(page, `#/sample/records/${kind}`);
  const link = page.getByRole("link", { name: words }).first();
  return (await link.getAttribute("href")) ?? "";
};

const makeFrom = async (page: Page, href: string) => {
  await goTo(page, href);
  await page.locator("a[href$='/dossier']").click();
  await page.locator("button.strong").waitFor();
};

const make = async (page: Page) => {
  await page.locator("button.strong").click();
  await page.locator(".dossier h1").waitFor();
};

const CASES = [
  ["incident", /3 .*killed|3.*사망/],
  ["order", /open fire|발포/],
] as const;

for (const screen of screensOf("dossier")) {
  browserTest(`the dossier is good to read at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      for (const [kind, words] of CASES) {
        await makeFrom(app.page, await hrefOf(app.page, kind, words));
        await assertGood(app, `dossier-${kind}-before`);
        await make(app.page);
        await assertGood(app, `dossier-${kind}`);
      }
      await goTo(app.page, "#/sample/records/order");
      await app.page.locator("summary").click();
      await assertGood(app, "export-orders");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("a dossier of the sample goes on one sheet of A4, stamped and without the frame", () =>
  withApp(served, WIDE, async ({ page }) => {
    for (const [kind, words] of CASES) {
      await makeFrom(page, await hrefOf(page, kind, words));
      await make(page);
      const pdf = await page.pdf({
        format: "A4",
        margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" },
      });
      const sheets = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length;
      assert.equal(sheets, 1, kind);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.getByRole("button").count(), 0);
      assert.match(await page.locator(".stamp").innerText(), /internal, not disclosure-checked/);
      assert.match(await page.locator(".sample").innerText(), /not evidence/);
      await page.emulateMedia({ media: null });
    }
  }),
);

browserTest(
  "by keyboard: a dossier is made, a sentence copied with its footnote, the text saved",
  () =>
    withApp(served, WIDE, async ({ page }) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await makeFrom(page, await hrefOf(page, "incident", /3 .*killed/));
      await page.getByRole("button", { name: "Make the dossier" }).focus();
      await page.keyboard.press("Enter");
      await page.locator(".dossier h1").waitFor();
      await page.getByRole("button", { name: /^Copy with footnote Killed/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Copied, with its footnotes.").waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^Killed: 3 reported; at least 3, at most 4\. \[1\] \(A\)\n/);
      assert.match(copied, /\n\[1\] “.*shot and killed three people.*” R1, characters/);
      assert.match(
        copied,
        /\nR1: Summary by Onrecord of Daily NK, 2021-01-21; not the report itself/,
      );
      assert.match(copied, /not disclosure-checked/);
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save as text" }).focus();
      await page.keyboard.press("Enter");
      const file = await saving;
      assert.match(file.suggestedFilename(), /not-disclosure-checked.*\.md$/);
      const text = readFileSync(await file.path(), "utf8");
      assert.match(text, /# Reported incident: January 2021/);
    }),
);

browserTest("a list is saved as CSV after telling what is left out, and the entry is named", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/sample/records/incident");
    await page.locator("summary", { hasText: "Save as CSV" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(/Left out: days, places finer than a province/).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).focus();
    await page.keyboard.press("Enter");
    const file = await saving;
    assert.match(
      file.suggestedFilename(),
      /^onrecord-incidents-internal-not-disclosure-checked-.*\.csv$/,
    );
    await page.getByText(/Saved 4 rows\. Entry \d+ says so\./).waitFor();
  }),
);
