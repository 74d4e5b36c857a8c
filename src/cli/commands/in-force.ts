/** `onrecord in-force`: what is reported to have been in effect at a place on a day. */
import { loadRuleData } from "../../load/load.ts";
import { OnrecordError } from "../../model/error.ts";
import type { OrderRecord } from "../../model/record.ts";
import { type DatedClaim, inForce } from "../../resolve/in-force.ts";
import { addresses } from "../../resolve/reach.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { withReader } from "../open.ts";
import { placeNamed } from "../place.ts";
import { inForceText } from "../print/in-force.ts";
import { jsonLine } from "../print/json.ts";
import { dayOf, instantOf } from "./listing.ts";

type Options = {
  readonly register?: string;
  readonly at: string;
  readonly on: string;
  readonly for?: string;
  readonly knownBy?: string;
  readonly asHeld?: string;
  readonly json?: boolean;
};

/** Orders asked of the store at once. */
const PAGE = 500;

export const inForceCommand: CommandMaker = ({ effects }) =>
  registerCommand(
    "in-force",
    'what is reported to have been in effect at a place on a day; "attested before and after": not yet',
  )
    .requiredOption("--at <place>", "a place by any of its names")
    .requiredOption("--on <day>", "e.g. 2022-02-01")
    .option("--for <addressees>", 'whom the orders address, e.g. "border guards"')
    .option("--known-by <day>", "only what was published by a day")
    .option("--as-held <time>", "as this register said on a day or at an instant")
    .addOption(jsonOption())
    .action(async (options: Options) => {
      const place = placeNamed(options.at);
      const on = dayOf(options.on) ?? options.on;
      const knownBy = dayOf(options.knownBy);
      const asHeld = options.asHeld === undefined ? null : instantOf(options.asHeld);
      if (knownBy !== null && asHeld !== null) {
        const message = "Cannot use --known-by with --as-held: give one of them";
        throw new OnrecordError("usage", message);
      }
      await withReader(effects, options.register, async ({ view }) => {
        const { orders, claims } = await ordersOnRecord(view, asHeld);
        if (options.for !== undefined) warnOfAddressees(effects, options.for, orders);
        const asked = { place: place.id, on, addressees: options.for ?? null, knownBy };
        const answer = inForce({ orders, claims, ...asked }, loadRuleData());
        const text = inForceText(answer, place.name);
        effects.out(options.json === true ? await jsonLine(view, [answer]) : text);
      });
    });

/** A word that no order uses would make every order one "for others". */
const warnOfAddressees = (
  effects: CliEffects,
  asked: string,
  orders: readonly OrderRecord[],
): void => {
  if (orders.some(({ order }) => addresses(order, asked) === true)) return;
  const named = new Set(orders.flatMap(({ order }) => order.addressees.map(({ value }) => value)));
  const list = named.size === 0 ? "none" : [...named].sort().join(", ");
  effects.err(`No order on record names "${asked}". Addressees on record: ${list}\n`);
};

const ordersOnRecord = async (view: View, asHeld: string | null) => {
  const orders: OrderRecord[] = [];
  const query = { kind: "order" as const, from: null, to: null, place: null, leads: false };
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, asHeld, limit: PAGE, offset });
    for (const record of page) if (record.kind === "order") orders.push(record);
    if (page.length < PAGE) break;
  }
  const claims: DatedClaim[] = [];
  for (const id of new Set(orders.flatMap((order) => order.claims))) {
    const stored = await view.claim(id);
    if (stored === null) continue; // erased or retired since; the record version still names it
    const report = await view.capture(stored.capture);
    const { published = null } = report ?? {};
    // A reprint is the reporting of whom it reprints.
    const outlet = report?.original?.outlet ?? report?.outlet ?? null;
    const summary = report?.original?.relation === "summary_of";
    claims.push({ claim: stored.claim, outlet, published, summary });
  }
  return { orders, claims };
};
