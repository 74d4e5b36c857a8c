/** What is drawn on each sheet of a PDF that Chromium printed, letter by letter. */
import { inflateSync } from "node:zlib";

/** The glyphs of each sheet in the order they are drawn, as the file writes them, e.g. "<0E90>". */
export const glyphsBySheet = (pdf: Buffer): readonly (readonly string[])[] => {
  const file = pdf.toString("latin1");
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj([\s\S]*?)endobj/g)].map(([, id = "", body = ""]) => [id, body]),
  );
  return [...objects.values()]
    .filter((body) => /\/Type\s*\/Page\b/.test(body))
    .map((page) => {
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "") ?? "";
      const [, stream = ""] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(content) ?? [];
      const drawn = inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
      return [...drawn.matchAll(/(<[0-9A-Fa-f]+>) ?Tj/g)].map(([, glyph = ""]) => glyph);
    });
};
