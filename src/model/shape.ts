import * as z from "zod";

/** An object shape of a stored or exported format: read-only in TypeScript and frozen when parsed. */
export const shape = <T extends z.ZodRawShape>(fields: T) => z.object(fields).readonly();

/** A list within such a shape. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
