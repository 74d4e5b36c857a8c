import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { isPublicAddress, realOutside } from "../../src/capture/outside.ts";
import { realEffects } from "../../src/cli/effects.ts";
import { run } from "../../src/cli/run.ts";
import { openSession, type Session } from "./session.ts";

let session: Session;
let web: Server;
let page = "";
let asked = 0;
/** What the person at the terminal says, one after another; null where nobody is there. */
let answers: (boolean | null)[] = [];
let questions: string[] = [];

before(async () => {
  session = openSession();
  await session.say("init", "--name", "Test register");
  web = createServer((request, response) => {
    asked += 1;
    if (request.url === "/moved") {
      response.writeHead(302, { location: page.replace("news", "mirror") }).end();
    } else response.end("<title>A page</title><p>Guards fired near Hyesan.</p>");
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const address = web.address();
  page = `http://news.example:${address === null || typeof address === "string" ? 0 : address.port}/a`;
});
after(() => {
  web.closeAllConnections();
  web.close();
  session.end();
});

const say = async (...words: readonly string[]) => {
  const told = { out: "", err: "" };
  const code = await run(words, {
    ...realEffects(),
    out: (text) => {
      told.out += text;
    },
    err: (text) => {
      told.err += text;
    },
    stdin: Readable.from([]),
    env: {
      ONRECORD_REGISTER: session.register,
      XDG_CONFIG_HOME: `${session.home}/config`,
      XDG_DATA_HOME: `${session.home}/data`,
    },
    home: session.home,
    userName: "tester",
    isTerminal: false,
    outside: (env) => ({
      ...realOutside(env, Date.now),
      resolve: async () => ["127.0.0.1"],
      isPublic: (ip: string) => ip === "127.0.0.1" || isPublicAddress(ip),
    }),
    confirm: async (question) => {
      questions.push(question);
      return answers.shift() ?? null;
    },
  });
  return { code, ...told };
};

test("add fetches nothing before the register allows it", async () => {
  const { code, err } = await say("add", "--yes", page);
  assert.equal(code, 1);
  assert.match(err, /onrecord allow fetching/);
  assert.equal(asked, 0);
});

test("allow lets the register fetch, refuses what it does already, and --no and undo take it back", async () => {
  const allowed = await say("allow", "fetching", "--reason", "pages vanish");
  assert.equal(allowed.code, 0, allowed.err);
  const ref = /undo ([0-9a-f]{32})/.exec(allowed.out)?.[1] ?? "";
  assert.equal((await say("allow", "fetching", "--reason", "again")).code, 2);
  assert.equal((await say("review", "undo", ref, "--reason", "not yet")).code, 0);
  assert.match((await say("add", "--yes", page)).err, /does not allow it/);
  assert.equal((await say("allow", "fetching", "--no", "--reason", "never was")).code, 2);
  assert.equal((await say("allow", "telephoning", "--reason", "why not")).code, 2);
  await say("allow", "fetching", "--reason", "agreed");
  assert.equal((await say("allow", "fetching", "--no", "--reason", "enough")).code, 0);
  assert.match((await say("add", "--yes", page)).err, /does not allow it/);
  await say("allow", "fetching", "--reason", "agreed again");
});

test("add asks the person for every host, and nobody else where nobody is there", async () => {
  asked = 0;
  const alone = await say("add", page);
  assert.equal(alone.code, 1);
  assert.match(alone.err, /run "onrecord add --yes/);
  answers = [false];
  assert.match((await say("add", page)).err, /it was cancelled/);
  assert.equal(asked, 0);
  answers = [true, true];
  questions = [];
  const moved = await say("add", page.replace("/a", "/moved"));
  assert.equal(moved.code, 0, moved.err);
  assert.match(questions[0] ?? "", /\n {4}news\.example:\d+\n\n.*network address of this machine/s);
  assert.match(questions[1] ?? "", /\n {4}mirror\.example:\d+\n/);
  assert.equal(asked, 2);
  const yes = await say("add", "--yes", page.replace("/a", "/moved"));
  assert.match(yes.err, /mirror\.example/);
  const [row] = JSON.parse((await say("reports", "--json")).out);
  assert.equal(row.title, "A page");
});

test("add takes files and addresses together, and a register with one verifies", async () => {
  const file = session.file("a.txt", "Guards fired at two people near Musan.\n");
  const both = await say("add", "--yes", file, page, "http://192.168.7.7/");
  assert.equal(both.code, 3);
  assert.match(both.out, /2 added, 0 on record already, 1 with errors/);
  assert.match(both.err, /private network/);
  assert.equal((await say("verify")).code, 0);
  assert.equal((await say("rebuild")).code, 0);
  assert.equal((await say("verify")).code, 0);
  const decisions = JSON.parse((await say("review", "decisions", "--json")).out);
  assert.ok(
    decisions.some((one: { decision: { decision: string } }) => one.decision.decision === "allow"),
  );
  const lines = (await say("export", "--canonical")).out;
  assert.ok(!lines.includes('"allow"'));
});
