/** `onrecord incidents`, `orders` and `differences`: what is on record. */
import { type Command, Option } from "commander";
import { OnrecordError } from "../../model/error.ts";
import type { OnRecord, RecordKind } from "../../model/record.ts";
import { placeNamed } from "../../pipeline/place-named.ts";
import { toResolveLine } from "../../resolve/line.ts";
import type { RecordQuery, View } from "../../store/store.ts";
import {
  type CliContext,
  type CommandMaker,
  countOption,
  jsonOption,
  registerCommand,
} from "../command.ts";
import { withReader } from "../open.ts";
import { jsonLine } from "../print/json.ts";
import { recordText } from "../print/record.ts";

type ListingOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly asHeld?: string;
  readonly knownBy?: string;
  readonly leads?: boolean;
  readonly limit: number;
};

export const incidentsCommand: CommandMaker = (context) =>
  listing(context, "incident", registerCommand("incidents", "list reported incidents"));

export const ordersCommand: CommandMaker = (context) =>
  listing(context, "order", registerCommand("orders", "list reported orders"));

export const differencesCommand: CommandMaker = (context) =>
  registerCommand("differences", "list values that are reported differently")
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, "difference", options));

export const pairsCommand: CommandMaker = (context) =>
  registerCommand("pairs", "list records that would be one but for one thing, for you to decide")
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, "pair", options));

const listing = (context: CliContext, kind: RecordKind, command: Command): Command =>
  command
    .option("--from <day>", "not before this day, e.g. 2020-08-01")
    .option("--to <day>", "not after this day")
    .option("--place <name>", "at this place or in it")
    .option("--leads", "also those that rest on texts without provenance alone")
    .option("--as-held <time>", "as this register said on a day or at an instant")
    .addOption(new Option("--known-by <day>", "as published by a day: not yet"))
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, kind, options));

const list = async (
  { effects }: CliContext,
  kind: RecordKind,
  options: ListingOptions,
): Promise<void> => {
  if (options.knownBy !== undefined) throw notYet("--known-by");
  const query: RecordQuery = {
    kind,
    from: dayOf(options.from),
    to: dayOf(options.to),
    place: options.place === undefined ? null : placeNamed(options.place).id,
    asHeld: options.asHeld === undefined ? null : instantOf(options.asHeld),
    leads: options.leads === true,
    limit: options.limit,
    offset: 0,
  };
  if (query.from !== null && query.to !== null && query.from > query.to) {
    const message = `Cannot list from ${query.from} to ${query.to}: the first day is the later one`;
    throw new OnrecordError("usage", message);
  }
  await withReader(effects, options.register, async ({ view }) => {
    const found = await recordsFor(view, query);
    const text = textOf(kind, query, found);
    effects.out(
      options.json === true ? await jsonLine(view, found.records.map(toResolveLine)) : text,
    );
  });
};

type Found = {
  readonly records: readonly OnRecord[];
  readonly more: boolean;
  /** Records of the kind with no date known, which no period can hold. */
  readonly undated: number;
};

const recordsFor = async (view: View, query: RecordQuery): Promise<Found> => {
  const records = await view.records({ ...query, limit: query.limit + 1 });
  const dated = query.from !== null || query.to !== null;
  const anyTime = { ...query, from: null, to: null, limit: MOST_LOOKED_THROUGH };
  const all = dated ? await view.records(anyTime) : [];
  const inside = new Set(records.map(({ id }) => id));
  return {
    records: records.slice(0, query.limit),
    more: records.length > query.limit,
    undated: all.filter((record) => isUndated(record) && !inside.has(record.id)).length,
  };
};

/** Records looked through for those without a date. */
const MOST_LOOKED_THROUGH = 10_000;

const isUndated = (record: OnRecord): boolean =>
  record.kind === "incident" && (record.when === null || record.when.earliest === null);

const textOf = (kind: RecordKind, query: RecordQuery, found: Found): string => {
  const { records, more, undated } = found;
  const held = query.asHeld === null ? "" : `As this register said at ${query.asHeld}:\n`;
  const notes = [
    more ? `The first ${records.length}; more with --limit.` : "",
    undated > 0 ? `${undated} with no date known stand outside this period.` : "",
    kind === "incident" && records.length > 0 ? "Documented, not all." : "",
    !query.leads && kind === "incident" ? "Texts without provenance are left out: --leads." : "",
  ].filter((note) => note !== "");
  const list = records.length === 0 ? NOTHING[kind] : `${records.map(recordText).join("\n")}\n`;
  return `${held}${list}${notes.map((note) => `${note}\n`).join("")}`;
};

const NOTHING: Record<RecordKind, string> = {
  incident: 'No incident is reported here. That is not "none happened".\n',
  order: 'No order is reported here. That is not "none was given".\n',
  aggregate: "No total is reported here.\n",
  copies: "No copies are known here.\n",
  difference: "Nothing is reported differently so far.\n",
  pair: "No two records are kept apart by one thing alone.\n",
};

/** Says which option a later version brings. */
export const notYet = (what: string): OnrecordError =>
  new OnrecordError("not-yet", `Cannot use ${what}: it is not built yet, see CHANGELOG.md`);

/** A calendar day that exists. */
export const dayOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime());
  if (isDay && day.toISOString().startsWith(text)) return text;
  throw new OnrecordError("usage", `Cannot use "${text}": give a day as 2020-08-26`);
};

/** An instant; a day means its end (UTC), so that all of the day is in. */
export const instantOf = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${dayOf(text)}T23:59:59.999Z`;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant.toISOString();
  throw new OnrecordError("usage", `Cannot use "${text}": give a day or an ISO 8601 time`);
};
