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
  const own = contextual(openWords(sketch.words, member.sensitive));
  const theirs = contextual(openWords(rootSketch.words, root.sensitive));
  const sensitiveInRoot = wordsWithin(rootSketch.words, root);
  const sensitiveInCopy = wordsWithin(sketch.words, member);
  const lost = theirs.filter(
    (item) => isTelling(item) && !rootHas(own, item) && !sensitiveInCopy.has(item.word.folded),
  );
  const added = own.filter(
    (item) => isTelling(item) && !rootHas(theirs, item) && !sensitiveInRoot.has(item.word.folded),
  );
  const replaced = new Set<string>();
  const changes = added.map((item) => {
    const before = lost.find(
      (other) => other.context === item.context && !replaced.has(other.word.folded),
    );
    if (before === undefined) return `"${item.word.written}" added`;
    replaced.add(before.word.folded);
    return `"${item.word.written}" for "${before.word.written}"`;
  });
  const partial = how === "excerpt" || how === "digest" || how === "rewrite";
  const omitted = partial
    ? []
    : lost
        .filter((item) => !replaced.has(item.word.folded))
        .map((item) => `"${item.word.written}" left out`);
  return [...new Set([...changes, ...omitted])].slice(0, MOST_CHANGES);
};

type InContext = { readonly word: Word; readonly context: string; readonly opens: boolean };

const contextual = (words: readonly Word[]): readonly InContext[] =>
  words.map((word, at) => ({
    word,
    context: `${words[at - 1]?.folded ?? ""} ${words[at + 1]?.folded ?? ""}`,
    opens: at === 0,
  }));

// Digits, names and months can be told in any script that has capitals; a changed number word
// ("four" for "three") shows in the claims, as a difference of transmission.
const isTelling = ({ word, opens }: InContext): boolean => isNameOrNumber(word) && !opens;

const rootHas = (words: readonly InContext[], item: InContext): boolean =>
  words.some((other) => other.word.folded === item.word.folded);

const wordsWithin = (words: readonly Word[], report: ResolvableReport): ReadonlySet<string> => {
  const open = new Set(openWords(words, report.sensitive));
  return new Set(words.filter((word) => !open.has(word)).map((word) => word.folded));
};
