/** `onrecord search` and `onrecord reports`: finding reports by words, or all of them. */
import {
  type CliContext,
  type CommandMaker,
  countOption,
  jsonOption,
  registerCommand,
} from "../command.ts";
import { withReader } from "../open.ts";
import { captureLine } from "../print/report.ts";
import { shortId } from "../print/short-id.ts";
import { whoseParts } from "../print/whose.ts";

type SearchOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly limit: number;
  readonly byRelevance?: boolean;
};

export const searchCommand: CommandMaker = ({ effects }) =>
  registerCommand("search", "find reports by words; sensitive passages are not searched")
    .argument("<words...>", "all of them must stand in the report")
    .option("--by-relevance", "best match first, among the newest 2,000 (default: newest first)")
    .addOption(countOption("--limit <n>", "at most so many", 20))
    .addOption(jsonOption())
    .action(async (words: readonly string[], options: SearchOptions) => {
      const order = options.byRelevance === true ? "relevance" : "newest";
      const page = { limit: options.limit, offset: 0 };
      const result = await withReader(effects, options.register, ({ view }) =>
        view.search(words.join(" "), { ...page, order }),
      );
      if (options.json === true) {
        effects.out(`${JSON.stringify(result.hits)}\n`);
        return;
      }
      for (const hit of result.hits) {
        const facts = [hit.title ?? "no title", ...whoseParts(hit)].join(" · ");
        effects.out(`${shortId(hit.capture)}  ${facts}\n  ${marked(hit.snippet)}\n`);
      }
      effects.out(`${shownOf(result.hits.length, result.total)}\n`);
    });

export const reportsCommand: CommandMaker = (context) =>
  registerCommand("reports", "list reports, newest first")
    .addOption(countOption("--limit <n>", "at most so many", 100))
    .addOption(jsonOption())
    .action((options: SearchOptions) => listReports(context, options));

const listReports = async ({ effects }: CliContext, options: SearchOptions): Promise<void> => {
  const { rows, captures } = await withReader(effects, options.register, async ({ view }) => ({
    rows: await view.captures({ limit: options.limit, offset: 0 }),
    captures: (await view.facts()).captures,
  }));
  if (options.json === true) {
    effects.out(`${JSON.stringify(rows)}\n`);
    return;
  }
  for (const row of rows) effects.out(`${captureLine(row)}\n`);
  if (rows.length === 0) effects.out("No reports yet. Add some: onrecord add FILES\n");
  else if (rows.length < captures) {
    effects.out(`${rows.length} of ${captures} reports; more with --limit\n`);
  }
};

/** The store marks found words with isolates; a terminal shows brackets. */
const marked = (snippet: string): string =>
  snippet.replaceAll("\u2068", "[").replaceAll("\u2069", "]").replace(/\s+/gu, " ");

const shownOf = (shown: number, total: number): string => {
  if (total === 0) return "No report has these words.";
  const all = total > 1000 ? "1,000+" : String(total);
  if (total === 1) return "1 report";
  return shown < total ? `${shown} of ${all} reports` : `${all} reports`;
};
