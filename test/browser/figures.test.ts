import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { INCIDENT_REPORT, LEAD_TEXT, ORDER_REPORT } from "../cli/reports.ts";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const WIDE = { width: 1440, theme: "light", language: "en" } as const;

/** One report a year, each of one event. */
const yearly = (year: number, count: string) => `Shots near Hyesan in ${year}

Daily NK, 2 June ${year}

Border guards shot and killed ${count} near Hyesan on May 30, ${year}, a resident told Daily NK.
`;

let served: Served;

before(async () => {
  if (findChromium() === null) return;
  served = await serveFiles({
    "order.txt": ORDER_REPORT.replaceAll("Border Monitor", "Daily NK"),
    "incident.txt": INCIDENT_REPORT.replaceAll("Border Monitor", "Daily NK"),
    "2018.txt": yearly(2018, "one person"),
    "2019.txt": yearly(2019, "at least four people"),
    "2021.txt": yearly(2021, "two people"),
    "lead.txt": LEAD_TEXT,
  });
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

for (const screen of screensOf("figures")) {
  browserTest(`figures are good to read at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      await goTo(app.page, "#/figures");
      await app.page.locator("figure svg").nth(1).waitFor();
      await assertGood(app, "figures");
      await goTo(app.page, "#/figures/orders/month");
      await app.page.locator("figure svg").nth(1).waitFor();
      await assertGood(app, "figures-orders");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("a number asked for a place keeps it in its address, and leaves it again", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/figures/killed", /Figures/);
    const place = page.getByRole("combobox", { name: "Province" });
    const scope = page.locator(".scope");
    await scope.getByText("Everywhere").waitFor();
    await place.selectOption({ label: "Ryanggang Province" });
    await scope.getByText("Ryanggang Province").waitFor();
    const hash = await page.evaluate(() => location.hash);
    assert.match(hash, /\/any\/pooled\/0\/[0-9a-f]{12}$/);
    await page.reload();
    await scope.getByText("Ryanggang Province").waitFor();
    assert.equal(await place.locator("option:checked").innerText(), "Ryanggang Province");
    await place.selectOption({ label: "Everywhere" });
    await scope.getByText("Everywhere").waitFor();
    assert.match(await page.evaluate(() => location.hash), /\/any\/pooled\/0$/);
  }),
);

browserTest("a number is told with its period, status and pooling, by keyboard alone", () =>
  withApp(served, WIDE, async ({ page }) => {
    await goTo(page, "#/figures/killed/year/2021-01-01/2021-12-31", /Figures/);
    const answer = page.locator(".answer");
    await answer.filter({ hasText: "reported killed" }).waitFor();
    assert.match(await answer.innerText(), /^2021: .*reported killed, in 2 reported incidents\./);
    assert.match(await answer.innerText(), /Documented, not all\./);
    const scope = await page.locator(".scope").innerText();
    assert.match(scope, /Period\s+2021/);
    assert.match(scope, /Status\s+All claims but rejected ones/);
    assert.match(scope, /Pooling\s+/);

    await page.getByRole("combobox", { name: "Status" }).focus();
    await page.keyboard.press("ArrowDown");
    await answer.filter({ hasText: "That is not “none happened”" }).waitFor();
    assert.match(await page.evaluate(() => location.hash), /\/accepted\/pooled\/0$/);
    await page.reload();
    await answer.filter({ hasText: "That is not “none happened”" }).waitFor();
    const main = await page.locator("main").innerText();
    assert.doesNotMatch(main, /confirmed|disputed|still in force/i);
  }),
);

/** From the foot of the picture, in its own pixels. */
const STAMP_LINE = 20;

/** Whether there is ink on the last line of a picture, where its stamp stands. */
async function isPainted([base64, foot]: readonly [string, number]): Promise<boolean> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(picture.width, foot);
  const brush = canvas.getContext("2d");
  brush?.drawImage(picture, 0, foot - picture.height);
  const { data } = brush?.getImageData(0, 0, picture.width, foot) ?? { data: [] };
  return data.some((value) => value < 128);
}

browserTest(
  "the picture is saved with what it holds for and its stamp in it, and is an entry",
  () =>
    withApp(served, WIDE, async ({ page, complaints }) => {
      await goTo(page, "#/figures");
      await page.getByText("Save the picture").click();
      const coming = page.waitForEvent("download");
      await page.locator("details[open]").getByRole("button", { name: "Save as SVG" }).click();
      const download = await coming;
      assert.match(download.suggestedFilename(), /^onrecord-figures-internal-.*\.svg$/);
      const svg = readFileSync(await download.path(), "utf8");
      for (const words of [
        "Reported killed, by year",
        "Status: all claims",
        "internal, not disc",
      ]) {
        assert.ok(svg.includes(words), words);
      }
      await page.getByText(/Saved\. Entry \d+ says so\./).waitFor();
      assert.match((await served.session.say("export", "--log")).out, /figures/);

      const painting = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save as PNG" }).click();
      const painted = await painting;
      assert.match(painted.suggestedFilename(), /^onrecord-figures-internal-.*\.png$/);
      const png = readFileSync(await painted.path());
      assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.equal(width, 2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
      assert.equal(height, 2 * Number(/height="(\d+)"/.exec(svg)?.[1]));
      assert.ok(await page.evaluate(isPainted, [png.toString("base64"), 2 * STAMP_LINE] as const));
      await page.getByText(/Saved\. Entry \d+ says so\./).waitFor();
      assert.match((await served.session.say("export", "--log")).out, /figures.*figures/s);
      assert.deepEqual(complaints, []);
    }),
);
