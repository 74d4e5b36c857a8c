/** `onrecord codebook`: how everything is coded, and wording an entry anew. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { loadCodebook } from "../../load/codebook.ts";
import type { Codebook, CodebookEntry, Wording } from "../../model/codebook.ts";
import { Wording as WordingShape } from "../../model/codebook.ts";
import { OnrecordError } from "../../model/error.ts";
import { decide } from "../../pipeline/decide.ts";
import { codebookOf, type RegisterCodebook } from "../../review/codebook.ts";
import {
  type CliContext,
  type CommandMaker,
  jsonOption,
  reasonOption,
  registerCommand,
} from "../command.ts";
import { withPath, withReader } from "../open.ts";

type ShowOptions = {
  readonly register?: string;
  readonly json?: boolean;
  readonly korean?: boolean;
};
type EditOptions = { readonly register?: string; readonly reason: string };

export const codebookCommand: CommandMaker = (context) => {
  const command = registerCommand("codebook", "show how everything is coded, or one entry of it")
    .argument("[entry]", 'a field or a kind, e.g. "outcomes.killed" or "order"')
    .option("--korean", "print it in Korean")
    .option("--shipped", "as it comes with the program, without a register")
    .addOption(jsonOption())
    .action(
      async (id: string | undefined, options: ShowOptions & { readonly shipped?: boolean }) => {
        const book = await bookOf(context, options.shipped === true ? null : options.register);
        show(context, book, { id, options });
      },
    );
  return command.addCommand(editCommand(context));
};

/** `null`: as shipped. */
const bookOf = async (
  { effects }: CliContext,
  register: string | null | undefined,
): Promise<RegisterCodebook> => {
  const shipped = loadCodebook();
  if (register === null) return codebookOf({ decisions: async () => [] }, shipped);
  return withReader(effects, register, ({ view }) => codebookOf(view, shipped));
};

type Asked = { readonly id: string | undefined; readonly options: ShowOptions };

const show = (
  { effects }: CliContext,
  { codebook, version }: RegisterCodebook,
  { id, options }: Asked,
): void => {
  const entry = id === undefined ? null : codebook.entries.find((one) => one.id === id);
  if (entry === undefined) {
    const state = 'the codebook has no such entry, run "onrecord codebook" for all';
    throw new OnrecordError("not-found", `Cannot show "${id}": ${state}`);
  }
  if (options.json === true) {
    effects.out(`${JSON.stringify(entry ?? { version, ...codebook })}\n`);
    return;
  }
  const say = (words: Wording): string => (options.korean === true ? words.ko : words.en);
  if (entry !== null) {
    effects.out(entryText(codebook, entry, say));
    return;
  }
  effects.out(`Codebook ${version.edition}, ${version.hash.slice(0, 12)}\n\n`);
  for (const one of codebook.entries) {
    effects.out(`${one.id.padEnd(26)} ${say(one.label)}: ${say(one.definition)}\n`);
  }
};

const entryText = (
  codebook: Codebook,
  entry: CodebookEntry,
  say: (words: Wording) => string,
): string => {
  const { id, label, definition, include, exclude, example, kinds, sources } = entry;
  const lines = [
    `${id}  ${say(label)}`,
    `  ${say(definition)}`,
    `  + ${say(include)}`,
    `  – ${say(exclude)}`,
    `  e.g. ${say(example)}`,
    `  kinds: ${kinds.join(", ")}`,
    ...(sources.length === 0 ? [] : [`  after: ${sources.join("; ")}`]),
  ];
  const vocabulary = codebook.vocabularies.find((one) => one.id === entry.vocabulary);
  const terms = (vocabulary?.terms ?? []).map((term) => {
    const codes = Object.entries(term.codes).map(([list, code]) => `${list} ${code}`);
    const told = codes.length === 0 ? "" : `  (${codes.join(", ")})`;
    return `    ${term.id.padEnd(36)} ${say(term.label)}${told}`;
  });
  return `${[...lines, ...terms].join("\n")}\n`;
};

const EditFile = z.strictObject({
  definition: WordingShape,
  include: WordingShape,
  exclude: WordingShape,
  example: WordingShape,
});

const editCommand: CommandMaker = ({ effects }) =>
  registerCommand("edit", "word an entry anew in this register")
    .argument("<entry>", "its id")
    .argument("<file>", 'JSON: {"definition": {"en", "ko"}, "include", "exclude", "example"}')
    .addOption(reasonOption())
    .action(async (entry: string, file: string, { register, reason }: EditOptions) => {
      const words = editIn(file);
      await withPath(effects, register, async (path) => {
        const decision = { decision: "edit-codebook", entry, ...words, reason } as const;
        const { ref } = await decide(path, { decision, keys: [] });
        effects.out(
          `Decided: edit-codebook. To take it back: onrecord review undo ${ref} --reason "…"\n`,
        );
      });
    });

const editIn = (file: string): z.infer<typeof EditFile> => {
  const parsed = EditFile.safeParse(jsonIn(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  const state = `field "${field}" is not as "onrecord codebook edit --help" says`;
  throw new OnrecordError("bad-input", `Cannot edit the codebook: ${state}, correct the file`);
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const state = "it cannot be read or is not JSON, check the file";
    throw new OnrecordError("unreadable", `Cannot read "${file}": ${state}`, { cause });
  }
};
