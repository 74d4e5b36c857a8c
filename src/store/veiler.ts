/** Walks a value and veils what it repeats of veiled words; what stands behind the guard's functions. */
import { encodeCanonical } from "../format/canonical-json.ts";
import { type Passage, type Span, VEIL } from "../model/passage.ts";
import { veilText } from "./veil-text.ts";
import { findVeiled, type VeiledWords, wholeRun } from "./veiled-words.ts";

/** The text of one capture, its veiled spans in order and their words. */
export type Source = {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly words: VeiledWords;
};

/** Names of fields that hold ids and codes of ours, never words of a text. */
const CODES = new Set([
  ...["id", "ref", "kind", "modality", "decision", "capture", "claim", "claims", "reports"],
  ...[
    "record",
    "records",
    "state",
    "root",
    "family",
    "place",
    "rule",
    "version",
    "how",
    "side",
    "edtf",
    "earliest",
  ],
  ...["latest", "anchor", "alternatives", "effect", "class", "access", "relation", "difference"],
  ...[
    "role",
    "language",
    "published",
    "provenance",
    "mark",
    "a",
    "b",
    "of",
    "person",
    "register",
    "vkey",
    "field",
    "link",
    "to",
  ],
]);

/** Words shorter than this are too common to be looked for outside their place. */
const SHORTEST_FRAGMENT = 2;

/** A date of ours, whose digits are no words of a text. */
const DATE = /^[\dX]{4}(?:-[\dX]{2}){0,2}[?~%]?$/;

/** Veils values that rest on these sources; `passages` are those of the value. */
export class Veiler {
  readonly #sources: readonly Source[];
  readonly #words: readonly VeiledWords[];
  readonly #fragments: ReadonlySet<string>;

  constructor(sources: readonly Source[], passages: readonly Passage[]) {
    this.#sources = sources;
    this.#words = sources.filter(({ spans }) => spans.length > 0).map(({ words }) => words);
    // What of a passage is veiled may be fewer words than are looked for elsewhere.
    const overlaps = passages.flatMap((passage) =>
      this.#sourcesOf(passage).flatMap(({ spans }) =>
        spans.map((span) => overlapOf(passage, span).trim()),
      ),
    );
    const long = overlaps.filter((words) => words.length >= SHORTEST_FRAGMENT);
    this.#fragments = new Set(long.map(wholeRun).filter((run) => run !== ""));
  }

  /** The same value with words veiled in every text it holds, however deep. */
  veilFields<T>(value: T): T {
    const veiled = this.#veilValue(value);
    if (isShapedAs(veiled, value)) return veiled;
    throw new Error("veiling changed the shape of a value");
  }

  #veilValue(value: unknown): unknown {
    if (typeof value === "string") return this.#veilWords(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.#veilValue(item));
    if (typeof value !== "object" || value === null) return value;
    if (isPassage(value)) return this.#veilPassage(value);
    const fields = Object.entries(value).map(([name, field]): [string, unknown] => {
      // Which place the veiled words name would tell the words.
      if (name === "place" && this.#isHidden(value)) return [name, null];
      if (name === "value" && typeof field === "string") return [name, this.#veilJson(field)];
      if ((name === "url" || name === "address") && typeof field === "string")
        return [name, this.#veilAddress(field)];
      return [name, CODES.has(name) && !holdsWords(field) ? field : this.#veilValue(field)];
    });
    return Object.fromEntries(fields);
  }

  /** True for a value that rests on veiled words alone. */
  #isHidden(value: object): boolean {
    if ("name" in value && typeof value.name === "string") {
      if (this.#veilWords(value.name) !== value.name) return true;
    }
    if (!("basis" in value)) return false;
    const passages = passagesIn(value.basis);
    const isVeiled = (passage: Passage): boolean =>
      /^[\s\u2592]*$/u.test(this.#veilPassage(passage).exact);
    return passages.length > 0 && passages.every(isVeiled);
  }

  #veilWords(text: string): string {
    if (text === "" || DATE.test(text)) return text;
    const found = findVeiled(text, this.#words, this.#fragments);
    return found.length === 0 ? text : veilText(text, found);
  }

  /** Values on record are JSON, whose names and marks are not words. */
  #veilJson(text: string): string {
    const value = maybeJson(text);
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) {
      return this.#veilWords(text);
    }
    const veiled = encodeCanonical(this.#veilValue(value));
    return veiled === encodeCanonical(value) ? text : veiled;
  }

  /** All that follows the host is hidden where any of it repeats veiled words. */
  #veilAddress(address: string): string {
    const plain = maybeDecoded(address);
    if (this.#veilWords(plain) === plain) return address;
    const host = /^[a-z]+:\/\/[^/?#]*/i.exec(address)?.[0] ?? "";
    const start = this.#veilWords(host) === host ? host.length : 0;
    return veilText(address, [{ start, end: address.length }]);
  }

  #veilPassage(passage: Passage): Passage {
    const { start, end, exact, prefix, suffix } = passage;
    const at = start - prefix.length;
    let window = prefix + exact + suffix;
    for (const { spans } of this.#sourcesOf(passage)) {
      const shifted = spans
        .filter((span) => span.end > at && span.start < at + window.length)
        .map((span) => ({ start: Math.max(0, span.start - at), end: span.end - at }));
      window = veilText(window, shifted);
    }
    return {
      start,
      end,
      prefix: window.slice(0, prefix.length),
      exact: window.slice(prefix.length, prefix.length + exact.length),
      suffix: window.slice(prefix.length + exact.length),
    };
  }

  /** The captures whose text has these words there; all of them where none has, to be safe. */
  #sourcesOf(passage: Passage): readonly Source[] {
    const same = this.#sources.filter(({ text }) => standsIn(text, passage));
    return same.length > 0 ? same : this.#sources;
  }
}

const maybeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const maybeDecoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address.replaceAll("%", " ");
    throw error;
  }
};

/** Texts give texts, lists give lists and objects give objects with the same names. */
const isShapedAs = <T>(veiled: unknown, value: T): veiled is T =>
  typeof veiled === typeof value && Array.isArray(veiled) === Array.isArray(value);

const standsIn = (text: string, { start, end, exact }: Passage): boolean => {
  const there = text.slice(start, end);
  if (there.length !== exact.length) return false;
  for (let index = 0; index < exact.length; index++) {
    if (exact[index] !== VEIL && exact[index] !== there[index]) return false;
  }
  return true;
};

const overlapOf = ({ start, exact }: Passage, span: Span): string =>
  exact.slice(Math.max(0, span.start - start), Math.max(0, span.end - start));

/** Every passage in a value, however deep. */
export const passagesIn = (value: unknown): readonly Passage[] => {
  if (typeof value !== "object" || value === null) return [];
  if (isPassage(value)) return [value];
  return Object.values(value).flatMap(passagesIn);
};

const isPassage = (value: object): value is Passage =>
  "start" in value && "end" in value && "exact" in value && "prefix" in value && "suffix" in value;

/** A name of `CODES` may also name an object, e.g. a record's order or a decision's claim. */
const holdsWords = (field: unknown): boolean =>
  typeof field === "object" && field !== null && !isListOfTexts(field);

const isListOfTexts = (field: object): boolean =>
  Array.isArray(field) && field.every((item) => typeof item === "string");
