/** `onrecord in-force`: what is reported to have been in effect at a place, on a day or over years. */
import { loadRuleData } from "../../load/load.ts";
import type { BriefOrder } from "../../model/brief-order.ts";
import { OnrecordError } from "../../model/error.ts";
import type { Place } from "../../model/place.ts";
import { type EffectAsked, effectOn, effectOverYears } from "../../pipeline/effect.ts";
import { placeNamed } from "../../pipeline/place-named.ts";
import { addresses } from "../../resolve/reach.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { withReader } from "../open.ts";
import { inForceText } from "../print/in-force.ts";
import { jsonLine } from "../print/json.ts";
import { overYearsText } from "../print/over-years.ts";
import { dayOf, type TimesOptions, timesOf, withTimes } from "../times.ts";

type Options = TimesOptions & {
  readonly register?: string;
  readonly at: string;
  readonly on?: string;
  readonly years?: string;
  readonly for?: string;
  readonly json?: boolean;
};

export const inForceCommand: CommandMaker = ({ effects }) =>
  withTimes(
    registerCommand(
      "in-force",
      "what is reported to have been in effect at a place, on a day or over years",
    ),
  )
    .requiredOption("--at <place>", "a place by any of its names")
    .option("--on <day>", "e.g. 2022-02-01")
    .option("--years <from-until>", "instead of a day, through all of these years, e.g. 2017-2023")
    .option("--for <addressees>", 'whom the orders address, e.g. "border guards"')
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const place = placeNamed(options.at, loadRuleData());
      const period = periodOf(options);
      const asked: EffectAsked = {
        place: place.id,
        addressees: options.for ?? null,
        ...timesOf(options),
      };
      await withReader(effects, options.register, async ({ view }) => {
        const { orders, line, text } = await told(view, { place, asked, period });
        if (options.for !== undefined) warnOfAddressees(effects, options.for, orders);
        effects.out(options.json === true ? await jsonLine(view, [line]) : text);
      });
    });

type Period = { readonly on: string } | { readonly from: string; readonly until: string };

const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;

const periodOf = ({ on, years }: Options): Period => {
  if ((on === undefined) === (years === undefined)) {
    throw new OnrecordError(
      "usage",
      "Cannot tell when: give either --on DAY or --years FROM-UNTIL",
    );
  }
  if (on !== undefined) return { on: dayOf(on) ?? on };
  const [, first = "", last = first] = YEARS.exec(years ?? "") ?? [];
  if (first === "" || last < first) {
    throw new OnrecordError("usage", `Cannot use "${years}": give years as 2017-2023 or 2020`);
  }
  return { from: `${first}-01-01`, until: `${last}-12-31` };
};

type Asked = { readonly place: Place; readonly asked: EffectAsked; readonly period: Period };

const told = async (view: View, { place, asked, period }: Asked) => {
  if ("on" in period) {
    const { answer, orders, incidents, differences, ties } = await effectOn(
      view,
      { ...asked, ...period },
      loadRuleData(),
    );
    const text = inForceText(answer, { place: place.name, incidents, ties, differences });
    const ids = { incidents: incidents.map(({ id }) => id) };
    return { orders, line: { ...answer, ...ids, ties, differences }, text };
  }
  const { answer, orders, incidents, ties } = await effectOverYears(
    view,
    { ...asked, ...period },
    loadRuleData(),
  );
  const text = overYearsText(answer, { place: place.name, incidents, ties });
  return { orders, line: { ...answer, incidents: incidents.map(({ id }) => id), ties }, text };
};

/** A word that no order uses would make every order one "for others". */
const warnOfAddressees = (
  effects: CliEffects,
  asked: string,
  orders: readonly BriefOrder[],
): void => {
  if (orders.some(({ order }) => addresses(order, asked) === true)) return;
  const named = new Set(orders.flatMap(({ order }) => order.addressees.map(({ value }) => value)));
  const list = named.size === 0 ? "none" : [...named].sort().join(", ");
  effects.err(`No order told of here names "${asked}". Addressees named: ${list}\n`);
};
