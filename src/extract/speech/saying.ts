import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { contentAfter, contentBefore, endOfContent, trimmed } from "./content.ts";
import { type Cue, cueAt, type SpeechText } from "./cue.ts";
import { labelAt } from "./label.ts";
import { endsQuotation, quotationAt, startsQuotation } from "./quotation.ts";
import { sourceWithClause } from "./relative.ts";
import { sourceAfter, sourceBefore, sourceBeforeRelative, subjectOfClause } from "./source.ts";

/** Something that somebody says, thinks or wants by the text: who, the words that tell it, and what. */
export type Saying = {
  readonly source: TokenRange | null;
  readonly cue: TokenRange;
  readonly content: readonly TokenRange[];
};

/** A saying with the index of the sentence its cue stands in. */
export type SaidIn = Saying & { readonly sentence: number };

/** Every saying of a text in the order of its cues; what a quotation itself cites belongs to whoever is quoted. */
export const sayingsOf = (text: SpeechText): readonly SaidIn[] => {
  const sayings: SaidIn[] = [];
  text.sentences.forEach((sentence, index) => {
    if (sentence.role === "furniture") return;
    const own: Saying[] = [];
    for (let at = sentence.from; at < sentence.to; at++) {
      if (quotationAt(text.quotations, at) !== null) continue;
      const saying = sayingAt(text, { sentence, index, at }, own);
      if (saying === null) continue;
      own.push(saying);
      if (saying.cue.to > at) at = saying.cue.to - 1;
    }
    for (const saying of own) sayings.push({ ...saying, sentence: index });
  });
  return sayings;
};

/** Where a rule looks: the sentence, its index and the token. */
export type Spot = { readonly sentence: Sentence; readonly index: number; readonly at: number };

const sayingAt = (text: SpeechText, spot: Spot, own: readonly Saying[]): Saying | null =>
  accordingAt(text, spot) ??
  verbAt(text, spot, own) ??
  nounAt(text, spot) ??
  colonAt(text, spot) ??
  labelAt(text, spot);

/** "according to A, b"; "b, according to A". */
const accordingAt = (text: SpeechText, { sentence, index, at }: Spot): Saying | null => {
  const cue = tagAt(text.tags, "cue-prepositions", at);
  if (cue === null || tagAt(text.tags, "not-words", at - 1) !== null) return null;
  const source = untilComma(text, cue.to, sentence.to);
  if (source === null) return null;
  const opens = at === sentence.from || at - sentence.from <= 1;
  const content = opens
    ? contentAfter(text, sentence, { from: source.to, inside: quotationAt(text.quotations, at) })
    : contentBefore(text, { sentence, index }, at);
  return content.length === 0 ? null : { source, cue, content };
};

/** A source after "according to" goes on up to a comma or the sentence's end. */
const untilComma = ({ tokens }: SpeechText, from: number, end: number): TokenRange | null => {
  let to = from;
  while (to < end && to - from < 25) {
    const token = tokens[to];
    if (token === undefined || token.fold === "," || token.fold === "." || token.fold === ";")
      break;
    to++;
  }
  return to > from ? { from, to } : null;
};

const verbAt = (text: SpeechText, spot: Spot, own: readonly Saying[]): Saying | null => {
  const cue = cueAt(text, spot.sentence, spot.at);
  if (cue === null) return null;
  if (cue.frames.includes("seem") || cue.passive) return passiveSaying(text, spot, cue);
  const inverted = invertedSaying(text, spot, cue);
  if (inverted !== null) return inverted;
  const source = subjectOf(text, spot, { cue, own });
  if (source === null) return null;
  const after = parentheticalSaying(text, spot, { cue, source });
  if (after !== null) return after;
  if (!takesContent(text, spot, cue)) return null;
  const content = contentAfter(text, spot.sentence, { from: cue.to, inside: cue.inside });
  return content.length === 0 ? null : { source, cue, content };
};

/** "is expected to", "was accused of", "seems to": the content stands on both sides, its teller is not named. */
const passiveSaying = (text: SpeechText, spot: Spot, cue: Cue): Saying | null => {
  const { sentence } = spot;
  const next = text.tokens[cue.to];
  const subject = sourceBefore(text, sentence, cue.groupFrom);
  if (next !== undefined && tagAt(text.tags, "by-words", cue.to) !== null) {
    const source = sourceAfter(text, cue.to + 1, sentence.to);
    return source === null || subject === null ? null : { source, cue, content: [subject] };
  }
  if (!isToOrThat(text, cue.to)) return null;
  if (cue.frames.some((frame) => frame === "ask" || frame === "tell")) return null;
  const rest = endOfContent(text, sentence, { from: cue.to, inside: cue.inside });
  const content = [...(subject === null ? [] : [subject]), { from: cue.to, to: rest }];
  return rest > cue.to ? { source: null, cue, content } : null;
};

/** A word that opens what is said or meant. */
const isToOrThat = ({ tags }: SpeechText, at: number): boolean =>
  tagAt(tags, "infinitive-words", at) !== null || tagAt(tags, "that-words", at) !== null;

/** "…," said Anna Berg. */
const invertedSaying = (text: SpeechText, spot: Spot, cue: Cue): Saying | null => {
  const before = text.tokens[cue.from - 1];
  if (cue.form !== "finite" || cue.groupFrom < cue.from) return null;
  if (!cue.frames.some((frame) => frame === "say" || frame === "ask")) return null;
  if (before?.fold !== "," && !endsQuotation(text.quotations, cue.from)) return null;
  // ", reported that two men …": what is said follows, not who says it.
  if (tagAt(text.tags, "that-words", cue.to) !== null) return null;
  if (sourceBeforeRelative(text, spot.sentence, cue.from) !== null) return null;
  const source = sourceAfter(text, cue.to, spot.sentence.to);
  if (source === null || sourceEndsClause(text, spot.sentence, source) === false) return null;
  const content = contentBefore(text, spot, cue.from);
  return content.length === 0 ? null : { source, cue, content };
};

/** After the teller of an inverted cue comes a mark or an adjunct, never a verb of theirs. */
const sourceEndsClause = ({ tokens, tags }: SpeechText, sentence: Sentence, source: TokenRange) => {
  const next = tokens[source.to];
  if (next === undefined || source.to >= sentence.to || next.kind === "mark") return true;
  // "said a nurse who asked not to be named": the verb is of what tells who they are.
  return (
    tagAt(tags, "cue-adjuncts", source.to) !== null ||
    tagAt(tags, "weekdays", source.to) !== null ||
    firstTagIn(tags, ["relative-pronouns"], { from: source.from + 1, to: source.to }) !== null
  );
};

/** "…," she said on Monday; "the plan, she said, is dead". */
const parentheticalSaying = (
  text: SpeechText,
  spot: Spot,
  { cue, source }: { cue: Cue; source: TokenRange },
): Saying | null => {
  const { tokens } = text;
  if (!cue.frames.some((frame) => frame !== "object" && frame !== "seem")) return null;
  if (cue.form !== "finite" || source.from <= spot.sentence.from) return null;
  const before = tokens[source.from - 1];
  const isAs = tagAt(text.tags, "as-words", source.from - 1) !== null;
  const isSet =
    before !== undefined &&
    (MARKS_BEFORE.has(before.fold) || isAs || endsQuotation(text.quotations, source.from));
  if (!isSet || source.from - 1 <= spot.sentence.from) return null;
  if (!isShut(text, spot.sentence, cue)) return null;
  const from = isAs ? source.from - 1 : source.from;
  const content = contentBefore(text, spot, from);
  return content.length === 0 ? null : { source, cue, content };
};
const MARKS_BEFORE = new Set([",", "\u2014", "\u2013", "?", "!"]);

/** Nothing but a mark, or an adjunct up to one, follows the cue: it tells what stands before it. */
const isShut = (
  { tokens, tags, quotations }: SpeechText,
  sentence: Sentence,
  cue: Cue,
): boolean => {
  const next = tokens[cue.to];
  if (next === undefined || cue.to >= sentence.to) return true;
  if (next.fold === "." || next.fold === "," || next.fold === ";" || next.fold === "\u2014")
    return true;
  if (next.fold === ":" || startsQuotation(quotations, cue.to)) return false;
  if (
    tagAt(tags, "content-openers", cue.to) !== null &&
    tagAt(tags, "infinitive-words", cue.to) === null
  )
    return false;
  const isAdjunct =
    tagAt(tags, "cue-adjuncts", cue.to) !== null || tagAt(tags, "weekdays", cue.to) !== null;
  if (!isAdjunct && !cue.frames.includes("tell") && !cue.frames.includes("ask")) return false;
  for (let at = cue.to; at < sentence.to; at++) {
    if (tagAt(tags, "that-words", at) !== null || startsQuotation(quotations, at)) return false;
    if (tokens[at]?.fold === ",") return true;
  }
  return true;
};

/** Whether what follows a cue that stands before its content can be content at all. */
const takesContent = (
  { tokens, tags, quotations }: SpeechText,
  { sentence }: Spot,
  cue: Cue,
): boolean => {
  const next = tokens[cue.to];
  if (next === undefined || cue.to >= sentence.to - 1) return false;
  // "said by telephone that": by what means, and not by whom.
  const isBy = tagAt(tags, "by-words", cue.to) !== null && tagAt(tags, "by-means", cue.to) === null;
  if (isBy || next.fold === ".") return false;
  if (cue.frames.every((frame) => frame === "object"))
    return next.kind !== "mark" || startsQuotation(quotations, cue.to);
  return tagAt(tags, "be-forms", cue.to) === null;
};

const subjectOf = (
  text: SpeechText,
  { sentence }: Spot,
  { cue, own }: { cue: Cue; own: readonly Saying[] },
): TokenRange | null => {
  const { tokens, tags } = text;
  const before = tokens[cue.groupFrom - 1];
  const sameQuote = own.filter(
    (saying) => quotationAt(text.quotations, saying.cue.from) === cue.inside && saying.source,
  );
  const last = sameQuote.at(-1)?.source ?? null;
  if (cue.form === "ing" || cue.form === "base") {
    return last ?? subjectOfClause(text, sentence, cue.groupFrom);
  }
  if (before === undefined || cue.groupFrom <= sentence.from) return null;
  if (tagAt(tags, "cue-joins", cue.groupFrom - 1) !== null) {
    return last ?? subjectOfClause(text, sentence, cue.groupFrom - 1);
  }
  const unnamed = unnamedBefore(text, sentence, cue.groupFrom);
  if (unnamed !== null) return unnamed;
  const described = sourceWithClause(text, sentence, cue.groupFrom);
  if (described !== null) return described;
  const group = sourceBefore(text, sentence, cue.groupFrom);
  if (group !== null && tagAt(tags, "relative-pronouns", group.to - 1) !== null) {
    const antecedent = antecedentOf(text, sentence, group.to - 1);
    return antecedent === null ? group : { from: antecedent.from, to: group.to };
  }
  return group;
};

/** "a nurse who asked not to be named said": whoever the wish for silence is of, with its words. */
const unnamedBefore = (text: SpeechText, sentence: Sentence, end: number): TokenRange | null => {
  const { tags } = text;
  const wish = tagsIn(tags, "anonymity-cues", { from: end - LONGEST_WISH, to: end }).at(-1);
  if (wish?.to !== end || tagAt(tags, "relative-pronouns", wish.from - 1) === null) return null;
  const antecedent = antecedentOf(text, sentence, wish.from - 1);
  return antecedent === null ? null : { from: antecedent.from, to: end };
};
const LONGEST_WISH = 8;

const antecedentOf = (text: SpeechText, sentence: Sentence, who: number): TokenRange | null => {
  const end = text.tokens[who - 1]?.fold === "," ? who - 1 : who;
  return sourceBefore(text, sentence, end);
};

/** "the claim that", "their calls for": whose it is stands before. */
const nounAt = (text: SpeechText, { sentence, at }: Spot): Saying | null => {
  const { tokens, tags } = text;
  const cue = tagAt(tags, "cue-nouns", at);
  if (cue === null) return null;
  const before = tokens[at - 1];
  let source: TokenRange | null = null;
  if (before?.fold === "'s") source = sourceBefore(text, sentence, at - 1);
  else if (tagAt(tags, "possessives", at - 1) !== null) source = { from: at - 1, to: at };
  if (source === null) return null;
  const from = isToOrThat(text, cue.to - 1) ? cue.to - 1 : cue.to;
  const content = contentAfter(text, sentence, {
    from,
    inside: quotationAt(text.quotations, at),
  });
  return content.length === 0 ? null : { source, cue, content };
};

/** Anna Berg: “…” */
const colonAt = (text: SpeechText, { sentence, at }: Spot): Saying | null => {
  const { tokens, quotations } = text;
  if (tokens[at]?.fold !== ":" || at <= sentence.from) return null;
  const quotation = quotationAt(quotations, at + 1);
  if (quotation === null || quotation.from !== at + 1) return null;
  if (!tokens[at - 1]?.capital) return null;
  const source = sourceBefore(text, sentence, at);
  if (source === null || source.from > sentence.from) return null;
  return { source, cue: { from: at, to: at + 1 }, content: [trimmed(text, quotation)] };
};
