import { t } from "../../language/catalogue.ts";
import { tellRestsOn } from "../../language/tell.ts";
import { tellRecord } from "../../language/tell-record.ts";
import type { Change } from "./asking.ts";

/** Changes told one by one; the rest is counted. */
const TOLD = 4;

/** What a decision would change, in short sentences. */
export function tellChanges(all: readonly Change[]): readonly string[] {
  // That a question is answered goes without saying.
  const changes = all.filter(({ before, after }) => before?.kind !== "pair" || after !== null);
  if (changes.length === 0) return [t("review.preview.none")];
  const told = changes.slice(0, TOLD).map(tellChange);
  const more = changes.length - told.length;
  return more > 0 ? [...told, t("review.preview.more", { count: more })] : told;
}

function tellChange({ before, after }: Change): string {
  if (before === null) {
    return t("review.preview.fresh", { record: after === null ? "" : tellRecord(after) });
  }
  if (after === null) return t("review.preview.gone", { record: tellRecord(before) });
  const [old, fresh] = [tellRecord(before), tellRecord(after)];
  if (old !== fresh || !("rests_on" in before) || !("rests_on" in after)) {
    return t("review.preview.changed", { before: old, after: fresh });
  }
  return t("review.preview.rests", {
    record: fresh,
    before: tellRestsOn(before.rests_on),
    after: tellRestsOn(after.rests_on),
  });
}
