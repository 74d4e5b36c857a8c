/**
 * Fields of which the one line of a record in a list names one value alone. Where several are on record
 * they stand beside that line, so that none is taken for the only one.
 */
export const TOLD_ALONE = ["when", "order.issuer", "order.zone", "order.effective_from"] as const;
export type ToldAlone = (typeof TOLD_ALONE)[number];
