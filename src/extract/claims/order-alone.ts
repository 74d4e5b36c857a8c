/** Orders of which a text tells in one sentence without a word for an order: zones in place, rounds handed out. */
import type { OrderFields } from "../../model/order.ts";
import { type Document, isVeiled } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { touchesRange } from "../tokens/range.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { type Draft, draftOf } from "./draft.ts";
import { textValue, unique } from "./order-clause.ts";
import { issuedIn, spanIn } from "./order-time.ts";
import { provisionOf } from "./provision.ts";
import { roundsIn } from "./rounds.ts";
import { BARE, type FoundZone, zoneIn } from "./zone.ts";

/** An order for each sentence outside `told`, the words of all other orders, that tells of one by itself. */
export const ordersAlone = (document: Document, told: readonly TokenRange[]): readonly Draft[] =>
  document.sentences.flatMap((sentence, index) => {
    if (sentence.role !== "body" || touchesRange(told, sentence)) return [];
    const draft =
      zoneInPlace(document, sentence, index) ?? roundsHandedOut(document, sentence, index);
    return draft === null ? [] : [draft];
  });

/** A strip told of outside any order ("the two-kilometre zone along the fence"): a rule in the background. */
const zoneInPlace = (document: Document, sentence: Sentence, index: number): Draft | null => {
  const found = zoneIn(document, sentence);
  // "a demilitarised zone of 4 km": what it is there for is not told.
  if (found === null || found.named === null || found.named.value === BARE) return null;
  return draftOf(document, {
    kind: "order",
    rule: "order.zone-in-place/1",
    ranges: [sentence],
    sentence: index,
    modality: "background",
    order: zoneOnly(document, found),
  });
};

const zoneOnly = (document: Document, found: FoundZone): OrderFields => ({
  ...NOTHING_ORDERED,
  instrument: {
    value: "practice",
    basis: { how: "inferred", from: "zone", rule: "order.zone-in-place/1", passages: [] },
  },
  provisions: [
    provisionOf(document, { range: found.range, kind: "zone", effect: "licence", rule: "zone" }),
  ],
  zone: found.zone,
  previous: true,
});

/** "Guards were given 40 rounds each for the days of the fair": what they may carry, and until when (domain OR-1). */
const roundsHandedOut = (document: Document, sentence: Sentence, index: number): Draft | null => {
  const found = roundsIn(document, sentence);
  if (found === null) return null;
  const addressees = unique(
    found.to
      .filter((range) => !isVeiled(document, range))
      .map((range) => textValue(document, range)),
  );
  const [first] = addressees;
  const span = spanIn(document, { from: found.range.to, to: sentence.to });
  return draftOf(document, {
    kind: "order",
    rule: "order.rounds-given/1",
    ranges: [sentence],
    sentence: index,
    order: {
      ...NOTHING_ORDERED,
      addressees,
      audience: first === undefined ? null : { value: "troops", basis: first.basis },
      provisions: [provisionOf(document, found)],
      issued: issuedIn(document, sentence, {
        telling: document.speech.bySentence[index]?.cue ?? null,
        given: null,
      }),
      effective_from: span?.first ?? null,
      until: span === null ? null : { kind: "date", when: span.last },
    },
  });
};

const NOTHING_ORDERED: OrderFields = {
  instrument: null,
  issuer: null,
  transmitted_by: null,
  addressees: [],
  audience: null,
  provisions: [],
  zone: null,
  stretch: [],
  exceptions: [],
  reason_given: null,
  impunity: null,
  incentives: [],
  sanctions: [],
  issued: null,
  received: null,
  effective_from: null,
  until: null,
  previous: false,
};
