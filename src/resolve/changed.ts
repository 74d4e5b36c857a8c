/** What a copy changed: figures and names that differ from its root, never words of sensitive passages. */
import type { CopyHow } from "../model/record.ts";
import type { ResolvableReport } from "./report.ts";
import { isNameOrNumber, openWords, type Sketch } from "./similarity.ts";
import type { Word } from "./words.ts";

const MOST_CHANGES = 20;

type Compared = {
  readonly how: CopyHow;
  readonly member: ResolvableReport;
  readonly root: ResolvableReport;
  readonly sketch: Sketch;
  readonly rootSketch: Sketch;
};

/**
 * e.g. `"four" for "three"`, `"27" added`, `"Musan" left out`. A translation is in other words, and a
 * digest or excerpt leaves things out by its nature: for those only what was added is said.
 */
export const changedFrom = ({
  how,
  member,
  root,
  sketch,
  rootSketch,
}: Compared): readonly string[] => {
  if (how === "root" || how === "exact" || how === "translation") return [];
  const own = telling(openWords(sketch.words, member.sensitive));
  const theirs = telling(openWords(rootSketch.words, root.sensitive));
  const lost = missing(theirs, own, flaggedWords(sketch.words, member));
  const added = missing(own, theirs, flaggedWords(rootSketch.words, root));
  const replaced = new Set<InContext>();
  const changes = added.flatMap((item) => {
    const before = lost.find((other) => other.context === item.context && !replaced.has(other));
    if (before === undefined) return has(theirs, item) ? [] : [`"${item.written}" added`];
    replaced.add(before);
    return [`"${item.written}" for "${before.written}"`];
  });
  const partial = how === "excerpt" || how === "digest" || how === "rewrite";
  const omitted = lost
    .filter((item) => !partial && !replaced.has(item) && !has(own, item))
    .map((item) => `"${item.written}" left out`);
  return [...new Set([...changes, ...omitted])].slice(0, MOST_CHANGES);
};

type InContext = { readonly folded: string; readonly written: string; readonly context: string };

// Digits, names and months can be told in any script that has capitals; a changed number word
// ("four" for "three") shows in the claims, as a difference of transmission.
const telling = (words: readonly Word[]): readonly InContext[] =>
  words.flatMap((word, at) =>
    at > 0 && isNameOrNumber(word)
      ? [
          {
            folded: word.folded,
            written: word.written,
            context: `${words[at - 1]?.folded ?? ""} ${words[at + 1]?.folded ?? ""}`,
          },
        ]
      : [],
  );

// Those of `words` that the other text does not have in this place, unless it has them in a flagged one.
const missing = (
  words: readonly InContext[],
  others: readonly InContext[],
  flagged: ReadonlySet<string>,
): readonly InContext[] => {
  const there = new Set(others.map((other) => `${other.folded} ${other.context}`));
  return words.filter(
    (item) => !there.has(`${item.folded} ${item.context}`) && !flagged.has(item.folded),
  );
};

const has = (words: readonly InContext[], item: InContext): boolean =>
  words.some((other) => other.folded === item.folded);

const flaggedWords = (words: readonly Word[], report: ResolvableReport): ReadonlySet<string> => {
  const open = new Set(openWords(words, report.sensitive));
  return new Set(words.filter((word) => !open.has(word)).map((word) => word.folded));
};
