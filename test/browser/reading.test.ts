// The reading room: reading, deciding by keyboard, veiling, revealing, and what never leaves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { BRIBE_WORDS, INCIDENT_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
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

const SUMMARY = `Summary by Onrecord of: River Gazette, 26 August 2020, https://example.org/2020/zone

Police along the river read out a notice on August 25, a resident of Hoeryong told River Gazette: soldiers are to shoot on sight anyone within one kilometer of the border from midnight on August 27. The order was issued by the State Security command, the resident said.

A second source, a trader, said that two men had been shot dead near Musan on August 23. The trader had heard it from the family of one of them.

The authorities denied that anybody had been shot. A human rights group counted 14 deaths along the river between January and July 2020.
`;
const TELEGRAM = `Border Monitor, 30 August 2020

Soldiers of the border guard in Onsong, Hoeryong and Musan received an urgent telegram from the Supreme Command on August 25, an officer told Border Monitor. It told them to shoot on sight anyone within one kilometer of the border from August 27.

*Translated by Mira Toll
`;
/** Nothing in it is markup but what a browser would take for it. */
const HOSTILE = `Border Monitor, 9 May 2021

<script>document.title = "taken"</script> and <img src=x onerror="document.title='taken'">

<b>Border guards shot and killed two people near Musan on May 8</b>, a trader told Border Monitor.

${"unbroken".repeat(400)}

قال مزارع إن الحراس أطلقوا النار في الليل.
`;

let served: Served | null = null;
/** Ids by the beginning of a title. */
let idByTitle: ReadonlyMap<string, string> = new Map();

before(async () => {
  served = await serveFiles({
    "incident.txt": INCIDENT_REPORT,
    "reprint.txt": REPRINT_REPORT,
    "summary.txt": SUMMARY,
    "hostile.txt": HOSTILE,
    "telegram.txt": TELEGRAM,
    "veil.txt": INCIDENT_REPORT.replace("Arun Vell", "Mira Toll").replaceAll("Musan", "Onsong"),
  });
  const { out } = await served.session.say("reports", "--json");
  const rows: readonly { readonly id: string; readonly name: string }[] = JSON.parse(out);
  idByTitle = new Map(rows.map(({ id, name }) => [name.replace(/^.*\//, ""), id]));
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, look);
};

const read = async (page: Page, file: string): Promise<string> => {
  const id = idByTitle.get(file) ?? "";
  assert.notEqual(id, "", file);
  await goTo(page, `#/reports/${id}`);
  await page.locator("article [data-start]").first().waitFor();
  return id;
};

/** Selects words of the text as a person does who drags over them. */
const selectWords = (page: Page, words: string): Promise<string> =>
  page.evaluate((sought) => {
    const walker = document.createTreeWalker(
      document.querySelector("article") ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return getSelection()?.toString() ?? "";
    }
    return "";
  }, words);

/** Selects from one character of the drawn runs to another, across marks and paragraphs. */
const selectUnits = (page: Page, from: number, past: number) =>
  page.evaluate(
    ([first = 0, last = 0]) => {
      const runs = [...document.querySelectorAll("article section [data-start]")];
      const pointAt = (units: number): [Node, number] => {
        let rest = units;
        for (const run of runs) {
          const node = run.firstChild;
          const length = node?.textContent?.length ?? 0;
          if (node !== null && rest <= length) return [node, rest];
          rest -= length;
        }
        return [document.body, 0];
      };
      const range = document.createRange();
      range.setStart(...pointAt(first));
      range.setEnd(...pointAt(last));
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      const offsetAt = ([node, units]: [Node, number]): number =>
        Number(node.parentElement?.dataset.start) + units;
      return { start: offsetAt(pointAt(first)), end: offsetAt(pointAt(last)) };
    },
    [from, past],
  );

const card = (page: Page) => page.getByRole("region", { name: "Open claim" });

for (const screen of screensOf("reading")) {
  browserTest(`the reading room has no axe violation: ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      const { page } = app;
      await read(page, "incident.txt");
      await assertGood(app, "reading");
      await page.keyboard.press("j");
      await page.locator("mark[data-chosen]").first().waitFor();
      await assertGood(app, "reading-claim");
      await page.keyboard.press("d");
      await page.getByRole("dialog").waitFor();
      await assertGood(app, "reading-details", "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.keyboard.press("r");
      await page.getByRole("dialog").waitFor();
      await assertGood(app, "reading-reject", "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await read(page, "summary.txt");
      await page.keyboard.press("j");
      await page.locator("mark[data-chosen]").first().waitFor();
      await assertGood(app, "reading-summary");
      await read(page, "hostile.txt");
      await assertGood(app, "reading-hostile");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("an order is told field by field, and its buttons stay in reach", () =>
  inApp(DESKTOP, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 480 });
    await read(page, "telegram.txt");
    await page.getByText("Border Monitor · 30 Aug 2020 · a translation", { exact: true }).waitFor();
    await page.keyboard.press("j");
    const told = (await card(page).locator("dl").innerText()).replace(/\n/g, " ");
    assert.match(told, /allowed or ordered shoot on sight zone 1 km from the border/);
    assert.match(told, /stretch Onsong, Hoeryong, Musan/);
    assert.match(told, /received 25 Aug 2020 .*in effect from 27 Aug 2020 /);
    const accept = await card(page).getByRole("button", { name: "Accept" }).boundingBox();
    assert.ok(accept !== null && accept.y + accept.height < 480, "Accept is on the screen");
  }),
);

browserTest(
  "claims are gone through, accepted, rejected with a reason and undone by keyboard",
  () =>
    inApp(DESKTOP, async ({ page }) => {
      await read(page, "summary.txt");
      await page.keyboard.press("j");
      const first = await card(page).getAttribute("data-claim");
      await page.keyboard.press("j");
      await page.locator(`[data-claim]:not([data-claim="${first}"])`).waitFor();
      await page.keyboard.press("k");
      await page.locator(`section[data-claim="${first}"]`).waitFor();
      await page.keyboard.press("Enter");
      assert.equal(
        await page.evaluate(() => document.activeElement?.tagName),
        "MARK",
        "Enter goes to the words",
      );
      await page.keyboard.press("a");
      await card(page).getByText("accepted ·").waitFor();
      await page
        .getByRole("status")
        .getByText(/Accepted/)
        .waitFor();
      await page.keyboard.press("r");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("2");
      await card(page).getByText("rejected ·").waitFor();
      await page.keyboard.press("u");
      await card(page).getByText("accepted ·").waitFor();
      await page.keyboard.press("u");
      await card(page).getByText("proposed ·").waitFor();
      await page.keyboard.press("r");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("misread by the rule");
      await page.keyboard.press("Enter");
      await card(page).getByText("rejected ·").waitFor();
      await page.keyboard.press("d");
      const history = page.getByRole("dialog");
      await history.getByText("misread by the rule").waitFor();
      assert.match(await history.innerText(), /the words do not say this/);
      await page.keyboard.press("Escape");
      await history.waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await card(page).waitFor({ state: "detached" });
      assert.equal(await card(page).count(), 0, "Esc closes the claim");
    }),
);

browserTest(
  "a veiled passage is shown with a reason, for a time, and its words are nowhere else",
  () =>
    inApp(DESKTOP, async ({ page, asked, complaints }) => {
      const answers: string[] = [];
      page.on("response", async (response) => {
        if (!response.url().includes("/api/")) return;
        const body = await response.text().catch(() => "");
        if (body.includes(BRIBE_WORDS)) answers.push(new URL(response.url()).pathname);
      });
      const id = await read(page, "incident.txt");
      assert.ok(!(await page.content()).includes(BRIBE_WORDS));
      await page.clock.install();
      await page.getByRole("button", { name: /veiled: bribe/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("1");
      await page.getByText(BRIBE_WORDS).waitFor();
      assert.match(await page.locator(".veiled").first().innerText(), /hide\s+\d\d/);
      await page.clock.runFor(61_000);
      await page.getByText(BRIBE_WORDS).waitFor({ state: "detached" });
      assert.ok(!(await page.content()).includes(BRIBE_WORDS));
      assert.deepEqual(answers, [`/api/v1/captures/${id}/reveal`]);
      assert.deepEqual(
        asked.filter((address) => /forty|dollars/i.test(decodeURI(address))),
        [],
      );
      assert.deepEqual(complaints, []);
      await page.keyboard.press("d");
      await page.getByRole("dialog").getByText("needed to code the report").waitFor();
      assert.match(await page.getByRole("dialog").innerText(), /Tester/);
    }),
);

browserTest("the original is saved as a file, with a reason, and never opened", () =>
  inApp(DESKTOP, async ({ page }) => {
    await read(page, "incident.txt");
    await page.keyboard.press("d");
    await page.getByRole("button", { name: /Save the original/ }).click();
    await page.getByRole("dialog", { name: "Save the original file" }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /check the file by its hash/ }).click(),
    ]);
    assert.equal(readFileSync(await download.path(), "utf8"), INCIDENT_REPORT);
    assert.match(download.suggestedFilename(), /^report-[0-9a-f]{10}\.original$/);
    await page.getByRole("dialog").getByText("to check the file by its hash").waitFor();
    assert.equal(page.context().pages().length, 1);
  }),
);

browserTest("selected words are veiled by key, leave text and search, and come back by undo", () =>
  inApp(DESKTOP, async ({ page }) => {
    const WORDS = "a trader in the county";
    const id = await read(page, "veil.txt");
    const shown = async () => (await page.locator("article").innerText()).includes(WORDS);
    const found = async () => {
      const { out } = await (served?.session.say("show", id) ?? Promise.reject());
      return out.includes("trader in the county");
    };
    // A long text comes a part at a time.
    await page.locator("article").getByText(WORDS).first().waitFor();
    assert.ok(await found());
    assert.equal(await selectWords(page, "trader in the county told"), "trader in the county told");
    await page.getByRole("toolbar").waitFor();
    await page.keyboard.press("v");
    await page.getByRole("dialog", { name: /Veil 25 characters/ }).waitFor();
    await page.keyboard.press("1");
    await page
      .getByRole("button", { name: /veiled: identity/ })
      .first()
      .waitFor();
    assert.ok(!(await shown()));
    assert.ok(!(await page.content()).includes("trader in the county"));
    assert.ok(!(await found()));
    await page.keyboard.press("u");
    await page.getByText(WORDS).first().waitFor();
    assert.ok(await found());
  }),
);

browserTest("words are chosen with the arrow keys alone", () =>
  inApp(DESKTOP, async ({ page }) => {
    await read(page, "veil.txt");
    const chosen = () => page.evaluate(() => (getSelection()?.toString() ?? "").trim());
    await page.keyboard.press("s");
    const first = await chosen();
    assert.match(first, /^\S+$/);
    await page.keyboard.press("ArrowRight");
    const second = await chosen();
    assert.match(second, /^\S+$/);
    await page.keyboard.press("Shift+ArrowRight");
    assert.match(await chosen(), new RegExp(`^${second}\\s\\S+$`));
    await page.keyboard.press("ArrowLeft");
    assert.equal(await chosen(), first);
    await page.keyboard.press("ArrowDown");
    const below = await chosen();
    assert.match(below, /^\S+$/);
    await page.keyboard.press("t");
    await page.getByRole("dialog").locator("blockquote").waitFor();
    assert.equal(await page.getByRole("dialog").locator("blockquote").innerText(), below);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.getByRole("toolbar").waitFor({ state: "detached" });
  }),
);

browserTest("any selection of the text maps to the offsets of its words", () =>
  inApp(DESKTOP, async ({ page }) => {
    await read(page, "summary.txt");
    const runs = await page.locator("article [data-start]").evaluateAll((found) =>
      found.map((run) => ({
        start: Number(run.getAttribute("data-start")),
        end: run.getAttribute("data-end"),
        text: run.textContent ?? "",
      })),
    );
    for (const { start, end, text } of runs) {
      if (end !== null) continue;
      assert.equal(SUMMARY.slice(start, start + text.length), text);
    }
    assert.ok(runs.length > 6, `${runs.length} runs`);
    // Between any two points the offsets are those of the characters, whatever marks lie between.
    const cuts = [0, 3, 11, 40, 77, 150, 230, 290];
    for (const [at, from] of cuts.entries()) {
      for (const past of cuts.slice(at + 1)) {
        const { start, end } = await selectUnits(page, from, past);
        const words = SUMMARY.slice(start, end).trim();
        const told = await page.getByRole("toolbar").innerText();
        const count = Number(/([\d,]+) characters? selected/.exec(told)?.[1]?.replaceAll(",", ""));
        assert.equal(count, words.length, `${from} to ${past}: ${words}`);
      }
    }
  }),
);

browserTest("markup in a report is words and nothing else", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await read(page, "hostile.txt");
    assert.equal(await page.locator("article script, article img, article b").count(), 0);
    assert.notEqual(await page.title(), "taken");
    assert.match(await page.locator("article").innerText(), /<b>Border guards/);
    const arabic = page.locator("article p", { hasText: "الحراس" });
    assert.equal(await arabic.evaluate((line) => getComputedStyle(line).direction), "rtl");
    assert.deepEqual(complaints, []);
  }),
);

browserTest("a summary says whose it is and of what, and its link is text", () =>
  inApp(DESKTOP, async ({ page }) => {
    await read(page, "summary.txt");
    const text = await page.locator("article").innerText();
    assert.match(text, /Summary by Onrecord of River Gazette, 26 Aug 2020/);
    assert.match(text, /https:\/\/example\.org\/2020\/zone/);
    assert.equal(await page.locator('a[href^="http"]').count(), 0);
  }),
);

browserTest("on a phone neither words nor buttons are covered by what stands at the foot", () =>
  inApp({ ...DESKTOP, width: 360 }, async ({ page }) => {
    await read(page, "summary.txt");
    for (const kind of ["order", "denial"]) {
      const mark = page.locator(`article mark[data-kind=${kind}]`).last();
      await mark.evaluate((element) => element.scrollIntoView({ block: "end" }));
      // The first of its lines: the box around all of them holds words of others.
      const line = await mark.evaluate((element) => element.getClientRects()[0]?.toJSON());
      await page.mouse.click(line.x + 4, line.y + 4);
      const card = page.locator(`.card section[data-kind=${kind}]`);
      await card.waitFor();
      const [words, over] = await Promise.all([mark.boundingBox(), card.boundingBox()]);
      assert.ok(words !== null && over !== null);
      assert.ok(words.y + words.height <= over.y, `${words.y} + ${words.height} over ${over.y}`);
      // Pressed as a person does: what lies over it would take the press.
      await card.getByRole("button", { name: /Accept$/ }).click();
      await card.getByText("accepted ·").waitFor();
    }
    for (const _decided of ["denial", "order"]) {
      await page.keyboard.press("u");
      await page.getByText("Undone.").waitFor();
    }
  }),
);
