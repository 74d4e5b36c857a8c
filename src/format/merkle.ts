import { createHash, hash } from "node:crypto";
import { OnrecordError } from "../model/error.ts";
import { encodeCanonical } from "./canonical-json.ts";

/** 32 bytes: the hash of a leaf, of an inner node or of a whole tree (RFC 6962, section 2.1). */
export type TreeHash = Uint8Array;

/**
 * The right edge of a tree: all that is needed to append and to name the root. `nodes` are the
 * roots of the complete subtrees from left to right, one for each 1 in the binary form of `size`.
 */
export type Frontier = { readonly size: number; readonly nodes: readonly TreeHash[] };

/** Length of every `TreeHash`. */
export const HASH_BYTES = 32;
/** The largest tree; sizes stay exact as JSON numbers. */
export const MAX_SIZE = Number.MAX_SAFE_INTEGER;

/** The tree of no entries. */
export const emptyFrontier: Frontier = { size: 0, nodes: [] };

/** SHA-256(0x00 ‖ data); of an entry, data is its canonical JSON as UTF-8. */
export const leafHash = (data: Uint8Array | string): TreeHash =>
  createHash("sha256").update(LEAF_PREFIX).update(data).digest();

/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: TreeHash, right: TreeHash): TreeHash =>
  hash("sha256", Buffer.concat([NODE_PREFIX, left, right]), "buffer");

/** A new frontier with one more leaf; the one given stays as it was. */
export const appendLeaf = (frontier: Frontier, leaf: TreeHash): Frontier => {
  if (frontier.size >= MAX_SIZE) {
    throw new OnrecordError(
      "too-large",
      "Cannot append to the tree: it is full, found a new register",
    );
  }
  const nodes = [...frontier.nodes];
  let node = leaf;
  // Each 1 at the low end of the size is a complete subtree that the new leaf completes further.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = nodes.pop();
    if (left === undefined) throw badFrontier("it has too few nodes for its size");
    node = nodeHash(left, node);
  }
  nodes.push(node);
  return { size: frontier.size + 1, nodes };
};

/** The root of the tree; SHA-256 of nothing while it is empty. */
export const frontierRoot = (frontier: Frontier): TreeHash =>
  frontier.nodes.length === 0
    ? hash("sha256", "", "buffer")
    : frontier.nodes.reduceRight((right, left) => nodeHash(left, right));

/** The root over leaf hashes (not over data). */
export const rootOf = (leaves: readonly TreeHash[]): TreeHash =>
  frontierRoot(leaves.reduce(appendLeaf, emptyFrontier));

/** One line of canonical JSON: `{"nodes":[base64 …],"size":n}`. */
export const encodeFrontier = (frontier: Frontier): string =>
  encodeCanonical({
    nodes: frontier.nodes.map((node) => Buffer.from(node).toString("base64")),
    size: frontier.size,
  });

/** Throws "damaged" unless the text is what `encodeFrontier` gives for some frontier. */
export const parseFrontier = (text: string): Frontier => {
  const frontier = readFrontier(text);
  if (frontier.nodes.length !== onesIn(frontier.size)) {
    throw badFrontier("its nodes do not fit its size");
  }
  if (frontier.nodes.some((node) => node.length !== HASH_BYTES)) {
    throw badFrontier("a node is not 32 bytes");
  }
  if (encodeFrontier(frontier) !== text) throw badFrontier("it is not canonical");
  return frontier;
};

const LEAF_PREFIX = Buffer.of(0);
const NODE_PREFIX = Buffer.of(1);

const readFrontier = (text: string): Frontier => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badFrontier("it is not JSON", error);
  }
  if (typeof value !== "object" || value === null || !("size" in value) || !("nodes" in value)) {
    throw badFrontier("it lacks size or nodes");
  }
  const { size, nodes } = value;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw badFrontier("its size is not a whole number");
  }
  if (!Array.isArray(nodes)) throw badFrontier("its nodes are not a list");
  return { size, nodes: nodes.map((node: unknown) => Buffer.from(String(node), "base64")) };
};

const onesIn = (size: number): number => size.toString(2).replaceAll("0", "").length;

const badFrontier = (state: string, cause?: unknown): OnrecordError =>
  new OnrecordError("damaged", `Cannot use the frontier: ${state}, run "onrecord verify"`, {
    cause,
  });
