/** What a person chose for a cell, as it was told when it was chosen. */
import { tellPublished } from "../../language/tell.ts";
import { tellCode } from "../../language/tell-code.ts";

/** Ids of places say little; their names are known while they are chosen from. */
const names = new Map<string, string>();

/** Takes note of how an option was told. */
export function rememberName(as: string, name: string): void {
  names.set(as, name);
}

/** A day as it is written here, a term or place by its name, else the id itself. */
export const tellChoice = (as: string): string =>
  /^\d{4}/.test(as) ? tellPublished(as) : (names.get(as) ?? tellCode(as));
