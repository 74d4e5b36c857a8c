import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import {
  firstTagIn,
  type OutletMention,
  type Tags,
  type TokenRange,
  tagAt,
  tagsIn,
} from "../tokens/tag.ts";
import type { SpeechText } from "./cue.ts";
import { quotationAt } from "./quotation.ts";
import { type SaidIn, sayingsOf } from "./saying.ts";
import type { SpeakerWords } from "./speaker.ts";

/** A saying that vouches for what it tells. `words` null: an outlet tells it, or the words of an order. */
export type Telling = {
  readonly sentence: number;
  /** All the words that say who tells, with what is told of them ("who asked not to be named"). */
  readonly source: TokenRange;
  readonly words: SpeakerWords | null;
  /** "the notice says": the words of an order, and nobody's account. */
  readonly isOrderText: boolean;
  readonly cue: TokenRange;
  readonly content: readonly TokenRange[];
};

/** What rules of telling look at beside the sayings. */
export type TellingText = SpeechText & { readonly outlets: readonly OutletMention[] };

/** Sayings of a text's body that vouch for something; wishes, orders and opinions are none. */
export const tellingsOf = (text: TellingText): readonly Telling[] =>
  sayingsOf(text).flatMap((saying) => {
    const sentence = text.sentences[saying.sentence];
    if (sentence?.role !== "body") return [];
    const telling = tellingOf(text, saying, sentence);
    return telling === null ? [] : [telling];
  });

const tellingOf = (
  text: TellingText,
  { source, cue, content, sentence: index }: SaidIn,
  sentence: Sentence,
): Telling | null => {
  const { tags } = text;
  if (source === null || !vouches(text, cue) || isNobody(tags, source)) return null;
  // "The ministry put up a notice saying": what says it is cut from its article, and no person.
  if (source.to < cue.from && tagAt(tags, "determiners", source.to - 1) !== null) return null;
  if (isNegated(text, sentence, cue) || isOrderGiven(text, cue)) return null;
  const isOrderText =
    firstTagIn(tags, ["order-nouns", "public-texts"], headOf(text, source)) !== null ||
    isKnownText(text, { source, cue, sentence: index });
  const isOutlet =
    rangeHolding(text.outlets, source.to - 1) !== null ||
    (touchesRange(text.outlets, headOf(text, source)) &&
      firstTagIn(tags, ["source-heads"], source) === null);
  const words = isOrderText || isOutlet ? null : speakerWords(text, source);
  if (words === null && !isOrderText && !isOutlet) return null;
  return { sentence: index, source, words, isOrderText, cue, content };
};

/** "it says", "according to the document": the order that a sentence right before names. */
const isKnownText = (
  text: SpeechText,
  { source, cue, sentence }: Pick<SaidIn, "cue" | "sentence"> & { readonly source: TokenRange },
): boolean => {
  const { tags, sentences } = text;
  const isIt = source.to === source.from + 1 && tagAt(tags, "thing-pronouns", source.from) !== null;
  const isPaper =
    tagAt(tags, "definite-starts", source.from) !== null &&
    firstTagIn(tags, ["written-nouns"], headOf(text, source)) !== null;
  // "It said" may be an office; a text says it at all times.
  if (!isPaper && !(isIt && tagAt(tags, "text-cues", cue.from) !== null)) return false;
  const named = sentences
    .slice(Math.max(0, sentence - TO_TEXT), sentence)
    .filter(({ role }) => role === "body");
  return named.some((one) => firstTagIn(tags, ["order-nouns"], one) !== null);
};
const TO_TEXT = 2;

/** "said", "according to", “Anna Berg:”: a word that reports, not one that wants or judges. */
const vouches = ({ tags, tokens }: SpeechText, cue: TokenRange): boolean =>
  tagAt(tags, "cue-prepositions", cue.from) !== null ||
  tokens[cue.from]?.fold === ":" ||
  endsIn(tags, "speech-cues", cue);

/** "have told" stands in a list as a whole: its last word is the cue. */
const endsIn = (tags: Tags, list: ListName, cue: TokenRange): boolean =>
  tagAt(tags, list, cue.from) !== null ||
  tagsIn(tags, list, { from: cue.from - HELPERS, to: cue.from }).some(({ to }) => to > cue.from);
const HELPERS = 2;

/** "nobody said", "whoever reports": no one speaks. */
const isNobody = (tags: Tags, source: TokenRange): boolean =>
  tagAt(tags, "negation", source.from) !== null ||
  tagAt(tags, "generic-cues", source.from) !== null;

/** "has not said": nothing is told; "without warning, according to": the negation is of what is told. */
const isNegated = ({ tokens, tags }: SpeechText, sentence: Sentence, cue: TokenRange): boolean => {
  let from = cue.from;
  while (
    from > Math.max(sentence.from, cue.from - TO_NEGATION) &&
    tokens[from - 1]?.kind !== "mark"
  )
    from--;
  return tagsIn(tags, "negators", { from, to: cue.from }).length > 0;
};
const TO_NEGATION = 3;

/** "told soldiers that they must fire": an order to those told, not a report to the outlet. */
const isOrderGiven = ({ tags, outlets }: TellingText, cue: TokenRange): boolean => {
  if (!endsIn(tags, "tell-verbs", cue) || touchesRange(outlets, { from: cue.to, to: cue.to + 2 }))
    return false;
  const told = tagsIn(tags, "addressee-heads", { from: cue.to, to: cue.to + 6 })[0];
  if (told === undefined) return false;
  // "told the paper that soldiers …": whoever follows the opener was told nothing.
  if (firstTagIn(tags, ["clause-openers"], { from: cue.to, to: told.from }) !== null) return false;
  return tagsIn(tags, "obligation", { from: told.to, to: told.to + 12 }).length > 0;
};

/** The words of the source up to the first of its asides or places. */
const headOf = ({ tokens, tags }: SpeechText, source: TokenRange): TokenRange => {
  let to = source.from;
  while (to < source.to) {
    const isEnd =
      to > source.from &&
      (tokens[to]?.fold === "," ||
        tagAt(tags, "within-words", to) !== null ||
        tagAt(tags, "relative-pronouns", to) !== null);
    if (isEnd) break;
    to++;
  }
  return { from: source.from, to };
};

/** The description by which the text would call the teller again, and its noun; null where it names nobody. */
export const speakerWords = (text: SpeechText, source: TokenRange): SpeakerWords | null => {
  const { tokens, tags } = text;
  const range = described(text, source);
  const head = headOf(text, range);
  if (firstTagIn(tags, NO_SPEAKER, head) !== null) return null;
  for (let at = head.from; at < head.to; at++) {
    const isHead = tagAt(tags, "source-heads", at) !== null;
    if (isHead && tagAt(tags, "source-heads", at + 1) === null) return { ...range, headAt: at };
  }
  const last = head.to - 1;
  if (tokens[last]?.kind !== "word") return null;
  return begins(text, range.from) ? { ...range, headAt: last } : null;
};
const NO_SPEAKER = ["shoot-past", "kill-past", "wound-past", "event-nouns", "die"] as const;

/** Persons begin with an article, a number, a pronoun or a name. */
const begins = ({ tokens, tags }: SpeechText, at: number): boolean =>
  tokens[at]?.capital === true ||
  tokens[at]?.kind === "number" ||
  tagAt(tags, "person-starts", at) !== null ||
  tagAt(tags, "possessives", at) !== null ||
  tagAt(tags, "pronouns", at) !== null ||
  tagAt(tags, "speaking-pronouns", at) !== null;

/** Less the aside that tells of their wish for silence, and less what is theirs ("the source's account"). */
const described = (text: SpeechText, source: TokenRange): TokenRange => {
  const { tokens, tags } = text;
  let commas = 0;
  for (let at = source.from + 1; at < source.to; at++) {
    const fold = tokens[at]?.fold;
    const owns = fold === "'s" && tagAt(tags, "source-heads", at - 1) !== null;
    if (owns && tagAt(tags, "source-heads", at + 1) === null) return { from: source.from, to: at };
    if (tagAt(tags, "relative-pronouns", at) !== null || fold === "(") return cut(text, source, at);
    if (fold !== ",") continue;
    commas++;
    if (commas > 1 || !isApposition(text, at + 1)) return { from: source.from, to: at };
  }
  return source;
};

const cut = ({ tokens }: SpeechText, { from }: TokenRange, at: number): TokenRange => ({
  from,
  to: tokens[at - 1]?.fold === "," ? at - 1 : at,
});

/** "Anna Berg, the head of the clinic"; "the spokesman, Ola Lind". */
const isApposition = ({ tokens, tags }: SpeechText, at: number): boolean =>
  tokens[at]?.capital === true || tagAt(tags, "person-starts", at) !== null;

/** Who told the teller, and whether the words say it of the teller ("who had it from a guard") or of a paper ("citing two clerks"). */
export type ToldBy = { readonly who: TokenRange; readonly ofTeller: boolean };

/** Who told it to whoever tells a sentence; null where the text does not say, or only supposes it. */
export const toldByIn = (text: SpeechText, sentence: TokenRange): ToldBy | null => {
  const { tags, quotations } = text;
  for (const cue of tagsIn(tags, "told-by-cues", sentence)) {
    if (quotationAt(quotations, cue.from) !== null) continue;
    const before = { from: Math.max(sentence.from, cue.from - 4), to: cue.from };
    if (firstTagIn(tags, ["hypothetical-cues", "negation"], before) !== null) continue;
    const who = groupAfter(text, cue.to, sentence.to);
    const ofTeller = firstTagIn(tags, ["singular-pronouns", "pronouns"], before) !== null;
    if (who !== null) return { who, ofTeller };
  }
  return null;
};

/** A short noun group: its article, its noun and a place. */
const groupAfter = (text: SpeechText, from: number, end: number): TokenRange | null => {
  const { tokens, tags } = text;
  if (!begins(text, from) || tagAt(tags, "pronouns", from) !== null) return null;
  let to = from;
  while (to < end && to - from < LONGEST_GROUP) {
    const token = tokens[to];
    if (token === undefined || (token.kind === "mark" && token.fold !== "-" && token.fold !== "'s"))
      break;
    const isStop =
      to > from &&
      (tagAt(tags, "source-bounds", to) !== null ||
        tagAt(tags, "relative-pronouns", to) !== null ||
        tagAt(tags, "speech-cues", to) !== null ||
        tagAt(tags, "be-forms", to) !== null);
    if (isStop) break;
    to++;
  }
  return to > from ? { from, to } : null;
};
const LONGEST_GROUP = 10;
