import type { Attribution } from "../../model/claim.ts";
import type { OrderEvidence, OrderFields } from "../../model/order.ts";
import { type Document, isVeiled, wordsOf } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagsIn } from "../tokens/tag.ts";
import { stated } from "./order-clause.ts";
import type { OrderThread } from "./order-thread.ts";

type Evidence = NonNullable<OrderFields["evidence"]>[number];

/** How the report knows of each of its orders: its text, a copy, its givers' own word, else what somebody tells. */
export const evidenceOf = (
  document: Document,
  threads: readonly OrderThread[],
): ((thread: OrderThread, attribution: Attribution) => readonly Evidence[]) => {
  const seen = Map.groupBy(thingsSeen(document), nearestIn(threads));
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
  mentions.flatMap(({ sentence }) =>
    (document.speech.orderTexts.get(sentence) ?? []).map(({ source, cue }) => ({
      kind: "text-quoted" as const,
      words: { from: Math.min(source.from, cue.from), to: Math.max(source.to, cue.to) },
      sentence,
    })),
  );

/** Sentences in which an order's text is said to be seen or a copy of it to be held. */
const thingsSeen = (document: Document): readonly Found[] =>
  document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body") return [];
    if (firstTagIn(document.tags, ["order-nouns"], sentence) === null) return [];
    const kinds = [
      { kind: "image-held", lists: HELD },
      { kind: "text-seen", lists: SEEN },
    ] as const;
    for (const { kind, lists } of kinds) {
      const words = ofOrder(document, sentence, lists);
      if (words !== null) return [{ kind, words, sentence: index }];
    }
    return [];
  });
const HELD: readonly ListName[] = ["access-holds", "image-words"];
const SEEN: readonly ListName[] = ["text-seen-verbs"];

/** "obtained a copy of the order", "the notice, seen by the paper": the cue and the order's noun side by side. */
const ofOrder = (
  document: Document,
  sentence: TokenRange,
  lists: readonly ListName[],
): TokenRange | null => {
  const { tags } = document;
  for (const cue of lists.flatMap((list) => tagsIn(tags, list, sentence))) {
    const before = { from: Math.max(sentence.from, cue.from - NEGATED), to: cue.from };
    if (firstTagIn(tags, UNSURE, before) !== null) continue;
    const after = firstTagIn(tags, ["order-nouns"], {
      from: cue.to,
      to: Math.min(sentence.to, cue.to + REACH),
    });
    if (after !== null) return { from: cue.from, to: after.to };
    const noun = tagsIn(tags, "order-nouns", { from: before.from, to: cue.from }).at(-1);
    const isBy = firstTagIn(tags, ["by-words"], { from: cue.to, to: cue.to + 1 }) !== null;
    if (noun !== undefined && isBy) return { from: noun.from, to: cue.to };
  }
  return null;
};
const NEGATED = 6;
const REACH = 5;
const UNSURE: readonly ListName[] = ["negation", "negators", "hypothetical-cues", "modals"];

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
