/** Puts the runs of the article back among those of the page that it was taken from. */
import type { TextRun } from "./runs.ts";

/** A run of the article, or one that the page carries beside it. */
export type Piece = { readonly run: TextRun; readonly inArticle: boolean };

/** Both lists are in document order; where the article has a block, the page's words for it give way. */
export function mergePieces(
  pageRuns: readonly TextRun[],
  articleRuns: readonly TextRun[],
): readonly Piece[] {
  const placed = placeRuns(pageRuns, articleRuns);
  const taken = new Set<number | string>(articleRuns.flatMap(({ number, text }) => [number, text]));
  const pieces: Piece[] = [];
  let next = 0;
  for (const [at, run] of pageRuns.entries()) {
    for (; next < placed.length && (placed[next] ?? 0) <= at; next += 1) {
      pieces.push(...articleRuns.slice(next, next + 1).map(inArticle));
    }
    if (!taken.has(run.number) && !taken.has(run.text)) pieces.push({ run, inArticle: false });
  }
  return [...pieces, ...articleRuns.slice(next).map(inArticle)];
}

const inArticle = (run: TextRun): Piece => ({ run, inArticle: true });

/**
 * Where among the page's runs each run of the article stands. Its words tell first: Readability
 * unwraps and rebuilds elements, and their numbers with them. Never before the run before it.
 */
function placeRuns(
  pageRuns: readonly TextRun[],
  articleRuns: readonly TextRun[],
): readonly number[] {
  const placesByText = new Map<string, number[]>();
  for (const [at, { text }] of pageRuns.entries()) {
    const places = placesByText.get(text);
    if (places === undefined) placesByText.set(text, [at]);
    else places.push(at);
  }
  let last = 0;
  let scanned = 0;
  return articleRuns.map(({ text, number }) => {
    const byText = placesByText.get(text)?.find((place) => place >= last);
    if (byText !== undefined) last = byText;
    else {
      // Numbers never fall along the page, so one scan serves all runs.
      while (scanned < pageRuns.length && (pageRuns[scanned]?.number ?? 0) < number) scanned += 1;
      last = Math.max(last, scanned);
    }
    return last;
  });
}
