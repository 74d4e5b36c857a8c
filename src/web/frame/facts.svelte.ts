import { type Facts, Refused, readFacts } from "../client.ts";

const held = $state<{ facts: Facts | null; failure: Error | null }>({ facts: null, failure: null });

/** What the register in use holds; null before the first answer or where there is no register. */
export const factsNow = (): Facts | null => held.facts;

/** Why nothing is known of the register; "not-found" where there is none yet. */
export const factsFailure = (): Error | null => held.failure;

/** True where the register was asked for and there is none. */
export const hasNoRegister = (): boolean =>
  held.failure instanceof Refused && held.failure.code === "not-found";

/** Asks anew, e.g. after something was added or decided. */
export async function refreshFacts(): Promise<void> {
  try {
    held.facts = await readFacts();
    held.failure = null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    held.facts = null;
    held.failure = error;
  }
}
