import type { Document } from "../document.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isHyphen } from "../tokens/token.ts";
import { givingBefore, type Telling, VERB_LISTS } from "./order-actor.ts";

/** Who is to carry an order out: those told in the passive, or those after the verb. */
export const addresseesOf = (
  document: Document,
  { trigger, range, passive }: Telling,
): readonly TokenRange[] => {
  const { tags } = document;
  if (passive) {
    const before = { from: Math.max(range.from, trigger.from - 16), to: trigger.from };
    const group = subjectIn(document, before);
    return group === null ? [] : [group];
  }
  const given = givenTo(document, trigger, range) ?? askedOf(document, trigger, range);
  if (given !== null) return [given];
  const nested = VERB_LISTS.flatMap((list) =>
    tagsIn(tags, list, { from: trigger.from, to: range.to }),
  );
  for (const verb of nested.sort((a, b) => a.from - b.from)) {
    // "on the orders of the commander guards were to …": who gave them.
    if (tagAt(tags, "of-words", verb.to) !== null) continue;
    const group = addresseeIn(document, { from: verb.to, to: Math.min(range.to, verb.to + 16) });
    if (group !== null) return [group];
  }
  const among = tagsIn(tags, "among-words", { from: trigger.to, to: range.to })[0];
  const reached =
    among === undefined ? null : addresseeIn(document, { from: among.to, to: among.to + 8 });
  if (reached !== null) return [reached];
  // "units were sent there with orders to fire": they are told by name before it.
  const carried = tagAt(tags, "with-words", trigger.from - 1) !== null;
  const group = carried
    ? subjectIn(document, { from: Math.max(range.from, trigger.from - 12), to: trigger.from })
    : null;
  return group === null ? [] : [group];
};

/** "gave border police permission", "sentries have orders": beside the verb of giving, or before that of having. */
const givenTo = (
  document: Document,
  trigger: Telling["trigger"],
  range: TokenRange,
): TokenRange | null => {
  const giving = givingBefore(document, trigger, range);
  if (giving === null) return null;
  const { verb, isHaving } = giving;
  return isHaving
    ? subjectIn(document, { from: Math.max(range.from, verb.from - 12), to: verb.from })
    : addresseeIn(document, { from: verb.to, to: trigger.from });
};

/** "ordered that guards fire", "a directive that patrols should shoot": whoever stands right after "that". */
const askedOf = (
  document: Document,
  trigger: Telling["trigger"],
  range: TokenRange,
): TokenRange | null => {
  const { tags } = document;
  const reach = { from: trigger.to, to: Math.min(range.to, trigger.to + TO_THAT) };
  const that = firstTagIn(tags, ["that-words"], reach);
  // "a notice that orders sentries": the notice orders.
  if (that === null || VERB_LISTS.some((list) => tagAt(tags, list, that.to) !== null)) return null;
  const group = addresseeIn(document, { from: that.to, to: Math.min(range.to, that.to + 6) });
  if (group === null) return null;
  const next = ["obligation", "fire-base"] as const;
  return next.some((list) => tagAt(tags, list, group.to) !== null) ? group : null;
};
const TO_THAT = 12;

/** "soldiers must fire …": who has to do what the words say; null where nobody is named before the duty. */
export const dutyHolderIn = (document: Document, range: TokenRange): TokenRange | null => {
  const duty = tagsIn(document.tags, "duty-words", range)[0];
  return duty === undefined ? null : subjectIn(document, { from: range.from, to: duty.from });
};

/** "guards may open fire": who has to, or may, do what the words say; a resident who may fire is told nothing. */
export const ruledHolderIn = (document: Document, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  const may = tagsIn(tags, "allowing-words", range).find(
    ({ to }) => firstTagIn(tags, ["fire-base"], { from: to, to: to + TO_ALLOWED }) !== null,
  );
  const allowed =
    may === undefined ? null : subjectIn(document, { from: range.from, to: may.from });
  const isPublic = allowed !== null && tagAt(tags, "public-heads", allowed.to - 1) !== null;
  return dutyHolderIn(document, range) ?? (isPublic ? null : allowed);
};
const TO_ALLOWED = 2;

/** "Under the order patrols must …", "on the orders of the captain guards were to …": whose duty is told after the noun. */
export const holderAfter = (
  document: Document,
  noun: TokenRange,
  { to }: TokenRange,
): TokenRange | null => {
  const [duty] = tagsIn(document.tags, "past-duties", { from: noun.to, to });
  return (
    ruledHolderIn(document, { from: noun.to, to }) ??
    (duty === undefined ? null : subjectIn(document, { from: noun.to, to: duty.from }))
  );
};

/** "In early May border guards were told": the last group of addressees, without what opens the sentence. */
export const subjectIn = (document: Document, range: TokenRange): TokenRange | null => {
  const heads = tagsIn(document.tags, "addressee-heads", range);
  const last = heads.at(-1);
  if (last === undefined) return null;
  const joined =
    heads.find((head) => isOneGroup(document, { from: head.from, to: last.from })) ?? last;
  return { from: groupBefore(document, joined.from, range.from), to: last.to };
};

const SAYING = ["speech-cues", "tell-verbs", "be-forms"] as const;

/** "soldiers and police", "guards of the border patrol": one group, with no verb or mark inside. */
const isOneGroup = ({ tokens, tags }: Document, range: TokenRange): boolean => {
  for (let at = range.from; at < range.to; at++) {
    const isJoin = tokens[at]?.fold === "and" || tagAt(tags, "within-words", at) !== null;
    if (tokens[at]?.kind === "mark" && tokens[at]?.fold !== "-") return false;
    if (!isJoin && tagAt(tags, "clause-openers", at) !== null) return false;
    // "military officials said posts had been told": who says so, and those told.
    if (SAYING.some((list) => tagAt(tags, list, at) !== null)) return false;
    // "the battalion commander guards": whoever gave it, and those told.
    if (at > range.from && tagAt(tags, "superior-heads", at) !== null) return false;
  }
  return true;
};

/** Back over articles, adjectives and names to where the group begins. */
const groupBefore = ({ tokens, tags, times }: Document, head: number, lowest: number): number => {
  let from = head;
  while (from > lowest && head - from < 6) {
    const before = tokens[from - 1];
    if (before === undefined || (before.kind === "mark" && !isHyphen(tokens, from - 1))) break;
    if (rangeHolding(times, from - 1) !== null) break;
    if (NOT_IN_GROUP.some((list) => tagAt(tags, list, from - 1) !== null)) break;
    from--;
    if (tagAt(tags, "person-starts", from) !== null) break;
  }
  return from;
};
/** "on the orders of the battalion commander guards …", "As of midnight guards …", "no guard may", "which went out to all posts": what stands before is no part of them. */
const NOT_IN_GROUP = [
  "superior-heads",
  "midnight",
  "present-references",
  "clause-openers",
  "within-words",
  "background-cues",
  "period-cues",
  "speech-cues",
  "order-verbs",
  "tell-verbs",
  "be-forms",
  "sequence-cues",
  "adverb-endings",
  "negation",
  "sending-verbs",
  "prepositions",
] as const;

/** The group of addressees that the words begin with; null where they begin with nobody. */
export const addresseeIn = ({ tokens, tags }: Document, range: TokenRange): TokenRange | null => {
  let end = -1;
  let first = tagAt(tags, "clause-openers", range.from)?.to ?? range.from;
  // "had his orders from the brigade": whose they are.
  if (tagAt(tags, "from-by", first) !== null) return null;
  for (let at = first; at < range.to; at++) {
    const token = tokens[at];
    // "told him that patrols …": those of whom he was told.
    const that = end < 0 ? tagAt(tags, "that-words", at) : null;
    if (that !== null) first = that.to;
    if (that !== null) continue;
    if (
      token === undefined ||
      tagAt(tags, "period-cues", at) !== null ||
      tagAt(tags, "obligation", at) !== null ||
      (token.kind === "mark" && token.fold !== "-" && token.fold !== "'s")
    )
      break;
    if (end < 0 && tagAt(tags, "clause-openers", at) !== null) break;
    // "said his commander read it to the men": of something that was done.
    if (tagAt(tags, "thing-pronouns", at) !== null) break;
    // "sent on 10 November by the director of the force": whoever gave it.
    if (tagAt(tags, "by-words", at) !== null) break;
    const head = tagAt(tags, "addressee-heads", at);
    // "authorised the use of lethal force": what is used.
    const isUsed = tagsIn(tags, "use-nouns", { from: range.from, to: range.to }).some(
      (use) => use.from <= at && at < use.to,
    );
    if (head !== null && !isUsed) end = Math.max(end, head.to);
  }
  return end < 0 ? null : { from: first, to: end };
};
