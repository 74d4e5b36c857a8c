/** The sample's texts through every rule, told in short, so that a change of rules shows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { captureIdOf } from "../src/format/content-id.ts";
import { sha256 } from "../src/format/hash.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import type { Claim } from "../src/model/claim.ts";
import { derive } from "../src/pipeline/derive.ts";

const data = loadRuleData();

/** Texts of one folder of `samples/`, in order of name. */
export const textsIn = (
  folder: string,
): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** What the rules give for each text of a folder: where it is from, its claims, its veils. */
export const toldOf = (folder: string) =>
  Object.fromEntries(
    textsIn(folder).map(({ name, text }) => {
      const capture = captureIdOf(sha256(text), NOTHING_DECLARED);
      const bytes = Buffer.from(text);
      const task = { capture, bytes, declared: NOTHING_DECLARED, veils: [], unveils: [] };
      const { reading, extraction } = derive(task, data);
      const { title = null, outlet = null, published = null, original = null } = reading ?? {};
      return [
        name,
        {
          ...{ title, outlet, published, original: original?.relation ?? null },
          lead: reading?.provenance === "lead",
          claims: extraction.claims.map(claimTold),
          sensitive: extraction.sensitive.map(({ reason }) => reason),
        },
      ];
    }),
  );

const claimTold = (claim: Claim): string => {
  const counts = Object.entries(claim.outcomes).map(
    ([kind, { min, best, max }]) => `${kind} ${min}/${best}/${max}`,
  );
  const parts = [
    `${claim.kind}, ${claim.modality}${claim.events > 1 ? `, ${claim.events} events` : ""}`,
    claim.when?.edtf ?? "",
    claim.where?.name ?? "",
    ...counts,
    ...(claim.order?.provisions ?? []).map(({ effect, rule }) => `${effect} ${rule}`),
    claim.attribution.account?.description ?? "",
    `“${claim.passages[0]?.exact ?? ""}”`,
  ];
  return parts.filter((part) => part !== "").join("; ");
};
