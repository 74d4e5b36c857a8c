import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT, LEAD_TEXT, ORDER_REPORT } from "../cli/reports.ts";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;

const REPRINT = INCIDENT_REPORT.replace(
  "Border Monitor, 14 May 2021",
  "Radio Free Asia, 16 May 2021",
).replace(
  "By Arun Vell\n",
  "This article was originally published by Daily NK and is reprinted with permission.\n",
);
const OTHER_COUNT = `Guards fire near Musan

Radio Free Asia, 15 May 2021

Border guards shot and killed four people near Musan on May 11, an official in the county told Radio Free Asia. Two others were wounded.
`;
const ELSEWHERE = `Shots near Hyesan

Daily NK, 2 June 2021

Border guards shot and killed one person near Hyesan on May 30, a resident told Daily NK.
`;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({
    "order.txt": ORDER_REPORT.replaceAll("Border Monitor", "Daily NK"),
    "incident.txt": INCIDENT_REPORT.replaceAll("Border Monitor", "Daily NK"),
    "reprint.txt": REPRINT.replaceAll("Border Monitor", "Daily NK"),
    "other.txt": OTHER_COUNT,
    "elsewhere.txt": ELSEWHERE,
    "lead.txt": LEAD_TEXT,
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const rows = (page: Page) => page.locator("li[data-index]");
const told = (page: Page) => page.locator(".told [role=status]");

for (const screen of screensOf("records")) {
  browserTest(`lists of records and the page of one are good to read at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      for (const kind of ["incident", "order", "copies", "difference", "aggregate"]) {
        await goTo(app.page, `#/records/${kind}`);
        await app.page.locator("[data-open], .nothing").first().waitFor();
        await assertGood(app, `records-${kind}`);
        if (kind === "order" && screen.language === "en") {
          // By whom and for whom, before any of them is opened.
          const order = app.page.locator("article[data-kind=order]").first();
          assert.match((await order.textContent()) ?? "", / · by .+ · for /);
        }
        if (kind === "aggregate") continue;
        const list = await app.page.locator("h1").textContent();
        await app.page.locator("[data-open]").first().click();
        // The list's own rows are headings too: wait until it has made room for the record.
        await app.page
          .locator("h1")
          .filter({ hasNotText: list ?? "" })
          .waitFor();
        await app.page.locator("figure, ol li h2").first().waitFor();
        await assertGood(app, `record-${kind}`);
      }
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest(
  "keys lead from a list to the words behind a number, one more to where they stand",
  () =>
    withApp(served, WIDE, async ({ page }) => {
      await goTo(page, "#/records/incident", /Reported incidents/);
      await rows(page).first().waitFor();
      // The newest stands first; the one of Musan is told next.
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "What is reported, in whose words" }).waitFor();
      const killed = page.locator("dl > div", { hasText: /^Killed/ });
      const words = await killed.innerText();
      assert.match(words, /2 values/);
      assert.match(words, /3 reported killed/);
      assert.match(words, /4 reported killed/);
      assert.match(words, /Daily NK · 14 May 2021/);
      assert.match(words, /Radio Free Asia · 15 May 2021/);
      assert.match(words, /Rests on \d reports?, \d outlets?, 1 account/);
      // The questions that are refused say these words; nothing else may.
      const refused = await page.locator("section[aria-labelledby=refusals]").innerText();
      assert.doesNotMatch(
        (await page.locator("main").innerText()).replace(refused, ""),
        /confirmed|disputed|still in force/i,
      );
      const link = killed.getByRole("link").first();
      const href = await link.getAttribute("href");
      assert.match(href ?? "", /^#\/reports\/[0-9a-f]{32}\/[0-9a-f]{32}$/);
      await link.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /near Musan/ }).waitFor();
    }),
);

browserTest("a value that is told differently is listed with the record it is of", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/records/difference", /Reported differently/);
    const row = rows(page).filter({ hasText: "3 reported killed or" }).first();
    await row.getByText(/11 May 2021 · .*Musan/).waitFor();
  }),
);

browserTest("a family of copies is listed with the report it comes from and who copied it", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/records/copies");
    const row = rows(page).first();
    await row.getByText(/ · Daily NK · 14 May 2021$/).waitFor();
    await row.getByText("Copied by Radio Free Asia, 16 May 2021").waitFor();
  }),
);

browserTest("a lead is in no list of incidents until it is asked for, and is told as one", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/records/incident", /Reported incidents/);
    await rows(page).first().waitFor();
    const before = await told(page).innerText();
    assert.match(before, /Documented, not all/);
    await page.getByRole("checkbox").check();
    await page.locator(".lead").waitFor();
    assert.notEqual(await told(page).innerText(), before);
  }),
);

browserTest(
  "two records are said to be the same and parted again, each taken back by one key",
  () =>
    withApp(served, WIDE, async ({ page }) => {
      await goTo(page, "#/records/incident", /Reported incidents/);
      await rows(page).first().waitFor();
      const count = await rows(page).count();
      await page.getByRole("link", { name: /1 reported killed/ }).click();
      await page.getByRole("heading", { name: "Claims it is made of" }).waitFor();
      await page.keyboard.press("m");
      await page.getByRole("dialog").getByRole("button", { name: /Musan/ }).first().click();
      await page.getByRole("textbox", { name: "Reason" }).waitFor();
      await page.keyboard.press("1");
      await page.getByText("Said to be the same.").waitFor();
      await page
        .getByText(/Hyesan/)
        .first()
        .waitFor();
      await page.locator("section li figure").nth(3).waitFor();
      await page.keyboard.press("u");
      await page.getByText("Undone.").waitFor();
      await goTo(page, "#/records/incident", /Reported incidents/);
      await rows(page)
        .nth(count - 1)
        .waitFor();
      assert.equal(await rows(page).count(), count);

      await page.getByRole("link", { name: /\(at most 4\) reported killed/ }).click();
      await page.getByRole("heading", { name: "Claims it is made of" }).waitFor();
      const claims = page.locator("section li", { has: page.getByRole("checkbox") });
      await claims.filter({ hasText: "14 May 2021" }).getByRole("checkbox").check();
      await claims.filter({ hasText: "15 May 2021" }).getByRole("checkbox").check();
      await page.keyboard.press("s");
      await page.getByRole("textbox", { name: "Reason" }).fill("they name other people");
      await page.keyboard.press("Enter");
      await page.getByText("Said not to be the same.").waitFor();
      await goTo(page, "#/records/incident", /Reported incidents/);
      await rows(page).nth(count).waitFor();
      await page.keyboard.press("u");
      await page.getByText("Undone.").waitFor();
    }),
);
