import type { HarmWeights, Part } from "../../model/data.ts";
import type { Sentence } from "../sentences/sentence.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { type Act, actsIn } from "./act.ts";
import { aliasesIn, foldOf, sameOf } from "./alias.ts";
import { type Evidence, evidenceOf, type Scene } from "./evidence.ts";
import { type Phrase, type PhraseKind, phrasesIn } from "./phrase.ts";
import type { HarmText } from "./text.ts";

/** A phrase that may have a part in what the text tells, and everything that speaks for or against it. */
export type Candidate = {
  readonly part: Part;
  readonly phrase: Phrase;
  /** Equal for phrases of one text that are taken for one and the same. */
  readonly same: string;
  readonly evidence: readonly string[];
};

/** Who had a part in the harm a text tells, by its first words for them. */
export type HarmPart = TokenRange & {
  readonly part: Part;
  /** Between 0 and 1, as the weights have it. */
  readonly score: number;
  /** The three reasons that weigh most in its favour. */
  readonly because: readonly string[];
};

const PARTS: Readonly<Record<PhraseKind, readonly Part[]>> = {
  armed: ["perpetrator"],
  people: ["perpetrator"],
  body: ["organisation"],
  name: ["victim", "perpetrator"],
  target: ["target"],
  weapon: ["weapon"],
};

/** Whoever and whatever had a part, each once, those above the threshold in text order. */
export const partsOf = (
  text: HarmText,
  sentences: readonly Sentence[],
  { threshold, weights }: HarmWeights,
): readonly HarmPart[] => {
  const best = new Map<string, HarmPart>();
  for (const { part, phrase, same, evidence } of candidatesOf(text, sentences)) {
    const weightOf = (name: string): number => weights[part][name] ?? 0;
    const sum = evidence.reduce((total, name) => total + weightOf(name), 0);
    if (sum < threshold) continue;
    const score = 1 / (1 + Math.exp(-sum));
    const key = `${part} ${same}`;
    if ((best.get(key)?.score ?? 0) >= score) continue;
    const because = evidence
      .filter((name) => weightOf(name) > 0)
      .sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1))
      .slice(0, REASONS);
    best.set(key, { from: phrase.from, to: phrase.to, part, score, because });
  }
  return [...best.values()].sort((a, b) => a.from - b.from || (a.part < b.part ? -1 : 1));
};
const REASONS = 3;

/** Every phrase that might have a part, each wording once, with the evidence of all its mentions. */
export const candidatesOf = (
  text: HarmText,
  sentences: readonly Sentence[],
): readonly Candidate[] => {
  const scenes = sentences.map((sentence) => ({
    sentence,
    acts: actsIn(text, sentence),
    phrases: phrasesIn(text, sentence),
  }));
  const aliases = aliasesIn(
    text,
    scenes.flatMap(({ phrases }) => phrases),
  );
  const drafts = new Map<string, Draft>();
  scenes.forEach((scene, index) => {
    for (const mention of mentionsIn(text, scene)) addMention(drafts, text, { ...mention, index });
  });
  const whole = wholeOf(scenes);
  const alike = new Map<Part, number>();
  for (const { part } of drafts.values()) alike.set(part, (alike.get(part) ?? 0) + 1);
  return [...drafts.values()].map(({ part, phrase, evidence, times }) => ({
    part,
    phrase,
    same: sameOf(text, phrase, aliases),
    evidence: [
      ...evidence,
      ...whole,
      `times ${grade(times, [1, 2, 3])}`,
      `others ${grade(alike.get(part) ?? 0, [1, 2, 6])}`,
      "any",
    ],
  }));
};

type Draft = {
  readonly part: Part;
  readonly phrase: Phrase;
  readonly evidence: Set<string>;
  times: number;
};
type Mention = { readonly part: Part; readonly phrase: Phrase; readonly evidence: Evidence };

const addMention = (
  drafts: Map<string, Draft>,
  text: HarmText,
  { part, phrase, evidence, index }: Mention & { readonly index: number },
): void => {
  const key = `${part} ${foldOf(text, phrase)}`;
  const begun = {
    part,
    phrase,
    evidence: new Set([`at ${grade(index, [0, 1, 4, 11])}`]),
    times: 0,
  };
  const draft: Draft = drafts.get(key) ?? begun;
  draft.times++;
  for (const name of [...evidence.place, ...evidence.rest]) draft.evidence.add(name);
  drafts.set(key, draft);
};

/** In a list, "killed A, B and C", what holds of the first holds of each. */
const LIST_GAP = 6;

const mentionsIn = (text: HarmText, scene: Scene): readonly Mention[] => {
  const mentions: Mention[] = [];
  let before: { readonly phrase: Phrase; readonly evidence: Evidence } | null = null;
  for (const phrase of scene.phrases) {
    const own = evidenceOf(text, scene, phrase);
    const evidence: Evidence =
      before !== null && isListed(scene.acts, before.phrase, phrase)
        ? { place: before.evidence.place, rest: [...own.rest, "listed"] }
        : own;
    before = { phrase, evidence };
    for (const part of PARTS[phrase.kind]) {
      // Arms and bodies are named in other sentences than the one that tells the act.
      const isFree = part === "weapon" || part === "organisation";
      if (evidence.place.length > 0 || isFree) mentions.push({ part, phrase, evidence });
    }
  }
  return mentions;
};

const isListed = (acts: readonly Act[], before: Phrase, phrase: Phrase): boolean =>
  before.kind === phrase.kind &&
  phrase.from - before.to < LIST_GAP &&
  !acts.some(({ from, to }) => from >= before.to && to <= phrase.from);

const VIOLENT = new Set(["kill", "explode", "abduct"]);
/** Kinds that are about harm only with other words beside them. */
const WEAK = new Set(["place", "commit"]);

/** What a text as a whole is like: one that tells no act early is seldom about one. */
const wholeOf = (scenes: readonly Scene[]): readonly string[] => {
  const acts = scenes.flatMap((scene) => scene.acts);
  const first = scenes.findIndex((scene) =>
    scene.acts.some(({ kind, voice }) => voice !== "base" && !WEAK.has(kind)),
  );
  return [
    `acts ${grade(acts.length, [0, 1, 3, 8])}`,
    `violent ${grade(acts.filter(({ kind }) => VIOLENT.has(kind)).length, [0, 1, 4])}`,
    first < 0 ? "first none" : `first ${grade(first, [0, 1, 4])}`,
    `sentences ${grade(scenes.length, [12, 30])}`,
  ];
};

/** The first bound a number does not pass, else "more". */
const grade = (number: number, bounds: readonly number[]): string =>
  String(bounds.find((bound) => number <= bound) ?? "more");
