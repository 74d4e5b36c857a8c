import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding, rangesTouching, touchesRange } from "../tokens/range.ts";
import {
  firstTagIn,
  type OutletMention,
  type Tag,
  type Tags,
  type TokenRange,
  tagAt,
  tagsIn,
} from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { type Quotation, quotationAt } from "./quotation.ts";
import { makeCast, type Speaker, type SpeakerWords } from "./speaker.ts";

/** Who says a sentence: cue, source and content. Speaker null: the source is named but is nobody's account. */
export type SentenceSpeech = {
  readonly speaker: Speaker | null;
  readonly cue: TokenRange | null;
  readonly source: TokenRange | null;
  readonly content: readonly TokenRange[];
};

/** Speech of a whole text: by sentence index, with every person who speaks. */
export type Speech = {
  readonly bySentence: readonly (SentenceSpeech | null)[];
  readonly speakers: readonly Speaker[];
};

type Text = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly outlets: readonly OutletMention[];
};

/** Finds who says each body sentence; a quotation's further sentences belong to its speaker. */
export const speechOf = (text: Text): Speech => {
  const cast = makeCast(text);
  const bySentence: (SentenceSpeech | null)[] = text.sentences.map((sentence) => {
    if (sentence.role !== "body") return null;
    const found = sourceIn(text, sentence);
    if (found === null) return null;
    const speaker = found.words === null ? null : cast.meet(found.words, sentence);
    return {
      speaker,
      cue: found.cue,
      source: found.words,
      content: contentOf(text, sentence, found),
    };
  });
  spreadQuotations(text, bySentence);
  return { bySentence, speakers: cast.speakers };
};

type Found = { readonly cue: Tag; readonly words: SpeakerWords | null };

const sourceIn = (text: Text, sentence: Sentence): Found | null => {
  const { tags } = text;
  for (const cue of tagsIn(tags, "according-cues", sentence)) {
    const words = groupFrom(text, cue.to, sentence.to);
    if (words !== null) return { cue, words };
  }
  for (const cue of tagsIn(tags, "speech-cues", sentence)) {
    if (
      quotationAt(text.quotations, cue.from) !== null ||
      isOrderGiven(text, cue) ||
      isToldTo(text, cue)
    )
      continue;
    const words = groupBefore(text, sentence, cue.from) ?? groupAfterCue(text, cue, sentence);
    if (words !== null) return { cue, words };
    if (rangeHolding(text.outlets, cue.from - 1) !== null) return { cue, words: null };
  }
  return null;
};

/** "were told": those named before it heard it and say nothing. */
const isToldTo = ({ tags }: Text, cue: Tag): boolean => {
  const tells = [cue.from - 1, cue.from].some((at) => tagAt(tags, "tell-verbs", at) !== null);
  return tells && tagsIn(tags, "be-forms", { from: cue.from - 3, to: cue.from }).length > 0;
};

/** "told soldiers that they must fire: an order to those told, not a report to the outlet. */
const isOrderGiven = ({ tags, outlets }: Text, cue: Tag): boolean => {
  if (
    tagAt(tags, "tell-verbs", cue.from) === null ||
    touchesRange(outlets, { from: cue.to, to: cue.to + 2 })
  )
    return false;
  const told = tagsIn(tags, "addressee-heads", { from: cue.to, to: cue.to + 6 })[0];
  return (
    told !== undefined && tagsIn(tags, "obligation", { from: told.to, to: told.to + 12 }).length > 0
  );
};

/** "…," said the source: only right after the cue. */
const groupAfterCue = (text: Text, cue: Tag, sentence: Sentence): SpeakerWords | null =>
  groupFrom(text, cue.to, Math.min(sentence.to, cue.to + 14));

/** A noun group that begins at the token: article, up to a source noun, with what follows it. */
const groupFrom = (text: Text, from: number, end: number): SpeakerWords | null => {
  const { tokens, tags } = text;
  for (let at = from; at < Math.min(end, from + 9); at++) {
    const token = tokens[at];
    if (token === undefined || (token.kind === "mark" && !JOINING.has(token.fold))) return null;
    if (tagAt(tags, "source-heads", at) !== null && !isSource(tags, at + 1)) {
      return { from, to: tailEnd(text, at + 1, end), headAt: at };
    }
    if (tagAt(tags, "pronouns", from) !== null) return { from, to: from + 1, headAt: from };
  }
  const name = nameFrom(text, from, end);
  return name;
};
const JOINING = new Set(["'s", "-", "\u201c", "\u201d"]);

const isSource = (tags: Tags, at: number): boolean => tagAt(tags, "source-heads", at) !== null;

/** "Anna Berg, an analyst based in …": capitals in a row. */
const nameFrom = (
  { tokens, tags, outlets }: Text,
  from: number,
  end: number,
): SpeakerWords | null => {
  if (rangeHolding(outlets, from) !== null || isDay(tags, from)) return null;
  let to = from;
  while (to < end && tokens[to]?.capital) to++;
  return to > from ? { from, to, headAt: to - 1 } : null;
};

const isDay = (tags: Tags, at: number): boolean =>
  tagAt(tags, "weekdays", at) !== null || tagAt(tags, "months", at) !== null;

/** What belongs to the noun after it: "in the province", "familiar with the matter", up to a mark or verb. */
const tailEnd = ({ tokens, tags }: Text, from: number, end: number): number => {
  let at = from;
  while (at < Math.min(end, from + 9)) {
    const token = tokens[at];
    if (token === undefined || (token.kind === "mark" && token.fold !== "-")) break;
    if (tagAt(tags, "speech-cues", at) !== null || tagAt(tags, "weekdays", at) !== null) break;
    if (at === from && tagAt(tags, "within-words", at) === null && !TAILS.has(token.fold)) break;
    at++;
  }
  return at;
};
const TAILS = new Set(["familiar", "based", "living", "with", "who", "close"]);

/** The noun group that ends before the cue, by going back over at most its clause. */
const groupBefore = (text: Text, sentence: Sentence, cue: number): SpeakerWords | null => {
  const { tokens, tags } = text;
  let head = -1;
  const lowest = Math.max(sentence.from, cue - 22);
  for (let at = cue - 1; at >= lowest; at--) {
    const token = tokens[at];
    if (token === undefined || token.fold === "\u201d" || token.fold === '"' || token.fold === ";")
      break;
    if (tagAt(tags, "pronouns", at) !== null && at === cue - 1 && token.fold !== "who") {
      return { from: at, to: at + 1, headAt: at };
    }
    if (isSource(tags, at) && quotationAt(text.quotations, at) === null) {
      head = at;
      break;
    }
  }
  if (head < 0) return nameBefore(text, sentence, cue) ?? unknownBefore(text, sentence, cue);
  const from = startOfGroup(text, sentence, head);
  return { from, to: Math.min(tailEnd(text, head + 1, cue), cue), headAt: head };
};

/** "A baker from the town told …": whoever it is, an article begins the words and no verb stands between. */
const unknownBefore = (
  { tokens, tags }: Text,
  sentence: Sentence,
  cue: number,
): SpeakerWords | null => {
  let from = cue;
  while (from > sentence.from && cue - from < 10) {
    const token = tokens[from - 1];
    if (token === undefined || (token.kind === "mark" && !JOINING.has(token.fold))) break;
    if (tagAt(tags, "clause-openers", from - 1) || tagAt(tags, "be-forms", from - 1)) break;
    from--;
  }
  if (tagAt(tags, "person-starts", from) === null || cue - from < 2) return null;
  if (firstTagIn(tags, NO_SPEAKER, { from, to: cue }) !== null) return null;
  const place = tagsIn(tags, "within-words", { from, to: cue })[0];
  const headAt = (place?.from ?? cue) - 1;
  return headAt > from ? { from, to: cue, headAt } : null;
};
const NO_SPEAKER = [
  "shoot-past",
  "kill-past",
  "wound-past",
  "shoot-participle",
  "event-nouns",
  "die",
] as const;

const nameBefore = (text: Text, sentence: Sentence, cue: number): SpeakerWords | null => {
  let from = cue;
  while (from > sentence.from && text.tokens[from - 1]?.capital) from--;
  const isOutlet = touchesRange(text.outlets, { from, to: cue });
  return from < cue && !isOutlet ? { from, to: cue, headAt: cue - 1 } : null;
};

const startOfGroup = ({ tokens, tags }: Text, sentence: Sentence, head: number): number => {
  let from = head;
  while (from > sentence.from && head - from < 8) {
    if (tagAt(tags, "person-starts", from) !== null) return from;
    const before = tokens[from - 1];
    if (before === undefined || (before.kind === "mark" && !JOINING.has(before.fold))) break;
    if (
      tagAt(tags, "within-words", from - 1) !== null ||
      tagAt(tags, "speech-cues", from - 1) !== null
    )
      break;
    if (tagAt(tags, "clause-openers", from - 1) !== null) break;
    from--;
  }
  return from;
};

/** The quotations of the sentence, or without any its words less cue and source. */
const contentOf = (
  text: Text,
  sentence: Sentence,
  { cue, words }: Found,
): readonly TokenRange[] => {
  const quoted = rangesTouching(text.quotations, sentence).map((quotation) => ({
    from: Math.max(quotation.from, sentence.from),
    to: Math.min(quotation.to, sentence.to),
  }));
  if (quoted.length > 0) return quoted;
  const from = Math.min(cue.from, words?.from ?? cue.from);
  const to = Math.max(cue.to, words?.to ?? cue.to);
  const sides = [
    { from: sentence.from, to: from },
    { from: to, to: sentence.to },
  ];
  const longest = sides.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  return longest.to > longest.from ? [longest] : [];
};

/** A sentence without a cue of its own that stands in a quotation takes the speaker next to the quotation. */
const spreadQuotations = (text: Text, bySentence: (SentenceSpeech | null)[]): void => {
  text.sentences.forEach((sentence, index) => {
    if (bySentence[index] !== null || sentence.role !== "body") return;
    const first = quotationAt(text.quotations, sentence.from);
    if (
      first === null &&
      quotationAt(text.quotations, Math.max(sentence.from, sentence.to - 2)) === null
    )
      return;
    const from = nearSpeech(text, bySentence, index);
    if (from !== null) {
      bySentence[index] = {
        speaker: from.speaker,
        cue: null,
        source: null,
        content: [{ from: sentence.from, to: sentence.to }],
      };
    }
  });
};

const nearSpeech = (
  text: Text,
  bySentence: readonly (SentenceSpeech | null)[],
  index: number,
): SentenceSpeech | null => {
  const paragraph = text.sentences[index]?.paragraph ?? -1;
  const sameParagraph = (other: number) => text.sentences[other]?.paragraph === paragraph;
  for (let other = index - 1; other >= 0 && sameParagraph(other); other--) {
    const speech = bySentence[other];
    if (speech?.speaker) return speech;
  }
  for (let other = index + 1; other < bySentence.length && sameParagraph(other); other++) {
    const speech = bySentence[other];
    if (speech?.speaker) return speech;
  }
  // A quotation that stands alone goes on with the person of the paragraph before.
  for (let other = index - 1; other >= 0; other--) {
    const near = paragraph - (text.sentences[other]?.paragraph ?? 0) <= 1;
    if (!near) return null;
    const speech = bySentence[other];
    if (speech?.speaker) return speech;
  }
  return null;
};
