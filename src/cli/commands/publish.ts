/** `onrecord export`, `dossier` and `publish`: what leaves the register. */
import { rm } from "node:fs/promises";
import { extname } from "node:path";
import { Argument, Option } from "commander";
import { OnrecordError } from "../../model/error.ts";
import type { ListName } from "../../model/ledger.ts";
import { lookBack } from "../../pipeline/look-back.ts";
import {
  type ExportedFile,
  exportDossier,
  exportList,
  exportOwnList,
} from "../../publish/export.ts";
import { canonicalLines } from "../../publish/exports/canonical.ts";
import { fileNameOf, STAMPED_NAME } from "../../publish/exports/stamp.ts";
import { countOf } from "../../publish/exports/table.ts";
import type { StoredExport } from "../../store/access.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, registerCommand } from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { withPath, withReader } from "../open.ts";
import { createFile } from "../out-file.ts";
import { type TimesOptions, timesOf, withTimes } from "../times.ts";
import { notYet } from "./listing.ts";

type ExportOptions = TimesOptions & {
  readonly register?: string;
  readonly out?: string;
  readonly canonical?: boolean;
  readonly log?: boolean;
  readonly json?: boolean;
};

const LISTS: readonly ListName[] = ["reports", "incidents", "orders"];

export const exportCommand: CommandMaker = ({ effects }) =>
  withTimes(
    registerCommand(
      "export",
      "save a list as CSV: counts, months, provinces; who took it is an entry",
    ),
  )
    .addArgument(new Argument("[list]", "which list").choices([...LISTS, "list"]))
    .argument("[id]", "of a list that was imported, to be edited and imported again")
    .addOption(outOption())
    .option(
      "--canonical",
      "print everything in one order, to compare two registers (internal, not disclosure-checked)",
    )
    .option("--log", "list what was taken out so far, newest first")
    .addOption(jsonOption())
    .action(
      async (
        list: ListName | "list" | undefined,
        id: string | undefined,
        options: ExportOptions,
      ) => {
        if (
          [list, options.canonical, options.log].filter((one) => one !== undefined).length !== 1
        ) {
          throw new OnrecordError("usage", `Cannot export: name one of ${LISTS.join(", ")}`);
        }
        const isNow = Object.values(timesOf(options)).every((time) => time === null);
        if (!isNow && (list === undefined || list === "list")) {
          const state = "only reports, incidents and orders are taken out as of another time";
          throw new OnrecordError("usage", `Cannot export: ${state}`);
        }
        if (list === "list") return saveOwnList(effects, id, options);
        if (list !== undefined) return saveList(effects, list, options);
        await withReader(effects, options.register, async ({ view }) => {
          if (options.log === true) await tellLog(effects, view, options.json === true);
          else for await (const line of canonicalLines(view)) effects.out(`${line}\n`);
        });
      },
    );

type DossierOptions = TimesOptions & {
  readonly register?: string;
  readonly out?: string;
  readonly format: "text" | "page";
  readonly language: "en" | "ko";
};

export const dossierCommand: CommandMaker = ({ effects }) =>
  withTimes(
    registerCommand(
      "dossier",
      "save the dossier of one incident or order; who took it is an entry",
    ),
  )
    .argument("<record>", "its id or the start of it")
    .addOption(outOption())
    .addOption(
      new Option("--format <format>", "Markdown text, or a page to print on A4")
        .choices(["text", "page"])
        .default("text"),
    )
    .addOption(
      new Option("--language <language>", "of its sentences").choices(["en", "ko"]).default("en"),
    )
    .action((id: string, { register, out, format, language, ...times }: DossierOptions) =>
      withPath(effects, register, async (path) => {
        const back = lookBack(timesOf(times), path.data);
        const name = fileNameOf(
          `dossier-${await nameOf(back?.see(path.store.view) ?? path.store.view, id)}`,
          today(effects),
          ENDINGS[format],
        );
        await save(effects, stampedPath(out ?? name), async () => {
          const exporter = { ...path, lookBack: back };
          const { markdown, page } = await exportDossier(exporter, { id, language });
          return format === "text" ? markdown : page;
        });
      }),
    );

export const publishCommand: CommandMaker = () =>
  registerCommand("publish", "make a signed, disclosure-checked edition: not yet").action(() => {
    throw notYet('"publish"');
  });

const ENDINGS = { text: "md", page: "html" } as const;

const outOption = (): Option =>
  new Option("--out <file>", "where to; its name gets the stamp, and it must not be there yet");

const saveList = (
  effects: CliEffects,
  list: ListName,
  { register, out, ...times }: ExportOptions,
) =>
  withPath(effects, register, async (path) => {
    const exporter = { ...path, lookBack: lookBack(timesOf(times), path.data) };
    const file = stampedPath(out ?? fileNameOf(list, today(effects), "csv"));
    await save(effects, file, () => exportList(exporter, list));
  });

const saveOwnList = (
  effects: CliEffects,
  given: string | undefined,
  { register, out }: ExportOptions,
) =>
  withPath(effects, register, async (path) => {
    const row = given === undefined ? null : await path.store.view.capture(given);
    if (row === null) {
      const hint = 'give its id, see "onrecord import --lists"';
      throw new OnrecordError("not-found", `Cannot export the list: ${hint}`);
    }
    const name = fileNameOf(`list-${row.id.slice(0, 12)}`, today(effects), "csv");
    await save(effects, stampedPath(out ?? name), () => exportOwnList(path, row.id));
  });

/** The file first: what could not be saved should not be on record as taken. */
const save = async (
  effects: CliEffects,
  path: string,
  take: () => Promise<ExportedFile>,
): Promise<void> => {
  const file = await createFile(path);
  try {
    const { text, entry, withheld } = await take();
    await file.writeFile(text);
    effects.out(`Saved ${path}: internal, not disclosure-checked. Entry ${entry} says so.\n`);
    effects.out(`${withheld} left out or told coarser: the file says what.\n`);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
};

/** e.g. "list.csv" becomes "list.internal-not-disclosure-checked.csv". */
const stampedPath = (path: string): string => {
  if (path.includes(STAMPED_NAME)) return path;
  const ending = extname(path);
  return `${path.slice(0, path.length - ending.length)}.${STAMPED_NAME}${ending}`;
};

const today = (effects: CliEffects): string => new Date(effects.now()).toISOString().slice(0, 10);

/** Enough of its whole id to tell one file from another. */
const nameOf = async (view: View, id: string): Promise<string> =>
  (await view.record(id, null))?.id.slice(0, 12) ?? "none";

/** More are not read at a terminal; the ledger holds them all. */
const MOST_LOGGED = 1_000;

const tellLog = async (effects: CliEffects, view: View, json: boolean): Promise<void> => {
  const taken = await view.exports({ limit: MOST_LOGGED, offset: 0 });
  if (json) effects.out(`${JSON.stringify(taken)}\n`);
  else if (taken.length === 0) effects.out("Nothing was taken out.\n");
  else for (const one of taken) effects.out(await logLine(view, one));
};

const logLine = async (view: View, { at, by, what, rows, seq, sha256 }: StoredExport) => {
  const who = (await view.personName(by)) ?? "somebody whose name was erased";
  const size = what === "dossier" ? countOf(rows, "note") : countOf(rows, "row");
  return `${at.slice(0, 16).replace("T", " ")}  ${who}  ${what}, ${size} (entry ${seq})\n  SHA-256 ${sha256}\n`;
};
