import type { Derived } from "../model/derived.ts";

/** What material gives that could not be read, with the reason. */
export const derivedNothing = (failure: string): Derived => ({
  reading: null,
  readingKeys: [],
  extraction: { claims: [], sensitive: [] },
  claimKeys: [],
  failure,
});
