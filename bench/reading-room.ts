/**
 * How the reading room bears a text of 2 MB with 10,000 claims: when its words stand there, and the
 * longest tasks while one scrolls by wheel and goes from claim to claim by key.
 * `node bench/reading-room.ts [CLAIMS]`
 */
import type { Page } from "playwright-core";
import { realEffects } from "../src/cli/effects.ts";
import { withPath } from "../src/cli/open.ts";
import { goTo, serveApart, withApp } from "../test/browser/app.ts";
import { endBrowser } from "../test/browser/chromium.ts";
import { openSession, type Session } from "../test/cli/session.ts";
import { dayOf, killedOf, reportOf, spanOf, whereOf } from "../test/contract/sample-bodies.ts";
import { measureTasks } from "./page-tasks.ts";

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

const open = async (page: Page, id: string): Promise<void> => {
  await goTo(page, `#/reports/${id}`);
  const start = performance.now();
  await measureTasks("opening", page, async () => {
    await page.reload();
    await page.locator("article [data-start]").first().waitFor();
    const words = performance.now() - start;
    const paint = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    );
    process.stdout.write(`first paint ${Math.round(paint)} ms, words ${Math.round(words)} ms\n`);
  });
  await measureTasks("while claims come", page, async () => {
    const whole = page.getByRole("heading", { name: new RegExp(`^${claims} claims$`) });
    await whole.waitFor({ timeout: 300_000 });
  });
  process.stdout.write(`every claim there after ${Math.round(performance.now() - start)} ms\n`);
};

const scroll = async (page: Page): Promise<void> => {
  await page.mouse.move(600, 500);
  for (let turn = 0; turn < 150; turn += 1) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(30);
  }
};

const walk = async (page: Page): Promise<void> => {
  for (let press = 0; press < 100; press += 1)
    await page.keyboard.press(press % 5 === 4 ? "k" : "j");
};

const jump = async (page: Page): Promise<void> => {
  for (const share of [0.9, 0.2, 0.6, 0.99]) {
    await page.evaluate((to) => scrollTo(0, document.documentElement.scrollHeight * to), share);
    await page.waitForTimeout(300);
  }
};

const session = openSession();
await session.say("init", "--name", "Bench", "--person", "Tester");
const id = await fill(session);
const served = await serveApart(session);
try {
  await withApp(served, { width: 1440, theme: "light", language: "en" }, async ({ page }) => {
    await open(page, id);
    const longest = [
      await measureTasks("scrolling by wheel", page, () => scroll(page)),
      await measureTasks("from claim to claim by key", page, () => walk(page)),
      await measureTasks("jumping", page, () => jump(page)),
    ];
    const held = Math.max(...longest) <= BAR_MS;
    process.stdout.write(`bar ${BAR_MS} ms: ${held ? "held" : "missed"}\n`);
    if (!held) process.exitCode = 1;
  });
} finally {
  await endBrowser();
  await served.stop();
  session.end();
}
