/** What counts no more, since the outlet whose account it is took it back. */
import type { TellingClaim } from "./accounts.ts";
import { goneFrom, type Origins } from "./world.ts";

/** Those of the claims that the outlets whose accounts they are have not taken back. */
export const stillSaid = <T extends TellingClaim>(
  items: readonly T[],
  world: Pick<Origins, "gone">,
  field: string | null,
): readonly T[] =>
  items.filter(({ claim }) => !takesBack(claim) && goneFrom(claim.id, field, world) === null);

/** "We have withdrawn our report": it speaks of a report and supports nothing that it said. */
export const takesBack = ({ kind, correction }: TellingClaim["claim"]): boolean =>
  kind === "statement" && correction?.how === "retracts";

/** One reason for all reports that share it, e.g. "2 reports withdrawn by the outlet whose account it is on 2021-05-03: …". */
export const goneReasons = (
  items: readonly TellingClaim[],
  world: Pick<Origins, "gone">,
  field: string | null,
): readonly string[] => {
  const reports = new Map<string, string>();
  for (const { report, claim } of items) {
    const why = goneFrom(claim.id, field, world);
    if (why !== null) reports.set(report, why);
  }
  const byWhy = Map.groupBy(reports.values(), (why) => why);
  return [...byWhy]
    .map(([why, all]) => `${all.length} ${all.length === 1 ? "report" : "reports"} ${why}`)
    .sort();
};
