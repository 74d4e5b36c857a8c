// The first screen: two ways in, and the teaching sample with its banner on every page and sheet.
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
import { nameOf, screensOf } from "./screens.ts";
import { glyphsBySheet } from "./sheets.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const BANNER = "Teaching sample: not evidence, do not cite";

let served: Served | null = null;

before(async () => {
  served = await serveSession(openSession());
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, look);
};

const bannerOf = (page: Page) => page.getByText(BANNER, { exact: true });

for (const screen of screensOf("first")) {
  browserTest(`the first screen has no axe violation: ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      await app.page.locator("#register-name").waitFor();
      await assertGood(app, "first");
      await app.page.locator("#person-name").fill("");
      await app.page.locator("form button").click();
      assert.equal(await app.page.locator("#register-name").getAttribute("aria-invalid"), "true");
      await assertGood(app, "first-missing");
    }),
  );
}

browserTest("the sample is made and opened by one key, and its banner is on every page", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await page.locator("#register-name").waitFor();
    await page.keyboard.press("s");
    await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
    await page.getByText("One kilometre from China, and no reason counts").waitFor();
    const hashes = ["reports", "records/incident", "records/order", "records/copies", "codebook"];
    for (const hash of [...hashes, "start"]) {
      await goTo(page, `#/sample/${hash}`);
      assert.ok(await bannerOf(page).isVisible(), hash);
      await page.emulateMedia({ media: "print" });
      assert.ok(await bannerOf(page).isVisible(), `${hash} on paper`);
      await page.emulateMedia({ media: null });
    }
    assert.deepEqual(complaints, []);
  }),
);

browserTest("every sheet that is printed of a report of the sample is headed by the banner", () =>
  inApp({ ...DESKTOP, theme: "dark" }, async ({ page }) => {
    await goTo(page, "#/sample/reports");
    await page
      .getByRole("link", { name: /Five attempts/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: /Five attempts/ }).waitFor();
    await page.getByText("Afterwards the tone changed.").waitFor();
    const sheets = glyphsBySheet(await page.pdf({ format: "A6" }));
    assert.ok(sheets.length > 2, `${sheets.length} sheets`);
    const [first = []] = sheets;
    const head = first.slice(0, BANNER.length);
    // A letter is drawn alike wherever it stands, and this many alike are no chance.
    assert.ok(new Set(head).size > 10);
    for (const glyphs of sheets) assert.deepEqual(glyphs.slice(0, BANNER.length), head);
  }),
);

browserTest("a late answer about the other register changes nothing", () =>
  inApp(DESKTOP, async ({ page }) => {
    await page.locator("#register-name").waitFor();
    // The answer that there is no register of their own comes when the sample is drawn already.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/v1/register", async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.evaluate(() => location.assign("#/sample/reports"));
    await page.getByRole("link", { name: /Five attempts/ }).waitFor();
    const late = page.waitForResponse(/\/api\/v1\/register$/);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
    letGo();
    await (await late).finished();
    await page.waitForTimeout(300);
    assert.deepEqual(
      asked.filter((one) => one.startsWith("POST")),
      [],
      "nothing is made anew",
    );
    await page
      .getByRole("navigation")
      .getByRole("link", { name: /Incidents/ })
      .waitFor({ timeout: 1000 });
    await page.getByRole("link", { name: /Five attempts/ }).click();
    await page.getByRole("heading", { level: 1, name: /Five attempts/ }).waitFor();
  }),
);

for (const screen of screensOf("start-over")) {
  browserTest(`starting over is asked about first: ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      await goTo(app.page, "#/sample/start", /^(The teaching sample|학습용 표본)$/);
      const over = app.page.locator("main button");
      await over.click();
      await app.page.locator("main .warning").waitFor();
      await assertGood(app, "start-over");
      await app.page.locator("main button").last().click();
      await app.page.locator("main .warning").waitFor({ state: "detached" });
    }),
  );
}

browserTest("started over, the sample has lost what was practised", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/sample/start", /^The teaching sample$/);
    await page.locator("main").getByRole("button", { name: "Start over" }).click();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
    await page.getByText("One kilometre from China, and no reason counts").waitFor();
  }),
);

browserTest("an own register is started by keyboard, and the app opens it from then on", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/start");
    await page.locator("#register-name").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.press("Enter");
    await page.getByText("Write a name for the register.").waitFor();
    await page.keyboard.type("Vessin watch");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Desk" }).waitFor();
    await page.getByRole("link", { name: "Vessin watch" }).waitFor();
    assert.ok(!(await bannerOf(page).isVisible()));
    await page.reload();
    await page.getByRole("link", { name: "Vessin watch" }).waitFor();
    await page.getByRole("link", { name: "Teaching sample" }).click();
    await bannerOf(page).waitFor();
    const said = await served?.session.say("reports");
    assert.equal(said?.code, 0);
  }),
);
