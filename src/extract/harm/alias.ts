import { type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Phrase } from "./phrase.ts";
import type { HarmText } from "./text.ts";

/** Words as lists compare them, e.g. "national front". */
export const foldOf = ({ tokens }: HarmText, { from, to }: TokenRange): string =>
  tokens
    .slice(from, to)
    .map(({ fold }) => fold)
    .join(" ");

/** Short names by the text's own brackets: "National Front (NF)" makes one of the two. */
export type Aliases = ReadonlyMap<string, string>;

const MOST_IN_BRACKETS = 8;

/** Every short name that the text itself explains. */
export const aliasesIn = (text: HarmText, phrases: readonly Phrase[]): Aliases => {
  const aliases = new Map<string, string>();
  for (const phrase of phrases) {
    if (phrase.kind !== "body" || text.tokens[phrase.to]?.fold !== "(") continue;
    const from = phrase.to + 1;
    let to = from;
    while (to - from < MOST_IN_BRACKETS && (text.tokens[to]?.fold ?? ")") !== ")") to++;
    if (to > from && text.tokens[to]?.fold === ")") {
      aliases.set(foldOf(text, { from, to }), foldOf(text, phrase));
    }
  }
  return aliases;
};

/** Equal for phrases that are taken for one and the same: a surname, a group's name, a noun in either number. */
export const sameOf = (text: HarmText, phrase: Phrase, aliases: Aliases): string => {
  const words = foldOf(text, phrase);
  switch (phrase.kind) {
    case "name":
      return foldOf(text, { from: phrase.to - 1, to: phrase.to });
    case "body":
      return (
        tagAt(text.tags, "armed-groups", phrase.head.from)?.value ??
        aliases.get(words) ??
        foldOf(text, phrase.head)
      );
    default:
      return foldOf(text, phrase.head).replace(/s$/, "");
  }
};
