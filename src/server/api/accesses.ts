/** What is shown only with a reason: veiled words and originals, and who was shown them. */
import { createRoute, z } from "@hono/zod-openapi";
import { Capture } from "../../model/capture.ts";
import { OnrecordError } from "../../model/error.ts";
import { ShownMaterial } from "../../model/ledger.ts";
import { Offset, Span } from "../../model/passage.ts";
import { CopiesRecord } from "../../model/record.ts";
import { type Door, viewOf } from "../door.ts";
import { captureById } from "./captures.ts";
import { CaptureAnswer, CaptureParam, COUNT } from "./nouns.ts";
import { answers, answersBytes, makePart, takes } from "./shapes.ts";

/** How long a page may show what it was given. */
const SHOWN_MS = 60_000;

const reason = z.string().trim().min(1).max(5000);

const RevealQuestion = z.object({ start: Offset, end: Offset, reason }).openapi("RevealQuestion");

const RevealedAnswer = z
  .object({
    start: Offset,
    end: Offset,
    words: z.string(),
    /** When they are to be hidden again. */
    until: z.string(),
    /** The entry that says who saw them. */
    entry: COUNT,
  })
  .openapi("Revealed");

const DetailsAnswer = z
  .object({
    capture: Capture,
    /** The ledger entry it came with. */
    entry: COUNT,
    at: z.string(),
    /** Null once their name is erased. */
    who: z.string().nullable(),
    /** The reports that share its text origin, itself included; null where it stands alone. */
    family: z
      .object({ copies: CopiesRecord, reports: z.array(CaptureAnswer).readonly() })
      .nullable(),
  })
  .openapi("CaptureDetails");

const ListedAccess = z
  .object({
    at: z.string(),
    who: z.string().nullable(),
    what: ShownMaterial,
    span: Span.nullable(),
    reason: z.string(),
    entry: COUNT,
  })
  .openapi("ListedAccess");

const revealWords = createRoute({
  method: "post",
  path: "/captures/{id}/reveal",
  summary: "The words of one veiled passage; who asks and why is on record before they are given",
  request: { params: CaptureParam, body: takes(RevealQuestion) },
  responses: answers(RevealedAnswer, "Hide them again at `until`; keep them nowhere."),
});

const giveOriginal = createRoute({
  method: "post",
  path: "/captures/{id}/original",
  summary: "The file as it came; who asks and why is on record before it is given",
  request: { params: CaptureParam, body: takes(z.object({ reason })) },
  responses: answersBytes("The bytes, to be saved and never rendered."),
});

const showDetails = createRoute({
  method: "get",
  path: "/captures/{id}/details",
  summary: "How a report came here, what it is, and its copies",
  request: { params: CaptureParam },
  responses: answers(DetailsAnswer, "Without veiled words."),
});

const listAccesses = createRoute({
  method: "get",
  path: "/captures/{id}/accesses",
  summary: "Who was shown veiled words or the original of a report, newest first",
  request: { params: CaptureParam },
  responses: answers(
    z.object({ accesses: z.array(ListedAccess).readonly() }),
    "A reason that repeats veiled words is hidden.",
  ),
});

/** What leaves the capture, and what is told of it. */
export const accessesPart = (door: Door) =>
  makePart()
    .openapi(revealWords, async (c) => {
      const path = await door.openPath();
      const { id } = await captureById(path.store.view, c.req.valid("param").id);
      const asking = { ...c.req.valid("json"), capture: id, by: path.by };
      const { start, end, words, seq, at } = await path.store.disclosure.reveal(asking);
      const until = new Date(Date.parse(at) + SHOWN_MS).toISOString();
      return c.json({ start, end, words, until, entry: seq }, 200);
    })
    .openapi(giveOriginal, async (c) => {
      const path = await door.openPath();
      const { id } = await captureById(path.store.view, c.req.valid("param").id);
      const asking = { ...c.req.valid("json"), capture: id, by: path.by };
      const { bytes } = await path.store.disclosure.original(asking);
      return c.body(new Uint8Array(bytes), 200, {
        "Content-Type": "application/octet-stream",
        // Not its own name, which may say what is veiled in it.
        "Content-Disposition": `attachment; filename="report-${id.slice(0, 10)}.original"`,
        "Content-Security-Policy": "sandbox",
      });
    })
    .openapi(showDetails, async (c) => {
      const view = await viewOf(door);
      const row = await captureById(view, c.req.valid("param").id);
      const capture = await view.captureBody(row.id);
      if (capture === null) throw notOnRecord(row.id);
      const copies = await view.copiesOf(row.id);
      const members = copies === null ? [] : await Promise.all(copies.reports.map(view.capture));
      const reports = members.filter((member) => member !== null);
      const family = copies === null ? null : { copies, reports };
      const who = await view.personName(row.by);
      return c.json({ capture, entry: row.seq, at: row.at, who, family }, 200);
    })
    .openapi(listAccesses, async (c) => {
      const view = await viewOf(door);
      const { id } = await captureById(view, c.req.valid("param").id);
      const stored = await view.accesses(id);
      const accesses = await Promise.all(
        stored.map(async ({ at, by, what, span, reason, seq }) => {
          return { at, who: await view.personName(by), what, span, reason, entry: seq };
        }),
      );
      return c.json({ accesses }, 200);
    });

const notOnRecord = (id: string): OnrecordError =>
  new OnrecordError("not-found", `Cannot show report "${id}": it was erased`);
