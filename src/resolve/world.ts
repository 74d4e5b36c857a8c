/** Everything claims are resolved against, gathered once per component. */
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import { order } from "./components.ts";
import { type Geography, geographyOf, outletKey } from "./geography.ts";
import type { Families, ResolvableClaim } from "./report.ts";
import type { Bindings } from "./standing.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** A claim that supports a field no more; null: nothing at all. */
export type Gone = { readonly field: string | null; readonly why: string };

export type World = {
  readonly claims: readonly ResolvableClaim[];
  readonly claimById: ReadonlyMap<string, ResolvableClaim>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly families: Families;
  readonly bindings: Bindings;
  readonly geography: Geography;
  readonly vocabulary: Vocabulary;
  /** By claim, what its own outlet took back within the record at hand. */
  readonly gone?: ReadonlyMap<string, readonly Gone[]>;
};

/** What two claims are compared in: less than a world, so that it can be had before one is gathered. */
export type Setting = Pick<World, "readings" | "geography" | "vocabulary">;

/** `readings` must hold the report of every claim that is compared. */
export const makeSetting = (readings: ReadonlyMap<string, Reading>, data: RuleData): Setting => ({
  readings,
  geography: geographyOf(data),
  vocabulary: vocabularyOf(data),
});

/** All that counting accounts asks of a world: who published what, and which texts come from which. */
export type Origins = Pick<World, "families" | "geography" | "gone"> & {
  readonly readings: ReadonlyMap<string, Pick<Reading, "outlet" | "original" | "provenance">>;
};

export type WorldParts = {
  readonly claims: readonly ResolvableClaim[];
  readonly readings: ReadonlyMap<string, Reading>;
  readonly families: Families;
  readonly bindings: Bindings;
};

/** `readings` must hold the report of every claim and the root of its copy family. */
export const makeWorld = (parts: WorldParts, data: RuleData): World => {
  const claims = parts.claims.toSorted((a, b) => order(a.claim.id, b.claim.id));
  return {
    ...parts,
    claims,
    claimById: new Map(claims.map((item) => [item.claim.id, item])),
    ...makeSetting(parts.readings, data),
  };
};

/** The report whose text this one's comes from; itself where it copies nothing. */
export const rootOf = (report: string, world: Pick<Origins, "families">): string =>
  world.families.get(report)?.root ?? report;

/** True for copies of another text; a root is none. */
export const isCopy = (report: string, world: Pick<Origins, "families">): boolean =>
  rootOf(report, world) !== report;

/** True for texts of unknown provenance: no accounts, outside every total. */
export const isLead = (report: string, world: Pick<Origins, "readings">): boolean =>
  world.readings.get(report)?.provenance === "lead";

/** True for a team's own list: nobody knows on whose accounts it rests, so it adds none. */
export const isList = (report: string, world: Pick<Origins, "readings">): boolean =>
  world.readings.get(report)?.provenance === "list";

/** False for leads and for a team's own lists: neither says on whose word it rests. */
export const hasAccounts = (report: string, world: Pick<Origins, "readings">): boolean =>
  !isLead(report, world) && !isList(report, world);

/** Who published it, by one spelling; a page that names nobody is its own publisher. */
export const publisherOf = (
  report: string,
  world: Pick<Origins, "readings" | "geography">,
): string =>
  outletKey(world.readings.get(report)?.outlet ?? null, world.geography) ?? `report ${report}`;

/** The outlet whose reporting it is: of the root, or what a page says it reprints. */
export const originOutletOf = (report: string, world: Origins): string => {
  const root = rootOf(report, world);
  const stated = world.readings.get(root)?.original?.outlet ?? null;
  return outletKey(stated, world.geography) ?? publisherOf(root, world);
};

/** Why a claim supports the field no more (null: anything at all); null where it does. */
export const goneFrom = (
  claim: string,
  field: string | null,
  { gone }: Pick<World, "gone">,
): string | null =>
  gone?.get(claim)?.find((one) => one.field === null || one.field === field)?.why ?? null;

/** Claims by ids, in the order asked; ids that are not in this world are left out. */
export const itemsOf = (ids: readonly string[], world: World): readonly ResolvableClaim[] =>
  ids.flatMap((id) => world.claimById.get(id) ?? []);

/** True where the claim's own words make it a record: asserted, or for orders a background mention. */
export const makesRecord = (claim: Claim): boolean =>
  claim.kind === "order"
    ? claim.modality === "asserted" || claim.modality === "background"
    : claim.modality === "asserted" && (claim.kind === "incident" || claim.kind === "aggregate");
