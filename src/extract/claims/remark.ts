import type { Attribution, ClaimKind, Modality } from "../../model/claim.ts";
import { attributionOf, type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { finestPlaceIn, whereOf } from "../places/where.ts";
import { clauseAround } from "../sentences/clause.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { aggregatesIn } from "./aggregate.ts";
import { isDenial, whenDenied } from "./denial.ts";
import { type Draft, draftOf } from "./draft.ts";

/** A threat is one only where no order says the same. */
const ORDER_LIKE = "statement.threat/1";

type Remark = {
  readonly kind: ClaimKind;
  readonly rule: string;
  readonly holds: (document: Document, sentence: Sentence, index: number) => boolean;
  readonly modality?: Modality;
};

/** Claims of one sentence each that are neither incident nor order: what is given, punished, built, denied, counted. */
export const remarkClaims = (
  document: Document,
  ordered: readonly TokenRange[],
): readonly Draft[] =>
  document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body") return [];
    const drafts = REMARKS.filter(
      ({ rule, holds }) =>
        holds(document, sentence, index) &&
        !(rule === ORDER_LIKE && touchesRange(ordered, sentence)),
    ).map((remark) => remarkOf(document, remark, { sentence, index }));
    return [...drafts, ...aggregatesIn(document, sentence, index)];
  });

const has = (document: Document, sentence: Sentence, ...lists: readonly ListName[]): boolean =>
  lists.every((list) => firstTagIn(document.tags, [list], sentence) !== null);

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
const isTrend = ({ tokens, tags }: Document, sentence: Sentence): boolean =>
  tagsIn(tags, "trend-cues", sentence).some(
    (cue) =>
      cue.value !== NAMED &&
      firstTagIn(tags, FORCE_OR_EVENT, clauseAround(tokens, sentence, cue)) !== null,
  );
const NAMED = "named";

/** "soldiers who fired": the sentence is about force or those who use it. */
const speaksOfForce = (document: Document, sentence: Sentence): boolean =>
  firstTagIn(document.tags, FORCE, sentence) !== null;

/** "Guards were given 40 rounds each": ammunition handed out, which orders nobody to fire it. */
const handsOutRounds = (document: Document, sentence: Sentence): boolean => {
  const given = firstTagIn(document.tags, ["allot-verbs"], sentence);
  if (given === null || firstTagIn(document.tags, ["addressee-heads"], sentence) === null)
    return false;
  const clause = clauseAround(document.tokens, sentence, given);
  const reach = { from: given.to, to: Math.min(clause.to, given.to + TO_ROUNDS) };
  return tagsIn(document.tags, "rounds", reach).some(
    ({ from }) => within(document.numbers, { from: from - 3, to: from }).length > 0,
  );
};
const TO_ROUNDS = 12;

/** "The envoy condemned the shootings", "Firing on rafts violates international law, she said": a judgement of force or an order. */
const isCondemned = (document: Document, sentence: Sentence, index: number): boolean => {
  const { tags, speech } = document;
  const ofForce = firstTagIn(tags, [...FORCE_OR_EVENT, "order-nouns"], sentence) !== null;
  const cue = firstTagIn(tags, ["condemn-cues"], sentence);
  const judged = firstTagIn(tags, ["judging-words"], sentence) !== null;
  if (cue === null)
    return judged && ofForce && (speech.bySentence[index]?.speaker ?? null) !== null;
  const before = { from: Math.max(sentence.from, cue.from - 3), to: cue.from };
  if (firstTagIn(tags, ["negators", "modals", "be-forms"], before) !== null) return false;
  return ofForce || judged;
};

const REMARKS: readonly Remark[] = [
  {
    kind: "reward",
    rule: "reward.given/1",
    holds: (document, sentence) =>
      has(document, sentence, "reward-cues", "force-heads") && speaksOfForce(document, sentence),
  },
  {
    kind: "sanction",
    rule: "sanction.for/1",
    holds: (document, sentence) =>
      has(document, sentence, "sanction-cues") &&
      (has(document, sentence, "sanction-triggers") ||
        has(document, sentence, "force-heads", "law-words")),
  },
  {
    kind: "denial",
    rule: "denial.of-force/3",
    modality: "denied",
    holds: isDenial,
  },
  {
    kind: "statement",
    rule: "statement.no-answer/1",
    holds: (document, sentence) => isNear(document, sentence, ["no-answer-cues", "issuer-heads"]),
  },
  {
    kind: "statement",
    rule: "statement.condemnation/1",
    holds: isCondemned,
  },
  {
    kind: "measure",
    rule: "measure.at-border/1",
    holds: (document, sentence) =>
      isNear(document, sentence, ["measure-verbs", "measure-nouns"]) &&
      !has(document, sentence, "sanction-cues"),
  },
  {
    kind: "measure",
    rule: "measure.rounds-given/1",
    holds: handsOutRounds,
  },
  {
    kind: "trend",
    rule: "trend.of-force/1",
    holds: isTrend,
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
      isNear(document, sentence, ["threat-cues", "fire-words"]) &&
      !has(document, sentence, "impunity-cues"),
  },
  {
    kind: "statement",
    rule: "statement.rumour/1",
    modality: "rumoured",
    holds: (document, sentence) =>
      has(document, sentence, "rumour-cues") && speaksOfForce(document, sentence),
  },
];

const isNear = (
  document: Document,
  sentence: Sentence,
  [first, second]: readonly [ListName, ListName],
): boolean =>
  tagsIn(document.tags, first, sentence).some(
    (tag) =>
      tagsIn(document.tags, second, {
        from: Math.max(sentence.from, tag.from - 12),
        to: Math.min(sentence.to, tag.to + 12),
      }).length > 0,
  );

const remarkOf = (
  document: Document,
  remark: Remark,
  { sentence, index }: { sentence: Sentence; index: number },
): Draft => {
  const place = finestPlaceIn(document, sentence);
  return draftOf(document, {
    ...(BY_THOSE_NAMED.has(remark.rule) ? { attribution: narratedOr(document, index) } : {}),
    kind: remark.kind,
    rule: remark.rule,
    ranges: [sentence],
    sentence: index,
    ...(remark.modality === undefined ? {} : { modality: remark.modality }),
    ...(remark.kind === "denial" ? { when: whenDenied(document, sentence) } : {}),
    where: place === null ? null : whereOf(document, place, sentence),
  });
};

/** Rules of sentences that name who condemns or denies. */
const BY_THOSE_NAMED: ReadonlySet<string> = new Set([
  "statement.condemnation/1",
  "denial.of-force/3",
]);

/** Whoever condemns or denies is named in the sentence: without a saying it is narrated, and the word of no other account. */
const narratedOr = (document: Document, index: number): Attribution => {
  const told = attributionOf(document, index);
  if (document.speech.bySentence[index] !== null) return told;
  const { account } = told;
  const chain = told.chain.filter((name) => name !== account?.description);
  return { ...told, account: null, chain, passages: [] };
};
