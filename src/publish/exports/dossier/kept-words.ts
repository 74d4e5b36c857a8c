/** Words that no value of a dossier may repeat: who told it, places and days as the reports name them. */
import type { Claim } from "../../../model/claim.ts";
import type { Coarsener } from "../coarse.ts";

/** Lower case, without the empty one. */
export const keptWordsOf = (claims: readonly Claim[], coarsener: Coarsener): readonly string[] => {
  const words = claims.flatMap((claim) => [
    claim.attribution.account?.description ?? "",
    ...claim.attribution.chain.slice(1),
    claim.order?.transmitted_by?.value ?? "",
    ...placesOf(claim)
      .filter(({ place }) => !coarsener.isCoarse(place))
      .map(({ name }) => name),
    claim.when?.anchoring?.phrase ?? "",
  ]);
  return [...new Set(words.map((text) => text.toLowerCase()).filter((text) => text !== ""))];
};

const placesOf = ({ where, order }: Claim) => [
  ...(where === null ? [] : [where]),
  ...(order?.stretch ?? []),
];
