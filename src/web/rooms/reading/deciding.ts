/** The decisions of this room: what is asked, what is told, and what is read anew after. */
import type { Span } from "../../../model/passage.ts";
import { t } from "../../language/catalogue.ts";
import { type DecisionDraft, decide } from "../../parts/deciding.ts";
import { askReason } from "../../parts/reason.svelte.ts";
import type { ReportClaim, Translation } from "./asking.ts";
import type { Sitting } from "./sitting.svelte.ts";
import { sensitiveOf, veilLabels } from "./veil-reasons.ts";

/** Accepts at once: the standing reason is that the report says so. */
export const acceptClaim = (sitting: Sitting, { claim }: ReportClaim): Promise<void> =>
  decideOn(sitting, claim.id, {
    draft: { decision: "accept", claim: claim.id, reason: t("reading.accept.reason") },
    told: t("reading.accept.told"),
  });

/** Rejects with a reason; false where the person thought better of it. */
export async function rejectClaim(sitting: Sitting, { claim }: ReportClaim): Promise<boolean> {
  const choices = ["order", "notSaid", "values", "earlier", "twice"] as const;
  const reason = await askReason({
    title: t("reading.reject.title"),
    what: t("reading.reject.what"),
    choices: choices.map((choice) => t(`reading.reject.choices.${choice}`)),
  });
  if (reason === null) return false;
  await decideOn(sitting, claim.id, {
    draft: { decision: "reject", claim: claim.id, reason },
    told: t("reading.reject.told"),
  });
  return true;
}

/** Veils words by hand; false where the person thought better of it. */
export async function veilWords(sitting: Sitting, span: Span): Promise<boolean> {
  const reason = await askReason({
    title: t("reading.veil.title", { count: span.end - span.start }),
    what: t("reading.veil.what"),
    choices: veilLabels(),
  });
  if (reason === null) return false;
  const sensitive = sensitiveOf(reason);
  await decide(
    { decision: "veil", capture: captureOf(sitting), ...span, sensitive, reason },
    { told: t("reading.veil.told"), after: () => void sitting.read() },
  );
  return true;
}

/** Shows a veiled passage to everybody from now on; false where the person thought better of it. */
export async function unveilWords(sitting: Sitting, span: Span): Promise<boolean> {
  const reason = await askReason({
    title: t("reading.unveil.title"),
    what: t("reading.unveil.what"),
    choices: [t("reading.unveil.choices.notSensitive"), t("reading.unveil.choices.public")],
  });
  if (reason === null) return false;
  await decide(
    { decision: "unveil", capture: captureOf(sitting), ...span, sensitive: "by-hand", reason },
    { told: t("reading.unveil.told"), after: () => void sitting.read() },
  );
  return true;
}

/** Says that somebody compared a translation with the original; who decides it is on record. */
export async function checkTranslation(sitting: Sitting, one: Translation): Promise<boolean> {
  const { start, end, language, text, translator } = one;
  if (text === null) return false;
  const reason = await askReason({
    title: t("reading.translations.check"),
    what: t("reading.translations.checkWhat"),
    choices: [t("reading.translations.checkReason")],
  });
  if (reason === null) return false;
  await decide(
    {
      ...{ decision: "translate", capture: captureOf(sitting), start, end, language },
      ...{ text, translator, status: "checked", reason },
    },
    { told: t("reading.translations.checkTold"), after: () => void sitting.read() },
  );
  return true;
}

/** Ids come back branded from the server; the address may hold the beginning of one only. */
function captureOf({ report }: Sitting) {
  if (report === null) throw new Error("a decision was taken before the report was read");
  return report.capture.id;
}

async function decideOn(
  sitting: Sitting,
  claim: string,
  { draft, told }: { readonly draft: DecisionDraft; readonly told: string },
): Promise<void> {
  await decide(draft, { told, after: () => void sitting.readAround(claim) });
}
