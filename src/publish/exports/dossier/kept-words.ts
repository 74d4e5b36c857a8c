/** Words that no value of a dossier may repeat: who told it, places and days as the reports name them. */
import type { Claim } from "../../../model/claim.ts";
import type { Codebook } from "../../../model/codebook.ts";
import type { Coarsener } from "../coarse.ts";

/** Lower case, without the empty one. */
export const keptWordsOf = (
  claims: readonly Claim[],
  { coarsener, codebook }: Keeping,
): readonly string[] => {
  const words = claims.flatMap((claim) => [
    claim.attribution.account?.description ?? "",
    ...claim.attribution.chain.slice(1),
    transmitterOf(claim, codebook),
    ...placesOf(claim)
      .filter(({ place }) => !coarsener.isCoarse(place))
      .map(({ name }) => name),
    claim.when?.anchoring?.phrase ?? "",
  ]);
  return [...new Set(words.map((text) => text.toLowerCase()).filter((text) => text !== ""))];
};

type Keeping = { readonly coarsener: Coarsener; readonly codebook: Codebook };

/** Who passed an order on, unless it is a whole force, e.g. "Police": that is nobody, and orders are addressed to it. */
const transmitterOf = ({ order }: Claim, { vocabularies }: Codebook): string => {
  const text = order?.transmitted_by?.value ?? "";
  const troops = vocabularies
    .flatMap(({ terms }) => terms)
    .find(({ id }) => id === "troops")?.synonyms;
  const forces = Object.values(troops ?? {}).flat();
  return forces.includes(text.toLowerCase().replace(/^the /, "")) ? "" : text;
};

const placesOf = ({ where, order }: Claim) => [
  ...(where === null ? [] : [where]),
  ...(order?.stretch ?? []),
];
