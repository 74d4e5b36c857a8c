import type { Sha256 } from "../model/ids.ts";
import { type Check, startCheck } from "./check.ts";
import type { Source } from "./source.ts";

/** A blob as a capture names it. */
export type NamedBlob = { readonly bytes: number; readonly ref: string };

/** Checks that every blob a capture names is there, whole and unchanged; others are only noted. */
export const checkBlobs = async (
  source: Source,
  named: ReadonlyMap<Sha256, NamedBlob>,
  onProgress: (done: number) => void,
): Promise<Check> => {
  const check = startCheck("blobs", ["blobs", "bytes"]);
  let done = 0;
  for (const [sha256, { bytes, ref }] of named) {
    const path = `blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
    const subject = { kind: "blob", path } as const;
    const found = await source.blob(sha256);
    if (found === null) {
      check.find(subject, `blob ${path} of capture body ${ref} is lost`);
    } else if (found.sha256 !== sha256) {
      check.find(subject, `blob ${path} of capture body ${ref} has other bytes than it had`);
    } else if (found.bytes !== bytes) {
      check.find(
        subject,
        `blob ${path} has ${found.bytes} bytes, capture body ${ref} says ${bytes}`,
      );
    }
    check.count("blobs");
    check.count("bytes", found?.bytes ?? 0);
    done += 1;
    onProgress(done);
  }
  for (const { path, names } of source.blobFiles()) {
    if (names !== null && named.has(names)) continue;
    check.note({ kind: "blob", path }, `${path} is named by no capture`);
  }
  return check.done();
};
