/** Warnings that speak of reports as records, so that whoever looks later finds them too. */
import { encodeCanonical } from "../format/canonical-json.ts";
import { recordIdOf } from "../format/content-id.ts";
import { sha256 } from "../format/hash.ts";
import { ClaimId } from "../model/ids.ts";
import { type WarningRecord, WarningSubject } from "../model/record.ts";
import { order } from "./components.ts";
import type { Resolution, ResolvableClaim, ResolveWarning } from "./report.ts";

/** `claims` must hold those that the warnings are about; what warnings name beside them are reports. */
export const warningRecords = (
  warnings: readonly ResolveWarning[],
  claims: readonly ResolvableClaim[],
): readonly WarningRecord[] => {
  if (warnings.length === 0) return [];
  const byId = new Map<string, ResolvableClaim>(claims.map((item) => [item.claim.id, item]));
  return warnings.flatMap(({ about: subject, what, of }) => {
    const about = WarningSubject.safeParse(subject);
    if (!about.success) return [];
    const items = of.flatMap((id) => byId.get(id) ?? []);
    const reports = items.length === 0 ? of : items.map(({ report }) => report);
    return [
      {
        kind: "warning" as const,
        id: recordIdOf(
          "w",
          ClaimId.parse(sha256(encodeCanonical([subject, of[0] ?? ""])).slice(0, 32)),
        ),
        about: about.data,
        what,
        claims: items.map(({ claim }) => claim.id).sort(order),
        reports: [...new Set(reports)],
      },
    ];
  });
};

/** The same resolution with its warnings among its records. */
export const withWarnings = (
  resolution: Resolution,
  claims: readonly ResolvableClaim[],
): Resolution => ({
  ...resolution,
  records: [...resolution.records, ...warningRecords(resolution.warnings, claims)],
});
