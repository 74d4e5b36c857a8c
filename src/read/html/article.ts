/** Finds the article of a pruned page with Readability, and gives its runs with the numbers of `prune`. */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { NUMBER_ATTRIBUTE } from "./prune.ts";
import { type TextRun, TextRuns } from "./runs.ts";

export type FoundArticle = {
  readonly runs: readonly TextRun[];
  readonly title: string | null;
  readonly byline: string | null;
};

/** Null where no part of the page looks like an article. */
export function findArticle(html: string): FoundArticle | null {
  const { document } = parseHTML(html);
  // The page is kept as it stands: a page without a body has nothing to find.
  if (document.body === null || document.documentElement === null) return null;
  const found = new Readability(document, {
    // A string would have to be parsed again; the DOM itself is walked.
    serializer: (node) => node,
    disableJSONLD: true,
  }).parse();
  if (found === null || found.content === null || found.content === undefined) return null;
  return {
    runs: runsOf(found.content),
    title: wordsOrNull(found.title),
    byline: wordsOrNull(found.byline),
  };
}

const wordsOrNull = (words: string | null | undefined): string | null => {
  const folded = words?.replace(/\s+/g, " ").trim() ?? "";
  return folded === "" ? null : folded;
};

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

type Step = { readonly node: Node; readonly leaving: boolean };

function runsOf(root: Node): readonly TextRun[] {
  const runs = new TextRuns();
  const pending: Step[] = [{ node: root, leaving: false }];
  // Paragraphs that Readability made itself have no number: they stand where the last one stood.
  let number = 0;
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { node, leaving } = step;
    if (node.nodeType === TEXT_NODE) runs.text(node.nodeValue ?? "");
    if (node.nodeType !== ELEMENT_NODE) continue;
    const tag = node.nodeName.toLowerCase();
    if (leaving) {
      runs.leave(tag);
      continue;
    }
    number = Math.max(number, numberOf(node) ?? 0);
    runs.enter(tag, number);
    pending.push({ node, leaving: true });
    for (let child = node.lastChild; child !== null; child = child.previousSibling) {
      pending.push({ node: child, leaving: false });
    }
  }
  return runs.end();
}

function numberOf(element: Node): number | null {
  const value = isElement(element) ? element.getAttribute(NUMBER_ATTRIBUTE) : null;
  return value === null ? null : Number(value);
}

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT_NODE;
