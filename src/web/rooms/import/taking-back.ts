import { refreshFacts } from "../../frame/facts.svelte.ts";
import { t } from "../../language/catalogue.ts";
import { askReason } from "../../parts/reason.svelte.ts";
import { tellToast } from "../../parts/toasts.svelte.ts";
import { undoList } from "./asking.ts";

/** Asks why, takes the list back and says so; false where the person thought better of it. */
export async function takeBack(list: string): Promise<boolean> {
  const reason = await askReason({
    title: t("importing.undo.title"),
    what: t("importing.undo.what"),
    choices: (["wrong", "mapping", "mistake"] as const).map((one) =>
      t(`importing.undo.reasons.${one}`),
    ),
  });
  if (reason === null) return false;
  const isRestored = await undoList(list, reason);
  tellToast(t(isRestored ? "importing.undo.restored" : "importing.undo.told"));
  await refreshFacts();
  return true;
}
