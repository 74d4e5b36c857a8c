/** How well copies are found: of pairs that share their text, and of copies planted on purpose. */
import type { RuleData } from "../src/model/data.ts";
import type { Reading } from "../src/model/reading.ts";
import { resolveCopies } from "../src/resolve/copies.ts";
import { copyKeys, RUN } from "../src/resolve/keys.ts";
import { bodyWords, runHashes } from "../src/resolve/words.ts";

export type CopyText = {
  readonly id: string;
  readonly incident: string;
  readonly text: string;
  readonly reading: Reading;
};

type ReadText = (text: string, data: RuleData) => Reading;

/** One text in so many gets a planted copy of each kind. */
const EVERY = 7;

/** Percentages; `precision` is over pairs of one family, of which some may truly be copies of other incidents. */
export const scoreCopies = (texts: readonly CopyText[], data: RuleData, readText: ReadText) => {
  const planted = texts
    .filter(({ reading }, at) => at % EVERY === 0 && bodyWords(reading).length >= 80)
    .flatMap((one) =>
      plantedCopies(one.text).map((text, kind) => ({
        ...one,
        id: `${one.id}-${kind}`,
        of: one.id,
        text,
        reading: readText(text, data),
      })),
    );
  const all = [...texts, ...planted];
  const { records } = resolveCopies(
    all.map(({ id, reading }) => ({ report: id, reading, keys: copyKeys(reading), sensitive: [] })),
    [],
  );
  const familyById = new Map(
    records.flatMap((record) => record.reports.map((id) => [id, record.id])),
  );
  const together = (a: string, b: string): boolean =>
    familyById.has(a) && familyById.get(a) === familyById.get(b);
  const alike = alikePairs(texts);
  const incidentById = new Map(all.map(({ id, incident }) => [id, incident]));
  const own = new Set(texts.map(({ id }) => id));
  const pairs = records.flatMap(({ reports }) =>
    reports.flatMap((a, at) => reports.slice(at + 1).map((b) => [a, b] as const)),
  );
  const isRight = ([a, b]: readonly [string, string]): boolean =>
    incidentById.get(a) === incidentById.get(b);
  const found = pairs.filter(([a, b]) => own.has(a) && own.has(b));
  return {
    alikePairs: alike.length,
    recallOfAlike: percent(alike.filter(([a, b]) => together(a, b)).length, alike.length),
    planted: planted.length,
    recallOfPlanted: percent(
      planted.filter(({ id, of }) => together(id, of)).length,
      planted.length,
    ),
    pairsFound: pairs.length,
    precision: percent(pairs.filter(isRight).length, pairs.length),
    pairsNotPlanted: found.length,
    precisionNotPlanted: percent(found.filter(isRight).length, found.length),
  };
};

// Another byline and a cut sentence; other figures; the first two thirds; a new lead over the whole.
const plantedCopies = (text: string): readonly string[] => {
  const sentences = text.split(/(?<=[.!?])\s+/);
  return [
    ["By our staff, with agencies.", ...sentences.filter((_, at) => at !== 2)].join(" "),
    text.replace(/\b[2-9]\b/g, "11"),
    sentences.slice(0, Math.ceil((sentences.length * 2) / 3)).join(" "),
    ["What follows was first told elsewhere, and is given here as it stood.", ...sentences].join(
      " ",
    ),
  ];
};

const alikePairs = (texts: readonly CopyText[]): readonly (readonly [string, string])[] => {
  const runs = new Map(
    texts.map(({ id, reading }) => [
      id,
      new Set(
        runHashes(
          bodyWords(reading).map(({ folded }) => folded),
          RUN,
        ),
      ),
    ]),
  );
  return [...Map.groupBy(texts, ({ incident }) => incident).values()].flatMap((group) =>
    group.flatMap(({ id }, at) =>
      group
        .slice(at + 1)
        .filter((other) => jaccard(runs.get(id), runs.get(other.id)) >= 0.5)
        .map((other) => [id, other.id] as const),
    ),
  );
};

const jaccard = (a = new Set<number>(), b = new Set<number>()): number => {
  const shared = a.intersection(b).size;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
};

const percent = (part: number, whole: number): number =>
  whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;
