/** What every command that decides has: a reason, a preview, the way back. */
import { type Command, Option } from "commander";
import type { DecisionKind } from "../../model/decision.ts";
import { bindingsOf, bindRecords } from "../../pipeline/bind.ts";
import { type Deciding, decide, type MakeDeciding } from "../../pipeline/decide.ts";
import type { Path } from "../../pipeline/path.ts";
import { preview } from "../../pipeline/preview.ts";
import { type CliContext, jsonOption, reasonOption } from "../command.ts";
import { withPath } from "../open.ts";
import { jsonLine } from "../print/json.ts";
import { previewText } from "../print/preview.ts";

export type DecidingOptions = {
  readonly register?: string;
  readonly reason: string;
  readonly preview?: boolean;
  readonly json?: boolean;
};

/** Adds the options of a decision. */
export const withDecidingOptions = (command: Command): Command =>
  command
    .addOption(reasonOption())
    .addOption(new Option("--preview", "only show which records would change, and how"))
    .addOption(jsonOption());

/** Joins two records, or shows what that would change. */
export const joining = async (
  { effects }: CliContext,
  { a, b, options }: { readonly a: string; readonly b: string; readonly options: DecidingOptions },
): Promise<void> => {
  const binding = { a, b, reason: options.reason };
  await withPath(effects, options.register, async (path) => {
    const { view } = path.store;
    if (options.preview === true) {
      const records = await preview(path, await bindingsOf(view, binding));
      effects.out(options.json === true ? await jsonLine(view, records) : previewText(records));
      return;
    }
    const refs = await bindRecords(path, binding);
    if (options.json === true) {
      effects.out(await jsonLine(view, { decision: "merge", refs }));
      return;
    }
    const back = `onrecord review undo ${refs.join(" ")} --reason "…"`;
    effects.out(`Decided: merge, ${refs.length} times, a claim each. To take it back: ${back}\n`);
  });
};

/** Takes the decision, or shows what it would change. */
export const deciding = async (
  { effects }: CliContext,
  { options, kind }: { readonly options: DecidingOptions; readonly kind: DecisionKind },
  make: (path: Path) => Promise<Deciding | MakeDeciding>,
): Promise<void> => {
  await withPath(effects, options.register, async (path) => {
    const made = await make(path);
    if (options.preview === true) {
      const records = await preview(path, [made]);
      const isJson = options.json === true;
      effects.out(isJson ? await jsonLine(path.store.view, records) : previewText(records));
      return;
    }
    const { ref } = await decide(path, made);
    if (options.json === true) {
      effects.out(await jsonLine(path.store.view, { decision: kind, ref }));
      return;
    }
    const back = `To take it back: onrecord review undo ${ref} --reason "…"`;
    // An undo is not undone: decide anew instead.
    effects.out(`Decided: ${kind}. ${kind === "undo" ? "" : back}\n`);
  });
};
