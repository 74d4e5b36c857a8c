/** Words that sensitive passages alone hold are told by no door, wherever else people repeat them. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { realEffects } from "../../src/cli/effects.ts";
import { withPath, withReader } from "../../src/cli/open.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { CaptureId } from "../../src/model/ids.ts";
import { decide } from "../../src/pipeline/decide.ts";
import type { Path } from "../../src/pipeline/path.ts";
import { makeApp } from "../../src/server/app.ts";
import { makeGate } from "../../src/server/gate.ts";
import { registersShowing } from "../server/sample-view.ts";
import { openSession, type Session } from "./session.ts";

/** "Zankora" stands in what a rule flags, "Krellvik" in what a person veils. */
const CANARY = /zankora|krellvik/i;

const HAND = "They had the grey boat of the Krellvik brothers.";
const reportOf = (day: number, killed: string): string =>
  `Soldiers shot dead ${killed} near Hyesan on March ${day}, 2021, a source in Ryanggang Province ` +
  `told Radio X. The men were crossing at the shallow ford below the Zankora mill. ${HAND} ` +
  "An order to shoot on sight within one kilometer of the border was issued in August 2020, the source said.\n";

const LINE = {
  id: "x",
  text: reportOf(3, "two men"),
  title: "AT THE SHALLOW \u2018FORD\u2019 BELOW THE ZANKORA MILL: the KRELLVIK boat",
  outlet: "Radio X",
  published: "2021-03-04",
  url: "https://example.org/2021/shallow-ford-below-the-zankora-mill/krellvik",
};

const ALL = { kind: null, modality: null, capture: null, limit: 100, offset: 0 } as const;

const effectsOf = ({ home, register }: Session) => ({
  ...realEffects(),
  env: {
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    ONRECORD_REGISTER: register,
  },
  home,
  userName: "tester",
});

/** Veils by hand, then decides on every claim with words that repeat what is veiled. */
const decideOnAll = async (path: Path): Promise<void> => {
  const { view, material } = path.store;
  const say = async (decision: Decision) => decide(path, { decision, keys: [] });
  for (const { id: capture } of (await view.captures({ limit: 100, offset: 0 })).captures) {
    const text = (await material.reading(capture))?.reading.text ?? "";
    for (const { index: start } of text.matchAll(new RegExp(HAND, "g"))) {
      const end = start + HAND.length;
      const span = { start, end, reason: "by-hand", rule: "by-hand/1" } as const;
      await say({ decision: "veil", capture, span, reason: "tells of the KRELLVIK boat" });
    }
    for (const { claim } of await material.claimsOfCapture(capture)) {
      const [passage] = claim.passages;
      assert.ok(passage !== undefined);
      const attribution = {
        ...claim.attribution,
        account: {
          description: "one who saw the grey BOAT of the brothers at Zankora",
          anonymous: true,
          role: null,
          access: "saw",
        },
      } as const;
      const corrected = { ...claim, attribution };
      const reason = "the source stood by the Zankora mill";
      await say({ decision: "correct", capture, claim: claim.id, passage, corrected, reason });
    }
  }
};

describe("words of sensitive passages", () => {
  const session = openSession();
  let captures: readonly CaptureId[] = [];
  let said: readonly (readonly string[])[] = [];

  before(async () => {
    await session.say("init", session.register, "--name", "R");
    await session.sayWith(`${JSON.stringify(LINE)}\n`, "add", "-");
    const name = "men at the shallow ford below the zankora-mill (krellvik).txt";
    const html = "crossing at the shallow ford below the ZANKORA mill.html";
    const heading = "Crossing at the Shallow Ford below the Z\u00e1nkora Mill";
    const page = `<html><head><title>${heading} - Radio Y</title></head><body><article><h1>${heading}</h1><p>${reportOf(4, "three men")}</p><p>${reportOf(9, "a man")}</p></article></body></html>`;
    const files = [
      session.file(name, `Radio Z, 5 March 2021\n\n${reportOf(3, "four men")}`),
      session.file(html, page),
      session.file("krellvik zankora.bin", new Uint8Array([0, 1, 2, 0, 255, 254])),
    ];
    await session.say("add", ...files);
    await withPath(effectsOf(session), session.register, async (path) => {
      const rows = await path.store.view.captures({ limit: 100, offset: 0 });
      captures = rows.captures.map(({ id }) => id);
      await decideOnAll({ ...path, store: { ...path.store, view: readOnly(path, rows) } });
    });
    said = linesFor(captures);
  });
  after(() => session.end());

  it("are in no command's output", async () => {
    const claims = await withReader(effectsOf(session), session.register, ({ view }) =>
      view.claims(ALL),
    );
    assert.equal(captures.length, 4);
    assert.ok(claims.filter(({ state }) => state === "corrected").length >= 3);
    const shows = claims.flatMap(({ claim, record }) => [
      ["show", claim.id],
      ...(record === null ? [] : [["show", record]]),
    ]);
    for (const words of [...said, ...shows]) {
      for (const line of [words, [...words, "--json"]]) {
        const { out, err } = await session.say(...line);
        assert.doesNotMatch(out, CANARY, line.join(" "));
        assert.doesNotMatch(err, CANARY, line.join(" "));
      }
    }
  });

  it("are in no answer of the HTTP API", async () => {
    await withReader(effectsOf(session), session.register, async ({ view }) => {
      const gate = makeGate({ port: 4180 });
      const log: string[] = [];
      const app = makeApp({
        registers: registersShowing(async () => view),
        gate,
        files: new Map(),
        log: (line) => log.push(line),
      });
      const host = "127.0.0.1:4180";
      const launched = await app.request(`http://${host}${gate.launchPath()}`, {
        headers: { host },
      });
      const cookie = (launched.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const ask = async (path: string, body?: unknown): Promise<void> => {
        const json = { "content-type": "application/json" };
        const answer = await app.request(`http://${host}/api/v1${path}`, {
          headers: { host, cookie, ...(body === undefined ? {} : json) },
          ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
        });
        assert.equal(answer.status, 200, path);
        assert.doesNotMatch(await answer.text(), CANARY, path);
      };
      for (const path of ["/register", "/captures/facets", "/ledger?limit=200", "/checkpoint"]) {
        await ask(path);
      }
      await ask("/review/queue", { limit: 100 });
      for (const words of ["soldiers", "zankora", "krellvik mill", "mill 2020"]) {
        await ask("/find", { words, limit: 20 });
      }
      for (const id of captures) {
        await ask(`/captures/${id}`);
        await ask(`/captures/${id}/claims`);
        await ask(`/captures/${id}/details`);
        await ask(`/captures/${id}/accesses`);
        await ask(`/decisions?capture=${id}`);
      }
      for (const kind of ["incident", "order", "aggregate", "copies", "difference"] as const) {
        await ask(`/records?kind=${kind}&leads=true`);
        await ask("/records/ask", { kind, leads: true });
        const asked = {
          kind,
          from: null,
          to: null,
          place: null,
          asHeld: null,
          leads: true,
        } as const;
        for (const { id } of await view.records({ ...asked, limit: 100, offset: 0 })) {
          await ask(`/records/${id}/grounds`);
        }
      }
      for (const words of [null, "soldiers", "zankora", "krellvik mill"]) {
        for (const folded of [false, true]) await ask("/captures/ask", { words, folded });
      }
      assert.doesNotMatch(log.join("\n"), CANARY);
    });
  });
});

/** Every report, so that the binary one is not asked for a text it does not have. */
const readOnly = (
  { store: { view } }: Path,
  { captures, total }: Awaited<ReturnType<Path["store"]["view"]["captures"]>>,
) => ({
  ...view,
  captures: async () => ({ captures: captures.filter(({ unread }) => unread === null), total }),
});

const linesFor = (captures: readonly CaptureId[]): readonly (readonly string[])[] => [
  ["reports"],
  ["search", "soldiers"],
  ["search", "zankora"],
  ["search", "krellvik"],
  ["incidents", "--leads"],
  ["orders", "--leads"],
  ["differences"],
  ["in-force", "--at", "Hyesan", "--on", "2021-03-03"],
  ["review", "waiting"],
  ["export", "--canonical"],
  ["rederive", "--preview"],
  ["verify"],
  ["checkpoint"],
  ["review", "decisions"],
  ...captures.map((id) => ["show", id]),
  ...captures.map((id) => ["accesses", id]),
  ...captures.map((id) => ["review", "veil", id, "0", "999999", "--reason", "x"]),
  ...captures.map((id) => ["review", "accept", id, "--reason", "x"]),
  ...captures.map((id) => ["erase", id, "--reason", "x"]),
];
