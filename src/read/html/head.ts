/** What a page says of itself for machines: meta elements, the canonical address, JSON-LD. Hostile as all of it. */
import type { DefaultTreeAdapterTypes } from "parse5";
import type { PageMeta } from "../facts.ts";

/** What the head alone tells; where a site's name stands in the title shows beside the headings. */
export type HeadFacts = Omit<PageMeta, "titleSite">;

type Element = DefaultTreeAdapterTypes.Element;
type Fact = keyof HeadFacts;

/** Tell it of every element; the first value by the surest name holds. */
export class HeadReader {
  #valueByName = new Map<string, string>();

  look(element: Element): void {
    switch (element.tagName) {
      case "meta":
        this.#lookMeta(element);
        break;
      case "link":
        if (attribute(element, "rel") === "canonical") {
          this.#keep("canonical", attribute(element, "href"));
        }
        break;
      case "title":
        this.#keep("title", textOf(element));
        break;
      case "time":
        this.#keep("time", attribute(element, "datetime"));
        break;
      case "script":
        if (attribute(element, "type") === "application/ld+json") {
          this.#lookLinked(textOf(element));
        }
        break;
    }
  }

  facts(): HeadFacts {
    return {
      title: this.#first("title"),
      site: this.#first("site"),
      author: nameOrNull(this.#first("author")),
      published: this.#first("published"),
      url: addressOrNull(this.#first("url")),
    };
  }

  #lookMeta(element: Element): void {
    const content = attribute(element, "content");
    for (const key of ["property", "name", "itemprop"]) {
      const name = attribute(element, key);
      if (name !== null) this.#keep(name.toLowerCase(), content);
    }
  }

  #lookLinked(json: string): void {
    const article = articleIn(json);
    if (article === null) return;
    this.#keep("ld:headline", stringOf(article.headline));
    this.#keep("ld:datePublished", stringOf(article.datePublished));
    this.#keep("ld:author", namesIn(article.author));
    this.#keep("ld:publisher", namesIn(article.publisher));
  }

  #keep(name: string, value: string | null): void {
    const words = value?.replace(/\s+/g, " ").trim() ?? "";
    if (words !== "" && words.length <= LONGEST_VALUE && !this.#valueByName.has(name)) {
      this.#valueByName.set(name, words);
    }
  }

  #first(fact: Fact): string | null {
    const name = NAMES_BY_FACT[fact].find((known) => this.#valueByName.has(known));
    return name === undefined ? null : (this.#valueByName.get(name) ?? null);
  }
}

const LONGEST_VALUE = 1_000;
/** JSON-LD nests a few levels; a page that nests deeper is looked at no further. */
const DEEPEST_LINKED = 6;

const NAMES_BY_FACT: Readonly<Record<Fact, readonly string[]>> = {
  title: ["ld:headline", "og:title", "twitter:title", "dc.title", "headline", "title"],
  site: ["og:site_name", "ld:publisher", "application-name", "dc.publisher"],
  author: [
    "ld:author",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
  ],
  published: [
    ...["article:published_time", "ld:datePublished", "og:article:published_time", "datepublished"],
    ...[
      "parsely-pub-date",
      "sailthru.date",
      "publishdate",
      "publish-date",
      "pubdate",
      "dc.date.issued",
    ],
    ...["dc.date", "dcterms.date", "date", "time"],
  ],
  url: ["canonical", "og:url"],
};

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

const textOf = (element: Element): string =>
  element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");

/** A person's name; some pages give an address here. */
const nameOrNull = (name: string | null): string | null =>
  name === null || /:\/\/|@|^www\./.test(name) ? null : name;

const addressOrNull = (url: string | null): string | null =>
  url !== null && /^https?:\/\/[^\s"<>]+$/.test(url) ? url : null;

type LinkedObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is LinkedObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const stringOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The first object of the data whose type is an article; null where there is none or it is not JSON. */
function articleIn(json: string): LinkedObject | null {
  const pending: { value: unknown; depth: number }[] = [{ value: parseJson(json), depth: 0 }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { value, depth } = next;
    if (depth > DEEPEST_LINKED) continue;
    if (Array.isArray(value))
      pending.push(...value.map((item) => ({ value: item, depth: depth + 1 })));
    if (!isObject(value)) continue;
    if (/Article|BlogPosting|Report/.test(String([value["@type"]].flat()[0]))) return value;
    pending.push({ value: value["@graph"] ?? null, depth: depth + 1 });
  }
  return null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // Pages often carry broken JSON-LD; the rest of the page is read without it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function namesIn(value: unknown): string | null {
  const names = [value].flat().map((one) => (isObject(one) ? stringOf(one.name) : stringOf(one)));
  const known = names.filter((name) => name !== null && name.trim() !== "");
  return known.length === 0 ? null : known.join(", ");
}
