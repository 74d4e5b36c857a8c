/** `onrecord search` and `onrecord reports`: finding reports by words, or all of them. */
import type { Counted, ListedCapture } from "../../store/capture-list.ts";
import {
  type CliContext,
  type CommandMaker,
  countOption,
  jsonOption,
  registerCommand,
} from "../command.ts";
import { withReader } from "../open.ts";
import { jsonLine } from "../print/json.ts";
import { captureLine, titleOf } from "../print/report.ts";
import { shortId } from "../print/short-id.ts";
import { whoseParts } from "../print/whose.ts";
import { type TimesOptions, timesOf, withTimes } from "../times.ts";

type SearchOptions = TimesOptions & {
  readonly register?: string;
  readonly json?: boolean;
  readonly limit: number;
  readonly byRelevance?: boolean;
};

export const searchCommand: CommandMaker = ({ effects }) =>
  withTimes(registerCommand("search", "find reports by words; sensitive passages are not searched"))
    .argument("<words...>", "all of them must stand in the report")
    .option("--by-relevance", "best match first, among the newest 2,000 (default: newest first)")
    .addOption(countOption("--limit <n>", "at most so many", 20))
    .addOption(jsonOption())
    .action(async (words: readonly string[], options: SearchOptions) => {
      const order = options.byRelevance === true ? "relevance" : "newest";
      const asked = { words: words.join(" "), order, ...timesOf(options) } as const;
      const query = { ...asked, limit: options.limit, offset: 0 };
      await withReader(effects, options.register, async ({ view }) => {
        const { captures, total } = await view.captures(query);
        if (options.json === true) {
          effects.out(await jsonLine(view, captures.map(toHit)));
          return;
        }
        for (const row of captures) {
          const facts = [titleOf(row), ...whoseParts(row)].join(" · ");
          effects.out(`${shortId(row.id)}  ${facts}\n  ${marked(row.found?.snippet ?? "")}\n`);
        }
        effects.out(`${shownOf(captures.length, total)}\n`);
      });
    });

export const reportsCommand: CommandMaker = (context) =>
  withTimes(registerCommand("reports", "list reports, by date of publication, newest first"))
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: SearchOptions) => listReports(context, options));

const listReports = async ({ effects }: CliContext, options: SearchOptions): Promise<void> => {
  const query = { ...timesOf(options), limit: options.limit, offset: 0 };
  await withReader(effects, options.register, async ({ view }) => {
    const { captures, total } = await view.captures(query);
    if (options.json === true) {
      effects.out(await jsonLine(view, captures.map(toRow)));
      return;
    }
    for (const row of captures) effects.out(`${captureLine(row)}\n`);
    if (captures.length === 0) effects.out("No reports yet. Add some: onrecord add FILES\n");
    else if (captures.length < total.count || total.more) {
      effects.out(`${captures.length} of ${toldTotal(total)} reports; more with --limit\n`);
    }
  });
};

/** A report that was found, for programs. */
const toHit = ({ id, title, outlet, published, original, found }: ListedCapture) => ({
  ...{ capture: id, title, outlet, published, original },
  snippet: found?.snippet ?? "",
});

/** A report of a plain list has nothing to fit. */
const toRow = ({ fits: _fits, found: _found, ...row }: ListedCapture) => row;

/** The store marks found words with isolates; a terminal shows brackets. */
const marked = (snippet: string): string =>
  snippet.replaceAll("\u2068", "[").replaceAll("\u2069", "]").replace(/\s+/gu, " ");

const shownOf = (shown: number, total: Counted): string => {
  if (total.count === 0) return "No report has these words.";
  if (total.count === 1) return "1 report";
  return shown < total.count ? `${shown} of ${toldTotal(total)} reports` : `${shown} reports`;
};

const toldTotal = ({ count, more }: Counted): string => (more ? "1,000+" : String(count));
