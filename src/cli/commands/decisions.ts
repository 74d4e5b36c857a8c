/** `onrecord review decisions`: what people decided, so that it can be undone. */
import type { StoredDecision, View } from "../../store/store.ts";
import { type CommandMaker, countOption, jsonOption, registerCommand } from "../command.ts";
import { withReader } from "../open.ts";
import { jsonLine } from "../print/json.ts";

type Options = { readonly register?: string; readonly json?: boolean; readonly limit: number };

export const decisionsCommand: CommandMaker = ({ effects }) =>
  registerCommand("decisions", "list decisions, newest first, with the ids that undo takes")
    .addOption(countOption("--limit <n>", "at most so many", 50))
    .addOption(jsonOption())
    .action(async (options: Options) => {
      await withReader(effects, options.register, async ({ view }) => {
        const decisions = (await view.decisions({})).toReversed().slice(0, options.limit);
        if (options.json === true) {
          effects.out(await jsonLine(view, decisions));
          return;
        }
        for (const decision of decisions) effects.out(await decisionText(view, decision));
      });
    });

const decisionText = async (view: View, stored: StoredDecision): Promise<string> => {
  const { ref, at, by, decision, holds } = stored;
  const who = (await view.personName(by)) ?? "somebody whose name was erased";
  const reason = "reason" in decision ? `: ${decision.reason}` : "";
  const undone = holds ? "" : " (undone)";
  return `${ref}  ${at.slice(0, 16).replace("T", " ")}  ${who}  ${decision.decision}${undone}${reason}\n`;
};
