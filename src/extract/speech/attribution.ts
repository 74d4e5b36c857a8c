import type { PlaceMention } from "../places/mention.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { joinRanges } from "../tokens/range.ts";
import { firstTagIn, type TokenRange } from "../tokens/tag.ts";
import { figuresOf } from "./figure.ts";
import { type Knowledge, knowledgeOf } from "./knowledge.ts";
import { quotationAt } from "./quotation.ts";
import { makeCast, type Speaker } from "./speaker.ts";
import { type Telling, type TellingText, tellingsOf, toldByIn } from "./telling.ts";

/** Who says a sentence: cue, source and content. Speaker null: the source is named but is nobody's account. */
export type SentenceSpeech = {
  readonly speaker: Speaker | null;
  readonly cue: TokenRange | null;
  readonly source: TokenRange | null;
  readonly content: readonly TokenRange[];
  /** Who told the speaker, from the nearer to the farther. */
  readonly toldBy: readonly TokenRange[];
};

/** Words that a text of an order is quoted or told with: "…, the notice says". */
export type OrderText = {
  readonly source: TokenRange;
  readonly cue: TokenRange;
  readonly content: readonly TokenRange[];
};

/** A number that somebody gives and nothing else: it counts whom the words before it count. */
export type Figure = SentenceSpeech & { readonly cue: TokenRange };

/** Speech of a whole text: by sentence index, with every person who speaks and every order's own words. */
export type Speech = {
  readonly bySentence: readonly (SentenceSpeech | null)[];
  readonly speakers: readonly Speaker[];
  /** The words for who speaks, in order and joined. */
  readonly sources: readonly TokenRange[];
  readonly orderTexts: ReadonlyMap<number, readonly OrderText[]>;
  /** By sentence the numbers that somebody gives on their own ("another said four"). */
  readonly figures: ReadonlyMap<number, readonly Figure[]>;
  readonly knowledge: ReadonlyMap<Speaker, Knowledge>;
};

type Text = TellingText & { readonly places: readonly PlaceMention[] };

/** Finds who says each body sentence; every sentence of a quotation belongs to its speaker. */
export const speechOf = (text: Text): Speech => {
  const cast = makeCast(text);
  const tellings = Map.groupBy(tellingsOf(text), ({ sentence }) => sentence);
  const bySentence: (SentenceSpeech | null)[] = text.sentences.map(() => null);
  const orderTexts = new Map<number, readonly OrderText[]>();
  const figures = new Map<number, readonly Figure[]>();
  const told = Map.groupBy(figuresOf(text), ({ sentence }) => sentence);
  text.sentences.forEach((sentence, index) => {
    const own = tellings.get(index) ?? [];
    const ordering = own.filter(({ isOrderText }) => isOrderText);
    if (ordering.length > 0) orderTexts.set(index, ordering);
    const given = told.get(index) ?? [];
    const [first] = given;
    const said =
      speechIn(text, { sentence, own: own.filter((one) => !ordering.includes(one)) }) ??
      (first === undefined ? null : { ...first, toldBy: [] });
    if (said === null) return;
    const speaker = said.words === null ? null : cast.meet(said.words, sentence);
    const { source, cue, content, toldBy } = said;
    bySentence[index] = { speaker, source, cue, content, toldBy };
    const numbers = given.flatMap((one): readonly Figure[] => {
      if (!one.alone || one.words === null) return [];
      const who = one.cue.from === cue.from ? speaker : cast.meet(one.words, sentence);
      return [{ speaker: who, source: one.source, cue: one.cue, content: one.content, toldBy: [] }];
    });
    if (numbers.length > 0) figures.set(index, numbers);
    for (const other of sentencesInside(text.sentences, index, content))
      bySentence[other] ??= { speaker, source: null, cue: null, content, toldBy };
  });
  spreadQuotations(text, bySentence);
  const knowledge = knowledgeOf(text, cast.speakers, bySentence);
  const sources = joinRanges(bySentence.flatMap((said) => said?.source ?? []));
  return { bySentence, speakers: cast.speakers, sources, orderTexts, figures, knowledge };
};

type Said = Omit<Telling, "sentence" | "isOrderText"> & { readonly toldBy: readonly TokenRange[] };

/** The outermost telling of a person, else an outlet's; whoever is told of inside it told the teller. */
const speechIn = (
  text: Text,
  { sentence, own }: { sentence: Sentence; own: readonly Telling[] },
): Said | null => {
  const contains = (outer: Telling, one: Telling): boolean =>
    outer.content.some((range) => holds(range, one.cue));
  // "They stressed A, a baker said": each could hold the other, and who is named last tells it all.
  const isIn = (one: Telling, other: Telling): boolean =>
    other !== one && contains(other, one) && !(contains(one, other) && followsContent(one));
  const persons = own.filter(({ words }) => words !== null);
  const first = persons.find((one) => !persons.some((other) => isIn(one, other))) ?? own[0];
  if (first === undefined) return null;
  const inner = persons.find((one) => isIn(one, first));
  const innermost = inner?.words ?? toldByIn(text, sentence)?.who ?? null;
  const isSame =
    innermost !== null &&
    first.words !== null &&
    // "The minister: On 3 May I told …"
    (holds(first.words, innermost) || firstTagIn(text.tags, ["first-persons"], innermost) !== null);
  return { ...first, toldBy: innermost === null || isSame ? [] : [innermost] };
};

const followsContent = ({ content, cue }: Telling): boolean =>
  (content[0]?.from ?? cue.from) < cue.from;

const holds = (outer: TokenRange, inner: TokenRange): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

/** Sentences beside the telling's own that lie wholly in what it tells. */
const sentencesInside = (
  sentences: readonly Sentence[],
  index: number,
  content: readonly TokenRange[],
): readonly number[] => {
  const found: number[] = [];
  const isInside = (at: number): boolean => {
    const sentence = sentences[at];
    return (
      sentence !== undefined &&
      content.some(({ from, to }) => from <= sentence.from && sentence.to <= to + MARKS)
    );
  };
  for (let at = index - 1; isInside(at); at--) found.push(at);
  for (let at = index + 1; isInside(at); at++) found.push(at);
  return found;
};
/** Content ends before the marks that end its sentence. */
const MARKS = 3;

/** A sentence without a cue of its own that stands in a quotation takes the speaker next to the quotation. */
const spreadQuotations = (text: Text, bySentence: (SentenceSpeech | null)[]): void => {
  text.sentences.forEach((sentence, index) => {
    if (bySentence[index] !== null || sentence.role !== "body") return;
    const last = Math.max(sentence.from, sentence.to - 2);
    const isQuoted =
      quotationAt(text.quotations, sentence.from) !== null ||
      quotationAt(text.quotations, last) !== null;
    const near = isQuoted ? nearSpeech(text, bySentence, index) : null;
    if (near === null) return;
    const content = [{ from: sentence.from, to: sentence.to }];
    bySentence[index] = { ...near, cue: null, source: null, content };
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
