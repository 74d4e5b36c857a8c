import type { Block, BlockRole } from "../../model/reading.ts";
import type { Tags } from "../tokens/tag.ts";
import { tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** A sentence: tokens `[from, to)`, the role of the block it stands in and its paragraph's number. */
export type Sentence = {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly role: BlockRole;
  readonly paragraph: number;
};

/** Splits a text's tokens into sentences; none crosses a block or an empty line. */
export const sentencesOf = (
  tokens: readonly Token[],
  tags: Tags,
  blocks: readonly Block[],
): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  let paragraph = 0;
  let block = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    while (block < blocks.length && (blocks[block]?.end ?? 0) <= token.start) block++;
    const blockEnd = blocks[block]?.end ?? Number.POSITIVE_INFINITY;
    const breaksParagraph = next === undefined || next.breaks > 0 || next.start >= blockEnd;
    if (!breaksParagraph && at - from < LONGEST && !isEnd(at, tokens, tags)) continue;
    const first = tokens[from];
    const role = roleAt(blocks, block, token.start);
    if (first !== undefined) {
      sentences.push({ from, to: at + 1, start: first.start, end: token.end, role, paragraph });
    }
    from = at + 1;
    if (breaksParagraph) paragraph++;
  }
  return sentences;
};

/** Rules look at a whole sentence at once; what runs on longer is a table or meant to slow us down. */
const LONGEST = 300;

const roleAt = (blocks: readonly Block[], block: number, offset: number): BlockRole => {
  const found = blocks[block];
  // A reading without blocks over these words is one body.
  return found !== undefined && found.start <= offset ? found.role : "body";
};

const ENDS = new Set([".", "!", "?", "\u2026"]);
const CLOSERS = new Set(['"', "\u201d", "\u2019", "'", ")", "]", "\u00bb"]);
const OPENERS = new Set(['"', "\u201c", "\u2018", "'", "(", "[", "\u00ab"]);

/** A mark that ends a sentence, with its closing quotes: decided at the last of them. */
const isEnd = (at: number, tokens: readonly Token[], tags: Tags): boolean => {
  if (isRaised(tokens, at)) return endsBeforeRaised(at, tokens, tags);
  let mark = beforeNote(at, tokens) ?? at;
  while (mark > 0 && CLOSERS.has(tokens[mark]?.fold ?? "") && at - mark < 4) mark--;
  const ending = tokens[mark];
  if (ending === undefined || ending.kind !== "mark" || !ENDS.has(ending.fold)) {
    return endsWithInitials(at, tokens, tags);
  }
  const next = tokens[at + 1];
  if (next === undefined) return true;
  if (CLOSERS.has(next.fold) && next.start === tokens[at]?.end) return false;
  if (ENDS.has(next.fold)) return false;
  if (ending.fold === "." && isAbbreviation(mark, tokens, tags)) return false;
  return (
    startsSentence(next, tokens[at + 2], ending) ||
    startsGlued({ before: tokens[mark - 1], ending, next, after: tokens[at + 2] })
  );
};

/** "¹" glued to what stands before it: the number of a note. */
const isRaised = (tokens: readonly Token[], at: number): boolean =>
  RAISED.test(tokens[at]?.fold ?? "") && tokens[at]?.start === tokens[at - 1]?.end;
const RAISED = /^[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]$/;

/** "… the period before.¹ Four of the dead", "after 10 p.m.² Others": as if the note were not there. */
const endsBeforeRaised = (at: number, tokens: readonly Token[], tags: Tags): boolean => {
  let last = at;
  while (last > 0 && isRaised(tokens, last)) last--;
  const next = tokens[at + 1];
  if (next === undefined || isRaised(tokens, at + 1)) return next === undefined;
  const isStop = ENDS.has(tokens[last]?.fold ?? "") && !isAbbreviation(last, tokens, tags);
  const isInitials = tokens[last]?.fold.includes(".") === true;
  return next.start > (tokens[at]?.end ?? 0) && next.capital && (isStop || isInitials);
};

/** "… in 17 of them.[2]", "… standing.(8)": the mark before the number of a note; null where none stands there. */
const beforeNote = (at: number, tokens: readonly Token[]): number | null => {
  const opening = NOTES.get(tokens[at]?.fold ?? "");
  const [ending, open, number] = [tokens[at - 3], tokens[at - 2], tokens[at - 1]];
  const isNote =
    opening !== undefined && open?.fold === opening && number?.kind === "number" && ending;
  return isNote && open.start === ending.end && ENDS.has(ending.fold) ? at - 3 : null;
};
const NOTES: ReadonlyMap<string, string> = new Map([
  ["]", "["],
  [")", "("],
]);

/** "… police said.The driver": paragraphs that lost what parted them; an address of the web goes on at once. */
const startsGlued = ({
  before,
  ending,
  next,
  after,
}: {
  before: Token | undefined;
  ending: Token;
  next: Token;
  after: Token | undefined;
}): boolean =>
  before?.kind === "word" &&
  !before.capital &&
  before.end === ending.start &&
  before.end - before.start > 1 &&
  next.start === ending.end &&
  next.capital &&
  after !== undefined &&
  (after.start > next.end || after.fold === ",");

const startsSentence = (next: Token, after: Token | undefined, ending: Token): boolean => {
  if (next.start === ending.end) return false;
  if (next.kind === "number" || next.capital) return true;
  return OPENERS.has(next.fold) && (after?.capital === true || after?.kind !== "word");
};

const isAbbreviation = (mark: number, tokens: readonly Token[], tags: Tags): boolean => {
  const word = tokens[mark - 1];
  const point = tokens[mark];
  if (word === undefined || point === undefined || word.end !== point.start) return false;
  if (word.kind !== "word") return false;
  if (word.fold.length === 1 && word.capital) return !opensAnew(mark + 1, tokens, tags);
  return word.capital || word.fold === "no"
    ? tagAt(tags, "abbreviations", mark - 1) !== null && !(tokens[mark + 1]?.breaks ?? 0)
    : false;
};

/** "told Radio X. The men": no name goes on with an article or a pronoun; "J. A. Doe" does with an initial. */
const opensAnew = (at: number, tokens: readonly Token[], tags: Tags): boolean =>
  tokens[at]?.capital === true &&
  tokens[at + 1]?.fold !== "." &&
  OPENING.some((list) => tagAt(tags, list, at) !== null);
const OPENING = ["determiners", "singular-pronouns", "plural-subjects"] as const;

/** "… at 5 p.m. The guards": the point belongs to the initials, so the next capital decides. */
const endsWithInitials = (at: number, tokens: readonly Token[], tags: Tags): boolean => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || token.kind !== "word" || !token.fold.includes(".")) return false;
  // "at 8 p.m. Monday, police said" goes on.
  if (tagAt(tags, "weekdays", at + 1) !== null && next?.breaks === 0) return false;
  return !token.capital && next?.capital === true;
};
