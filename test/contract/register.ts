import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FoundOptions } from "../../src/store/sqlite/register.ts";
import type { Store } from "../../src/store/store.ts";
import { countingEffects, PERSON, type Report, SIGNER } from "./sample-bodies.ts";

/** A kind of store under the contract. `dir` is an empty folder of the test's own. */
export type StoreKind = {
  readonly name: string;
  readonly create: (dir: string, options: FoundOptions) => Promise<Store>;
  readonly open: (dir: string, options: Omit<FoundOptions, "name" | "person">) => Promise<Store>;
};

export const FOUNDING: FoundOptions = {
  name: "Test register",
  person: { ref: PERSON, name: "Ada" },
  signer: SIGNER,
  effects: countingEffects(),
};

/** Puts reports on record as `add` does: bytes first, then their entries in one transaction. */
export const addReports = async (store: Store, reports: readonly Report[]): Promise<void> => {
  for (const { text } of reports) await store.blobs.put(Buffer.from(text));
  await store.write(async ({ append }) => {
    for (const { drafts } of reports) for (const draft of drafts) await append(draft);
  });
};

/** Runs a test with a new register that is removed after. */
export const withRegister = async (
  kind: StoreKind,
  work: (store: Store, dir: string) => Promise<void>,
): Promise<void> => {
  const parent = await mkdtemp(join(tmpdir(), "onrecord-store-"));
  const dir = join(parent, "register");
  const store = await kind.create(dir, { ...FOUNDING, effects: countingEffects() });
  try {
    await work(store, dir);
  } finally {
    await store.close();
    await rm(parent, { recursive: true, force: true });
  }
};
