/** `onrecord allow`: what a register may do outside this program. */
import { Allowable } from "../../model/decision.ts";
import { OnrecordError } from "../../model/error.ts";
import { decide } from "../../pipeline/decide.ts";
import { type CommandMaker, reasonOption, registerCommand } from "../command.ts";
import { withPath } from "../open.ts";

type AllowOptions = {
  readonly register?: string;
  readonly reason: string;
  readonly yes?: boolean;
};

export const allowCommand: CommandMaker = ({ effects }) =>
  registerCommand(
    "allow",
    "let the register reach outside this program; nothing does that was not allowed",
  )
    .argument(
      "<what>",
      '"fetching" lets `add` ask an address for its page; "asking" lets `ask` ask a model on this machine',
    )
    .option("--no", "forbid it again")
    .addOption(reasonOption())
    .action(async (given: string, options: AllowOptions & { readonly no?: boolean }) => {
      const what = Allowable.safeParse(given);
      if (!what.success) {
        const known = Allowable.options.join(", ");
        throw new OnrecordError("usage", `Cannot allow "${given}": give one of ${known}`);
      }
      const allowed = options.no !== true;
      await withPath(effects, options.register, async (path) => {
        const decision = { decision: "allow", what: what.data, allowed } as const;
        const { reason } = options;
        const { ref } = await decide(path, { decision: { ...decision, reason }, keys: [] });
        const back = `To take it back: onrecord review undo ${ref} --reason "…"`;
        effects.out(`Decided: ${what.data} is ${allowed ? "allowed" : "not allowed"}. ${back}\n`);
      });
    });
