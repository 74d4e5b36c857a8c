/** A claim with the words it rests on. */
import { isModelRule } from "../../model/answer.ts";
import type { Claim, Perpetrator } from "../../model/claim.ts";
import type { CaptureRow, StoredClaim } from "../../store/store.ts";
import { orderFieldsText } from "./order.ts";
import { whereText } from "./place-name.ts";
import { outcomesText } from "./record.ts";
import { shortId } from "./short-id.ts";
import { dateText } from "./value.ts";

const MARKS: Record<Claim["kind"], string> = {
  incident: "●",
  practice: "∞",
  order: "▸",
  aggregate: "Σ",
  trend: "↗",
  denial: "⊘",
  sanction: "◇",
  reward: "◇",
  measure: "▦",
  statement: "“",
};

/** Several lines: kind, values, whose account, the words, the rule; `report` is what it stands in. */
export const claimText = (
  { claim, state, record }: StoredClaim,
  report: CaptureRow | null,
): string => {
  const head = `${shortId(claim.id)}  ${MARKS[claim.kind]} ${claim.kind}, ${claim.modality}, ${state}${record === null ? "" : `, in ${shortId(record)}`}`;
  const isSummary = report?.original?.relation === "summary_of";
  const inWhat = isSummary ? ", in a summary by Onrecord" : "";
  const lines = [head, ...valuesOf(claim), `  says: ${saysWho(claim)}${inWhat}`];
  if (claim.retells !== undefined)
    lines.push(`  the same event as ${shortId(claim.retells)}, by another account`);
  for (const passage of claim.passages) lines.push(`  “${oneLine(passage.exact)}”`);
  const isProposed = state === "proposed" && isModelRule(claim.rule.name);
  const apart = isProposed ? ": a model's proposal, in no record until it is accepted" : "";
  lines.push(`  rule ${claim.rule.name} (${claim.rule.version})${apart}`);
  return `${lines.join("\n")}\n`;
};

const valuesOf = (claim: Claim): readonly string[] => {
  const values: string[] = [];
  if (claim.when !== null) values.push(dateText(claim.when.edtf));
  if (claim.where !== null) values.push(whereText(claim.where));
  if (claim.events > 1) values.push(`${claim.events} events, counted together`);
  if (Object.keys(claim.outcomes).length > 0) values.push(outcomesText(claim.outcomes));
  for (const [kind, { bounds }] of Object.entries(claim.outcomes))
    if (bounds?.how === "inferred") values.push(`bounds of ${kind} inferred from ${bounds.from}`);
  for (const { perpetrator } of claim.acts)
    if (perpetrator !== null) values.push(`by ${whoText(perpetrator)}`);
  if (claim.order !== null) values.push(orderFieldsText(claim.order));
  return values.length === 0 ? [] : [`  ${values.join("; ")}`];
};

/** "guards (3rd Battalion, Hill Corps)". */
const whoText = ({ description, unit, parent = null }: Perpetrator): string => {
  const named = [unit, parent].filter((name) => name !== null && name !== description);
  return named.length === 0 ? description : `${description} (${named.join(", ")})`;
};

const saysWho = ({ attribution: { account, chain, outlet } }: Claim): string => {
  const path = chain.length > 0 ? [...chain].reverse() : [outlet ?? "outlet not known"];
  if (account !== null && !path.includes(account.description)) path.unshift(account.description);
  const why = account?.anonymity_reason ?? null;
  return `${path.join(" → ")}${why === null ? "" : `; name kept back: “${why}”`}`;
};

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
