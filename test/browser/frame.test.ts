// The frame around every room: the way in, colours, languages, keys, and what the browser is asked for.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import {
  assertGood,
  browserTest,
  goTo,
  type OpenApp,
  type Served,
  serveFiles,
  withApp,
} from "./app.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const FIRST_VIEW_BYTES = 120 * 1024;

let served: Served | null = null;

before(async () => {
  served = await serveFiles({
    "order.txt": ORDER_REPORT,
    "incident.txt": INCIDENT_REPORT,
    "reprint.txt": REPRINT_REPORT,
  });
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, look);
};

for (const screen of screensOf("frame")) {
  browserTest(`the frame has no axe violation and complains of nothing: ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      await goTo(app.page, "#/reports");
      await assertGood(app, "frame");
      await app.page.keyboard.press("?");
      await app.page.getByRole("dialog").waitFor();
      await assertGood(app, "keys");
      await app.page.keyboard.press("Escape");
      await app.page.getByRole("dialog").waitFor({ state: "detached" });
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("the launch token leaves the address, the history and the referrer", () =>
  inApp(DESKTOP, async ({ page }) => {
    assert.doesNotMatch(page.url(), /token/);
    assert.equal(await page.evaluate(() => document.referrer), "");
    assert.equal(await page.evaluate(() => document.cookie), "");
    await page.goBack();
    assert.doesNotMatch(page.url(), /token/);
  }),
);

browserTest("the app asks this server only, and no address holds a name", () =>
  inApp(DESKTOP, async ({ page, asked }) => {
    for (const hash of ["#/desk", "#/reports", "#/records/incident", "#/codebook"]) {
      await goTo(page, hash);
    }
    await goTo(page, "#/reports");
    await page.getByRole("link", { name: /Guards on the upper river/ }).click();
    await page.getByRole("heading", { level: 1, name: /Guards on/ }).waitFor();
    const own = new URL("/", page.url()).href;
    const elsewhere = asked.filter((address) => !address.startsWith(own));
    assert.deepEqual(elsewhere, []);
    assert.ok(asked.length > 10, `${asked.length} requests were seen`);
    const telling = asked.filter((address) =>
      /ford|Musan|Monitor|Tester/i.test(decodeURI(address)),
    );
    assert.deepEqual(telling, []);
  }),
);

browserTest("the first view needs at most 120 KB of JavaScript, compressed", () =>
  inApp(DESKTOP, async ({ page, asked }) => {
    const scripts = [...new Set(asked.filter((address) => address.endsWith(".js")))];
    assert.ok(scripts.length > 0);
    const bodies = await page.evaluate(
      (addresses) => Promise.all(addresses.map(async (address) => (await fetch(address)).text())),
      scripts,
    );
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    assert.ok(bytes <= FIRST_VIEW_BYTES, `${Math.round(bytes / 1024)} KB`);
  }),
);

browserTest("the code of the rooms is there before they are entered", () =>
  inApp(DESKTOP, async ({ page, asked }) => {
    const scripts = () => new Set(asked.filter((address) => /\.js$/.test(address)));
    const first = scripts();
    await page.waitForResponse((response) => /\/settings[^/]*\.js$/.test(response.url()));
    const ahead = scripts();
    assert.ok(ahead.size > first.size + 10, `${first.size} scripts, then ${ahead.size}`);
    for (const hash of ["#/desk", "#/records/incident", "#/review", "#/verify"]) {
      await goTo(page, hash);
    }
    assert.deepEqual(
      [...scripts()].filter((address) => !ahead.has(address)),
      [],
    );
  }),
);

browserTest("language and colours change at once and are remembered, and nothing else is", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/reports");
    await page.getByLabel("Language").selectOption("ko");
    await page.getByRole("link", { name: "코드북" }).waitFor();
    assert.equal(await page.getAttribute("html", "lang"), "ko");
    await page.getByLabel("색").selectOption("dark");
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.reload();
    await page.getByRole("link", { name: "코드북" }).waitFor();
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
    assert.equal(await paper(), "rgb(24, 23, 21)");
    const kept = await page.evaluate(() => Object.keys(localStorage).sort());
    assert.deepEqual(kept, ["onrecord-language", "onrecord-theme"]);
  }),
);

browserTest("the keyboard alone reaches every room, and the focus is seen", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/reports");
    const reached = new Set<string>();
    for (let press = 0; press < 24; press += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const { activeElement: element } = document;
        if (element === null || element === document.body) return null;
        return {
          href: element.getAttribute("href"),
          outline: getComputedStyle(element).outlineStyle,
          tag: element.outerHTML.slice(0, 120),
        };
      });
      if (focus === null) continue;
      assert.equal(focus.outline, "solid", focus.tag);
      if (focus.href !== null) reached.add(focus.href);
    }
    for (const hash of [
      "#/desk",
      "#/reports",
      "#/records/incident",
      "#/records/order",
      "#/codebook",
    ]) {
      assert.ok(reached.has(hash), hash);
    }
  }),
);

browserTest("a page of what is not on record says what it is and has a way on", () =>
  inApp({ ...DESKTOP, width: 360 }, async (app) => {
    const { page } = app;
    const missing = "f".repeat(32);
    for (const [name, hash] of [
      ["Report", `#/reports/${missing}`],
      ["Report", `#/reports/${missing}/code`],
      ["Record", `#/records/i-${missing}`],
    ] as const) {
      await goTo(page, hash, new RegExp(`^${name}$`));
      await page.getByText("It is not on record.").waitFor();
      assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
      await assertGood(app, `missing-${name}`);
      await page.getByRole("link", { name: "To the reports" }).click();
      await page.getByRole("heading", { level: 1, name: /Reports/ }).waitFor();
    }
  }),
);
