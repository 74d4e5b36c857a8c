import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { quotationAt } from "../speech/quotation.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isOfficeBefore } from "./order-office.ts";
import { announcerOf, ownerBefore, returning, sayerIn } from "./order-speaker.ts";
import { actorBefore, actorFrom } from "./order-subject.ts";

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
    // "gave the state ten days to file the regulations"
    const isTo = tagAt(tags, "infinitive-words", at) !== null;
    if (isTo && !WHOM.some((list) => tagAt(tags, list, at + 1) !== null)) return null;
    const given = tagAt(tags, "give-verbs", at);
    // "Commanders signed for receipt of the order"
    if (given !== null && tagAt(tags, "received-cues", at) !== null)
      return { verb: given, isHaving: true };
    if (given !== null) return { verb: given, isHaving: false };
    const had = tagAt(tags, "holding-verbs", at);
    if (had !== null)
      return isHeld(tags, had.to, trigger.from) ? { verb: had, isHaving: true } : null;
  }
  return null;
};

const WHOM: readonly ListName[] = ["person-starts", "any-words", "addressee-heads", "possessives"];

/** "have orders", "have an urgent order": an article further on tells that something else was done ("has seen an order"). */
const isHeld = (tags: Document["tags"], from: number, to: number): boolean => {
  if (to - from > 4) return false;
  const isQuoted = tags.byToken[from] === undefined;
  for (let at = from + (isQuoted ? 2 : 1); at < to; at++)
    if (tagAt(tags, "person-starts", at) !== null) return false;
  return true;
};

/** Who gives an order, and who passes it on; null where the words name nobody. */
export const issuersOf = (document: Document, telling: Telling): Givers => {
  const { trigger, range, passive } = telling;
  const { tags } = document;
  const isNamed = trigger.list === "order-nouns" || trigger.list === "shoot-nouns";
  const relayed = isNamed ? relayOf(document, telling) : null;
  if (relayed !== null) return relayed;
  const subject = subjectOf(document, telling, isNamed);
  // "were told in a memo from the ministry"
  const noun = passive
    ? firstTagIn(tags, ["order-nouns"], nearAfter(trigger, range, TO_NOUN))
    : null;
  const links = tagsIn(tags, passive ? "by-words" : "from-by", nearAfter(trigger, range, TO_LINK));
  const ofNoun = noun === null ? [] : tagsIn(tags, "from-by", { from: noun.to, to: noun.to + 1 });
  const from =
    isNamed || passive
      ? [...links, ...ofNoun]
          .filter((link) => !isOfficeBefore(tags, link.from) && !isSeenBy(tags, link.from))
          .filter((link) => !isOfReceiver(document, trigger, link))
          .map((link) => actorFrom(document, link.to, range.to))
          .find((actor) => actor !== null)
      : null;
  if (from) return { issuer: from, transmitter: isOutlet(document, subject) ? null : subject };
  const posted = isNamed ? relativeIssuer(document, trigger, range) : null;
  if (posted !== null) return { issuer: posted, transmitter: null };
  // Of what troops "are allowed": that they "have been ordered" can be said of anybody's.
  const isAllowed = passive && tagAt(tags, "permission-verbs", trigger.from) !== null;
  const announcing = isAllowed ? announcerOf(document, telling.sentence, trigger) : null;
  if (announcing !== null) return { issuer: announcing, transmitter: null };
  return { issuer: isOutlet(document, subject) ? null : subject, transmitter: null };
};
const TO_LINK = 10;
const TO_NOUN = 6;

const nearAfter = ({ to }: Tag, range: TokenRange, reach: number): TokenRange => ({
  from: to,
  to: Math.min(range.to, to + reach),
});

export type Givers = {
  readonly issuer: TokenRange | null;
  readonly transmitter: TokenRange | null;
};

/** Whoever stands before the verb of giving, or returns in a pronoun there; null where the words only tell of those told. */
const subjectOf = (document: Document, telling: Telling, isNamed: boolean): TokenRange | null => {
  const { tags } = document;
  const { trigger, range, sentence, passive } = telling;
  const giving = givingBefore(document, trigger, range);
  const lowest = afterTeller(document, telling);
  // Whoever takes an order back need not have given it.
  const lifting = { from: Math.max(lowest, trigger.from - TO_LIFTING), to: trigger.from };
  const isLifted = firstTagIn(tags, ["lifting-verbs"], lifting) !== null;
  if (passive || isLifted || giving?.isHaving) return null;
  // "The court ruled that the instruction …": whoever speaks of an order need not have given it.
  const judgedFrom =
    isNamed && giving === null
      ? tagsIn(tags, "that-words", { from: lowest, to: trigger.from }).at(-1)?.to
      : undefined;
  const verb = giving?.verb.from ?? trigger.from;
  return (
    actorBefore(document, verb, judgedFrom ?? lowest) ??
    returning(document, verb, telling) ??
    (isNamed && giving === null ? ownerBefore(document, telling) : null) ??
    sayerIn(document, trigger, sentence) ??
    giverByIt(document, trigger, range)
  );
};
const TO_LIFTING = 4;

/** "the order was read out by the commander", "a sergeant read them an order of the staff": who passes it on need not have given it. */
const relayOf = (document: Document, telling: Telling): Givers | null => {
  const { trigger, range } = telling;
  const transmitter = relayerOf(document, trigger, range) ?? readerOf(document, telling);
  if (transmitter === null) return null;
  const owner = ownerOf(document, trigger, range);
  const reach = { from: trigger.to, to: Math.min(range.to, trigger.to + TO_SOURCE) };
  const of = tagsIn(document.tags, "from-by", reach).find(
    ({ from }) => tagAt(document.tags, "by-words", from) === null,
  );
  return { issuer: owner ?? (of ? actorFrom(document, of.to, range.to) : null), transmitter };
};
const TO_SOURCE = 4;

const relayerOf = (document: Document, trigger: Tag, { to }: TokenRange): TokenRange | null => {
  const { tags } = document;
  const reach = { from: trigger.to, to: Math.min(to, trigger.to + TO_RELAY) };
  const verb = firstTagIn(tags, ["relaying-verbs"], reach);
  if (verb === null) return null;
  const by = firstTagIn(tags, ["by-words"], { from: verb.to, to: Math.min(to, verb.to + TO_BY) });
  return by === null ? null : actorFrom(document, by.to, to);
};
const TO_RELAY = 8;
/** "relayed to all posts on the river on 3 May by" */
const TO_BY = 10;

/** "The sergeant read us the order": not whoever judges or reports of it, and no reader for themselves. */
const readerOf = (document: Document, { trigger, range, sentence }: Telling): TokenRange | null => {
  const { tags, tokens } = document;
  const before = { from: Math.max(range.from, trigger.from - TO_RELAY), to: trigger.from };
  const verb = tagsIn(tags, "relaying-verbs", before).find(({ value }) => value !== SAID);
  if (verb === undefined) return null;
  if (tokens.slice(verb.to, trigger.from).some(({ kind }) => kind === "mark")) return null;
  const lowest = afterTeller(document, { trigger, range, sentence });
  const reader = actorBefore(document, verb.from, lowest);
  const isOther =
    reader === null ||
    isOutlet(document, reader) ||
    firstTagIn(tags, ["court-words"], reader) !== null;
  return isOther ? null : reader;
};
/** How the lexicon marks verbs of passing on by which anything can be said. */
const SAID = "said";

/** "the ministry's circular": whose it is. */
const ownerOf = (document: Document, trigger: Tag, { from }: TokenRange): TokenRange | null => {
  const { tokens } = document;
  for (let at = trigger.from - 1; at >= Math.max(from, trigger.from - TO_SOURCE); at--) {
    if (tokens[at]?.kind === "mark" && tokens[at]?.fold !== "'s") return null;
    if (tokens[at]?.fold !== "'s") continue;
    const owner = actorBefore(document, at, from);
    return owner?.to === at ? owner : null;
  }
  return null;
};

/** "went out to all stations of the coast guard", "an order that men of military age be shot": whose somebody else is. */
const isOfReceiver = ({ tags }: Document, trigger: Tag, link: Tag): boolean =>
  tagAt(tags, "of-words", link.from) !== null &&
  firstTagIn(tags, ["infinitive-words", "that-words"], { from: trigger.to, to: link.from }) !==
    null;

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
  // "the General Staff sent it to the brigade on 9 June"
  for (const verb of tagsIn(document.tags, "sent-it", range)) {
    const sender = actorBefore(document, verb.from, range.from);
    if (sender !== null && firstTagIn(document.tags, ["issuer-heads"], sender) !== null)
      return sender;
  }
  // "was given orally by a major", "had been given, he said, by the cabinet"
  for (const verb of GIVEN.flatMap((list) => tagsIn(document.tags, list, range))) {
    const near = { from: verb.to, to: Math.min(range.to, verb.to + TO_GIVER) };
    const by = firstTagIn(document.tags, ["by-words"], near);
    // "was handed to the company by the major": who passed it on.
    if (tagAt(document.tags, "relaying-verbs", verb.from) !== null) continue;
    const between = { ...near, to: by?.from ?? near.from };
    const isOther = NOT_ITS_GIVER.flatMap((list) => tagsIn(document.tags, list, between)).some(
      // "to the northern commands": no verb
      ({ from }) => tagAt(document.tags, "addressee-heads", from) === null,
    );
    if (isOther) continue;
    const found =
      by === null ? whoseDeedIn(document, verb, range) : actorFrom(document, by.to, range.to);
    if (found !== null) return found;
  }
  for (const cue of tagsIn(document.tags, "signed-words", range)) {
    const signature = quotationAt(document.quotations, cue.to + 1);
    // "signed “Zone Command”"
    if (signature?.from === cue.to && signature.to - signature.from <= LONGEST_SIGNATURE)
      return { from: signature.from + 1, to: signature.to - 1 };
  }
  return null;
};
/** "Admiral Lorne, who signed the directive, said …": whoever stands before the clause. */
const whoseDeedIn = (
  document: Document,
  verb: Tag,
  { from, to }: TokenRange,
): TokenRange | null => {
  const { tags, tokens } = document;
  const at = tagAt(tags, "have-forms", verb.from - 1) === null ? verb.from - 1 : verb.from - 2;
  const what = { from: verb.to, to: Math.min(to, verb.to + TO_TEXT) };
  const isText = tagAt(tags, "definite-starts", verb.to) !== null;
  if (tagAt(tags, "relative-pronouns", at) === null || !isText) return null;
  if (firstTagIn(tags, ["order-nouns"], what) === null) return null;
  const end = tokens[at - 1]?.kind === "mark" ? at - 1 : at;
  const who = actorBefore(document, end, from);
  return who?.to === end ? who : null;
};
const TO_TEXT = 4;

const LONGEST_SIGNATURE = 12;
const GIVEN: readonly ListName[] = ["give-verbs", "issue-verbs"];
const TO_GIVER = 12;
const NOT_ITS_GIVER: readonly ListName[] = [
  ...(["clause-openers", "fire-words", "fire-base", "fire-passive", "order-verbs"] as const),
];

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
