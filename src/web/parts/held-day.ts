/** Days on the reader's clock, on which a register is looked at. */

/** The day of an instant. */
export function dayOfInstant(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The last instant of a day: what was held when it ended. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();
