/** Names of the codes that records hold, e.g. "shoot-on-sight", as the register's codebook words them. */
import { client, Refused, refuse } from "../client.ts";
import { registerInUse } from "../register.ts";
import { languageInUse } from "./catalogue.ts";

type Wording = { readonly en: string; readonly ko: string };

let names = $state.raw<ReadonlyMap<string, Wording>>(new Map());
let learntOf: string | null = null;

/** Reads the codebook of the register in use, once; until then, and without it, codes are told as they are. */
export async function learnCodes(): Promise<void> {
  const register = registerInUse();
  if (learntOf === register) return;
  learntOf = register;
  try {
    const response = await client().codebook.$get();
    const { codebook } = await (response.ok ? response.json() : refuse(response));
    names = new Map(
      codebook.vocabularies.flatMap(({ terms }) => terms.map(({ id, label }) => [id, label])),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The room's own question fails as well and tells why.
    learntOf = null;
  }
}

/** The name of a code in the language in use, else the code with its dashes as spaces; words stay words. */
export function tellCode(code: string): string {
  const name = names.get(code)?.[languageInUse()];
  if (name !== undefined) return name;
  return /^[a-z]+(-[a-z]+)+$/.test(code) ? code.replaceAll("-", " ") : code;
}
