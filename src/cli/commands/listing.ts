/** `onrecord incidents`, `orders`, `differences` and `warnings`: what is on record. */
import type { Command } from "commander";
import { loadRuleData } from "../../load/load.ts";
import { OnrecordError } from "../../model/error.ts";
import type { OnRecord, RecordKind } from "../../model/record.ts";
import { recordsKnown } from "../../pipeline/known.ts";
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
import { dayOf, type TimesOptions, timesOf, timesText, withTimes } from "../times.ts";

type ListingOptions = TimesOptions & {
  readonly register?: string;
  readonly json?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly place?: string;
  readonly leads?: boolean;
  readonly open?: boolean;
  readonly limit: number;
};

export const incidentsCommand: CommandMaker = (context) =>
  listing(context, "incident", registerCommand("incidents", "list reported incidents"));

export const ordersCommand: CommandMaker = (context) =>
  listing(context, "order", registerCommand("orders", "list reported orders"));

export const differencesCommand: CommandMaker = (context) =>
  withTimes(registerCommand("differences", "list values that are reported differently"))
    .option("--open", "only those that nobody has explained or dismissed")
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, "difference", options));

export const pairsCommand: CommandMaker = (context) =>
  withTimes(
    registerCommand("pairs", "list records that would be one but for one thing, for you to decide"),
  )
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, "pair", options));

export const warningsCommand: CommandMaker = (context) =>
  withTimes(
    registerCommand("warnings", "list what comparing reports came upon, e.g. dates that cannot be"),
  )
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, "warning", options));

const listing = (context: CliContext, kind: RecordKind, command: Command): Command =>
  withTimes(command)
    .option("--from <day>", "not before this day, e.g. 2020-08-01")
    .option("--to <day>", "not after this day")
    .option("--place <name>", "at this place or in it")
    .option("--leads", "also those that rest on texts without provenance alone")
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: ListingOptions) => list(context, kind, options));

const list = async (
  { effects }: CliContext,
  kind: RecordKind,
  options: ListingOptions,
): Promise<void> => {
  const query: RecordQuery = {
    kind,
    from: dayOf(options.from),
    to: dayOf(options.to),
    place: options.place === undefined ? null : placeNamed(options.place, loadRuleData()).id,
    ...timesOf(options),
    leads: options.leads === true,
    open: options.open === true,
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
  const records = await recordsKnown(view, { ...query, limit: query.limit + 1 }, loadRuleData());
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
  const held = timesText({ knownBy: null, ...query });
  const notes = [
    more ? `The first ${records.length}; more with --limit.` : "",
    undated > 0 ? `${undated} with no date known stand outside this period.` : "",
    isTold(kind) && records.length > 0 ? "Documented, not all." : "",
    !query.leads && kind === "incident" ? "Texts without provenance are left out: --leads." : "",
  ].filter((note) => note !== "");
  const list = records.length === 0 ? NOTHING[kind] : `${records.map(recordText).join("\n")}\n`;
  return `${held}${list}${notes.map((note) => `${note}\n`).join("")}`;
};

/** Kinds whose list might be taken for all that there was. */
const isTold = (kind: RecordKind): boolean =>
  kind === "incident" || kind === "order" || kind === "aggregate";

const NOTHING: Record<RecordKind, string> = {
  incident: 'No incident is reported here. That is not "none happened".\n',
  order: 'No order is reported here. That is not "none was given".\n',
  aggregate: "No total is reported here.\n",
  copies: "No copies are known here.\n",
  difference:
    "No two values of one record contradict each other so far. Records are not compared here with one another.\n",
  pair: "No two records are kept apart by one thing alone.\n",
  warning: "Comparing the reports came upon nothing to be told.\n",
};

/** Says which option a later version brings. */
export const notYet = (what: string): OnrecordError =>
  new OnrecordError("not-yet", `Cannot use ${what}: it is not built yet, see CHANGELOG.md`);
