/** What a person says of a difference: how its values come to differ, that nothing follows from it, or neither again. */
import { refreshFacts } from "../../frame/facts.svelte.ts";
import { t } from "../../language/catalogue.ts";
import { decideAll } from "../../parts/deciding.ts";
import { askReason } from "../../parts/reason.svelte.ts";
import type { History, RecordRow } from "./asking.ts";

export type DifferenceRow = Extract<RecordRow, { kind: "difference" }>;
type Decision = History["decisions"][number];

/** The usual reasons to explain a difference or to dismiss it. */
export const reasonsOf = (doing: "explain" | "dismiss"): readonly string[] =>
  doing === "explain"
    ? (["later", "part", "slip", "unit"] as const).map((one) =>
        t(`records.differing.explainReasons.${one}`),
      )
    : (["same", "trifle", "misread"] as const).map((one) =>
        t(`records.differing.dismissReasons.${one}`),
      );

/** What people said of it that holds, the latest first. */
export const spokenOf = (
  { field, claims }: DifferenceRow,
  { decisions }: History,
): readonly Decision[] => {
  const own = new Set<string>(claims);
  return decisions.filter(
    (one) => one.holds && one.field === field && one.pair?.every((id) => own.has(id)) === true,
  );
};

/** Asks for a reason and says so of all its values. */
export async function settleDifference(
  doing: "explain" | "dismiss",
  { id }: DifferenceRow,
  after: () => void,
): Promise<void> {
  const reason = await askReason({
    title: t(`records.differing.ask.${doing}`),
    what: t(`records.differing.what.${doing}`),
    choices: reasonsOf(doing),
  });
  if (reason === null) return;
  const told = t(`records.differing.told.${doing}`);
  await decideAll([{ decision: doing, difference: id, reason }], { told, after: andFacts(after) });
}

/** Asks why, and takes back what was said of it, so that it waits for a person again. */
export async function reopenDifference(
  spoken: readonly Decision[],
  after: () => void,
): Promise<void> {
  const reason = await askReason({
    title: t("records.differing.ask.reopen"),
    what: t("records.differing.what.reopen"),
    choices: (["new", "mistaken"] as const).map((one) =>
      t(`records.differing.reopenReasons.${one}`),
    ),
  });
  if (reason === null) return;
  const drafts = spoken.map(({ ref }) => ({ decision: "undo", of: ref, reason }) as const);
  await decideAll(drafts, { told: t("records.differing.told.reopen"), after: andFacts(after) });
}

const andFacts = (after: () => void) => () => {
  after();
  void refreshFacts();
};
