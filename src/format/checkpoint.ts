import { OnrecordError } from "../model/error.ts";
import type { Ref } from "../model/ids.ts";
import { maybeBase64 } from "./base64.ts";
import { HASH_BYTES, type TreeHash } from "./merkle.ts";

/** The head of one ledger: how many entries, and the root over them. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: TreeHash;
};

/** Lines after the third belong to whoever wrote them, e.g. a time stamp; they are signed too. */
export type ExtendedCheckpoint = Checkpoint & { readonly extensions: readonly string[] };

/** Names the ledger in its checkpoints and its keys. */
export const originOf = (register: Ref): string => `onrecord/${register}`;

/** The text of the note to sign. */
export const encodeCheckpoint = ({ origin, size, root }: Checkpoint): string => {
  const text = `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
  parseCheckpoint(text);
  return text;
};

/** Reads the text of a note (not the note); throws "bad-input" where it is no checkpoint. */
export const parseCheckpoint = (text: string): ExtendedCheckpoint => {
  if (!text.endsWith("\n")) throw refuse("it does not end with a newline");
  const [origin = "", size = "", encodedRoot = "", ...extensions] = text.slice(0, -1).split("\n");
  if (origin === "") throw refuse("its origin is empty");
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw refuse("its size is not a whole number without leading zeros");
  }
  const root = maybeBase64(encodedRoot);
  if (root?.length !== HASH_BYTES) throw refuse("its root is not base64 of 32 bytes");
  if (extensions.includes("")) throw refuse("an extension line is empty");
  return { origin, size: Number(size), root, extensions };
};

const refuse = (state: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot read a checkpoint: ${state}, give one as it was signed`);
