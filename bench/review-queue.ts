/**
 * How quickly what waits can be decided without the mouse: 100 proposals by key and Enter, how long
 * until each next one stands there, and the longest task of the page meanwhile; then the one box.
 * `node bench/review-queue.ts [REPORTS]` (default 1,000, two claims each)
 */
import type { Page } from "playwright-core";
import { goTo, serveApart, withApp } from "../test/browser/app.ts";
import { endBrowser } from "../test/browser/chromium.ts";
import { numberedReport } from "../test/cli/reports.ts";
import { openSession } from "../test/cli/session.ts";
import { decideOne } from "./decide-by-keys.ts";

/** From the key that decides to the next claim, for half of them, in milliseconds. */
const NEXT_BAR_MS = 100;
/** Nothing may hold the page up longer while one decides. */
const TASK_BAR_MS = 50;
const FIND_BAR_MS = 300;
const DECIDED = 100;
const reports = Number(process.argv[2] ?? "1000");

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const worst = (values: readonly number[]): number => Math.max(...values);

/** Every task of the page over 50 ms, as the browser itself counts them. */
const countLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const found: number[] = [];
    Reflect.set(globalThis, "longTasks", found);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(duration);
    }).observe({ type: "longtask" });
  });

const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => Reflect.get(globalThis, "longTasks"));

const findOne = async (page: Page, words: string): Promise<number> => {
  const answered = page.waitForResponse((response) => response.url().endsWith("/find"));
  const start = performance.now();
  await page.getByRole("combobox").fill(words);
  await (await answered).finished();
  return performance.now() - start;
};

const session = openSession();
await session.say("init", "--name", "Bench", "--person", "Tester");
const lines = Array.from({ length: reports }, (_, index) =>
  JSON.stringify({ id: `${index}`, text: numberedReport(index), outlet: `Outlet ${index % 20}` }),
);
const added = await session.sayWith(lines.join("\n"), "add", "-");
if (added.code !== 0) throw new Error(added.err);
const served = await serveApart(session);
try {
  await withApp(served, { width: 1440, theme: "light", language: "en" }, async ({ page }) => {
    const start = performance.now();
    await goTo(page, "#/review");
    await page.locator("section.card").waitFor();
    console.log(`the queue stands after ${Math.round(performance.now() - start)} ms`);
    console.log(await page.locator(".progress").innerText());
    await countLongTasks(page);
    const times: number[] = [];
    const begun = performance.now();
    for (let index = 0; index < DECIDED; index += 1) {
      times.push(await decideOne(page, index % 5 === 4 ? "r" : "a"));
    }
    const seconds = (performance.now() - begun) / 1000;
    await page.getByText(new RegExp(`${DECIDED} decided in this sitting`)).waitFor();
    const long = await longTasks(page);
    console.log(
      `${DECIDED} decided in ${seconds.toFixed(1)} s; next claim after ${Math.round(median(times))} ms, at worst ${Math.round(worst(times))}`,
    );
    console.log(
      `${long.length} tasks over ${TASK_BAR_MS} ms, longest ${Math.round(worst([0, ...long]))}`,
    );
    await page.keyboard.press("/");
    await findOne(page, "Hyesan");
    const found: number[] = [];
    for (const words of ["Musan", "Hoeryong 2015", "Manpo guards", "the report says", "2012-03"]) {
      found.push(await findOne(page, words));
    }
    console.log(`finding: ${Math.round(median(found))} ms, at worst ${Math.round(worst(found))}`);
    const held = median(times) <= NEXT_BAR_MS && worst(found) <= FIND_BAR_MS;
    console.log(`bars ${NEXT_BAR_MS} and ${FIND_BAR_MS} ms: ${held ? "held" : "missed"}`);
    if (!held) process.exitCode = 1;
  });
} finally {
  await endBrowser();
  await served.stop();
  session.end();
}
