import type { RecordId } from "../../model/ids.ts";
import { client, refuse } from "../client.ts";
import { t } from "../language/catalogue.ts";
import { tellToast } from "./toasts.svelte.ts";

type Decisions = ReturnType<typeof client>["decisions"];
/** A decision as the interface takes it (`DecisionDraft` in docs/http-api.md). */
export type DecisionDraft = Parameters<Decisions["$post"]>[0]["json"];

/** One thing a person did, which may have taken several decisions. */
type Done = { readonly refs: readonly string[]; readonly after: () => void };

/** Decisions of this sitting that can be taken back, the latest last. */
const done: Done[] = [];

/** What was asked for goes to the server in that order, however quickly: what is taken back is the latest. */
let line: Promise<void> = Promise.resolve();

function inLine(work: () => Promise<void>): Promise<void> {
  const mine = line.then(work);
  // Whoever asked for it hears of its failure; what stands behind it goes on.
  line = mine.catch(() => {});
  return mine;
}

/**
 * Decides, tells so with a way back, and calls `after` now and once more when it is taken back, so
 * that the room reads anew.
 */
export async function decide(
  draft: DecisionDraft,
  { told, after }: { readonly told: string; readonly after: () => void },
): Promise<void> {
  await decideAll([draft], { told, after });
}

/**
 * The same for several decisions that are one thing to the person: they are told and taken back
 * together. A function where they must be looked up first, once what was asked before is decided.
 */
export function decideAll(
  drafts: readonly DecisionDraft[] | (() => Promise<readonly DecisionDraft[]>),
  telling: { readonly told: string; readonly after: () => void },
): Promise<void> {
  return inLine(async () => {
    const refs: string[] = [];
    try {
      for (const draft of typeof drafts === "function" ? await drafts() : drafts) {
        refs.push((await post(draft)).ref);
      }
    } finally {
      // What was decided before one failed stands, and can be taken back.
      if (refs.length > 0) remember(refs, telling);
    }
  });
}

/** Says that two records are one: every claim of both is bound, and all is taken back together. */
export function decideRecords(
  json: { readonly a: RecordId; readonly b: RecordId; readonly reason: string },
  telling: { readonly told: string; readonly after: () => void },
): Promise<void> {
  return inLine(async () => {
    const response = await client().decisions.records.$post({ json });
    const { refs } = response.ok ? await response.json() : await refuse(response);
    remember(refs, telling);
  });
}

/** The same for a decision that another address of the interface took. */
export function rememberDecision(
  ref: string,
  telling: { readonly told: string; readonly after: () => void },
): void {
  remember([ref], telling);
}

function remember(
  refs: readonly string[],
  { told, after }: { readonly told: string; readonly after: () => void },
): void {
  const one = { refs, after };
  done.push(one);
  tellToast(told, () => inLine(() => takeBack(one)));
  after();
}

/** Takes back the latest decision of this sitting, also one still on its way; nothing where there is none. */
export function undoLast(): Promise<void> {
  return inLine(async () => {
    const last = done.at(-1);
    if (last === undefined) return;
    await takeBack(last);
    tellToast(t("parts.toast.undone"));
  });
}

async function takeBack(one: Done): Promise<void> {
  for (const of of one.refs.toReversed()) {
    await post({ decision: "undo", of, reason: t("parts.toast.undoReason") });
  }
  const at = done.findIndex(({ refs }) => refs[0] === one.refs[0]);
  if (at >= 0) done.splice(at, 1);
  one.after();
}

async function post(draft: DecisionDraft) {
  const response = await client().decisions.$post({ json: draft });
  return response.ok ? response.json() : refuse(response);
}
