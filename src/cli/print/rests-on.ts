/** What a value rests on, in a line. */
import type { RestsOn } from "../../model/record.ts";
import { numberOf } from "./number.ts";

/** "Rests on 2 reports, 1 outlet, 1 account. …" */
export const restsOnText = ({ reports, outlets, accounts, why }: RestsOn): string => {
  const range =
    accounts.min === accounts.max ? `${accounts.max}` : `${accounts.min}–${accounts.max}`;
  const noun = accounts.min === 1 && accounts.max === 1 ? "account" : "accounts";
  const counts = `${numberOf(reports, "report")}, ${numberOf(outlets, "outlet")}, ${range} ${noun}`;
  return `rests on ${counts}${why.length === 0 ? "" : `; ${why.join("; ")}`}`;
};
