// What reports bring with them: markup, endless words, directions of writing, thousands of claims.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";

const PHONE = { width: 360, theme: "light", language: "en" } as const;
const TURNING = /[\u202a-\u202e\u2066\u2067]/;
const MARKUP = "<img src=x onerror=window.taken=1><script>window.taken=1</script>";

const report = (title: string, outlet: string, count: string, town: string) =>
  `${title}\n\n${outlet}, 14 May 2021\n\nBorder guards shot and killed ${count} people near ${town} on May 11, 2021, an official in the county told ${outlet}. ${MARKUP} **bold** [link](javascript:window.taken=1)\n`;

/** One report that tells of more than a list shows at once. */
const MANY = Array.from({ length: 400 }, (_, at) => {
  const day = new Date(Date.UTC(2010, 0, 1 + at * 9));
  const told = day.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
  return `Border guards shot and killed ${(at % 7) + 2} people near Hoeryong on ${told}, a resident said.`;
}).join("\n\n");

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({
    "turned.txt": report("Report \u202ethgin ta \u2067 shots", "Daily NK", "three", "Musan"),
    "arabic.txt": report("تقرير عن إطلاق النار على الحدود", "Radio Free Asia", "four", "Hyesan"),
    "endless.html": `<html><head><title>${"A".repeat(500)}</title></head><body><article><h1>${"A".repeat(500)}</h1><p>Border guards shot and killed five people near Onsong on May 12, 2021, a resident said.</p></article></body></html>`,
    "markup.txt": report(`${MARKUP} # Heading`, "NK Times", "six", "Sinuiju"),
    "unseen.txt": report("Zero\u200bwidth\u2060 \ufefftitle\u0007", "KBS", "seven", "Hyesan"),
    "many.txt": `Many at once\n\nDaily NK, 20 May 2021\n\n${MANY}\n`,
    [`${"long-name".repeat(20)}.txt`]: "Nothing that anybody claims.\n",
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const isTaken = (page: Page) => page.evaluate(() => "taken" in window);

browserTest("no title, outlet or text breaks out of its place in any room, nor the layout", () =>
  withApp(served, PHONE, async (app) => {
    const { page } = app;
    for (const room of ["reports", "desk", "review", "figures", "verify", "records/incident"]) {
      await goTo(page, `#/${room}`);
      // Whatever a room has: it is there once nothing is asked for any more.
      await page.waitForLoadState("networkidle");
      await assertGood(app, `hostile-${room.replace("/", "-")}`);
    }
    await goTo(page, "#/reports");
    await page.locator("[data-open], li[data-index] a").first().waitFor();
    const links = await page
      .locator("main a[href*='#/reports/']")
      .evaluateAll((all) => all.flatMap((one) => one.getAttribute("href") ?? []));
    assert.ok(links.length >= 6);
    for (const href of new Set(links)) {
      await goTo(page, href);
      await page.locator("h1").waitFor();
      await page.keyboard.press("j");
      await assertGood(app, "hostile-reading");
    }
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.equal(await isTaken(page), false);
    // The markup of the texts asks for nothing: what is refused would be complained of.
    assert.deepEqual(app.complaints, []);
  }),
);

browserTest("a title turns the writing of no sentence that it stands in", () =>
  withApp(served, PHONE, async ({ page }) => {
    await goTo(page, "#/verify");
    await page.getByRole("button", { name: "Reports", exact: true }).click();
    await page.getByText(/^Report added: Report/).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), TURNING);
    const arabic = await page.getByText(/^Report added: .*تقرير/).innerText();
    assert.match(arabic, /\u2068تقرير[^\u2069]*\u2069/);
  }),
);

browserTest("hundreds of incidents at one place are as many marks as there are pixels", () =>
  withApp(served, PHONE, async ({ page }) => {
    await goTo(page, "#/in-force");
    await page.getByRole("combobox", { name: "Place" }).fill("Hoeryong");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator("section.day").waitFor();
    const marks = page.locator("svg circle.incident");
    await marks.first().waitFor();
    assert.ok((await marks.count()) <= PHONE.width);
    assert.equal(await page.locator("main table tr").count(), 0);
    await page.getByText("The same as a table").click();
    await page.locator("main table tr").nth(300).waitFor();
  }),
);
