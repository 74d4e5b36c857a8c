/**
 * Third-party vectors against our formats: `node bench/conformance.ts DIR`, where DIR holds
 * merkle.tar.gz (transparency-dev/merkle, RFC 6962 and subtree proofs) and jcs.tar.gz (RFC 8785).
 * Prints counts and every miss; exits 1 if there is one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import * as z from "zod";
import { encodeCanonical, isCanonical } from "../src/format/canonical-json.ts";
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
} from "../src/format/merkle-proof.ts";
import { isOnrecordError } from "../src/model/error.ts";

type Tally = { passed: number; readonly misses: string[] };

const hashBytes = z
  .string()
  .nullable()
  .transform((text) => Buffer.from(text ?? "", "base64"));
const proof = z
  .array(hashBytes)
  .nullable()
  .transform((hashes) => hashes ?? []);
const wantErr = z.boolean();
const root = hashBytes;
const Inclusion = z.object({ leafIdx: z.number(), root, leafHash: hashBytes, proof, wantErr });
const WholeInclusion = Inclusion.extend({ treeSize: z.number() });
const SubtreeInclusion = Inclusion.extend({ start: z.number(), end: z.number() });
const Consistency = z.object({ root1: root, root2: root, proof, wantErr });
const WholeConsistency = Consistency.extend({ size1: z.number(), size2: z.number() });
const SubtreeConsistency = Consistency.extend({
  start: z.number(),
  end: z.number(),
  size: z.number(),
});

/** Runs one vector; gives whether it asks for a refusal. */
const merkleChecks: Readonly<Record<string, (vector: unknown) => boolean>> = {
  inclusion: (vector) => {
    const v = WholeInclusion.parse(vector);
    return outcome(v.wantErr, () =>
      verifyInclusion({ ...v, index: v.leafIdx, end: v.treeSize, leaf: v.leafHash }),
    );
  },
  subtreeinclusion: (vector) => {
    const v = SubtreeInclusion.parse(vector);
    return outcome(v.wantErr, () => verifyInclusion({ ...v, index: v.leafIdx, leaf: v.leafHash }));
  },
  consistency: (vector) => {
    const v = WholeConsistency.parse(vector);
    const { size1: end, size2: size, root1: earlier, root2: later } = v;
    return outcome(v.wantErr, () =>
      verifyConsistency({ end, size, earlier, later, proof: v.proof }),
    );
  },
  subtreeconsistency: (vector) => {
    const v = SubtreeConsistency.parse(vector);
    return outcome(v.wantErr, () =>
      verifySubtreeConsistency({ ...v, earlier: v.root1, later: v.root2 }),
    );
  },
};

/** True where our verifier and the vector agree. */
const outcome = (refusalWanted: boolean, run: () => void): boolean => {
  try {
    run();
    return !refusalWanted;
  } catch (error) {
    if (!isOnrecordError(error, "bad-input")) throw error;
    return refusalWanted;
  }
};

const runMerkle = (dir: string): ReadonlyMap<string, Tally> => {
  const tallyByKind = new Map<string, Tally>();
  const base = join(dir, "merkle", "testdata");
  for (const file of readdirSync(base, { recursive: true, encoding: "utf8" }).sort()) {
    if (!file.endsWith(".json")) continue;
    const kind = file.split(sep)[0] ?? "";
    const check = merkleChecks[kind];
    const agrees = check?.(JSON.parse(readFileSync(join(base, file), "utf8"))) ?? false;
    count(tallyByKind, { kind, name: file, agrees });
  }
  return tallyByKind;
};

const runCanonicalJson = (dir: string): ReadonlyMap<string, Tally> => {
  const tallyByKind = new Map<string, Tally>();
  const base = join(dir, "jcs", "testdata");
  for (const file of readdirSync(join(base, "input")).sort()) {
    const input = JSON.parse(readFileSync(join(base, "input", file), "utf8"));
    const wanted = readFileSync(join(base, "output", file));
    const hex = readFileSync(join(base, "outhex", file.replace(".json", ".txt")), "utf8");
    const ours = encodeCanonical(input);
    const agrees = Buffer.from(ours).equals(wanted) && isCanonical(ours);
    count(tallyByKind, { kind: "jcs output", name: file, agrees });
    const sameHex = Buffer.from(ours).equals(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
    count(tallyByKind, { kind: "jcs outhex", name: file, agrees: sameHex });
  }
  return tallyByKind;
};

const count = (
  tallyByKind: Map<string, Tally>,
  { kind, name, agrees }: { kind: string; name: string; agrees: boolean },
): void => {
  const tally = tallyByKind.get(kind) ?? { passed: 0, misses: [] };
  tallyByKind.set(kind, tally);
  if (agrees) tally.passed += 1;
  else tally.misses.push(name);
};

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error(
    "Cannot run: no folder given, name the one that holds merkle.tar.gz and jcs.tar.gz",
  );
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "onrecord-conformance-"));
try {
  for (const archive of ["merkle.tar.gz", "jcs.tar.gz"]) {
    const { status, stderr } = spawnSync("tar", ["xzf", join(source, archive), "-C", scratch]);
    if (status !== 0) throw new Error(`Cannot extract "${archive}": ${stderr}`);
  }
  for (const [kind, tally] of [...runMerkle(scratch), ...runCanonicalJson(scratch)]) {
    console.log(`${kind}: ${tally.passed} of ${tally.passed + tally.misses.length} pass`);
    for (const miss of tally.misses) console.log(`  miss: ${miss}`);
    if (tally.misses.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
