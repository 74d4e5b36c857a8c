/** Puts captures, and what was derived from them, into the ledger. */
import type { Answer } from "../model/answer.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { DerivedCapture, StageVersions } from "../model/derived.ts";
import type { CaptureId, ClaimId, PersonRef, Ref } from "../model/ids.ts";
import type { Body } from "../model/ledger.ts";
import type { WriteTransaction } from "../store/store.ts";

/** Who appends, and under which rule versions. */
export type Hand = { readonly by: PersonRef; readonly versions: StageVersions };

/** Appends the capture and its two derivations; nothing is resolved yet. */
export const appendCapture = async (
  transaction: WriteTransaction,
  item: DerivedCapture,
  hand: Hand,
): Promise<void> => {
  const { entry, refs } = await transaction.append({
    kind: "capture",
    by: hand.by,
    bodies: [{ body: "capture", capture: item.capture }],
    about: [],
  });
  const [captureRef] = refs;
  if (captureRef === undefined) throw new Error(`entry ${entry.seq} gave its body no ref`);
  if (item.capture.unread !== null) return;
  await appendReading(transaction, { item, captureRef, hand });
  await appendClaims(transaction, { item, captureRef, hand });
};

/** Appends what was learnt of outlets; it holds for what comes after it. */
export const appendBoilerplate = async (
  transaction: WriteTransaction,
  boilerplate: Boilerplate,
  by: PersonRef,
): Promise<void> => {
  const bodies: Body[] = [{ body: "boilerplate", boilerplate }];
  await transaction.append({ kind: "derivation", by, bodies, about: [] });
};

type About = {
  readonly item: DerivedCapture;
  readonly captureRef: Ref;
  readonly hand: Hand;
};

/** Appends a derivation by `read`. */
export const appendReading = async (
  transaction: WriteTransaction,
  { item, captureRef, hand }: About,
): Promise<void> => {
  const { reading, readingKeys: keys, failure } = item.derived;
  const bodies: Body[] = [
    {
      body: "derivation",
      capture: item.capture.id,
      stage: "read",
      versions: hand.versions.read,
      claims: [],
      sensitive: [],
      failure,
    },
  ];
  if (reading !== null) bodies.push({ body: "reading", capture: item.capture.id, reading, keys });
  await transaction.append({ kind: "derivation", by: hand.by, bodies, about: [captureRef] });
};

type ClaimParts = {
  readonly only?: ReadonlySet<ClaimId>;
  readonly answers?: readonly Answer[] | undefined;
};

/**
 * Appends a derivation by `extract`: the list of the capture's claims now, with bodies for those in
 * `only` (default: all of them); a claim not in `only` keeps the body it has. `answers` stand in place
 * of those kept so far; without them these stay.
 */
export const appendClaims = async (
  transaction: WriteTransaction,
  { item, captureRef, hand, only, answers }: About & ClaimParts,
): Promise<void> => {
  const { extraction, claimKeys, failure } = item.derived;
  const capture: CaptureId = item.capture.id;
  const bodies: Body[] = [
    {
      body: "derivation",
      capture,
      stage: "extract",
      versions: hand.versions.extract,
      claims: extraction.claims.map((claim) => claim.id),
      sensitive: extraction.sensitive,
      failure,
    },
  ];
  if (answers !== undefined) bodies.push({ body: "answers", capture, answers });
  for (const [index, claim] of extraction.claims.entries()) {
    if (only !== undefined && !only.has(claim.id)) continue;
    bodies.push({ body: "claim", capture, claim, keys: claimKeys[index] ?? [] });
  }
  await transaction.append({ kind: "derivation", by: hand.by, bodies, about: [captureRef] });
};
