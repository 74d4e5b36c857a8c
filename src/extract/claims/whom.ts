import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { joined } from "../numbers/people.ts";
import { isOfEach } from "../numbers/share.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, isTagged, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { isSaidByTheWay } from "./by-the-way.ts";
import { sizeOf } from "./count.ts";

/** True where an auxiliary of the passive stands before the verb, over adverbs: "was later shot". */
export const isPassive = ({ tags }: Document, tag: TokenRange): boolean => {
  if (tagAt(tags, "be-forms", tag.from) !== null) return true;
  for (let at = tag.from - 1; at >= tag.from - 4; at--) {
    if (tagAt(tags, "be-forms", at) !== null) return true;
    if (ADVERBS.every((list) => tagAt(tags, list, at) === null)) return false;
  }
  return false;
};

const ADVERBS: readonly ListName[] = ["adverbs", "adverb-endings"];

/** The people right after a verb: "killed at least two people"; a noun reaches further ("the deaths on Monday of two men"). */
export const objectOf = (
  { tokens, tags, speech }: Document,
  people: readonly Group[],
  { tag, far }: { tag: Tag; far: boolean },
): Group | null => {
  // "found the body of a man": the people's words begin within the phrase.
  // "led him away": the words close around whom they are said of.
  const within = people.find(({ from, to }) => from > tag.from && to <= tag.to);
  if (within !== undefined) return within;
  const before = far ? null : relativeObjectOf(tags, people, tag);
  if (before !== null) return before;
  const next = people.find(({ from, to }) => from >= tag.to || (from > tag.from && to > tag.to));
  if (next === undefined || next.from > tag.to + FAR) return null;
  for (let at = tag.to; at < next.from; at++) {
    const token = tokens[at];
    const passed =
      token !== undefined &&
      (token.fold === "-" ||
        QUOTES.has(token.fold) ||
        tagAt(tags, "adverbs", at) !== null ||
        tagAt(tags, "only-cues", at) !== null ||
        tagAt(tags, "of-words", at) !== null ||
        (TITLED.has(tag.list) && isOfTitle({ tokens, tags, speech }, at, next)));
    if (
      !passed &&
      (!far || token?.kind === "mark" || STOPS.some((list) => tagAt(tags, list, at) !== null))
    )
      return null;
  }
  return next;
};
/** "murdered social leader Jo Doe": a small word that, with others, says who the named one is. */
const isOfTitle = (
  { tokens, tags, speech }: Pick<Document, "tokens" | "tags" | "speech">,
  at: number,
  { from, to, items }: Group,
): boolean => {
  const first = items[0] ?? { from, to };
  return (
    tokens[first.to - 1]?.capital === true &&
    tokens[first.to - 2]?.capital === true &&
    from - at <= LONGEST_TITLE &&
    rangeHolding(speech.sources, from) === null &&
    tokens[at]?.kind === "word" &&
    tokens[at]?.capital === false &&
    !/ing$/.test(tokens[at]?.fold ?? "") &&
    !isTagged(tags, NO_TITLE, at)
  );
};
const LONGEST_TITLE = 2;
/** Verbs, and no nouns: "the shooting scene" is nobody's. */
const TITLED: ReadonlySet<ListName> = new Set<ListName>([
  ...(["kill-past", "shoot-past", "wound-past", "executed-past", "detain-past"] as const),
]);
const NO_TITLE: ReadonlySet<ListName> = new Set<ListName>([
  ...(["prepositions", "determiners", "joiners", "clause-openers", "be-forms"] as const),
  ...(["have-forms", "modals", "adverb-endings", "speech-cues", "negation"] as const),
  ...(["person-nouns", "force-heads", "adverbs", "site-words"] as const),
]);

/** Words of a verb are often quoted: he “shot” a man. */
const QUOTES: ReadonlySet<string> = new Set(['"', "\u201c", "\u201d"]);
const FAR = 6;
const STOPS: readonly ListName[] = ["clause-openers", "be-forms", "have-forms", "speech-cues"];

/** "a boy whom guards shot": who stands before the relative, where nothing but the doer and his helping words part them. */
const relativeObjectOf = (
  tags: Document["tags"],
  people: readonly Group[],
  tag: TokenRange,
): Group | null => {
  const whom = tagsIn(tags, "object-relatives", { from: tag.from - TO_RELATIVE, to: tag.from }).at(
    -1,
  );
  if (whom === undefined || firstTagIn(tags, STOPS, { from: whom.to, to: tag.from }) !== null)
    return null;
  return people.findLast(({ to }) => to === whom.from) ?? null;
};
const TO_RELATIVE = 6;

/** "Killed in the attack were two men": the people after the auxiliary of a sentence that begins with the verb, or null. */
export const turnedSubjectOf = (
  { tokens, tags }: Document,
  people: readonly Group[],
  { tag, sentence }: { tag: TokenRange; sentence: TokenRange },
): Group | null => {
  for (let at = sentence.from; at < tag.from; at++)
    if (ADVERBS.every((list) => tagAt(tags, list, at) === null)) return null;
  for (let at = tag.to; at < Math.min(sentence.to, tag.to + TO_AUXILIARY); at++) {
    if (tagAt(tags, "be-forms", at) !== null)
      return people.find(({ from }) => from === at + 1) ?? null;
    if (tokens[at]?.kind === "mark" || people.some(({ from }) => from === at)) return null;
  }
  return null;
};
const TO_AUXILIARY = 8;

/** The people a verb is said of: the nearest before it that no preposition takes; `close` only right before, `alone` one person. */
export const subjectOf = (
  document: Document,
  people: readonly Group[],
  whom: { readonly tag: TokenRange; readonly close: boolean; readonly alone?: boolean },
): Group | null => {
  const group = subjectIn(document, people, whom);
  return group === null ? null : fatedOf(document, group, whom.tag);
};

/** "One of the three people shot has died": all three were shot, and what is told after befell the one. */
const fatedOf = ({ numbers }: Document, group: Group, tag: TokenRange): Group => {
  const part = group.partitive && tag.from > group.to ? rangeHolding(numbers, group.from) : null;
  const isPart =
    part !== null &&
    part.from === group.from &&
    part.best !== null &&
    group.best !== null &&
    part.best < group.best;
  return isPart ? { ...group, min: part.min, best: part.best, max: part.max } : group;
};

const subjectIn = (
  document: Document,
  people: readonly Group[],
  { tag, close, alone = false }: { tag: TokenRange; close: boolean; alone?: boolean },
): Group | null => {
  // "three dead men": the word stands among theirs.
  const around = close
    ? people.find(({ counted, from, to }) => counted && from < tag.from && tag.to < to)
    : undefined;
  if (around !== undefined) return around;
  let fallback: Group | null = null;
  for (let index = people.length - 1; index >= 0; index--) {
    const group = people[index];
    if (group === undefined || group.to > tag.from || (alone && group.best !== 1)) continue;
    const reach = close ? CLOSE : REACH;
    if (tag.from - afterAge(document, group) > reach) break;
    if (!agrees(document, group, tag) || saysIt(document, group, tag)) continue;
    if (isSaidByTheWay(document, group, { before: people[index - 1], tag })) continue;
    if (close) return wholeOf(document, group, people[index - 1]);
    if (isModified(document, group, tag)) return group;
    if (!isTaken(document, group) && !shoots(document, group, tag)) return group;
    fallback ??= isOf(document, group) ? group : null;
  }
  return fallback;
};
/** "was shot dead along with his son": whom the words after the verb join to its subject. */
export const withThoseAfter = (
  document: Document,
  people: readonly Group[],
  { group, tag }: { group: Group; tag: TokenRange },
): Group => {
  const { tags, tokens } = document;
  const at = tokens[tag.to]?.fold === "," ? tag.to + 1 : tag.to;
  const joiner = tagAt(tags, "joiners", at);
  if (joiner?.value !== WITH || group.best === null || group.to > tag.from) return group;
  const others = people.find(({ from }) => from === joiner.to);
  return others?.best == null ? group : joined(document, [group, others]);
};
const WITH = "with";

/** "left four men, including a guard, dead": the four of whom he is one. */
const wholeOf = ({ tags, tokens }: Document, group: Group, before: Group | undefined): Group => {
  if (before?.counted !== true || sizeOf(before) <= sizeOf(group)) return group;
  const from = tokens[before.to]?.fold === "," ? before.to + 1 : before.to;
  return tagAt(tags, "part-openers", from)?.to === group.from ? before : group;
};

/** "A relative said that a body was missing": whoever says so is not whom it befell. */
const saysIt = (
  { tags, tokens, speech }: Document,
  { from, to }: Group,
  tag: TokenRange,
): boolean => {
  const cue = firstTagIn(tags, ["speech-cues"], { from: to, to: tag.from });
  // "Thirty were reported killed": it is said of them, and not by them.
  if (cue === null || tagAt(tags, "be-forms", cue.from - 1) !== null) return false;
  if (tagAt(tags, "that-words", cue.to) !== null && cue.to < tag.from) return true;
  // "Her husband, she said, had been killed": who says so between commas is not whom it befell.
  if (tokens[from - 1]?.fold === "," && cue.from === to && tokens[cue.to]?.fold === ",")
    return true;
  // "the man, who told a friend, was shot": between commas it is told of him only by the way.
  return (
    rangeHolding(speech.sources, from) !== null &&
    !tokens.slice(cue.to, tag.from).some(({ fold }) => fold === ",")
  );
};

/** "left Jo Doe, 22, dead": the age belongs to the name. */
const afterAge = ({ tokens }: Document, { to }: Group): number =>
  tokens[to]?.fold === "," && tokens[to + 1]?.kind === "number" && tokens[to + 2]?.fold === ","
    ? to + 2
    : to;
const CLOSE = 2;
const REACH = 30;

/** "Friends of a boy shot dead": a participle right after people is said of them. */
const isModified = ({ tags, tokens }: Document, group: Group, tag: TokenRange): boolean =>
  (tagAt(tags, "relative-openers", group.to) !== null && tag.from - group.to <= TO_VERB) ||
  (group.to === tag.from &&
    tagAt(tags, "be-forms", tag.from) === null &&
    tagAt(tags, "have-forms", tag.from) === null &&
    ((group.definite && group.counted) ||
      tagAt(tags, "of-words", group.from - 1) !== null ||
      // "six were shot, with a porter dying of his wounds"
      (tagAt(tags, "left-verbs", group.from - 1) !== null &&
        (group.counted || tokens[group.from - 2]?.fold === ","))));
/** "a wake for a boy who was then shot": the verb follows soon. */
const TO_VERB = 3;

/** "The shooting that hurt five people has left one dead": "has" is said of one, "were" of several. */
const agrees = (document: Document, group: Group, tag: TokenRange): boolean => {
  const { tags } = document;
  const { best, definite } = fatedOf(document, group, tag);
  for (let at = tag.from; at >= tag.from - 4; at--) {
    if (tagAt(tags, "one-verbs", at) !== null)
      return (
        best === null ||
        best < 2 ||
        isOfEach(document, group) ||
        isLedByOne(document, group) ||
        isBody(document, group)
      );
    if (tagAt(tags, "many-verbs", at) !== null) return best !== 1 || definite;
    if (at < tag.from && ADVERBS.every((list) => tagAt(tags, list, at) === null)) return true;
  }
  return true;
};

/** "A family of six was found dead": one verb for all of them. */
const isBody = ({ tags }: Document, { from }: Group): boolean =>
  tagAt(tags, "collective-of", from)?.value === "people";

/** "A man along with his two sons was shot": the verb is that of the first. */
const isLedByOne = ({ tags }: Document, { items }: Group): boolean => {
  const [first, second] = items;
  return (
    first?.best === 1 &&
    second !== undefined &&
    tagsIn(tags, "joiners", { from: first.to, to: second.from }).at(-1)?.value === WITH
  );
};

const isOfThose = ({ tags, times }: Document, { from, to }: TokenRange): boolean =>
  tagAt(tags, "hit-words", from) !== null &&
  (rangeHolding(times, to) !== null || tagAt(tags, "prepositions", to) !== null);

/** "who was hurt when guards opened fire died": not those who fired. */
const shoots = (document: Document, { to, partitive }: Group, tag: TokenRange): boolean => {
  const fired = tagAt(document.tags, "shoot-past", to);
  // "people shot on Monday": a participle, with no word of whom they shot.
  if (partitive && fired !== null && isOfThose(document, fired)) return false;
  return fired !== null && fired.to < tag.from && !isPassive(document, fired);
};

/** "by a man", "near two women", "among them a child": not whom the verb is said of. */
const isTaken = ({ tags }: Document, { from }: Group): boolean =>
  (tagsIn(tags, "prepositions", { from: from - LONGEST_PREPOSITION, to: from }).at(-1)?.to ===
    from &&
    tagAt(tags, "clause-openers", from - 1) === null) ||
  tagAt(tags, "by-words", from - 1) !== null;
const LONGEST_PREPOSITION = 2;

const isOf = ({ tags }: Document, { from }: Group): boolean =>
  tagAt(tags, "of-words", from - 1) !== null;
