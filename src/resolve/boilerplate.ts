/**
 * What an outlet puts under many of its reports: subscription notes, "about us", the same paragraph on
 * what went before. It stays in the text and a claim in it stays a claim, but it ties the report to no
 * other. Which sentences these are is learnt (learn.ts) and given here.
 */
import { sha256 } from "../format/hash.ts";
import type { Boilerplate } from "../model/boilerplate.ts";
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { Span } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { geographyOf, outletKey } from "./geography.ts";

/** A sentence or line of a body block, as it is known again. */
export type Sentence = Span & {
  /** First 12 hex digits of SHA-256 of its words. */
  readonly hash: string;
  /** Code units of its words, folded. */
  readonly length: number;
};

/** Shorter ones are "Read more", bylines and broken abbreviations: they tell nothing either way. */
const SHORTEST = 16;
const HASH_DIGITS = 12;
const SENTENCE = /\S[^\n]*?(?:[.!?…]["'”’»)\]]*(?=\s|$)|[。！？]["'”’»」』)\]]*|(?=\n)|$)/gu;

/** Of the body, in order. Where one ends is told by its own characters, whatever stands around it. */
export const sentencesOf = (reading: Reading): readonly Sentence[] =>
  reading.blocks
    .filter(({ role }) => role === "body")
    .flatMap((block) =>
      [...reading.text.slice(block.start, block.end).matchAll(SENTENCE)].flatMap((match) => {
        const words = plain(match[0]);
        if (words.length < SHORTEST) return [];
        const start = block.start + match.index;
        return [
          {
            start,
            end: start + match[0].length,
            hash: sha256(words).slice(0, HASH_DIGITS),
            length: words.length,
          },
        ];
      }),
    );

/** The reading with the spans that `boilerplate` says its outlet repeats; with none where null. */
export const markBoilerplate = (
  { boilerplate: _before, ...reading }: Reading,
  boilerplate: Boilerplate | null,
  data: RuleData,
): Reading => {
  const outlet = outletKey(reading.outlet, geographyOf(data));
  const repeated = outlet === null ? undefined : repeatedIn(boilerplate).get(outlet);
  // Rows of a list are compared by their fields alone.
  if (repeated === undefined || reading.provenance === "list") return reading;
  const spans = sentencesOf(reading).filter(({ hash }) => repeated.has(hash));
  return spans.length === 0 ? reading : { ...reading, boilerplate: joined(spans, reading.text) };
};

/** True for a claim that rests on nothing but what its outlet repeats. */
export const isBoilerplate = (claim: Claim, { boilerplate = [] }: Reading): boolean =>
  boilerplate.length > 0 &&
  claim.passages.length > 0 &&
  claim.passages.every(({ start, end }) =>
    boilerplate.some((span) => start < span.end && span.start < end),
  );

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

const joined = (spans: readonly Sentence[], text: string): readonly Span[] => {
  const found: Span[] = [];
  for (const { start, end } of spans) {
    const last = found.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === "") {
      found[found.length - 1] = { start: last.start, end };
    } else found.push({ start, end });
  }
  return found;
};

const repeatedIn = (boilerplate: Boilerplate | null): Repeated => {
  if (boilerplate === null) return NOTHING;
  const ready = known.get(boilerplate);
  if (ready !== undefined) return ready;
  const made: Repeated = new Map(
    boilerplate.outlets.map(({ outlet, sentences }) => [outlet, new Set(sentences)]),
  );
  known.set(boilerplate, made);
  return made;
};

type Repeated = ReadonlyMap<string, ReadonlySet<string>>;

const NOTHING: Repeated = new Map();
const known = new WeakMap<Boilerplate, Repeated>();
