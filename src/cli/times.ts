/** Days, instants and the two ways of looking back: as published, and as this register held it. */
import { type Command, Option } from "commander";
import { OnrecordError } from "../model/error.ts";
import { GROUPED_TODAY, type Times } from "../publish/look-back.ts";

export type TimesOptions = { readonly knownBy?: string; readonly asHeld?: string };

/** Adds `--known-by` and `--as-held`. */
export const withTimes = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--known-by <day>",
        "only what was published by a day, of the records that are settled today",
      ),
    )
    .addOption(
      new Option("--as-held <time>", "as this register held it on a day or at an instant"),
    );

/** Reads the two options; they are two questions and never one. */
export const timesOf = (options: TimesOptions): Times => {
  const knownBy = dayOf(options.knownBy);
  const asHeld = options.asHeld === undefined ? null : instantOf(options.asHeld);
  if (knownBy === null || asHeld === null) return { knownBy, asHeld };
  const message = "Cannot use --known-by with --as-held: give one of them";
  throw new OnrecordError("usage", message);
};

/** The head of a list that looks back; empty where it does not. */
export const timesText = ({ knownBy, asHeld }: Times): string => {
  if (knownBy !== null) return `As published by ${knownBy}; ${GROUPED_TODAY}:\n`;
  return asHeld === null ? "" : `As this register held it at ${asHeld}:\n`;
};

/** A calendar day that exists. */
export const dayOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime());
  if (isDay && day.toISOString().startsWith(text)) return text;
  throw new OnrecordError("usage", `Cannot use "${text}": give a day as 2020-08-26`);
};

/** An instant; a day means its end (UTC), so that all of the day is in. */
export const instantOf = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${dayOf(text)}T23:59:59.999Z`;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant.toISOString();
  throw new OnrecordError("usage", `Cannot use "${text}": give a day or an ISO 8601 time`);
};
