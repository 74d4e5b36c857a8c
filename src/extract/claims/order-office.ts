/** The words that name an office: "the Ministry of Ports and Rivers", "the General Staff". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import { isHyphen } from "../tokens/token.ts";

/** Where the name of an office begins, back over its article and adjectives. */
export const groupStart = ({ tokens, tags }: Document, head: number, lowest: number): number => {
  let from = head;
  while (from > lowest && head - from < 7) {
    const before = tokens[from - 1];
    if (before === undefined || (before.kind === "mark" && !isHyphen(tokens, from - 1))) break;
    // "the Ministry of Public Order": what an office is of belongs to its name.
    const isOf = tagAt(tags, "of-words", from - 1) !== null && isOfficeBefore(tags, from - 1);
    if (
      tagAt(tags, "clause-openers", from - 1) ||
      (tagAt(tags, "within-words", from - 1) && !isOf) ||
      GROUP_STOPS.some((list) => tagAt(tags, list, from - 1) !== null)
    )
      break;
    from--;
    if (isOf || (from > lowest && tagAt(tags, "of-words", from - 1) !== null)) continue;
    if (tagAt(tags, "person-starts", from) !== null) break;
  }
  return from;
};

/** "be taken to court", "was the governor": before a group, and no part of it. */
const GROUP_STOPS: readonly ListName[] = ["speech-cues", "be-forms", "to-words", "on-words"];

/** "the Ministry of Ports and Rivers": what an office is of goes on in capitals, or is one small word. */
export const nameEnd = ({ tokens, tags }: Document, from: number, verb: number): number => {
  if (tagAt(tags, "of-words", from) === null) return from;
  let end = from;
  for (let at = from; at < verb; at++) {
    const isJoint =
      tagAt(tags, "of-words", at) !== null ||
      tagAt(tags, "definite-articles", at) !== null ||
      tagAt(tags, "name-joins", at) !== null;
    // "the office of the prosecutor"
    const isWhose = end === from && tagAt(tags, "definite-articles", at - 1) !== null;
    // "the council of ministers"
    const isField =
      tagAt(tags, "office-fields", at) !== null && tagAt(tags, "of-words", at - 1) !== null;
    if (tokens[at]?.capital || isField || (isWhose && tokens[at]?.kind === "word")) end = at + 1;
    else if (!isJoint) break;
  }
  return end;
};

/** "the ministry of the interior of Maren": the office is meant, not the country it is of. */
export const withOffice = (
  document: Document,
  { from, to }: TokenRange,
  lowest: number,
): TokenRange => {
  const { tags, tokens } = document;
  if (tagAt(tags, "of-words", from - 1) === null) return { from, to };
  for (let at = from - 2; at >= Math.max(lowest, from - 8); at--) {
    if (tagAt(tags, "issuer-heads", at) !== null && tokens[at + 1]?.kind === "word")
      return { from: groupStart(document, at, lowest), to };
    const isName = tokens[at]?.capital || tagAt(tags, "of-words", at) !== null;
    if (!isName && tagAt(tags, "definite-articles", at) === null) break;
  }
  return { from, to };
};

/** "the commander of the garrison, Colonel Berg": the office that a name stands behind, where one does. */
export const officeBefore = (
  { tokens, tags, times }: Document,
  name: TokenRange,
  lowest: number,
): TokenRange => {
  const end = name.from - 1;
  if (tokens[end]?.fold !== ",") return name;
  let from = end;
  while (from > lowest && end - from < LONGEST_OFFICE) {
    const isOver = tokens[from - 1]?.kind === "mark" || tagAt(tags, "clause-openers", from - 1);
    if (isOver || rangeHolding(times, from - 1) !== null) break;
    from--;
    // "the", unless it is that of what the office is of
    const isOf = OF_OFFICE.some((list) => tagAt(tags, list, from - 1) !== null);
    if (tagAt(tags, "definite-articles", from) !== null && !isOf) break;
  }
  const first = { from, to: Math.min(end, from + TO_OFFICE) };
  const isOffice = OFFICES.some((list) => firstTagIn(tags, [list], first) !== null);
  return isOffice && end - from >= FEWEST_WORDS ? { from, to: end } : name;
};
const LONGEST_OFFICE = 12;
const FEWEST_WORDS = 2;
const TO_OFFICE = 4;
const OFFICES: readonly ListName[] = ["issuer-heads", "superior-heads"];
const OF_OFFICE: readonly ListName[] = ["of-words", "within-words"];

/** True of "of" right after a word for an office. */
export const isOfficeBefore = (tags: Document["tags"], of: number): boolean =>
  tagAt(tags, "issuer-heads", of - 1) !== null;
