import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import {
  INCIDENT_REPORT,
  LEAD_TEXT,
  ORDER_REPORT,
  REPRINT_REPORT,
  THREAT_REPORT,
} from "../cli/reports.ts";
import { assertGood, browserTest, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;
const NIGHTS = "quiet windy frozen foggy starless moonlit rainy dusty silent smoky".split(" ");
const PLACES = "Hoeryong Musan Hyesan Onsong Manpo Sinuiju Chongjin Kimchaek Kanggye Rason".split(
  " ",
);
const TELLERS = "farmer trader driver teacher fisher miner nurse porter student soldier".split(" ");
const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? "";

/** A report with words of its own, so that none is taken for a copy of another. */
const letter = (n: number): string => {
  const seen = Array.from({ length: 24 }, (_, at) =>
    pick(NIGHTS, n * 7 + at * at + Math.floor(n / 9) * at),
  );
  const day = (n % 27) + 1;
  return `Letter ${n} from ${pick(PLACES, n)}

Daily NK, ${day} March ${2011 + (n % 12)}

It was ${seen.join(", then ")}, wrote a ${pick(TELLERS, n + Math.floor(n / 10))} of ${pick(PLACES, n * 3)} to Daily NK in letter number ${n}.
`;
};

const SUMMARY = `Summary by Onrecord of: Radio Free Asia, 26 August 2020, https://example.org/zone

Police in the city said that they would shoot anyone within a kilometre of the river, a resident of North Hamgyong told Radio Free Asia.
`;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  const many = Array.from({ length: 240 }, (_, n) => [`letter-${n}.txt`, letter(n)] as const);
  served = await serveFiles({
    "order.txt": ORDER_REPORT,
    "incident.txt": INCIDENT_REPORT,
    "reprint.txt": REPRINT_REPORT.replace("River Gazette", "Radio Free Asia"),
    "lead.txt": LEAD_TEXT,
    "threat.txt": THREAT_REPORT,
    "summary.txt": SUMMARY,
    ...Object.fromEntries(many),
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const search = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press("/");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
};

const told = (page: Page) => page.locator(".told [role=status]");
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

for (const screen of screensOf("reports")) {
  browserTest(`the Reports room is good to read at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      await app.page.locator("li h2 a").first().waitFor();
      await assertGood(app, "reports");
      await search(app.page, "patrol Musan");
      await app.page.locator("mark").first().waitFor();
      await app.page.locator("li summary").first().click();
      await assertGood(app, "reports-found");
      await search(app.page, "nobodywrotethis");
      await app.page.locator(".nothing").waitFor();
      await assertGood(app, "reports-nothing");
      if (screen.width < 960) {
        await app.page.locator(".sheet-opener").click();
        await app.page.getByRole("dialog").waitFor();
        await assertGood(app, "reports-narrow");
      }
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("words find a report, its copy folded, by keyboard alone", () =>
  withApp(served, WIDE, async ({ page, asked }) => {
    await page.locator("li h2 a").first().waitFor();
    await search(page, "patrol Musan");
    await page.locator("mark").first().waitFor();
    assert.match(await told(page).innerText(), /^1 report, copies folded/);
    assert.deepEqual(await page.locator("mark").allInnerTexts(), ["Musan", "Musan"]);
    assert.match(await page.locator("li summary").innerText(), /1 copy/);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Three shot at a ford near Musan");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(
      await page.locator("li details").innerText(),
      /reprint\s+Radio Free Asia\s+16 May 2021/,
    );
    await page.getByRole("checkbox").uncheck();
    await page.getByText("2 reports", { exact: true }).waitFor();
    // What is looked for travels in bodies; no address has a word of it.
    assert.deepEqual(
      asked.filter((address) => /patrol|musan/i.test(address)),
      [],
    );
    assert.doesNotMatch(page.url(), /patrol|musan/i);
  }),
);

browserTest("words of a veiled passage find nothing, and a summary is told as one", () =>
  withApp(served, WIDE, async ({ page }) => {
    await page.locator("li h2 a").first().waitFor();
    await search(page, "forty dollars");
    await page.locator(".nothing").waitFor();
    assert.match(await page.locator(".nothing").innerText(), /not nothing happened/);
    await page.locator(".nothing button").click();
    await search(page, "kilometre");
    await page.locator("mark").first().waitFor();
    const row = await page.locator("article").first().innerText();
    assert.match(row, /Summary by Onrecord of Radio Free Asia/);
    assert.match(row, /26 Aug 2020/);
  }),
);

browserTest("filters narrow the list and are taken back by a second press", () =>
  withApp(served, WIDE, async ({ page }) => {
    await page.locator("li h2 a").first().waitFor();
    const filters = page.locator("aside");
    await filters.getByRole("button", { name: /leads/ }).click();
    await page.getByText("1 report, copies folded into it").waitFor();
    assert.match(await page.locator("article").innerText(), /Lead: where it comes from/);
    await filters.getByRole("button", { name: /leads/ }).click();
    await filters.getByRole("button", { name: /Radio Free Asia/ }).click();
    await page.getByText("2 reports, copies folded into them").waitFor();
    assert.match(await page.locator("article").first().innerText(), /A copy of it fits/);
    await filters.getByRole("button", { name: /Radio Free Asia/ }).click();
    await filters.getByRole("button", { name: "Order" }).click();
    const order = "Guards on the upper river told to fire without warning";
    await page.getByRole("heading", { name: order }).waitFor();
    await page.getByText(/^\d reports?,/).waitFor();
  }),
);

browserTest("a long list is walked by j and k, and the way back leads to where one was", () =>
  withApp(served, WIDE, async ({ page }) => {
    await page.getByRole("checkbox").uncheck();
    await page.getByText("246 reports", { exact: true }).waitFor();
    assert.ok((await page.locator("li[data-index]").count()) < 60, "only rows in sight are drawn");
    for (let press = 0; press < 130; press += 1) await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.locator('li[data-index="128"] a:focus').waitFor();
    const here = await focused(page);
    const scrolled = await page.evaluate(() => scrollY);
    assert.ok(scrolled > 5_000, `${scrolled}`);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /reports\/[0-9a-f]{32}/.test(location.hash));
    await page.getByRole("heading", { level: 1, name: here }).waitFor();
    await page.goBack();
    await page.locator('li[data-index="128"] a:focus').waitFor();
    assert.equal(await focused(page), here);
    const back = await page.evaluate(() => scrollY);
    assert.ok(Math.abs(back - scrolled) < 200, `${scrolled} then ${back}`);
    assert.equal(await page.locator('li[data-index="128"]').getAttribute("aria-posinset"), "129");
  }),
);

browserTest("keys pressed ahead of the server lead to the row they stand for", () =>
  withApp(served, WIDE, async ({ page }) => {
    await page.getByRole("checkbox").uncheck();
    await page.getByText("246 reports", { exact: true }).waitFor();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/captures/ask", async (route) => {
      await held;
      await route.continue();
    });
    for (let press = 0; press < 130; press += 1) await page.keyboard.press("j");
    release();
    await page.locator('li[data-index="129"] a:focus').waitFor();
  }),
);
