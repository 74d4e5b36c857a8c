import type { ListName } from "../languages/lists.ts";
import { isTagged, type Tags } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { NAMELESS } from "./nameless.ts";

/** The surname of each given name (folded) that stands in one full name of the text alone, so that the given name by itself means that person. */
export const surnamesOf = (tokens: readonly Token[], tags: Tags): ReadonlyMap<string, string> => {
  const byGiven = new Map<string, string>();
  const last = new Set<string>();
  const shared = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    if (!isNameWord(tokens, tags, at)) continue;
    let to = at + 1;
    while (tokens[to]?.breaks === 0 && isNameWord(tokens, tags, to)) to++;
    const [given, surname] = [tokens[at]?.fold ?? "", tokens[to - 1]?.fold ?? ""];
    if (to - at > 1 && to - at <= MOST_WORDS) {
      last.add(surname);
      if ((byGiven.get(given) ?? surname) !== surname) shared.add(given);
      byGiven.set(given, surname);
    }
    at = to - 1;
  }
  for (const given of [...byGiven.keys()])
    if (shared.has(given) || last.has(given)) byGiven.delete(given);
  return byGiven;
};
const MOST_WORDS = 4;

/** True of a word that may stand in a name: with a capital, and in no list of words that stand in none. */
export const isNameWord = (tokens: readonly Token[], tags: Tags, at: number): boolean => {
  const token = tokens[at];
  return (
    token?.capital === true &&
    token.kind === "word" &&
    token.end - token.start > 1 &&
    !isTagged(tags, NO_NAME, at)
  );
};

const NO_NAME: ReadonlySet<ListName> = new Set<ListName>([...NAMELESS, "not-names"]);
