/** `onrecord review correct` and `assess`: what a person says of one claim beyond yes and no. */
import type { Command } from "commander";
import { ClaimPatch } from "../../model/claim-patch.ts";
import { OnrecordError } from "../../model/error.ts";
import { correcting } from "../../pipeline/correct.ts";
import type { Path } from "../../pipeline/path.ts";
import type { StoredClaim } from "../../store/store.ts";
import { type CommandMaker, registerCommand } from "../command.ts";
import { type DecidingOptions, deciding, withDecidingOptions } from "./deciding.ts";

type CorrectOptions = DecidingOptions & { readonly fields: string };

export const correctCommand: CommandMaker = (context): Command =>
  withDecidingOptions(
    registerCommand("correct", "put fields of a claim right; others are coded anew with `code`"),
  )
    .argument("<claim>", "its id or the start of it")
    .requiredOption("--fields <json>", 'e.g. {"outcomes":{"killed":{"min":2,"best":2,"max":3}}}')
    .action((id: string, options: CorrectOptions) =>
      deciding(context, { options, kind: "correct" }, async (path) => {
        const { claim } = await claimOf(path, id);
        const { fields, reason } = options;
        return correcting(path.data, { claim: claim.id, patch: patchOf(fields), reason });
      }),
    );

type AssessOptions = DecidingOptions & {
  readonly scale?: string;
  readonly grade?: string;
  readonly standard?: string;
};

export const assessCommand: CommandMaker = (context): Command =>
  withDecidingOptions(
    registerCommand("assess", "say how far you believe a claim, by which standard; in your name"),
  )
    .argument("<claim>", "its id or the start of it")
    .option("--scale <name>", "which scale, where there is one")
    .option("--grade <grade>", "the grade on it")
    .option("--standard <name>", "the standard of proof, e.g. reasonable grounds")
    .action((id: string, options: AssessOptions) =>
      deciding(context, { options, kind: "assess" }, async (path) => {
        const { claim, capture } = await claimOf(path, id);
        const [passage] = claim.passages;
        if (passage === undefined) throw new Error(`claim ${claim.id} has no passage`);
        const { scale = null, grade = null, standard = null, reason } = options;
        const target = { capture, claim: claim.id, passage };
        const decision = { decision: "assess", ...target, scale, grade, standard, reason } as const;
        return { decision, keys: [] };
      }),
    );

const claimOf = async ({ store }: Path, id: string): Promise<StoredClaim> => {
  const claim = await store.view.claim(id);
  if (claim !== null) return claim;
  throw new OnrecordError("not-found", `Cannot find claim "${id}": see "onrecord review waiting"`);
};

const patchOf = (json: string): ClaimPatch => {
  const patch = ClaimPatch.safeParse(maybeJson(json));
  if (patch.success) return patch.data;
  const [issue] = patch.error.issues;
  const where = issue?.path.join(".") ?? "";
  const state = `${where === "" ? "it" : `"${where}"`} is not as docs/formats/fields.md says`;
  throw new OnrecordError("usage", `Cannot read --fields: ${state}, give JSON of a ClaimPatch`);
};

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // told as a fault of the fields
    throw error;
  }
};
