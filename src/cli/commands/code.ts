/** `onrecord code`: claims coded by hand, from a file, as the app's form saves them. */
import { text as textOf } from "node:stream/consumers";
import {
  type CodingDraft,
  CodingLine,
  type CodingProblem,
  type CodingLine as Line,
} from "../../model/coding.ts";
import { OnrecordError } from "../../model/error.ts";
import type { Span } from "../../model/passage.ts";
import { type Coded, type Coding, checkCoding, code } from "../../pipeline/coding.ts";
import type { Path } from "../../pipeline/path.ts";
import type { View } from "../../store/store.ts";
import { type CommandMaker, jsonOption, notBlank, registerCommand } from "../command.ts";
import type { CliEffects } from "../effects.ts";
import { readGiven } from "../given-file.ts";
import { withPath } from "../open.ts";

type Options = {
  readonly register?: string;
  readonly json?: boolean;
  readonly check?: boolean;
  readonly reason?: string;
};

export const codeCommand: CommandMaker = ({ effects }) =>
  registerCommand("code", "put claims coded by hand on record, all of a file or none")
    .argument("<file>", 'one draft as JSON, or one on each line; "-" for standard input')
    .option("--reason <text>", "why, where a line has none of its own", notBlank("a reason"))
    .option("--check", "only say what keeps it from being saved")
    .addOption(jsonOption())
    .action(async (file: string, options: Options) => {
      const lines = linesIn(await contentOf(effects, file));
      await withPath(effects, options.register, async (path) => {
        const codings: Coding[] = [];
        for (const [at, line] of lines.entries()) {
          codings.push(await codingOf(path.store.view, line, { at, options }));
        }
        const coded =
          options.check === true ? await checkAll(path, codings) : await code(path, codings);
        tell(effects, coded, options.json === true);
      });
    });

const contentOf = async (effects: CliEffects, file: string): Promise<string> => {
  if (file === "-") return textOf(effects.stdin);
  return readGiven(file).toString("utf8");
};

/** One JSON value over several lines, or one on each. */
const linesIn = (content: string): readonly Line[] => {
  const whole = maybeJson(content);
  const values =
    whole === undefined
      ? content
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map(maybeJson)
      : [whole].flat();
  if (values.length === 0) throw new OnrecordError("bad-input", "Cannot code: the file is empty");
  return values.map((value, at) => {
    if (value === undefined) {
      const state = "it is not JSON, give claims as docs/formats/coding.md says";
      throw new OnrecordError("bad-input", `Cannot code line ${at + 1}: ${state}`);
    }
    const parsed = CodingLine.safeParse(value);
    if (parsed.success) return parsed.data;
    const field = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
    const state = `field "${field}" is not as docs/formats/coding.md says`;
    throw new OnrecordError("bad-input", `Cannot code line ${at + 1}: ${state}, correct it`);
  });
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

type Asked = { readonly at: number; readonly options: Options };

const codingOf = async (view: View, line: Line, { at, options }: Asked): Promise<Coding> => {
  const row = await view.capture(line.report);
  if (row === null) {
    const state = `line ${at + 1} names no report here, see "onrecord reports"`;
    throw new OnrecordError("not-found", `Cannot code: ${state}`);
  }
  const reason = line.reason ?? options.reason;
  if (reason === undefined && options.check !== true) {
    throw new OnrecordError(
      "usage",
      `Cannot code line ${at + 1}: give --reason or a "reason" in it`,
    );
  }
  const shown = await view.reading(row.id);
  const place = placerIn(shown?.reading.text ?? "", at + 1);
  const draft: CodingDraft = {
    capture: row.id,
    corrects: line.corrects,
    kind: line.kind,
    passages: line.passages.map((passage) => place(passage, "passages")),
    fields: line.fields.map((field) => ({
      ...field,
      passages: field.passages.map((passage) => place(passage, field.field)),
    })),
  };
  return { draft, reason: reason ?? "checked only", kept: null };
};

/** Words that stand in the text once are as good as their offsets. */
const placerIn =
  (text: string, line: number) =>
  (passage: Span | { readonly exact: string }, field: string): Span => {
    if (!("exact" in passage)) return passage;
    const start = text.indexOf(passage.exact);
    const isOnly = start >= 0 && text.indexOf(passage.exact, start + 1) < 0;
    if (isOnly) return { start, end: start + passage.exact.length };
    const state = start < 0 ? "do not stand in the text" : "stand in the text more than once";
    throw new OnrecordError(
      "bad-input",
      `Cannot code line ${line}: the words of "${field}" ${state}, give "start" and "end"`,
    );
  };

const checkAll = async (path: Path, codings: readonly Coding[]): Promise<Coded> => {
  const problems: (readonly CodingProblem[])[] = [];
  for (const { draft } of codings) problems.push(await checkCoding(path, draft));
  if (problems.some((list) => list.length > 0)) return { kind: "refused", problems };
  return { kind: "saved", saved: [] };
};

const tell = (effects: CliEffects, coded: Coded, isJson: boolean): void => {
  if (isJson) effects.out(`${JSON.stringify(coded)}\n`);
  if (coded.kind === "refused") {
    const all = coded.problems.flatMap((list, at) => list.map((problem) => ({ ...problem, at })));
    if (!isJson) for (const one of all) effects.err(`${problemText(one)}\n`);
    const [what, them] =
      all.length === 1 ? ["1 problem", "it"] : [`${all.length} problems`, "them"];
    throw new OnrecordError(
      "bad-input",
      `Cannot code: ${what}, nothing was recorded, mend ${them}`,
    );
  }
  if (isJson) return;
  if (coded.saved.length === 0) effects.out("Nothing keeps it from being saved.\n");
  for (const { ref, claim } of coded.saved) {
    const back = `To take it back: onrecord review undo ${ref} --reason "…"`;
    effects.out(`Coded claim ${claim.slice(0, 12)}. ${back}\n`);
  }
};

const problemText = ({ at, field, item, message }: CodingProblem & { readonly at: number }) => {
  const where = field === "" ? "the whole" : item === 0 ? field : `${field} ${item + 1}`;
  return `line ${at + 1}, ${where}: ${message}`;
};
