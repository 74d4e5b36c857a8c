// npm run screenshot: makes the picture of the README from the teaching sample, with the real server
// and an installed Chromium (CHROMIUM names another one).
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { ensureInstalled, root } from "./bootstrap.mjs";
import { ensureWebBuilt } from "./build-web.mjs";

const PICTURE = join(root, "docs", "images", "reading-room.png");
/** Which report of the sample is shown. */
const TITLE = /Five attempts/;

const node = ensureInstalled();
ensureWebBuilt(node);
const home = mkdtempSync(join(tmpdir(), "onrecord-screenshot-"));
const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
const server = spawn(node, [join(root, "src", "cli", "onrecord.ts"), "serve"], { env });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 860 },
    deviceScaleFactor: 1.5,
    colorScheme: "light",
    locale: "en-GB",
  });
  await page.goto(await addressOf(server));
  await page.getByRole("button", { name: /Open the sample/ }).click();
  await page.getByRole("link", { name: TITLE }).first().click();
  await page.locator("mark").first().waitFor();
  await page.keyboard.press("j");
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(dirname(PICTURE), { recursive: true });
  await page.screenshot({ path: PICTURE, animations: "disabled" });
  process.stdout.write(`${PICTURE}\n`);
} finally {
  await browser.close();
  server.kill("SIGINT");
  await new Promise((resolve) => server.on("close", resolve));
  rmSync(home, { recursive: true, force: true });
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (data) => {
      out += data;
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(out)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on("close", (code) => reject(new Error(`serve ended with ${code}`)));
  });
}
