/** What leaves the register as a file: lists as tables, dossiers. Each is an entry before it is given. */
import { createRoute, z } from "@hono/zod-openapi";
import { CaptureId, Sha256 } from "../../model/ids.ts";
import { Exported, ListName } from "../../model/ledger.ts";
import { Day, Instant } from "../../model/when.ts";
import { countFigures } from "../../pipeline/figures.ts";
import { lookBack } from "../../pipeline/look-back.ts";
import {
  type ExportedFile,
  exportDossier,
  exportList,
  exportOwnList,
  exportPicture,
} from "../../publish/export.ts";
import { isSmallSum } from "../../publish/exports/picture.ts";
import { type Door, viewOf } from "../door.ts";
import { FiguresAsked } from "./figures.ts";
import { COUNT, PageQuery, RecordParam } from "./nouns.ts";
import { requireOne } from "./records.ts";
import { answers, makePart, takes } from "./shapes.ts";

const FileAnswer = z
  .object({
    /** With the stamp in it. */
    name: z.string(),
    text: z.string(),
    /** The entry that says who took it. */
    entry: COUNT,
    rows: COUNT,
    withheld: COUNT,
  })
  .openapi("ExportedFile");

const lines = z.array(z.string()).readonly();
/** `text` stands beside the others, `alone` by itself. */
const named = z
  .array(z.object({ name: z.string(), text: z.string(), alone: z.string() }))
  .readonly();

const Sentence = z.object({
  text: z.string(),
  notes: z.array(COUNT).readonly(),
  noted: lines,
  bases: lines,
});

const Note = z.object({
  number: COUNT,
  quotation: z.string().nullable(),
  reports: lines,
  text: z.string(),
  alone: z.string(),
});

const DossierAnswer = z
  .object({
    stamp: z.string(),
    entry: COUNT,
    /** The dossier in the language asked for; its sentences name notes by number and bases by letter. */
    dossier: z.object({
      language: z.enum(["en", "ko"]),
      title: z.string(),
      preamble: lines,
      sections: z
        .array(
          z.object({
            heading: z.string(),
            /** A field with all its values, or a statement without a name. */
            paragraphs: z
              .array(
                z.object({
                  name: z.string().nullable(),
                  sentences: z.array(Sentence).readonly(),
                }),
              )
              .readonly(),
          }),
        )
        .readonly(),
      basesHeading: z.string(),
      bases: named,
      basesRule: z.string().nullable(),
      notesHeading: z.string(),
      notes: z.array(Note).readonly(),
      notesRule: z.string(),
      reportsHeading: z.string(),
      reports: named,
      check: z.string(),
      withheldHeading: z.string(),
      withheld: z.string(),
      withheldCount: COUNT,
      isLong: z.boolean(),
    }),
    markdown: FileAnswer,
    page: FileAnswer,
  })
  .openapi("Dossier");

const LogAnswer = z
  .object({
    exports: z
      .array(
        z.object({
          at: z.string(),
          who: z.string().nullable(),
          what: Exported,
          rows: COUNT,
          withheld: COUNT,
          sha256: Sha256,
          entry: COUNT,
        }),
      )
      .readonly(),
  })
  .openapi("ExportLog");

const times = {
  /** Only what had been published by that day. */
  known_by: Day.nullable().default(null),
  /** What this register held at that instant. */
  as_held: Instant.nullable().default(null),
};

const exportTable = createRoute({
  method: "post",
  path: "/exports",
  summary:
    "A list as CSV: counts, months and provinces; who takes it is on record before it is given",
  request: { body: takes(z.object({ list: ListName, ...times })) },
  responses: answers(
    FileAnswer,
    "Internal, not disclosure-checked; the file says what it leaves out.",
  ),
});

const exportOwn = createRoute({
  method: "post",
  path: "/exports/list",
  summary: "A team's own list as CSV, to be edited and imported again; who takes it is on record",
  request: { body: takes(z.object({ id: CaptureId })) },
  responses: answers(
    FileAnswer,
    "As the app shows it: `withheld` counts cells some of whose words are out of sight.",
  ),
});

const exportFigures = createRoute({
  method: "post",
  path: "/exports/figures",
  summary: "A picture of figures as SVG; who takes it is on record before it is given",
  request: {
    body: takes(FiguresAsked.extend({ language: z.enum(["en", "ko"]).default("en") })),
  },
  responses: answers(
    FileAnswer,
    "It says what it holds for. By years where months have few records; what few stand behind has no number.",
  ),
});

const makeDossier = createRoute({
  method: "post",
  path: "/dossiers",
  summary: "The dossier of one incident or order; who takes it is on record before it is given",
  request: {
    body: takes(
      z.object({
        record: RecordParam.shape.id,
        language: z.enum(["en", "ko"]).default("en"),
        ...times,
      }),
    ),
  },
  responses: answers(
    DossierAnswer,
    "Internal, not disclosure-checked; it says what it leaves out.",
  ),
});

const listExports = createRoute({
  method: "get",
  path: "/exports",
  summary: "What was taken out of the register, newest first",
  request: { query: PageQuery },
  responses: answers(LogAnswer, "What and by whom, never where it went."),
});

/** What leaves the register. */
export const exportsPart = (door: Door) =>
  makePart()
    .openapi(exportTable, async (c) => {
      const { list, ...asked } = c.req.valid("json");
      const file = await exportList(await exporterOf(door, asked), list);
      return c.json(toAnswer(file), 200);
    })
    .openapi(exportOwn, async (c) => {
      const { id } = c.req.valid("json");
      return c.json(toAnswer(await exportOwnList(await door.openPath(), id)), 200);
    })
    .openapi(exportFigures, async (c) => {
      const { language, ...question } = c.req.valid("json");
      const path = await door.openPath();
      const asked = await countFigures(path.store.view, question, path.data);
      const isFine = question.unit === "year" || !asked.periods.some(({ sum }) => isSmallSum(sum));
      const figures = isFine
        ? asked
        : await countFigures(path.store.view, { ...question, unit: "year" }, path.data);
      return c.json(toAnswer(await exportPicture(path, { figures, language })), 200);
    })
    .openapi(makeDossier, async (c) => {
      const { record: id, language, ...asked } = c.req.valid("json");
      const made = await exportDossier(await exporterOf(door, asked), { id, language });
      const { stamp, entry, dossier, markdown, page } = made;
      const files = { markdown: toAnswer(markdown), page: toAnswer(page) };
      return c.json({ stamp, entry, dossier, ...files }, 200);
    })
    .openapi(listExports, async (c) => {
      const view = await viewOf(door);
      const taken = await view.exports(c.req.valid("query"));
      const exports = await Promise.all(
        taken.map(async ({ at, by, what, rows, withheld, sha256, seq }) => {
          return { at, who: await view.personName(by), what, rows, withheld, sha256, entry: seq };
        }),
      );
      return c.json({ exports }, 200);
    });

type Asked = { readonly known_by: string | null; readonly as_held: string | null };

const exporterOf = async (door: Door, asked: Asked) => {
  requireOne(asked);
  const path = await door.openPath();
  const times = { knownBy: asked.known_by, asHeld: asked.as_held };
  return { ...path, lookBack: lookBack(times, path.data) };
};

const toAnswer = ({ name, text, entry, rows, withheld }: ExportedFile) => {
  return { name, text, entry, rows, withheld };
};
