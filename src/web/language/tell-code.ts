/** Names of the codes that records hold, e.g. "shoot-on-sight", as the register's codebook words them. */
import { languageInUse } from "./catalogue.ts";

type Wording = { readonly en: string; readonly ko: string };

const known: { names: ReadonlyMap<string, Wording> } = { names: new Map() };

/** Takes the names that a codebook gives its terms, in place of those taken before. */
export function takeCodes(names: ReadonlyMap<string, Wording>): void {
  known.names = names;
}

/** The name of a code in the language in use, else the code with its dashes as spaces; words stay words. */
export function tellCode(code: string): string {
  const name = known.names.get(code)?.[languageInUse()];
  if (name !== undefined) return name;
  return /^[a-z]+(-[a-z]+)+$/.test(code) ? code.replaceAll("-", " ") : code;
}
