/** Why texts count as they do: copies of one text, and summaries of our own. */
import { isCopy, type Origins } from "./world.ts";

/** One for each way of copying; a root is none. */
export const copyReasons = (reports: readonly string[], world: Origins): readonly string[] => {
  const copies = reports.filter((report) => isCopy(report, world));
  const byHow = Map.groupBy(copies, (report) => world.families.get(report)?.how ?? "exact");
  return [...byHow.keys()].sort().map((how) => {
    const number = byHow.get(how)?.length ?? 0;
    return how === "rewrite"
      ? `${count(number, "rewrite")} of a text counted here: the same source counts once`
      : `${count(number, `copy (${how})`, `copies (${how})`)} of one text: adds no account`;
  });
};

/** Our own words stand between the outlet and whoever reads a value: nobody should forget that. */
export const summaryReasons = (reports: readonly string[], world: Origins): readonly string[] => {
  const summaries = reports.filter(
    (report) => world.readings.get(report)?.original?.relation === "summary_of",
  );
  if (summaries.length === 0) return [];
  const told = count(summaries.length, "summary by Onrecord", "summaries by Onrecord");
  return [`${told}, not the ${summaries.length === 1 ? "report itself" : "reports themselves"}`];
};

/** e.g. "1 copy", "3 copies". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
