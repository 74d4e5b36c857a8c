// The Desk: files, texts and addresses in, what came in, what waits.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { INCIDENT_REPORT, ORDER_REPORT, REPRINT_REPORT } from "../cli/reports.ts";
import { openSession } from "../cli/session.ts";
import {
  assertGood,
  browserTest,
  goTo,
  type OpenApp,
  type Served,
  serveFiles,
  serveSession,
  withApp,
} from "./app.ts";
import { nameOf, screensOf } from "./screens.ts";

const DESKTOP = { width: 1440, theme: "light", language: "en" } as const;
const LEAD =
  "They say that two people were shot at the river in the spring. Nobody knows who they were.\n";
const FILES = {
  "order.txt": ORDER_REPORT,
  "incident.txt": INCIDENT_REPORT,
  "reprint.txt": REPRINT_REPORT,
  "lead.txt": LEAD,
};

let served: Served | null = null;
let proxied: Served | null = null;
let proxy: Server | null = null;

/** Stands for the outside: whatever is asked for comes from here, and nothing leaves the machine. */
const answers: Readonly<Record<string, string>> = {
  "http://news.example/a":
    "<title>A page of ours</title><p>Guards fired at two people near Hyesan.</p>",
};

before(async () => {
  served = await serveFiles(FILES);
  const scan = served.session.file("in/scan.pdf", "%PDF-1.4\n\u0000\u0001\u0002");
  await served.session.say("add", scan); // kept, and told that it is not read
  const digest = served.session.file("in/digest.txt", `${ORDER_REPORT}\n${INCIDENT_REPORT}`);
  await served.session.say("add", digest); // a round-up, which is told later too
  proxy = createServer((request, response) => {
    const page = answers[request.url ?? ""];
    if (request.url === "http://news.example/slow") return;
    if (request.url === "http://news.example/moved") {
      response.writeHead(302, { location: "http://mirror.example/moved" }).end();
    } else if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  });
  await new Promise<void>((resolve) => proxy?.listen(0, "127.0.0.1", resolve));
  proxied = await serveSession(await sessionBehind(proxy));
});
after(async () => {
  for (const one of [served, proxied]) {
    await one?.stop();
    one?.session.end();
  }
  proxy?.closeAllConnections();
  proxy?.close();
});

async function sessionBehind(server: Server) {
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const session = openSession({ HTTP_PROXY: `http://127.0.0.1:${port}` });
  await session.say("init", "--name", "Border register", "--person", "Tester");
  return session;
}

const inApp = (screen: Parameters<typeof withApp>[1], look: (app: OpenApp) => Promise<void>) => {
  assert.ok(served !== null);
  return withApp(served, screen, async (app) => {
    await goTo(app.page, "#/desk");
    await look(app);
  });
};
const behindProxy = (
  screen: Parameters<typeof withApp>[1],
  look: (app: OpenApp) => Promise<void>,
) => {
  assert.ok(proxied !== null);
  return withApp(proxied, screen, async (app) => {
    await goTo(app.page, "#/desk");
    await look(app);
  });
};

const arrivals = (page: Page) => page.locator("section[aria-labelledby=arrivals-title]");
const textOf = (name: string, n: number) => ({
  name: `${name}-${n}.txt`,
  mimeType: "text/plain",
  buffer: Buffer.from(
    `Report ${n} of ${name}: guards fired near Hyesan on day ${n}, a resident said.\n`,
  ),
});
const isDone = (page: Page, text: string | RegExp) =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();

for (const screen of screensOf("desk")) {
  browserTest(`the Desk has no axe violation in any of its ways: ${nameOf(screen)}`, () =>
    inApp(screen, async (app) => {
      const { page } = app;
      await arrivals(page).getByRole("listitem").nth(4).waitFor();
      await page.locator("details.warnings summary").click();
      await page.locator("details.warnings .why").waitFor();
      await assertGood(app, "desk");
      await page.keyboard.press("t");
      await page.locator("textarea").waitFor();
      await assertGood(app, "desk-text");
      await page.locator("textarea").press("Tab");
      await page.locator("main").press("a");
      await page.locator(".switch").waitFor();
      await assertGood(app, "desk-address-off");
      await page.locator("a[href*='/reports/']").first().focus();
      await page.keyboard.press("f");
      const bad = [
        textOf("bad", 1),
        { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      ];
      await page.locator("input[type=file]").first().setInputFiles(bad);
      await page.locator(".name", { hasText: "empty.txt" }).waitFor();
      await assertGood(app, "desk-queue");
      assert.deepEqual(app.complaints, []);
    }),
  );
}

browserTest("the Desk says which arrival is a copy, which is a lead and which was not read", () =>
  inApp(DESKTOP, async ({ page }) => {
    const list = arrivals(page);
    await list
      .getByText(/(reprint|copy|rewrite|the same text)/)
      .first()
      .waitFor();
    await list.getByText("Without a source: counted nowhere").first().waitFor();
    await list.getByText(/neither text nor a web page/).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /confirmed|\btrue\b/i);
  }),
);

browserTest(
  "what comparing came upon is told after a reload too, with the reports it is about",
  () =>
    inApp(DESKTOP, async (app) => {
      const { page } = app;
      await page.reload();
      const noticed = page.locator("details.warnings");
      await noticed.locator("summary").click();
      await noticed.getByText("taken for a round-up").waitFor();
      await noticed.getByRole("link", { name: "All reports concerned" }).click();
      await page.getByRole("heading", { level: 1, name: /taken for a round-up/ }).waitFor();
      assert.equal(await page.locator("main ol a[href*='/reports/']").count(), 3);
      await assertGood(app, "warning");
    }),
);

browserTest("files chosen by hand come in, a bad one among good ones is told with what to do", () =>
  inApp(DESKTOP, async ({ page }) => {
    const files = [
      textOf("chosen", 1),
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      { name: "incident again.txt", mimeType: "text/plain", buffer: Buffer.from(INCIDENT_REPORT) },
      {
        name: '이름 "odd" <b>.txt',
        mimeType: "text/plain",
        buffer: Buffer.from("사람이 총에 맞았다.\n"),
      },
    ];
    await page.locator("input[type=file]").first().setInputFiles(files);
    await isDone(page, "2 added, 1 on record already, 1 not added");
    await page.getByText("It is empty. Look at where it came from.").waitFor();
    await page.getByText("What you know of the next files").click();
    await page.getByLabel(/Published by/).fill("Radio Example");
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles([textOf("said", 1)]);
    await isDone(page, "1 added");
    await arrivals(page).getByText("Radio Example").first().waitFor();
    assert.equal(await page.getByLabel(/Published by/).inputValue(), "");
    assert.equal(await page.locator("b").filter({ hasText: /^x$/ }).count(), 0);
  }),
);

browserTest("a chosen folder keeps its paths, and its dot files stay where they are", () =>
  inApp(DESKTOP, async ({ page }) => {
    const { session } = served ?? assert.fail();
    const words = (n: number) => `Folder ${n}: guards fired near Onsong, a resident said.\n`;
    session.file("folder/이름 one.txt", words(1));
    session.file("folder/deep/er/t'w\"o.txt", words(2));
    session.file("folder/.hidden", words(3));
    session.file("folder/.git/config", words(4));
    session.file("folder/empty.txt", "");
    const input = page.locator("input[webkitdirectory]");
    await input.setInputFiles(join(session.home, "folder"));
    await isDone(page, "2 added, 1 not added");
    await arrivals(page).getByText("folder/deep/er/t'w\"o.txt").waitFor();
  }),
);

browserTest(
  "a file removed meanwhile is told, a server that is gone stops the rest, which goes on",
  () =>
    inApp(DESKTOP, async ({ page }) => {
      const { session } = served ?? assert.fail();
      const paths = Array.from({ length: 70 }, (_, n) =>
        session.file(`gone/${n}.txt`, `Gone ${n}: guards fired near Namyang on day ${n}.\n`),
      );
      let requests = 0;
      await page.route("**/intake/files", async (route) => {
        requests += 1;
        if (requests === 1) rmSync(paths[40] ?? "");
        return requests === 2 ? route.abort("connectionreset") : route.continue();
      });
      await page.locator("input[type=file]").first().setInputFiles(paths);
      await page
        .getByText(/The program that serves this page has stopped/)
        .first()
        .waitFor();
      await isDone(page, "Stopped. 38 files wait.");
      await page.getByRole("button", { name: "Go on" }).press("Enter");
      await isDone(page, "69 added, 1 not added");
      await page.getByText("It was moved, changed or may not be read.").waitFor();
    }),
);

browserTest("files dropped on any room come in on the Desk", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/codebook");
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const words = "Dropped: guards fired near Musan, a resident said.\n";
      dataTransfer.items.add(new File([words], "dropped.txt", { type: "text/plain" }));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("dragover", options));
      document.body.dispatchEvent(new DragEvent("drop", options));
    });
    await page.getByRole("heading", { level: 1, name: "Desk" }).waitFor();
    await isDone(page, "1 added");
  }),
);

browserTest("300 files are stopped, gone on with and through; the room may be left meanwhile", () =>
  inApp(DESKTOP, async ({ page }) => {
    const files = Array.from({ length: 300 }, (_, n) => textOf("many", n));
    await page.locator("input[type=file]").first().setInputFiles(files);
    await page.getByRole("button", { name: "Stop" }).click();
    await isDone(page, /Stopped\. \d+ files wait\./);
    const waiting = Number(/(\d+) files wait/.exec(await page.locator("main").innerText())?.[1]);
    assert.ok(waiting > 0 && waiting < 300, `${waiting} wait`);
    await page.getByRole("button", { name: "Go on" }).click();
    await goTo(page, "#/reports");
    await goTo(page, "#/desk");
    await isDone(page, "300 added");
  }),
);

browserTest("what comes in meanwhile stands in the list that one looks at", () =>
  inApp(DESKTOP, async ({ page }) => {
    await goTo(page, "#/desk");
    const [one, two] = [textOf("meanwhile", 1), textOf("meanwhile", 2)];
    await page.locator("input[type=file]").first().setInputFiles([one, two]);
    await page
      .getByRole("navigation")
      .getByRole("link", { name: /^Reports/ })
      .click();
    await page
      .getByRole("link", { name: /meanwhile-2/ })
      .first()
      .waitFor();
  }),
);

browserTest("a reload while adding keeps what was answered and says what was cut short", () =>
  inApp(DESKTOP, async ({ page }) => {
    const files = Array.from({ length: 120 }, (_, n) => textOf("reloaded", n));
    page.on("dialog", (dialog) => void dialog.accept());
    await page.locator("input[type=file]").first().setInputFiles(files);
    await isDone(page, /^\s*(32|64|96) of 120 files/);
    await page.reload();
    await page.getByText(/A reload cut an adding short: (32|64|96) of 120/).waitFor();
    await page.locator("input[type=file]").first().setInputFiles(files);
    await isDone(page, /^\s*\d+ added, \d+ on record already\s*$/);
  }),
);

browserTest("a text is pasted by keyboard, with what is known of it", () =>
  inApp(DESKTOP, async ({ page }) => {
    await page.keyboard.press("t");
    await page.keyboard.insertText("A letter: guards fired at three people near Hoeryong.\n");
    await page.getByRole("button", { name: "Add the text" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "The text is on record." }).waitFor();
    await arrivals(page)
      .getByText("A letter")
      .or(arrivals(page).getByText("pasted text"))
      .first()
      .waitFor();
  }),
);

browserTest("a lead gets its source, and a report is withdrawn and restored, by keyboard", () =>
  inApp(DESKTOP, async ({ page }) => {
    await page.getByRole("button", { name: /Without a source/ }).click();
    const lead = arrivals(page)
      .getByRole("listitem")
      .filter({ hasText: "Without a source" })
      .last();
    await lead.getByRole("link").focus();
    await page.keyboard.press("s");
    await page.getByRole("dialog").getByLabel("Published by").fill("Own interview");
    await page.getByRole("button", { name: "Decide", exact: true }).press("Enter");
    await page.getByText("Write how that is known.").waitFor();
    await page.getByLabel("How is that known?").fill("we were there");
    await page.getByRole("button", { name: "Decide", exact: true }).press("Enter");
    await page.getByText("Its source is on record.").waitFor();
    await page.keyboard.press("u");
    await page.getByText("Undone.").waitFor();
    await page.getByRole("button", { name: "All", exact: true }).click();
    const first = arrivals(page).getByRole("listitem").first();
    await first.getByRole("link").focus();
    await page.keyboard.press("w");
    await page.keyboard.press("1");
    await first.getByText("withdrawn").waitFor();
    await first.getByRole("button", { name: "Restore" }).press("Enter");
    await page.keyboard.press("1");
    await first.getByText("withdrawn").waitFor({ state: "detached" });
  }),
);

browserTest("an address is off until allowed, shows its host first, and comes in", () =>
  behindProxy(DESKTOP, async (app) => {
    const { page, asked } = app;
    await page.keyboard.press("a");
    await page.getByText("Fetching addresses is off").waitFor();
    assert.equal(await page.getByLabel("Address", { exact: true }).count(), 0);
    await page.getByRole("button", { name: "Turn on" }).press("Enter");
    await page.keyboard.press("1");
    const address = page.getByLabel("Address", { exact: true });
    await address.fill("http://news.example/a");
    await address.press("Enter");
    await page.locator(".host", { hasText: "news.example" }).waitFor();
    await page.getByText(/It will see the proxy 127\.0\.0\.1:\d+/).waitFor();
    await assertGood(app, "desk-host");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "The page is on record." }).waitFor();
    await arrivals(page).getByText("A page of ours").waitFor();
    await address.fill("http://news.example/moved");
    await address.press("Enter");
    await page.locator(".host", { hasText: "news.example" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("The address leads to another host:").waitFor();
    await page.locator(".host", { hasText: "mirror.example" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText(/The host answered 404 and no page/).waitFor();
    await address.fill("http://news.example/slow");
    await address.press("Enter");
    await page.locator(".host", { hasText: "news.example" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Cancel" }).press("Enter");
    await page.getByText("Cancelled. Nothing was added.").waitFor();
    await address.fill("http://192.168.1.1/");
    await address.press("Enter");
    await page.getByText(/this machine or a private network/).waitFor();
    assert.deepEqual(
      asked.filter((one) => /news|mirror|192/.test(one)),
      [],
    );
  }),
);
