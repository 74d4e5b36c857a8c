/** What is reported to have been in effect at a place on a day, provision by provision. */
import type { RuleData } from "../model/data.ts";
import { ProvisionKind } from "../model/order.ts";
import { valuesOf } from "./effect-values.ts";
import { ordersElsewhere, type ToldElsewhere } from "./elsewhere.ts";
import { type EffectQuery, heldOrders } from "./held-order.ts";
import { hasBegun, type InEffect, inEffect, isOver } from "./in-effect.ts";

/** `on` is a day, e.g. "2022-01-18". */
export type InForceQuery = EffectQuery & { readonly on: string };

export type InForceAnswer = {
  readonly says: "reported in effect";
  readonly place: string;
  readonly on: string;
  readonly addressees: string | null;
  readonly known_by: string | null;
  /** A kind that no order speaks of is absent: nothing reported, which is not "no rule". */
  readonly provisions: readonly {
    readonly provision: ProvisionKind;
    readonly orders: readonly InEffect[];
  }[];
} & ToldElsewhere;

/** Leads are left out. The answer has every order that speaks of a provision, side by side. */
export const inForce = (query: InForceQuery, data: RuleData): InForceAnswer => {
  const { place, on, addressees, knownBy } = query;
  const all = heldOrders(query, data);
  const held = all.filter(({ reach }) => reach !== "elsewhere");
  const provisions = ProvisionKind.options.map((provision) => ({
    provision,
    orders: held
      .filter((one) => hasBegun(one, on) && valuesOf(one, provision).length > 0)
      .flatMap((one) => {
        const effect = inEffect(one, provision, { held, on, addressees });
        return isOver(one, effect, on) ? [] : [effect];
      }),
  }));
  return {
    says: "reported in effect",
    ...{ place, on, addressees, known_by: knownBy },
    provisions: provisions.filter(({ orders }) => orders.length > 0),
    ...ordersElsewhere(all, { place, by: on }, data),
  };
};
