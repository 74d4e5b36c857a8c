import type { Part, RuleData } from "../model/data.ts";
import type { Reading } from "../model/reading.ts";
import { dayText } from "./dates/calendar.ts";
import { type TimexType, timexesOf } from "./dates/timex.ts";
import { type Layers, layersOf, textRange } from "./document.ts";
import { isCased } from "./harm/name.ts";
import { partsOf } from "./harm/part.ts";
import { languageOfReading } from "./languages/language.ts";
import type { TextRange } from "./passage.ts";
import { placesWithGuesses } from "./places/layer.ts";
import { worldOf } from "./places/world.ts";
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
    readonly timex: { readonly type: TimexType; readonly value: string };
  })[];
  readonly places: readonly (LayerSpan & {
    readonly place: string | null;
    readonly lat: number | null;
    readonly lon: number | null;
    readonly precision: string;
    /** 1 where the gazetteer has one such place; less for a guess among the world's. */
    readonly score: number;
  })[];
  readonly numbers: readonly (LayerSpan & {
    readonly min: number | null;
    readonly best: number | null;
    readonly max: number | null;
  })[];
  readonly quotations: readonly LayerSpan[];
  /** Who and what had a part in harm that is told: a guess by weights, of which no claim is made. */
  readonly parts: readonly (LayerSpan & {
    readonly part: Part;
    readonly score: number;
    readonly because: readonly string[];
  })[];
};

const NOTHING: ExtractLayers = {
  sentences: [],
  attributions: [],
  times: [],
  places: [],
  numbers: [],
  quotations: [],
  parts: [],
};

/** The layers that claims are made from; empty for a language without a lexicon. */
export const extractLayers = (reading: Reading, data: RuleData): ExtractLayers => {
  const language = languageOfReading(reading, data);
  if (language === null) return NOTHING;
  const layers = layersOf(reading, language);
  const span = (range: TokenRange): LayerSpan => spanOf(layers, range);
  return {
    sentences: layers.sentences.map(span),
    attributions: sayingsOf(layers).map(({ source, cue, content }) => ({
      source: source === null ? null : span(source),
      cue: span(cue),
      content: content.map(span),
    })),
    times: timexesOf(layers.tokens, layers.tags, layers.anchor).map((time) => ({
      ...span(time),
      edtf: time.edtf,
      earliest: time.earliest === null ? null : dayText(time.earliest),
      latest: time.latest === null ? null : dayText(time.latest),
      timex: { type: time.type, value: time.value },
    })),
    places: placesWithGuesses(layers, worldOf(data)).map(({ range, ...place }) => ({
      ...span(range),
      ...place,
    })),
    numbers: layers.numbers.map((number) => ({
      ...span(number),
      min: number.min,
      best: number.best,
      max: number.max,
    })),
    quotations: layers.quotations.map(span),
    parts: partsIn(layers, data).map(({ part, score, because, ...range }) => ({
      ...span(range),
      part,
      score,
      because,
    })),
  };
};

const partsIn = ({ tokens, tags, sentences, reading }: Layers, { harm }: RuleData) => {
  const told = sentences.filter(({ role }) => role !== "furniture");
  return partsOf({ tokens, tags, cased: isCased(tokens, reading.text) }, told, harm);
};

const spanOf = (layers: Layers, range: TokenRange): LayerSpan => {
  const { start, end } = textRange(layers, range);
  return { start, end, exact: layers.reading.text.slice(start, end) };
};
