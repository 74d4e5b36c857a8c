import type { Attribution, ClaimKind, Modality } from "../../model/claim.ts";
import type { When } from "../../model/when.ts";
import { eventTimesIn, whenOf } from "../dates/when.ts";
import { attributionOf, type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { finestPlaceIn, whereOf } from "../places/where.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { aggregatesIn } from "./aggregate.ts";
import { isDenial, whenDenied } from "./denial.ts";
import { type Draft, draftOf } from "./draft.ts";

/** A threat is one only where no order says the same. */
const ORDER_LIKE = "statement.threat/1";

type Remark = {
  readonly kind: ClaimKind;
  readonly rule: string;
  /** The words it rests on, null where the sentence makes no such claim. */
  readonly holds: (document: Document, sentence: Sentence, index: number) => TokenRange | null;
  readonly modality?: Modality;
};

/** Claims of one sentence each that are neither incident nor order: what is given, punished, built, denied, counted. */
export const remarkClaims = (
  document: Document,
  ordered: readonly TokenRange[],
): readonly Draft[] =>
  document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body") return [];
    const drafts = REMARKS.flatMap((remark) => {
      if (remark.rule === ORDER_LIKE && touchesRange(ordered, sentence)) return [];
      const words = remark.holds(document, sentence, index);
      return words === null ? [] : [remarkOf(document, remark, { sentence, index, words })];
    });
    return [...drafts, ...aggregatesIn(document, sentence, index)];
  });

/** The first word of the first list, where every list has one. */
const has = (
  document: Document,
  sentence: Sentence,
  ...lists: readonly [ListName, ...ListName[]]
): Tag | null => {
  const found = lists.map((list) => firstTagIn(document.tags, [list], sentence));
  return found.includes(null) ? null : (found[0] ?? null);
};

const FORCE: readonly ListName[] = [
  "fire-words",
  "kill-past",
  "shoot-past",
  "shoot-participle",
  "kill-nominal",
  "weapons",
  "kill-participle",
];

const FORCE_OR_EVENT: readonly ListName[] = [...FORCE, "event-nouns"];

/** "shootings have increased": what grows or falls is force; "commented on the rise in …" only names it. */
const trendIn = ({ tokens, tags }: Document, sentence: Sentence): Tag | null =>
  tagsIn(tags, "trend-cues", sentence).find(
    (cue) =>
      cue.value !== NAMED &&
      // "dropped a grenade": something falls, and no number.
      tagAt(tags, "determiners", cue.to) === null &&
      firstTagIn(tags, [...FORCE_OR_EVENT, "method-words"], clauseAround(tokens, sentence, cue)) !==
        null,
  ) ?? null;
const NAMED = "named";

/** "soldiers who fired": the sentence is about force or those who use it. */
const speaksOfForce = (document: Document, sentence: Sentence): boolean =>
  firstTagIn(document.tags, FORCE, sentence) !== null;

/** "The envoy condemned the shootings", "Firing on rafts violates international law, she said": a judgement of force or an order. */
const condemned = (document: Document, sentence: Sentence, index: number): Tag | null => {
  const { tags, speech } = document;
  const ofForce = firstTagIn(tags, [...FORCE_OR_EVENT, "order-nouns"], sentence) !== null;
  const cue = firstTagIn(tags, ["condemn-cues"], sentence);
  const judged = firstTagIn(tags, ["judging-words"], sentence);
  if (cue === null) return ofForce && speech.bySentence[index]?.speaker ? judged : null;
  const before = { from: Math.max(sentence.from, cue.from - 3), to: cue.from };
  if (firstTagIn(tags, ["negators", "modals", "be-forms"], before) !== null) return null;
  return ofForce || judged !== null ? cue : null;
};

/** "The ministry did not answer", "Karelia has not commented": who did not is an office or a state. */
const unanswered = (document: Document, sentence: Sentence): Tag | null =>
  near(document, sentence, ["no-answer-cues", "issuer-heads"]) ??
  tagsIn(document.tags, "no-answer-cues", sentence).find(({ from }) =>
    within(document.places, { from: sentence.from, to: from }).some(
      (place) => place.kind === "country" && place.from === sentence.from,
    ),
  ) ??
  null;

/** "closed the frontier", "the crossings were sealed": the words right beside each other. */
const closedBorder = ({ tags, tokens }: Document, sentence: Sentence): Tag | null =>
  tagsIn(tags, "closure-verbs", sentence).find((verb) => {
    // "closed in on it"; "the closed border" names one that is closed.
    if (verb.value !== "" || tagAt(tags, "determiners", verb.from - 1) !== null) return false;
    const clause = clauseAround(tokens, sentence, verb);
    const after = { from: verb.to, to: Math.min(clause.to, verb.to + TO_CLOSED) };
    const before = { from: Math.max(clause.from, verb.from - TO_CLOSED), to: verb.from };
    const isPassive = firstTagIn(tags, ["be-forms"], before) !== null;
    const beside = firstTagIn(tags, ["closed-things"], isPassive ? before : after);
    return beside !== null && firstTagIn(tags, ["negation", "supposing-modals"], before) === null;
  }) ?? null;
const TO_CLOSED = 5;

/** "would be shot", and not "nobody will be shot". */
const threatIn = (document: Document, sentence: Sentence): Tag | null => {
  const cue = near(document, sentence, ["threat-cues", "fire-words"]);
  const before = cue && { from: Math.max(sentence.from, cue.from - TO_DENIAL), to: cue.from };
  return before !== null && firstTagIn(document.tags, ["negation"], before) === null ? cue : null;
};
const TO_DENIAL = 3;

/** "The accused is sentenced to nine years": of one of the troops, who used force by what is told before. */
const sentenced = (document: Document, sentence: Sentence): Tag | null => {
  const { tags } = document;
  const before = { from: Math.max(0, sentence.from - TO_CRIME), to: sentence.to };
  const isOfTroops = firstTagIn(tags, ["role-military", "superior-heads"], before) !== null;
  return isOfTroops && firstTagIn(tags, FORCE, before) !== null
    ? firstTagIn(tags, ["sentencing-words"], sentence)
    : null;
};
const TO_CRIME = 120;

const REMARKS: readonly Remark[] = [
  {
    kind: "reward",
    rule: "reward.given/1",
    holds: (document, sentence) =>
      speaksOfForce(document, sentence)
        ? has(document, sentence, "reward-cues", "force-heads")
        : null,
  },
  {
    kind: "sanction",
    rule: "sanction.for/1",
    holds: (document, sentence) =>
      has(document, sentence, "sanction-cues", "sanction-triggers") ??
      has(document, sentence, "sanction-cues", "force-heads", "law-words") ??
      sentenced(document, sentence),
  },
  {
    kind: "denial",
    rule: "denial.of-force/3",
    modality: "denied",
    holds: (document, sentence, index) => (isDenial(document, sentence, index) ? sentence : null),
  },
  {
    kind: "statement",
    rule: "statement.no-answer/1",
    holds: unanswered,
  },
  {
    kind: "statement",
    rule: "statement.condemnation/1",
    holds: condemned,
  },
  {
    kind: "measure",
    rule: "measure.at-border/2",
    holds: (document, sentence) =>
      has(document, sentence, "sanction-cues") === null
        ? (near(document, sentence, ["measure-verbs", "measure-nouns"]) ??
          closedBorder(document, sentence))
        : null,
  },
  {
    kind: "trend",
    rule: "trend.of-force/1",
    holds: trendIn,
  },
  {
    kind: "statement",
    rule: "statement.impunity/1",
    modality: "threatened",
    holds: (document, sentence) => has(document, sentence, "impunity-cues"),
  },
  {
    kind: "statement",
    rule: ORDER_LIKE,
    modality: "threatened",
    holds: (document, sentence) =>
      has(document, sentence, "impunity-cues") === null ? threatIn(document, sentence) : null,
  },
  {
    kind: "statement",
    rule: "statement.rumour/1",
    modality: "rumoured",
    holds: (document, sentence) =>
      speaksOfForce(document, sentence) ? has(document, sentence, "rumour-cues") : null,
  },
];

/** A word of the first list with one of the second near it. */
const near = (
  document: Document,
  sentence: Sentence,
  [first, second]: readonly [ListName, ListName],
): Tag | null =>
  tagsIn(document.tags, first, sentence).find(
    (tag) =>
      // "life-threatening injuries", "who posed no threat"
      tag.value !== NONE &&
      tagsIn(document.tags, second, {
        from: Math.max(sentence.from, tag.from - NEAR),
        to: Math.min(sentence.to, tag.to + NEAR),
      }).length > 0,
  ) ?? null;
const NEAR = 12;
const NONE = "none";

const remarkOf = (
  document: Document,
  remark: Remark,
  { sentence, index, words }: { sentence: Sentence; index: number; words: TokenRange },
): Draft => {
  const place = finestPlaceIn(document, sentence);
  return draftOf(document, {
    attribution: isNarrated(document, remark, { index, words })
      ? narrated(document, index)
      : attributionOf(document, index),
    kind: remark.kind,
    rule: remark.rule,
    ranges: [sentence],
    sentence: index,
    modality: remark.modality ?? heldOut(document, remark, { sentence, words }) ?? "asserted",
    when: whenToldOf(document, remark, { sentence, words }),
    where: place === null ? null : whereOf(document, place, sentence),
  });
};

/** "promised a reward", "can result in execution", "are expected to face": nobody has been given it, nor punished, yet. */
const heldOut = (
  { tags, tokens }: Document,
  { kind }: Remark,
  { sentence, words }: { sentence: Sentence; words: TokenRange },
): Modality | null => {
  if (kind !== "reward" && kind !== "sanction") return null;
  const upTo = { from: Math.max(sentence.from, words.from - TO_PROMISE), to: words.to };
  const promise = tagsIn(tags, "promise-words", upTo).at(-1);
  const isApart =
    promise === undefined ||
    tokens.slice(promise.to, words.from).some(({ fold }) => fold === "," || fold === ";");
  if (isApart) return null;
  return kind === "sanction" ? "threatened" : "hypothetical";
};
const TO_PROMISE = 7;

/** Rules of sentences that name who condemns or denies. */
const BY_THOSE_NAMED: ReadonlySet<string> = new Set([
  "statement.condemnation/1",
  "denial.of-force/3",
]);

/** Of a denial the day of what is denied, of a measure the only time told in its own clause. */
const whenToldOf = (
  document: Document,
  { kind }: Remark,
  { sentence, words }: { sentence: Sentence; words: TokenRange },
): When | null => {
  if (kind === "denial") return whenDenied(document, sentence);
  if (kind !== "measure") return null;
  const clause = clauseAround(document.tokens, sentence, words);
  const [only, another] = eventTimesIn(document, clause);
  return only === undefined || another !== undefined ? null : whenOf(document, only);
};

/**
 * Whoever condemns or denies is named in the sentence: without a saying it is narrated, and the word of no
 * other account. "Closed the road after the mayor said that …": nobody but the text tells of the closing.
 */
const isNarrated = (
  { speech }: Document,
  { rule }: Remark,
  { index, words }: { index: number; words: TokenRange },
): boolean => {
  const said = speech.bySentence[index];
  if (said == null) return BY_THOSE_NAMED.has(rule);
  const { source, cue, content } = said;
  if (source === null || cue === null || content.length === 0) return false;
  return words.to <= source.from && content.every(({ from }) => from >= cue.to);
};

const narrated = (document: Document, index: number): Attribution => {
  const told = attributionOf(document, index);
  const { account } = told;
  const chain = told.chain.filter((name) => name !== account?.description);
  return { ...told, account: null, chain, passages: [] };
};
