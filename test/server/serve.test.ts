import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { test } from "node:test";
import { serve } from "../../src/server/serve.ts";
import { registersShowing, sampleView } from "./sample-view.ts";

const files = new Map();
const registers = registersShowing(async () => sampleView);

test("serve() takes the next free port when the first is taken", async () => {
  const first = await serve({ registers, files, port: 43_180 });
  const second = await serve({ registers, files, port: first.port });
  try {
    assert.ok(second.port > first.port);
    assert.match(second.launchAddress(), new RegExp(`^http://127.0.0.1:${second.port}/launch`));
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
});

test("serve() answers on 127.0.0.1 and on no other address of this machine", async () => {
  const serving = await serve({ registers, files, port: 0 });
  try {
    const launched = await fetch(serving.launchAddress(), { redirect: "manual" });
    assert.equal(launched.status, 303);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const { address } of others) {
      await assert.rejects(fetch(`http://${address}:${serving.port}/`), address);
    }
  } finally {
    await serving.close();
  }
});
