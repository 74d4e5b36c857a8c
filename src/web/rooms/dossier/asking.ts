import { client, refuse } from "../../client.ts";
import { languageInUse } from "../../language/catalogue.ts";

export type MadeDossier = Awaited<ReturnType<typeof makeDossier>>;
export type Sheet = MadeDossier["dossier"];
export type SheetParagraph = Sheet["sections"][number]["paragraphs"][number];

/** Days as of which a dossier is made: what had been published by one, or what was held on one; empty for now. */
export type AsOf = { readonly knownBy: string; readonly heldOn: string };

/** Makes the dossier of one record in the language in use; that somebody made it is on record then. */
export async function makeDossier(record: string, { knownBy, heldOn }: AsOf) {
  const json = {
    record,
    language: languageInUse(),
    known_by: knownBy === "" ? null : knownBy,
    // A day means its end, so that all of it is in.
    as_held: heldOn === "" ? null : `${heldOn}T23:59:59.999Z`,
  };
  const response = await client().dossiers.$post({ json });
  return response.ok ? response.json() : refuse(response);
}
