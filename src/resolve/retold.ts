/** What one report tells of an event by another's account stands with the claim that tells of it first. */
import { order } from "./components.ts";
import type { ResolvableClaim } from "./report.ts";
import type { Bindings } from "./standing.ts";

/** Why the two are one event. */
export const RETOLD = "one report tells of it by several accounts";

/**
 * By the claim that tells again the one that told first, where both stand. Who told first is no longer given
 * where a person rejected that claim, or said of the other what it belongs to: it goes its own way then.
 */
export const retoldIn = (
  items: readonly ResolvableClaim[],
  { mustLink, cannotLink }: Pick<Bindings, "mustLink" | "cannotLink">,
): ReadonlyMap<string, string> => {
  const standing = new Set<string>(items.map(({ claim }) => claim.id));
  const bound = new Set([...mustLink, ...cannotLink].flat());
  return new Map(
    items.flatMap(({ claim }) =>
      claim.retells === undefined || !standing.has(claim.retells) || bound.has(claim.id)
        ? []
        : [[claim.id, claim.retells] as const],
    ),
  );
};

/** The groups with each claim that tells again beside the one that told first. */
export const withRetold = (
  groups: readonly (readonly string[])[],
  retold: ReadonlyMap<string, string>,
): readonly (readonly string[])[] => {
  const byFirst = Map.groupBy([...retold], ([, first]) => first);
  return groups.map((ids) =>
    [...ids, ...ids.flatMap((id) => (byFirst.get(id) ?? []).map(([again]) => again))].sort(order),
  );
};
