import type { Access, Account } from "../../model/claim.ts";
import { VEIL } from "../../model/passage.ts";
import type { ListName } from "../languages/lists.ts";
import type { PlaceMention } from "../places/mention.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";

/** A person, or people, who tell something in the text; every return of theirs is tied to this one. */
export type Speaker = {
  readonly index: number;
  /** Tokens of the first description, e.g. "a military source from the province". */
  readonly words: TokenRange;
  /** The noun that names them, e.g. "resident". */
  readonly head: string;
  readonly plural: boolean;
  /** "some", "others": nobody in particular. */
  readonly vague: boolean;
  /** True where the words hold a person's name. */
  readonly byName: boolean;
  readonly anonymous: boolean;
  /** The words that say why the name is kept back. */
  readonly reason: TokenRange | null;
  readonly role: string | null;
  readonly access: Access;
};

/** A noun group that may name who speaks. */
export type SpeakerWords = TokenRange & { readonly headAt: number };

type Text = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly places: readonly PlaceMention[];
};

/** The persons of one text. */
export type Cast = {
  readonly speakers: readonly Speaker[];
  /** The person these words mean: one told of before, or a new one; null for a pronoun of nobody. */
  readonly meet: (words: SpeakerWords, sentence: Sentence) => Speaker | null;
};

/** Ties descriptions of one text to persons. State lives for one text only. */
export const makeCast = (text: Text): Cast => {
  const { tokens, tags } = text;
  const speakers: Speaker[] = [];
  const byWords = new Map<string, Speaker>();
  let last: Speaker | null = null;

  const introduce = (words: SpeakerWords, sentence: Sentence): Speaker => {
    const key = wordsKey(tokens, words);
    const same = byWords.get(key);
    if (same !== undefined) return same;
    const speaker = speakerFrom(text, { words, sentence, index: speakers.length });
    speakers.push(speaker);
    byWords.set(key, speaker);
    return speaker;
  };

  return {
    speakers,
    meet: (words: SpeakerWords, sentence: Sentence): Speaker | null => {
      const pronoun = isPronoun(tags, words);
      const known = pronoun
        ? byPronoun(text, last, words.headAt)
        : isFresh(tags, words)
          ? null
          : returning(text, { speakers, last, words });
      if (known === null && (pronoun || isOwnOutlet(text, words) || !isPerson(text, words)))
        return null;
      last = known ?? introduce(words, sentence);
      return last;
    },
  };
};

const isPronoun = (tags: Tags, { from, to, headAt }: SpeakerWords): boolean =>
  to - from === 1 &&
  (tagAt(tags, "pronouns", headAt) !== null || tagAt(tags, "self-pronouns", headAt) !== null);

/** "a", "another", "a second": somebody not told of before. */
const isFresh = (tags: Tags, { from }: TokenRange): boolean =>
  tagAt(tags, "fresh-starts", from) !== null;

/** "the newspaper reported": where nobody of that name was met, the report's own outlet, and no account. */
const isOwnOutlet = ({ tokens, tags }: Text, { from, headAt }: SpeakerWords): boolean => {
  // "the Bystra Watch Network": a name of its own, and no report's outlet.
  const isNamed = tokens[headAt]?.capital === true && headAt > from + 1;
  const isOutlet = tagAt(tags, "outlet-nouns", headAt) !== null && !isNamed;
  return tagAt(tags, "definite-articles", from) !== null && isOutlet;
};

/** Of a noun that no list has for a person, only "a baker" introduces somebody; "the register writes" does not. */
const isPerson = ({ tokens, tags }: Text, words: SpeakerWords): boolean => {
  const { headAt } = words;
  if (tagAt(tags, "document-nouns", headAt) !== null) return false;
  const isKnown = PERSONS.some((list) => tagAt(tags, list, headAt) !== null);
  return isKnown || tokens[headAt]?.capital === true || isFresh(tags, words);
};
const PERSONS = ["source-heads", "person-nouns", "public-sources", "speaking-pronouns"] as const;

/** "she added": the one who spoke last, where the pronoun can mean them; "I" and "we" are nobody's return. */
const byPronoun = ({ tags }: Text, last: Speaker | null, at: number): Speaker | null => {
  if (last === null || tagAt(tags, "self-pronouns", at) !== null) return null;
  if (tagAt(tags, "thing-pronouns", at) !== null) return last.anonymous ? null : last;
  const isOne = tagAt(tags, "singular-pronouns", at) !== null;
  return isOne && last.plural ? null : last;
};

/** The person told of before whom a description or a name means again, or null. */
const returning = (
  { tokens, tags }: Text,
  {
    speakers,
    last,
    words,
  }: { speakers: readonly Speaker[]; last: Speaker | null; words: SpeakerWords },
): Speaker | null => {
  const persons = speakers
    .slice(0, MOST_SPEAKERS)
    .filter((speaker) => !speaker.plural && speaker.anonymous);
  const ordinal = tagsIn(tags, "ordinals", words)[0];
  const head = tokens[words.headAt]?.fold ?? "";
  if (ordinal !== undefined) {
    // "another resident … the second resident": counted among their like, else among all.
    const alike = persons.filter((speaker) => speaker.head === head);
    const nth = Number(ordinal.value) - 1;
    return alike[nth] ?? (head === "source" ? persons[nth] : alike.at(-1)) ?? persons[nth] ?? null;
  }
  const isName = tagAt(tags, "source-heads", words.headAt) === null;
  const means = (speaker: Speaker) =>
    speaker.head === head || (head === "source" && persons.includes(speaker));
  if (last !== null && means(last)) return last;
  const near = speakers.slice(-MOST_SPEAKERS);
  const known = near.findLast(means);
  if (known !== undefined) return known;
  const sameName = near.findLast((speaker) => holdsWord(tokens, speaker.words, head));
  if (isName && sameName !== undefined) return sameName;
  // "Ola Lind … the analyst said": of one person only, and by name, a description can mean nobody else.
  const [only, ...others] = speakers;
  // "The BSG" has a name of its own.
  const definite =
    tagAt(tags, "definite-articles", words.from) !== null &&
    tokens[words.headAt]?.capital !== true &&
    isOnePerson(tags, words);
  return only !== undefined && others.length === 0 && !only.anonymous && only.byName && definite
    ? only
    : null;
};

const isOnePerson = (tags: Tags, { headAt }: SpeakerWords): boolean =>
  tagAt(tags, "plural-heads", headAt) === null && tagAt(tags, "public-sources", headAt) === null;

/** The person as a claim carries them; words are taken from the text as it may be shown. */
export const accountOf = (
  speaker: Speaker,
  { tokens, shown, access, reason: known }: Shown,
): Account => {
  const wordsAt = ({ from, to }: TokenRange): string =>
    shown.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const reason = speaker.reason ?? known;
  const told = speaker.anonymous && reason !== null ? wordsAt(reason) : null;
  return {
    description: wordsAt(speaker.words),
    anonymous: speaker.anonymous,
    anonymity_reason: told?.includes(VEIL) ? null : told,
    role: speaker.role,
    access: speaker.access === "unknown" ? access : speaker.access,
  };
};

/** Somebody whom another one cites: a name is kept back unless the words end in one. */
export const accountOfSource = (
  words: TokenRange,
  { tokens, tags, shown }: { tokens: readonly Token[]; tags: Tags; shown: string },
): Account => ({
  description: shown.slice(tokens[words.from]?.start ?? 0, tokens[words.to - 1]?.end ?? 0),
  anonymous: tokens[words.from]?.capital !== true,
  anonymity_reason: null,
  role: roleOf(tags, words),
  access: "unknown",
});

type Shown = {
  readonly tokens: readonly Token[];
  readonly shown: string;
  readonly access: Access;
  /** What another sentence says of it. */
  readonly reason: TokenRange | null;
};

/** "asked not to be named for fear of reprisal": why, to the end of its clause; null where a name is not kept back, or no reason told. */
export const reasonIn = (
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  sentence: TokenRange,
): TokenRange | null => {
  const cue = firstTagIn(tags, ["anonymity-cues"], sentence);
  if (cue === null) return null;
  const near = {
    from: Math.max(sentence.from, cue.from - TO_REASON),
    to: Math.min(sentence.to, cue.to + TO_REASON),
  };
  const why = firstTagIn(tags, ["anonymity-reasons"], near);
  return why === null ? null : { from: why.from, to: clauseAround(tokens, sentence, why).to };
};
const TO_REASON = 14;

const speakerFrom = (
  text: Text,
  { words, sentence, index }: { words: SpeakerWords; sentence: Sentence; index: number },
): Speaker => {
  const { tokens, tags } = text;
  const isHead = tagAt(tags, "source-heads", words.headAt) !== null;
  const byName = holdsName(text, words) || (!isHead && tokens[words.headAt]?.capital === true);
  const publicSource = tagAt(tags, "public-sources", words.headAt) !== null;
  const hidden = firstTagIn(tags, ["anonymity-cues"], sentence) !== null;
  const counted = tagsIn(tags, "number-words", { from: words.from, to: words.headAt });
  return {
    index,
    words: { from: words.from, to: words.to },
    head: tokens[words.headAt]?.fold ?? "",
    plural:
      tagAt(tags, "plural-heads", words.headAt) !== null ||
      tagAt(tags, "plural-nouns", words.headAt) !== null,
    vague:
      tagAt(tags, "vague-people", words.from) !== null ||
      (tagAt(tags, "crowd-heads", words.headAt) !== null && counted.length === 0),
    byName,
    anonymous: hidden || (!publicSource && !byName),
    reason: reasonIn(text, sentence),
    role: roleOf(tags, words),
    access: accessIn(tags, sentence),
  };
};

/** No report has more persons; a text made to slow us down may. */
const MOST_SPEAKERS = 100;

const wordsKey = (tokens: readonly Token[], range: TokenRange): string =>
  tokens
    .slice(range.from, range.to)
    .map(({ fold }) => fold)
    .join(" ");

const holdsWord = (tokens: readonly Token[], range: TokenRange, fold: string): boolean => {
  for (let at = range.from; at < range.to; at++) if (tokens[at]?.fold === fold) return true;
  return false;
};

/** "police chief Anna Berg": capitals in a row that end a description and are no place stand for a person. */
const holdsName = ({ tokens, tags, places }: Text, words: SpeakerWords): boolean => {
  for (let at = words.from; at + 1 < words.to; at++) {
    if (tokens[at]?.capital !== true || tokens[at + 1]?.capital !== true) continue;
    if (tagAt(tags, "person-starts", at) !== null) continue;
    const isWhere = tagAt(tags, "within-words", at - 1) !== null;
    let end = at + 1;
    while (end < words.to && (tokens[end]?.capital || tokens[end]?.fold === "-")) end++;
    const next = tokens[end];
    const isEnd =
      end >= words.to || next?.kind === "mark" || tagAt(tags, "within-words", end) !== null;
    const isPlace = rangeHolding(places, at) !== null || rangeHolding(places, end - 1) !== null;
    const isForce = firstTagIn(tags, OF_FORCE, { from: at, to: end }) !== null;
    if (isEnd && !isWhere && !isPlace && !isForce) return true;
    at = end - 1;
  }
  return false;
};
const OF_FORCE = ["force-heads", "issuer-heads", "addressee-heads"] as const;

const ROLES: readonly (readonly [ListName, string])[] = [
  ["role-state-media", "state media"],
  ["role-military", "military"],
  ["role-defector", "defector"],
  ["role-witness", "witness"],
  ["role-expert", "expert"],
  ["role-resident", "resident"],
  ["role-official", "official"],
];

const roleOf = (tags: Tags, words: TokenRange): string | null =>
  ROLES.find(([list]) => firstTagIn(tags, [list], words) !== null)?.[1] ?? null;

const ACCESS: readonly (readonly [ListName, Access])[] = [
  ["access-holds", "holds"],
  ["access-saw", "saw"],
  ["access-received", "received"],
  ["access-heard", "heard"],
];

/** How the words say that somebody knows: the strongest way first. */
export const accessIn = (tags: Tags, sentence: TokenRange): Access =>
  ACCESS.find(([list]) => firstTagIn(tags, [list], sentence) !== null)?.[1] ?? "unknown";
