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
