import type { Tags } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { DayNumber } from "./calendar.ts";
import type { TimeValue } from "./value.ts";

/** Where a rule of dates looks: the tokens, their tags and the day that relative words count from. */
export type DateContext = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly anchor: DayNumber | null;
};

/** A phrase read as a date: it ends before token `to`. */
export type DateReading = { readonly to: number; readonly value: TimeValue };

/** Reads a date phrase that begins at the token, or gives null. */
export type DateRule = (context: DateContext, at: number) => DateReading | null;

/** A whole number of up to four digits at the token, or null. */
export const numberAt = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at];
  return token?.kind === "number" && /^\d{1,4}$/.test(token.fold) ? Number(token.fold) : null;
};
