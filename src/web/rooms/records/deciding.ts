/** What a person decides on a record: that two claims do not tell of the same, that two records do. */
import { refreshFacts } from "../../frame/facts.svelte.ts";
import { t } from "../../language/catalogue.ts";
import { tellRecord } from "../../language/tell-record.ts";
import { decide, decideRecords } from "../../parts/deciding.ts";
import { askReason } from "../../parts/reason.svelte.ts";
import { type FieldedRecord, type GroundClaim, type RecordRow, readRecords } from "./asking.ts";

/** Records shown to choose from. */
const MOST_NEAR = 50;
/** Days before and after within which two records may tell of the same. */
const NEAR_DAYS = 31;

/** Other records of the kind whose dates may lie near; of a record without a date, the first there are. */
export async function nearRecords(record: FieldedRecord): Promise<readonly RecordRow[]> {
  const when = whenOf(record);
  const question = {
    from: shift(when?.earliest ?? null, -NEAR_DAYS),
    to: shift(when?.latest ?? when?.earliest ?? null, NEAR_DAYS),
    leads: true,
  };
  const { items } = await readRecords(record.kind, question, { limit: MOST_NEAR, offset: 0 });
  return items.filter(({ id }) => id !== record.id);
}

/** Asks why two claims are not the same and decides so; false where the person thought better of it. */
export async function splitClaims(
  [a, b]: readonly [GroundClaim, GroundClaim],
  after: () => void,
): Promise<boolean> {
  const wordsOf = ({ claim }: GroundClaim): string => claim.passages[0]?.exact ?? "";
  const reason = await askReason({
    title: t("records.claims.splitTitle", { a: wordsOf(a), b: wordsOf(b) }),
    what: t("records.claims.splitWhat"),
    choices: [
      t("records.claims.splitReasons.day"),
      t("records.claims.splitReasons.place"),
      t("records.claims.splitReasons.people"),
    ],
  });
  if (reason === null) return false;
  const draft = { decision: "split", a: a.claim.id, b: b.claim.id, reason } as const;
  await decide(draft, { told: t("records.claims.splitTold"), after: andFacts(after) });
  return true;
}

/** Asks why two records are the same and decides so; every claim of both is bound. */
export async function mergeRecords(
  record: FieldedRecord,
  other: Extract<RecordRow, { claims: unknown }>,
  after: () => void,
): Promise<void> {
  const reason = await askReason({
    title: t("records.claims.mergeAsk", { other: tellRecord(other) }),
    what: t("records.claims.mergeWhat"),
    choices: [
      t("records.claims.mergeReasons.facts"),
      t("records.claims.mergeReasons.source"),
      t("records.claims.mergeReasons.text"),
    ],
  });
  if (reason === null) return;
  const telling = { told: t("records.claims.mergeTold"), after: andFacts(after) };
  await decideRecords({ a: record.id, b: other.id, reason }, telling);
}

/** The numbers in the frame change with every record. */
const andFacts = (after: () => void) => () => {
  after();
  void refreshFacts();
};

function whenOf(record: FieldedRecord) {
  if (record.kind === "incident") return record.when;
  if (record.kind === "aggregate") return record.period;
  const { effective_from, issued, received } = record.order;
  return effective_from ?? issued ?? received;
}

function shift(day: string | null, days: number): string | null {
  if (day === null) return null;
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
