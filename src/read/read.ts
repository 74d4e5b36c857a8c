/**
 * A report to a reading: its text in blocks with roles, and what it says of where it comes from.
 * A pure function of the source and the data. Sources are hostile: no markup is executed or kept.
 */

import { mediaOf } from "../format/media.ts";
import type { Declared } from "../model/capture.ts";
import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import { noArticleIn, withoutArticle } from "./article.ts";
import { type MarkedUnit, markUnits, toBlocks } from "./blocks/blocks.ts";
import { unitsOf } from "./blocks/units.ts";
import { decode } from "./decode.ts";
import { type Facts, factsOf, NO_META, type PageMeta } from "./facts.ts";
import { readPage } from "./html/page.ts";
import { languageOf } from "./language.ts";
import { READ_VERSION } from "./version.ts";
import { readingWords } from "./words.ts";

/** What is to be read; a string in `text` and `html` is taken as decoded. */
export type ReadSource =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly declared: Declared }
  | { readonly kind: "text"; readonly text: string; readonly declared: Declared }
  | { readonly kind: "html"; readonly html: string; readonly declared: Declared };

/**
 * Reads one report. Of plain text `reading.text` is the whole decoded text unchanged, line ends,
 * no-break spaces and all; only a byte order mark is dropped. Of a page it is headline, credits,
 * body, captions and furniture in the order of the page, a line each. Throws "bad-input" where the
 * bytes are no text.
 */
export function read(source: ReadSource, data: RuleData): Reading {
  const { declared } = source;
  switch (source.kind) {
    case "bytes": {
      const text = decode(source.bytes);
      const isPage = mediaOf(source.bytes) === "html";
      return isPage ? readHtml(text, { declared, data }) : readText(text, { declared, data });
    }
    case "text":
      return readText(source.text, { declared, data });
    case "html":
      return readHtml(source.html, { declared, data });
  }
}

type Context = { readonly declared: Declared; readonly data: RuleData };

function readText(text: string, { declared, data }: Context): Reading {
  const words = readingWords(data);
  const units = markUnits(unitsOf(text), { words, title: declared.title, byPlace: true });
  return toReading({ text, units, meta: NO_META }, { declared, data });
}

function readHtml(html: string, { declared, data }: Context): Reading {
  return toReading(readPage(html, { words: readingWords(data), title: declared.title }), {
    declared,
    data,
  });
}

/** What either way of reading gives: the text, its units, and what a page's head says. */
type Marked = {
  readonly text: string;
  readonly units: readonly MarkedUnit[];
  readonly meta: PageMeta;
};

function toReading({ text, units, meta }: Marked, { declared, data }: Context): Reading {
  const why = noArticleIn(units);
  const settled = why === null ? units : withoutArticle(units, why);
  const facts: Facts = factsOf(settled, { declared, meta, data });
  const prose = settled.filter(({ role }) => role === "body").map((unit) => unit.text);
  return {
    ...facts,
    text,
    blocks: toBlocks(settled),
    language: languageOf(prose.length === 0 ? text : prose.join("\n"), data),
    article: why === null,
    rule: { name: "read", version: READ_VERSION },
  };
}
