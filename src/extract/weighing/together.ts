import type { ListName } from "../languages/lists.ts";
import type { Tag, Tags, TokenRange } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { Evidence } from "./evidence.ts";

/** What stands for words of two lists: the second near after the first, or both in one sentence; null where it means nothing. */
export type TellingTogether<Told> = {
  readonly near: (first: string, second: string) => Told | null;
  readonly with: (one: string, another: string) => Told | null;
};

/** What words of the lists say by standing together in a sentence: "cleared … to fire", "no … shot … unless". */
export const togetherIn = <Told>(
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  { lists, ...sentence }: TokenRange & { readonly lists: ReadonlySet<ListName> },
  telling: TellingTogether<Told>,
): readonly Evidence<Told>[] => {
  const found: Evidence<Told>[] = [];
  const seen = new Set<ListName>();
  let recent: Tag[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (PARTING.has(tokens[at]?.fold ?? "")) recent = [];
    const here = (tags.byToken[at] ?? []).filter(({ list }) => lists.has(list));
    if (here.length === 0) continue;
    recent = recent.filter(({ to }) => at - to <= NEAR);
    const told: (Told | null)[] = [];
    for (const { list } of here) {
      for (const before of recent)
        if (before.to <= at && before.list !== list) told.push(telling.near(before.list, list));
      if (seen.has(list)) continue;
      for (const other of seen)
        told.push(list < other ? telling.with(list, other) : telling.with(other, list));
      seen.add(list);
    }
    recent.push(...here);
    found.push({ at, told: told.filter((one) => one !== null) });
  }
  return found.filter(({ told }) => told.length > 0);
};

/** Tokens between two words that one says something of the other by. */
const NEAR = 6;
const PARTING: ReadonlySet<string> = new Set([".", ";", ":", "!", "?", "\u201c", "\u201d", '"']);
