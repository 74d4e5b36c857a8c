/**
 * Every path of a register, and where registers and keys live.
 *
 *     REGISTER/                    the folder, mode 0700
 *       onrecord.sqlite            ledger and derived tables (docs/formats/register.md), mode 0600
 *       onrecord.sqlite-wal, -shm  SQLite's own, while a process has it open
 *       blobs/ab/cdef…             bytes as they came, named by their SHA-256 (2 + 62 hex digits)
 *       tmp/                       blobs on their way in; may be emptied while nothing runs
 *     SAMPLE/                      the teaching sample, a register beside the default one
 *     SAMPLE.NAME/                 one that is being made, or was put aside
 *     CONFIG/
 *       keys/REF.key               the private key of register REF, mode 0600, outside the register
 *       people/REF                 the random id of this user in register REF, mode 0600
 *
 * Pure: everything is a function of the arguments; nothing here looks at the disk.
 */
import { basename, dirname, join, posix, win32 } from "node:path";
import { type Ref, Sha256 } from "../model/ids.ts";

/** Names and values of the environment, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The one database file of a register. */
export const databasePath = (register: string): string => join(register, "onrecord.sqlite");

/** Holds one folder for each first two digits of a hash that is there. */
export const blobsDir = (register: string): string => join(register, "blobs");

/** Where a blob lies once it is whole; its folder may not exist yet. */
export const blobPath = (register: string, sha256: Sha256): string =>
  join(blobsDir(register), sha256.slice(0, 2), sha256.slice(2));

/** The hash that a path below `blobs/` stands for, or null where no blob has such a path. */
export const maybeBlobOf = (folder: string, file: string): Sha256 | null =>
  folder.length === 2 ? (Sha256.safeParse(folder + file).data ?? null) : null;

/** On the same disk as the blobs, so that a rename is atomic. */
export const tempDir = (register: string): string => join(register, "tmp");

/** `name` is to be random, so that two processes never write one file. */
export const tempPath = (register: string, name: string): string => join(tempDir(register), name);

/** Where `onrecord` keeps a register unless told otherwise; `platform` is as in `process.platform`. */
export const defaultRegisterDir = (env: Environment, platform: string, home: string): string => {
  switch (platform) {
    case "darwin":
      return posix.join(home, "Library", "Application Support", "Onrecord");
    case "win32":
      return win32.join(localAppData(env, home), "Onrecord");
    default:
      return posix.join(
        absolute(env.XDG_DATA_HOME) ?? posix.join(home, ".local", "share"),
        "onrecord",
      );
  }
};

/** Where the teaching sample is kept: beside the default register, never in it. */
export const teachingSampleDir = (env: Environment, platform: string, home: string): string => {
  const register = defaultRegisterDir(env, platform, home);
  return `${register}${platform === "darwin" || platform === "win32" ? " Teaching Sample" : "-teaching-sample"}`;
};

/** A folder on the same disk as a register, for one that takes its place; `name` is to be random. */
export const besideDir = (register: string, name: string): string => `${register}.${name}`;

/** The user's configuration folder, never inside the default register, for keys live there. */
export const configDir = (env: Environment, platform: string, home: string): string => {
  switch (platform) {
    case "darwin":
      return posix.join(home, "Library", "Preferences", "Onrecord");
    case "win32":
      // Local, not roaming: a roaming profile would copy the keys to a server.
      return win32.join(localAppData(env, home), "Onrecord Config");
    default:
      return posix.join(absolute(env.XDG_CONFIG_HOME) ?? posix.join(home, ".config"), "onrecord");
  }
};

/** The file of a register's private key. */
export const keyPath = (config: string, register: Ref): string =>
  join(config, "keys", `${register}.key`);

/** Which person this user is in a register. */
export const personPath = (config: string, register: Ref): string =>
  join(config, "people", register);

/**
 * Why a folder is a bad place for a register, e.g. "Dropbox", or null. `dir` is absolute and need
 * not exist; `exists` says whether a path does.
 */
export const syncedOrGitFolder = (
  dir: string,
  exists: (path: string) => boolean,
): string | null => {
  for (let at = dir; ; at = dirname(at)) {
    if (exists(join(at, ".git"))) return "git working tree";
    // Its root has this folder under whatever name; "~/.dropbox" is only its settings.
    if (exists(join(at, ".dropbox.cache"))) return "Dropbox";
    const name = basename(at);
    const synced = SYNCED_FOLDERS.find(({ folder }) => folder.test(name));
    if (synced !== undefined) return synced.service;
    if (dirname(at) === at) return null;
  }
};

/** Folder names as the services' own programs make them, e.g. "OneDrive - Some Office". */
const SYNCED_FOLDERS: readonly { readonly folder: RegExp; readonly service: string }[] = [
  { folder: /^Dropbox( \(.+\)|-.+)?$/i, service: "Dropbox" },
  { folder: /^OneDrive( ?- ?.+)?$/i, service: "OneDrive" },
  {
    folder: /^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)( .+)?$/i,
    service: "iCloud Drive",
  },
  { folder: /^(Google ?Drive(-.+)?|My Drive)$/i, service: "Google Drive" },
];

const localAppData = (env: Environment, home: string): string =>
  env.LOCALAPPDATA ?? win32.join(home, "AppData", "Local");

/** The XDG specification says to pass over a relative path. */
const absolute = (path: string | undefined): string | null =>
  path !== undefined && posix.isAbsolute(path) ? path : null;
