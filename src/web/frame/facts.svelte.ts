import { type Facts, readFacts } from "../client.ts";
import { connectionNow } from "../connection.svelte.ts";
import { registerInUse } from "../register.ts";
import type { RegisterName } from "../route.ts";

type Held = { facts: Facts | null; failure: Error | null; isThere: boolean };
const held = $state<Held>({ facts: null, failure: null, isThere: true });

/** What the register in use holds; null before the first answer or where there is no register. */
export const factsNow = (): Facts | null => held.facts;

/** Why nothing could be learnt of the register. */
export const factsFailure = (): Error | null => held.failure;

/** True where the register was asked for and there is none. */
export const hasNoRegister = (): boolean => !held.isThere;

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
    Object.assign(held, { facts: null, failure: null, isThere: true });
    heldOf = register;
  }
  // The address may lead to the other register before anybody has asked about it.
  const isLate = () => question !== asked || register !== registerInUse();
  try {
    const facts = await readFacts();
    if (isLate()) return;
    Object.assign(held, { facts, failure: null, isThere: facts !== null });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (isLate()) return;
    // Where nobody answers, what is shown stays; the frame says so above it.
    if (held.facts !== null && connectionNow() !== "good") return;
    Object.assign(held, { facts: null, failure: error, isThere: true });
  }
}
