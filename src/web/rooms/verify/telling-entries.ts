/** Entries of the ledger in sentences. */
import type { RecordKind } from "../../../model/record.ts";
import { t } from "../../language/catalogue.ts";
import { tellWhose } from "../../language/tell-report.ts";
import { linkTo } from "../../register.ts";
import type { Entry } from "./asking.ts";
import type { words } from "./words.en.ts";

type What = Entry["what"];
type Report = Extract<What, { kind: "capture" }>["report"];
type Decided = Extract<What, { kind: "decision" }>["decided"];

/** One entry as it is told. */
export type ToldEntry = {
  readonly title: string;
  readonly detail: string | null;
  /** Why somebody did it, in their words. */
  readonly reason: string | null;
  /** Where to look at what it was about. */
  readonly href: string | null;
};

/** What happened, in one line, with a way to what it was about. */
export function tellEntry({ what }: Entry): ToldEntry {
  const plain = { detail: null, reason: null, href: null };
  switch (what.kind) {
    case "capture":
      return {
        ...plain,
        title: t("verify.what.capture", nameOf(what.report)),
        href: hrefOf(what.report),
      };
    case "derivation": {
      const { stage, report, claims, failure } = what;
      const detail =
        stage === "read" ? failure : (failure ?? t("verify.what.claims", { count: claims }));
      return {
        ...plain,
        title: t(`verify.what.${stage}`, nameOf(report)),
        detail,
        href: hrefOf(report),
      };
    }
    case "boilerplate":
      return {
        ...plain,
        title: t("verify.what.boilerplate"),
        detail: t("verify.what.repeated", { count: what.sentences }),
      };
    case "record-change":
      return { ...plain, title: t("verify.what.records"), detail: tellChange(what) };
    case "decision":
      return tellDecision(what.decided, what.report);
    case "release":
      return { ...plain, title: t("verify.what.release", { name: what.name }) };
    case "access": {
      const title = t(`verify.what.shown.${what.what}`, nameOf(what.report));
      return { ...plain, title, reason: what.reason, href: hrefOf(what.report) };
    }
    case "export":
      return { ...plain, title: t(`verify.what.taken.${what.what}`) };
    case "erasure":
      return { ...plain, title: t("verify.what.erasure", { count: what.bodies }) };
    case "erased":
      return { ...plain, title: t(`verify.what.erased.${what.was}`) };
  }
}

const nameOf = (report: Report): { readonly name: string } => {
  if (report === null) return { name: t("verify.what.gone") };
  const { title, name, outlet, original } = report;
  const whose = tellWhose({ outlet, original, published: null });
  return {
    name: outlet === null && original === null ? (title ?? name) : `${title ?? name} (${whose})`,
  };
};

const hrefOf = (report: Report): string | null =>
  report === null ? null : linkTo({ room: "reading", id: report.id, claim: null });

function tellDecision(decided: Decided, report: string | null): ToldEntry {
  const { decision, reason, claim, capture, holds } = decided;
  const id = capture ?? report;
  return {
    title: isTold(decision) ? t(`verify.decisions.${decision}`) : decision,
    detail: holds ? null : t("verify.what.undone"),
    reason,
    href: id === null ? null : linkTo({ room: "reading", id, claim }),
  };
}

const KINDS: readonly RecordKind[] = [
  "incident",
  "order",
  "aggregate",
  "copies",
  "difference",
  "pair",
  "warning",
];

function tellChange({
  begun,
  ended,
  redirected,
}: Extract<What, { kind: "record-change" }>): string {
  const parts = KINDS.flatMap((kind) => {
    const count = begun[kind] ?? 0;
    return count === 0 ? [] : [t(`verify.what.begun.${kind}`, { count })];
  });
  if (ended > 0) parts.push(t("verify.what.ended", { count: ended }));
  if (redirected > 0) parts.push(t("verify.what.redirected", { count: redirected }));
  return parts.join(", ");
}

const DECISIONS: readonly (keyof typeof words.decisions)[] = [
  ...(["found", "introduce", "adopt-key", "accept", "reject", "correct", "add", "merge"] as const),
  ...(["split", "assess", "veil", "unveil", "withdraw", "restore", "attach-provenance"] as const),
  ...(["allow", "edit-codebook", "explain", "dismiss", "undo"] as const),
];

const isTold = (decision: string): decision is keyof typeof words.decisions =>
  DECISIONS.some((one) => one === decision);
