import { localeInUse } from "./catalogue.ts";

/** A number as the reader's language writes it, e.g. "1,204". */
export const tellNumber = (count: number): string => count.toLocaleString(localeInUse());
