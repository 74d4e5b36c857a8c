/**
 * The app on a large register, in a real browser: how soon the first view stands, each room, an answer
 * to a search; the longest task while one types and scrolls; 100 proposals decided by keys alone. Then
 * the same with a processor four times slower. By the clock, but tasks by the processor's time.
 * `node bench/app.ts FOLDER [REPORTS] [PARTS]`: the register of `questions`, made in FOLDER unless it stands
 * there (100,000 reports). It decides on claims: give it a copy that may change.
 */
import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import { goTo, type Served, serveApart, withApp } from "../test/browser/app.ts";
import { endBrowser } from "../test/browser/chromium.ts";
import { sessionAt } from "../test/cli/session.ts";
import { decideOne } from "./decide-by-keys.ts";
import { makeLargeRegister, wordOf } from "./large-register.ts";
import { measureTasks } from "./page-tasks.ts";

const FIRST_VIEW_BAR_MS = 1_500;
const ROOM_BAR_MS = 300;
const TASK_BAR_MS = 50;
const DECIDED = 100;
/** A slow machine has a quarter of the speed. */
const SLOWER = 4;

const [folder = "", reports = "100000", chosen = "rooms,search,find,scroll,review"] =
  process.argv.slice(2);
if (folder === "") throw new Error("name the folder of the register");

const ROOMS: readonly (readonly [string, string, string])[] = [
  ["desk", "#/desk", "h2"],
  ["reports", "#/reports", "article"],
  ["incidents", "#/records/incident", "article"],
  ["orders", "#/records/order", "article"],
  ["review", "#/review", "section.card"],
  ["in force", "#/in-force", ".asked"],
  ["codebook", "#/codebook", "h2"],
  ["verify", "#/verify", "h2"],
];

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const tell = (what: string, times: readonly number[], bar: number): void => {
  const worst = Math.max(...times);
  const held = worst <= bar ? "held" : "MISSED";
  say(
    `${what}: ${Math.round(median(times))} ms, at worst ${Math.round(worst)} (bar ${bar} ${held})`,
  );
};

const slowDown = async (page: Page, rate: number): Promise<void> => {
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
};

/** Each room three times, when nothing else is asked: the first time its code is fetched too. */
const changeRooms = async (page: Page): Promise<void> => {
  for (const [name, hash, selector] of ROOMS) {
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await goTo(page, name === "codebook" ? "#/verify" : "#/codebook");
      await page.waitForLoadState("networkidle");
      times.push(
        await timed(async () => {
          await goTo(page, hash);
          await page.locator(`main ${selector}`).first().waitFor();
        }),
      );
    }
    tell(`room change: ${name}`, times, ROOM_BAR_MS);
  }
};

const search = async (page: Page): Promise<void> => {
  await goTo(page, "#/reports");
  const box = page.locator("#words");
  const times: number[] = [];
  const longest = await measureTasks("typing and searching reports", page, async () => {
    for (const word of [0, 3, 17, 60, 99].map(wordOf)) {
      await box.fill("");
      await page.keyboard.type(word, { delay: 30 });
      const answered = page.waitForResponse((response) => response.url().endsWith("/captures/ask"));
      times.push(
        await timed(async () => {
          await page.keyboard.press("Enter");
          await (await answered).finished();
          await page.locator("main article mark").first().waitFor();
        }),
      );
    }
  });
  tell("search of reports", times, ROOM_BAR_MS);
  tell("longest task while searching", [longest], TASK_BAR_MS);
};

const find = async (page: Page): Promise<void> => {
  // Where no list has a search of its own that takes the key.
  await goTo(page, "#/verify");
  await page.locator("h1").click();
  await page.keyboard.press("/");
  const box = page.locator(".dialog.find").getByRole("combobox");
  await box.waitFor();
  const times: number[] = [];
  const longest = await measureTasks("typing into the one box", page, async () => {
    for (const words of ["Musan", "Hoeryong 2015", wordOf(5), "2012-03"]) {
      await box.fill("");
      const answered = page.waitForResponse((response) => response.url().endsWith("/find"));
      const start = performance.now();
      await box.fill(words);
      await (await answered).finished();
      times.push(performance.now() - start);
    }
  });
  await page.keyboard.press("Escape");
  tell("find", times, ROOM_BAR_MS);
  tell("longest task while finding", [longest], TASK_BAR_MS);
};

const scroll = async (page: Page): Promise<void> => {
  for (const [name, hash, selector] of ROOMS.slice(1, 5)) {
    await goTo(page, hash);
    await page.locator(`main ${selector}`).first().waitFor();
    await page.mouse.move(700, 500);
    const longest = await measureTasks(`scrolling ${name}`, page, async () => {
      for (let turn = 0; turn < 40; turn += 1) {
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(30);
      }
    });
    tell(`longest task while scrolling ${name}`, [longest], TASK_BAR_MS);
  }
};

const review = async (page: Page): Promise<void> => {
  await goTo(page, "#/review");
  await page.locator("section.card").waitFor();
  const times: number[] = [];
  let seconds = 0;
  const longest = await measureTasks("deciding", page, async () => {
    const took = await timed(async () => {
      for (let index = 0; index < DECIDED; index += 1) {
        times.push(await decideOne(page, index % 5 === 4 ? "r" : "a"));
      }
    });
    seconds = took / 1000;
  });
  const each = (seconds / DECIDED).toFixed(2);
  say(`${DECIDED} proposals decided by keys alone in ${seconds.toFixed(1)} s, ${each} s each`);
  tell("next claim after a decision", times, ROOM_BAR_MS);
  tell("longest task while deciding", [longest], TASK_BAR_MS);
};

const PARTS = { rooms: changeRooms, search, find, scroll, review };

const bench = async (served: Served, rate: number): Promise<void> => {
  say(
    `\n${rate === 1 ? "this machine" : `a processor ${rate} times slower`}, load ${loadavg()[0]}`,
  );
  const screen = { width: 1440, theme: "light", language: "en" } as const;
  await withApp(served, screen, async ({ page }) => {
    await slowDown(page, rate);
    const first = await timed(async () => {
      await page.goto(new URL("/#/desk", page.url()).href);
      await page.reload();
      await page.locator("main h2").first().waitFor();
    });
    tell("first view", [first], FIRST_VIEW_BAR_MS);
    for (const [name, part] of Object.entries(PARTS)) {
      if (!chosen.split(",").includes(name)) continue;
      try {
        await part(page);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        say(`${name}: could not be measured: ${error.message.split("\n")[0]}`);
        process.exitCode = 1;
      }
    }
  });
};

await makeLargeRegister(folder, Number(reports));
const served = await serveApart(sessionAt(folder));
try {
  for (const rate of [1, SLOWER]) await bench(served, rate);
} finally {
  await endBrowser();
  await served.stop();
}
