import type { Outcomes } from "../../model/claim.ts";
import type { ChoiceWeights } from "../../model/data.ts";
import { eventTimesIn } from "../dates/when.ts";
import { attributionOf, type Document } from "../document.ts";
import type { PlaceGuess } from "../places/guess.ts";
import { joinRanges, touchesRange } from "../tokens/range.ts";
import type { TokenRange } from "../tokens/tag.ts";
import { actsOf } from "./act.ts";
import { isBounded } from "./bounded.ts";
import type { Casualty } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { dayTold } from "./day.ts";
import { type Draft, draftOf } from "./draft.ts";
import { entriesOf } from "./entry.ts";
import { eventsNear } from "./events.ts";
import { saidOf } from "./figure.ts";
import { type Headline, headlineOf, NO_HEADLINE } from "./headline.ts";
import { openingOf } from "./opening.ts";
import { settleOutcomes } from "./outcome.ts";
import { dayOfPart, isPlacedApart, partIn } from "./part.ts";
import { partRetellings } from "./retelling.ts";
import { whereIn } from "./site.ts";
import { sumOf } from "./sum.ts";
import type { Telling } from "./telling.ts";
import { tellingsIn } from "./tellings.ts";
import { unharmedIn } from "./unharmed.ts";

/** Bounded events of harm, the one the text is about first among equals; and what is done as a rule. */
export const incidentClaims = (
  document: Document,
  {
    ordered,
    corrected,
    guesses,
    days,
  }: {
    ordered: readonly TokenRange[];
    corrected: readonly TokenRange[];
    guesses: () => readonly PlaceGuess[];
    days: ChoiceWeights;
  },
): readonly Draft[] => {
  // What a report says of an earlier one is told of that report, and is no event of its own.
  const untold = joinRanges([...ordered, ...corrected]);
  const told = tellingsIn(document, untold, (telling) => isBounded(document, telling));
  const { tellings, practices, unharmed } = told;
  const headline = headlineOf(document);
  const bySentence = tellingBySentence(tellings);
  const bounded = tellings.filter((telling) => isBounded(document, telling));
  const counted = sumsOf(document, bounded);
  const sums = new Set([...counted, ...told.sums.keys()]);
  // The day of an order is no incident's, nor that on which nobody was harmed.
  const tellsOther = (sentence: number): boolean =>
    (unharmed.has(sentence) && !bySentence.has(sentence)) ||
    touchesRange(ordered, document.sentences[sentence] ?? { from: 0, to: 0 });
  const entries = entriesOf(document);
  const retellings: Draft[] = [];
  const incidents = bounded.map((telling, event) => {
    const outcomes = settleOutcomes(document, telling.casualties, headline);
    const { own, retold } = partRetellings(document, telling.casualties, outcomes);
    const others = retold.map((theirs) => retellingOf(document, theirs, event));
    retellings.push(...others.filter(({ outcomes }) => Object.keys(outcomes).length > 0));
    const entry = entries[own[0]?.sentence ?? -1] ?? null;
    const elsewhere = (sentence: number): boolean =>
      (bySentence.get(sentence) ?? telling) !== telling ||
      tellsOther(sentence) ||
      (entry !== null && entries[sentence] !== entry);
    const settled = retold.length === 0 ? outcomes : settleOutcomes(document, own, headline);
    const paragraph =
      entry === null ? [] : document.sentences.filter((_, index) => entries[index] === entry);
    const around = {
      ...{ settled, guesses, days, sums },
      elsewhere: { has: elsewhere },
      entry: paragraph,
    };
    const incident = incidentOf(document, own, around);
    return retold.length === 0 ? incident : { ...incident, event, again: false };
  });
  return [
    ...markMain(incidents, headline, counted.size > 0),
    ...retellings,
    ...onePerSentence(practices),
    ...[...told.sums].flatMap(([index, casualties]) => sumOf(document, index, casualties)),
  ];
};

const onePerSentence = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(
    (draft, index) =>
      drafts.findIndex((other) => other.passages[0]?.start === draft.passages[0]?.start) === index,
  );

/**
 * Sentences that count events which the text goes on to tell one by one ("three shootings were reported"):
 * a sum of them, and no count that they share.
 */
const sumsOf = (document: Document, tellings: readonly Telling[]): ReadonlySet<number> => {
  const users = new Map<number, number>();
  for (const { casualties } of tellings) {
    const numbers = [...new Set(casualties.map(({ sentence }) => sentence))];
    for (const sentence of eventsNear(document, numbers).sentences)
      users.set(sentence, (users.get(sentence) ?? 0) + 1);
  }
  return new Set([...users].flatMap(([sentence, count]) => (count > 1 ? [sentence] : [])));
};

/** The incident whose numbers the headline tells, else the one told first. */
const markMain = (
  incidents: readonly Draft[],
  headline: Headline,
  isRoundUp: boolean,
): readonly Draft[] => {
  const scores = incidents.map((draft) => likeness(draft, headline));
  const most = Math.max(...scores);
  // A round-up is about no one of them more than the others.
  // Shots of which nothing more is told are not what a text is about that tells of people harmed.
  const isTold = (draft: Draft, index: number): boolean =>
    scores[index] === most && Object.keys(draft.outcomes).length > 0;
  const first = incidents.findIndex(isTold);
  const told = first === -1 ? scores.indexOf(most) : first;
  const main = isRoundUp && incidents.length > 1 && most === 0 ? -1 : told;
  return incidents.map((draft, index) => ({ ...draft, main: index === main }));
};

const likeness = ({ outcomes }: Draft, { killed, wounded }: Headline): number =>
  [[outcomes.killed, killed] as const, [outcomes.wounded, wounded] as const].filter(
    ([count, wanted]) => wanted !== null && count !== undefined && sizeOf(count) === wanted,
  ).length;

/** Which incident a sentence tells of, the first where it tells of several. */
const tellingBySentence = (tellings: readonly Telling[]): ReadonlyMap<number, Telling> => {
  const bySentence = new Map<number, Telling>();
  for (const telling of tellings) {
    for (const { sentence } of telling.casualties) {
      if (!bySentence.has(sentence)) bySentence.set(sentence, telling);
    }
  }
  return bySentence;
};

/** What an incident is told beside. */
type Around = {
  readonly settled: Outcomes;
  readonly elsewhere: { has(sentence: number): boolean };
  readonly guesses: () => readonly PlaceGuess[];
  readonly days: ChoiceWeights;
  readonly sums: ReadonlySet<number>;
  /** The dated paragraph that tells of it; empty where none does. */
  readonly entry: readonly TokenRange[];
};

const incidentOf = (
  document: Document,
  casualties: readonly Casualty[],
  { settled, elsewhere, guesses, days, sums, entry }: Around,
): Draft => {
  const harming = casualties.filter((casualty) => tellsOfHarm(document, casualty));
  const numbers = [
    ...new Set((harming.length > 0 ? harming : casualties).map(({ sentence }) => sentence)),
  ];
  const near = eventsNear(document, numbers);
  const isSum = near.sentences.some((sentence) => sums.has(sentence));
  const pooled = isSum ? { events: 1, sentences: [] } : near;
  const opening = openingOf(document, numbers, elsewhere);
  const naming = [...pooled.sentences, ...(opening === null ? [] : [opening])];
  const sentences = [...new Set([...naming, ...numbers])]
    .sort((a, b) => a - b)
    .flatMap((index) => partIn(casualties, index) ?? document.sentences[index] ?? []);
  const outcomes = { ...settled, ...unharmedIn(document, casualties) };
  // No day of the event that it is set beside is its own.
  const isEarlier = casualties[0]?.earlier === true;
  const spoken = spokenIn(document, casualties, outcomes) ?? numbers[0] ?? 0;
  return draftOf(document, {
    kind: "incident",
    rule: pooled.events > 1 ? "incident.pooled/2" : "incident.told/2",
    ranges: sentences.map(({ from, to }) => ({ from, to })),
    sentence: spoken,
    when:
      dayOfPart(document, casualties) ??
      (isEarlier ? null : dayTold(document, { numbers: [...naming, ...numbers], elsewhere }, days)),
    where: isPlacedApart(document, casualties)
      ? null
      : whereIn(document, [...sentences, ...entry], guesses),
    outcomes,
    events: pooled.events,
    acts: actsOf(document, casualties, { sentences, outcomes }),
  });
};

/** The sentence whose speaker tells the number, else of the people harmed, else of the shots. */
const spokenIn = (
  document: Document,
  casualties: readonly Casualty[],
  { killed, wounded }: Outcomes,
): number | undefined => {
  const start = (killed ?? wounded)?.basis.passages[0]?.start;
  const counted = casualties.filter(
    ({ group }) => group !== null && document.tokens[group.from]?.start === start,
  );
  const ofPeople = casualties.filter(
    ({ group, implied, outcome }) => outcome !== null && (group !== null || implied),
  );
  const harming = casualties.filter((casualty) => tellsOfHarm(document, casualty));
  return [...counted, ...(ofPeople.length > 0 ? ofPeople : harming)].find(
    ({ sentence }) => document.speech.bySentence[sentence]?.speaker,
  )?.sentence;
};

/** What another person tells of an event: their numbers, and of the rest only what they say themselves. */
const retellingOf = (document: Document, casualties: readonly Casualty[], event: number): Draft => {
  const [first] = casualties;
  const numbers = [...new Set(casualties.map(({ sentence }) => sentence))];
  const sentences = numbers.flatMap((index) => document.sentences[index] ?? []);
  const outcomes = settleOutcomes(document, casualties, NO_HEADLINE);
  return draftOf(document, {
    kind: "incident",
    rule: "incident.retold/1",
    ranges: sentences.map(({ from, to }) => ({ from, to })),
    sentence: numbers[0] ?? 0,
    ...(first === undefined
      ? {}
      : { attribution: attributionOf(document, first.sentence, saidOf(document, first)) }),
    outcomes,
    acts: actsOf(document, casualties, { sentences, outcomes }),
    event,
    again: true,
  });
};

/** "The paper links the shooting to an order" names what happened, and tells nothing of it. */
const tellsOfHarm = (document: Document, { group, implied, tag, sentence }: Casualty): boolean => {
  if (group !== null || implied || tag.list === "shoot-past") return true;
  const range = document.sentences[sentence];
  return (
    range !== undefined && eventTimesIn(document, range).some(({ value }) => value.precision === 1)
  );
};
