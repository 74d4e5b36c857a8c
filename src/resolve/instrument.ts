/** Which kinds of instrument can be one order, and which say less than another. */
import type { Instrument, OrderFields } from "../model/order.ts";

/** Notices to the public and telegrams to troops are two instruments, even of one policy. */
const PUBLIC: readonly Instrument[] = ["law", "decree", "proclamation", "notice"];
const MILITARY: readonly Instrument[] = ["telegram", "briefing"];

/** True for a public instrument beside a military one: two orders of one family, never two values of one. */
export const instrumentsApart = (a: OrderFields, b: OrderFields): boolean => {
  const [first, second] = [a.instrument?.value, b.instrument?.value];
  if (first === undefined || second === undefined) return false;
  return (
    (PUBLIC.includes(first) && MILITARY.includes(second)) ||
    (MILITARY.includes(first) && PUBLIC.includes(second))
  );
};

/** "An order" is less precise than "a telegram" and no other instrument. */
export const isGeneralInstrument = (instrument: Instrument): boolean =>
  instrument === "order" || instrument === "practice";
