// Records that may be one, and values that cannot all hold: decided in the queue and on their pages.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT } from "../cli/reports.ts";
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

/** The same event with another toll, and one that is the same but for its place. */
const OTHER_TOLL = `Four dead at Musan crossing

By Ida Kern
Tumen Post, 15 May 2021

Border guards shot and killed four people who were trying to cross the Tumen River near Musan on May 11, a farmer in the county told Tumen Post on Friday. Two others were wounded.
`;
const OTHER_PLACE = `Three killed near Hyesan

By Ola Brandt
River Gazette, 15 May 2021

Border guards shot and killed three people who were trying to cross the Yalu River near Hyesan on May 11, a trader told River Gazette on Friday. Two others were wounded.
`;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({
    "a.txt": INCIDENT_REPORT,
    "b.txt": OTHER_TOLL,
    "c.txt": OTHER_PLACE,
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) =>
  withApp(served, screen, look);

const card = (page: Page) => page.locator("section.card");

for (const list of ["pairs", "differences"] as const) {
  for (const screen of screensOf(`review-${list}`)) {
    browserTest(
      `${list} to decide on are good to read, no axe violation at ${nameOf(screen)}`,
      () =>
        inApp(screen, async (app) => {
          await goTo(app.page, `#/review/${list}`);
          await card(app.page).waitFor();
          await app.page.locator("figure blockquote").nth(1).waitFor();
          await assertGood(app, `review-${list}`);
          await app.page.keyboard.press(list === "pairs" ? "m" : "e");
          await app.page.locator("#review-reason").waitFor();
          if (list === "pairs")
            await app.page
              .getByText(/→|더|instead/)
              .first()
              .waitFor();
          await assertGood(app, `review-${list}-reason`);
          assert.deepEqual(app.complaints, []);
        }),
    );
  }
}

browserTest("a pair is told to be two, or one, by a key with a look at what would change", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await goTo(page, "#/review");
    await page.getByRole("link", { name: "Perhaps the same", exact: true }).last().click();
    await card(page).getByText("the places lie apart").waitFor();
    assert.equal(await page.locator("[data-record]").count(), 2);
    await page.keyboard.press("m");
    await card(page)
      .getByText(/ → |No longer on record/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await card(page).getByText("They stay two records").waitFor();
    await page.keyboard.press("2");
    await page.getByText("Said not to be the same.").waitFor();
    await page.getByText("That was the last one.").waitFor();
    assert.match((await served.session.say("review", "pairs")).out, /^No/);
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
    await card(page).waitFor();
    assert.match((await served.session.say("review", "pairs")).out, /places apart/);
    assert.deepEqual(complaints, []);
  }),
);

browserTest("a difference is explained by a key, and opened again on the page of its record", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await goTo(page, "#/review/differences");
    await card(page).waitFor();
    await page.keyboard.press("e");
    await page.locator("#review-reason").fill("the farmer counted one who died later");
    await page.keyboard.press("Enter");
    await page.getByText("Explained. Every value stays.").waitFor();
    assert.doesNotMatch((await served.session.say("differences", "--open")).out, /Killed/);

    await goTo(page, "#/records/incident");
    await page.locator("article", { hasText: "Musan" }).getByRole("link").click();
    const differing = page.getByRole("region", { name: "Reported differently" });
    await differing.getByText("the farmer counted one who died later").waitFor();
    await differing.getByRole("button", { name: "Open again…" }).click();
    await page.keyboard.press("2");
    await page.getByText("Open again.", { exact: true }).waitFor();
    assert.match((await served.session.say("differences", "--open")).out, /Killed/);
    await differing.getByRole("button", { name: "Dismiss…" }).click();
    await page.keyboard.press("1");
    await page.getByText("Dismissed. Every value stays.").first().waitFor();
    await page.getByText("They mean the same in other words").first().waitFor();
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
    await differing.getByRole("button", { name: "Explain…" }).waitFor();
    assert.deepEqual(complaints, []);
  }),
);
