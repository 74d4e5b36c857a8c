/**
 * Checks a ledger from its bytes alone, through a source of its own. Shares with the code that
 * wrote them only `model` and `format`. What it cannot tell: whether derived tables agree with the
 * ledger (the command `verify` replays them), and whether the whole past was rewritten, for which
 * a checkpoint from outside is needed.
 */
import { isOnrecordError } from "../model/error.ts";
import { checkBlobs } from "./blobs.ts";
import { type BodiesPass, checkBodies } from "./bodies.ts";
import type { Check } from "./check.ts";
import { checkEntries, type EntriesPass } from "./entries.ts";
import { checkErasures } from "./erasures.ts";
import { checkFrontier } from "./frontier.ts";
import {
  checkAgainst,
  checkCheckpoint,
  checkTree,
  maybeRootOf,
  maybeSizeOf,
  type Signatories,
} from "./heads.ts";
import type { Source, StoredCheckpoint } from "./source.ts";

/** All of it may come from outside; nothing is trusted before it is checked. */
export type VerifyOptions = {
  /** A signed checkpoint note of earlier, from outside the register. */
  readonly against?: string;
  /** Verifier keys known from outside; without them the register's own word is taken for its keys. */
  readonly vkeys?: readonly string[];
  /** Called about every `PROGRESS_STEP` entries or blobs. */
  readonly onProgress?: (check: string, done: number) => void;
};

/** What was checked and found; it quotes no words of any body. */
export type VerifyReport = {
  readonly ok: boolean;
  /** In the order they ran. */
  readonly checks: readonly Check[];
  /** Entries in the ledger. */
  readonly size: number;
  /** Base64 of the root recomputed. */
  readonly root: string;
  /** Bodies that were erased, as the ledger says. */
  readonly erased: number;
  /** What this run can prove of the past. */
  readonly past: string;
};

/** How many entries or blobs pass between two calls of `onProgress`. */
export const PROGRESS_STEP = 1_000;

/**
 * Runs every check and reports them all; damage is a finding, never an error.
 *
 * @throws whatever keeps it from looking at all, e.g. a disk that cannot be read
 */
export const verify = async (
  source: Source,
  options: VerifyOptions = {},
): Promise<VerifyReport> => {
  // 1 Entries: contiguous, well formed; the tree grows over them.
  const entries = passOverEntries(source, options);
  // 2 Bodies: in their places, none lost, each as committed to.
  const bodies = passOverBodies(source, entries, options);
  const by = signatoriesOf(bodies, options);
  // 3 The head: the tree and the signature of the latest checkpoint.
  const latest = latestOf(source);
  const checks = [
    entries.check,
    checkTree(entries, latest),
    checkCheckpoint(latest, by),
    passOverFrontier(source, entries, latest),
    bodies.places,
    bodies.commitments,
    // 4 Blobs: there, whole, unchanged.
    await checkBlobs(source, bodies.stated.blobByHash, stepper("blobs", options)),
    // 5 Erasures: none cut short.
    checkErasures(source),
  ];
  // 6 The past, as a checkpoint from outside has it.
  if (options.against !== undefined) {
    const { size, rootThen } = entries;
    checks.push(checkAgainst(options.against, { by, size, rootThen }));
  }
  return {
    ok: checks.every((check) => check.ok),
    checks,
    size: entries.size,
    root: Buffer.from(entries.root).toString("base64"),
    erased: bodies.erased,
    past: pastOf(checks),
  };
};

const passOverEntries = (source: Source, { against }: VerifyOptions): EntriesPass =>
  checkEntries(source, against === undefined ? null : maybeSizeOf(against));

const passOverBodies = (
  source: Source,
  { erasedBy }: EntriesPass,
  options: VerifyOptions,
): BodiesPass => checkBodies(source, erasedBy, stepper("bodies", options));

const passOverFrontier = (
  source: Source,
  { frontier }: EntriesPass,
  latest: StoredCheckpoint | null,
): Check => {
  let stored: string | null = "";
  try {
    stored = source.frontier();
  } catch (error) {
    if (!isOnrecordError(error, "damaged")) throw error;
  }
  return checkFrontier(stored, { frontier, signedRoot: maybeRootOf(latest) });
};

const signatoriesOf = ({ stated }: BodiesPass, { vkeys }: VerifyOptions): Signatories => ({
  register: stated.register,
  vkeys: vkeys ?? stated.vkeys,
});

/** A table of checkpoints that cannot be read is as good as none, and found as such. */
const latestOf = (source: Source): StoredCheckpoint | null => {
  try {
    return source.checkpoint();
  } catch (error) {
    if (!isOnrecordError(error, "damaged")) throw error;
    return null;
  }
};

const stepper =
  (check: string, { onProgress }: VerifyOptions) =>
  (done: number): void => {
    if (done % PROGRESS_STEP === 0) onProgress?.(check, done);
  };

const pastOf = (checks: readonly Check[]): string => {
  const against = checks.find((check) => check.name === "against");
  if (against === undefined) {
    return "Without a checkpoint from outside nothing proves the past: the whole ledger could have been written anew";
  }
  return against.ok
    ? `The first ${against.counts.entries ?? 0} entries are those the older checkpoint was signed for`
    : "The older checkpoint does not hold for this ledger";
};
