/** The `resolve` filter: claims of lines in, records out, reports named by the ids of their lines. */
import type { RuleData } from "../model/data.ts";
import type { ClaimsLine } from "../model/report-line.ts";
import { claimKeys, copyKeys } from "../resolve/keys.ts";
import { toResolveLine } from "../resolve/line.ts";
import { resolve } from "../resolve/resolve.ts";

/** One object per record, in the order of their ids. */
export const resolveLines = (lines: readonly ClaimsLine[], data: RuleData): readonly object[] => {
  const reports = lines.map(({ id, reading, sensitive }) => ({
    report: id,
    reading,
    keys: copyKeys(reading),
    sensitive,
  }));
  const claims = lines.flatMap(({ id, reading, claims: all }) =>
    all.map((claim) => ({ report: id, claim, keys: claimKeys(claim, reading, data) })),
  );
  return resolve({ reports, claims, decisions: [] }, data).records.map(toResolveLine);
};
