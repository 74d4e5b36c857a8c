import type { SensitiveReason } from "../../../model/passage.ts";
import { t } from "../../language/catalogue.ts";

/** Commonest first: the first nine have a number. */
const veilReasons: readonly SensitiveReason[] = [
  ...(["identity", "crossing-point", "route", "hiding-place", "device-or-channel"] as const),
  ...(["living-patient", "clock-time", "bribe", "patrol", "gap-in-surveillance"] as const),
];

/** Why words are veiled, as a person chooses it. */
export const veilLabels = (): readonly string[] =>
  veilReasons.map((reason) => t(`values.sensitive.${reason}`));

/** The kind that a chosen reason stands for; any other words are a reason of the person's own. */
export const sensitiveOf = (label: string): SensitiveReason =>
  veilReasons[veilLabels().indexOf(label)] ?? "by-hand";
