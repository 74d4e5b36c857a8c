// Hand coding and the codebook: a whole text coded by keyboard alone, drafts, problems, corrections.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import {
  assertGood,
  browserTest,
  goTo,
  holdAnswers,
  type OpenApp,
  type Served,
  serveFiles,
  withApp,
} from "./app.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const CONGRESS = readFileSync("samples/13-daily-nk-party-congress.txt", "utf8");

let served: Served | null = null;
let congress = "";
/** The same text, in which nothing is left unfinished. */
let untouched = "";

before(async () => {
  served = await serveFiles({
    "congress.txt": CONGRESS,
    "korean.txt": CONGRESS.replaceAll("North Pyongan Province", "평안북도"),
  });
  const { out } = await served.session.say("reports", "--json");
  const rows: readonly { readonly id: string; readonly name: string }[] = JSON.parse(out);
  congress = rows.find(({ name }) => name.endsWith("congress.txt"))?.id ?? "";
  untouched = rows.find(({ name }) => name.endsWith("korean.txt"))?.id ?? "";
  assert.notEqual(congress, "");
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, look);
};

/** A person who has no mouse, and whose strokes are counted. */
class Typist {
  readonly page: Page;
  strokes = 0;
  fields = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]) {
    for (const key of keys) {
      this.strokes += key.split("+").length;
      await this.page.keyboard.press(key);
    }
  }

  async type(words: string) {
    this.strokes += words.length;
    await this.page.keyboard.type(words);
  }

  /** Goes on by Enter until the field is open, as one does down a form. */
  async to(field: string, item = 0) {
    for (let steps = 0; steps < 60; steps += 1) {
      const open = await this.page.evaluate(() => {
        const row = document.activeElement?.closest<HTMLElement>("[data-field]");
        return row === null || row === undefined ? "" : `${row.dataset.field} ${row.dataset.item}`;
      });
      if (open === `${field} ${item}`) return;
      await this.press("Enter");
    }
    assert.fail(`the field ${field} was not reached`);
  }

  /** Fills a field; its words are picked in the text where they are not typed as they stand. */
  async fill(field: string, value: string, words = "") {
    await this.to(field);
    this.fields += 1;
    await this.type(value);
    if (words !== "") {
      await this.press("F2");
      await this.type(words);
      await this.press("Enter");
      await this.to(field);
    }
    await this.press("Enter");
  }

  async save() {
    await this.press("Control+Enter");
    await this.page.locator(".kinds button[aria-pressed=true]").waitFor({ state: "detached" });
  }
}

const openForm = async (page: Page) => {
  await goTo(page, `#/reports/${congress}/code`, /Code by hand/);
  await page.locator(".kinds button").first().waitFor();
};

const claimsByHand = async () => {
  assert.ok(served !== null);
  const { out } = await served.session.say("show", congress, "--json");
  const { claims } = JSON.parse(out);
  return claims.filter(({ rule }: { rule: { name: string } }) => rule.name === "by-hand");
};

browserTest("a whole text is coded by keyboard alone: group, restraint, licence and reward", () =>
  inApp(DESKTOP, async ({ page, complaints }) => {
    await openForm(page);
    const typist = new Typist(page);
    const start = performance.now();
    await typist.press("g");
    await typist.fill("when", "January 5 to January 12, 2021");
    await typist.fill("where", "North Pyongan Province");
    await typist.fill("events", "five incidents");
    await typist.fill("acts.act", "kill", "shot and killed");
    await typist.fill("acts.method", "shoot");
    await typist.fill("acts.perpetrator", "Border guards");
    await typist.fill("outcomes.killed", "3–3–4", "killed three");
    await typist.fill("outcomes.wounded", "two others");
    await typist.fill("attribution.account", "a source in the province");
    await typist.save();
    await typist.press("o");
    await typist.fill("order.issuer", "The General Staff");
    await typist.fill("order.addressees", "guards to use", "");
    await typist.fill("order.provisions", "necessary", "use live rounds only where");
    await typist.save();
    await typist.press("o");
    await typist.fill("order.issuer", "Military authorities");
    await typist.fill("order.provisions", "boldly", "fire bravely");
    await typist.fill("order.until", "the pandemic is over");
    await typist.save();
    await typist.press("w");
    await typist.fill("where", "North Pyongan Province", "commended by the army");
    await typist.save();
    const seconds = (performance.now() - start) / 1000;
    // docs/benchmarks.md: keystroke-level model, 0.28 s a stroke and 1.35 s of thought a field.
    const estimate = typist.strokes * 0.28 + typist.fields * 1.35;
    console.log(
      `${typist.strokes} strokes in ${typist.fields} fields, ${seconds.toFixed(1)} s by machine, about ${estimate.toFixed(0)} s by hand`,
    );
    assert.ok(estimate < 300, `${estimate} s`);
    const claims = await claimsByHand();
    assert.deepEqual(claims.map(({ kind }: { kind: string }) => kind).sort(), [
      "incident",
      "order",
      "order",
      "reward",
    ]);
    const group = claims.find(({ kind }: { kind: string }) => kind === "incident");
    assert.equal(group.events, 5);
    assert.equal(group.when.edtf, "2021-01-05/2021-01-12");
    assert.equal(group.where.place, "kp-pyongan-north");
    const { min, best, max } = group.outcomes.killed;
    assert.deepEqual([min, best, max], [3, 3, 4]);
    assert.equal(group.attribution.account.description, "a source in the province");
    for (const claim of claims) {
      for (const { start: from, end, exact } of claim.passages) {
        assert.equal(exact, CONGRESS.slice(from, end));
      }
      assert.equal(claim.attribution.account.description, "a source in the province");
    }
    assert.deepEqual(complaints, []);
  }),
);

browserTest("a draft is kept as one types, and nothing of it in the browser", () =>
  inApp(DESKTOP, async ({ page }) => {
    await openForm(page);
    const typist = new Typist(page);
    await typist.press("i");
    await typist.fill("when", "January 5");
    await page.getByText(/Draft kept/).waitFor();
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    assert.doesNotMatch(stored, /January/);
    await page.reload();
    await page.locator("[data-field=when] input").waitFor();
    assert.equal(await page.locator("[data-field=when] input").first().inputValue(), "January 5");
    await page.getByText("Similar, already on record").waitFor();
    await typist.press("Control+Enter");
    await page.locator(".kinds button[aria-pressed=true]").waitFor({ state: "detached" });
    await typist.press("u");
    await page.getByText("Undone.").waitFor();
  }),
);

browserTest("every problem stands at its field, and nothing is recorded", () =>
  inApp(DESKTOP, async ({ page }) => {
    await openForm(page);
    const before = (await claimsByHand()).length;
    const typist = new Typist(page);
    await typist.press("g");
    await typist.fill("when", "in those days");
    await typist.fill("acts.victim", "two others");
    await typist.press("Control+Enter");
    await page.locator("[data-field=when] [role=alert]").waitFor();
    await page.locator("[data-field=events] [role=alert]").waitFor();
    await page.locator("[data-field='acts.act'] [role=alert]").waitFor();
    assert.equal((await claimsByHand()).length, before);
    // What tells so does not lie over the button to press next.
    const told = page.locator("p", { hasText: /keep it from being saved/ });
    const save = page.getByRole("button", { name: "Put on record" });
    await told.waitFor();
    const [line, button] = await Promise.all([told.boundingBox(), save.boundingBox()]);
    assert.ok(line !== null && button !== null);
    assert.ok(button.y + button.height <= line.y, `${button.y} under ${line.y}`);
  }),
);

browserTest("a claim is corrected, and what was not changed stays as the rule had it", () =>
  inApp(DESKTOP, async ({ page }) => {
    assert.ok(served !== null);
    const { out } = await served.session.say("show", congress, "--json");
    const { claims } = JSON.parse(out);
    const proposed = claims.find(
      ({ kind, rule }: { kind: string; rule: { name: string } }) =>
        kind === "incident" && rule.name !== "by-hand",
    );
    await goTo(page, `#/reports/${congress}/code/${proposed.id}`, /Correct a claim/);
    const typist = new Typist(page);
    await page.locator("[data-field=when] input").waitFor();
    await typist.fill("acts.unit", "a brigade not named");
    await typist.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /^Five attempts/ }).waitFor();
    const told = JSON.parse((await served.session.say("show", proposed.id, "--json")).out);
    const { claim = told } = told;
    assert.deepEqual(claim.outcomes, proposed.outcomes);
    assert.equal(claim.acts[0].perpetrator.unit, "a brigade not named");
  }),
);

for (const screen of screensOf("coding")) {
  browserTest(`form and codebook are good at ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      const { page } = app;
      await goTo(page, `#/reports/${untouched}/code`);
      await page.locator(".kinds button").first().waitFor();
      await assertGood(app, "coding-kinds");
      await page.keyboard.press("o");
      await page.locator("[data-field] input:focus").waitFor();
      await page.locator("[data-field='order.provisions'] input").first().focus();
      await page.keyboard.type("sh");
      await page.locator("[role=option]").first().waitFor();
      await assertGood(app, "coding-order");
      await page.keyboard.press("Escape");
      await goTo(page, "#/codebook/order.provisions");
      await page.locator("#entry-title").waitFor();
      await assertGood(app, "codebook");
      await page.keyboard.press("e");
      await page.getByRole("dialog").waitFor();
      await assertGood(app, "codebook-edit");
    }),
  );
}

browserTest(
  "an entry is worded anew with a reason, decisions name the edition, and it can be undone",
  () =>
    inApp(DESKTOP, async ({ page }) => {
      assert.ok(served !== null);
      const edition = async () =>
        JSON.parse((await served?.session.say("codebook", "--json"))?.out ?? "").version.hash;
      const shipped = await edition();
      await goTo(page, "#/codebook/order.zone", /Codebook/);
      await page.locator("#entry-title").waitFor();
      await page.keyboard.press("e");
      await page.getByLabel("in English").first().fill("How wide the strip is, as the text says.");
      await page.getByLabel("Reason").fill("shorter");
      await page.getByRole("button", { name: "Make it the edition" }).click();
      await page.getByText("How wide the strip is, as the text says.").waitFor();
      await page.getByText("with 1 edit of this register").waitFor();
      assert.notEqual(await edition(), shipped);
      await page.locator("body").click({ position: { x: 5, y: 5 } });
      await page.keyboard.press("u");
      await page.getByText("as shipped").first().waitFor();
      assert.equal(await edition(), shipped);
    }),
);

browserTest("a place that answered earlier letters is never taken for what is typed now", () =>
  inApp(DESKTOP, async ({ page }) => {
    const late = await holdAnswers(page, "coding/places", "North Pyongan Province");
    await goTo(page, `#/reports/${untouched}/code`, /Code by hand/);
    await page.locator(".kinds button").first().waitFor();
    await page.keyboard.press("g");
    const where = page.locator("[data-field=where]");
    await where.locator("input").focus();
    await page.keyboard.type("N");
    const options = where.locator("li[role=option]");
    await options.first().waitFor();
    await page.keyboard.type("orth Pyongan Province");
    // What still fits stays in sight, and nothing else does.
    for (const option of await options.allInnerTexts()) assert.match(option, /North Pyongan/);
    await late.asked;
    await page.keyboard.press("Enter");
    await where.locator("input:focus").waitFor({ state: "detached" });
    assert.equal(await where.locator("code").count(), 0);
    assert.equal(await where.locator("input").inputValue(), "North Pyongan Province");
    late.release();
    await where.locator("input").focus();
    await page.keyboard.press("ArrowDown");
    await where.locator("li[aria-selected=true]").waitFor();
    await page.keyboard.press("Enter");
    await where.getByText("kp-pyongan-north", { exact: true }).waitFor();
  }),
);
