/**
 * The one guard: what leaves the store through a `View` has the words of sensitive passages
 * replaced by `VEIL`, code unit for code unit, so that lengths and offsets stay right. Passages are
 * veiled by offset; other fields that carry words of the text (a place's name, an account's
 * description) by the words themselves.
 */

import type { Claim } from "../model/claim.ts";
import type { Decision } from "../model/decision.ts";
import { type Passage, type Span, VEIL } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import type { OnRecord } from "../model/record.ts";

/** The text of one capture with its veiled spans; a passage belongs to it if its words stand there. */
export type VeiledText = { readonly text: string; readonly spans: readonly Span[] };

/** Replaces every code unit within the spans; surrogate pairs go whole. */
export const veilText = (text: string, spans: readonly Span[]): string => {
  let out = "";
  let at = 0;
  for (const { start, end } of mergeSpans(spans, text)) {
    out += text.slice(at, start) + VEIL.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
};

/** The reading without the words of its veiled spans, in the text and in every field taken from it. */
export const veilReading = (reading: Reading, spans: readonly Span[]): Reading => {
  if (spans.length === 0) return reading;
  const { text, rule, blocks, ...fields } = reading;
  const [first] = mergeSpans(spans, text);
  const isWhole = first?.start === 0 && first.end === text.length;
  const veiled = isWhole
    ? { ...fields, ...hideTitles(reading) }
    : new Veiler([{ text, spans }], []).veilFields(fields);
  return { ...veiled, text: veilText(text, spans), rule, blocks };
};

/** Where no word of a text may be shown, nor may those that head and close it. */
const hideTitles = ({ title, byline, credits }: Reading) => {
  const hide = (words: string): string => VEIL.repeat(words.length);
  return {
    title: title === null ? null : hide(title),
    byline: byline === null ? null : hide(byline),
    credits: credits.map(hide),
  };
};

/** The claim without words of the veiled spans of its capture. */
export const veilClaim = (claim: Claim, source: VeiledText): Claim => veil(claim, [source]);

/** The record without words of the veiled spans of any capture it rests on; `sources` are all of them. */
export const veilRecord = (record: OnRecord, sources: readonly VeiledText[]): OnRecord =>
  veil(record, sources);

/** The decision without words of veiled spans, its reason included. */
export const veilDecision = (decision: Decision, sources: readonly VeiledText[]): Decision =>
  veil(decision, sources);

/** Spans in order, joined where they overlap or touch, widened so that no surrogate pair is cut. */
export const mergeSpans = (spans: readonly Span[], text: string): readonly Span[] => {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(0, isPairCut(text, span.start) ? span.start - 1 : span.start);
    const end = Math.min(text.length, isPairCut(text, span.end) ? span.end + 1 : span.end);
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

const veil = <T>(value: T, sources: readonly VeiledText[]): T => {
  const veiled = sources.map(({ text, spans }) => ({ text, spans: mergeSpans(spans, text) }));
  if (veiled.every(({ spans }) => spans.length === 0)) return value;
  return new Veiler(veiled, passagesIn(value)).veilFields(value);
};

/** Names of fields that hold ids and codes of ours, never words of a text. */
const CODES = new Set([
  ...["id", "ref", "kind", "modality", "decision", "capture", "claim", "claims", "reports"],
  ...["record", "root", "family", "place", "rule", "version", "how", "side", "edtf", "earliest"],
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
  ],
]);

/** Words shorter than this are too common to be looked for outside their place. */
const SHORTEST_FRAGMENT = 2;

class Veiler {
  readonly #sources: readonly VeiledText[];
  readonly #fragments: readonly string[];

  constructor(sources: readonly VeiledText[], passages: readonly Passage[]) {
    this.#sources = sources;
    const fragments = new Set<string>();
    for (const { text, spans } of sources) {
      for (const { start, end } of spans) fragments.add(text.slice(start, end).trim());
    }
    for (const passage of passages) {
      for (const { spans } of this.#sourcesOf(passage)) {
        for (const span of spans) fragments.add(overlapOf(passage, span).trim());
      }
    }
    this.#fragments = [...fragments]
      .filter((words) => words.length >= SHORTEST_FRAGMENT)
      .flatMap((words) => [words, JSON.stringify(words).slice(1, -1)])
      .toSorted((a, b) => b.length - a.length);
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
      return [name, CODES.has(name) && !holdsWords(field) ? field : this.#veilValue(field)];
    });
    return Object.fromEntries(fields);
  }

  /** True for a value that rests on veiled words alone. */
  #isHidden(value: object): boolean {
    if (!("basis" in value)) return false;
    const passages = passagesIn(value.basis);
    const isVeiled = (passage: Passage): boolean =>
      /^[\s\u2592]*$/u.test(this.#veilPassage(passage).exact);
    return passages.length > 0 && passages.every(isVeiled);
  }

  #veilWords(text: string): string {
    let out = text;
    for (const words of this.#fragments) out = out.replaceAll(words, VEIL.repeat(words.length));
    return out;
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
  #sourcesOf(passage: Passage): readonly VeiledText[] {
    const same = this.#sources.filter(({ text }) => standsIn(text, passage));
    return same.length > 0 ? same : this.#sources;
  }
}

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

const passagesIn = (value: unknown): readonly Passage[] => {
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

const isPairCut = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
