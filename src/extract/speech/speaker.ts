import type { Access, Account } from "../../model/claim.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
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
  readonly anonymous: boolean;
  readonly role: string | null;
  readonly access: Access;
};

/** A noun group that may name who speaks. */
export type SpeakerWords = TokenRange & { readonly headAt: number };

type Text = { readonly tokens: readonly Token[]; readonly tags: Tags };

/** The persons of one text. */
export type Cast = {
  readonly speakers: readonly Speaker[];
  /** The person these words mean: one told of before, or a new one; null for a pronoun of nobody. */
  readonly meet: (words: SpeakerWords, sentence: Sentence) => Speaker | null;
};

/** Ties descriptions of one text to persons. State lives for one text only. */
export const makeCast = ({ tokens, tags }: Text): Cast => {
  const speakers: Speaker[] = [];
  const byWords = new Map<string, Speaker>();
  let last: Speaker | null = null;

  const introduce = (words: SpeakerWords, sentence: Sentence): Speaker => {
    const key = wordsKey(tokens, words);
    const same = byWords.get(key);
    if (same !== undefined) return same;
    const speaker = speakerFrom({ tokens, tags }, { words, sentence, index: speakers.length });
    speakers.push(speaker);
    byWords.set(key, speaker);
    return speaker;
  };

  const find = (words: SpeakerWords): Speaker | null => {
    if (tagAt(tags, "pronouns", words.headAt) !== null) return last;
    const ordinal = tagsIn(tags, "ordinals", words)[0];
    const persons = speakers
      .slice(0, MOST_SPEAKERS)
      .filter((speaker) => !speaker.plural && speaker.anonymous);
    if (ordinal !== undefined) return persons[Number(ordinal.value) - 1] ?? null;
    const head = tokens[words.headAt]?.fold ?? "";
    const isName = tagAt(tags, "source-heads", words.headAt) === null;
    const isFree = (speaker: Speaker) =>
      speaker.head === head || (head === "source" && persons.includes(speaker));
    if (last !== null && isFree(last)) return last;
    return (
      speakers.slice(-MOST_SPEAKERS).findLast(isFree) ??
      (isName
        ? speakers
            .slice(-MOST_SPEAKERS)
            .findLast((speaker) => holdsWord(tokens, speaker.words, head))
        : undefined) ??
      null
    );
  };

  return {
    speakers,
    meet: (words: SpeakerWords, sentence: Sentence): Speaker | null => {
      const fresh = tagAt(tags, "fresh-starts", words.from) !== null;
      const pronoun = tagAt(tags, "pronouns", words.headAt) !== null;
      const known = fresh ? null : find(words);
      if (known === null && pronoun) return null;
      last = known ?? introduce(words, sentence);
      return last;
    },
  };
};

/** The person as a claim carries them; words are taken from the text as it may be shown. */
export const accountOf = (speaker: Speaker, tokens: readonly Token[], shown: string): Account => ({
  description: shown.slice(
    tokens[speaker.words.from]?.start ?? 0,
    tokens[speaker.words.to - 1]?.end ?? 0,
  ),
  anonymous: speaker.anonymous,
  role: speaker.role,
  access: speaker.access,
});

const speakerFrom = (
  { tokens, tags }: Text,
  { words, sentence, index }: { words: SpeakerWords; sentence: Sentence; index: number },
): Speaker => {
  const named =
    tagAt(tags, "source-heads", words.headAt) === null && tokens[words.headAt]?.capital === true;
  const publicSource = tagAt(tags, "public-sources", words.headAt) !== null;
  const hidden = firstTagIn(tags, ["anonymity-cues"], sentence) !== null;
  return {
    index,
    words: { from: words.from, to: words.to },
    head: tokens[words.headAt]?.fold ?? "",
    plural: tagAt(tags, "plural-heads", words.headAt) !== null,
    vague: tagAt(tags, "vague-people", words.headAt) !== null,
    anonymous: hidden || (!publicSource && !named && !holdsName(tokens, tags, words)),
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

/** "police chief Anna Berg": two capitals in a row that begin no place's name stand for a person. */
const holdsName = (tokens: readonly Token[], tags: Tags, words: SpeakerWords): boolean => {
  for (let at = words.headAt + 1; at + 1 < words.to; at++) {
    const isPlace = tagAt(tags, "within-words", at - 1) !== null;
    if (tokens[at]?.capital && tokens[at + 1]?.capital && !isPlace) return true;
  }
  return false;
};

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

const accessIn = (tags: Tags, sentence: TokenRange): Access =>
  ACCESS.find(([list]) => firstTagIn(tags, [list], sentence) !== null)?.[1] ?? "unknown";
