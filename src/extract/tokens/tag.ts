import type { Outlet } from "../../model/data.ts";
import type { Language } from "../languages/language.ts";
import type { ListName } from "../languages/lists.ts";
import { addPhrase, emptyTrie, longestPhraseAt, phrasesAt } from "./phrase.ts";
import type { Token } from "./token.ts";

/** A word of a list in the text: tokens `[from, to)`. */
export type Tag = {
  readonly list: ListName;
  readonly value: string;
  readonly from: number;
  readonly to: number;
};

/** Tags of one text, by list in text order and by the token they begin at. */
export type Tags = {
  readonly byList: ReadonlyMap<ListName, readonly Tag[]>;
  readonly byToken: readonly (readonly Tag[] | undefined)[];
};

/** Finds every list's words: of one list only the longest at a token, and none inside another. */
export const tagWords = (tokens: readonly Token[], language: Language): Tags => {
  const byList = new Map<ListName, Tag[]>();
  const byToken = new Array<Tag[] | undefined>(tokens.length).fill(undefined);
  for (let at = 0; at < tokens.length; at++) {
    let here: Tag[] | undefined;
    for (const hit of phrasesAt(language.words, tokens, at)) {
      const isMonth = isMonthByName(tokens, at, hit.values);
      for (const { list, value } of hit.values) {
        if (isMonth && HELPING.has(list)) continue;
        let tags = byList.get(list);
        if (tags === undefined) {
          tags = [];
          byList.set(list, tags);
        }
        const before = tags.at(-1);
        const tag = { list, value, from: at, to: hit.to };
        if (before !== undefined && before.from === at) {
          tags[tags.length - 1] = tag;
          here = here?.filter((other) => other !== before);
        } else if (before !== undefined && before.to > at) continue;
        else tags.push(tag);
        if (here === undefined) here = [tag];
        else here.push(tag);
      }
    }
    const ending = adverbTag(tokens[at], language, at);
    if (ending !== null) {
      const adverbs = byList.get(ending.list) ?? [];
      adverbs.push(ending);
      byList.set(ending.list, adverbs);
      here = [...(here ?? []), ending];
    }
    byToken[at] = here;
  }
  return { byList, byToken };
};

/** "shot on 3 May died": inside a sentence a month with a capital is no verb that helps another. */
const isMonthByName = (
  tokens: readonly Token[],
  at: number,
  words: readonly { readonly list: ListName }[],
): boolean =>
  tokens[at]?.capital === true &&
  at > 0 &&
  (tokens[at - 1]?.kind !== "mark" || tokens[at - 1]?.fold === ",") &&
  words.some(({ list }) => list === "months");
const HELPING: ReadonlySet<ListName> = new Set<ListName>([
  "finite-helpers",
  "verb-helpers",
  "supposing-modals",
  "obligation",
  "modals",
  "allowing-words",
  "may-words",
]);

/** A word made an adverb by its ending; a name with a capital is none. */
const adverbTag = (token: Token | undefined, language: Language, at: number): Tag | null => {
  if (token === undefined || token.capital || token.fold.length < SHORTEST_ADVERB) return null;
  const ending = language.adverbEndings.find((other) => token.fold.endsWith(other));
  return ending === undefined
    ? null
    : { list: "adverb-endings", value: ending, from: at, to: at + 1 };
};
/** "fly", "only", "reply" are short or stand in lists of their own. */
const SHORTEST_ADVERB = 6;

const NO_TAGS: readonly Tag[] = [];

/** Tags of a list that begin in tokens `[from, to)`, in order. */
export const tagsIn = (tags: Tags, list: ListName, range: TokenRange): readonly Tag[] => {
  const all = tags.byList.get(list);
  if (all === undefined) return NO_TAGS;
  const first = indexFrom(all, range.from);
  let end = first;
  while (end < all.length && (all[end]?.from ?? Infinity) < range.to) end++;
  // Most questions have no answer: they cost no list.
  return end === first ? NO_TAGS : all.slice(first, end);
};

/** Index of the first tag that begins at the token or after it. */
const indexFrom = (all: readonly Tag[], from: number): number => {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A stretch of tokens `[from, to)`. */
export type TokenRange = { readonly from: number; readonly to: number };

/** The first tag of any of the lists that begins in the range, or null. */
export const firstTagIn = (
  tags: Tags,
  lists: readonly ListName[],
  range: TokenRange,
): Tag | null => {
  let first: Tag | null = null;
  for (const list of lists) {
    const all = tags.byList.get(list);
    const tag = all?.[indexFrom(all, range.from)];
    if (tag === undefined || tag.from >= range.to) continue;
    if (first === null || tag.from < first.from) first = tag;
  }
  return first;
};

/** The tag of the list that begins at the token, or null. */
export const tagAt = (tags: Tags, list: ListName, token: number): Tag | null => {
  const here = tags.byToken[token];
  if (here === undefined) return null;
  for (const tag of here) if (tag.list === list) return tag;
  return null;
};

/** True where a tag of any of the lists begins at the token; cheaper than asking for each of many. */
export const isTagged = (tags: Tags, lists: ReadonlySet<ListName>, token: number): boolean => {
  const here = tags.byToken[token];
  if (here === undefined) return false;
  for (const { list } of here) if (lists.has(list)) return true;
  return false;
};

/** Longest name of an outlet at each token where one begins; `own` are the text's, which no list need have. */
export const outletsIn = (
  tokens: readonly Token[],
  language: Language,
  own: readonly string[],
): readonly OutletMention[] => {
  const others = emptyTrie<Outlet>();
  for (const name of own) addPhrase(others, name, unlisted(name));
  const found: OutletMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !token.capital) continue;
    const hit =
      longestPhraseAt(language.outlets, tokens, at) ?? longestPhraseAt(others, tokens, at);
    const outlet = hit?.values[0];
    if (hit === null || outlet === undefined) continue;
    found.push({ from: hit.from, to: hit.to, outlet });
    at = hit.to - 1;
  }
  return found;
};

/** "the newspaper River Courier": names that a word for an outlet introduces, whether or not a list has them. */
export const outletsCalled = (
  text: string,
  tokens: readonly Token[],
  tags: Tags,
): readonly string[] =>
  (tags.byList.get("outlet-nouns") ?? []).flatMap(({ value, from, to }) => {
    const article = firstTagIn(tags, ["definite-articles"], { from: from - TO_ARTICLE, to: from });
    if (value !== "media" || article === null) return [];
    let end = to;
    while (end < to + LONGEST_OUTLET && tokens[end]?.capital && !tokens[end]?.breaks) end++;
    return end === to ? [] : [text.slice(tokens[to]?.start, tokens[end - 1]?.end)];
  });
const TO_ARTICLE = 3;
const LONGEST_OUTLET = 4;

const unlisted = (name: string): Outlet => ({
  ...{ id: name, name, names: [], domains: [], language: "und" },
});

/** An outlet named in the text. */
export type OutletMention = TokenRange & { readonly outlet: Outlet };
