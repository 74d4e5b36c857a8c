import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { type Serving, serve } from "../../src/server/serve.ts";
import type { View } from "../../src/store/store.ts";
import {
  LEAD,
  REPORT,
  registersShowing,
  SECRET,
  sampleView,
  UNREAD,
} from "../server/sample-view.ts";
import { findChromium, NO_CHROMIUM, type Screen, withBrowser } from "./chromium.ts";

const skip = findChromium() === null ? NO_CHROMIUM : false;
const screens: readonly Screen[] = [360, 1440].flatMap((width) => [
  { width, theme: "light" } as const,
  { width, theme: "dark" } as const,
]);
/** ONRECORD_SCREENSHOTS=FOLDER keeps a picture of every screen, to be looked at. */
const pictures = process.env.ONRECORD_SCREENSHOTS;

let view: View | null = sampleView;
let serving: Serving;

before(async () => {
  if (skip !== false) return;
  execFileSync(process.execPath, ["scripts/build-web.mjs"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  serving = await serve({ registers: registersShowing(async () => view), port: 0 });
});
after(async () => {
  if (skip === false) await serving.close();
});

/** Opens the app as the printed address does; gives every address it asked for and every complaint. */
async function launch(browser: BrowserContext) {
  const asked: string[] = [];
  const complaints: string[] = [];
  const page = browser.pages()[0] ?? (await browser.newPage());
  browser.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (message.type() !== "log") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(serving.launchAddress());
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, asked, complaints };
}

const open = async (page: Page, hash: string, heading: RegExp) => {
  await page.evaluate((to) => location.assign(to), hash);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

async function assertAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
  assert.deepEqual(told, [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, `${what} is wider than the screen`);
}

async function keepPicture(page: Page, name: string, { width, theme }: Screen): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}-${width}-${theme}.png`), fullPage: true });
}

const browserTest = (title: string, look: (context: TestContext) => Promise<void>) =>
  test(title, { skip }, look);

for (const screen of screens) {
  browserTest(`every page has no axe violation at ${screen.width} px, ${screen.theme}`, () =>
    withBrowser(screen, async (browser) => {
      const { page, complaints } = await launch(browser);
      const look = async (name: string) => {
        await assertAccessible(page, name);
        await keepPicture(page, name, screen);
      };
      await look("reports");
      await open(page, `#/reports/${REPORT}`, /Guards on the Orun/);
      await page.getByRole("button", { name: /Incident/ }).click();
      await look("report");
      await open(page, `#/reports/${LEAD}`, /강을 건너던/);
      await look("lead");
      await open(page, `#/reports/${UNREAD}`, /scan-of-a-letter/);
      await look("unread");
      await open(page, "#/records/incident", /Reported incidents/);
      await look("incidents");
      await open(page, "#/records/order", /Reported orders/);
      await look("orders");
      assert.deepEqual(complaints, []);
    }),
  );
}

browserTest("the launch token leaves the address, the history and the referrer", () =>
  withBrowser({ width: 1440, theme: "light" }, async (browser) => {
    const { page } = await launch(browser);
    assert.equal(page.url(), `http://127.0.0.1:${serving.port}/`);
    assert.equal(await page.evaluate(() => document.referrer), "");
    assert.equal(await page.evaluate(() => document.cookie), "");
    await page.goBack();
    assert.doesNotMatch(page.url(), /token/);
  }),
);

browserTest("the app asks this server only, and no address holds a name", () =>
  withBrowser({ width: 1440, theme: "light" }, async (browser) => {
    const { page, asked } = await launch(browser);
    await open(page, `#/reports/${REPORT}`, /Guards on the Orun/);
    await open(page, "#/records/order", /Reported orders/);
    const own = `http://127.0.0.1:${serving.port}/`;
    assert.deepEqual(
      asked.filter((address) => !address.startsWith(own)),
      [],
    );
    assert.ok(asked.length > 6, `${asked.length} requests were seen`);
    assert.deepEqual(
      asked.filter((address) => /Kessel|Orun|Courier/i.test(decodeURIComponent(address))),
      [],
    );
  }),
);

browserTest("a report shows its words unchanged, its claims marked and its secret veiled", () =>
  withBrowser({ width: 1440, theme: "light" }, async (browser) => {
    const { page } = await launch(browser);
    await open(page, `#/reports/${REPORT}`, /Guards on the Orun/);
    const marks = await page
      .locator("mark")
      .evaluateAll((found) =>
        found.map((mark) => [mark.getAttribute("data-kind"), mark.textContent?.slice(0, 14)]),
      );
    assert.deepEqual(marks, [
      ["order", "Guards along t"],
      ["incident", "Two days later"],
      ["denial", "The government"],
    ]);
    const text = (await page.locator("article").innerText()).replace(/\s+/g, " ");
    assert.match(
      text,
      /People used to go over passage veiled: crossing point, but nobody does now\./,
    );
    assert.ok(!(await page.content()).includes(SECRET));
    const margin = page.getByRole("complementary");
    assert.match(await margin.innerText(), /3 reported killed, 1 reported wounded/);
    assert.doesNotMatch(await page.locator("body").innerText(), /confirmed|still in force/i);
  }),
);

browserTest("a claim is chosen by keyboard alone, and the focus is seen", () =>
  withBrowser({ width: 1440, theme: "light" }, async (browser) => {
    const { page } = await launch(browser);
    await open(page, `#/reports/${REPORT}`, /Guards on the Orun/);
    const incident = page.getByRole("button", { name: /Incident/ });
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press("Tab");
      if (await incident.evaluate((button) => button === document.activeElement)) break;
    }
    const outline = await incident.evaluate((button) => getComputedStyle(button).outlineStyle);
    assert.equal(outline, "solid");
    await page.keyboard.press("Enter");
    assert.equal(await incident.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("mark.chosen").count(), 1);
    assert.equal(await page.locator("mark.chosen").getAttribute("data-kind"), "incident");
  }),
);

browserTest("the first page says how to begin when there is no register, or nothing in it", () =>
  withBrowser({ width: 360, theme: "light" }, async (browser) => {
    try {
      view = null;
      const { page } = await launch(browser);
      const begin = await page.locator("main").innerText();
      assert.match(begin, /npx onrecord init FOLDER --name NAME/);
      assert.match(begin, /npx onrecord add FILES/);
      await assertAccessible(page, "begin");
      await keepPicture(page, "begin", { width: 360, theme: "light" });
      const facts = { ...(await sampleView.facts()), captures: 0 };
      view = { ...sampleView, facts: async () => facts };
      await page.reload();
      await page.getByRole("heading", { name: /Nothing is on record here yet/ }).waitFor();
    } finally {
      view = sampleView;
    }
  }),
);
