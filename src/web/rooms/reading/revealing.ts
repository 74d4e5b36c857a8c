import type { Revealed } from "./asking.ts";
import type { Veil } from "./marking.ts";

/** The name under which a veiled passage finds who shows it. */
export const REVEALING = "revealing";

/** What can be done with a veiled passage. */
export type Revealing = {
  /** Asks for a reason and gives the words for a minute; null where nothing is to be shown. */
  readonly reveal: (veil: Veil) => Promise<Revealed | null>;
  /** Asks for a reason and veils them no longer. */
  readonly unveil: (veil: Veil) => void;
};
