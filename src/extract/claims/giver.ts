/** Who gave an order: of the offices and ranks that a text names near it, the one that most speaks for. */
import type { LearnedChoice } from "../../model/data.ts";
import { type Document, isVeiled, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { indexHolding, overlapsAny, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { type Choice, chosenOf } from "../weighing/choice.ts";
import { evidenceBeside } from "./beside.ts";
import {
  besideTriggers,
  type OrderScene,
  OWN_PLACES,
  placesNear,
  sentencesNear,
} from "./order-near.ts";
import { groupStart, nameEnd, officeBefore, withOffice } from "./order-office.ts";
import { GIVERS, giverAt } from "./order-subject.ts";
import { textSubject } from "./order-text-day.ts";

/** Words that may name who gave an order, with what speaks for and against it. */
export type Giver = { readonly range: TokenRange; readonly evidence: readonly string[] };

/** An order, and whom rules take for its giver: evidence too, and all there is in a language without weights. */
export type GiverScene = OrderScene & {
  readonly ruled: TokenRange | null;
  readonly groups: Groups;
};

/** Who gave it; null where the text names nobody of whom that is likely enough. */
export const giverOf = (document: Document, scene: GiverScene): TokenRange | null => {
  const { ruled } = scene;
  const learned = document.language.givers;
  if (learned === null) return ruled;
  const options = giversNear(document, scene);
  const found = chosenOf(options, giverChoice(document, learned));
  if (found === null) return null;
  // Rules know better where a name begins and ends.
  return ruled !== null && overlapsAny([ruled], found.one.range) ? ruled : found.one.range;
};

/** How one of them is chosen by weights. */
export const giverChoice = (document: Document, learned: LearnedChoice): Choice<Giver> => ({
  ...learned,
  keyOf: ({ range }) => keyOf(document, range),
  isRuled: ({ evidence }) => evidence.includes(BY_RULE),
  // "The order came from the General Staff" stands in a sentence of its own, as often as not.
  isFar: ({ evidence }) =>
    evidence.includes(ABOUT_SOMETHING) &&
    !evidence.some((name) => OWN_PLACES.has(name) || name === BY_RULE),
});

/** Every group of the sentences near the order, and whom rules take for its giver. */
export const giversNear = (document: Document, scene: GiverScene): readonly Giver[] => {
  const placeOf = placesNear(document, scene);
  const seen = ({ range, evidence }: Giver, index: number): Giver => ({
    range,
    evidence: [
      ...evidence,
      placeOf(index),
      ...besideTriggers(scene.thread, range, index),
      ...partEvidence(document, range, scene),
    ],
  });
  const found = sentencesNear(document, scene).flatMap((index) =>
    scene.groups(index).map((group) => seen(group, index)),
  );
  const { ruled } = scene;
  const at = ruled === null ? -1 : indexHolding(document.sentences, ruled.from);
  const sentence = document.sentences[at];
  const isKnown = ruled === null || found.some(({ range }) => overlapsAny([range], ruled));
  // "Kim ordered": a person by name, whom no word for an office tells.
  return isKnown || sentence === undefined
    ? found
    : [...found, seen(groupOf(document, ruled, sentence), at)];
};
/** What every group has: how seldom any of them is the giver. */
const EVERY = "any group";
const BY_RULE = "by rule";

/** By sentence its groups, with what speaks for each whatever the order. */
export const groupsOf = (document: Document): Groups =>
  perSentence(document, (sentence) => groupsIn(document, sentence));

/** The same function of sentences by their numbers, which looks at each sentence once. */
export const perSentence = (
  { sentences }: Document,
  find: (sentence: Sentence) => readonly Giver[],
): Groups => {
  const known = new Map<number, readonly Giver[]>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const sentence = sentences[index];
    const groups = sentence === undefined ? [] : find(sentence);
    known.set(index, groups);
    return groups;
  };
};
/** Groups by the number of their sentence. */
export type Groups = (sentence: number) => readonly Giver[];

/** Every office, rank and acting state that a sentence names, in order, none inside another. */
const groupsIn = (document: Document, sentence: Sentence): readonly Giver[] => {
  const { tags, places } = document;
  const heads = GIVERS.flatMap((list) => tagsIn(tags, list, sentence));
  const found = [
    ...heads.flatMap(({ from }) => groupAt(document, from, sentence) ?? []),
    ...within(places, sentence)
      .filter(({ actor }) => actor)
      .map((place) => withOffice(document, place, sentence.from)),
  ].toSorted((a, b) => a.from - b.from || b.to - a.to);
  const apart: TokenRange[] = [];
  for (const range of found) {
    const last = apart.at(-1);
    if (last === undefined || last.to <= range.from) apart.push(range);
    else if (range.to - range.from > last.to - last.from) apart[apart.length - 1] = range;
  }
  return apart
    .filter((range) => !isVeiled(document, range))
    .map((range) => groupOf(document, range, sentence));
};

/** Words with what speaks for and against them whatever the order. */
export const groupOf = (document: Document, range: TokenRange, sentence: Sentence): Giver => ({
  range,
  evidence: [
    EVERY,
    ...formEvidence(document, range, sentence),
    ...evidenceBeside(document, range, { sentence, cues: CUES }),
  ],
});

/** "the commander of the 2nd Company", "the General Staff": the group whose word for an office stands there. */
const groupAt = (document: Document, at: number, sentence: Sentence): TokenRange | null => {
  const head = giverAt(document, at);
  if (head === null) return null;
  const own = {
    from: groupStart(document, at, sentence.from),
    to: nameEnd(document, head.to, sentence.to),
  };
  const of = own.from - 2;
  const isOf = of >= sentence.from && tagAt(document.tags, "of-words", own.from - 1) !== null;
  const range =
    isOf && giverAt(document, of) !== null
      ? { from: groupStart(document, of, sentence.from), to: own.to }
      : own;
  return officeBefore(document, range, sentence.from);
};

/** What the words are by themselves. */
const formEvidence = (
  document: Document,
  group: TokenRange,
  sentence: Sentence,
): readonly string[] => {
  const { tokens, tags, speech, outlets } = document;
  const { from, to } = group;
  const head = GIVERS.flatMap((list) => tagsIn(tags, list, group)).at(-1);
  const told = KINDS.filter((list) => firstTagIn(tags, [list], group) !== null).map(
    (list) => `kind ${list}`,
  );
  const named = tokens.slice(from + 1, to).some(({ capital }) => capital);
  told.push(named ? "named" : "plain");
  if (head !== undefined) {
    const words = tokens.slice(head.from, head.to).map(({ fold }) => fold);
    told.push(`head ${words.join(" ")}`);
  }
  if (tagAt(tags, "definite-articles", from) === null) told.push("no article");
  if (touchesRange(speech.sources, group)) told.push("speaks");
  if (touchesRange(outlets, group)) told.push("outlet");
  const subject = textSubject(document, sentence);
  told.push(subject === null ? ABOUT_SOMETHING : subject.named ? "about the text" : "about it");
  if (from <= sentence.from + 1) told.push("begins sentence");
  if (tokens[to]?.fold === "'s") told.push("owns");
  if (tokens.slice(from, to).some(({ kind }) => kind === "number")) told.push("numbered");
  return told;
};
/** In a sentence that begins with something else than an order or "it". */
const ABOUT_SOMETHING = "about something";
const KINDS: readonly ListName[] = [
  ...(["issuer-heads", "superior-heads", "generic-issuers", "addressee-heads"] as const),
  ...(["public-heads", "court-words", "spokes-words", "person-nouns", "any-words"] as const),
];

/** Lists that tell what is done with an order, by whom, to whom and when. */
const CUES: readonly ListName[] = [
  ...(["order-nouns", "shoot-nouns", "rule-nouns", "written-nouns", "paper-nouns"] as const),
  ...(["order-verbs", "tell-verbs", "issue-verbs", "give-verbs", "relaying-verbs"] as const),
  ...(["received-cues", "signed-words", "given-by", "sent-it", "origin-cues"] as const),
  ...(["permission-verbs", "deciding-verbs", "lifting-verbs", "holding-verbs"] as const),
  ...(["replacing-verbs", "speech-cues", "fire-words", "be-forms", "have-forms"] as const),
  ...(["by-words", "from-by", "of-words", "to-words", "on-words", "within-words"] as const),
  ...(["infinitive-words", "that-words", "relative-pronouns", "thing-pronouns"] as const),
  ...(["clause-openers", "announcing-nouns", "barred-words", "habit-nouns"] as const),
  ...(["bidding-verbs", "rule-making", "text-seen-verbs"] as const),
];

/** What rules take the words for. */
const partEvidence = (
  document: Document,
  range: TokenRange,
  { thread, ruled }: GiverScene,
): readonly string[] => {
  const told: string[] = [];
  if (ruled !== null && overlapsAny([ruled], range)) told.push(BY_RULE);
  else if (ruled !== null && keyOf(document, ruled) === keyOf(document, range))
    told.push("by rule elsewhere");
  const { mentions } = thread;
  if (mentions.some(({ addressees }) => overlapsAny(addressees, range))) told.push("told to");
  if (mentions.some((one) => one.transmitter !== null && overlapsAny([one.transmitter], range)))
    told.push("passes on");
  if (mentions.some(({ issuer }) => issuer !== null && overlapsAny([issuer], range)))
    told.push("gives it");
  return told;
};

/** The words by which groups that name one are the same. */
const keyOf = ({ tokens, tags }: Document, { from, to }: TokenRange): string =>
  tokens
    .slice(tagAt(tags, "definite-articles", from) === null ? from : from + 1, to)
    .map(({ fold }) => fold)
    .join(" ");
