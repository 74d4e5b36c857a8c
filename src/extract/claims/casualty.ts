import type { OutcomeKind } from "../../model/claim.ts";
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { yearsEnd } from "../numbers/ages.ts";
import type { Group } from "../numbers/group.ts";
import { areAll, peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { aboardAt, aimedAt, isOnlyAimed } from "./aimed.ts";
import { isArmed } from "./armed.ts";
import { deadAt, isCorpse } from "./corpse.ts";
import { boundedAbove, isEither } from "./either.ts";
import { sameFateIn, withElided } from "./elided.ts";
import { figuresIn } from "./figure.ts";
import { DEEDS, FORMS, type Form } from "./form.ts";
import { isBuried, isHarmless, isToDeath } from "./harmless.ts";
import { isOwnDeath, ownerOfDeath } from "./own-death.ts";
import { ROLLS, rolledAt } from "./roll.ts";
import { isOfShots } from "./survivor.ts";
import { withThoseTaken } from "./taken.ts";
import { isOfToll, risenAt, TOLLS, tollAt } from "./toll.ts";
import { isPassive, objectOf, subjectOf, turnedSubjectOf, withThoseAfter } from "./whom.ts";

/** A word of harm with whom it befell. `outcome` null: shots, and nothing said of whom they hit. */
export type Casualty = {
  readonly sentence: number;
  readonly tag: Tag;
  readonly outcome: OutcomeKind | null;
  readonly group: Group | null;
  /** Shots at whom, where nothing is said of whom they hit; blows to whom, where nothing is said of what came of it. */
  readonly aimed?: Group | null;
  /** Blows and the like; they tell of an incident only where a force dealt them. */
  readonly blows?: boolean;
  readonly shooting: boolean;
  /** The words say only that they were shot: they may be dead or wounded. */
  readonly shot: boolean;
  /** Somebody does it to them, so that a doer who dies is not among them. */
  readonly active: boolean;
  /** "a fatal shooting": someone is dead, and nothing said of whom. */
  readonly implied: boolean;
  /** "killed or injured": the number is of both. */
  readonly either?: boolean;
  /** The part of its sentence that tells of it, where other parts tell of other days. */
  readonly part?: TokenRange;
  /** Of an event that its sentence only sets another one beside. */
  readonly earlier?: boolean;
};

/** Words of harm in a sentence, in order, each with its people; `meaningOf` says how each is meant. */
export const casualtiesIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly Casualty[] => {
  const before = document.sentences[index - 1];
  const fate = sameFateIn(document, { sentence, index }, () =>
    before === undefined ? [] : wordsOfHarm(document, before, index - 1),
  );
  const own = wordsOfHarm(document, sentence, index);
  const words = withThoseTaken(own, () =>
    before === undefined ? [] : wordsOfHarm(document, before, index - 1),
  );
  const told = fate === null ? words : [fate, ...words];
  const figures = document.speech.figures.get(index);
  if (figures === undefined) return told;
  // "A nurse spoke of five bandages, the doctor of four": of what its own sentence counts.
  const [first] = tagsIn(document.tags, "figure-cues", sentence);
  const isOwn = told.length > 0 || first?.from !== figures[0]?.cue.from;
  const counted = isOwn || before === undefined ? told : wordsOfHarm(document, before, index - 1);
  return [...told, ...figuresIn(document, { figures, counted, index })];
};

const wordsOfHarm = (
  document: Document,
  sentence: Sentence,
  index: number,
): readonly Casualty[] => {
  const tags: { form: Form; tag: Tag }[] = [];
  for (const form of FORMS) {
    for (const tag of tagsIn(document.tags, form.list, sentence)) {
      if (isHarmless(document, tag, sentence) || isCountOfBodies(document, tag, sentence)) continue;
      if (ROLLS.has(form.list) && rolledAt(document, tag, sentence) === null) continue;
      if (!tags.some((other) => other.tag.from < tag.to && tag.from < other.tag.to))
        tags.push({ form, tag });
    }
  }
  if (tags.length === 0) return [];
  const people = peopleIn(document, sentence);
  // Who shot is arrested too: beside words of crime and court nobody is among the detained.
  const ofCrime =
    firstTagIn(document.tags, ["arrest-context", "court-cues"], sentence) !== null &&
    !areAll(people);
  return tags
    .filter(({ form }) => form.outcome !== "detained" || !ofCrime)
    .map(({ form, tag }) => casualtyOf(document, { form, tag, sentence, index, people }))
    .map((casualty) => withElided(document, casualty, { sentence, people }))
    .map((casualty) => (isEither(document, casualty.tag) ? boundedAbove(casualty) : casualty))
    .filter((casualty) => casualty.tag.list !== "life-verbs" || isOfLives(document, casualty))
    .filter(({ tag, group }) => tag.list !== "own-death" || isOwnDeath(document, tag, group))
    .sort((a, b) => a.tag.from - b.tag.from);
};

/** "counted five bodies": the number is of those who are dead, and no mere sign that some are. */
const isCountOfBodies = (document: Document, tag: Tag, sentence: Sentence): boolean => {
  const bodies = tagAt(document.tags, "corpse-nouns", tag.to - 1);
  return (
    tag.list === "deadly-event" &&
    bodies !== null &&
    deadAt(document, bodies)?.counted === true &&
    isCorpse(document, bodies, sentence)
  );
};

/** "claimed five lives", "cost three people their lives"; not "took a bag", "three lives of saints". */
const isOfLives = ({ tags }: Document, { group }: Casualty): boolean =>
  group !== null &&
  (tagAt(tags, "own-lives", group.to) !== null ||
    (group.key === LIVES && tagAt(tags, "of-words", group.to) === null));
const LIVES = "lives";

/** "accidentally killing himself": a death, and no suicide. */
const isMishap = ({ tags }: Document, { list }: Form, sentence: Sentence): boolean =>
  list === "suicide-past" && firstTagIn(tags, ["accident-words"], sentence) !== null;

type Place = {
  readonly form: Form;
  readonly tag: Tag;
  readonly sentence: Sentence;
  readonly index: number;
  readonly people: readonly Group[];
};

const casualtyOf = (
  document: Document,
  { form, tag, sentence, index, people }: Place,
): Casualty => {
  const passive = isPassive(document, tag);
  const turned =
    passive || form.whom === "nobody" ? null : turnedSubjectOf(document, people, { tag, sentence });
  const object =
    holdingOf(document, { form, tag, sentence, index, people }) ??
    turned ??
    (form.whom === "after" || (form.whom === "either" && !passive)
      ? objectOf(document, people, { tag, far: form.whom === "after" && form.outcome !== null })
      : null);
  const whom = { tag, close: form.whom === "close", alone: REFLEXIVE.has(form.list) };
  const told =
    form.whom === "nobody" || form.whom === "after" || object !== null
      ? object
      : isOfThing(document, tag) || (!passive && (hasObject(document, tag) || isOwn(document, tag)))
        ? null
        : subjectOf(document, people, whom);
  const group =
    told === null || object !== null
      ? told
      : withThoseAfter(document, people, { group: told, tag });
  const doer = !passive && object === null && isDoer(document, group, tag);
  const shot = form.list === "shoot-past" || form.list === "shoot-participle";
  const hit =
    !doer &&
    group !== null &&
    (object === null ? isHit(document, tag) : isAimedWell(document, tag));
  // "shot a man and his son dead": what came of it stands after all of them.
  const end = Math.max(tag.to, object === null ? 0 : yearsEnd(document, object));
  const dead =
    isToDeath(document, { ...tag, to: end }, sentence) || isBuried(document, tag, sentence);
  const blows = DEEDS.has(form.list) && !dead;
  const aimed = blows
    ? (object ?? (passive ? told : aboardAt(document, people, { at: tag.to, sentence })))
    : shot && !hit
      ? aimedAt(document, people, { tag, sentence, object, subject: doer ? null : told })
      : null;
  const unhit = (shot && !hit) || blows;
  const hurt = dead ? "killed" : "wounded";
  return {
    sentence: index,
    tag,
    outcome: unhit ? null : shot ? hurt : outcomeOf(document, form, { tag, sentence }),
    group: unhit || (doer && BLOWS.has(form.list)) ? null : group,
    aimed,
    blows,
    shot:
      ((shot && !dead) || OF_SHOT.has(form.list) || tag.value === "hit") &&
      !isAlive(document, { form, sentence, group }),
    shooting:
      !blows && (shot || isOfShots(document, tag, index) || isArmed(document, sentence, index)),
    active: object !== null && turned === null && !NOMINAL.has(form.list),
    implied: form.whom === "nobody" && group === null,
  };
};

/** What the words say befell somebody; of a toll its noun says it. */
const outcomeOf = (
  document: Document,
  form: Form,
  { tag, sentence }: Pick<Place, "tag" | "sentence">,
): OutcomeKind | null => {
  if (isMishap(document, form, sentence)) return "killed";
  const isOfHurt = isOfToll(tag) && risenAt(document, tag, sentence)?.value === "wounded";
  return isOfHurt ? "wounded" : form.outcome;
};

/** Whom the words themselves hold: "the bodies of three men", "nine bodies", "the captured man"; null where they hold nobody. */
const holdingOf = (document: Document, { form, tag, people, sentence }: Place): Group | null => {
  if (ROLLS.has(form.list)) return rolledAt(document, tag, sentence);
  if (form.list === "corpse-nouns") return deadAt(document, tag);
  if (TOLLS.has(form.list)) return tollAt(document, tag);
  if (form.list === "own-death") return ownerOfDeath(document, people, tag);
  if (form.list === "body-found")
    return people.find(({ from, to }) => from <= tag.from && tag.to <= to) ?? null;
  return ATTRIBUTES.has(form.list)
    ? (people.find(
        (one) => (one.definite || one.counted) && one.from < tag.from && tag.to < one.to,
      ) ?? null)
    : null;
};
const ATTRIBUTES: ReadonlySet<ListName> = new Set(["detain-past", "wound-past", "kill-past"]);

/** "taken to hospital with injuries that do not threaten life": those are not among the dead. */
const isAlive = (
  { tags }: Document,
  { form, sentence, group }: { form: Form; sentence: Sentence; group: Group | null },
): boolean =>
  form.list === "transport" &&
  group !== null &&
  firstTagIn(tags, ["alive-cues"], sentence) !== null;

/** "the death of", "found the bodies of", "the toll rose to": nobody is said to have done it. */
const NOMINAL: ReadonlySet<ListName> = new Set([
  ...(["kill-nominal", "wound-nominal", "body-found", "corpse-nouns", "shooting-of"] as const),
  "toll-cues",
  ...TOLLS,
  ...ROLLS,
]);

/** "a shooting that injured": what did it is no person, nor whom it befell. */
const isOfThing = ({ tags }: Document, tag: Tag): boolean =>
  ACTIVE.has(tag.list) &&
  tagAt(tags, "thing-relatives", tag.from - 1) !== null &&
  tagAt(tags, "be-forms", tag.from) === null;

/** "said a round hit the wall": it has an object, so nobody before it was hit. */
const hasObject = (document: Document, tag: Tag): boolean =>
  (STRIKING.has(tag.list) && beginsThing(document, tag.to)) ||
  // "pushed them back": whom it befell stands within.
  firstTagIn(document.tags, ["plural-pronouns"], tag) !== null ||
  // "Guards shot at a raft": the words reach for what follows, person or not.
  (tag.list === "shoot-past" &&
    tagAt(document.tags, "aiming-words", tag.to - 1) !== null &&
    tagAt(document.tags, "by-words", tag.to) === null);

/** "killed a dog", "slaughtered two goats", not "killed a week ago". */
const beginsThing = ({ tags, numbers, times }: Document, at: number): boolean =>
  (tagAt(tags, "determiners", at) !== null || rangeHolding(numbers, at) !== null) &&
  rangeHolding(times, at) === null;

/** "told his mother, 'I shot it'": who speaks did it, and nobody told of before. */
const isOwn = ({ tags }: Document, tag: Tag): boolean =>
  tag.list === "shoot-past" && tagAt(tags, "self-pronouns", tag.from - 1) !== null;
const ACTIVE: ReadonlySet<ListName> = new Set(["kill-past", "wound-past", "shoot-past"]);

const REFLEXIVE: ReadonlySet<ListName> = new Set(["self-wound", "suicide-past"]);
const BLOWS: ReadonlySet<ListName> = new Set(["wound-past"]);
const STRIKING: ReadonlySet<ListName> = new Set(["wound-past", "kill-past"]);

/** "he shot", "she hit someone": a pronoun right before an active verb does it. */
const isDoer = ({ tags }: Document, group: Group | null, tag: Tag): boolean =>
  group !== null &&
  group.to === tag.from &&
  tagAt(tags, "singular-pronouns", group.to - 1) !== null;

/** Like "was shot", these leave open whether they lived. */
const OF_SHOT: ReadonlySet<ListName> = new Set([
  "mine-act",
  "bite-past",
  "shooting-of",
  "self-wound",
  "wound-noun",
  "transport",
  "send-to",
]);

/** "was shot", "found shot": of the passive forms only these say that somebody was hit. */
const isHit = (document: Document, tag: Tag): boolean =>
  tagAt(document.tags, "hit-words", tag.from) !== null && !isOnlyAimed(document, tag);

/** "shot a man", not "shot at" or "fired": only the bare verb has its object hit. */
const isAimedWell = ({ tags }: Document, tag: Tag): boolean =>
  tag.to - tag.from === 1 &&
  (tagAt(tags, "hit-words", tag.from) !== null || tag.list === "shoot-participle");
