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
      // Whoever reads the list alone must not take one width for the only one.
      await app.page
        .getByText(/1.2\s*km.*1\s*km/)
        .first()
        .waitFor();
      await app.page.locator("summary").click();
      await assertGood(app, "export-orders");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

/** What a lawyer would be handed of the sample, and what none of their sheets may lose. */
const MAIN = [
  ["incident", /3 .*killed|3.*사망/, ["Daily NK", "1"]],
  ["order", /live ammunition only|실탄만 사용/, ["Radio Free Asia", "5"]],
  ["order", /curfew|통행금지/, ["Daily NK", "5"]],
  ["order", /flares|조명탄/, ["Daily NK", "1"]],
] as const;

const sheetsOf = (pdf: Buffer): number =>
  pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

/** The smallest letters on the page, in points of print. */
const smallestOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const sizes: number[] = [];
    while (texts.nextNode() !== null) {
      const box = texts.currentNode.parentElement;
      const isDrawn = box?.checkVisibility() === true && texts.currentNode.nodeValue?.trim() !== "";
      if (box !== null && isDrawn) sizes.push(Number.parseFloat(getComputedStyle(box).fontSize));
    }
    return Math.min(...sizes) * 0.75;
  });

for (const language of ["en", "ko"] as const) {
  browserTest(`each main dossier of the sample is one sheet of A4 to read, in ${language}`, () =>
    withApp(served, { ...WIDE, language }, async ({ page }) => {
      for (const [kind, words, [outlet, reports]] of MAIN) {
        await makeFrom(page, await hrefOf(page, kind, words));
        await make(page);
        await page.evaluate(() => document.fonts.ready);
        const pdf = await page.pdf({
          format: "A4",
          margin: { top: "12mm", bottom: "12mm", left: "14mm", right: "14mm" },
        });
        assert.equal(sheetsOf(pdf), 1, `${kind} ${words}`);
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.getByRole("button").count(), 0);
        assert.ok((await smallestOf(page)) >= 7.5, `${kind} ${words}`);
        const told = await page.locator(".dossier").innerText();
        assert.match(told, /internal, not disclosure-checked/);
        assert.match(told, /not evidence|증거가 아니며/);
        assert.ok(told.includes(outlet), outlet);
        assert.equal(told.match(/\b[0-9a-f]{64}\b/g)?.length, 1 + Number(reports));
        await page.emulateMedia({ media: null });
      }
    }),
  );
}

browserTest("the saved page of a dossier is the same sheet, without the app", () =>
  withApp(served, WIDE, async ({ page }) => {
    for (const [kind, words] of MAIN) {
      await makeFrom(page, await hrefOf(page, kind, words));
      await make(page);
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save as page" }).click();
      const html = readFileSync(await (await saving).path(), "utf8");
      const alone = await page.context().newPage();
      await alone.setContent(html);
      assert.equal(sheetsOf(await alone.pdf({ preferCSSPageSize: true })), 1, `${kind} ${words}`);
      assert.ok((await smallestOf(alone)) >= 7.5, `${kind} ${words}`);
      await alone.close();
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
      assert.match(copied, /\n\(A\) 1 report.*1 summary by Onrecord, not the report itself/);
      assert.match(copied, /\nR1: Summary by Onrecord of Daily NK, 2021-01-21\. Captured 2/);
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
