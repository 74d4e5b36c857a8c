import { readFileSync } from "node:fs";
import type * as z from "zod";

/** The published vectors of a format, e.g. "ledger/good", in the shape the test expects. */
export const vectors = <T extends z.ZodType>(name: string, shape: T): z.infer<T> => {
  const file = new URL(`../vectors/${name}.json`, import.meta.url);
  return shape.parse(JSON.parse(readFileSync(file, "utf8")));
};
