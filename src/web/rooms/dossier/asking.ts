import { client, refuse } from "../../client.ts";
import { languageInUse } from "../../language/catalogue.ts";

export type MadeDossier = Awaited<ReturnType<typeof makeDossier>>;
export type Sheet = MadeDossier["dossier"];
export type SheetSentence = Sheet["sections"][number]["sentences"][number];

/** Makes the dossier of one record in the language in use; that somebody made it is on record then. */
export async function makeDossier(record: string) {
  const json = { record, language: languageInUse() };
  const response = await client().dossiers.$post({ json });
  return response.ok ? response.json() : refuse(response);
}
