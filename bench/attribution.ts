// node bench/attribution.ts DIR [--misses]: attributions beside PolNeAR (polnear.tar.gz in DIR). One is
// right where its content overlaps the gold's by half (Jaccard over characters) and its source shares
// words with the gold's (or neither has one). Train for looking, dev for the figure; where two people
// annotated a text, the first file counts. --misses lists those of a part of train.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractLayers } from "../src/extract/layers.ts";
import { EXTRACT_VERSION } from "../src/extract/version.ts";
import { loadRuleData } from "../src/load/load.ts";
import { NOTHING_DECLARED } from "../src/model/capture.ts";
import { read } from "../src/read/read.ts";
import { withArchive } from "./archive.ts";
import { type DocumentCounts, f1Of, precisionOf, recallOf, withInterval } from "./interval.ts";

type Span = { readonly start: number; readonly end: number };
type Attribution = { source: readonly Span[]; cue: readonly Span[]; content: readonly Span[] };

const dir = process.argv[2];
if (dir === undefined) throw new Error("give the folder that holds polnear.tar.gz");
const listsMisses = process.argv.includes("--misses");
const data = loadRuleData();

/** Annotations of one text: T lines are spans, E lines join them; without content it is no attribution. */
const goldOf = (annotations: string): readonly Attribution[] => {
  const spansById = new Map<string, readonly Span[]>();
  const golds: Attribution[] = [];
  for (const line of annotations.split("\n")) {
    const [id = "", what = ""] = line.split("\t");
    if (id.startsWith("T")) {
      const offsets = what.slice(what.indexOf(" ") + 1).split(";");
      spansById.set(
        id,
        offsets.map((pair) => {
          const [start = 0, end = 0] = pair.split(" ").map(Number);
          return { start, end };
        }),
      );
    } else if (id.startsWith("E")) {
      const gold: Record<string, readonly Span[]> = {};
      for (const pair of what.trim().split(" ")) {
        const [role = "", target = ""] = pair.split(":");
        const name = role.replace(/\d+$/, "");
        gold[name] = [...(gold[name] ?? []), ...(spansById.get(target) ?? [])];
      }
      const { Source: source = [], Cue: cue = [], Content: content = [] } = gold;
      if (content.length > 0) golds.push({ source, cue, content });
    }
  }
  return golds;
};

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

const shared = (a: readonly Span[], b: readonly Span[]): number =>
  a.reduce(
    (sum, one) =>
      sum +
      b.reduce(
        (part, other) =>
          part + Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start)),
        0,
      ),
    0,
  );

const jaccard = (a: readonly Span[], b: readonly Span[]): number => {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (lengthOf(a) + lengthOf(b) - both);
};

const isSameSource = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === 0 || b.length === 0 ? a.length === b.length : shared(a, b) > 0;

type Score = { whole: DocumentCounts; content: DocumentCounts; strict: DocumentCounts };

const score = (text: string, golds: readonly Attribution[], shows: boolean): Score => {
  const reading = read({ kind: "text", text, declared: NOTHING_DECLARED }, data);
  const told = extractLayers({ ...reading, language: "en" }, data).attributions.map(
    ({ source, cue, content }) => ({
      source: source === null ? [] : [source],
      cue: cue === null ? [] : [cue],
      content,
    }),
  );
  const words = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => text.slice(start, end).replaceAll("\n", " ")).join(" … ");
  const pairs = told
    .flatMap((one) =>
      golds.map((gold) => ({ one, gold, jaccard: jaccard(one.content, gold.content) })),
    )
    .filter((pair) => pair.jaccard >= 0.5)
    .sort(
      (a, b) =>
        Number(isSameSource(b.one.source, b.gold.source)) -
          Number(isSameSource(a.one.source, a.gold.source)) || b.jaccard - a.jaccard,
    );
  const used = new Set<unknown>();
  const counts = { whole: 0, content: 0, strict: 0 };
  for (const { one, gold } of pairs) {
    if (used.has(one) || used.has(gold)) continue;
    used.add(one).add(gold);
    counts.content++;
    if (isSameSource(one.source, gold.source)) counts.whole++;
    else if (shows)
      console.log(
        `source "${words(one.source)}" gold "${words(gold.source)}" cue "${words(gold.cue)}"`,
      );
    if (
      one.source.length === 0 ? gold.source.length === 0 : jaccard(one.source, gold.source) >= 0.5
    )
      counts.strict++;
  }
  if (shows) {
    for (const gold of golds)
      if (!used.has(gold))
        console.log(`missed [${words(gold.source)}] {${words(gold.cue)}} (${words(gold.content)})`);
    for (const one of told)
      if (!used.has(one))
        console.log(`added [${words(one.source)}] {${words(one.cue)}} (${words(one.content)})`);
  }
  const sizes = { told: told.length, gold: golds.length };
  return {
    whole: { right: counts.whole, ...sizes },
    content: { right: counts.content, ...sizes },
    strict: { right: counts.strict, ...sizes },
  };
};

withArchive(join(dir, "polnear.tar.gz"), (folder) => {
  console.log(`${EXTRACT_VERSION}, F1 with 95 % bootstrap interval over texts`);
  for (const part of ["train", "dev"] as const) {
    const files = readdirSync(join(folder, part, "attributions")).sort();
    const texts = readdirSync(join(folder, part, "text")).sort();
    const scores = texts.flatMap((name, index) => {
      const stem = name.replace(/\.txt$/, "");
      const file = files.find((other) => other.startsWith(`${stem}_`) || other === `${stem}.ann`);
      if (file === undefined) return [];
      const text = readFileSync(join(folder, part, "text", name), "utf8");
      const golds = goldOf(readFileSync(join(folder, part, "attributions", file), "utf8"));
      return [score(text, golds, listsMisses && part === "train" && index % 20 === 0)];
    });
    const [whole, content, strict] = (["whole", "content", "strict"] as const).map((key) =>
      scores.map((one) => one[key]),
    );
    if (whole === undefined || content === undefined || strict === undefined) continue;
    console.log(
      `${part.padEnd(5)} ${scores.length} texts: ${withInterval(whole, f1Of)} (precision ${precisionOf(whole).toFixed(1)}, recall ${recallOf(whole).toFixed(1)}); content alone ${f1Of(content).toFixed(1)}; source by half ${f1Of(strict).toFixed(1)}`,
    );
  }
});
