/**
 * How long the verifier takes: `node bench/verify.ts DIR [CAPTURES]` makes a register of that many
 * captures (100,000 unless told otherwise; five claims each, small blobs) in DIR, verifies it and
 * prints time and memory. DIR is left in place and used again when it has that many.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { encodeCanonical } from "../src/format/canonical-json.ts";
import { encodeCheckpoint, originOf } from "../src/format/checkpoint.ts";
import { commit } from "../src/format/commitment.ts";
import { captureIdOf, claimIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { appendLeaf, emptyFrontier, frontierRoot, leafHash } from "../src/format/merkle.ts";
import { makeKey, signNote } from "../src/format/note.ts";
import { blobPath, databasePath } from "../src/format/path.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { CaptureId } from "../src/model/ids.ts";
import { Ref } from "../src/model/ids.ts";
import { openRegisterSource } from "../src/verify/register-source.ts";
import { verify } from "../src/verify/verify.ts";

const CLAIMS = 5;
const SENTENCE =
  "Guards fired across the shallow water and one of three people did not get up again. ";
const TEXT = SENTENCE.repeat(30);

type Append = (kind: string, bodies: readonly object[], about: readonly string[]) => string;

const makeRegister = (dir: string, captures: number): void => {
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(databasePath(dir));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
    CREATE TABLE bodies (ref TEXT PRIMARY KEY, seq INTEGER NOT NULL, n INTEGER NOT NULL,
      kind TEXT NOT NULL, commitment TEXT NOT NULL, salt BLOB, json TEXT) STRICT;
    CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT; BEGIN`);
  const origin = originOf(Ref.parse("0f".repeat(16)));
  const key = makeKey(origin, new Uint8Array(32).fill(7));
  const { append, head } = appender(database);
  const founding = {
    decision: "found",
    register: "0f".repeat(16),
    name: "Bench",
    vkey: key.vkey,
    teaching: false,
  };
  append("decision", [{ body: "decision", decision: founding, keys: [], codebook: null }], []);
  for (let index = 0; index < captures; index++) addReport(dir, append, index);
  const { size, root } = head();
  const note = signNote(encodeCheckpoint({ origin, size, root }), key.skey);
  database.prepare("INSERT INTO checkpoints VALUES (?, ?)").run(size, note);
  database.exec("COMMIT");
  database.close();
};

const appender = (database: DatabaseSync) => {
  let [frontier, refs] = [emptyFrontier, 0];
  const insertEntry = database.prepare("INSERT INTO entries VALUES (?, ?)");
  const insertBody = database.prepare("INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?)");
  const append: Append = (kind, bodies, about) => {
    const seq = frontier.size;
    const rows = bodies.map((body) => {
      const [json, salt] = [encodeCanonical(body), new Uint8Array(32).fill(refs % 251)];
      const ref = sha256(`${refs++}`).slice(0, 32);
      return { ref, json, salt, commitment: commit(salt, json) };
    });
    for (const [n, { ref, json, salt, commitment }] of rows.entries()) {
      const name = n === 0 ? kind : n === 1 && kind === "derivation" ? nameOf(json) : "claim";
      insertBody.run(ref, seq, n, name, commitment, salt, json);
    }
    const json = encodeCanonical({
      v: 1,
      seq,
      kind,
      at: "2026-01-02T03:04:05.678Z",
      by: "0e".repeat(16),
      refs: [...rows.map((row) => row.ref), ...about],
      commitments: rows.map((row) => row.commitment),
    });
    insertEntry.run(seq, json);
    frontier = appendLeaf(frontier, leafHash(json));
    return rows[0]?.ref ?? "";
  };
  return { append, head: () => ({ size: frontier.size, root: frontierRoot(frontier) }) };
};

const nameOf = (json: string): string =>
  json.startsWith('{"body":"reading"') ? "reading" : "claim";

const addReport = (dir: string, append: Append, index: number): void => {
  const text = `${index} ${TEXT}`;
  const hash = sha256(text);
  const id = captureIdOf(hash, NOTHING_DECLARED);
  const path = blobPath(dir, hash);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const facts = { declared: NOTHING_DECLARED, how: "line", name: `${index}`, path: null };
  const rest = {
    media: "text",
    tool: "bench",
    fetched: null,
    unread: null,
    bytes: Buffer.byteLength(text),
  };
  const capture = { id, sha256: hash, ...facts, ...rest };
  const ref = append("capture", [{ body: "capture", capture }], []);
  const versions = { rules: "1", data: "1" };
  const derivation = { body: "derivation", capture: id, versions, sensitive: [], failure: null };
  const read = { ...derivation, stage: "read", claims: [] };
  append(
    "derivation",
    [read, { body: "reading", capture: id, reading: readingOf(text), keys: [] }],
    [ref],
  );
  const claims = Array.from({ length: CLAIMS }, (_, ordinal) => claimOf(id, ordinal));
  const extract = { ...derivation, stage: "extract", claims: claims.map((claim) => claim.id) };
  const bodies = claims.map((claim) => ({ body: "claim", capture: id, claim, keys: ["k:1"] }));
  append("derivation", [extract, ...bodies], [ref]);
};

const readingOf = (text: string) => ({
  title: null,
  text,
  blocks: [{ start: 0, end: text.length, role: "body", mark: null }],
  outlet: "Example",
  byline: null,
  published: "2020-08",
  original: null,
  language: "en",
  credits: [],
  article: true,
  provenance: "traceable",
  rule: { name: "text", version: "1" },
});

const claimOf = (capture: CaptureId, ordinal: number) => {
  const passage = { start: 0, end: 80, exact: SENTENCE, prefix: "", suffix: SENTENCE.slice(0, 32) };
  const basis = { how: "stated", passages: [passage] };
  const killed = { min: 1, best: 1, max: 1, words: "one", basis };
  return {
    id: claimIdOf({ capture, kind: "incident", start: 0, end: 80, ordinal }),
    kind: "incident",
    modality: "asserted",
    main: ordinal === 0,
    passages: [passage],
    attribution: { outlet: "Example", account: null, chain: ["Example"], passages: [] },
    when: null,
    where: { name: "the river", place: null, precision: 5, side: "unknown", basis },
    acts: [],
    outcomes: { killed },
    events: 1,
    order: null,
    aggregate: null,
    sensitive: [],
    rule: { name: "shots", version: "1" },
  };
};

const [dir, captures = "100000"] = process.argv.slice(2);
if (dir === undefined) {
  console.error("Cannot run: no folder given, name one for the register");
  process.exit(2);
}
if (!existsSync(databasePath(dir))) {
  const start = performance.now();
  makeRegister(dir, Number(captures));
  console.log(`made ${captures} captures in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
const start = performance.now();
const source = openRegisterSource(dir);
const report = await verify(source);
source.close();
const seconds = ((performance.now() - start) / 1000).toFixed(1);
for (const { name, ok, counts } of report.checks) console.log(name, ok, JSON.stringify(counts));
const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
console.log(`verified ${report.size} entries in ${seconds} s, peak memory ${peak} MB`);
process.exitCode = report.ok ? 0 : 1;
