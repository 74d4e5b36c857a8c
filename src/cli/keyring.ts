/**
 * What stands in the user's configuration folder, outside every register: the private key that
 * signs a register's checkpoints, and which person this user is in it.
 */
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { originOf } from "../format/checkpoint.ts";
import { makeKey, signNote, vkeyOf } from "../format/note.ts";
import { configDir, keyPath, personPath } from "../format/path.ts";
import { OnrecordError } from "../model/error.ts";
import { PersonRef, type Ref } from "../model/ids.ts";
import type { Signer } from "../store/store.ts";
import type { CliEffects } from "./effects.ts";

/** Owner only. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Makes a new key for a register and keeps it; never replaces one. */
export const makeSigner = async (effects: CliEffects, register: Ref): Promise<Signer> => {
  const path = keyPath(configOf(effects), register);
  const { skey } = makeKey(originOf(register), effects.randomBytes(32));
  await writePrivate(path, `${skey}\n`);
  return signerOf(skey);
};

/** The signer of a register; null where its key is not on this machine. */
export const maybeSigner = async (effects: CliEffects, register: Ref): Promise<Signer | null> => {
  const path = keyPath(configOf(effects), register);
  if (!existsSync(path)) return null;
  return signerOf((await readFile(path, "utf8")).trim());
};

/** Remembers who this user is in a register. */
export const rememberPerson = async (
  effects: CliEffects,
  register: Ref,
  person: PersonRef,
): Promise<void> => writePrivate(personPath(configOf(effects), register), `${person}\n`);

/** Who this user is in a register; null where they have not been introduced. */
export const maybePerson = async (
  effects: CliEffects,
  register: Ref,
): Promise<PersonRef | null> => {
  const path = personPath(configOf(effects), register);
  if (!existsSync(path)) return null;
  return PersonRef.parse((await readFile(path, "utf8")).trim());
};

/** Forgets the key of a teaching register that is gone, and who this user was in it. */
export const forgetRegister = async (effects: CliEffects, register: Ref): Promise<void> => {
  for (const path of [keyPath, personPath]) {
    await rm(path(configOf(effects), register), { force: true });
  }
};

const configOf = ({ env, platform, home }: CliEffects): string => configDir(env, platform, home);

const signerOf = (skey: string): Signer => ({
  vkey: vkeyOf(skey),
  sign: (text) => signNote(text, skey),
});

const writePrivate = async (path: string, text: string): Promise<void> => {
  try {
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    await chmod(dirname(path), FOLDER_MODE);
    await writeFile(path, text, { mode: FILE_MODE, flag: "wx" });
  } catch (error) {
    const why = "the folder for settings does not take it; check its permissions and free space";
    throw new OnrecordError("unreadable", `Cannot keep the key in "${path}": ${why}`, {
      cause: error,
    });
  }
};
