/**
 * Proofs over the tree of merkle.ts. A proof is hostile input: the verifiers throw "bad-input"
 * unless it proves exactly what is asked. The verifiers work for a subtree `[start, end)` of the
 * whole tree too (start a multiple of the power of two that covers it), so that a stretch of the
 * ledger can be proved without what stands before it; a whole tree is the case `start` 0.
 */
import { OnrecordError } from "../model/error.ts";
import { HASH_BYTES, nodeHash, rootOf, type TreeHash } from "./merkle.ts";

/** Hashes from the bottom of the tree to its top. */
export type Proof = readonly TreeHash[];

/** That a leaf is in a tree. */
export type InclusionClaim = {
  /** In the whole tree. */
  readonly index: number;
  readonly start?: number;
  /** One past the last leaf; of a whole tree, its size. */
  readonly end: number;
  readonly leaf: TreeHash;
  readonly root: TreeHash;
  readonly proof: Proof;
};

/** That a tree is the beginning of a later one. */
export type ConsistencyClaim = {
  /** One past the last leaf of the earlier tree: of a whole tree, its size. */
  readonly end: number;
  /** Size of the later tree. */
  readonly size: number;
  /** Of the earlier tree. */
  readonly earlier: TreeHash;
  /** Of the later tree. */
  readonly later: TreeHash;
  readonly proof: Proof;
};

/** As `ConsistencyClaim`, for an earlier subtree that starts at leaf `start`. */
export type SubtreeClaim = ConsistencyClaim & { readonly start: number };

/** Shows that leaf `index` is in the tree over these leaf hashes. */
export const inclusionProof = (leaves: readonly TreeHash[], index: number): Proof => {
  if (!isWhole(index) || index >= leaves.length) {
    throw refuse("prove inclusion", `leaf ${index} is not in a tree of ${leaves.length}`);
  }
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - split), rootOf(left)];
};

/** Shows that the first `size` of these leaf hashes were the whole tree once. */
export const consistencyProof = (leaves: readonly TreeHash[], size: number): Proof => {
  if (!isWhole(size) || size === 0 || size > leaves.length) {
    throw refuse("prove consistency", `size ${size} is not from 1 to ${leaves.length}`);
  }
  return subproof(leaves, { size, known: true });
};

/** Throws unless the proof leads from the leaf to the root. */
export const verifyInclusion = (claim: InclusionClaim): void => {
  const { index, start = 0, end, leaf, root, proof } = claim;
  checkSubtree("verify inclusion", { start, end });
  if (!isWhole(index) || index < start || index >= end) {
    throw refuse("verify inclusion", `leaf ${index} is not in [${start}, ${end})`);
  }
  checkHash("verify inclusion", leaf);
  let [at, last, node] = [index - start, end - start - 1, leaf];
  for (const sibling of proof) {
    checkHash("verify inclusion", sibling);
    if (last === 0) throw refuse("verify inclusion", "the proof is too long");
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node);
      while (at % 2 === 0) [at, last] = [at / 2, half(last)];
    } else {
      node = nodeHash(node, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw refuse("verify inclusion", "the proof is too short");
  if (!same(node, root)) throw refuse("verify inclusion", "the proof leads to another root");
};

/** Throws unless the later tree holds the earlier one unchanged; an empty earlier tree proves nothing and is refused. */
export const verifyConsistency = (claim: ConsistencyClaim): void => {
  if (claim.end === 0) throw refuse("verify consistency", "the earlier tree is empty");
  verifySubtreeConsistency({ start: 0, ...claim });
};

/** Throws unless the tree holds the subtree; an empty subtree is in every tree, whatever its root. */
export const verifySubtreeConsistency = (claim: SubtreeClaim): void => {
  const { start, end, size, earlier, later, proof } = claim;
  checkSubtree("verify consistency", { start, end });
  if (!isWhole(size) || end > size) {
    throw refuse("verify consistency", `[${start}, ${end}) is not in a tree of ${size}`);
  }
  if (start === end) {
    if (proof.length > 0) throw refuse("verify consistency", "the proof is too long");
    if (!same(earlier, rootOf([]))) throw refuse("verify consistency", "the earlier root differs");
    return;
  }
  let [first, last, top] = [start, end - 1, size - 1];
  while (first !== last && (end === size || last % 2 === 1)) {
    [first, last, top] = [half(first), half(last), half(top)];
  }
  const known = first === last ? earlier : proof[0];
  if (known === undefined) throw refuse("verify consistency", "the proof is too short");
  let [before, after] = [known, known];
  for (const sibling of first === last ? proof : proof.slice(1)) {
    checkHash("verify consistency", sibling);
    if (top === 0) throw refuse("verify consistency", "the proof is too long");
    if (last % 2 === 1 || last === top) {
      if (first < last) before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (last % 2 === 0) [first, last, top] = [half(first), last / 2, half(top)];
    } else {
      after = nodeHash(after, sibling);
    }
    [first, last, top] = [half(first), half(last), half(top)];
  }
  if (top !== 0) throw refuse("verify consistency", "the proof is too short");
  if (!same(before, earlier)) throw refuse("verify consistency", "the earlier root differs");
  if (!same(after, later)) throw refuse("verify consistency", "the later root differs");
};

const subproof = (
  leaves: readonly TreeHash[],
  { size, known }: { readonly size: number; readonly known: boolean },
): Proof => {
  if (size === leaves.length) return known ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(left, { size, known }), rootOf(right)]
    : [...subproof(right, { size: size - split, known: false }), rootOf(left)];
};

/** The largest power of two below `size`; division, because shifts would cut at 32 bits. */
const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

const checkSubtree = (
  what: string,
  { start, end }: { readonly start: number; readonly end: number },
): void => {
  if (!isWhole(start) || !isWhole(end) || start > end) {
    throw refuse(what, `[${start}, ${end}) is not a subtree`);
  }
  let width = 1;
  while (width < end - start) width *= 2;
  if (start % width !== 0) throw refuse(what, `[${start}, ${end}) is not a subtree`);
};

const checkHash = (what: string, hash: TreeHash): void => {
  if (hash.length !== HASH_BYTES) throw refuse(what, "a hash is not 32 bytes");
};

const half = (value: number): number => Math.floor(value / 2);
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const same = (a: TreeHash, b: TreeHash): boolean => Buffer.compare(a, b) === 0;
const refuse = (what: string, state: string): OnrecordError =>
  new OnrecordError("bad-input", `Cannot ${what}: ${state}, ask for the proof again`);
