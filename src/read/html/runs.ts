/** Collects the text of a tree of elements as it is walked, one run per paragraph as a reader sees it. */

export type TextRun = {
  /** The words, white space folded. */
  readonly text: string;
  /** Number of the element that was entered last when the run began; never falls from run to run. */
  readonly number: number;
  /** What kind of element stands around it, the innermost that says. */
  readonly place: RunPlace;
  /** Share of the words that are links, 0 to 1. */
  readonly linked: number;
};

export type RunPlace = "title" | "heading" | "caption" | "date" | "aside" | "navigation" | "text";

/** Tell it of every element and text in document order, then take the runs from `end`. */
export class TextRuns {
  #runs: TextRun[] = [];
  #blocks: Block[] = [{ tag: "", place: "text" }];
  #words = "";
  #linkedWords = 0;
  #links = 0;
  #entered = 0;
  #number = 0;

  /** An element opens; its number must not fall in document order. */
  enter(tag: string, number: number): void {
    if (tag === "a") this.#links += 1;
    this.#entered = number;
    if (!BLOCK_TAGS.has(tag)) return;
    this.#flush();
    if (VOID_BLOCKS.has(tag)) return;
    const outer = this.#blocks.at(-1)?.place ?? "text";
    this.#blocks.push({ tag, place: PLACE_BY_TAG.get(tag) ?? outer });
  }

  /** The element that was entered last and not left yet closes. */
  leave(tag: string): void {
    if (tag === "a") this.#links -= 1;
    if (!BLOCK_TAGS.has(tag) || VOID_BLOCKS.has(tag)) return;
    this.#flush();
    this.#blocks.pop();
  }

  /** Text of the element that is open. */
  text(words: string): void {
    if (this.#words.trim() === "") this.#number = this.#entered;
    this.#words += words;
    if (this.#links > 0) this.#linkedWords += inkOf(words);
  }

  /** Every run; nothing may be told afterwards. */
  end(): readonly TextRun[] {
    this.#flush();
    return this.#runs;
  }

  #flush(): void {
    const text = this.#words.replace(/[\s\u200b\u2060\u00ad]+/g, foldBlanks).trim();
    const block = this.#blocks.at(-1);
    if (text !== "" && block !== undefined) {
      const linked = Math.min(1, this.#linkedWords / inkOf(text));
      this.#runs.push({ text, number: this.#number, place: block.place, linked });
    }
    this.#words = "";
    this.#linkedWords = 0;
  }
}

type Block = { readonly tag: string; readonly place: RunPlace };

/** Letters and signs without the blanks that indent a page's source. */
const inkOf = (words: string): number => words.replace(/\s+/g, "").length;

/** Soft hyphens and zero-width blanks join what they stand between; other white space is one blank. */
const foldBlanks = (blanks: string): string => (/\s/.test(blanks) ? " " : "");

const VOID_BLOCKS: ReadonlySet<string> = new Set(["br", "hr"]);

const BLOCK_TAGS: ReadonlySet<string> = new Set([
  ...["html", "body", "main", "article", "section", "header", "footer", "nav", "aside", "div"],
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"],
  ...["pre", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "td"],
  ...["th", "form", "fieldset", "legend", "address", "details", "summary", "center", "title"],
  ...["head", "br", "hr"],
]);

const PLACE_BY_TAG: ReadonlyMap<string, RunPlace> = new Map([
  ["title", "title"],
  ["h1", "heading"],
  ["figcaption", "caption"],
  ["nav", "navigation"],
  ["footer", "navigation"],
  ["aside", "aside"],
]);
