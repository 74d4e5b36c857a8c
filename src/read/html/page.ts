/** A web page to marked text: what a reader of the page sees, in order, one line per paragraph. */
import { type MarkedUnit, markUnits } from "../blocks/blocks.ts";
import { isProse, type Mark, markOf, weightOf } from "../blocks/mark.ts";
import type { PageMeta } from "../facts.ts";
import type { ReadingWords } from "../words.ts";
import { findArticle } from "./article.ts";
import { mergePieces, type Piece } from "./merge.ts";
import { prune } from "./prune.ts";
import type { TextRun } from "./runs.ts";
import { lettersOf, type SplitTitle, splitTitle } from "./title.ts";

export type PageOptions = {
  readonly words: ReadingWords;
  /** What the one who added the report calls it. */
  readonly title: string | null;
};

export type Page = {
  readonly text: string;
  readonly units: readonly MarkedUnit[];
  readonly meta: PageMeta;
};

/** The page's text is made here: offsets of its units index `text`. */
export function readPage(html: string, { words, title }: PageOptions): Page {
  const { html: pruned, runs, head } = prune(html);
  const article = findArticle(pruned);
  const shown = runs.filter(({ place }) => place !== "title");
  const split = splitOf(runs, head.title);
  const meta: PageMeta = {
    ...head,
    title: split?.headline ?? head.title ?? article?.title ?? null,
    titleSite: split?.site ?? null,
    author: head.author ?? nameIn(article?.byline ?? null),
  };
  const named = [title, split?.headline ?? null, article?.title ?? null, head.title].filter(
    (one) => (one ?? "") !== "",
  );
  // Where nothing names a title, the main heading is one; Readability demotes it to a line of text.
  const heading = shown.find(({ place, linked }) => place === "heading" && linked < 0.5);
  const titles = [...named, ...(named.length === 0 && heading ? [heading.text] : [])].filter(
    (one) => one !== null,
  );
  const pieces = mergePieces(shown, article?.runs ?? []);
  const marked = markPieces(pieces, { words, titles });
  return { ...toText(joinFurniture(withHeadline(marked, titles))), meta };
}

/** The page's own title, or what it tells others to call it, with the heading that stands in it. */
function splitOf(runs: readonly TextRun[], told: string | null): SplitTitle | null {
  const textsAt = (where: TextRun["place"]): readonly string[] =>
    runs.filter(({ place }) => place === where).map(({ text }) => text);
  const headings = textsAt("heading").slice(0, MOST_HEADINGS);
  const titles = [...textsAt("title").slice(0, 1), told].filter((one) => one !== null);
  return titles.map((one) => splitTitle(one, headings)).find((one) => one !== null) ?? null;
}
const MOST_HEADINGS = 50;

/** Readability takes whole lines for bylines; a name has no figures and no end. */
const nameIn = (byline: string | null): string | null => {
  const name = byline?.replace(/^by\s+/i, "").trim() ?? "";
  return name === "" || name.length > 80 || /\d/.test(name) ? null : name;
};

type MarkedPiece = Mark & { readonly text: string };

type Titled = { readonly words: ReadingWords; readonly titles: readonly string[] };

function markPieces(pieces: readonly Piece[], titled: Titled): readonly MarkedPiece[] {
  const { words, titles } = titled;
  const inside = pieces.filter(({ inArticle, run }) => inArticle && run.place !== "caption");
  const units = inside.map(({ run }) => ({ start: 0, end: 0, text: run.text, linked: run.linked }));
  const markByRun = new Map<TextRun, Mark>();
  const isList = isIndex(inside);
  const marked = markUnits(units, { words, title: titles[0] ?? null, byPlace: false });
  for (const [at, { role, mark }] of marked.entries()) {
    const run = inside[at]?.run;
    if (run === undefined) continue;
    if (role === "body" && isList) markByRun.set(run, { role: "furniture", mark: "index" });
    else if (role === "body" && isLink(run))
      markByRun.set(run, { role: "furniture", mark: "links" });
    else markByRun.set(run, { role, mark });
  }
  const isSlight = inside.reduce((sum, { run }) => sum + weightOf(run.text), 0) < SLIGHT;
  const first = pieces.findIndex(({ inArticle }) => inArticle);
  const last = pieces.findLastIndex(({ inArticle }) => inArticle);
  return pieces.map(({ run }, at) => {
    const isBeside = first === -1 || (at > first && at <= last + BESIDE);
    const mark =
      markByRun.get(run) ?? outsideMark(run, { ...titled, isDoor: isSlight && isBeside });
    return { text: run.text, role: mark.role, mark: mark.mark };
  });
}

/** A line that is nothing but a link leads away from the article. */
const isLink = (run: TextRun): boolean => run.linked > 0.9 && !isProse(run.text);

/** An article this short may be a door's teaser: then what follows it tells. A page's head always asks to sign in. */
const SLIGHT = 600;
const BESIDE = 4;
const LONGEST_CREDIT = 140;

function outsideMark(run: TextRun, options: Titled & { readonly isDoor: boolean }): Mark {
  const { words, titles, isDoor } = options;
  const furniture: Mark = { role: "furniture", mark: run.place === "text" ? "page" : run.place };
  if (run.place === "caption") return { role: "caption", mark: "caption" };
  if (run.place === "heading" && titles.some((title) => isSameWords(run.text, title))) {
    return { role: "headline", mark: null };
  }
  if (run.place === "navigation" || run.place === "aside") return furniture;
  if (!isDoor && run.text.length > LONGEST_CREDIT) return furniture;
  const mark = markOf(run.text, words);
  const isTold = mark !== null && (isDoor || mark.role === "credit");
  return isTold && mark.role !== "caption" ? mark : furniture;
}

/** A page's title often has the site's name behind it. */
function isSameWords(heading: string, title: string): boolean {
  const [a, b] = [lettersOf(heading), lettersOf(title)];
  return (
    a !== "" &&
    (a === b || (a.length > 12 && b.startsWith(a)) || (b.length > 12 && a.startsWith(b)))
  );
}

const FEWEST_ENTRIES = 4;
/** Share of the paragraphs of a list that stand under a link of their own. */
const ENTRY_SHARE = 0.7;

/** A list of links to articles: nothing but links, or each paragraph the teaser of the link before it. */
function isIndex(inside: readonly Piece[]): boolean {
  const runs = inside.map(({ run }) => run);
  const links = runs.filter(isLink).length;
  const prose = runs.filter((run) => run.linked < 0.3 && isProse(run.text)).length;
  const teasers = runs.filter((run, at) => {
    const before = runs[at - 1];
    return run.linked < 0.3 && before !== undefined && isLink(before) && isProse(run.text);
  }).length;
  if (prose === 0) return links >= FEWEST_ENTRIES;
  return teasers >= FEWEST_ENTRIES && teasers >= prose * ENTRY_SHARE;
}

/** A page without a heading has its headline in its title alone. */
function withHeadline(
  pieces: readonly MarkedPiece[],
  titles: readonly string[],
): readonly MarkedPiece[] {
  const [first, ...others] = pieces.filter(
    ({ role, mark }) => role === "headline" && mark === null,
  );
  if (first !== undefined) {
    return pieces.map((piece) =>
      others.includes(piece) ? { ...piece, mark: "subheadline" } : piece,
    );
  }
  const title = titles[0];
  const at = pieces.findIndex(({ role }) => role === "body");
  if (title === undefined || at === -1) return pieces;
  return pieces.toSpliced(at, 0, { text: title, role: "headline", mark: null });
}

/** Neighbouring lines of the same furniture are one block. */
function joinFurniture(pieces: readonly MarkedPiece[]): readonly MarkedPiece[] {
  const joined: MarkedPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.role === "furniture" && piece.role === "furniture" && last.mark === piece.mark) {
      joined[joined.length - 1] = { ...last, text: `${last.text}\n${piece.text}` };
    } else joined.push(piece);
  }
  return joined;
}

function toText(pieces: readonly MarkedPiece[]): Pick<Page, "text" | "units"> {
  let start = 0;
  const units = pieces.map(({ text, role, mark }): MarkedUnit => {
    const unit = { start, end: start + text.length, text, role, mark };
    start = unit.end + 1;
    return unit;
  });
  return { text: pieces.map(({ text }) => text).join("\n"), units };
}
