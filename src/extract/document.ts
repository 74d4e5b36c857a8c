import type { Attribution } from "../model/claim.ts";
import type { Outlet } from "../model/data.ts";
import type { SensitiveSpan } from "../model/passage.ts";
import type { Reading } from "../model/reading.ts";
import { type DayNumber, dayOfEdtf } from "./dates/calendar.ts";
import { type Time, timesOf } from "./dates/time.ts";
import type { Language } from "./languages/language.ts";
import { surnamesOf } from "./numbers/full-name.ts";
import { type NumberMention, numbersOf } from "./numbers/number.ts";
import { passageOf } from "./passage.ts";
import { type PlaceMention, placesOf, regionsOf } from "./places/mention.ts";
import { type Sentence, sentencesOf } from "./sentences/sentence.ts";
import { type SentenceSpeech, type Speech, speechOf } from "./speech/attribution.ts";
import { type Cited, citedOf } from "./speech/cited.ts";
import { type Quotation, quotationsOf } from "./speech/quotation.ts";
import { accountOf, accountOfSource, type Speaker } from "./speech/speaker.ts";
import { touchesRange } from "./tokens/range.ts";
import {
  firstTagIn,
  type OutletMention,
  outletsCalled,
  outletsIn,
  type Tags,
  type TokenRange,
  tagAt,
  tagWords,
} from "./tokens/tag.ts";
import { type Token, tokenise } from "./tokens/token.ts";
import { type WeighedOrder, weighOrder } from "./weighing/order.ts";

/** A reading with every layer that rules look at. Made once, in one order, and never changed. */
export type Layers = {
  readonly reading: Reading;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
  readonly outlets: readonly OutletMention[];
  readonly quotations: readonly Quotation[];
  readonly speech: Speech;
  readonly cited: Cited;
  /** By sentence: what troops are told of fire by all of its words, null where they weigh too little. */
  readonly ruled: readonly (WeighedOrder | null)[];
  readonly times: readonly Time[];
  readonly places: readonly PlaceMention[];
  readonly numbers: readonly NumberMention[];
  /** Surnames by the given name that means one person of the text. */
  readonly surnames: ReadonlyMap<string, string>;
  /** The day that relative words count from, null where the reading tells none. */
  readonly anchor: DayNumber | null;
};

/** Layers with what may be shown: `shown` has the text's length and veils in place of sensitive words. */
export type Document = Layers & {
  readonly shown: string;
  readonly sensitive: readonly SensitiveSpan[];
  /** A headline: there a comma joins, as in "Man, woman killed". */
  readonly isTitle?: true;
};

/** Runs every layer over the text, each from those before it. */
export const layersOf = (reading: Reading, language: Language): Layers => {
  const tokens = tokenise(reading.text);
  const tags = tagWords(tokens, language);
  const sentences = sentencesOf(tokens, tags, reading.blocks);
  const quotations = quotationsOf(tokens);
  const own = [reading.outlet, reading.original?.outlet].flatMap((name) => name ?? []);
  const outlets = outletsIn(tokens, language, [
    ...own,
    ...outletsCalled(reading.text, tokens, tags),
  ]);
  const places = placesOf(tokens, tags, language);
  const speech = speechOf({ tokens, tags, sentences, quotations, outlets, places });
  const speakers = speech.bySentence.map((said) => said?.speaker ?? null);
  const cited = citedOf({ tags, sentences, quotations, outlets }, speakers);
  // Weekdays count from the day of the first text, not of its reprint (domain DT-2).
  const anchor = dayOfEdtf(reading.original?.published ?? null) ?? dayOfEdtf(reading.published);
  const times = timesOf(tokens, tags, { anchor, named: regionsOf(places) });
  const numbers = numbersOf(tokens, tags);
  const { orders } = language;
  const ruled = sentences.map((sentence) =>
    orders === null || sentence.role !== "body"
      ? null
      : weighOrder({ tokens, tags }, sentence, orders),
  );
  const surnames = surnamesOf(tokens, tags);
  return {
    reading,
    language,
    tokens,
    tags,
    sentences,
    outlets,
    quotations,
    speech,
    cited,
    ruled,
    times,
    places,
    numbers,
    surnames,
    anchor,
  };
};

/** Text range of tokens `[from, to)`. */
export const textRange = (
  { tokens }: Layers,
  range: TokenRange,
): { start: number; end: number } => ({
  start: tokens[range.from]?.start ?? 0,
  end: tokens[range.to - 1]?.end ?? 0,
});

/** The words of the tokens as they may be shown. */
export const wordsOf = (document: Document, range: TokenRange): string => {
  const { start, end } = textRange(document, range);
  return document.shown.slice(start, end);
};

/** The tokens as a passage of the text as it may be shown. */
export const passageAt = (document: Document, range: TokenRange) =>
  passageOf(document.shown, textRange(document, range));

/** True where any word of the range is veiled: then no value may be read from it. */
export const isVeiled = (document: Document, range: TokenRange): boolean => {
  const { start, end } = textRange(document, range);
  let low = 0;
  let high = document.sensitive.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.sensitive[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const span = document.sensitive[low];
  return span !== undefined && span.start < end && document.shown !== document.reading.text;
};

/** Items of a layer that lie within the range, in order. */
export const within = <T extends TokenRange>(
  items: readonly T[],
  range: TokenRange,
): readonly T[] => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.from ?? 0) < range.from) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < items.length; at++) {
    const item = items[at];
    if (item === undefined || item.from >= range.to) break;
    if (item.to <= range.to) found.push(item);
  }
  return found;
};

/** Who says a sentence, or the number in it that is `said` by somebody else, from the outlet back. A text of one person rests on that person throughout. */
export const attributionOf = (
  document: Document,
  sentence: number,
  said: SentenceSpeech | null = null,
): Attribution => {
  const { reading, speech } = document;
  const found = said ?? speech.bySentence[sentence] ?? null;
  // "the newspaper reported": an outlet speaks, and no other one is to be looked for.
  const byOutlet = found !== null && found.speaker === null && found.source !== null;
  const elsewhere = byOutlet && document.cited.bySentence[sentence] !== null;
  const speaker = found?.speaker ?? (elsewhere ? null : onlyAccount(document));
  const known = speaker === null ? undefined : speech.knowledge.get(speaker);
  const { access = "unknown", reason = null } = known ?? {};
  const own = found?.toldBy ?? [];
  const source = own[0];
  const account =
    source !== undefined && isPassedOn(document, { speaker, byOutlet })
      ? accountOfSource(source, document)
      : speaker === null
        ? null
        : accountOf(speaker, { ...document, access, reason });
  const outlets = [reading.outlet, reading.original?.outlet ?? null].filter(
    (name) => name !== null,
  );
  const cited = citedFor(document, { sentence, speaker, own: outlets, byOutlet });
  const toldBy = own.length > 0 || !known?.toldBy ? own : [known.toldBy];
  const passages = [found?.source ?? null, found?.cue ?? null, ...toldBy].flatMap((range) =>
    range === null ? [] : [passageAt(document, range)],
  );
  const stated =
    passages.length > 0 || speaker === null ? passages : [passageAt(document, speaker.words)];
  return {
    outlet: outlets.at(-1) ?? null,
    account,
    chain: [
      ...new Set([
        ...outlets,
        ...(cited === null ? [] : [cited]),
        ...(speaker === null ? [] : [wordsOf(document, speaker.words)]),
        ...toldBy.map((range) => wordsOf(document, range)),
      ]),
    ],
    passages: stated,
  };
};

/** "The Courier, citing a soldier, reported": a paper passes on what somebody else knows. */
const isPassedOn = (
  { outlets, tags }: Document,
  { speaker, byOutlet }: { speaker: Speaker | null; byOutlet: boolean },
): boolean =>
  speaker === null
    ? byOutlet
    : touchesRange(outlets, speaker.words) ||
      (speaker.byName && tagAt(tags, "definite-articles", speaker.words.from) !== null);

/**
 * The other outlet whose reporting a sentence is: named in it, told by the same person, or the only
 * one a text without any person of its own rests on.
 */
const citedFor = (
  { cited, speech }: Document,
  {
    sentence,
    speaker,
    own,
    byOutlet,
  }: {
    sentence: number;
    speaker: Speaker | null;
    own: readonly string[];
    byOutlet: boolean;
  },
): string | null => {
  const isOwn = ({ name, names }: Outlet): boolean =>
    own.some((other) => other === name || names.includes(other));
  const told = speaker === null ? null : (cited.bySpeaker.get(speaker) ?? null);
  const alone = speech.speakers.every((other) => cited.bySpeaker.has(other)) ? cited.only : null;
  const outlet =
    cited.bySentence[sentence] ?? told ?? (speaker === null && !byOutlet ? alone : null);
  return outlet === null || isOwn(outlet) ? null : outlet.name;
};

const onlyAccount = ({ speech, sentences, tags }: Document): Speaker | null => {
  const persons = speech.speakers.filter(({ anonymous, vague }) => anonymous && !vague);
  const [only, other] = persons;
  if (only === undefined || other !== undefined) return null;
  // Whoever does nothing but deny it tells nothing of what the text tells.
  const tells = sentences.some(
    (sentence, at) =>
      speech.bySentence[at]?.speaker === only &&
      firstTagIn(tags, ["denial-cues"], sentence) === null,
  );
  return tells ? only : null;
};
