/** A register in a folder on this machine: founding it, opening it, and its `Store`. */
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { Kysely } from "kysely";
import { originOf } from "../../format/checkpoint.ts";
import { parseVerifierKey } from "../../format/note.ts";
import { databasePath } from "../../format/path.ts";
import { type ErrorCode, isOnrecordError, OnrecordError } from "../../model/error.ts";
import { type PersonRef, Ref } from "../../model/ids.ts";
import { createBlobDirs, isErrno, openBlobs } from "../blobs.ts";
import { openDisclosure } from "../disclosure.ts";
import type { Signer, Store, StoreEffects, WriteTransaction } from "../store.ts";
import { type Connection, createDatabase } from "./connection.ts";
import { DERIVED_SCHEMA } from "./derived-schema.ts";
import { sqliteDialect } from "./dialect.ts";
import { draftsThrough, openDrafts } from "./drafts.ts";
import { Handles } from "./handles.ts";
import { Ledger } from "./ledger.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { openMaterial } from "./material.ts";
import { Projection } from "./projection.ts";
import { rebuildDerived } from "./replay.ts";
import type { Tables } from "./schema.ts";
import { finishAbandoned, isScrubDue, scrubRegister } from "./scrub.ts";
import { isTeaching, materialStays, requirePractice } from "./teaching.ts";
import { openView } from "./view.ts";

export type OpenOptions = {
  /** Null where the key is not on this machine: reading only. */
  readonly signer: Signer | null;
  readonly effects: StoreEffects;
  readonly readOnly?: boolean;
  /** Milliseconds without use after which files are closed. Defaults to 60,000. */
  readonly idleMs?: number;
  /** Milliseconds to wait for another process that writes. Defaults to 30,000. */
  readonly busyMs?: number;
  /** Refuses to grow the database over this many pages of 4 KiB. Defaults to no limit but the disk's. */
  readonly maxPages?: number;
  /** Told where words of an earlier erasure could not yet be taken off the disk. */
  readonly warn?: (message: string) => void;
};

export type FoundOptions = Omit<OpenOptions, "readOnly"> & {
  readonly name: string;
  /** True for the teaching sample; this store alone may then add to it. Defaults to false. */
  readonly teaching?: boolean;
  /** Who founds it; decisions and captures name people by their ref. */
  readonly person: { readonly ref: PersonRef; readonly name: string };
  /** Its key is named "onrecord/REF"; REF becomes the id of the register. */
  readonly signer: Signer;
};

/**
 * Founds a register in a folder that is empty or not there.
 *
 * @throws OnrecordError "exists" where the folder holds anything
 */
export const createRegister = async (dir: string, options: FoundOptions): Promise<Store> => {
  const { name, person, signer, teaching = false } = options;
  const register = registerOf(signer);
  await makeFolder(dir);
  createDatabase(databasePath(dir));
  const { store, handles } = openStore(dir, { ...options, isFounder: true });
  try {
    await handles.transact(async (connection) => {
      connection.script(LEDGER_SCHEMA);
      connection.script(DERIVED_SCHEMA);
      connection.script("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)");
      const projection = new Projection(connection);
      const ledger = new Ledger(connection, projection, options.effects);
      const found = { decision: "found", register, name, vkey: signer.vkey, teaching } as const;
      const introduce = { decision: "introduce", person: person.ref, name: person.name } as const;
      for (const decision of [found, introduce]) {
        const bodies = [{ body: "decision", decision, keys: [], codebook: null }] as const;
        ledger.append({ kind: "decision", by: person.ref, bodies, about: [] });
      }
      projection.flush();
      ledger.seal(signer);
    });
  } catch (error) {
    await store.close();
    await rm(databasePath(dir), { force: true });
    throw error;
  }
  return store;
};

const makeFolder = async (dir: string): Promise<void> => {
  const refusal = (code: ErrorCode, state: string, cause?: unknown) =>
    new OnrecordError(code, `Cannot found a register in "${dir}": ${state}, name another`, {
      cause,
    });
  try {
    if (existsSync(dir) && (await readdir(dir)).length > 0) {
      const isRegister = existsSync(databasePath(dir));
      throw refusal("exists", isRegister ? "a register is there" : "the folder is not empty");
    }
    await createBlobDirs(dir);
  } catch (error) {
    if (isErrno(error, "ENOTDIR") || isErrno(error, "EEXIST"))
      throw refusal("exists", "a file is in its way", error);
    if (isErrno(error, "EACCES") || isErrno(error, "EPERM") || isErrno(error, "EROFS"))
      throw refusal("unreadable", "you may not write there", error);
    throw error;
  }
};

/**
 * Opens a register. Cheap: nothing is counted or checked but that the file is a register. What
 * killed processes left is cleared up, an erasure that was cut short is finished.
 */
export const openRegister = async (dir: string, options: OpenOptions): Promise<Store> => {
  const { store, handles } = openStore(dir, options);
  handles.reader();
  if (options.readOnly === true) return store;
  try {
    await finishAbandoned(dir, handles);
  } catch (error) {
    // Whoever opens has other work; the scrub stays due and the next to open tries again.
    if (isOnrecordError(error)) options.warn?.(error.message);
    else {
      await store.close();
      throw error;
    }
  }
  return store;
};

const registerOf = ({ vkey }: Signer): Ref => {
  const { name } = parseVerifierKey(vkey);
  const ref = Ref.safeParse(name.split("/").at(-1));
  if (ref.success && name === originOf(ref.data)) return ref.data;
  const state = `its key is named "${name}", name it "onrecord/" and 32 random hex digits`;
  throw new OnrecordError("usage", `Cannot found a register: ${state}`);
};

type StoreOptions = OpenOptions & { readonly isFounder?: boolean };

const openStore = (dir: string, options: StoreOptions): { store: Store; handles: Handles } => {
  const handles = new Handles(databasePath(dir), {
    readOnly: options.readOnly ?? false,
    idleMs: options.idleMs ?? 60_000,
    busyMs: options.busyMs ?? 30_000,
    maxPages: options.maxPages ?? null,
  });
  const reading = new Kysely<Tables>({ dialect: sqliteDialect(() => handles.reader()) });
  const blobs = openBlobs(dir);
  const write: Store["write"] = async (work) => {
    const signer = requireSigner(options);
    const { effects, isFounder = false } = options;
    return handles.transact((connection) =>
      writeIn(connection, { dir, signer, effects, isFounder }, work),
    );
  };
  const store: Store = {
    view: openView(reading),
    material: openMaterial(reading),
    blobs,
    drafts: draftsThrough(async (work) => {
      requireWritable(options);
      return handles.transact(work);
    }),
    disclosure: openDisclosure(write, blobs),
    write,
    requireMaterialOpen: async () => {
      if (options.isFounder !== true && isTeaching(handles.reader())) throw materialStays();
    },
    rebuild: async () => {
      requireWritable(options);
      await handles.transact(rebuildDerived);
      if (isScrubDue(handles.reader())) await scrubRegister(dir, handles);
    },
    scrub: async () => {
      requireWritable(options);
      return scrubRegister(dir, handles);
    },
    isScrubDue: async () => isScrubDue(handles.reader()),
    close: () => handles.close(),
  };
  return { store, handles };
};

type WriteSetting = {
  readonly dir: string;
  readonly signer: Signer;
  readonly effects: StoreEffects;
  readonly isFounder: boolean;
};

const writeIn = async <T>(
  connection: Connection,
  { dir, signer, effects, isFounder }: WriteSetting,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> => {
  const projection = new Projection(connection);
  const ledger = new Ledger(connection, projection, effects);
  const blobs = openBlobs(dir);
  let isOver = false;
  const ongoing = (): Connection => {
    if (isOver) throw new Error("a write transaction was used after its end");
    return connection;
  };
  // What the work reads must show what it has appended.
  const dialect = sqliteDialect(() => {
    ongoing();
    projection.flush();
    return connection;
  });
  const within = new Kysely<Tables>({ dialect });
  try {
    const result = await work({
      view: openView(within),
      material: openMaterial(within),
      drafts: openDrafts(ongoing),
      append: async (draft) => {
        for (const body of draft.bodies) {
          if (body.body !== "capture" || (await blobs.has(body.capture.sha256))) continue;
          const state = "its bytes are not in the register, put them there first";
          throw new OnrecordError(
            "not-found",
            `Cannot append capture "${body.capture.id}": ${state}`,
          );
        }
        ongoing();
        if (!isFounder) requirePractice(connection, draft);
        return ledger.append(draft);
      },
    });
    projection.flush();
    ledger.seal(signer);
    return result;
  } finally {
    isOver = true;
  }
};

const requireWritable = ({ readOnly }: OpenOptions): void => {
  if (readOnly !== true) return;
  throw new OnrecordError("usage", "Cannot write to the register: it was opened for reading only");
};

const requireSigner = (options: OpenOptions): Signer => {
  requireWritable(options);
  if (options.signer !== null) return options.signer;
  throw new OnrecordError(
    "no-key",
    "Cannot write to the register: its signing key is not on this machine, bring it or adopt a new one",
  );
};
