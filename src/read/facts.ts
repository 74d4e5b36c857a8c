/** Who published a text, who wrote it, when, and whether that can be traced at all. */
import type { Declared } from "../model/capture.ts";
import type { RuleData } from "../model/data.ts";
import type { Original, Reading } from "../model/reading.ts";
import { authorOf, type MarkedUnit } from "./blocks/blocks.ts";
import { bylineOf } from "./byline.ts";
import { maybeDate } from "./date.ts";
import { originalOf } from "./original.ts";
import { hostOf, type OutletFinder, outletFinder } from "./outlets.ts";
import { ownOutlet } from "./own-outlet.ts";
import { type ReadingWords, readingWords } from "./words.ts";

/** What a page says of itself in its head, out of sight of its readers. */
export type PageMeta = {
  readonly title: string | null;
  readonly site: string | null;
  /** What stands beside the headline in the title: mostly the site's name, sometimes a section. */
  readonly titleSite: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
};

/** What a plain text has of it: it has no head. */
export const NO_META: PageMeta = {
  title: null,
  site: null,
  titleSite: null,
  author: null,
  published: null,
  url: null,
};

export type Facts = Pick<
  Reading,
  "title" | "outlet" | "byline" | "published" | "original" | "credits" | "provenance"
>;

export type FactOptions = {
  readonly declared: Declared;
  readonly meta: PageMeta;
  readonly data: RuleData;
};

/** Declared facts come first, then what the page says of itself, then what its text tells. */
export function factsOf(units: readonly MarkedUnit[], options: FactOptions): Facts {
  const { declared, meta, data } = options;
  const words = readingWords(data);
  const outlets = outletFinder(data);
  const lines = creditLines(units, words);
  const stated = dateOf(declared.published, words) ?? dateOf(meta.published, words) ?? lines.date;
  const original = originalOf(units, { words, outlets, published: stated });
  const summary = original?.relation === "summary_of" ? original : null;
  const published = stated ?? summary?.published ?? null;
  const credits = units.filter(({ role }) => role === "credit");
  const outlet = outletOf(units, { ...options, words, outlets, original, names: lines.names });
  // What the credits name is who wrote it, but for the outlet itself.
  const authors = lines.names.filter((name) => name !== outlet);
  const named = authors.length === 0 ? null : authors.join(", ");
  const byline = named ?? (meta.author === null ? lines.author : meta.author);
  const link = declared.url ?? meta.url ?? original?.url ?? linkIn(credits);
  const traces = [outlet, byline, published, link, original?.outlet ?? null];
  return {
    title: declared.title ?? headlineOf(units) ?? meta.title,
    outlet,
    byline,
    published,
    original,
    credits: credits.map(({ text }) => text),
    provenance: traces.some((trace) => trace !== null) ? "traceable" : "lead",
  };
}

/** A declared date that is EDTF beyond a plain day, e.g. "2020-08~", is kept as it was declared. */
const dateOf = (value: string | null, words: ReadingWords): string | null =>
  value === null || value.trim() === ""
    ? null
    : (maybeDate(value, words) ?? edtfLike(value.trim()));

const edtfLike = (value: string): string | null =>
  /^\d{4}[\dXx./~?%:TZ+-]*$/.test(value) ? value : null;

const headlineOf = (units: readonly MarkedUnit[]): string | null =>
  units.find(({ role, mark }) => role === "headline" && mark === null)?.text ?? null;

const linkIn = (units: readonly MarkedUnit[]): string | null =>
  units.map(({ text }) => /https?:\/\/\S+/.exec(text)?.[0] ?? null).find((url) => url !== null) ??
  null;

type CreditLines = {
  /** Of persons and outlets, as the first line that names any has them. */
  readonly names: readonly string[];
  readonly date: string | null;
  /** Who the author note at the end is about. */
  readonly author: string | null;
};

function creditLines(units: readonly MarkedUnit[], words: ReadingWords): CreditLines {
  const credits = units.filter(({ role }) => role === "credit");
  const bylines = credits.flatMap(({ text }) => bylineOf(text, words) ?? []);
  const notes = credits.filter(({ mark }) => mark === "author-note");
  return {
    names: bylines.find(({ names }) => names !== null)?.names?.split(", ") ?? [],
    date: bylines.find(({ date }) => date !== null)?.date ?? null,
    author: notes.map(({ text }) => authorOf(text, words)).find((name) => name !== null) ?? null,
  };
}

type OutletOptions = FactOptions & {
  readonly words: ReadingWords;
  readonly outlets: OutletFinder;
  readonly original: Original | null;
  readonly names: readonly string[];
};

function outletOf(units: readonly MarkedUnit[], options: OutletOptions): string | null {
  const { declared, meta, words, outlets, original, names } = options;
  if (declared.outlet !== null) return outlets.byName(declared.outlet)?.name ?? declared.outlet;
  const url = declared.url ?? meta.url;
  const host = url === null ? null : (outlets.byUrl(url)?.name ?? null);
  if (host !== null) return host;
  if (meta.site !== null) return outlets.byName(meta.site)?.name ?? meta.site;
  const beside = meta.titleSite === null ? null : (outlets.byName(meta.titleSite)?.name ?? null);
  if (beside !== null) return beside;
  if (original?.relation === "summary_of") return original.outlet;
  const own = linkIn(units.filter(({ mark }) => mark === "link"));
  const ofOwn = own === null ? null : (outlets.byUrl(own)?.name ?? null);
  if (ofOwn !== null) return ofOwn;
  const at = declared.url ?? own;
  return (
    ownOutlet(units, names, { words, outlets, original, url: at ?? meta.url }) ??
    (at === null ? null : hostOf(at))
  );
}
