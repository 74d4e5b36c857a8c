import { createRoute, z } from "@hono/zod-openapi";
import { encodeCanonical } from "../../format/canonical-json.ts";
import { RecordId } from "../../model/ids.ts";
import type { FieldOnRecord, OnRecord } from "../../model/record.ts";
import { Instant } from "../../model/when.ts";
import type { RecordVersion } from "../../store/grounds.ts";
import { type Door, viewOf } from "../door.ts";
import { ListedDecision, listDecision } from "./decisions.ts";
import { COUNT, RecordParam } from "./nouns.ts";
import { recordById } from "./records.ts";
import { answers, makePart } from "./shapes.ts";

const ChangedField = z.object({
  field: z.string(),
  /** Its values in the version before and in this one; empty where it had none. */
  before: z.array(z.unknown()).readonly(),
  after: z.array(z.unknown()).readonly(),
});
type ChangedField = z.infer<typeof ChangedField>;

const VersionAnswer = z
  .object({
    /** Another than the record's where that was merged into it. */
    id: RecordId,
    from: Instant,
    until: Instant.nullable(),
    claims: COUNT,
    reports: COUNT,
    /** Against the version of the same id before it; empty for the first, and where only claims came or went. */
    changed: z.array(ChangedField).readonly(),
    erased: z.boolean(),
  })
  .openapi("RecordVersion");
type VersionAnswer = z.infer<typeof VersionAnswer>;

const HistoryAnswer = z
  .object({
    versions: z.array(VersionAnswer).readonly(),
    decisions: z.array(ListedDecision).readonly(),
  })
  .openapi("RecordHistory");

const showHistory = createRoute({
  method: "get",
  path: "/records/{id}/history",
  summary: "How a record came to be what it is: its versions and what people decided",
  request: { params: RecordParam },
  responses: answers(
    HistoryAnswer,
    "Newest first; those of records merged into it too. At most 200 versions and 1,000 decisions.",
  ),
});

/** What became of a record over time. */
export const historyPart = (door: Door) =>
  makePart().openapi(showHistory, async (c) => {
    const view = await viewOf(door);
    const { id } = await recordById(view, c.req.valid("param").id, null);
    const { versions, decisions } = await view.recordHistory(id);
    const told = versions.map((version, at) => versionTold(version, before(versions, at)));
    const people = await Promise.all(decisions.map((decision) => listDecision(view, decision)));
    return c.json({ versions: told.toReversed(), decisions: people.toReversed() }, 200);
  });

const before = (versions: readonly RecordVersion[], at: number): OnRecord | null =>
  versions.slice(0, at).findLast(({ id }) => id === versions[at]?.id)?.record ?? null;

function versionTold(version: RecordVersion, earlier: OnRecord | null): VersionAnswer {
  const { id, from, until, record } = version;
  return {
    id,
    from,
    until,
    claims: record !== null && "claims" in record ? record.claims.length : 0,
    reports: record?.reports.length ?? 0,
    changed: record === null || earlier === null ? [] : changedFields(earlier, record),
    erased: record === null,
  };
}

function changedFields(earlier: OnRecord, later: OnRecord): readonly ChangedField[] {
  const [was, is] = [valuesByField(earlier), valuesByField(later)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [before, after] = [was.get(field) ?? [], is.get(field) ?? []];
    return encodeCanonical(before) === encodeCanonical(after) ? [] : [{ field, before, after }];
  });
}

const valuesByField = (record: OnRecord): ReadonlyMap<string, ChangedField["before"]> => {
  const fields: readonly FieldOnRecord[] = "fields" in record ? record.fields : [];
  return new Map(fields.map(({ field, values }) => [field, values.map(({ value }) => value)]));
};
