import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Unpacks a .tar.gz into a folder of its own, which is gone after `use` returns. */
export const withArchive = <T>(file: string, use: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  try {
    const { status, stderr } = spawnSync("tar", ["xzf", file, "-C", folder]);
    if (status !== 0) throw new Error(`cannot unpack ${file}: ${stderr?.toString()}`);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
