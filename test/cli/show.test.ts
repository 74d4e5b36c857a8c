// What `show` and `reports` tell of a report, its claims in sentences.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openSession } from "./session.ts";

const TELEGRAM = `Soldiers of the border guard in Onsong received an urgent telegram from the Supreme Command on 25 August, an officer told Border Monitor. It told them to shoot on sight anyone within one kilometer of the border from 27 August.

/ Image: Border Monitor
`;

test("show tells an order field by field, in the words of `orders`, and a report by its file where it has no title", async () => {
  const session = openSession();
  try {
    await session.say("init", "--name", "Border register");
    await session.say("add", session.file("in/unread.bin", "\0\0\0\0"));
    assert.match(
      (await session.say("reports")).out,
      / {2}a file that was not read · .* · not read$/m,
    );
    await session.say("add", session.file("in/telegram.txt", TELEGRAM));
    const { out: listed } = await session.say("reports");
    const id = /^([0-9a-f]{10}) {2}telegram\.txt · /m.exec(listed)?.[1] ?? "";
    const { out } = await session.say("show", id);
    assert.match(
      out,
      /telegram; by the Supreme Command; to Soldiers of the border guard; at Onsong/,
    );
    assert.match(
      out,
      /allowed or ordered: shoot on sight; fired at anyone; within 1 km of the border/,
    );
    assert.match(out, /received 25 August, year not known; from 27 August, year not known/);
    assert.match(out, /^\[caption\] /m);
  } finally {
    session.end();
  }
});
