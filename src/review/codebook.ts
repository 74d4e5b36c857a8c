/** A register's own codebook: the shipped one with what people of this register changed, in order. */
import { codebookVersionOf } from "../format/codebook-version.ts";
import type { Codebook, CodebookEdit, CodebookVersion } from "../model/codebook.ts";
import type { Decision } from "../model/decision.ts";
import type { StoredDecision, View } from "../store/store.ts";

type EditDecision = Extract<Decision, { readonly decision: "edit-codebook" }>;

/** An edit with who made it, when and why, and the version from then on. */
export type MadeEdit = {
  readonly stored: StoredDecision;
  readonly edit: EditDecision;
  /** The codebook with this edit and all before it that hold; of one taken back, as if it held. */
  readonly version: CodebookVersion;
};

/** A codebook as a register has it, with its version. */
export type RegisterCodebook = { readonly codebook: Codebook; readonly version: CodebookVersion };

/** The codebook as this register has it now. */
export const codebookOf = async (
  view: Pick<View, "decisions">,
  shipped: Codebook,
): Promise<RegisterCodebook> => {
  let codebook = shipped;
  for (const { decision, holds } of await view.decisions({ kind: "edit-codebook" })) {
    if (holds && decision.decision === "edit-codebook") codebook = editCodebook(codebook, decision);
  }
  return { codebook, version: versionOf(codebook) };
};

/** How it came to be so, oldest edit first. */
export const codebookEdits = async (
  view: View,
  shipped: Codebook,
): Promise<readonly MadeEdit[]> => {
  const stored = await view.decisions({ kind: "edit-codebook" });
  let codebook = shipped;
  return stored.flatMap((one): readonly MadeEdit[] => {
    const { decision, holds } = one;
    if (decision.decision !== "edit-codebook") return [];
    const edited = editCodebook(codebook, decision);
    if (holds) codebook = edited;
    return [{ stored: one, edit: decision, version: versionOf(edited) }];
  });
};

/** The codebook with one entry in other words; unchanged where it has no such entry. */
export const editCodebook = (codebook: Codebook, edit: CodebookEdit): Codebook => {
  const { entry: id, definition, include, exclude, example } = edit;
  return {
    ...codebook,
    entries: codebook.entries.map((entry) =>
      entry.id === id ? { ...entry, definition, include, exclude, example } : entry,
    ),
  };
};

/** Hashing takes a millisecond and every decision asks; a cache over the value changes no result. */
const versions = new WeakMap<Codebook, CodebookVersion>();

const versionOf = (codebook: Codebook): CodebookVersion => {
  const known = versions.get(codebook);
  if (known !== undefined) return known;
  const version = codebookVersionOf(codebook);
  versions.set(codebook, version);
  return version;
};
