/** Appends to the ledger of one connection, within its transaction. */
import { encodeCanonical } from "../../format/canonical-json.ts";
import {
  type Checkpoint,
  encodeCheckpoint,
  originOf,
  parseCheckpoint,
} from "../../format/checkpoint.ts";
import { commit, SALT_BYTES } from "../../format/commitment.ts";
import { encodeEntry } from "../../format/entry.ts";
import {
  appendLeaf,
  emptyFrontier,
  encodeFrontier,
  type Frontier,
  frontierRoot,
  leafHash,
  parseFrontier,
} from "../../format/merkle.ts";
import { parseNote } from "../../format/note.ts";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import { Ref } from "../../model/ids.ts";
import type { Entry } from "../../model/ledger.ts";
import type { Appended, EntryDraft, Signer, StoreEffects } from "../store.ts";
import type { Connection } from "./connection.ts";
import { MAX_BODIES, type Placed } from "./project.ts";
import type { Projection } from "./projection.ts";

const REF_BYTES = 16;

/** Good for one transaction; `seal` must be its last call. */
export class Ledger {
  readonly #connection: Connection;
  readonly #projection: Projection;
  readonly #effects: StoreEffects;
  #frontier: Frontier;
  #grew = false;

  /** Reads the head: the transaction must hold the write lock already. */
  constructor(connection: Connection, projection: Projection, effects: StoreEffects) {
    this.#connection = connection;
    this.#projection = projection;
    this.#effects = effects;
    this.#frontier = readHead(connection);
  }

  /** One entry with its bodies; derived rows follow when the projection is flushed. */
  append(draft: EntryDraft): Appended {
    this.#check(draft);
    const seq = this.#frontier.size;
    const at = new Date(this.#effects.now()).toISOString();
    const sealed = draft.bodies.map((body) => this.#seal(encodeCanonical(body)));
    const refs = sealed.map(({ ref }) => ref);
    const commitments = sealed.map(({ commitment }) => commitment);
    const { kind, by, about } = draft;
    const entry: Entry = { v: 1, seq, kind, at, by, refs: [...refs, ...about], commitments };
    const json = encodeEntry(entry);
    this.#connection.run("INSERT INTO entries (seq, json) VALUES (?, ?)", [seq, json]);
    this.#frontier = appendLeaf(this.#frontier, leafHash(json));
    this.#grew = true;
    this.#projection.admitEntry(entry);
    for (const [n, body] of draft.bodies.entries()) {
      const { ref, commitment, salt, json: text } = sealed[n] ?? unreachable();
      this.#connection.run(
        `INSERT INTO bodies (ref, seq, n, kind, commitment, salt, json)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [ref, seq, n, body.body, commitment, salt, text],
      );
      this.#projection.admit({ ref, seq, n, at, by, body });
    }
    if (kind === "erasure") {
      for (const ref of about) this.#erase(ref);
      // In the erasure's own transaction: whoever is cut short after it leaves word of what is due.
      if (about.length > 0) this.#connection.run("INSERT INTO due_scrubs (seq) VALUES (?)", [seq]);
    }
    return { entry, refs };
  }

  /** Signs the new head, if there is one. The projection must have been flushed. */
  seal(signer: Signer): void {
    if (!this.#grew) return;
    const register = Ref.parse(
      this.#connection.row("SELECT register FROM founding ORDER BY seq, n LIMIT 1")?.register,
    );
    if (
      this.#connection.row("SELECT 1 AS one FROM signers WHERE vkey = ?", [signer.vkey]) === null
    ) {
      throw new OnrecordError(
        "no-key",
        "Cannot sign for the register: the key on this machine is not one of its keys, adopt it first",
      );
    }
    const { size } = this.#frontier;
    const root = frontierRoot(this.#frontier);
    const note = signer.sign(encodeCheckpoint({ origin: originOf(register), size, root }));
    const frontier = encodeFrontier(this.#frontier);
    this.#connection.run("INSERT OR REPLACE INTO frontier (one, json) VALUES (1, ?)", [frontier]);
    this.#connection.run("DELETE FROM checkpoints");
    this.#connection.run("INSERT INTO checkpoints (size, note) VALUES (?, ?)", [size, note]);
  }

  #seal(json: string) {
    const random = this.#effects.randomBytes(REF_BYTES + SALT_BYTES);
    const ref = Ref.parse(Buffer.from(random.subarray(0, REF_BYTES)).toString("hex"));
    const salt = random.subarray(REF_BYTES);
    return { ref, salt, json, commitment: commit(salt, json) };
  }

  #check({ bodies, about, kind }: EntryDraft): void {
    if (bodies.length > MAX_BODIES) {
      const state = `${bodies.length} bodies in one entry, give at most ${MAX_BODIES}`;
      throw new OnrecordError("too-large", `Cannot append an entry: ${state}`);
    }
    for (const ref of about) {
      const row = this.#connection.row("SELECT kind, seq FROM bodies WHERE ref = ?", [ref]);
      if (row === null) {
        throw new OnrecordError("not-found", `Cannot append an entry about "${ref}": no such body`);
      }
      if (kind === "erasure" && (row.kind === "erasure" || row.seq === 0)) {
        const state = row.seq === 0 ? "it founds the register" : "it says why others were erased";
        throw new OnrecordError("usage", `Cannot erase body "${ref}": ${state}, erase others`);
      }
      if (kind === "record-change" && row.kind !== "record") {
        throw new Error(`a record-change ends records, and "${ref}" is a ${row.kind}`);
      }
    }
  }

  #erase(ref: Ref): void {
    const row = this.#connection.row("SELECT json FROM bodies WHERE ref = ?", [ref]);
    if (row === null || row.json === null) return;
    const placed: Placed = this.#projection.load(ref);
    this.#connection.run("UPDATE bodies SET salt = NULL, json = NULL WHERE ref = ?", [ref]);
    this.#projection.forget(placed);
    if (placed.body.body !== "capture") return;
    this.#connection.run("DELETE FROM drafts WHERE capture = ?", [placed.body.capture.id]);
    this.#connection.run("INSERT OR IGNORE INTO doomed_blobs (sha256) VALUES (?)", [
      placed.body.capture.sha256,
    ]);
  }
}

/** The frontier, which must be that of the latest checkpoint: a wrong one would be signed for good. */
const readHead = (connection: Connection): Frontier => {
  const stored = connection.row("SELECT json FROM frontier");
  const frontier = stored === null ? emptyFrontier : parseFrontier(String(stored.json));
  const latest = connection.row("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
  const head = latest === null ? null : headIn(String(latest.note));
  const last = connection.row("SELECT max(seq) AS seq FROM entries")?.seq ?? -1;
  const { size } = frontier;
  const agree =
    head === null
      ? size === 0
      : size === head.size && Buffer.compare(frontierRoot(frontier), head.root) === 0;
  if (agree && last === size - 1) return frontier;
  const state = "its frontier, its latest checkpoint and its last entry do not agree";
  throw damaged(`${state}, run "onrecord verify"; "onrecord rebuild" mends a frontier`);
};

const headIn = (note: string): Checkpoint => {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (!isOnrecordError(error, "bad-input")) throw error;
    throw damaged('its latest checkpoint cannot be read, run "onrecord verify"', error);
  }
};

const damaged = (state: string, cause?: unknown): OnrecordError =>
  new OnrecordError("damaged", `Cannot append to the ledger: ${state}`, { cause });

const unreachable = (): never => {
  throw new Error("every body of a draft is sealed");
};
