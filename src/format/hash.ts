import { hash } from "node:crypto";
import { Sha256 } from "../model/ids.ts";

/** SHA-256 as lowercase hex; a text is hashed as UTF-8. */
export const sha256 = (data: Uint8Array | string): Sha256 =>
  Sha256.parse(hash("sha256", data, "hex"));
