/** What people decided of rows of a list, carried over to the version that takes its place. */
import type { Decision } from "../../model/decision.ts";
import type { CaptureId, ClaimId } from "../../model/ids.ts";
import type { Material } from "../../store/material.ts";
import type { StoredClaim, StoredDecision } from "../../store/store.ts";
import { rowOfOffset } from "./row-index.ts";
import { type ListVersion, matchRows } from "./versions.ts";

export type Carrying = {
  readonly before: {
    readonly version: ListVersion;
    readonly text: string;
    readonly claims: readonly StoredClaim[];
  };
  readonly after: {
    readonly version: ListVersion;
    readonly text: string;
    readonly claims: readonly StoredClaim[];
  };
  readonly capture: CaptureId;
};

export type Carried = {
  readonly decisions: readonly Decision[];
  /** Decisions that a person has to take again: their row says something else now, or is gone. */
  readonly left: number;
};

/** Pairs and assessments go with their row by its old id; what was said of words goes only with the same words. */
export const carriedDecisions = async (
  material: Pick<Material, "decisionsOn">,
  carrying: Carrying,
): Promise<Carried> => {
  const { before } = carrying;
  const next = nextClaims(carrying);
  const ids = before.claims.map(({ claim }) => claim.id);
  const held = await material.decisionsOn(ids, []);
  const own = new Set<string>(ids);
  const carried = held.map((stored) => ({
    stored,
    decision: carry(stored, carrying, { next, own }),
  }));
  return {
    decisions: carried.flatMap(({ decision }) => decision ?? []),
    left: carried.filter(({ decision }) => decision === null).length,
  };
};

type Next = {
  /** The claim of the row that took the place of a claim's row. */
  readonly next: ReadonlyMap<string, { readonly stored: StoredClaim; readonly isSame: boolean }>;
  /** Claims of the version before. */
  readonly own: ReadonlySet<string>;
};

const nextClaims = ({ before, after }: Carrying): Next["next"] => {
  const rowBefore = rowOfOffset(before.text);
  const rowAfter = rowOfOffset(after.text);
  const byRow = new Map(after.claims.map((stored) => [rowAfter(startOf(stored)), stored]));
  const now = new Map(
    matchRows(before.version, after.version).flatMap(([old, row]) =>
      old === null || row === null ? [] : [[old.row, row.row] as const],
    ),
  );
  return new Map(
    before.claims.flatMap((stored) => {
      const found = byRow.get(now.get(rowBefore(startOf(stored))) ?? 0);
      if (found === undefined) return [];
      return [[stored.claim.id, { stored: found, isSame: saysTheSame(stored, found) }] as const];
    }),
  );
};

const startOf = ({ claim }: StoredClaim): number => claim.passages[0]?.start ?? 0;

const saysTheSame = (a: StoredClaim, b: StoredClaim): boolean =>
  JSON.stringify(wordsOf(a)) === JSON.stringify(wordsOf(b));

const wordsOf = ({ claim }: StoredClaim) => claim.passages.map(({ exact }) => exact);

const carry = (
  { decision }: StoredDecision,
  { capture }: Carrying,
  { next, own }: Next,
): Decision | null => {
  switch (decision.decision) {
    case "merge":
    case "split": {
      const [a, b] = [decision.a, decision.b].map((id): ClaimId | null =>
        own.has(id) ? (next.get(id)?.stored.claim.id ?? null) : id,
      );
      if (!a || !b || a === b) return null;
      return { ...decision, a, b, reason: carriedReason(decision.reason) };
    }
    case "accept":
    case "reject":
    case "assess": {
      const found = next.get(decision.claim);
      const [passage] = found?.stored.claim.passages ?? [];
      if (found?.isSame !== true || passage === undefined) return null;
      const target = { capture, claim: found.stored.claim.id, passage };
      return { ...decision, ...target, reason: carriedReason(decision.reason) };
    }
    default:
      return null;
  }
};

const CARRIED = " (carried over from the version before)";

/** Said once, however many versions follow. */
const carriedReason = (reason: string): string =>
  reason.endsWith(CARRIED) ? reason : `${reason}${CARRIED}`;
