/** Outlets that describe nobody and name another in the very words they tell something with. */
import type { Teller, TellingClaim } from "./accounts.ts";
import { order } from "./components.ts";
import { fold } from "./words.ts";
import type { Origins } from "./world.ts";

/** Why such an outlet is no account at the least, and may be one at the most. */
export const LEANS =
  "an outlet that describes nobody names another in its words: it may rest on it, counted as a range";

/**
 * Those of the tellers' outlets that may rest on another of them. Of two that name one another, one
 * stands.
 */
export const leaningOutlets = (
  tellers: readonly Teller[],
  items: readonly TellingClaim[],
  { geography }: Pick<Origins, "geography">,
): ReadonlySet<string> => {
  const byOutlet = Map.groupBy(tellers, ({ outlet }) => outlet);
  const leaning = new Set<string>();
  if (byOutlet.size < 2) return leaning;
  const wordsByClaim = new Map<string, string>(
    items.map(({ claim }) => [claim.id, claim.passages.map(({ exact }) => exact).join(" ")]),
  );
  // One that no list of outlets has goes by the name its reports have.
  const namesOf = (outlet: string): readonly string[] =>
    geography.outlets.has(outlet)
      ? [...geography.outletByName].filter(([, id]) => id === outlet).map(([name]) => ` ${name} `)
      : [` ${outlet} `];
  for (const outlet of [...byOutlet.keys()].sort(order)) {
    const own = byOutlet.get(outlet) ?? [];
    if (own.some(({ source, document, cited }) => source !== null || document || cited)) continue;
    const words = own.flatMap(({ claims }) => claims.map((id) => wordsByClaim.get(id) ?? ""));
    const text = ` ${fold(words.join(" "))} `;
    const rests = [...byOutlet.keys()].some(
      (other) =>
        other !== outlet &&
        !leaning.has(other) &&
        namesOf(other).some((name) => text.includes(name)),
    );
    if (rests) leaning.add(outlet);
  }
  return leaning;
};
