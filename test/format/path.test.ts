import assert from "node:assert/strict";
import { test } from "node:test";
import {
  blobPath,
  configDir,
  databasePath,
  defaultRegisterDir,
  keyPath,
  maybeBlobOf,
  syncedOrGitFolder,
  teachingSampleDir,
  tempPath,
} from "../../src/format/path.ts";
import { Ref, Sha256 } from "../../src/model/ids.ts";

const HASH = Sha256.parse("ab".repeat(32));
const nowhere = (): boolean => false;

test("databasePath(), blobPath() and tempPath() stay within the register", () => {
  assert.equal(databasePath("/r"), "/r/onrecord.sqlite");
  assert.equal(blobPath("/r", HASH), `/r/blobs/ab/${"ab".repeat(31)}`);
  assert.equal(tempPath("/r", "x"), "/r/tmp/x");
});

test("maybeBlobOf() undoes blobPath() and is null where no blob has such a path", () => {
  assert.equal(maybeBlobOf("ab", "ab".repeat(31)), HASH);
  assert.equal(maybeBlobOf("a", `b${"ab".repeat(31)}`), null);
  assert.equal(maybeBlobOf("ab", "AB".repeat(31)), null);
  assert.equal(maybeBlobOf("ab", "note.txt"), null);
});

test("teachingSampleDir() is beside the default register and never in it", () => {
  assert.equal(
    teachingSampleDir({}, "linux", "/home/ada"),
    "/home/ada/.local/share/onrecord-teaching-sample",
  );
  const mac = teachingSampleDir({}, "darwin", "/Users/ada");
  assert.equal(mac, "/Users/ada/Library/Application Support/Onrecord Teaching Sample");
  const windows = teachingSampleDir({ LOCALAPPDATA: "C:\\L" }, "win32", "C:\\U");
  assert.equal(windows, "C:\\L\\Onrecord Teaching Sample");
});

test("defaultRegisterDir() and configDir() follow the platform's habit and are apart", () => {
  const cases = [
    [{}, "linux", "/home/ada", "/home/ada/.local/share/onrecord", "/home/ada/.config/onrecord"],
    [
      { XDG_DATA_HOME: "/d", XDG_CONFIG_HOME: "/c" },
      "linux",
      "/home/ada",
      "/d/onrecord",
      "/c/onrecord",
    ],
    [{ XDG_DATA_HOME: "d" }, "linux", "/h", "/h/.local/share/onrecord", "/h/.config/onrecord"],
    [
      {},
      "darwin",
      "/Users/ada",
      "/Users/ada/Library/Application Support/Onrecord",
      "/Users/ada/Library/Preferences/Onrecord",
    ],
    [{ LOCALAPPDATA: "C:\\L" }, "win32", "C:\\U", "C:\\L\\Onrecord", "C:\\L\\Onrecord Config"],
    [
      {},
      "win32",
      "C:\\U",
      "C:\\U\\AppData\\Local\\Onrecord",
      "C:\\U\\AppData\\Local\\Onrecord Config",
    ],
  ] as const;
  for (const [env, platform, home, register, config] of cases) {
    assert.equal(defaultRegisterDir(env, platform, home), register);
    assert.equal(configDir(env, platform, home), config);
  }
});

test("keyPath() names one file per register", () => {
  const register = Ref.parse("0f".repeat(16));
  assert.equal(keyPath("/c", register), `/c/keys/${register}.key`);
});

test("syncedOrGitFolder() names the service when a folder is kept elsewhere too", () => {
  const cases = [
    ["/home/ada/Dropbox/case", "Dropbox"],
    ["/home/ada/Dropbox (Office)/case/register", "Dropbox"],
    ["/Users/ada/Library/CloudStorage/OneDrive-Office/case", "OneDrive"],
    ["/mnt/c/Users/ada/OneDrive - An Office/case", "OneDrive"],
    ["/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/case", "iCloud Drive"],
    ["/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive/case", "Google Drive"],
    ["/home/ada/Google Drive", "Google Drive"],
    ["/home/ada/.local/share/onrecord", null],
    ["/home/ada/dropboxes/case", null],
    ["/home/ada/onedriver/case", null],
  ] as const;
  for (const [dir, reason] of cases) assert.equal(syncedOrGitFolder(dir, nowhere), reason, dir);
});

test("syncedOrGitFolder() looks for a git working tree and a renamed Dropbox above the folder", () => {
  const has = (path: string) => (asked: string) => asked === path;
  assert.equal(syncedOrGitFolder("/w/clone/data/r", has("/w/clone/.git")), "git working tree");
  assert.equal(syncedOrGitFolder("/w/clone/data/r", has("/w/other/.git")), null);
  assert.equal(syncedOrGitFolder("/w/shared/r", has("/w/shared/.dropbox.cache")), "Dropbox");
  assert.equal(syncedOrGitFolder("/home/ada/r", has("/home/ada/.dropbox")), null);
});
