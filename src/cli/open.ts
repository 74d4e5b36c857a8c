/** Finds and opens the register a command works on, and closes it again whatever happens. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { databasePath, defaultRegisterDir } from "../format/path.ts";
import { loadCodebook } from "../load/codebook.ts";
import { loadRuleData } from "../load/load.ts";
import { OnrecordError } from "../model/error.ts";
import { PersonRef } from "../model/ids.ts";
import type { Path } from "../pipeline/path.ts";
import { openRegister } from "../store/sqlite/register.ts";
import type { Store } from "../store/store.ts";
import type { CliEffects } from "./effects.ts";
import { maybePerson, maybeSigner, rememberPerson } from "./keyring.ts";
import { TOOL } from "./version.ts";

/** `--register`, else ONRECORD_REGISTER, else the default in the user's data folder. */
export const registerDir = (effects: CliEffects, given: string | undefined): string => {
  const { env, platform, home } = effects;
  return resolve(given ?? env.ONRECORD_REGISTER ?? defaultRegisterDir(env, platform, home));
};

/** Opens for reading only; no key is needed. */
export const withReader = async <T>(
  effects: CliEffects,
  given: string | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> => {
  const store = await openReader(effects, existing(effects, given));
  try {
    await tellTeaching(effects, store);
    return await work(store);
  } finally {
    await store.close();
  }
};

const openReader = (effects: CliEffects, dir: string): Promise<Store> =>
  openRegister(dir, { signer: null, effects, readOnly: true });

/** Opens the whole path: register, key, rule data and workers. */
export const withPath = async <T>(
  effects: CliEffects,
  given: string | undefined,
  work: (path: Path) => Promise<T>,
): Promise<T> => {
  const { path, close } = await openPath(effects, existing(effects, given));
  try {
    await tellTeaching(effects, path.store);
    return await work(path);
  } finally {
    await close();
  }
};

/** Says on standard error that this is the teaching sample, wherever a command opens it. */
export const tellTeaching = async (effects: CliEffects, { view }: Store): Promise<void> => {
  if (toldTeaching.has(effects) || !(await view.isTeaching())) return;
  toldTeaching.add(effects);
  effects.err(`${TEACHING_BANNER}\n`);
};

/** Once per command is enough, however often it opens the register. */
const toldTeaching = new WeakSet<CliEffects>();

const TEACHING_BANNER = "Teaching sample: not evidence, do not cite";

export type OpenPath = { readonly path: Path; readonly close: () => Promise<void> };

/**
 * The same, kept open until it is closed.
 *
 * @throws OnrecordError "no-key" where the key that signs it is not on this machine
 */
export const openPath = async (effects: CliEffects, dir: string): Promise<OpenPath> => {
  const { register, name } = await factsOf(effects, dir);
  const signer = await maybeSigner(effects, register);
  const store = await openRegister(dir, {
    signer,
    effects,
    warn: (text) => effects.err(`${text}\n`),
  });
  try {
    if (signer === null) throw noKey(name);
    const by = await personAt(effects, store, register);
    const pool = await effects.openDerivePool();
    const close = async () => {
      await pool.close();
      await store.close();
    };
    const outside = effects.outside(effects.env);
    const [data, codebook] = [loadRuleData(), loadCodebook()];
    return { path: { store, data, codebook, pool, by, outside, tool: TOOL }, close };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** The folder of a register that is there. */
export const existing = (effects: CliEffects, given: string | undefined): string => {
  const dir = registerDir(effects, given);
  if (existsSync(databasePath(dir))) return dir;
  const hint = `make one with onrecord init --name "…", or name another with --register`;
  throw new OnrecordError(
    "not-found",
    `Cannot open a register in "${dir}": there is none, ${hint}`,
  );
};

const factsOf = async (effects: CliEffects, dir: string) => {
  const store = await openReader(effects, dir);
  try {
    return await store.view.facts();
  } finally {
    await store.close();
  }
};

const noKey = (name: string): OnrecordError =>
  new OnrecordError(
    "no-key",
    `Cannot write to register "${name}": its signing key is not on this machine, copy the key from the machine that has it or run "onrecord adopt-key"`,
  );

/** This user in the register; a user new to it is introduced by their login name. */
const personAt = async (
  effects: CliEffects,
  store: Store,
  register: Parameters<typeof maybePerson>[1],
): Promise<PersonRef> => {
  const known = await maybePerson(effects, register);
  if (known !== null) return known;
  const person = newPerson(effects);
  const decision = { decision: "introduce" as const, person, name: effects.userName };
  await store.write((transaction) =>
    transaction.append({
      kind: "decision",
      by: person,
      bodies: [{ body: "decision", decision, keys: [], codebook: null }],
      about: [],
    }),
  );
  await rememberPerson(effects, register, person);
  return person;
};

/** A random id for a person. */
export const newPerson = (effects: CliEffects): PersonRef =>
  PersonRef.parse(Buffer.from(effects.randomBytes(16)).toString("hex"));
