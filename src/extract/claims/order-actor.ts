import { type Document, within } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { groupStart, isOfficeBefore, nameEnd, officeBefore, withOffice } from "./order-office.ts";

/** Where a telling of an order stands: the word that begins it, its tokens and the index of its sentence. */
export type Telling = {
  readonly trigger: Tag;
  readonly range: TokenRange;
  readonly sentence: number;
  readonly passive: boolean;
};

/** Verbs by which somebody is told what to do. */
export const VERB_LISTS = ["order-verbs", "tell-verbs"] as const;

/** "gave them permission", "sentries have orders": the verb, and whether those told of before it are the ones told. */
type Giving = { readonly verb: Tag; readonly isHaving: boolean };

/** The verb by which the noun of an order is given or held; null where none stands before it. */
export const givingBefore = (
  { tokens, tags }: Document,
  trigger: Tag,
  { from }: TokenRange,
): Giving | null => {
  const isVerb = VERB_LISTS.some((list) => list === trigger.list);
  for (let at = trigger.from - 1; !isVerb && at >= Math.max(from, trigger.from - 8); at--) {
    // "had “a clear instruction”"
    const isQuote = tokens[at]?.fold === "\u201c" || tokens[at]?.fold === '"';
    if (tokens[at]?.kind === "mark" && !isQuote) return null;
    const given = tagAt(tags, "give-verbs", at);
    if (given !== null) return { verb: given, isHaving: false };
    const had = tagAt(tags, "holding-verbs", at);
    if (had !== null)
      return isHeld(tags, had.to, trigger.from) ? { verb: had, isHaving: true } : null;
  }
  return null;
};

/** "have orders", "have an urgent order": an article further on tells that something else was done ("has seen an order"). */
const isHeld = (tags: Document["tags"], from: number, to: number): boolean => {
  if (to - from > 4) return false;
  const isQuoted = tags.byToken[from] === undefined;
  for (let at = from + (isQuoted ? 2 : 1); at < to; at++)
    if (tagAt(tags, "person-starts", at) !== null) return false;
  return true;
};

/** Who gives an order, and who passes it on; null where the words name nobody. */
export const issuersOf = (
  document: Document,
  { trigger, range, sentence, passive }: Telling,
): { issuer: TokenRange | null; transmitter: TokenRange | null } => {
  const { tags } = document;
  const isNamed = trigger.list === "order-nouns" || trigger.list === "shoot-nouns";
  const lowest = afterTeller(document, { trigger, range, sentence });
  const giving = givingBefore(document, trigger, range);
  // "The court ruled that the instruction …": whoever speaks of an order need not have given it.
  const judgedFrom =
    isNamed && giving === null
      ? tagsIn(tags, "that-words", { from: lowest, to: trigger.from }).at(-1)?.to
      : undefined;
  // Whoever takes an order back need not have given it.
  const lifting = { from: Math.max(lowest, trigger.from - TO_LIFTING), to: trigger.from };
  const isLifted = firstTagIn(tags, ["lifting-verbs"], lifting) !== null;
  const subject =
    passive || isLifted || giving?.isHaving
      ? null
      : (actorBefore(document, giving?.verb.from ?? trigger.from, judgedFrom ?? lowest) ??
        returning(document, trigger, sentence) ??
        sayerIn(document, trigger, sentence) ??
        giverByIt(document, trigger, range));
  const links = tagsIn(tags, passive ? "by-words" : "from-by", {
    from: trigger.to,
    to: Math.min(range.to, trigger.to + 10),
  });
  const relayed = isNamed ? relayerOf(document, trigger, range) : null;
  if (relayed !== null) return { issuer: null, transmitter: relayed };
  const from =
    isNamed || passive
      ? links
          .filter((link) => !isOfficeBefore(tags, link.from) && !isSeenBy(tags, link.from))
          .map((link) => actorFrom(document, link.to, range.to))
          .find((actor) => actor !== null)
      : null;
  if (from) return { issuer: from, transmitter: isOutlet(document, subject) ? null : subject };
  const posted = isNamed ? relativeIssuer(document, trigger, range) : null;
  if (posted !== null) return { issuer: posted, transmitter: null };
  return { issuer: isOutlet(document, subject) ? null : subject, transmitter: null };
};

const TO_LIFTING = 4;

/** "the order was read out by the commander": who passes an order on need not have given it. */
const relayerOf = (document: Document, trigger: Tag, { to }: TokenRange): TokenRange | null => {
  const reach = { from: trigger.to, to: Math.min(to, trigger.to + TO_RELAY) };
  const verb = firstTagIn(document.tags, ["relaying-verbs"], reach);
  if (verb === null || tagAt(document.tags, "by-words", verb.to) === null) return null;
  return actorFrom(document, verb.to + 1, to);
};
const TO_RELAY = 6;

/** "a memo seen by the agency": those who hold a copy did not give it. */
const isSeenBy = (tags: Document["tags"], by: number): boolean =>
  tagAt(tags, "text-seen-verbs", by - 1) !== null;

/** An outlet passes nothing on to the troops: it reports. */
const isOutlet = ({ outlets }: Document, range: TokenRange | null): boolean =>
  range !== null && touchesRange(outlets, range);

/** "a notice that the ministry posted": whoever issues it stands in the relative clause. */
const relativeIssuer = (document: Document, trigger: Tag, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  const at = document.tokens[trigger.to]?.fold === "," ? trigger.to + 1 : trigger.to;
  if (tagAt(tags, "relative-pronouns", at) === null) return null;
  const reach = { from: at + 1, to: Math.min(range.to, at + 14) };
  const verb = firstTagIn(tags, ["issue-verbs", "order-verbs", "give-verbs"], reach);
  return verb === null ? null : actorBefore(document, verb.from, at + 1);
};

/** "By telegram of 29 April the chief of staff permitted …", "In an order the governor told …": who gives by it. */
const giverByIt = (
  document: Document,
  trigger: Tag,
  { from, to }: TokenRange,
): TokenRange | null => {
  const { tags, tokens } = document;
  if (trigger.list !== "order-nouns" || trigger.from - from > TO_MEANS) return null;
  const means = firstTagIn(tags, ["by-words", "within-words"], { from, to: trigger.from });
  // "is governed by the law": no beginning of what somebody gave.
  if (means === null || tokens.slice(from, means.from).some(({ kind }) => kind === "word"))
    return null;
  if (firstTagIn(tags, VERB_LISTS, { from, to: trigger.to }) !== null) return null;
  const verb = firstTagIn(tags, VERB_LISTS, { from: trigger.to, to });
  return verb === null ? null : actorBefore(document, verb.from, trigger.to);
};
const TO_MEANS = 8;

/** Whoever is said to have signed, issued or sent an order in words of their own; null where nobody is. */
export const signerIn = (document: Document, range: TokenRange): TokenRange | null => {
  for (const cue of tagsIn(document.tags, "given-by", range)) {
    const found = actorFrom(document, cue.to, range.to);
    if (found !== null) return found;
  }
  return null;
};

/** "A military source said that a telegram came": who tells of an order does not give it. */
const afterTeller = (
  { speech }: Document,
  { trigger, range, sentence }: Pick<Telling, "trigger" | "range" | "sentence">,
): number => {
  const cue = speech.bySentence[sentence]?.cue ?? null;
  return cue !== null && cue.to <= trigger.from && cue.from >= range.from
    ? Math.max(range.from, cue.to)
    : range.from;
};

/** "The ministry said it had ordered …": whoever says so, where that is an office; else the office that the sentence before says something of. */
const returning = (document: Document, trigger: Tag, sentence: number): TokenRange | null => {
  const { tags, sentences } = document;
  if (tagAt(tags, "returning-givers", trigger.from - 1) === null) return null;
  const source = document.speech.bySentence[sentence]?.source ?? null;
  if (source !== null && source.to <= trigger.from) return officeIn(document, source);
  for (let index = sentence - 1; index >= Math.max(0, sentence - 2); index--) {
    const before = sentences[index];
    const found = before?.role === "body" ? actorIn(document, before) : null;
    if (found !== null) return found;
  }
  return null;
};

/** "…, the ministry said in an order": whoever says it there, where that is an office. */
const sayerIn = (document: Document, trigger: Tag, sentence: number): TokenRange | null => {
  const { cue, source } = document.speech.bySentence[sentence] ?? {};
  if (!cue || !source || trigger.list !== "order-nouns") return null;
  const isIn = tagAt(document.tags, "within-words", cue.to) !== null;
  return isIn && trigger.from - cue.to <= TO_SAID_IN ? officeIn(document, source) : null;
};
const TO_SAID_IN = 4;

/** "a spokesman of the ministry": the office that the words name; null for a person of none. */
const officeIn = (document: Document, source: TokenRange): TokenRange | null => {
  const head = tagsIn(document.tags, "issuer-heads", source).at(-1);
  return head === undefined
    ? null
    : { from: groupStart(document, head.from, source.from), to: head.to };
};

/** The office right before a verb of saying, ordering or issuing; null where a sentence has none. */
const actorIn = (document: Document, sentence: Sentence): TokenRange | null => {
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
const actorBefore = (document: Document, verb: number, lowest: number): TokenRange | null => {
  const { tokens, tags } = document;
  // "The army declared a strip of 1 km off limits and ordered": the same giver.
  const reach = tagAt(tags, "cue-joins", verb - 1) === null ? TO_ACTOR : TO_FIRST_ACTOR;
  for (let at = verb - 1; at >= Math.max(lowest, verb - reach); at--) {
    const token = tokens[at];
    if (token === undefined || ["\u201d", ";", "(", ")"].includes(token.fold)) return null;
    // "a closed military area": a place.
    const isArea = (tagsIn(tags, "zone-words", { from: at - 2, to: at + 1 }).at(-1)?.to ?? 0) > at;
    // "a copy of which the agency has seen": whoever reads an order did not give it.
    const isReader = firstTagIn(tags, ["text-seen-verbs"], { from: at + 1, to: at + 3 }) !== null;
    const head = tagAt(tags, "issuer-heads", at);
    // "within 500 metres of the state border"
    const isLine = tagAt(tags, "reference-lines", at + 1) !== null;
    if (head !== null && !isArea && !isReader && !isLine) {
      const from = groupStart(document, at, lowest);
      // "any guard who …": whoever it may be gives no order.
      if (tagAt(tags, "any-words", from) === null)
        return officeBefore(document, { from, to: nameEnd(document, head.to, verb) }, lowest);
      continue;
    }
    const place = within(document.places, { from: at - 4, to: at + 1 }).find(
      (mention) => mention.to === at + 1 && mention.actor,
    );
    if (place !== undefined) return withOffice(document, place, lowest);
    if (
      token.capital &&
      tokens[at - 1]?.capital &&
      tokens[at + 1]?.capital !== true &&
      tagAt(tags, "weekdays", at) === null &&
      // "On 3 May I told …": a day before whoever speaks.
      rangeHolding(document.times, at - 1) === null
    ) {
      let from = at;
      while (from > lowest && tokens[from - 1]?.capital) from--;
      const name = withOffice(document, { from, to: at + 1 }, lowest);
      return officeBefore(document, name, lowest);
    }
  }
  return null;
};

const TO_ACTOR = 12;
const TO_FIRST_ACTOR = 24;

/** "from the Ministry of the Interior": capitals and small words up to the office's last word. */
const actorFrom = (
  { tokens, tags, times }: Document,
  from: number,
  end: number,
): TokenRange | null => {
  if (tagAt(tags, "relative-pronouns", from) !== null) return null;
  let to = from;
  let head = -1;
  while (to < Math.min(end, from + 9)) {
    const token = tokens[to];
    if (token === undefined || (token.kind === "mark" && token.fold !== "'s" && token.fold !== "-"))
      break;
    const isOffice = tagAt(tags, "issuer-heads", to) !== null;
    // "of the Ministry of the Interior of August 2020": the day is not the office's.
    if (rangeHolding(times, to) !== null || rangeHolding(times, to + 1) !== null) break;
    // "by decree of the council of ministers"
    const isField =
      head === to - 2 &&
      tagAt(tags, "office-fields", to) !== null &&
      tagAt(tags, "of-words", to - 1) !== null;
    if (
      !token.capital &&
      !isOffice &&
      !isField &&
      tagAt(tags, "definite-articles", to) === null &&
      tagAt(tags, "of-words", to) === null &&
      to > from &&
      token.fold !== "and" &&
      // "the regional commander"
      (head >= 0 || tagAt(tags, "issuer-heads", to + 1) === null) &&
      // "the regiment's commander"
      token.fold !== "'s"
    )
      break;
    if (isOffice || isField || (head >= 0 && token.capital)) head = to;
    to++;
  }
  return head < 0 ? null : { from, to: head + 1 };
};
