import * as z from "zod";
import { Offset, Span } from "./passage.ts";
import { list, shape } from "./shape.ts";

/** What a stretch of text is for. Captions and furniture never support a claim alone. */
export const BlockRole = z.enum(["headline", "body", "caption", "furniture", "credit"]);
export type BlockRole = z.infer<typeof BlockRole>;

/** Blocks stand in order, do not overlap and cover every word of the text. */
export const Block = shape({
  start: Offset,
  end: Offset,
  role: BlockRole,
  /** What kind of furniture or credit, e.g. "navigation", "keywords", "comments", "byline", "date". */
  mark: z.string().nullable(),
});
export type Block = z.infer<typeof Block>;

/** What a page says it reprints, translates or sums up, as far as it names it. */
export const Original = shape({
  relation: z.enum(["reprint_of", "translation_of", "summary_of"]),
  outlet: z.string().nullable(),
  /** EDTF. */
  published: z.string().nullable(),
  url: z.string().nullable(),
});
export type Original = z.infer<typeof Original>;

/** A report as text. Offsets everywhere in Onrecord index `text`, in UTF-16 code units. */
export const Reading = shape({
  /** The title told with the line, else the headline. */
  title: z.string().nullable(),
  /** The whole decoded text. */
  text: z.string(),
  /** Body text is the body blocks joined by newlines. */
  blocks: list(Block),
  /** Who published this page, told with the line or found in it. */
  outlet: z.string().nullable(),
  /** Who wrote it, as it stands. */
  byline: z.string().nullable(),
  /** EDTF; the date of this page, not of what it reprints. */
  published: z.string().nullable(),
  /** What this page says it reprints, translates or summarises. */
  original: Original.nullable(),
  /** BCP 47, "und" where not told. */
  language: z.string(),
  /** Credit lines as they stand, e.g. "Translated by …". */
  credits: list(z.string()),
  /** False where the page holds no article: a sign-in wall, an index. */
  article: z.boolean(),
  /**
   * "traceable" where the text or the person who added it names an outlet, author, date or link;
   * else a "lead": no accounts, outside every total, map and answer. "list": a team's own list, whose
   * accounts nobody knows: none of its rows counts as one.
   */
  provenance: z.enum(["traceable", "lead", "list"]),
  /**
   * Sentences that its outlet puts under many of its reports, as the register had learnt them: they stay
   * part of the text and its claims, and connect it with nothing. Left out where there are none.
   */
  boilerplate: list(Span).optional(),
  /** Which rules read it. */
  rule: shape({ name: z.string(), version: z.string() }),
});
export type Reading = z.infer<typeof Reading>;
