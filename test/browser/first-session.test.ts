// The first session of README.md, step by step, by somebody who has nothing but the README.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { openSession } from "../cli/session.ts";
import { browserTest, goTo, type Served, serveApart, withApp } from "./app.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const FOLDER = new URL("../../samples/first-session/", import.meta.url);
const FILES = ["1-vessin-wire.txt", "2-harrow-gazette.txt", "3-tolmar-letter.txt"].map(
  (name) => new URL(name, FOLDER).pathname,
);
/** Where the sergeant crossed, which rules veil, and which night, which they miss. */
const CROSSING = "behind the mill";
const NIGHT = "three nights after he had left";

let served: Served | null = null;

before(async () => {
  served = await serveApart(openSession());
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const card = (page: Page) => page.getByRole("region", { name: "Open claim" });
const heading = (page: Page, name: RegExp) => page.getByRole("heading", { level: 1, name });

const selectWords = (page: Page, words: string) =>
  page.evaluate((sought) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(sought);
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      return;
    }
  }, words);

const search = async (page: Page, words: string) => {
  await goTo(page, "#/reports", /Reports/);
  await page.getByLabel("Words that stand in a report").fill(words);
  await page.keyboard.press("Enter");
};

/** Steps 2 and 3: reads the sample and finds the words behind a number. */
async function lookAtSample(page: Page) {
  await page.getByRole("button", { name: /Open the sample/ }).click();
  await page
    .getByRole("link", { name: /Five attempts during the party congress/ })
    .first()
    .click();
  await page.locator("article mark").first().waitFor();
  await page.keyboard.press("j");
  await card(page)
    .getByText(/3 \(at most 4\) reported killed/)
    .waitFor();
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /^Orders(?! in force)/ })
    .click();
  await heading(page, /Reported orders/).waitFor();
  await page.getByRole("link", { name: /1 km/ }).first().click();
  await page
    .getByText(/Rests on|rests on/)
    .first()
    .waitFor();
  await page.locator("main a[href*='/reports/']").first().click();
  await page.locator("article mark.chosen, article mark").first().waitFor();
}

/** Step 4: a register of one's own with three files, one of them a reprint. */
async function startRegister(page: Page) {
  await page.getByRole("link", { name: "To my own register" }).click();
  await page.getByLabel("Name of the register").fill("The Vessin");
  await page.getByRole("button", { name: "Start the register" }).click();
  await heading(page, /Desk/).waitFor();
  await page.locator("input[type=file]").first().setInputFiles(FILES);
  await page.getByText("3 added").first().waitFor();
  await page.getByText(/a reprint of “Three killed on the Vessin/).waitFor();
  await goTo(page, "#/reports", /Reports/);
  await page.getByText("2 reports, copies folded into them").waitFor();
}

/** Step 5: a death that an order only speaks of is rejected. */
async function rejectFalseDeath(page: Page) {
  await page.getByRole("link", { name: /What the posts on the Vessin/ }).click();
  await page.locator("article mark").first().waitFor();
  const isFalseDeath = () =>
    card(page)
      .getByText(/2 reported killed/)
      .count();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press("j");
    await card(page).waitFor();
    if ((await isFalseDeath()) > 0) break;
  }
  assert.equal(await isFalseDeath(), 1);
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await card(page).getByText("rejected ·").waitFor();
  await page.keyboard.press("Escape");
}

/** Step 6: what rules veiled is not there; words veiled by hand are gone from the text and the search. */
async function veilNight(page: Page) {
  const tolmar = page.url();
  assert.ok(!(await page.content()).includes(CROSSING));
  await search(page, NIGHT);
  await page.getByText("1 report").first().waitFor();
  await page.goto(tolmar);
  await page.locator("article mark").first().waitFor();
  await selectWords(page, NIGHT);
  await page.getByRole("toolbar").waitFor();
  await page.keyboard.press("v");
  await page.getByRole("dialog").waitFor();
  await page.getByRole("dialog").getByText("identity").first().click();
  // Rules veiled other words for the same reason before.
  await page.waitForFunction((words) => !document.body.textContent.includes(words), NIGHT);
  assert.ok(!(await page.content()).includes(NIGHT));
  await search(page, NIGHT);
  await page.getByText("No report here fits.").waitFor();
  await page.goto(tolmar);
  await page.locator("article mark").first().waitFor();
}

/** Step 7: one claim coded by hand, and step 8: taken back. */
async function codeAndUndo(page: Page) {
  await page.keyboard.press("n");
  await page.locator(".kinds button").first().waitFor();
  await page.keyboard.press("i");
  await page.locator("[data-field] input:focus").waitFor();
  await page.locator("[data-field=when] input").first().fill("May 15");
  await page.locator("[data-field='acts.act'] input").first().fill("shooting");
  await page.keyboard.press("Enter");
  await page.locator("[data-field=when] input").first().focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("came under fire from the post at Harl on May 15");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page.locator(".kinds button[aria-pressed=true]").waitFor({ state: "detached" });
  await page.keyboard.press("u");
  await page.getByText("Undone.").waitFor();
}

browserTest("the first session of the README goes as it says", () => {
  assert.ok(served !== null);
  return withApp(served, DESKTOP, async ({ page }) => {
    page.setDefaultTimeout(60_000);
    await lookAtSample(page);
    await startRegister(page);
    await rejectFalseDeath(page);
    await veilNight(page);
    await codeAndUndo(page);
  });
});
