/** What values rest on, told so that a reason behind several of them is told once. */
import type { RestsOn } from "../../../model/record.ts";
import type { Named } from "./document.ts";
import type { DossierFacts, QuotedReport } from "./facts.ts";
import type { Telling } from "./values.ts";

/** A name for each basis: A, B, … Z, A2, B2, … */
export const letterOf = (index: number): string => {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round + 1}`;
};

/** All of what a value rests on, by itself. */
export const basisText = (
  rests: RestsOn,
  telling: Telling,
  tellWhy = telling.words.why,
): string => {
  const { reports, outlets, accounts, documents, why } = rests;
  const range =
    accounts.min === accounts.max ? `${accounts.max}` : `${accounts.min}–${accounts.max}`;
  return telling.words.basis({
    reports,
    outlets,
    accounts: range,
    documents,
    why: why.map(tellWhy),
  });
};

/** Which reason a sentence of its own tells, where it is so of every report that is named. */
export const isSummaryOf = (facts: DossierFacts): ((reason: string) => boolean) =>
  areAllSummaries(facts) && facts.reports.every(isSummary)
    ? (reason) => /^\d+ summar/.test(reason)
    : () => false;

/** True where no report of the record is on record itself. */
export const areAllSummaries = ({ record, reports }: DossierFacts): boolean => {
  const own = reports.filter(({ shown }) => record.reports.includes(shown.id));
  return own.length > 0 && own.every(isSummary);
};

const isSummary = ({ shown }: QuotedReport): boolean => shown.original?.relation === "summary_of";

type Counting = {
  readonly telling: Telling;
  readonly isElsewhere: (reason: string) => boolean;
};

/** A reason behind several countings is told with the first of them, and named by its numeral with the others. */
export const namedBases = (
  bases: readonly RestsOn[],
  { telling, isElsewhere }: Counting,
): readonly Named[] => {
  const leftHere = bases.map((basis) => {
    return { ...basis, why: basis.why.filter((reason) => !isElsewhere(reason)) };
  });
  const all = leftHere.flatMap(({ why }) => why);
  const shared = [...new Set(all.filter((reason, at) => all.indexOf(reason) < at))];
  const byFirst = shared.toSorted((a, b) => all.indexOf(a) - all.indexOf(b));
  const told = new Set<string>();
  const tellWhy = (reason: string): string => {
    const at = byFirst.indexOf(reason);
    if (at < 0) return telling.words.why(reason);
    const numeral = `(${numeralOf(at + 1)})`;
    if (told.has(reason)) return numeral;
    told.add(reason);
    return `${numeral} ${telling.words.why(reason)}`;
  };
  return bases.map((rests, index) => {
    const text = basisText(leftHere[index] ?? rests, telling, tellWhy);
    return { name: letterOf(index), text, alone: basisText(rests, telling) };
  });
};

/** i, ii, iii, iv, … of a number below 40. */
const numeralOf = (number: number): string => {
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  return `${"x".repeat(Math.floor(number / 10))}${ones[number % 10] ?? ""}`;
};
