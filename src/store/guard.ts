/**
 * The one guard: what leaves the store through a `View` has the words of sensitive passages
 * replaced by `VEIL`, code unit for code unit, so that lengths and offsets stay right. Passages are
 * veiled by offset; other fields that carry words of the text (a title, a place's name, an
 * account's description) by the words themselves (veiled-words.ts).
 */

import type { Capture } from "../model/capture.ts";
import type { Claim } from "../model/claim.ts";
import type { CodedValue, CodingDraft } from "../model/coding.ts";
import type { Decision } from "../model/decision.ts";
import { type Span, VEIL } from "../model/passage.ts";
import type { Original, Reading } from "../model/reading.ts";
import type { OnRecord } from "../model/record.ts";
import { mergeSpans, veilText } from "./veil-text.ts";
import { findVeiled, VeiledWords } from "./veiled-words.ts";
import { passagesIn, type Source, Veiler } from "./veiler.ts";

/** The text of one capture with its veiled spans; a passage belongs to it if its words stand there. */
export type VeiledText = { readonly text: string; readonly spans: readonly Span[] };

/** The text of a reading; where a headline or caption repeats veiled words, they are veiled there too. */
export const veiledTextOf = ({ text, blocks }: Reading, spans: readonly Span[]): VeiledText => {
  const source = { text, spans: mergeSpans(spans, text) };
  if (spans.length === 0) return source;
  const words = [new VeiledWords(text, source.spans)];
  const repeated = blocks
    .filter(({ role }) => role !== "body")
    .flatMap(({ start, end }) =>
      findVeiled(text.slice(start, end), words, new Set()).map((span) => ({
        start: start + span.start,
        end: start + span.end,
      })),
    );
  return { text, spans: mergeSpans([...source.spans, ...repeated], text) };
};

/** The reading without the words of its veiled spans, in the text and in every field taken from it. */
export const veilReading = (reading: Reading, spans: readonly Span[]): Reading => {
  if (spans.length === 0) return reading;
  const { text, rule, blocks, ...fields } = reading;
  const source = veiledTextOf(reading, spans);
  const [first] = source.spans;
  const isWhole = first?.start === 0 && first.end === text.length;
  const veiled = isWhole ? { ...fields, ...hideTitles(reading) } : veil(fields, [source]);
  return { ...veiled, text: veilText(text, source.spans), rule, blocks };
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

/** The draft without words of the veiled spans of its capture; what a value was read as goes with its words. */
export const veilDraft = (draft: CodingDraft, source: VeiledText): CodingDraft => ({
  ...draft,
  fields: draft.fields.map((field) => ({ ...field, value: veilValue(field.value, source) })),
});

const veilValue = (value: CodedValue, source: VeiledText): CodedValue => {
  switch (value.type) {
    case "text":
      return { ...value, text: veil(value.text, [source]) };
    case "event":
      return { ...value, event: veil(value.event, [source]) };
    case "count":
    case "date":
    case "place":
    case "distance": {
      const words = veil(value.words, [source]);
      return words === value.words ? value : hiddenValue(value, words);
    }
    case "term":
    case "flag":
      return value;
  }
};

const hiddenValue = (
  value: Extract<CodedValue, { readonly words: string }>,
  words: string,
): CodedValue => {
  if (value.type === "count") return { type: "count", words, min: null, best: null, max: null };
  if (value.type === "date") return { type: "date", words, edtf: null };
  if (value.type === "place") return { type: "place", words, place: null, side: value.side };
  return { type: "distance", words, min_km: null, max_km: null };
};

/**
 * The decision without words of veiled spans; a reason that quotes any is hidden whole, for the rest
 * of it is likely to speak of the same. `sources` null: it cannot be told whose words it quotes.
 */
export const veilDecision = (
  decision: Decision,
  sources: readonly VeiledText[] | null,
): Decision => {
  const shown = hideTranslation(veil(decision, sources ?? []), decision, sources !== null);
  if (!("reason" in shown) || !("reason" in decision)) return shown;
  const isPlain = sources !== null && shown.reason === decision.reason;
  return isPlain ? shown : { ...shown, reason: VEIL.repeat(decision.reason.length) };
};

/** Another language repeats no veiled word: a translation is hidden with any word of its passage. */
const hideTranslation = (shown: Decision, kept: Decision, isKnown: boolean): Decision => {
  if (shown.decision !== "translate" || kept.decision !== "translate") return shown;
  if (isKnown && shown.passage.exact === kept.passage.exact) return shown;
  return { ...shown, text: VEIL.repeat(kept.text.length) };
};

/** Why somebody was shown what is veiled; hidden whole where it repeats any of it. */
export const veilReason = (reason: string, source: VeiledText): string =>
  veil({ reason }, [source]).reason === reason ? reason : VEIL.repeat(reason.length);

/** What is told of a capture beside its text; `source` null where its words were never screened. */
export const veilCapture = (capture: Capture, source: VeiledText | null): Capture => {
  const { declared, name, path, fetched } = capture;
  if (source === null) {
    const nothing = { ...declared, title: null, url: null };
    return { ...capture, name: capture.id, path: null, declared: nothing, fetched: null };
  }
  const shown = veil({ declared, name, path }, [source]);
  if (fetched === null) return { ...capture, ...shown };
  // Dates and media types in its headers are no words of the text.
  const { address } = veil({ address: fetched.address }, [source]);
  return { ...capture, ...shown, fetched: { ...fetched, address } };
};

/** Who published it, as people say; a name may repeat veiled words too. */
export const veilOutlet = (outlet: string, source: VeiledText): string =>
  veil({ outlet }, [source]).outlet;

/** What a listing tells of a capture in words that may repeat veiled ones. */
type Listed = {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly original: Original | null;
};

/** The same for what a listing tells of it. */
export const veilNames = <T extends Listed>(row: T, source: VeiledText | null): T => {
  const { name, title, original } = row;
  if (source === null) {
    const unnamed = original === null ? null : { ...original, outlet: null, url: null };
    return { ...row, name: row.id, title: null, original: unnamed };
  }
  return { ...row, ...veil({ name, title, original }, [source]) };
};

const veil = <T>(value: T, sources: readonly VeiledText[]): T => {
  if (sources.every(({ spans }) => spans.length === 0)) return value;
  return new Veiler(sources.map(prepare), passagesIn(value)).veilFields(value);
};

/** One capture's claims and records are veiled one after another; its words are sorted out once. */
const prepared = new WeakMap<VeiledText, Source>();

const prepare = (veiled: VeiledText): Source => {
  const ready = prepared.get(veiled);
  if (ready !== undefined) return ready;
  const spans = mergeSpans(veiled.spans, veiled.text);
  const source = { text: veiled.text, spans, words: new VeiledWords(veiled.text, spans) };
  prepared.set(veiled, source);
  return source;
};
