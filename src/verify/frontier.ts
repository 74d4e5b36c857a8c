import { encodeFrontier, type Frontier, frontierRoot, parseFrontier } from "../format/merkle.ts";
import { isOnrecordError } from "../model/error.ts";
import { type Check, type Checking, startCheck } from "./check.ts";

/**
 * Checks the stored right edge of the tree, by which writers append. Where the tree over the
 * entries is not the signed one, it cannot be judged, but it may tell where an entry was changed.
 */
export const checkFrontier = (
  stored: string | null,
  { frontier, signedRoot }: { frontier: Frontier; signedRoot: Uint8Array | null },
): Check => {
  const check = startCheck("frontier", ["nodes"]);
  if (stored === null) return check.done();
  const read = maybeFrontier(stored);
  if (read === null) check.find({ kind: "register" }, `the frontier cannot be read: ${MEND}`);
  else {
    check.count("nodes", read.nodes.length);
    const isTreeSigned = signedRoot !== null && isEqual(frontierRoot(frontier), signedRoot);
    if (isTreeSigned && encodeFrontier(frontier) !== stored) {
      check.find({ kind: "register" }, `the frontier is not that of the entries: ${MEND}`);
    }
    const wasSigned = signedRoot !== null && isEqual(frontierRoot(read), signedRoot);
    if (!isTreeSigned && wasSigned) nameRanges(check, read, frontier);
  }
  return check.done();
};

const MEND = 'run "onrecord rebuild"';

/** Each node stands for the next so many entries as the highest 1 left in the size says. */
const nameRanges = (check: Checking, signed: Frontier, found: Frontier): void => {
  if (signed.size !== found.size) return;
  let [from, rest] = [0, signed.size];
  for (const [index, node] of signed.nodes.entries()) {
    const width = 2 ** Math.floor(Math.log2(rest));
    const other = found.nodes[index];
    if (other === undefined || !isEqual(node, other)) {
      const where = width === 1 ? `entry ${from}` : `an entry from ${from} to ${from + width - 1}`;
      check.find({ kind: "entry", seq: from }, `${where} is not as it was signed`);
    }
    from += width;
    rest -= width;
  }
};

const maybeFrontier = (text: string): Frontier | null => {
  try {
    return parseFrontier(text);
  } catch (error) {
    if (!isOnrecordError(error, "damaged")) throw error;
    return null;
  }
};

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
