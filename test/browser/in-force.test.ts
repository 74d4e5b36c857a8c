// What was reported in effect: found in the teaching sample by somebody who has no manual.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { openSession } from "../cli/session.ts";
import {
  assertGood,
  browserTest,
  goTo,
  type OpenApp,
  type Served,
  serveSession,
  withApp,
} from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;
const ROOM = "#/sample/in-force";

let served: Served | null = null;

before(async () => {
  if (findChromium() === null) return;
  const session = openSession();
  await session.say("sample");
  served = await serveSession(session);
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, look);
};

const placeBox = (page: Page) => page.getByRole("combobox", { name: /Place|장소/ });
const dayAnswer = (page: Page) => page.locator("section.day");

/** Asks about a place and a day as a person does: by writing them. */
async function ask(page: Page, place: string, day: string): Promise<void> {
  await placeBox(page).fill(place);
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await dayAnswer(page).waitFor();
  await page.locator("input[type=date]").first().fill(day);
  await page.waitForURL(new RegExp(`/in-force/[0-9a-f]{12}/${day}`));
  await dayAnswer(page)
    .getByRole("heading", { level: 2, name: /1 Sept 2020|2020\. 9\. 1\./ })
    .waitFor();
}

for (const screen of screensOf("in-force")) {
  browserTest(`orders in force are good to read at ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      const { page } = app;
      await goTo(page, ROOM);
      await placeBox(page).waitFor();
      const names = await app.page
        .locator("section[aria-labelledby=named] :is(h3, li)")
        .allInnerTexts();
      assert.deepEqual(names, [...new Set(names)], "every place is named once");
      await assertGood(app, "in-force-places");
      await ask(page, screen.language === "ko" ? "회령" : "Hoeryong", "2020-09-01");
      await page.locator("section.day article dl").first().waitFor();
      await assertGood(app, "in-force-day");
      await page.locator(".asked > button").click();
      await page.locator(".room-map li button").first().waitFor();
      await page.locator("canvas.maplibregl-canvas, .sides > p").first().waitFor();
      await assertGood(app, "in-force-map");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("what was ordered for Hoeryong on 1 September 2020 is found in the sample", () =>
  inApp(WIDE, async ({ page, asked }) => {
    await goTo(page, "#/sample/reports");
    await page.getByRole("navigation").getByRole("link", { name: "Orders in force" }).click();
    await ask(page, "Hoeryong", "2020-09-01");
    const order = dayAnswer(page)
      .locator("article", { hasText: "1–2 km from the border blockade line" })
      .first();
    await order.locator("dl").waitFor();
    const told = await order.innerText();
    assert.match(told, /^Allowed or ordered: .*shoot on sight.*; made a duty: curfew/i);
    assert.match(told, /presumed: 5 days since it was last observed, on 27 Aug 2020/);
    assert.match(told, /Addressed to\s+guards, soldiers and police/);
    assert.match(told, /By whose account\s+.*resident.*Radio Free Asia/);
    // A copy is told as one, and the hour in the words that tell it.
    assert.match(told, /repeated in a copy by American Military News, which adds no account/);
    assert.doesNotMatch(told, /→ American Military News/);
    assert.match(told, /26 Aug 2020 \(“.*midnight on the 26th.*”\).* or 27 Aug 2020 \(“.*midnight/);
    assert.match(told, /3–4 accounts.*Independence not established/);
    assert.match(told, /Zone: 1–2 km or 1 km\s+Different accounts say so/);
    assert.match(told, /the border blockade line or the Chinese border/);
    assert.match(told, /Supreme Command \(of another order of its family\)/);
    const beside = page.locator("section", {
      has: page.getByRole("heading", { name: "Reported side by side" }),
    });
    const differing = await beside.innerText();
    for (const words of [
      /\b1 km: American Military News, Radio Free Asia \(all in summaries by Onrecord\)\s+1–2 km: ASIAPRESS/,
      /\b1 km, the border/,
      /Supreme Command/,
      /Social Security/,
    ]) {
      assert.match(differing, words);
    }
    assert.match(differing, /perhaps here too/);
    const incidents = page.locator("section[data-kind=incident]");
    assert.match(
      await incidents.innerText(),
      /That is not “none happened”|Onrecord keeps no links/,
    );
    for (const [question, answer] of [
      ["Is it confirmed?", /never says so/],
      ["Is it still in force?", /Nobody outside can know/],
      ["Exactly where?", /no finer than the county/],
      ["Did this order cause these incidents?", /does not join them/],
    ] as const) {
      await page.getByText(question).click();
      await page.getByText(answer).waitFor();
    }
    const all = await page.locator("main").innerText();
    assert.doesNotMatch(all, /is confirmed|is true|is still in force/i);
    // What another order of its family says stands beside it with that order's words.
    await order.getByRole("link", { name: /curfew/ }).click();
    const differences = page.locator("section", {
      has: page.getByRole("heading", { name: "Reported differently" }),
    });
    const issuer = differences.locator("article", { hasText: "Who gave it" });
    await issuer.getByRole("link", { name: "Said of another order of its family" }).waitFor();
    assert.match(await issuer.innerText(), /a telegram from the Supreme Command/);
    // No name ever stands in an address.
    assert.deepEqual(
      [...asked, page.url()].filter((url) => /hoeryong|hamgyong|kp-/i.test(url)),
      [],
    );
  }),
);

browserTest(
  "every day and every place is reached by keyboard alone, also from the map's list",
  () =>
    inApp(WIDE, async ({ page }) => {
      await goTo(page, ROOM);
      await placeBox(page).focus();
      await page.keyboard.type("hoiry");
      await page.getByRole("option", { name: /Hoeryong/ }).waitFor();
      await page.keyboard.press("Enter");
      await dayAnswer(page).waitFor();
      await page.locator("h1").click();
      await page.keyboard.press("[");
      await page.waitForURL(/\/\d{4}-\d{2}-\d{2}/);
      const day = /\d{4}-\d{2}-\d{2}/.exec(page.url())?.[0];
      await page.keyboard.press("[");
      await page.waitForURL((url) => !url.href.includes(day ?? ""));
      await page.getByRole("slider", { name: "On" }).focus();
      const told = await page.getByRole("slider", { name: "On" }).getAttribute("aria-valuetext");
      await page.keyboard.press("ArrowRight");
      assert.notEqual(
        await page.getByRole("slider", { name: "On" }).getAttribute("aria-valuetext"),
        told,
      );
      await page.getByRole("button", { name: "Choose on a map" }).focus();
      await page.keyboard.press("Enter");
      const province = page.getByRole("button", { name: "Ryanggang Province" });
      await province.waitFor();
      await province.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /Ryanggang/ }).waitFor();
      // Its counties follow it, told as approximate before they are named.
      const counties = page.getByRole("list", {
        name: "Counties and cities of Ryanggang Province, approximate on the map",
      });
      await counties.getByRole("listitem").first().waitFor();
      await page.keyboard.press("Tab");
      assert.equal(
        await page.evaluate(() => document.activeElement?.textContent),
        "Kimhyongjik County",
      );
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /Kimhyongjik/ }).waitFor();
      await counties.getByRole("button", { pressed: true, name: "Kimhyongjik County" }).waitFor();
      await page.goBack();
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: /Hoeryong/ }).waitFor();
    }),
);

browserTest("orders are asked about by whom they address, and as the register held them", () =>
  inApp(WIDE, async ({ page, asked }) => {
    await goTo(page, ROOM);
    await ask(page, "Hoeryong", "2020-09-01");
    const options = page.getByLabel("Addressed to", { exact: true }).locator("option");
    const names = (await options.allInnerTexts()).map((name) => name.toLowerCase());
    assert.deepEqual(names, [...new Set(names)]);
    assert.ok(!names.some((name) => name.startsWith("the ")));
    await page.getByLabel("Addressed to", { exact: true }).selectOption("border guards");
    await dayAnswer(page).getByText("for border guards").waitFor();
    await page.getByLabel("Addressed to", { exact: true }).selectOption("");
    await dayAnswer(page).locator("article", { hasText: "1 km" }).first().waitFor();
    await page.getByLabel(/As this register held it: any day/).fill("2001-01-01");
    await dayAnswer(page).getByText("as this register held it on 1 Jan 2001").waitFor();
    await dayAnswer(page).getByText("Nothing is reported to have been in effect").waitFor();
    assert.match(page.url(), /held-2001-01-01$/);
    assert.deepEqual(
      asked.filter((url) => /guards/.test(url)),
      [],
    );
  }),
);

browserTest("what could not be known by a day is left out of its answer", () =>
  inApp(WIDE, async ({ page }) => {
    await goTo(page, ROOM);
    await ask(page, "Hoeryong", "2020-09-01");
    assert.match(await dayAnswer(page).innerText(), /1 km/);
    await page.getByLabel(/As published by: any day/).fill("2019-01-01");
    await dayAnswer(page).getByText("as published by 1 Jan 2019").waitFor();
    assert.doesNotMatch(await dayAnswer(page).innerText(), /1 km/);
  }),
);
