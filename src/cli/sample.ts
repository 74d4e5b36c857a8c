/**
 * The teaching sample: a register made from `samples/` in the user's data folder, and made anew when
 * the texts, the rules or their data are no longer those it was made from.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Input } from "../capture/inputs.ts";
import { encodeCanonical } from "../format/canonical-json.ts";
import { sha256 } from "../format/hash.ts";
import { besideDir, databasePath, teachingSampleDir } from "../format/path.ts";
import { loadCodebook } from "../load/codebook.ts";
import { loadRuleData } from "../load/load.ts";
import { NOTHING_DECLARED } from "../model/capture.ts";
import type { RuleData } from "../model/data.ts";
import { isOnrecordError, OnrecordError } from "../model/error.ts";
import type { Path } from "../pipeline/path.ts";
import { versionsNow } from "../pipeline/versions.ts";
import { add } from "../pipeline.ts";
import { openRegister } from "../store/sqlite/register.ts";
import type { RegisterFacts, Store } from "../store/store.ts";
import type { CliEffects } from "./effects.ts";
import { foundRegister } from "./found.ts";
import { forgetRegister, maybePerson } from "./keyring.ts";
import { TOOL } from "./version.ts";

/** The texts it is made from; the folders among them are for other uses. */
const SAMPLES = fileURLToPath(new URL("../../samples/", import.meta.url));

/** Where the teaching sample of this user lies, whether it is there or not. */
export const sampleDir = ({ env, platform, home }: CliEffects): string =>
  teachingSampleDir(env, platform, home);

/** True where a sample is there that was made from today's texts, rules and data. */
export const isSampleReady = async (effects: CliEffects): Promise<boolean> => {
  const dir = sampleDir(effects);
  if (!existsSync(databasePath(dir))) return false;
  const facts = await maybeFacts(effects, dir);
  return facts?.teaching === true && facts.name === nameOf(await readTexts(), loadRuleData());
};

/**
 * Makes the sample in place of the one that is there, with all that was practised in it.
 *
 * @param onStep told after each text how many there are in all
 */
export const makeSample = async (
  effects: CliEffects,
  onStep: (total: number) => void,
): Promise<void> => {
  const dir = sampleDir(effects);
  await mkdir(dirname(dir), { recursive: true, mode: 0o700 });
  await clearLeftovers(effects, dir);
  const making = besideDir(dir, `making-${randomName(effects)}`);
  try {
    await fill(effects, making, onStep);
    await putInPlace(effects, making, dir);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
};

type Text = { readonly name: string; readonly bytes: Uint8Array };

const readTexts = async (): Promise<readonly Text[]> => {
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(join(SAMPLES, name)) })),
  );
};

/** The name says the edition: whoever asks about a sample can tell which one it was. */
const nameOf = (texts: readonly Text[], data: RuleData): string => {
  const of = texts.map(({ name, bytes }) => [name, sha256(bytes)]);
  const edition = sha256(
    encodeCanonical({ texts: of, tool: TOOL, versions: versionsNow(data, null) }),
  );
  return `Teaching sample, edition ${edition.slice(0, 8)}`;
};

const fill = async (
  effects: CliEffects,
  dir: string,
  onStep: (total: number) => void,
): Promise<void> => {
  const [texts, data] = [await readTexts(), loadRuleData()];
  const founding = { name: nameOf(texts, data), person: effects.userName, teaching: true };
  const store = await foundRegister(effects, dir, founding);
  const { run, close } = await effects.openDerivePool();
  try {
    const { register } = await store.view.facts();
    const by = await maybePerson(effects, register);
    if (by === null) throw new Error("the founder of the sample was not remembered");
    const told: Path["pool"]["run"] = async (task) => {
      const derived = await run(task);
      onStep(texts.length);
      return derived;
    };
    const outside = effects.outside(effects.env);
    const pool = { run: told, close };
    await addTexts({ store, data, codebook: loadCodebook(), pool, by, outside, tool: TOOL }, texts);
  } catch (error) {
    await dropKey(effects, store);
    throw error;
  } finally {
    await close();
    await store.close();
  }
};

const addTexts = async (path: Path, texts: readonly Text[]): Promise<void> => {
  for await (const outcome of add(path, inputsOf(texts))) {
    if (outcome.kind === "failed") throw outcome.error;
  }
};

async function* inputsOf(texts: readonly Text[]): AsyncGenerator<Input> {
  for (const { name, bytes } of texts) {
    yield { kind: "bytes", name, bytes, how: "file", declared: NOTHING_DECLARED };
  }
}

/** The old sample goes with its key; what is no sample of ours is never removed. */
const putInPlace = async (effects: CliEffects, making: string, dir: string): Promise<void> => {
  const old = existsSync(dir) ? besideDir(dir, `old-${randomName(effects)}`) : null;
  const facts = old === null ? null : await maybeFacts(effects, dir);
  if (facts !== null && !facts.teaching) {
    const state = "a register of your own is there, move it elsewhere";
    throw new OnrecordError("exists", `Cannot make the teaching sample in "${dir}": ${state}`);
  }
  if (old !== null) await rename(dir, old);
  await rename(making, dir);
  if (old === null || facts === null) return;
  await forgetRegister(effects, facts.register);
  await rm(old, { recursive: true, force: true });
};

/** Null where it cannot be read, e.g. because an earlier version made it. */
const maybeFacts = async (effects: CliEffects, dir: string): Promise<RegisterFacts | null> => {
  let store: Store | null = null;
  try {
    store = await openRegister(dir, { signer: null, effects, readOnly: true });
    return await store.view.facts();
  } catch (error) {
    if (isOnrecordError(error)) return null;
    throw error;
  } finally {
    await store?.close();
  }
};

const dropKey = async (effects: CliEffects, store: Store): Promise<void> => {
  await forgetRegister(effects, (await store.view.facts()).register);
};

/** Longer ago than any making takes. */
const LEFT_MS = 60 * 60 * 1000;

/** What a process that was killed while it made a sample left behind. */
const clearLeftovers = async (effects: CliEffects, dir: string): Promise<void> => {
  const prefix = besideDir(basename(dir), "making-");
  for (const name of await readdir(dirname(dir))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(dir), name);
    const { mtimeMs } = await stat(path);
    if (effects.now() - mtimeMs > LEFT_MS) await rm(path, { recursive: true, force: true });
  }
};

const randomName = ({ randomBytes }: CliEffects): string =>
  Buffer.from(randomBytes(6)).toString("hex");
