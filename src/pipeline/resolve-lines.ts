/** The `resolve` filter: claims of lines in, records out, reports named by the ids of their lines. */
import type { RuleData } from "../model/data.ts";
import type { ClaimsLine } from "../model/report-line.ts";
import { claimKeys, copyKeys } from "../resolve/keys.ts";
import { toResolveLine } from "../resolve/line.ts";
import { type ResolveWarning, resolve } from "../resolve/resolve.ts";

export type ResolvedLines = {
  readonly records: readonly object[];
  readonly warnings: readonly ResolveWarning[];
};

/** One object per record, in the order of their ids, and where less was compared than there was to compare. */
export const resolveLines = (lines: readonly ClaimsLine[], data: RuleData): ResolvedLines => {
  const reports = lines.map(({ id, reading, sensitive }) => ({
    report: id,
    reading,
    keys: copyKeys(reading),
    sensitive,
  }));
  const claims = lines.flatMap(({ id, reading, claims: all }) =>
    all.map((claim) => ({ report: id, claim, keys: claimKeys(claim, reading, data) })),
  );
  const { records, warnings } = resolve({ reports, claims, decisions: [] }, data);
  return { records: records.map(toResolveLine), warnings };
};
