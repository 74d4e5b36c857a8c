import { type Facts, Refused, readFacts } from "../client.ts";
import { registerInUse } from "../register.ts";
import type { RegisterName } from "../route.ts";

const held = $state<{ facts: Facts | null; failure: Error | null }>({ facts: null, failure: null });

/** What the register in use holds; null before the first answer or where there is no register. */
export const factsNow = (): Facts | null => held.facts;

/** Why nothing is known of the register; "not-found" where there is none yet. */
export const factsFailure = (): Error | null => held.failure;

/** True where the register was asked for and there is none. */
export const hasNoRegister = (): boolean =>
  held.failure instanceof Refused && held.failure.code === "not-found";

/** Counts the questions, so that a late answer is not taken for the latest. */
let asked = 0;
let heldOf: RegisterName | null = null;

/** Asks anew, e.g. after something was added or decided. */
export async function refreshFacts(): Promise<void> {
  asked += 1;
  const question = asked;
  const register = registerInUse();
  if (register !== heldOf) {
    // What is known of the one register says nothing of the other.
    held.facts = null;
    held.failure = null;
    heldOf = register;
  }
  // The address may lead to the other register before anybody has asked about it.
  const isLate = () => question !== asked || register !== registerInUse();
  try {
    const facts = await readFacts();
    if (isLate()) return;
    held.facts = facts;
    held.failure = null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (isLate()) return;
    held.facts = null;
    held.failure = error;
  }
}
