/**
 * What becomes of every field of a noun in an export. A table of fates names them all, so that a field
 * that is new to the noun is a type error until somebody has said that it may go out.
 */

/** As it is; only coarser (the month, the province, a number of them); not at all. */
export type Fate = "given" | "coarser" | "withheld";

/** The fates of all fields of `T`. */
export type Fates<T> = { readonly [Field in keyof Required<T>]: Fate };

/** The fields with this fate, in the order of the table. */
export const fieldsWith = (fates: Readonly<Record<string, Fate>>, fate: Fate): readonly string[] =>
  Object.keys(fates).filter((field) => fates[field] === fate);
