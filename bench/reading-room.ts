/**
 * How the reading room bears a text of 2 MB with 10,000 claims: when its words stand there, and the
 * longest tasks while one scrolls by wheel and goes from claim to claim by key.
 * `node bench/reading-room.ts [CLAIMS]`
 */
import type { Page } from "playwright-core";
import { realEffects } from "../src/cli/effects.ts";
import { withPath } from "../src/cli/open.ts";
import { goTo, serveSession, withApp } from "../test/browser/app.ts";
import { openSession, type Session } from "../test/cli/session.ts";
import { dayOf, killedOf, reportOf, spanOf, whereOf } from "../test/contract/sample-bodies.ts";

/** No task may be longer while scrolling. */
const BAR_MS = 100;
const claims = Number(process.argv[2] ?? "10000");
const WORDS = "guards river village night patrol order family letter county told heard saw".split(
  " ",
);

/** About 200 characters, the first sentence of which is a claim; now and then a veiled one. */
const paragraphOf = (index: number): string => {
  const filler = Array.from({ length: 24 }, (_, at) => WORDS[(index * 7 + at * at) % WORDS.length]);
  const secret = index % 50 === 0 ? ` They waited behind shed ${index} of the mill.` : "";
  return `Person ${index} was shot near Samho on day ${index}.${secret} ${filler.join(" ")} ${index}.`;
};

const makeReport = () => {
  const text = Array.from({ length: claims }, (_, index) => paragraphOf(index)).join("\n");
  return reportOf(text, {
    claims: Array.from({ length: claims }, (_, index) => ({
      exact: `Person ${index} was shot near Samho on day ${index}.`,
      fields: {
        when: dayOf("2021-03-01"),
        where: whereOf("Samho", "x/samho"),
        outcomes: killedOf(1),
      },
    })),
    sensitive: Array.from({ length: Math.ceil(claims / 50) }, (_, at) =>
      spanOf(text, `They waited behind shed ${at * 50} of the mill.`),
    ),
  });
};

const fill = async (session: Session): Promise<string> => {
  const { home, register } = session;
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_DATA_HOME: `${home}/data`,
    ONRECORD_REGISTER: register,
  };
  const { capture, drafts, text } = makeReport();
  const effects = { ...realEffects(), env, home, userName: "tester" };
  await withPath(effects, register, async ({ store, by }) => {
    await store.blobs.put(Buffer.from(text));
    await store.write(async ({ append }) => {
      for (const draft of drafts) await append({ ...draft, by });
    });
  });
  process.stdout.write(`text: ${(text.length / 1e6).toFixed(1)} MB, ${claims} claims\n`);
  return capture.id;
};

/** Tasks over 50 ms since it was last asked, as the browser itself counts them. */
const tasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const seen = Reflect.get(window, "longTasks");
    return Array.isArray(seen) ? seen.splice(0).map(Number) : [];
  });

const watchTasks = (page: Page) =>
  page.addInitScript(() => {
    const seen: number[] = [];
    Reflect.set(window, "longTasks", seen);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(Math.round(duration));
    }).observe({ type: "longtask", buffered: true });
  });

const tell = (what: string, found: readonly number[]): number => {
  const longest = Math.max(0, ...found);
  process.stdout.write(
    `${what}: longest task ${longest || "under 50"} ms, ${found.length} over 50\n`,
  );
  return longest;
};

const open = async (page: Page, id: string): Promise<void> => {
  await watchTasks(page);
  await goTo(page, `#/reports/${id}`);
  const start = performance.now();
  await page.reload();
  await page.locator("article [data-start]").first().waitFor();
  const words = performance.now() - start;
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  );
  process.stdout.write(`first paint ${Math.round(paint)} ms, words ${Math.round(words)} ms\n`);
  tell("until the words stand there", await tasks(page));
  await page
    .getByText(`1 of ${claims.toLocaleString("en")}`)
    .or(page.getByRole("heading", { name: `${claims} claims`, exact: true }))
    .first()
    .waitFor({ timeout: 300_000 });
  process.stdout.write(`every claim there after ${Math.round(performance.now() - start)} ms\n`);
  tell("while claims come", await tasks(page));
};

const session = openSession();
await session.say("init", "--name", "Bench", "--person", "Tester");
const id = await fill(session);
const served = await serveSession(session);
let longest = 0;
try {
  await withApp(served, { width: 1440, theme: "light", language: "en" }, async ({ page }) => {
    await open(page, id);
    await page.mouse.move(600, 500);
    for (let turn = 0; turn < 200; turn += 1) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(30);
    }
    longest = Math.max(longest, tell("scrolling by wheel", await tasks(page)));
    for (let press = 0; press < 150; press += 1)
      await page.keyboard.press(press % 5 === 4 ? "k" : "j");
    longest = Math.max(longest, tell("from claim to claim by key", await tasks(page)));
    for (const share of [0.9, 0.2, 0.6, 0.99]) {
      await page.evaluate((to) => scrollTo(0, document.documentElement.scrollHeight * to), share);
      await page.waitForTimeout(300);
    }
    longest = Math.max(longest, tell("jumping", await tasks(page)));
    await page.waitForFunction(
      () => document.querySelectorAll("section[data-portion] > div").length === 0,
      null,
      { timeout: 300_000 },
    );
    tell("while the rest is drawn", await tasks(page));
  });
} finally {
  await served.stop();
  session.end();
}
process.stdout.write(`bar ${BAR_MS} ms: ${longest <= BAR_MS ? "held" : "missed"}\n`);
if (longest > BAR_MS) process.exitCode = 1;
