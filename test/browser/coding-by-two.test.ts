// Two persons code one report without seeing each other's, and one of them decides where they differ.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { CodingDraft } from "../../src/model/coding.ts";
import { PersonRef, Ref } from "../../src/model/ids.ts";
import { openRegister } from "../../src/store/sqlite/register.ts";
import { INCIDENT_REPORT } from "../cli/reports.ts";
import { assertGood, browserTest, goTo, type Served, serveFiles, withApp } from "./app.ts";
import { findChromium } from "./chromium.ts";
import { nameOf, screensOf } from "./screens.ts";

const SCREENS = screensOf("coding-by-two");

let served: Served;
/** A report for each screen, since what is done changes no more. */
let captures: readonly string[] = [];

before(async () => {
  if (findChromium() === null) return;
  const files = SCREENS.map((_, at) => [`${at}.txt`, `${INCIDENT_REPORT}\nEdition ${at}.\n`]);
  served = await serveFiles(Object.fromEntries(files));
  const { out } = await served.session.say("reports", "--json");
  captures = JSON.parse(out).map(({ id }: { id: string }) => id);
  await Promise.all(captures.map(codeAsAnother));
});
after(async () => {
  if (findChromium() === null) return;
  await served.stop();
  served.session.end();
});

const DAY = "May 11";
const draftOf = (capture: string, act: string) => {
  const at = (words: string) => {
    const start = INCIDENT_REPORT.indexOf(words);
    return [{ start, end: start + words.length }];
  };
  return CodingDraft.parse({
    ...{ capture, corrects: null, kind: "incident", passages: [] },
    fields: [
      {
        ...{ field: "when", item: 0, passages: at(DAY) },
        value: { type: "date", words: DAY, edtf: null },
      },
      {
        ...{ field: "acts.act", item: 0, passages: at("shot and killed three people") },
        value: { type: "term", term: act },
      },
    ],
  });
};

/** The other's coding, done on a machine of their own. */
async function codeAsAnother(capture: string, at: number): Promise<void> {
  const effects = { now: Date.now, randomBytes: (length: number) => new Uint8Array(length) };
  const store = await openRegister(served.session.register, {
    ...{ signer: null, effects, readOnly: false },
  });
  await store.drafts.put({
    id: Ref.parse(at.toString(16).repeat(32)),
    at: "2026-01-02T03:04:05.000Z",
    by: PersonRef.parse("e".repeat(32)),
    done: true,
    draft: draftOf(capture, "shooting"),
  });
  await store.close();
}

for (const [at, screen] of SCREENS.entries()) {
  browserTest(`two codings are compared once both are done, at ${nameOf(screen)}`, () =>
    withApp(served, screen, async (app) => {
      const { page } = app;
      const capture = captures[at] ?? "";
      await goTo(page, "#/reports");
      const status = await page.evaluate(
        async ([id, body]) => {
          const headers = { "Content-Type": "application/json" };
          const init = { method: "PUT", headers, body: body ?? "" };
          return (await fetch(`/api/v1/coding/drafts/${id}`, init)).status;
        },
        [`f${at.toString(16)}`.repeat(16), JSON.stringify(draftOf(capture, "killing"))],
      );
      assert.equal(status, 200);
      await goTo(page, `#/reports/${capture}/code`);
      const done = page.getByRole("button", { name: /^(Mark as done|마쳤다고 표시)$/ });
      await done.waitFor();
      const compare = page.getByRole("button", { name: /^(Compare|견주기):/ });
      assert.equal(await compare.count(), 0, "nothing of the other's before one's own is done");
      await done.click();
      await compare.click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(/1 of 2 fields agree|2개 항목 중 1개/).waitFor();
      await assertGood(app, "coding-by-two", "[role=dialog]");
      await dialog
        .getByRole("button", { name: /^(Put on record|기록에 올리기)/ })
        .last()
        .click();
      await dialog.getByRole("alert").waitFor();
      await dialog.getByRole("radio").nth(1).check();
      await page.locator("#compare-reason").fill("read together");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      const said = await served.session.say("review", "decisions");
      assert.match(said.out, /read together/);
      assert.deepEqual(app.complaints, []);
    }),
  );
}
