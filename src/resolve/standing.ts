/** What stands after people's decisions. Decisions bind to claims, pairs and captures, never to record ids. */
import { isModelRule } from "../model/answer.ts";
import type { Claim } from "../model/claim.ts";
import type { Decision } from "../model/decision.ts";
import { order } from "./components.ts";
import type { ResolvableClaim, ResolvableReport } from "./report.ts";

/** Pairs of claims a person joined or kept apart, smaller id first, ascending. */
export type Bindings = {
  readonly mustLink: readonly (readonly [string, string])[];
  readonly cannotLink: readonly (readonly [string, string])[];
  /** What people said of values that differ, in the order they said it. */
  readonly explanations: readonly Explanation[];
};

/** A claim for each value, with what it said of the field then. */
export type Explanation = {
  readonly field: string;
  readonly said: readonly { readonly claim: string; readonly value: string }[];
  readonly state: "explained" | "dismissed";
};

export type Standing = {
  readonly claims: readonly ResolvableClaim[];
  readonly bindings: Bindings;
};

/** Blocking keys for a claim that a person corrected or added. */
export type KeysOf = (report: string, claim: Claim) => readonly string[];

/**
 * Rejected claims drop out, corrected ones are replaced under their own id, added ones come in,
 * claims of withdrawn captures leave. What a model proposed stays out until a person accepts it. `decisions` must be in the order they were made and hold no
 * undone ones: the latest on a target holds.
 */
export const applyDecisions = (
  claims: readonly ResolvableClaim[],
  decisions: readonly Decision[],
  keysOf: KeysOf,
): Standing => {
  const withdrawn = withdrawnCaptures(decisions);
  const latest = latestByClaim(decisions);
  const byId = new Map<string, ResolvableClaim>();
  for (const item of [...claims, ...addedClaims(decisions, keysOf)]) {
    const decision = latest.get(item.claim.id);
    if (withdrawn.has(item.report) || decision?.decision === "reject") continue;
    if (decision === undefined && isModelRule(item.claim.rule.name)) continue;
    if (decision?.decision !== "correct") byId.set(item.claim.id, item);
    else {
      const claim = { ...decision.corrected, id: item.claim.id };
      byId.set(claim.id, { report: item.report, claim, keys: keysOf(item.report, claim) });
    }
  }
  return {
    claims: [...byId.values()].sort((a, b) => order(a.claim.id, b.claim.id)),
    bindings: bindingsOf(decisions),
  };
};

/** Reports that are not withdrawn, with the provenance people attached to leads. */
export const standingReports = (
  reports: readonly ResolvableReport[],
  decisions: readonly Decision[],
): readonly ResolvableReport[] => {
  const withdrawn = withdrawnCaptures(decisions);
  const attached = new Map<string, Extract<Decision, { decision: "attach-provenance" }>>();
  for (const decision of decisions) {
    if (decision.decision === "attach-provenance") attached.set(decision.capture, decision);
  }
  return reports
    .filter((report) => !withdrawn.has(report.report))
    .map((report) => {
      const known = attached.get(report.report);
      if (known === undefined) return report;
      const { outlet, published } = known;
      const reading = {
        ...report.reading,
        outlet,
        published: published ?? report.reading.published,
        // A list stays one: wherever it came from, nobody knows its accounts.
        provenance:
          report.reading.provenance === "list" ? ("list" as const) : ("traceable" as const),
      };
      return { ...report, reading };
    })
    .sort((a, b) => order(a.report, b.report));
};

/** Must-links and cannot-links that hold; the later of a merge and a split on one pair wins. */
export const bindingsOf = (decisions: readonly Decision[]): Bindings => {
  const latest = new Map<string, "merge" | "split">();
  for (const decision of decisions) {
    if (decision.decision !== "merge" && decision.decision !== "split") continue;
    latest.set([decision.a, decision.b].sort(order).join(" "), decision.decision);
  }
  const pairs = (wanted: "merge" | "split"): readonly (readonly [string, string])[] =>
    [...latest]
      .filter(([, kind]) => kind === wanted)
      .map(([pair]): readonly [string, string] => {
        const [a = "", b = ""] = pair.split(" ");
        return [a, b];
      })
      .sort((a, b) => order(a.join(" "), b.join(" ")));
  return {
    mustLink: pairs("merge"),
    cannotLink: pairs("split"),
    explanations: decisions.flatMap(explanationOf),
  };
};

const explanationOf = (decision: Decision): readonly Explanation[] => {
  if (decision.decision !== "explain" && decision.decision !== "dismiss") return [];
  const { field, a, b, more, values } = decision;
  const said = [a, b, ...more].map((claim, at) => ({ claim, value: values[at] ?? "" }));
  return [{ field, said, state: decision.decision === "explain" ? "explained" : "dismissed" }];
};

type ClaimDecision = Extract<Decision, { decision: "accept" | "reject" | "correct" }>;

const latestByClaim = (decisions: readonly Decision[]): ReadonlyMap<string, ClaimDecision> => {
  const latest = new Map<string, ClaimDecision>();
  for (const decision of decisions) {
    switch (decision.decision) {
      case "accept":
      case "reject":
      case "correct":
        latest.set(decision.claim, decision);
        break;
      default:
        break;
    }
  }
  return latest;
};

const addedClaims = (decisions: readonly Decision[], keysOf: KeysOf): readonly ResolvableClaim[] =>
  decisions.flatMap((decision) =>
    decision.decision === "add"
      ? [
          {
            report: decision.capture,
            claim: decision.claim,
            keys: keysOf(decision.capture, decision.claim),
          },
        ]
      : [],
  );

const withdrawnCaptures = (decisions: readonly Decision[]): ReadonlySet<string> => {
  const withdrawn = new Set<string>();
  for (const decision of decisions) {
    if (decision.decision === "withdraw") withdrawn.add(decision.capture);
    if (decision.decision === "restore") withdrawn.delete(decision.capture);
  }
  return withdrawn;
};
