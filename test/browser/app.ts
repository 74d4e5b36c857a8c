/** A person at the app: a register of their own, the real server, a real browser. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { addressIn, FREE_PORT, openSession, type Session } from "../cli/session.ts";
import { endBrowser, findChromium, NO_CHROMIUM, type Screen, withBrowser } from "./chromium.ts";

const skip = findChromium() === null ? NO_CHROMIUM : false;
/** ONRECORD_SCREENSHOTS=FOLDER keeps a picture of every screen, to be looked at. */
const pictures = process.env.ONRECORD_SCREENSHOTS;

/** ONRECORD_LAG=MS has every answer come up to so much later, each by chance, as a loaded machine does. */
const lag = Number(process.env.ONRECORD_LAG ?? "0");

/** A page that spins would never end by itself, in milliseconds. */
const TIME_LIMIT = 180_000;

/** A test that needs a browser; skipped, and told so, where there is none. */
export const browserTest = (title: string, look: (context: TestContext) => Promise<void>) => {
  // Of the file that is being read: the next one of this process opens its own.
  after(endBrowser);
  return test(title, { skip, timeout: TIME_LIMIT }, look);
};

/** A register that is served. */
export type Served = {
  readonly session: Session;
  /** Opens the app: the first time by the address that opens once, then by its cookie. */
  readonly enter: (browser: BrowserContext, page: Page) => Promise<void>;
  readonly stop: () => Promise<void>;
};

let isBuilt = false;

/** The app, from its sources as they are now. */
function build(): void {
  if (isBuilt) return;
  execFileSync(process.execPath, ["scripts/build-web.mjs"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  isBuilt = true;
}

/** Serves the register of a session, made or not. */
export async function serveSession(session: Session): Promise<Served> {
  build();
  const { address, stop } = await session.serve();
  return { session, enter: entry(address), stop };
}

/** The same as a process of its own, as a person starts it and as benches measure it. */
export async function serveApart(session: Session): Promise<Served> {
  build();
  const child = session.spawn("serve", "--port", FREE_PORT);
  return { session, enter: entry(await addressOf(child)), stop: () => stop(child) };
}

function entry(launchAddress: string): Served["enter"] {
  let cookies: Awaited<ReturnType<BrowserContext["cookies"]>> = [];
  return async (browser, page) => {
    if (cookies.length > 0) {
      await browser.addCookies(cookies);
      await page.goto(new URL("/", launchAddress).href);
    } else {
      await page.goto(launchAddress);
      cookies = await browser.cookies();
    }
  };
}

/** A new session with a register that holds these files, served. */
export async function serveFiles(files: Readonly<Record<string, string>>): Promise<Served> {
  const session = openSession();
  await session.say("init", "--name", "Border register", "--person", "Tester");
  const paths = Object.entries(files).map(([name, text]) => session.file(`in/${name}`, text));
  if (paths.length > 0) assert.equal((await session.say("add", ...paths)).code, 0);
  return serveSession(session);
}

/** Opens the app in a fresh browser, gives it to `look`, and closes both browser and nothing else. */
export async function withApp(
  served: Served,
  screen: Screen,
  look: (app: OpenApp) => Promise<void>,
): Promise<void> {
  await withBrowser(screen, async (browser) => {
    const app = await openApp(served, browser, screen);
    await look(app);
    // What is still asked for when the look is over goes nowhere.
    await app.page.unrouteAll({ behavior: "ignoreErrors" });
  });
}

export type OpenApp = {
  readonly page: Page;
  readonly screen: Screen;
  /** Every address the browser asked for. */
  readonly asked: readonly string[];
  /** What the console complained of: broken policies, failed requests, exceptions. */
  readonly complaints: readonly string[];
};

async function openApp(served: Served, browser: BrowserContext, screen: Screen): Promise<OpenApp> {
  const asked: string[] = [];
  const complaints: string[] = [];
  const page = browser.pages()[0] ?? (await browser.newPage());
  browser.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    // Taking a picture of a map makes the driver tell how slow that was.
    if (/GL Driver Message/.test(message.text())) return;
    if (message.type() !== "log") complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  if (lag > 0) await delayAnswers(page);
  await served.enter(browser, page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, screen, asked, complaints };
}

async function delayAnswers(page: Page): Promise<void> {
  await page.route("**/api/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * lag));
    await route.continue();
  });
}

/** Has the answer to these words come no sooner than it is released; `asked` is when they were asked for. */
export async function holdAnswers(page: Page, part: string, words: string) {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(`**/api/v1/${part}`, async (route) => {
    if (route.request().postDataJSON().words === words) {
      asked.resolve();
      await released.promise;
    }
    await route.fallback();
  });
  return { asked: asked.promise, release: () => released.resolve() };
}

/** Goes to a page by its hash, as a bookmark does, and waits for its heading. */
export async function goTo(page: Page, hash: string, heading?: RegExp): Promise<void> {
  await page.evaluate((to) => location.assign(to), hash);
  const wanted = heading === undefined ? {} : { name: heading };
  await page.getByRole("heading", { level: 1, ...wanted }).waitFor();
}

/** No axe violation (WCAG 2.2 AA and best practice), nothing wider than the screen; keeps a picture. */
export async function assertGood(
  { page, screen }: OpenApp,
  name: string,
  /** A selector: what lies behind a dialog is dimmed and cannot be reached. */
  within = "html",
): Promise<void> {
  const told = await violationsIn(page, within);
  await keepPicture(page, name, screen);
  assert.deepEqual(told, [], name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, `${name} is wider than the screen`);
}

/** Half as long as what axe-core itself hands out, for a page to read. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** The page is given axe once, and tells what is wrong alone: all that is right is megabytes. */
async function violationsIn(page: Page, within: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (selector) => {
    const { violations } = await window.axe.run(selector, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, within);
}

async function keepPicture(page: Page, name: string, screen: Screen): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  const file = `${name}-${screen.width}-${screen.theme}-${screen.language}.png`;
  await page.screenshot({ path: join(pictures, file), fullPage: true });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout?.on("data", (data: Buffer) => {
      out += data.toString();
      const address = addressIn(out);
      if (address !== null) resolve(address);
    });
    child.stderr?.on("data", (data: Buffer) => {
      err += data.toString();
    });
    child.on("close", (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on("close", () => resolve());
    // A server that ended by itself closes no second time.
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.kill("SIGINT");
  });
}
