/** What a row of a list claims, in one line. */
import { t } from "../../language/catalogue.ts";
import { tellOutcomes, tellWhen } from "../../language/tell.ts";
import { tellCode } from "../../language/tell-code.ts";
import type { Plan } from "./asking.ts";

type Said = NonNullable<Plan["shown"][number]["says"]>;

/** e.g. "2 reported killed · 3 Apr 2021 · Hoeryong". */
export function tellSaid({ when, where, outcomes, events, acts }: Said): string {
  const parts = [
    ...(events > 1 ? [t("importing.rows.pooled", { count: events })] : []),
    ...acts.map(tellCode),
    tellOutcomes(outcomes) ?? t("values.record.noOutcome"),
    when === null ? t("values.date.notTold") : tellWhen(when),
    where ?? t("values.place.notTold"),
  ];
  return parts.join(" · ");
}
