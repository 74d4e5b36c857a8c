// The first screen where an own register is: it leads to it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { nameOf, screensOf } from "./screens.ts";

let served: Served | null = null;

before(async () => {
  served = await serveFiles({});
});
after(async () => {
  await served?.stop();
  served?.session.end();
});

for (const screen of screensOf("own-there")) {
  browserTest(`where a register is, the first screen leads to it: ${nameOf(screen)}`, () => {
    assert.ok(served !== null);
    return withApp(served, screen, async (app) => {
      await goTo(app.page, "#/start");
      await app.page
        .getByRole("link", { name: /Border register/ })
        .last()
        .waitFor();
      await assertGood(app, "first-there");
    });
  });
}
