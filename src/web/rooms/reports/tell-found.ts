import { t } from "../../language/catalogue.ts";
import { tellNumber } from "../../language/tell-number.ts";
import type { Total } from "../../parts/pages.svelte.ts";
import type { Question } from "./asking.ts";

/** How many there are, e.g. "12 reports or families of copies", "1,000+ reports". */
export function tellFound({ count, more }: Total, { folded }: Question): string {
  const number = `${tellNumber(count)}${more ? "+" : ""}`;
  return t(folded && count > 0 ? "reports.found.folded" : "reports.found.all", { count, number });
}
