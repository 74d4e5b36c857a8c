/** `onrecord import`: a team's own list of incidents, mapped and shown before it is put on record. */
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Option } from "commander";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId } from "../../model/ids.ts";
import { ListMapping } from "../../model/list.ts";
import { importList, previewImport, undoImport } from "../../pipeline/lists/import.ts";
import type { ListInput } from "../../pipeline/lists/list-input.ts";
import { keptLists, type ListPlan, planImport } from "../../pipeline/lists/plan.ts";
import type { RowDecision } from "../../pipeline/lists/row-decision.ts";
import type { Path } from "../../pipeline/path.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, notBlank, registerCommand } from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { readGiven } from "../given-file.ts";
import { withPath, withReader } from "../open.ts";
import { differencesText, outcomeText, planText } from "../print/list.ts";
import { shortId } from "../print/short-id.ts";

type Options = {
  readonly register?: string;
  readonly map?: string;
  readonly writeMap?: string;
  readonly sheet?: string;
  readonly title?: string;
  readonly replaces?: string;
  readonly check?: boolean;
  readonly leaveUnfit?: boolean;
  readonly same: readonly string[];
  readonly apart: readonly string[];
  readonly undo?: string;
  readonly lists?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
};

export const importCommand: CommandMaker = ({ effects }) =>
  registerCommand("import", "bring in a list of incidents that a team has, from CSV or XLSX")
    .argument("[list]", "the file; its bytes are kept unchanged")
    .option("--map <file>", "what its columns are for (docs/formats/lists.md)")
    .option("--write-map <file>", "save the mapping it would be read by, to be edited, and stop")
    .option("--sheet <name>", "of a workbook with several")
    .option("--title <text>", "what the list is called in the register", notBlank("a title"))
    .option("--replaces <id>", 'the list of which it is a new version, or "new" for none')
    .option("--check", "only say how it would be read and what it would meet")
    .option("--leave-unfit", "import although some cells give no value: they stay as words")
    .addOption(pairOption("--same <row=claim>", "this row tells what that claim tells; repeatable"))
    .addOption(pairOption("--apart <row=claim>", "this row tells of something else; repeatable"))
    .option("--undo <id>", "take an imported list out, and put the version before it back")
    .option("--lists", "the lists that were brought in")
    .option("--reason <text>", "why; kept with the decisions", notBlank("a reason"))
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: Options) => {
      if (options.lists === true) return listLists(effects, options);
      if (options.undo !== undefined) return takeBack(effects, options.undo, options);
      if (file === undefined) {
        throw new OnrecordError("usage", "Cannot import: name a file, or give --lists or --undo");
      }
      const bytes = bytesOf(file);
      await withPath(effects, options.register, (path) =>
        run(effects, path, { file, bytes, options }),
      );
    });

const pairOption = (flags: string, what: string): Option =>
  new Option(flags, what)
    .default([], "none")
    .argParser((text: string, before: readonly string[]) => [...before, text]);

type Asked = { readonly file: string; readonly bytes: Uint8Array; readonly options: Options };

const run = async (effects: CliEffects, path: Path, { file, bytes, options }: Asked) => {
  const { view } = path.store;
  const signal = new AbortController().signal;
  const mapping = options.map === undefined ? null : mappingIn(options.map);
  const replaces = await replacedBy(view, options.replaces);
  const sheet = options.sheet ?? null;
  const plan = await planImport(
    view,
    { bytes, mapping, sheet, header_row: null, replaces },
    signal,
  );
  if (plan === null) return;
  if (options.writeMap !== undefined) return saveMap(effects, options.writeMap, plan);
  const name = basename(file);
  const title = options.title ?? name.replace(/\.[^.]+$/, "");
  const list = { mapping: plan.look.mapping, replaces: plan.replaces };
  const input: ListInput = { name, bytes, title, list };
  const decisions = [...decisionsIn(options.same, true), ...decisionsIn(options.apart, false)];
  if (options.check === true) {
    const told = await previewImport(path, input, { decisions, reason: "checked only", signal });
    if (options.json === true) effects.out(`${JSON.stringify({ ...plan, ...told })}\n`);
    else effects.out(planText(plan) + differencesText(plan.differences) + outcomeText(told));
    return;
  }
  requireFit(effects, plan, options);
  if (options.json !== true) effects.out(differencesText(plan.differences));
  const reason = reasonOf(options);
  const outcome = await importList(path, input, { decisions, reason, signal });
  if (options.json === true) effects.out(`${JSON.stringify(outcome)}\n`);
  else {
    effects.out(outcomeText(outcome));
    const back = `onrecord import --undo ${shortId(outcome.capture)} --reason "…"`;
    effects.out(`List ${outcome.capture} is on record. To take it back: ${back}\n`);
  }
};

const bytesOf = (file: string): Uint8Array => new Uint8Array(readGiven(file));

const mappingIn = (file: string): ListMapping => {
  const parsed = ListMapping.safeParse(maybeJson(new TextDecoder().decode(bytesOf(file))));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
  const state = `"${field}" is not as docs/formats/lists.md says`;
  throw new OnrecordError("bad-input", `Cannot use the mapping: ${state}, correct it`);
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const replacedBy = async (
  view: View,
  given: string | undefined,
): Promise<CaptureId | "new" | null> => {
  if (given === undefined || given === "new") return given ?? null;
  const row = await view.capture(given);
  if (row !== null) return row.id;
  const hint = 'see "onrecord import --lists"';
  throw new OnrecordError("not-found", `Cannot replace "${given}": no such list, ${hint}`);
};

const saveMap = (effects: CliEffects, file: string, { look }: ListPlan): void => {
  try {
    const json = `${JSON.stringify(look.mapping, null, 2)}\n`;
    writeFileSync(file, json, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    const state = "it is there already or cannot be made, name another file";
    throw new OnrecordError("exists", `Cannot save the mapping to "${file}": ${state}`, { cause });
  }
  effects.out(`Saved ${file}. Edit it, then: onrecord import LIST --map ${file} --reason "…"\n`);
};

/** e.g. "12=0f3a…": the row as a spreadsheet shows it, and a claim's whole id. */
const decisionsIn = (pairs: readonly string[], same: boolean): readonly RowDecision[] =>
  pairs.map((pair) => {
    const [, row = "", id = ""] = /^(\d{1,6})=([0-9a-f]{32})$/.exec(pair) ?? [];
    const claim = ClaimId.safeParse(id);
    if (claim.success) return { row: Number(row), claim: claim.data, same };
    const form = "give ROW=CLAIM as --check tells them";
    throw new OnrecordError("usage", `Cannot use "${pair}": ${form}`);
  });

/** Nothing is guessed: a cell that gives no value is mended, chosen for, or left as words knowingly. */
const requireFit = (effects: CliEffects, plan: ListPlan, options: Options): void => {
  const { unfit_total } = plan.look;
  if (unfit_total === 0 || options.leaveUnfit === true) return;
  if (options.json !== true) effects.err(planText(plan));
  const what = 'choose in the mapping ("choices"), mend the list, or give --leave-unfit';
  throw new OnrecordError(
    "bad-input",
    `Cannot import: ${unfit_total} wordings give no value, nothing was recorded, ${what}`,
  );
};

const reasonOf = ({ reason }: Options): string => {
  if (reason !== undefined) return reason;
  throw new OnrecordError("usage", 'Cannot import: give --reason "…", or --check to look only');
};

const listLists = (effects: CliEffects, { register, json }: Options) =>
  withReader(effects, register, async ({ view }) => {
    const lists = await keptLists(view);
    if (json === true) effects.out(`${JSON.stringify(lists)}\n`);
    else if (lists.length === 0) effects.out("No list was brought in.\n");
    else {
      for (const { row } of lists) {
        const state = row.state === "withdrawn" ? ", withdrawn" : "";
        effects.out(
          `${shortId(row.id)}  ${row.at.slice(0, 10)}  ${row.title ?? row.name}  ${row.claims} rows${state}\n`,
        );
      }
    }
  });

const takeBack = (effects: CliEffects, given: string, options: Options) =>
  withPath(effects, options.register, async (path) => {
    const reason = reasonOf(options);
    const id = (await path.store.view.capture(given))?.id ?? CaptureId.safeParse(given).data;
    if (id === undefined) {
      throw new OnrecordError("not-found", `Cannot take "${given}" back: no such list`);
    }
    const { restored } = await undoImport(path, id, reason);
    const more = restored === null ? "" : ` The version before it, ${shortId(restored)}, is back.`;
    effects.out(`List ${shortId(id)} is out of every record; the ledger keeps it.${more}\n`);
  });
