/** What people said of a difference, as far as it speaks of all its values. */
import type { DifferenceState } from "../model/record.ts";
import { makeSets, order } from "./components.ts";
import type { ResolvableClaim } from "./report.ts";
import type { Explanation } from "./standing.ts";

/** The values of a field as canonical JSON, each with the claims that say it. */
export type Said = {
  readonly field: string;
  readonly groups: readonly {
    readonly value: string;
    readonly items: readonly ResolvableClaim[];
  }[];
};

/**
 * A person's word holds for the values it was said of. One that comes later leaves the difference
 * open until somebody speaks of it too.
 */
export const stateOf = (
  { field, groups }: Said,
  explanations: readonly Explanation[],
): DifferenceState => {
  const groupByClaim = new Map<string, Said["groups"][number]>(
    groups.flatMap((group) => group.items.map(({ claim }) => [claim.id, group] as const)),
  );
  const stateByPair = new Map<string, Explanation["state"]>();
  const sets = makeSets();
  for (const explanation of explanations) {
    if (explanation.field !== field) continue;
    const said = explanation.said.flatMap(({ claim, value }) => {
      const group = groupByClaim.get(claim);
      return group?.value === value ? [group.value] : [];
    });
    const [first, ...rest] = [...new Set(said)].sort(order);
    for (const other of rest) {
      if (first === undefined) continue;
      sets.union(first, other);
      stateByPair.set(`${first} ${other}`, explanation.state);
    }
  }
  const spoken = new Set(groups.map(({ value }) => sets.find(value)));
  if (spoken.size > 1 || stateByPair.size === 0) return "open";
  return [...stateByPair.values()].includes("explained") ? "explained" : "dismissed";
};
