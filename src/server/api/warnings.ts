import { createRoute, z } from "@hono/zod-openapi";
import { CaptureId, RecordId } from "../../model/ids.ts";
import { type OnRecord, WarningSubject } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { CountedAnswer, PageQuery } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const WarningAnswer = z
  .object({
    id: RecordId,
    about: WarningSubject,
    /** Up to ten of the reports concerned, the one it speaks of first. */
    reports: z
      .array(z.object({ id: CaptureId, name: z.string(), title: z.string().nullable() }))
      .readonly(),
  })
  .openapi("Warning");
type WarningAnswer = z.infer<typeof WarningAnswer>;

const listWarnings = createRoute({
  method: "get",
  path: "/warnings",
  summary: "What comparing the reports came upon, e.g. a report dated before what it tells",
  request: { query: PageQuery },
  responses: answers(
    z.object({ warnings: z.array(WarningAnswer).readonly(), total: CountedAnswer }),
    "As it stands now; each is told when it is come upon too, with the report that was added.",
  ),
});

/** What a person should look at in reports as they were compared, long after they came in. */
export const warningsPart = (door: Door) =>
  makePart().openapi(listWarnings, async (c) => {
    const view = await viewOf(door);
    const asked = { kind: "warning", from: null, to: null, place: null, asHeld: null } as const;
    const query = { ...asked, leads: true };
    const records = await view.records({ ...query, ...c.req.valid("query") });
    const warnings: WarningAnswer[] = [];
    for (const record of records) warnings.push(...(await toAnswer(view, record)));
    return c.json({ warnings, total: await view.recordCount(query) }, 200);
  });

async function toAnswer(view: View, record: OnRecord): Promise<readonly WarningAnswer[]> {
  if (record.kind !== "warning") return [];
  const { id, about } = record;
  const rows = await Promise.all(record.reports.map((report) => view.capture(report)));
  const reports = rows.flatMap((row) =>
    row === null ? [] : [{ id: row.id, name: row.name, title: row.title }],
  );
  return [{ id, about, reports }];
}
