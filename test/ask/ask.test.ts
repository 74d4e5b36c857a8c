import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AskLimits, askModel } from "../../src/ask/ask.ts";
import { isLoopback, requireLoopback } from "../../src/ask/endpoint.ts";
import { isOnrecordError } from "../../src/model/error.ts";
import { type ModelServer, openModelServer, saying } from "./model-server.ts";

let server: ModelServer;
before(async () => {
  server = await openModelServer();
});
after(() => server.close());

const QUESTION = { model: "small:1b", messages: [{ role: "user", content: "?" }], schema: {} };
const LIMITS: AskLimits = { timeMs: 5_000, bytes: 100_000 };

const askAt = async (limits: AskLimits = LIMITS, signal = new AbortController().signal) =>
  askModel(QUESTION, { endpoint: await requireLoopback(server.at), limits, signal });

test("requireLoopback() takes addresses of this machine and adds the path of the protocol", async () => {
  for (const [given, wanted] of [
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions"],
    ["http://127.9.9.9/v1/", "http://127.9.9.9/v1/chat/completions"],
    ["http://[::1]:9/engine", "http://[::1]:9/engine/v1/chat/completions"],
    ["http://0x7f000001:9", "http://127.0.0.1:9/v1/chat/completions"],
  ] as const) {
    assert.equal((await requireLoopback(given)).url.href, wanted);
  }
  const local = await requireLoopback("http://localhost:9", async () => ["::1", "127.0.0.1"]);
  assert.equal(local.address, "::1");
});

test("requireLoopback() refuses every other address and looks no name up", async () => {
  const looked: string[] = [];
  const resolve = async (host: string) => {
    looked.push(host);
    return ["127.0.0.1"];
  };
  for (const given of [
    ...["http://192.168.1.4:11434", "http://10.0.0.1", "http://8.8.8.8", "http://0.0.0.0:1"],
    ...["http://model.example", "http://127.0.0.1.example", "http://localhost.example"],
    ...["http://[fe80::1]", "http://[::]", "http://127.0.0.1@8.8.8.8"],
    ...["https://127.0.0.1", "ftp://127.0.0.1", "127.0.0.1", "http://127.0.0.1/?x=1"],
    "http://user:word@127.0.0.1",
  ]) {
    await assert.rejects(requireLoopback(given, resolve), (error) => isOnrecordError(error), given);
  }
  assert.deepEqual(looked, []);
  await assert.rejects(
    requireLoopback("http://localhost", async () => ["127.0.0.1", "192.0.2.1"]),
    (error) => isOnrecordError(error, "not-allowed"),
  );
  await assert.rejects(requireLoopback("http://localhost", async () => []));
  assert.equal(isLoopback("::ffff:127.0.0.1"), true);
});

test("askModel() sends model, messages and schema, and gives the model's words", async () => {
  server.answer(saying("words"));
  assert.deepEqual(await askAt(), { kind: "answered", content: "words" });
  const sent = JSON.parse(server.asked.at(-1) ?? "");
  assert.deepEqual([sent.model, sent.temperature, sent.stream], ["small:1b", 0, false]);
  assert.equal(sent.response_format.type, "json_schema");
});

test("askModel() names each fault and throws none", async () => {
  const faults: readonly [string, Parameters<ModelServer["answer"]>[0]][] = [
    ["malformed", (response) => response.end("<html>")],
    ["malformed", (response) => response.end('{"choices":[]}')],
    ["unfinished", saying("half", "length")],
    ["too-large", (response) => response.end("x".repeat(200_000))],
    ["redirects", (response) => response.writeHead(307, { location: "http://192.0.2.1/" }).end()],
    ["status", (response) => response.writeHead(500).end("the words of a server")],
    [
      "cut-off",
      (response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("half", () => response.destroy());
      },
    ],
  ];
  for (const [wanted, reply] of faults) {
    server.answer(reply);
    const answer = await askAt();
    assert.equal(answer.kind === "fault" ? answer.fault : answer.kind, wanted);
  }
});

test("askModel() gives up after its time, also where the answer trickles, and when a person stops", async () => {
  server.answer((response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  });
  const slow = await askAt({ ...LIMITS, timeMs: 200 });
  assert.equal(slow.kind === "fault" && slow.fault, "slow");
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  const stopped = await askAt(LIMITS, stop.signal);
  assert.equal(stopped.kind === "fault" && stopped.fault, "cancelled");
});

test("askModel() tells where nothing listens", async () => {
  const endpoint = await requireLoopback("http://127.0.0.1:1");
  const answer = await askModel(QUESTION, {
    endpoint,
    limits: LIMITS,
    signal: new AbortController().signal,
  });
  assert.equal(answer.kind === "fault" && answer.fault, "refused");
});
