/** `onrecord original` and `accesses`, and the words that `show --reveal` shows: each is an entry. */
import { rm } from "node:fs/promises";
import { OnrecordError } from "../../model/error.ts";
import type { StoredAccess } from "../../store/access.ts";
import type { View } from "../../store/store.ts";
import {
  type CliContext,
  type CommandMaker,
  jsonOption,
  reasonOption,
  registerCommand,
} from "../command.ts";
import { withPath, withReader } from "../open.ts";
import { createFile } from "../out-file.ts";

type OriginalOptions = {
  readonly register?: string;
  readonly out: string;
  readonly reason: string;
};

export const originalCommand: CommandMaker = ({ effects }) =>
  registerCommand("original", "save the file of a report as it came; who took it is an entry")
    .argument("<report>", "its id or the start of it")
    .requiredOption("--out <file>", "where to; must not be there yet")
    .addOption(reasonOption())
    .action((id: string, { register, out, reason }: OriginalOptions) =>
      withPath(effects, register, async ({ store, by }) => {
        const capture = await idOf(store.view, id);
        // The file first: an access that could not be used should not be on record.
        const file = await createFile(out);
        try {
          const { bytes, seq } = await store.disclosure.original({ capture, reason, by });
          await file.writeFile(bytes);
          effects.out(`Saved ${bytes.length} bytes to ${out}. Entry ${seq} says so.\n`);
        } catch (error) {
          await rm(out, { force: true });
          throw error;
        } finally {
          await file.close();
        }
      }),
    );

export const accessesCommand: CommandMaker = ({ effects }) =>
  registerCommand("accesses", "list who was shown veiled words or the original of a report")
    .argument("<report>", "its id or the start of it")
    .addOption(jsonOption())
    .action((id: string, { register, json }: { register?: string; json?: boolean }) =>
      withReader(effects, register, async ({ view }) => {
        const accesses = await view.accesses(await idOf(view, id));
        if (json === true) effects.out(`${JSON.stringify(accesses)}\n`);
        else if (accesses.length === 0) effects.out("Nobody was shown any of it.\n");
        else for (const access of accesses) effects.out(await accessText(view, access));
      }),
    );

export type Revealing = {
  readonly register: string | undefined;
  readonly id: string;
  /** As written: the offset of the first code unit, and the one after the last. */
  readonly offsets: readonly string[];
  readonly reason: string | undefined;
};

/** Prints the words of one veiled passage, and nothing else of the report. */
export const reveal = async (
  { effects }: CliContext,
  { register, id, offsets, reason }: Revealing,
): Promise<void> => {
  const [start, end, ...more] = offsets.map(Number);
  if (start === undefined || end === undefined || more.length > 0) throw badOffsets(offsets);
  if (![start, end].every((offset) => Number.isInteger(offset) && offset >= 0)) {
    throw badOffsets(offsets);
  }
  if (reason === undefined) {
    const state = "no reason is given, give one with --reason";
    throw new OnrecordError("usage", `Cannot show veiled words: ${state}`);
  }
  await withPath(effects, register, async ({ store, by }) => {
    const capture = await idOf(store.view, id);
    const { words } = await store.disclosure.reveal({ capture, start, end, reason, by });
    effects.out(`${words}\n`);
  });
};

const idOf = async (view: View, id: string) => {
  const row = await view.capture(id);
  if (row !== null) return row.id;
  throw new OnrecordError("not-found", `Cannot find report "${id}": see "onrecord reports"`);
};

const accessText = async (view: View, access: StoredAccess): Promise<string> => {
  const { at, by, what, span, reason, seq } = access;
  const who = (await view.personName(by)) ?? "somebody whose name was erased";
  const shown = span === null ? what : `${what} ${span.start} to ${span.end}`;
  return `${at.slice(0, 16).replace("T", " ")}  ${who}  ${shown}: ${reason} (entry ${seq})\n`;
};

const badOffsets = (offsets: readonly string[]): OnrecordError =>
  new OnrecordError(
    "usage",
    `Cannot show "${offsets.join(" ")}": give two offsets, the first smaller`,
  );
