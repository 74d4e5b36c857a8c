/** A register in a temporary folder with the whole path, deriving in this process. */

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Input } from "../../src/capture/inputs.ts";
import { realOutside } from "../../src/capture/outside.ts";
import { originOf } from "../../src/format/checkpoint.ts";
import { makeKey, signNote } from "../../src/format/note.ts";
import { loadCodebook } from "../../src/load/codebook.ts";
import { loadRuleData } from "../../src/load/load.ts";
import { NOTHING_DECLARED } from "../../src/model/capture.ts";
import { PersonRef, Ref } from "../../src/model/ids.ts";
import type { DeriveTask } from "../../src/pipeline/derive.ts";
import { deriveAny } from "../../src/pipeline/lists/derive.ts";
import type { Path } from "../../src/pipeline/path.ts";
import { canonicalLines } from "../../src/publish/exports/canonical.ts";
import { createRegister, openRegister } from "../../src/store/sqlite/register.ts";
import type { Store, StoreEffects } from "../../src/store/store.ts";

const data = loadRuleData();
const codebook = loadCodebook();

const EFFECTS: StoreEffects = {
  now: Date.now,
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
};

const hex = () => randomBytes(16).toString("hex");

export type TestRegister = {
  readonly path: Path;
  readonly dir: string;
  readonly end: () => Promise<void>;
};

export const openTestRegister = async (): Promise<TestRegister> => {
  const dir = mkdtempSync(join(tmpdir(), "onrecord-path-"));
  const person = { ref: PersonRef.parse(hex()), name: "tester" };
  const { skey, vkey } = makeKey(originOf(Ref.parse(hex())), randomBytes(32));
  const signer = { vkey, sign: (text: string) => signNote(text, skey) };
  const store = await createRegister(join(dir, "register"), {
    name: "test",
    person,
    signer,
    effects: EFFECTS,
  });
  const pool = {
    run: (task: DeriveTask) => deriveAny(task, { data, codebook }),
    close: async () => {},
  };
  return {
    path: {
      store,
      data,
      codebook,
      pool,
      by: person.ref,
      outside: realOutside({}, Date.now),
      tool: "test",
    },
    dir: join(dir, "register"),
    end: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** The same register, opened anew for reading. */
export const reopen = ({ dir }: TestRegister): Promise<Store> =>
  openRegister(dir, { signer: null, effects: EFFECTS, readOnly: true });

/** Texts as inputs, one after another. */
export async function* inputsOf(
  texts: readonly { readonly text: string; readonly outlet: string | null }[],
): AsyncGenerator<Input> {
  for (const [index, { text, outlet }] of texts.entries()) {
    const bytes = new TextEncoder().encode(text);
    const declared = { ...NOTHING_DECLARED, outlet };
    yield { kind: "bytes", name: `text ${index}`, bytes, how: "line", declared };
  }
}

export const exported = async ({ store }: Path): Promise<readonly string[]> =>
  Array.fromAsync(canonicalLines(store.view));
