/** What a dossier leaves out, counted: nothing is left out without being told of. */
import type { Claim } from "../../../model/claim.ts";
import type { DossierFacts } from "./facts.ts";
import { type Telling, tellValue } from "./values.ts";
import type { WithheldTold } from "./words.ts";

/** Counts over the claims, reports and values that the dossier was made from. */
export const withheldOf = (
  facts: DossierFacts,
  { wordsLeftOut, telling }: { readonly wordsLeftOut: number; readonly telling: Telling },
): WithheldTold => {
  const values = facts.record.fields.flatMap(({ field, values }) =>
    field === "events" ? [] : values.map(({ value }) => tellValue(field, value, telling)),
  );
  const claims = facts.claims.map(({ claim }) => claim);
  return {
    words: wordsLeftOut,
    sources: new Set(claims.flatMap(sourcesOf)).size,
    days: values.filter(({ coarser }) => coarser === "day").length,
    places: values.filter(({ coarser }) => coarser === "place").length,
    texts: values.filter(({ text }) => text === null).length,
    titles: facts.reports.filter(({ shown }) => shown.title !== null).length,
    addresses: facts.reports.filter(({ shown, capture }) =>
      [shown.original?.url, capture?.declared.url, capture?.fetched?.address].some(
        (url) => url !== undefined && url !== null,
      ),
    ).length,
    people: new Set(facts.reports.map(({ shown }) => shown.by)).size,
    assessments: facts.assessments,
  };
};

const sourcesOf = ({ attribution }: Claim): readonly string[] =>
  attribution.account === null ? [] : [attribution.account.description];
