import type { RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import { dayText } from "./dates/calendar.ts";
import { type Layers, layersOf, textRange } from "./document.ts";
import { languageOfReading } from "./languages/language.ts";
import type { TextRange } from "./passage.ts";
import { sayingsOf } from "./speech/saying.ts";
import type { TokenRange } from "./tokens/tag.ts";

/** A stretch of the text with its words. */
export type LayerSpan = TextRange & { readonly exact: string };

/** What rules saw in a text, for `extract --layers`; words are not veiled, so it serves a guarded view only. */
export type ExtractLayers = {
  readonly sentences: readonly LayerSpan[];
  readonly attributions: readonly {
    readonly source: LayerSpan | null;
    readonly cue: LayerSpan;
    readonly content: readonly LayerSpan[];
  }[];
  readonly times: readonly (LayerSpan & {
    readonly edtf: string;
    readonly earliest: string | null;
    readonly latest: string | null;
    readonly timex: { readonly type: "DATE" | "DURATION"; readonly value: string };
  })[];
  readonly places: readonly (LayerSpan & {
    readonly place: string | null;
    readonly lat: number | null;
    readonly lon: number | null;
    readonly precision: string;
  })[];
  readonly numbers: readonly (LayerSpan & {
    readonly min: number | null;
    readonly best: number | null;
    readonly max: number | null;
  })[];
  readonly quotations: readonly LayerSpan[];
};

/** The layers that claims are made from; empty for a language without a lexicon. */
export const extractLayers = (reading: Reading, data: RuleData): ExtractLayers => {
  const language = languageOfReading(reading, data);
  if (language === null) {
    return { sentences: [], attributions: [], times: [], places: [], numbers: [], quotations: [] };
  }
  const layers = layersOf(reading, language);
  const span = (range: TokenRange): LayerSpan => spanOf(layers, range);
  return {
    sentences: layers.sentences.map(span),
    attributions: sayingsOf(layers).map(({ source, cue, content }) => ({
      source: source === null ? null : span(source),
      cue: span(cue),
      content: content.map(span),
    })),
    times: layers.times.map((time) => {
      const { edtf, earliest, latest, timex } = time.value;
      return {
        ...span(time),
        edtf,
        earliest: earliest === null ? null : dayText(earliest),
        latest: latest === null ? null : dayText(latest),
        timex: { type: timexType(time.value.rule), value: timex ?? edtf },
      };
    }),
    places: layers.places.map((mention) => ({
      ...span(mention),
      place: mention.place?.id ?? null,
      lat: mention.place?.lat ?? null,
      lon: mention.place?.lon ?? null,
      precision: mention.kind,
    })),
    numbers: layers.numbers.map((number) => ({
      ...span(number),
      min: number.min,
      best: number.best,
      max: number.max,
    })),
    quotations: layers.quotations.map(span),
  };
};

const timexType = (rule: string): "DATE" | "DURATION" =>
  rule.startsWith("date.past-units") ? "DURATION" : "DATE";

const spanOf = (layers: Layers, range: TokenRange): LayerSpan => {
  const { start, end } = textRange(layers, range);
  return { start, end, exact: layers.reading.text.slice(start, end) };
};
