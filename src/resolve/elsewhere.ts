/** Orders for other stretches of the same border: what they do to a place is not told, and not inferred. */
import type { BriefWhen } from "../model/brief-order.ts";
import type { RuleData } from "../model/data.ts";
import type { RecordId } from "../model/ids.ts";
import { ProvisionKind } from "../model/order.ts";
import { startOf } from "./changes.ts";
import { type EffectValue, valuesOf } from "./effect-values.ts";
import { geographyOf } from "./geography.ts";
import type { HeldOrder } from "./held-order.ts";
import { hasBegun } from "./in-effect.ts";
import { isAlongside } from "./reach.ts";

export type Elsewhere = {
  readonly order: RecordId;
  /** Gazetteer ids, null where there is none, with the names as written. */
  readonly places: readonly { readonly place: string | null; readonly name: string }[];
  readonly addressees: readonly string[];
  readonly from: BriefWhen | null;
  readonly provisions: readonly {
    readonly provision: ProvisionKind;
    readonly values: readonly EffectValue[];
  }[];
};

/** Beyond these there is more than anybody reads: those that began last are told. */
export const MOST_ELSEWHERE = 12;

/** Orders for elsewhere as an answer has them. */
export type ToldElsewhere = {
  /** Orders for other stretches of the same border: their effect here is unknown. */
  readonly elsewhere: readonly Elsewhere[];
  /** True where more are on record than are told. */
  readonly elsewhere_more: boolean;
};

/** Those of `held` that had begun by the day, the first to begin first. */
export const ordersElsewhere = (
  held: readonly HeldOrder[],
  { place, by }: { readonly place: string; readonly by: string },
  data: RuleData,
): ToldElsewhere => {
  const found = held
    .filter((one) => one.reach === "elsewhere" && hasBegun(one, by))
    .filter(({ record }) => !record.order.previous)
    .filter(({ record }) => isAlongside(record.order, place, geographyOf(data)))
    .map((one) => ({
      order: one.record.id,
      places: one.record.order.stretch.map(({ place: id, name }) => ({ place: id, name })),
      addressees: one.record.order.addressees.map(({ value }) => value),
      from: startOf(one.record.order),
      provisions: ProvisionKind.options
        .map((provision) => ({ provision, values: valuesOf(one, provision) }))
        .filter(({ values }) => values.length > 0),
    }))
    .toSorted((a, b) => (beginningOf(a) < beginningOf(b) ? -1 : 1));
  return {
    elsewhere: found.slice(-MOST_ELSEWHERE),
    elsewhere_more: found.length > MOST_ELSEWHERE,
  };
};

const beginningOf = ({ from, order }: Elsewhere): string => `${from?.earliest ?? "9999"} ${order}`;
