import { createRoute, z } from "@hono/zod-openapi";
import { CaptureId, RecordId } from "../../model/ids.ts";
import { NoticeSubject, type OnRecord } from "../../model/record.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { CountedAnswer, PageQuery } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const NoticeAnswer = z
  .object({
    id: RecordId,
    about: NoticeSubject,
    /** Up to ten of the reports concerned, the one it speaks of first. */
    reports: z
      .array(z.object({ id: CaptureId, name: z.string(), title: z.string().nullable() }))
      .readonly(),
  })
  .openapi("Notice");
type NoticeAnswer = z.infer<typeof NoticeAnswer>;

const listNotices = createRoute({
  method: "get",
  path: "/notices",
  summary: "What comparing the reports came upon, e.g. a report dated before what it tells",
  request: { query: PageQuery },
  responses: answers(
    z.object({ notices: z.array(NoticeAnswer).readonly(), total: CountedAnswer }),
    "As it stands now; each is told when it is come upon too, with the report that was added.",
  ),
});

/** What a person should look at in reports as they were compared, long after they came in. */
export const noticesPart = (door: Door) =>
  makePart().openapi(listNotices, async (c) => {
    const view = await viewOf(door);
    const asked = { kind: "notice", from: null, to: null, place: null, asHeld: null } as const;
    const query = { ...asked, leads: true };
    const records = await view.records({ ...query, ...c.req.valid("query") });
    const notices: NoticeAnswer[] = [];
    for (const record of records) notices.push(...(await toAnswer(view, record)));
    return c.json({ notices, total: await view.recordCount(query) }, 200);
  });

async function toAnswer(view: View, record: OnRecord): Promise<readonly NoticeAnswer[]> {
  if (record.kind !== "notice") return [];
  const { id, about } = record;
  const rows = await Promise.all(record.reports.map((report) => view.capture(report)));
  const reports = rows.flatMap((row) =>
    row === null ? [] : [{ id: row.id, name: row.name, title: row.title }],
  );
  return [{ id, about, reports }];
}
