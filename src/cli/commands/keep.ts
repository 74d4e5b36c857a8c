/** Keeping a register: `rebuild`, `rederive`, `checkpoint`, `adopt-key`. */
import { OnrecordError } from "../../model/error.ts";
import type { LearntChange } from "../../pipeline/learn.ts";
import { type Named, type Rederived, rederive } from "../../pipeline/rederive.ts";
import { openRegister } from "../../store/sqlite/register.ts";
import { type CommandMaker, jsonOption, reasonOption, registerCommand } from "../command.ts";
import { makeSigner, maybePerson, maybeSigner, rememberPerson } from "../keyring.ts";
import { existing, newPerson, tellTeaching, withPath, withReader } from "../open.ts";
import { numberOf } from "../print/number.ts";
import { shortId } from "../print/short-id.ts";
import { openProgress } from "../progress.ts";

type KeepOptions = { readonly register?: string; readonly json?: boolean };

export const rebuildCommand: CommandMaker = ({ effects }) =>
  registerCommand("rebuild", "replay the ledger into fresh tables; runs no rule").action(
    async ({ register }: KeepOptions) => {
      // Neither key nor facts: it must mend a register whose derived tables cannot be read.
      const store = await openRegister(existing(effects, register), { signer: null, effects });
      try {
        await store.rebuild();
        await tellTeaching(effects, store);
      } finally {
        await store.close();
      }
      effects.out("Rebuilt: the tables are what the ledger says.\n");
    },
  );

export const rederiveCommand: CommandMaker = ({ effects }) =>
  registerCommand("rederive", "run today's rules over the captures and append what changed")
    .option("--preview", "say what would change, append nothing")
    .addOption(jsonOption())
    .action(async (options: KeepOptions & { readonly preview?: boolean }) => {
      const preview = options.preview === true;
      let count = 0;
      await withPath(effects, options.register, async (path) => {
        const progress = openProgress(effects, "differ");
        const onLearnt = (change: LearntChange): void => {
          progress.clear();
          effects.out(options.json === true ? `${JSON.stringify(change)}\n` : learntLine(change));
        };
        for await (const told of rederive(path, { preview, onLearnt })) {
          count += 1;
          progress.clear();
          effects.out(options.json === true ? `${JSON.stringify(told)}\n` : `${lineOf(told)}\n`);
          progress.step();
        }
        progress.clear();
      });
      if (options.json === true) return;
      const verb = preview ? "would change" : "changed";
      effects.out(
        count === 0
          ? "Today's rules give what is on record.\n"
          : `${numberOf(count, "report")} ${verb}.\n`,
      );
    });

const learntLine = ({ outlets, sentences, more, fewer, version }: LearntChange): string =>
  `What outlets repeat: ${sentences} sentences of ${outlets} outlets (${more} new, ${fewer} no more), version ${version.slice(0, 8)}\n`;

const lineOf = ({ capture, name, reading, claims }: Rederived & Named): string => {
  const parts = [
    reading ? "reading" : "",
    claims.added.length > 0 ? `${numberOf(claims.added.length, "claim")} new` : "",
    claims.changed.length > 0 ? `${numberOf(claims.changed.length, "claim")} changed` : "",
    claims.retired.length > 0 ? `${numberOf(claims.retired.length, "claim")} retired` : "",
  ].filter((part) => part !== "");
  return `${shortId(capture)}  ${name}: ${parts.length === 0 ? "veiled passages" : parts.join(", ")}`;
};

export const checkpointCommand: CommandMaker = ({ effects }) =>
  registerCommand(
    "checkpoint",
    "print the signed head of the ledger; keep it elsewhere, for `verify --against`",
  ).action(async ({ register }: KeepOptions) => {
    effects.out(await withReader(effects, register, ({ view }) => view.checkpoint()));
  });

export const adoptKeyCommand: CommandMaker = ({ effects }) =>
  registerCommand("adopt-key", "make a new signing key on this machine, for a register moved here")
    .addOption(reasonOption())
    .action(async (options: KeepOptions & { readonly reason: string }) => {
      const dir = existing(effects, options.register);
      const { register } = await withReader(effects, dir, ({ view }) => view.facts());
      if ((await maybeSigner(effects, register)) !== null) {
        const why = "this machine has the register's key already";
        throw new OnrecordError("exists", `Cannot adopt a key: ${why}`);
      }
      const signer = await makeSigner(effects, register);
      const known = await maybePerson(effects, register);
      const by = known ?? newPerson(effects);
      const store = await openRegister(dir, { signer, effects });
      try {
        await store.write(async (transaction) => {
          const adopt = {
            decision: "adopt-key" as const,
            vkey: signer.vkey,
            reason: options.reason,
          };
          const introduce = { decision: "introduce" as const, person: by, name: effects.userName };
          for (const decision of known === null ? [introduce, adopt] : [adopt]) {
            const bodies = [{ body: "decision" as const, decision, keys: [], codebook: null }];
            await transaction.append({ kind: "decision", by, bodies, about: [] });
          }
        });
      } finally {
        await store.close();
      }
      if (known === null) await rememberPerson(effects, register, by);
      effects.out("A new key signs from here on; the ledger says since when and why.\n");
    });
