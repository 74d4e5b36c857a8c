import type { Attribution } from "../../model/claim.ts";
import type { OrderEvidence, OrderFields } from "../../model/order.ts";
import { type Document, isVeiled, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { stated } from "./order-clause.ts";
import { OF_PAPER } from "./order-paper.ts";
import type { OrderThread } from "./order-thread.ts";

type Evidence = NonNullable<OrderFields["evidence"]>[number];

/** How the report knows of each of its orders: its text, a copy, its givers' own word, else what somebody tells. */
export const evidenceOf = (
  document: Document,
  threads: readonly OrderThread[],
): ((thread: OrderThread, attribution: Attribution) => readonly Evidence[]) => {
  const seen = Map.groupBy(thingsSeen(document, threads), nearestIn(threads));
  return (thread, attribution) => {
    const found = [
      ...quotedIn(document, thread),
      ...(seen.get(thread) ?? []),
      ...acknowledgedIn(document, thread, attribution),
    ].filter(({ words }) => !isVeiled(document, words));
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    const told = kinds.flatMap((kind): readonly Evidence[] => {
      const first = found.find((other) => other.kind === kind);
      return first === undefined ? [] : [{ value: kind, basis: stated(document, first.words) }];
    });
    return told.length > 0 ? told : heardFrom(attribution);
  };
};

type Found = {
  readonly kind: OrderEvidence;
  readonly words: TokenRange;
  readonly sentence: number;
};

/** "Whoever nears the wire will be shot, the notice says." */
const quotedIn = (document: Document, { mentions }: OrderThread): readonly Found[] =>
  mentions.flatMap(({ sentence, rule, trigger }) => {
    // An order that the text is stands there in its own words.
    if (rule === OF_PAPER) return [{ kind: "text-quoted" as const, words: trigger, sentence }];
    return (document.speech.orderTexts.get(sentence) ?? []).map(({ source, cue }) => ({
      kind: "text-quoted" as const,
      words: { from: Math.min(source.from, cue.from), to: Math.max(source.to, cue.to) },
      sentence,
    }));
  });

/** Sentences in which an order's text is said to be seen or a copy of it to be held. */
const thingsSeen = (document: Document, threads: readonly OrderThread[]): readonly Found[] => {
  const telling = new Set(threads.flatMap((one) => one.mentions.map(({ sentence }) => sentence)));
  return document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body") return [];
    const nouns = [
      ...tagsIn(document.tags, "order-nouns", sentence),
      // "according to a document seen by …": of the order that the sentence tells.
      ...(telling.has(index) ? tagsIn(document.tags, "written-nouns", sentence) : []),
      ...(telling.has(index - 1) ? knownPapers(document, sentence) : []),
    ].sort((a, b) => a.from - b.from);
    if (nouns.length === 0) return [];
    const kinds = [
      { kind: "image-held", lists: HELD },
      { kind: "text-seen", lists: SEEN },
    ] as const;
    for (const { kind, lists } of kinds) {
      const words = ofOrder(document, { sentence, nouns }, lists);
      if (words !== null) return [{ kind, words, sentence: index }];
    }
    return [];
  });
};
const HELD: readonly ListName[] = ["access-holds", "image-words", "text-held-verbs"];
const SEEN: readonly ListName[] = ["text-seen-verbs"];

/** "the document": one told of before. */
const knownPapers = ({ tags }: Document, sentence: TokenRange): readonly Tag[] =>
  tagsIn(tags, "written-nouns", sentence).filter(
    ({ from }) => tagAt(tags, "definite-starts", from - 1) !== null,
  );

/** "obtained a copy of the order", "the notice, seen by the paper": the cue and the noun of the text side by side. */
const ofOrder = (
  document: Document,
  { sentence, nouns }: { sentence: TokenRange; nouns: readonly Tag[] },
  lists: readonly ListName[],
): TokenRange | null => {
  const { tags } = document;
  for (const cue of lists.flatMap((list) => tagsIn(tags, list, sentence))) {
    const before = { from: Math.max(sentence.from, cue.from - NEGATED), to: cue.from };
    if (isUnsure(document, before)) continue;
    const end = Math.min(sentence.to, cue.to + REACH);
    const after = nouns.find(({ from }) => cue.to <= from && from < end);
    if (after !== undefined) return { from: cue.from, to: Math.min(end, after.to) };
    const noun = nouns.findLast(({ from, to }) => cue.from - TO_TEXT <= from && to <= cue.from);
    const isBy = BY.some((list) => tagAt(tags, list, cue.to) !== null);
    if (noun !== undefined && isBy) return { from: noun.from, to: cue.to };
  }
  return null;
};
const NEGATED = 6;
/** "a directive of the ministry, leaked in March and reviewed by the paper" */
const TO_TEXT = 16;
const REACH = 5;
const BY = ["by-words", "to-words", "with-words"] as const;

/** "has not seen", "wants to see"; "according to a copy" is sure. */
const isUnsure = ({ tags }: Document, before: TokenRange): boolean =>
  firstTagIn(tags, UNSURE, before) !== null ||
  tagsIn(tags, "infinitive-words", before).some(
    ({ to }) => tagAt(tags, "person-starts", to) === null,
  );
const UNSURE: readonly ListName[] = [
  ...(["negation", "negators", "hypothetical-cues", "supposing-modals", "will-words"] as const),
];

/** The order told of last before the words, or else first after them, no farther than a paragraph. */
const nearestIn = (threads: readonly OrderThread[]) => {
  const bySentence = new Map<number, OrderThread>();
  for (const thread of threads)
    for (const { sentence } of thread.mentions) bySentence.set(sentence, thread);
  return ({ sentence }: Found): OrderThread | null => {
    for (let away = 0; away <= FARTHEST; away++) {
      const near = bySentence.get(sentence - away) ?? bySentence.get(sentence + away);
      if (near !== undefined) return near;
    }
    return null;
  };
};
const FARTHEST = 4;

/** "The ministry said it had ordered guards to fire": those who gave it speak of it themselves, and openly. */
const acknowledgedIn = (
  document: Document,
  { mentions }: OrderThread,
  { account }: Attribution,
): readonly Found[] =>
  mentions.flatMap(({ sentence, issuer }) => {
    const source = document.speech.bySentence[sentence]?.source ?? null;
    if (source === null || issuer === null || account?.anonymous === true) return [];
    const isSame =
      touchesRange([source], issuer) ||
      wordsOf(document, source).toLowerCase() === wordsOf(document, issuer).toLowerCase();
    return isSame ? [{ kind: "state-acknowledged" as const, words: source, sentence }] : [];
  });

/** Where nothing more is claimed and a person tells of it, it is their word. */
const heardFrom = ({ account, passages }: Attribution): readonly Evidence[] => {
  if (account === null) return [];
  const from = "who tells of it";
  const rule = "order.evidence/1";
  return [{ value: "heard", basis: { how: "inferred", from, rule, passages } }];
};
