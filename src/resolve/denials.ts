/** Denials stand beside what they deny; they make no record and unmake none. */
import type { IncidentRecord, Link } from "../model/record.ts";
import { order } from "./components.ts";
import { type Differences, denialOf } from "./differences.ts";
import { incidentMatching } from "./incident-match.ts";
import type { ResolvableClaim } from "./report.ts";
import { itemsOf, type World } from "./world.ts";

/** Ties each denial to the reported incident it speaks of, by time and place or by its words. */
export const resolveDenials = (incidents: readonly IncidentRecord[], world: World): Differences => {
  const denials = world.claims.filter(
    ({ claim }) =>
      claim.kind === "denial" || (claim.kind === "incident" && claim.modality === "denied"),
  );
  const byIncident = incidents.flatMap((incident) => {
    const own = denials.filter((denial) => denies(denial, incident, world));
    return own.length === 0 ? [] : [{ incident, own }];
  });
  return {
    records: byIncident.map(({ incident, own }) => denialOf(incident, own, world)),
    links: byIncident.flatMap(({ incident, own }) => denialLinks(own, incident)),
  };
};

const denies = (denial: ResolvableClaim, incident: IncidentRecord, world: World): boolean => {
  const keys = new Set(denial.keys);
  return itemsOf(incident.claims, world).some((item) => {
    if (!item.keys.some((key) => keys.has(key) && !key.startsWith("at:"))) return false;
    const { conflict, tied } = incidentMatching.compare(neutral(denial), neutral(item), world);
    return conflict === null && tied;
  });
};

// A denial gives no counts and no victims of its own that could speak for or against.
const neutral = (item: ResolvableClaim): ResolvableClaim => ({
  ...item,
  claim: { ...item.claim, outcomes: {}, acts: [], events: 1 },
});

const denialLinks = (own: readonly ResolvableClaim[], incident: IncidentRecord): readonly Link[] =>
  own
    .map(({ claim }) => claim.id)
    .sort(order)
    .map((from) => ({
      kind: "denies" as const,
      from,
      to: incident.claims[0] ?? "",
      why: "the same time and place, or the same words",
    }));
