import * as z from "zod";
import { Sha256 } from "./ids.ts";
import { list, shape } from "./shape.ts";

/**
 * Sentences that outlets put under many of their reports, as `rederive` last learnt them. Hashes alone:
 * no words of a report stand in it.
 */
export const Boilerplate = shape({
  /** SHA-256 of the canonical JSON of `outlets`. */
  version: Sha256,
  /** Ascending by outlet. */
  outlets: list(
    shape({
      /** The outlet by its one spelling, e.g. the id it has in `data/outlets.json`. */
      outlet: z.string(),
      /** First 12 hex digits of SHA-256 of each sentence, case and punctuation left out; ascending. */
      sentences: list(z.string().regex(/^[0-9a-f]{12}$/)),
    }),
  ),
});
export type Boilerplate = z.infer<typeof Boilerplate>;
