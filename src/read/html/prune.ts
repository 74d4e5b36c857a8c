/**
 * First pass over a page, before anything looks at its meaning: parses as browsers do, keeps what
 * can be read, forgets what could run, and flattens what is nested so deeply that the passes after
 * it would take minutes. All walks are loops: the depth of a page is its author's choice.
 */
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parse,
  serialize,
} from "parse5";
import { type HeadFacts, HeadReader } from "./head.ts";
import { type TextRun, TextRuns } from "./runs.ts";

export type Pruned = {
  /** HTML of nesting at most `DEPTH_CAP`, each element that holds words with its number in `NUMBER_ATTRIBUTE`. */
  readonly html: string;
  /** Every readable stretch of the page, in order. */
  readonly runs: readonly TextRun[];
  readonly head: HeadFacts;
};

/** Deeper elements are dropped and their text stays where they were. */
export const DEPTH_CAP = 256;

/** Set by us alone; what a page writes there is thrown away. */
export const NUMBER_ATTRIBUTE = "data-onrecord";

/** Gives the page without scripts, styles, forms, frames, hidden parts and comments. */
export function prune(html: string): Pruned {
  const document = parse(html, { scriptingEnabled: false });
  const head = new HeadReader();
  const runs = new TextRuns();
  const pending: Step[] = [{ kind: "enter", node: document, depth: 0 }];
  let number = 0;
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (step.kind === "leave") {
      runs.leave(step.tag);
      continue;
    }
    const { node, depth } = step;
    if (isText(node)) runs.text(node.value);
    if (isElement(node)) {
      // Only where words begin is a number needed; each one costs the passes after this.
      const hasWords = node.childNodes.some((child) => isText(child) && /\S/.test(child.value));
      if (hasWords) number += 1;
      runs.enter(node.tagName, number);
      keepAttributes(node, hasWords ? number : null);
      pending.push({ kind: "leave", tag: node.tagName });
    }
    if (!hasChildren(node)) continue;
    for (const child of node.childNodes) if (isElement(child)) head.look(child);
    node.childNodes = depth >= DEPTH_CAP ? textsIn(node) : node.childNodes.filter(isKept);
    for (const child of node.childNodes.toReversed()) {
      pending.push({ kind: "enter", node: child, depth: depth + 1 });
    }
  }
  return { html: serialize(document), runs: runs.end(), head: head.facts() };
}

type Node = DefaultTreeAdapterTypes.Node;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type TextNode = DefaultTreeAdapterTypes.TextNode;
type Step =
  | { readonly kind: "enter"; readonly node: Node; readonly depth: number }
  | { readonly kind: "leave"; readonly tag: string };

const DROPPED_TAGS: ReadonlySet<string> = new Set([
  ...["script", "style", "template", "noscript", "svg", "math", "canvas", "iframe", "frame"],
  ...["frameset", "object", "embed", "applet", "audio", "video", "map", "dialog", "input"],
  ...["select", "option", "textarea", "button", "datalist", "progress", "meter", "base"],
]);

/** What the passes after this one go by. Of addresses only `TELLING_ADDRESS` tells them anything. */
const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...["id", "class", "role", "rel", "itemprop", "property", "name", "content", "lang", "dir"],
  ...["href", "src", "summary", "aria-modal", "rowspan", "colspan"],
]);

/** Links within the page weigh less, and links that run a script are none: Readability takes them for text. */
const TELLING_ADDRESS = /^\s*(?:#|javascript:)/i;

const isElement = (node: Node): node is Element => "tagName" in node;
const isText = (node: Node): node is TextNode => node.nodeName === "#text";
const hasChildren = (node: Node): node is ParentNode => "childNodes" in node;

const attributeOf = (element: Element, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null;

/** Hidden parts are not what a reader of the page has read. */
const isHidden = (element: Element): boolean =>
  attributeOf(element, "hidden") !== null ||
  attributeOf(element, "aria-hidden") === "true" ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(element, "style") ?? "");

function isKept(node: ChildNode): boolean {
  if (isText(node)) return true;
  return isElement(node) && !DROPPED_TAGS.has(node.tagName) && !isHidden(node);
}

function keepAttributes(element: Element, number: number | null): void {
  element.attrs = element.attrs.filter(
    ({ name, value }) =>
      KEPT_ATTRIBUTES.has(name) && (name !== "href" || TELLING_ADDRESS.test(value)),
  );
  if (number !== null) element.attrs.push({ name: NUMBER_ATTRIBUTE, value: String(number) });
}

/** All text below a node as its direct children, an empty line after each so that paragraphs stay apart. */
function textsIn(parent: ParentNode): ChildNode[] {
  const texts: ChildNode[] = [];
  const pending: Node[] = [...parent.childNodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isText(node) && node.value.trim() !== "") {
      node.parentNode = parent;
      texts.push(node, lineBreak(parent), lineBreak(parent));
    } else if (isElement(node) && isKept(node)) pending.push(...node.childNodes.toReversed());
  }
  return texts;
}

function lineBreak(parent: ParentNode): ChildNode {
  const element = defaultTreeAdapter.createElement("br", names.NS.HTML, []);
  element.parentNode = parent;
  return element;
}
