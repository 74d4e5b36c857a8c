/** What is decided in this room, one after the other, while the person reads on. */
import type { SensitiveReason, Span } from "../../../model/passage.ts";
import { refreshFacts } from "../../frame/facts.svelte.ts";
import { t } from "../../language/catalogue.ts";
import { type DecisionDraft, decideAll } from "../../parts/deciding.ts";
import { tellToast } from "../../parts/toasts.svelte.ts";
import { veilLabels } from "../reading/veil-reasons.ts";
import { readGrounds } from "../records/asking.ts";
import { reasonsOf } from "../records/differing.ts";
import type { Proposal } from "./asking.ts";
import type { OpenRecord, OpenRecords, RecordOutcome } from "./open-records.svelte.ts";
import type { Queue } from "./queue.svelte.ts";
import type { Walk } from "./walk.svelte.ts";

/** What a key asks for, with the reasons it offers; the first of them is taken by Enter alone. */
export type Doing = ClaimDoing | RecordOutcome;
export type ClaimDoing = "accept" | "reject" | "veil";

/** Claims of a record that are bound: each is a decision of its own. */
const MOST_BOUND = 20;
const FACTS_AFTER_MS = 1_500;

let refreshing: ReturnType<typeof setTimeout> | null = null;

/**
 * Decides without keeping the person waiting: it counts as decided at once, and waits again
 * where the server refuses or the decision is taken back.
 */
export function take<T, Outcome extends string>(
  walk: Walk<T, Outcome>,
  item: T,
  {
    drafts,
    told,
    outcome,
    anew = () => {},
  }: {
    /** A function where they must be looked up first. */
    readonly drafts: readonly DecisionDraft[] | (() => Promise<readonly DecisionDraft[]>);
    readonly told: string;
    readonly outcome: Outcome | null;
    /** What is to be read anew, now and when it is taken back. */
    readonly anew?: () => void;
  },
): void {
  if (outcome !== null) walk.settle(item, outcome);
  let isDone = false;
  const after = () => {
    if (isDone && outcome !== null) walk.settle(item, null);
    isDone = true;
    anew();
    countAnew();
  };
  decideAll(drafts, { told, after }).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    if (outcome !== null) walk.settle(item, null);
    tellToast(error.message);
  });
}

/** The numbers in the frame follow once the person pauses: counting a large register takes a while. */
function countAnew(): void {
  if (refreshing !== null) clearTimeout(refreshing);
  refreshing = setTimeout(() => void refreshFacts(), FACTS_AFTER_MS);
}

/** Accepts or rejects. */
export function decideClaim(
  queue: Queue,
  proposal: Proposal,
  { doing, reason }: { readonly doing: "accept" | "reject"; readonly reason: string },
): void {
  take(queue, proposal, {
    drafts: [{ decision: doing, claim: proposal.claim.id, reason }],
    told: t(`review.told.${doing}`),
    outcome: doing,
  });
}

/** Veils words of the report; rules read it anew, so its claims come again. */
export function veilWords(
  queue: Queue,
  proposal: Proposal,
  {
    spans,
    sensitive,
    reason,
  }: {
    readonly spans: readonly Span[];
    readonly sensitive: SensitiveReason;
    readonly reason: string;
  },
): void {
  const { capture } = proposal;
  take(queue, proposal, {
    drafts: spans.map(({ start, end }) => {
      return { decision: "veil", capture, start, end, sensitive, reason } as const;
    }),
    told: t("review.told.veil"),
    outcome: null,
    anew: () => void queue.reread((one) => one.capture !== capture),
  });
}

/** Says of a pair that it is one or two, of a difference how it comes about or that nothing follows. */
export function decideRecord(
  walk: OpenRecords,
  record: OpenRecord,
  { doing, reason }: { readonly doing: RecordOutcome; readonly reason: string },
): void {
  const drafts = () => draftsFor(record, doing, reason);
  take(walk, record, { drafts, told: t(`review.told.${doing}`), outcome: doing });
}

/** Two records are one with all their claims, so that none falls away; they are two by the two alike. */
export async function draftsFor(
  record: OpenRecord,
  doing: RecordOutcome,
  reason = "-",
): Promise<readonly DecisionDraft[]> {
  if (doing === "explain" || doing === "dismiss") {
    return [{ decision: doing, difference: record.id, reason }];
  }
  const [a, b] = record.claims;
  if (record.kind !== "pair" || a === undefined || b === undefined) return [];
  if (doing === "split") return [{ decision: doing, a, b, reason }];
  const both = await Promise.all(record.records.map((id) => readGrounds(id, {})));
  const claims = both.flatMap(({ record: one }) => ("claims" in one ? one.claims : []));
  return bindingDrafts(doing, { a, others: [b, ...claims], reason });
}

type ClaimId = Proposal["claim"]["id"];

/** A claim and those it is bound to. */
type Bound = {
  readonly a: ClaimId;
  readonly others: readonly ClaimId[];
  readonly reason?: string;
};

/** A decision for each of the other claims, once; those beyond many are left to the rules. */
export const bindingDrafts = (
  doing: "merge" | "split",
  { a, others, reason = "-" }: Bound,
): readonly DecisionDraft[] =>
  [...new Set(others)]
    .filter((b) => b !== a)
    .slice(0, MOST_BOUND)
    .map((b) => ({ decision: doing, a, b, reason }) as const);

/** Says that a proposal and a record tell of the same, or that two claims do not; it goes on waiting. */
export function bindClaims(
  queue: Queue,
  proposal: Proposal,
  {
    doing,
    others,
    reason,
  }: {
    readonly doing: "merge" | "split";
    readonly others: readonly ClaimId[];
    readonly reason: string;
  },
): void {
  const a = proposal.claim.id;
  take(queue, proposal, {
    drafts: bindingDrafts(doing, { a, others, reason }),
    told: t(`review.told.${doing}`),
    outcome: null,
  });
}

/** Reasons given in this sitting, the latest first; a reason may quote a report, so no disk keeps them. */
const given = new Map<Doing, readonly string[]>();
const MOST_RECENT = 5;

/** The reasons offered for a key: those given lately, then the usual ones. */
export const reasonsFor = (doing: Doing): readonly string[] => {
  const [first, ...others] = usualReasons(doing);
  const all = [first, ...(given.get(doing) ?? []), ...others].flatMap((one) => one ?? []);
  return [...new Set(all)].slice(0, 9);
};

function usualReasons(doing: Doing): readonly string[] {
  switch (doing) {
    case "accept":
      return [t("reading.accept.reason")];
    case "reject":
      return (["notSaid", "order", "values", "earlier", "twice"] as const).map((choice) =>
        t(`reading.reject.choices.${choice}`),
      );
    case "veil":
      return veilLabels();
    case "merge":
      return (["facts", "source", "text"] as const).map((choice) =>
        t(`records.claims.mergeReasons.${choice}`),
      );
    case "split":
      return (["day", "place", "people"] as const).map((choice) =>
        t(`records.claims.splitReasons.${choice}`),
      );
    case "explain":
    case "dismiss":
      return reasonsOf(doing);
  }
}

/** Remembers a reason for the rest of the sitting. */
export function rememberReason(doing: Doing, reason: string): void {
  const others = (given.get(doing) ?? []).filter((one) => one !== reason);
  given.set(doing, [reason, ...others].slice(0, MOST_RECENT));
}
