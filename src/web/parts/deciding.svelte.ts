import { client, refuse } from "../client.ts";
import { t } from "../language/catalogue.ts";
import { tellNotice } from "./notices.svelte.ts";

type Decisions = ReturnType<typeof client>["decisions"];
/** A decision as the interface takes it (`DecisionDraft` in docs/http-api.md). */
export type DecisionDraft = Parameters<Decisions["$post"]>[0]["json"];

type Done = { readonly ref: string; readonly after: () => void };

/** Decisions of this sitting that can be taken back, the latest last. */
const done = $state<Done[]>([]);

/** True where `undoLast` would do something. */
export const canUndo = (): boolean => done.length > 0;

/**
 * Decides, tells so with a way back, and calls `after` now and once more when it is taken back, so
 * that the room reads anew.
 */
export async function decide(
  draft: DecisionDraft,
  { told, after }: { readonly told: string; readonly after: () => void },
): Promise<void> {
  const { ref } = await post(draft);
  rememberDecision(ref, { told, after });
}

/** The same for a decision that another address of the interface took. */
export function rememberDecision(
  ref: string,
  { told, after }: { readonly told: string; readonly after: () => void },
): void {
  const one = { ref, after };
  done.push(one);
  tellNotice(told, () => takeBack(one));
  after();
}

/** Takes back the latest decision of this sitting. */
export async function undoLast(): Promise<void> {
  const last = done.at(-1);
  if (last === undefined) return;
  await takeBack(last);
  tellNotice(t("parts.notice.undone"));
}

async function takeBack(one: Done): Promise<void> {
  await post({ decision: "undo", of: one.ref, reason: t("parts.notice.undoReason") });
  const at = done.findIndex(({ ref }) => ref === one.ref);
  if (at >= 0) done.splice(at, 1);
  one.after();
}

async function post(draft: DecisionDraft) {
  const response = await client().decisions.$post({ json: draft });
  return response.ok ? response.json() : refuse(response);
}
