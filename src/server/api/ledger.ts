import { createRoute, z } from "@hono/zod-openapi";
import { parseCheckpoint } from "../../format/checkpoint.ts";
import { parseNote } from "../../format/note.ts";
import { CaptureId } from "../../model/ids.ts";
import { EntryKind, Exported, ShownMaterial } from "../../model/ledger.ts";
import { Original } from "../../model/reading.ts";
import type { Happening, HistoryEntry } from "../../store/history.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { ListedDecision, listDecision } from "./decisions.ts";
import { COUNT, RECORD_KINDS } from "./nouns.ts";
import { answers, makePart } from "./shapes.ts";

const NamedReport = z
  .object({
    id: CaptureId,
    name: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    original: Original.nullable(),
  })
  .openapi("NamedReport");

/** Null once it is erased. */
const report = NamedReport.nullable();
const begun = z.partialRecord(z.enum(RECORD_KINDS), COUNT);

const WhatHappened = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("capture"), report }),
    z.object({
      kind: z.literal("derivation"),
      stage: z.enum(["read", "extract"]),
      report,
      claims: COUNT,
      failure: z.string().nullable(),
    }),
    z.object({ kind: z.literal("boilerplate"), outlets: COUNT, sentences: COUNT }),
    z.object({ kind: z.literal("record-change"), begun, ended: COUNT, redirected: COUNT }),
    z.object({
      kind: z.literal("decision"),
      decided: ListedDecision,
      report: CaptureId.nullable(),
    }),
    z.object({ kind: z.literal("release"), name: z.string() }),
    z.object({ kind: z.literal("access"), what: ShownMaterial, report, reason: z.string() }),
    z.object({ kind: z.literal("export"), what: Exported, rows: COUNT }),
    z.object({ kind: z.literal("erasure"), bodies: COUNT }),
    z.object({ kind: z.literal("erased"), was: EntryKind }),
  ])
  .openapi("WhatHappened");

const HistoryAnswer = z.object({
  entries: z.array(
    z.object({
      seq: COUNT,
      at: z.string(),
      /** Null once their name is erased. */
      who: z.string().nullable(),
      what: WhatHappened,
    }),
  ),
});

const SHOWN = ["all", "people", "reports"] as const;

const listHistory = createRoute({
  method: "get",
  path: "/ledger",
  summary: "What happened, the newest first: reports, what rules gave, decisions, erasures",
  request: {
    query: z.object({
      before: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      show: z.enum(SHOWN).default("all"),
    }),
  },
  responses: answers(HistoryAnswer, "`before` takes the `seq` of the last entry one has."),
});

const CheckpointAnswer = z
  .object({
    /** A C2SP signed note; keep it as it is, byte for byte. */
    note: z.string(),
    origin: z.string(),
    size: COUNT,
  })
  .openapi("Checkpoint");

const showCheckpoint = createRoute({
  method: "get",
  path: "/checkpoint",
  summary: "The signed head of the ledger, to be kept where nobody who writes here can write",
  responses: answers(CheckpointAnswer, "It holds no word of any report."),
});

const KINDS_SHOWN: Readonly<Record<(typeof SHOWN)[number], readonly EntryKind[]>> = {
  all: [],
  people: ["decision", "access", "erasure", "release"],
  reports: ["capture", "erasure"],
};

/** What happened in a register, and the head that is signed for it. */
export const ledgerPart = (door: Door) =>
  makePart()
    .openapi(listHistory, async (c) => {
      const view = await viewOf(door);
      const { before = null, limit, show } = c.req.valid("query");
      const history = await view.history({ before, limit, kinds: KINDS_SHOWN[show] });
      const entries = await Promise.all(history.map((entry) => told(view, entry)));
      return c.json({ entries }, 200);
    })
    .openapi(showCheckpoint, async (c) => {
      const note = await (await viewOf(door)).checkpoint();
      const { origin, size } = parseCheckpoint(parseNote(note).text);
      return c.json({ note, origin, size }, 200);
    });

async function told(view: View, { seq, at, by, what }: HistoryEntry) {
  return { seq, at, who: await view.personName(by), what: await toldWhat(view, what) };
}

async function toldWhat(view: View, what: Happening): Promise<z.infer<typeof WhatHappened>> {
  if (what.kind !== "decision") return what;
  const { kind, stored, report } = what;
  return { kind, decided: await listDecision(view, stored), report };
}
