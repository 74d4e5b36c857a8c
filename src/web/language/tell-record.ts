/** Records in sentences, in the language in use. */
import type { ToldAlone } from "../../model/told-alone.ts";
import type { RecordRow } from "../rooms/records/asking.ts";
import { t } from "./catalogue.ts";
import { tellOrder, tellOutcomes, tellWhen, tellWhere } from "./tell.ts";
import { tellField, tellValue } from "./tell-value.ts";

/** The one line a record is known by in a list. */
export function tellRecord(record: RecordRow): string {
  switch (record.kind) {
    case "incident": {
      const outcomes = tellOutcomes(record.outcomes) ?? t("values.record.noOutcome");
      if (record.events === 1) return outcomes;
      return t("values.record.pooled", { count: record.events, outcomes });
    }
    case "order":
      return tellOrder(record.order).join("; ") || t("values.order.nothing");
    case "aggregate": {
      const outcomes = tellOutcomes(record.outcomes) ?? t("values.record.noNumber");
      return t("values.record.according", { outcomes, by: record.by ?? t("values.record.nobody") });
    }
    case "copies":
      return t("values.record.copies", { count: record.members.length });
    case "difference":
      return tellDifference(record);
    case "pair":
      return t(`values.record.pair.${record.of}`, { why: tellApart(record.why) });
    case "warning":
      return t(`values.warnings.${record.about}`);
  }
}

const apart = [
  "dates_apart",
  "places_apart",
  "state_agents_and_others_as_victims",
  "issuers_apart",
  "issued_on_other_days",
  "in_effect_from_other_days",
  "one_only_restrains_the_other_only_licenses",
  "stretches_apart",
] as const;

/** Why two are kept apart; a reason of a later version is told as it comes. */
function tellApart(why: string): string {
  const known = apart.find((one) => one === why.replaceAll(/[^a-z]+/g, "_"));
  return known === undefined ? why : t(`values.apart.${known}`);
}

/** e.g. "3 reported killed or 4 reported killed", "When: 26 Aug 2020 or 27 Aug 2020". */
function tellDifference({ field, values }: Extract<RecordRow, { kind: "difference" }>): string {
  const told = values.map(({ value }) => tellValue(field, value)).join(t("values.record.or"));
  // Outcomes name themselves.
  if (field.startsWith("outcomes.")) return told;
  return t("values.record.difference", { field: tellField(field), values: told });
}

/** The same as the model's, which the app takes types from alone. */
const TOLD_ALONE: Readonly<Record<ToldAlone, true>> = {
  when: true,
  "order.issuer": true,
  "order.zone": true,
  "order.effective_from": true,
};

/** e.g. "Width of the zone: 1 km or 2 km": fields with several values on record; null where there are none. */
export function tellSideBySide(record: RecordRow): string | null {
  if (record.kind !== "incident" && record.kind !== "order") return null;
  const told = record.fields
    .filter(({ field, values }) => field in TOLD_ALONE && values.length > 1)
    .map(({ field, values }) => {
      const all = values.map(({ value }) => tellValue(field, value)).join(t("values.record.or"));
      return t("values.record.difference", { field: tellField(field), values: all });
    });
  return told.length === 0 ? null : told.join(" · ");
}

/** When and where, of an order also who gave it and for whom, as far as the record says; null where its kind has none. */
export function tellSetting(record: RecordRow): string | null {
  switch (record.kind) {
    case "incident":
    case "aggregate": {
      const when = record.kind === "incident" ? record.when : record.period;
      const date = when === null ? t("values.date.notTold") : tellWhen(when);
      return `${date} · ${record.where === null ? t("values.place.notTold") : tellWhere(record.where)}`;
    }
    case "order": {
      const { issuer, addressees, stretch } = record.order;
      const where = stretch.map(({ name }) => name).join(", ");
      const whom = addressees.map(({ value }) => value).join(", ");
      return [
        tellBeginning(record.order),
        where || t("values.place.notTold"),
        ...(issuer === null ? [] : [t("values.order.by", { who: issuer.value })]),
        ...(whom === "" ? [] : [t("values.order.for", { whom })]),
      ].join(" · ");
    }
    default:
      return null;
  }
}

/** e.g. "from 27 Aug 2020"; where nothing says from when, the day on which it was received. */
function tellBeginning(order: Extract<RecordRow, { kind: "order" }>["order"]): string {
  const from = order.effective_from ?? order.issued;
  if (from !== null) return t("values.date.from", { date: tellWhen(from) });
  if (order.received === null) return t("values.date.notTold");
  return t("values.date.received", { date: tellWhen(order.received) });
}
