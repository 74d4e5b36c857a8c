/** The words that every file which leaves the register carries, and the names of such files. */
import type { Ref, Sha256 } from "../../model/ids.ts";

/** Stands in every file and, with hyphens, in its name. */
export const STAMP = "internal, not disclosure-checked";

/** Which entry of which register tells of the file, when it was made, and the hash of the rest of it. */
export type Stamped = {
  readonly register: Ref;
  readonly entry: number;
  /** An instant. */
  readonly at: string;
  readonly sha256: Sha256;
};

/** The stamp as a part of a file's name. */
export const STAMPED_NAME = STAMP.replaceAll(/[ ,]+/g, "-");

/** e.g. "onrecord-incidents-internal-not-disclosure-checked-2026-11-22.csv"; holds no word of a report. */
export const fileNameOf = (what: string, day: string, ending: string): string =>
  `onrecord-${what}-${STAMPED_NAME}-${day}.${ending}`;

/** The stamp as a sentence; `rest` says which bytes the hash is of. */
export const stampLine = ({ register, entry, at, sha256 }: Stamped, rest: string): string =>
  `${STAMP}; entry ${entry} of register ${register}; made ${at}; SHA-256 of ${rest}: ${sha256}`;
