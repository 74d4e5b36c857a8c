/** What a column of a list can be for, as options to choose from. */
import { t } from "../../language/catalogue.ts";
import type { Option } from "../../parts/option.ts";
import type { Codebook, Entry } from "../coding/asking.ts";
import { say } from "../coding/told.ts";

/** A list adds no account and says nothing of how a report says it. */
const isOfIncident = ({ id, kinds, type }: Entry): boolean =>
  (kinds.includes("incident") || id === "events") &&
  type !== "kind" &&
  !id.startsWith("attribution.") &&
  id !== "modality" &&
  id !== "main";

/** Keeping out of sight first: whoever is unsure of a column should meet it before any field. */
export const useOptions = ({ entries }: Codebook): readonly Option[] => [
  ...(["veil", "keep", "id"] as const).map(
    (id): Option => ({
      id,
      label: t(`importing.columns.uses.${id}`),
      detail: t(`importing.columns.uses.${id}What`),
    }),
  ),
  ...entries
    .filter(isOfIncident)
    .map(({ id, label }): Option => ({ id, label: say(label), detail: detailOf(id) })),
];

function detailOf(id: string): string {
  if (id === "when") return t("importing.columns.uses.period");
  return id === "where" ? t("importing.columns.uses.several") : "";
}
