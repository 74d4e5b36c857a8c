/** What an hour's work with library parts reaches: TF-IDF over the corpus, ten days, average linkage. */
import { wordsOf } from "../src/resolve/words.ts";

/** One text of the set; `day` counts from 1970. */
export type DatedText = { readonly id: string; readonly text: string; readonly day: number };

type Vector = ReadonlyMap<string, number>;

const DAYS = 10;
const THRESHOLD = 0.15;

/** A label per id. It sees the whole corpus, which a register that grows does not. */
export const baselineLabels = (texts: readonly DatedText[]): ReadonlyMap<string, string> => {
  const vectors = vectorsOf(texts);
  const near = nearPairs(texts, vectors);
  const byPair = new Map(near.map(({ a, b, score }) => [`${a} ${b}`, score]));
  const members = texts.map((_, at) => [at]);
  const cluster = texts.map((_, at) => at);
  for (const { a, b } of near.toSorted((x, y) => y.score - x.score)) {
    const [own, other] = [cluster[a] ?? a, cluster[b] ?? b];
    const [first, second] = [members[own] ?? [], members[other] ?? []];
    if (own === other) continue;
    const scores = first.flatMap((x) =>
      second.map((y) => byPair.get(x < y ? `${x} ${y}` : `${y} ${x}`) ?? 0),
    );
    if (scores.reduce((sum, score) => sum + score, 0) / scores.length < THRESHOLD) continue;
    for (const at of second) cluster[at] = own;
    members[own] = [...first, ...second];
    members[other] = [];
  }
  return new Map(texts.map(({ id }, at) => [id, String(cluster[at])]));
};

const vectorsOf = (texts: readonly DatedText[]): readonly Vector[] => {
  const counts = texts.map(({ text }) => {
    const own = new Map<string, number>();
    for (const { folded } of wordsOf(text)) own.set(folded, (own.get(folded) ?? 0) + 1);
    return own;
  });
  const documents = new Map<string, number>();
  for (const own of counts) {
    for (const word of own.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  return counts.map((own) => {
    const weights = [...own].map(
      ([word, count]) =>
        [
          word,
          (1 + Math.log(count)) * Math.log(texts.length / (documents.get(word) ?? 1)),
        ] as const,
    );
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
};

const nearPairs = (texts: readonly DatedText[], vectors: readonly Vector[]) =>
  texts.flatMap(({ day }, a) =>
    texts.slice(a + 1).flatMap((other, at) => {
      if (Math.abs(other.day - day) > DAYS) return [];
      const b = a + 1 + at;
      const score = cosineOf(vectors[a], vectors[b]);
      return score >= THRESHOLD / 2 ? [{ a, b, score }] : [];
    }),
  );

const cosineOf = (a: Vector = new Map(), b: Vector = new Map()): number => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
};
