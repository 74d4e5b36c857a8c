/** Where a text says that an incident was under an order: both claims carry the words. */
import type { Claim, OrderTie } from "../../model/claim.ts";
import type { Passage } from "../../model/passage.ts";
import { type Document, isVeiled, passageAt } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, tagsIn } from "../tokens/tag.ts";

/** Tokens between "links" and the order that something is linked to. */
const NEAR = 12;

/** The same claims; an incident and an order of this text that it ties to one another say so. */
export const withTies = (document: Document, claims: readonly Claim[]): readonly Claim[] => {
  const tied = new Map<string, OrderTie[]>();
  const add = (claim: Claim, tie: OrderTie): void => {
    const known = tied.get(claim.id) ?? [];
    if (!known.some(({ to }) => to === tie.to)) tied.set(claim.id, [...known, tie]);
  };
  for (const sentence of document.sentences) {
    if (sentence.role !== "body" || !tiesThere(document, sentence)) continue;
    const words = passageAt(document, sentence);
    const incident = incidentOf(claims, words);
    if (incident === null) continue;
    const order = orderOf(claims, words);
    add(incident, { to: order?.id ?? null, passages: [words] });
    if (order !== null) add(order, { to: incident.id, passages: [words] });
  }
  return claims.map((claim) => {
    const ties = tied.get(claim.id);
    return ties === undefined ? claim : { ...claim, ties };
  });
};

/** "shot under the new order", "links the shooting to an order"; not "linked to no order". */
const tiesThere = (document: Document, sentence: Sentence): boolean => {
  if (isVeiled(document, sentence)) return false;
  const { tags } = document;
  const isBarred = (cue: Tag): boolean =>
    firstTagIn(tags, ["negation", "hypothetical-cues"], {
      from: Math.max(sentence.from, cue.from - 4),
      to: cue.to + 3,
    }) !== null;
  const under = tagsIn(tags, "under-order", sentence).some((cue) => !isBarred(cue));
  return (
    under ||
    tagsIn(tags, "link-verbs", sentence).some((verb) => {
      const after = { from: verb.to, to: Math.min(sentence.to, verb.to + NEAR) };
      const order = firstTagIn(tags, ["order-nouns"], after);
      const what = firstTagIn(tags, ["event-nouns", "kill-nominal", "shoot-nouns"], {
        from: Math.max(sentence.from, verb.from - NEAR),
        to: order?.from ?? verb.to,
      });
      return order !== null && what !== null && !isBarred(verb) && !isBarred(order);
    })
  );
};

const overlaps = (claim: Claim, { start, end }: Passage): boolean =>
  claim.passages.some((own) => own.start < end && start < own.end);

/** The incident that the sentence itself tells of, else the only one of the text, else the main one. */
const incidentOf = (claims: readonly Claim[], words: Passage): Claim | null => {
  const incidents = claims.filter(({ kind }) => kind === "incident");
  const own = incidents.filter((claim) => overlaps(claim, words));
  return (own.length > 0 ? own[0] : incidents.find(({ main }) => main)) ?? null;
};

/** The order that the sentence itself tells of, else the only one of the text that is no rule of before. */
const orderOf = (claims: readonly Claim[], words: Passage): Claim | null => {
  const orders = claims.filter(({ kind }) => kind === "order");
  const own = orders.filter((claim) => overlaps(claim, words));
  const open = own.length > 0 ? own : orders.filter(({ order }) => order?.previous === false);
  return open.length === 1 ? (open[0] ?? null) : null;
};
