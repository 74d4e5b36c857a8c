import { createHash } from "node:crypto";
import { OnrecordError } from "../model/error.ts";
import { Commitment } from "../model/ids.ts";

/** Random bytes before every body, so that a short body cannot be guessed from its commitment. */
export const SALT_BYTES = 32;

/** SHA-256(salt ‖ UTF-8 of the canonical body); a body given as bytes is taken as they are. */
export const commit = (salt: Uint8Array, canonicalBody: string | Uint8Array): Commitment => {
  if (salt.length !== SALT_BYTES) {
    throw new OnrecordError(
      "bad-input",
      `Cannot commit to a body: its salt has ${salt.length} bytes, give ${SALT_BYTES}`,
    );
  }
  return Commitment.parse(createHash("sha256").update(salt).update(canonicalBody).digest("hex"));
};
