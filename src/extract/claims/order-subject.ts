/** Who the words name as having done something: right before a verb, or after "by" and "from". */
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isHyphen } from "../tokens/token.ts";
import { groupStart, nameEnd, officeBefore, withOffice } from "./order-office.ts";

/** Words for who can give an order: offices, and ranks above those who obey. */
export const GIVERS: readonly ListName[] = ["issuer-heads", "superior-heads"];

/** The office or rank that a word is; null for a word of neither. */
export const giverAt = (document: Document, at: number): Tag | null => {
  const { tags } = document;
  const head = GIVERS.map((list) => tagAt(tags, list, at)).find((tag) => tag !== null) ?? null;
  return head !== null && isRank(document, head) ? head : null;
};

/** "a major ordered", "Major Reed", "the major of the post"; not "a major operation". */
const isRank = ({ tokens, tags }: Document, { from, to }: Tag): boolean => {
  const next = tokens[to];
  // "a three-judge panel"
  if (isHyphen(tokens, from - 1)) return false;
  if (tagAt(tags, "rank-adjectives", from) === null || tokens[from]?.capital) return true;
  return next?.kind !== "word" || next.capital || AFTER_RANK.some((list) => tagAt(tags, list, to));
};
const AFTER_RANK: readonly ListName[] = [
  ...(["order-verbs", "tell-verbs", "give-verbs", "relaying-verbs", "verb-helpers"] as const),
  ...(["prepositions", "clause-openers", "have-forms", "bidding-verbs", "naming-words"] as const),
];

/** "a spokesman of the ministry": the office that the words name; null for a person of none. */
export const officeIn = (document: Document, source: TokenRange): TokenRange | null => {
  const head = tagsIn(document.tags, "issuer-heads", source).at(-1);
  return head === undefined
    ? null
    : { from: groupStart(document, head.from, source.from), to: head.to };
};

/** The office right before a verb of saying, ordering or issuing; null where a sentence has none. */
export const actorIn = (document: Document, sentence: Sentence): TokenRange | null => {
  for (const list of ["tell-verbs", "order-verbs", "issue-verbs"] as const) {
    for (const verb of tagsIn(document.tags, list, sentence)) {
      const near = Math.max(sentence.from, verb.from - 2);
      // "the General Staff": the last word of the name.
      const head = tagsIn(document.tags, "issuer-heads", { from: near, to: verb.from }).at(-1);
      if (head !== undefined)
        return { from: groupStart(document, head.from, sentence.from), to: head.to };
    }
  }
  return null;
};

/** The last office, leader or state named before the verb, with its article and adjectives. */
export const actorBefore = (
  document: Document,
  verb: number,
  lowest: number,
): TokenRange | null => {
  const { tokens, tags } = document;
  // "The army declared a strip of 1 km off limits and ordered": the same giver.
  const isJoined = tagAt(tags, "cue-joins", verb - 1) !== null;
  const reach = isJoined ? TO_FIRST_ACTOR : TO_ACTOR;
  for (let at = verb - 1; at >= Math.max(lowest, verb - reach); at--) {
    const token = tokens[at];
    if (token === undefined || ["\u201d", ";", "(", ")"].includes(token.fold)) return null;
    const found =
      officeAt(document, at, { verb, lowest }) ?? namedAt(document, at, { verb, lowest });
    if (found === null || isBeside(document, found)) continue;
    // "assembled his sergeants and ordered": whoever did the one thing did the other.
    if (isJoined && !isOpening(document, found, lowest)) continue;
    return isAsked(document, found) ? null : ofWhich(document, found, lowest);
  }
  return null;
};
const TO_ACTOR = 12;
const TO_FIRST_ACTOR = 24;

/** "a major of the Third Brigade": the officer, not what he is of. */
const ofWhich = (document: Document, found: TokenRange, lowest: number): TokenRange => {
  const { tags } = document;
  const at = found.from - 2;
  if (at < lowest || tagAt(tags, "of-words", at + 1) === null) return found;
  return giverAt(document, at) === null
    ? found
    : { from: groupStart(document, at, lowest), to: found.to };
};

type Span = { readonly verb: number; readonly lowest: number };

/** The group of an office whose last word stands there. */
const officeAt = (document: Document, at: number, { verb, lowest }: Span): TokenRange | null => {
  const { tags } = document;
  const head = giverAt(document, at);
  // "a closed military area": a place.
  const isArea = (tagsIn(tags, "zone-words", { from: at - 2, to: at + 1 }).at(-1)?.to ?? 0) > at;
  // "a copy of which the agency has seen": whoever reads an order did not give it.
  const isReader = firstTagIn(tags, ["text-seen-verbs"], { from: at + 1, to: at + 3 }) !== null;
  // "within 500 metres of the state border"
  const isLine = tagAt(tags, "reference-lines", at + 1) !== null;
  if (head === null || isArea || isReader || isLine) return null;
  const from = groupStart(document, at, lowest);
  // "any guard who …": whoever it may be gives no order.
  if (tagAt(tags, "any-words", from) !== null) return null;
  return officeBefore(document, { from, to: nameEnd(document, head.to, verb) }, lowest);
};

/** The state or the person whose name ends there. */
const namedAt = (document: Document, at: number, { lowest }: Span): TokenRange | null => {
  const { tokens, tags } = document;
  const place = within(document.places, { from: at - 4, to: at + 1 }).find(
    (mention) => mention.to === at + 1 && mention.actor,
  );
  if (place !== undefined) return withOffice(document, place, lowest);
  const isName =
    tokens[at]?.capital &&
    tokens[at - 1]?.capital &&
    tokens[at + 1]?.capital !== true &&
    giverAt(document, at) === null &&
    tagAt(tags, "weekdays", at) === null &&
    // "In October 1953"
    tagAt(tags, "prepositions", at - 1) === null &&
    // "On 3 May I told …": a day before whoever speaks.
    rangeHolding(document.times, at - 1) === null;
  if (!isName) return null;
  let from = at;
  while (from > lowest && tokens[from - 1]?.capital) from--;
  // "Standing Order No. 12"
  if (tokens[at + 1]?.fold === "." && tokens[at + 2]?.kind === "number") return null;
  const name = withOffice(document, { from, to: at + 1 }, lowest);
  return officeBefore(document, name, lowest);
};

/** "above Lake Sarn", "taken to court", "gave the state": named there as something else than who acts. */
const isBeside = ({ tags }: Document, { from }: TokenRange): boolean =>
  (tagAt(tags, "prepositions", from - 1) !== null && tagAt(tags, "of-words", from - 1) === null) ||
  TO_WHOM.some((list) => tagsIn(tags, list, { from: from - 3, to: from }).at(-1)?.to === from);
const TO_WHOM: readonly ListName[] = ["order-verbs", "tell-verbs", "give-verbs"];

/** At the start of a clause, or right behind who said so. */
const isOpening = ({ tokens, tags }: Document, { from }: TokenRange, lowest: number): boolean =>
  from <= lowest ||
  tokens[from - 1]?.kind === "mark" ||
  OPENERS.some((list) => tagAt(tags, list, from - 1) !== null);
const OPENERS: readonly ListName[] = ["clause-openers", "speech-cues", "that-words"];

/** "asked the government to explain an order": those who are asked; and whoever asks did not give it. */
const isAsked = ({ tags }: Document, { from }: TokenRange): boolean => {
  const asking = tagsIn(tags, "cue-verbs", { from: from - 2, to: from }).at(-1);
  return asking?.to === from && asking.value.startsWith(ASKING);
};
/** How the lexicon marks verbs by which somebody is asked. */
const ASKING = "ask";

/** "from the Ministry of the Interior": capitals and small words up to the office's last word. */
export const actorFrom = (document: Document, from: number, end: number): TokenRange | null => {
  const { tokens, tags, times } = document;
  if (tagAt(tags, "relative-pronouns", from) !== null) return null;
  let to = from;
  let head = -1;
  while (to < Math.min(end, from + LONGEST)) {
    const token = tokens[to];
    const isMark = token?.kind === "mark" && token.fold !== "'s" && token.fold !== "-";
    if (token === undefined || (isMark && !isInitial(document, to))) break;
    const office = giverAt(document, to);
    // "of the Ministry of the Interior of August 2020": the day is not the office's.
    if (rangeHolding(times, to) !== null || rangeHolding(times, to + 1) !== null) break;
    // "by decree of the council of ministers"
    const isField =
      head === to - 2 &&
      tagAt(tags, "office-fields", to) !== null &&
      tagAt(tags, "of-words", to - 1) !== null;
    if (
      office === null &&
      !isField &&
      tagAt(tags, "office-areas", to) === null &&
      !isJoint(document, to, { from, head })
    )
      break;
    // "of the Lind sector"
    const isArea = head === to - 1 && tagAt(tags, "office-areas", to) !== null;
    // "the border service" is one word for an office.
    const last = office === null ? to : office.to - 1;
    if (office !== null || isField || isArea || (head >= 0 && token.capital)) head = last;
    to = last + 1;
  }
  return head < 0 ? personFrom(document, from, end) : { from, to: head + 1 };
};
const LONGEST = 9;

/** A word that can stand inside an office's name. */
const isJoint = (
  document: Document,
  at: number,
  { from, head }: { from: number; head: number },
): boolean => {
  const { tokens, tags } = document;
  const token = tokens[at];
  return (
    token?.capital === true ||
    // "the 27th Brigade"
    (token?.kind === "number" && tokens[at + 1]?.capital === true) ||
    isInitial(document, at) ||
    at === from ||
    token?.fold === "and" ||
    // "the regiment's commander"
    token?.fold === "'s" ||
    tagAt(tags, "definite-articles", at) !== null ||
    tagAt(tags, "of-words", at) !== null ||
    (head < 0 && isBeforeHead(document, at))
  );
};

/** "the regional commander", "the provincial border office": adjectives before the word for who gives it. */
const isBeforeHead = (document: Document, at: number): boolean => {
  const { tokens, tags } = document;
  if (giverAt(document, at + 1) !== null) return true;
  const isPlain = [at, at + 1].every(
    (other) =>
      tokens[other]?.kind === "word" && NOT_ADJECTIVES.every((list) => !tagAt(tags, list, other)),
  );
  return isPlain && giverAt(document, at + 2) !== null;
};
const NOT_ADJECTIVES: readonly ListName[] = [
  ...(["prepositions", "be-forms", "clause-openers", "cue-joins", "person-starts"] as const),
  ...(["definite-articles", "addressee-heads"] as const),
];

/** "Lt. Col. R. Sengar": a full stop that ends no sentence. */
const isInitial = ({ tokens, sentences }: Document, at: number): boolean =>
  tokens[at]?.fold === "." &&
  tokens[at - 1]?.capital === true &&
  tokens[at + 1]?.capital === true &&
  rangeHolding(sentences, at - 1) === rangeHolding(sentences, at + 1);

/** "by Joao Silva", "orders from Sarn": a name without an office, of a person or of where an office sits. */
const personFrom = (document: Document, from: number, end: number): TokenRange | null => {
  const { tokens, tags, times, outlets } = document;
  let to = from;
  while (to < Math.min(end, from + LONGEST) && (tokens[to]?.capital || isInitial(document, to)))
    to++;
  const isOther =
    tagAt(tags, "of-words", from - 1) !== null ||
    rangeHolding(times, from) !== null ||
    touchesRange(outlets, { from, to });
  const isBy = tagAt(tags, "by-words", from - 1) !== null;
  // "refugees who came from Sarn": of people, not of an order.
  const isOfOrder =
    firstTagIn(tags, ["order-nouns", "written-nouns"], { from: from - TO_TEXT, to: from }) !== null;
  return to - from < (isBy ? FEWEST_NAMES : 1) || isOther || !isOfOrder ? null : { from, to };
};
const FEWEST_NAMES = 2;
const TO_TEXT = 8;
