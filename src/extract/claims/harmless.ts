/** Words of harm that tell of none where they stand: heard, feared, natural, nearly done or done to somebody else. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, isTagged, type Tag, tagAt, tagsIn } from "../tokens/tag.ts";
import { isCorpse } from "./corpse.ts";
import { OUTLIVING, survivorsAt } from "./survivor.ts";
import { isOfToll, isToll, risenAt, TOLLS } from "./toll.ts";

/** True where the word of harm says nothing of anyone harmed by force. */
export const isHarmless = (document: Document, tag: Tag, sentence: Sentence): boolean =>
  isOfAnimal(document, tag) ||
  isNoun(document, tag) ||
  isOfAddress(document, tag) ||
  isCause(document, tag, sentence) ||
  isNatural(document, tag, sentence) ||
  isNearMiss(document, tag) ||
  isMishap(document, tag, sentence) ||
  isOfAge(document, tag, sentence) ||
  isOtherShove(document, tag, sentence) ||
  isOtherBite(document, tag, sentence) ||
  isMishapOfCurrent(document, tag, sentence) ||
  isNoToll(document, tag, sentence) ||
  isOtherGrave(document, tag, sentence) ||
  (OUTLIVING.has(tag.list) && survivorsAt(document, tag, sentence) === null) ||
  (TOLLS.has(tag.list) && !isToll(document, tag, sentence)) ||
  (tag.list === "corpse-nouns" && !isCorpse(document, tag, sentence)) ||
  (tag.list === "held-state" && !isPatient(document, tag, sentence)) ||
  isOtherWay(document, tag, sentence);

/** "are in hospital and will be questioned by state security": whoever is hurt is held; of others it is no more than asked. */
const isPatient = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  firstTagIn(tags, ["transport", "wound-state", "wound-past"], sentence) !== null &&
  // "the shooting will be investigated": what is looked into, and nobody.
  firstTagIn(tags, ["event-nouns", "order-nouns"], { from: tag.from - 2, to: tag.from }) === null;

/** "shot his daughter to death": the end of the words tells what came of it. */
export const isToDeath = ({ tokens, tags }: Document, tag: Tag, sentence: Sentence): boolean => {
  for (let at = tag.to; at < Math.min(sentence.to, tag.to + TO_DEATH); at++) {
    if (tagAt(tags, "to-death", at) !== null) return true;
    // "shot Jo Doe, 22, dead": the comma that closes the age.
    if (at === tag.to && tokens[at]?.fold === ",") continue;
    if (tokens[at]?.kind === "mark" || tagAt(tags, "clause-openers", at) !== null) return false;
  }
  return false;
};
const TO_DEATH = 8;

/** "buried a girl, who was shot on Wednesday": whoever is laid to rest is dead. */
export const isBuried = ({ tokens, tags }: Document, tag: Tag, { from, to }: Sentence): boolean => {
  const who = tagsIn(tags, "relative-pronouns", { from: tag.from - TO_WHO, to: tag.from }).at(-1);
  if (who !== undefined && tagsIn(tags, "bury-past", { from, to: who.from }).length > 0)
    return true;
  // "A driver, shot on Friday, was buried the same night": the verb of whoever the comma sets apart.
  return tagsIn(tags, "bury-past", { from: tag.to, to }).some(
    (grave) =>
      tagAt(tags, "be-forms", grave.from - 1) !== null && tokens[grave.from - 2]?.fold === ",",
  );
};
const TO_WHO = 3;

/** "heard a shot", "another shot": what was heard, not what was done. */
const isNoun = ({ tags }: Document, tag: Tag): boolean =>
  tag.list === "shoot-past" &&
  tag.to - tag.from === 1 &&
  // "those shot" are people.
  tagAt(tags, "plural-pronouns", tag.from - 1) === null &&
  (tagAt(tags, "determiners", tag.from - 1) !== null ||
    tagAt(tags, "more-of", tag.from - 1) !== null);

/** "…/1-dead-in-double-shooting/…": a word of an address of the web tells nothing. */
const isOfAddress = ({ tokens }: Document, { from, to }: Tag): boolean => {
  const [before, first, last, after] = [tokens[from - 1], tokens[from], tokens[to - 1], tokens[to]];
  return (
    before !== undefined &&
    after !== undefined &&
    before.end === first?.start &&
    last?.end === after.start &&
    GLUE.has(before.fold) &&
    GLUE.has(after.fold)
  );
};
const GLUE: ReadonlySet<string> = new Set(["-", "/"]);

/** "was nearly shot", "almost killed them": it did not happen. */
const isNearMiss = ({ tags }: Document, tag: Tag): boolean => {
  const verb = tagAt(tags, "be-forms", tag.from - 1) === null ? tag.from : tag.from - 1;
  return firstTagIn(tags, ["near-misses"], { from: verb - 1, to: tag.from }) !== null;
};

/** "who has died aged 81": of years, where the sentence tells of no weapon. */
const isOfAge = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  tag.list === "die" &&
  tagAt(tags, "age-markers", tag.to) !== null &&
  firstTagIn(tags, ["have-forms"], { from: tag.from - 1, to: tag.from + 1 }) !== null &&
  firstTagIn(tags, ["weapons", "shoot-past", "kill-past", "wound-past"], sentence) === null;

/** "were hurt when their car overturned": by no weapon, where the sentence tells of none. */
const isMishap = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  (tag.list === "wound-past" || tag.list === "wound-state" || tag.list === "die") &&
  firstTagIn(tags, ["mishap-verbs"], sentence) !== null &&
  firstTagIn(tags, ["weapons", "shoot-past", "shoot-participle", "kill-past"], sentence) === null;

/** "pushed the door", "forced them to sign": only into water or off a height it harms. */
const isOtherShove = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  tag.list === "shove-past" &&
  !tagsIn(tags, "shove-ways", {
    from: tag.to,
    to: Math.min(sentence.to, tag.to + TO_WAY),
  }).some((way) => firstTagIn(tags, ["shove-ends"], { from: way.from, to: way.to + TO_END }));
const TO_WAY = 14;
const TO_END = 4;

/** "bitten by a snake": only dogs are set on people. */
const isOtherBite = ({ tags }: Document, tag: Tag, { from, to }: Sentence): boolean =>
  tag.list === "bite-past" &&
  firstTagIn(tags, ["dog-words"], { from: from - TO_DOGS, to }) === null;
const TO_DOGS = 25;

/** "electrocuted while mending a roof": only a fence or wire at a border is put up against people. */
const isMishapOfCurrent = ({ tags }: Document, { list }: Tag, sentence: Sentence): boolean =>
  list === "electrocute-past" && firstTagIn(tags, ["barrier-words"], sentence) === null;

/** "buried his father": only beside words of force a grave tells of it. */
const isOtherGrave = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  tag.list === "bury-past" &&
  firstTagIn(tags, ["shoot-past", "shoot-participle", "kill-past", "weapons"], sentence) === null;

/** "the river rose to two metres": only of a toll it tells how many are dead. */
const isNoToll = (document: Document, tag: Tag, sentence: Sentence): boolean =>
  isOfToll(tag) && risenAt(document, tag, sentence) === null;

/** "a wounded turkey", "an injured leg": before a noun that is nobody. */
const isOfAnimal = (document: Document, { list, from, to }: Tag): boolean => {
  const { tags, tokens } = document;
  if (list !== "wound-past" || tagAt(tags, "determiners", from - 1)?.value !== "") return false;
  return (
    tokens[to]?.kind === "word" &&
    !isFunction(tags, to) &&
    peopleIn(document, { from: from - 1, to: to + MOST_ADJECTIVES }).every(
      (group) => group.to <= to || from < group.from,
    )
  );
};
const MOST_ADJECTIVES = 5;
const isFunction = (tags: Document["tags"], at: number): boolean => isTagged(tags, FUNCTION, at);
const FUNCTION: ReadonlySet<ListName> = new Set([
  ...(["prepositions", "be-forms", "have-forms", "clause-openers", "adverbs", "joiners"] as const),
  ...(["relative-pronouns", "modals"] as const),
]);

/** "died of gunshot wounds": what they died of, and nobody beside the dead is hurt. */
const isCause = ({ tokens, tags }: Document, tag: Tag, sentence: Sentence): boolean => {
  if (!WOUNDS.has(tag.list)) return false;
  // "his death was caused by the wound", "died by a gunshot wound"
  if (tag.list === "wound-noun" && isAfterBy(tags, tag)) return true;
  const before = { from: Math.max(sentence.from, tag.from - TO_CAUSE), to: tag.from };
  // "the bodies of three men with gunshot wounds"
  if (firstTagIn(tags, ["body-found", "corpse-nouns"], before) !== null) return true;
  const death = tagsIn(tags, "die", before).at(-1);
  if (death === undefined) return false;
  for (let at = death.to; at < tag.from; at++) {
    if (OF_CAUSE.has(tokens[at]?.fold ?? "")) return true;
    if (tokens[at]?.kind === "mark" || tagAt(tags, "joiners", at) !== null) return false;
  }
  return false;
};
const isAfterBy = (tags: Document["tags"], { from }: Tag): boolean =>
  tagAt(tags, "by-words", from - 1) !== null ||
  (tagAt(tags, "determiners", from - 1) !== null && tagAt(tags, "by-words", from - 2) !== null);
const WOUNDS: ReadonlySet<ListName> = new Set(["wound-noun", "wound-past"]);
const TO_CAUSE = 8;
const OF_CAUSE: ReadonlySet<string> = new Set(["of", "from"]);

/** "a wake for a man who died of cancer": no force killed him, unless the sentence tells of some. */
const isNatural = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean =>
  DEATHS.has(tag.list) &&
  tag.value !== "force" &&
  ((firstTagIn(tags, ["other-causes"], sentence) !== null &&
    firstTagIn(tags, ["weapons", "shoot-past", "shoot-participle"], sentence) === null) ||
    // "shots at the wake of a man who died of natural causes"
    tagAt(tags, "other-causes", tag.to + 1) !== null);
const DEATHS: ReadonlySet<ListName> = new Set([
  ...(["die", "kill-past", "kill-nominal", "dead-after", "death-counts"] as const),
]);

/** "taken to jail", "taken to hospital unhurt": only whoever is taken to a hospital to be healed is hurt. */
const isOtherWay = ({ tags }: Document, tag: Tag, sentence: Sentence): boolean => {
  if (tag.list === "wound-state") return firstTagIn(tags, ["unhurt-words"], sentence) !== null;
  // "The hospital treated four men"; not "were treated by two nurses".
  if (tag.list === "treat-past")
    return (
      firstTagIn(tags, ["care-givers", "hospital-nouns"], sentence) === null ||
      firstTagIn(tags, ["be-forms"], { from: tag.from - 2, to: tag.from }) !== null
    );
  if (!TO_CARE.has(tag.list)) return false;
  const way = { from: tag.to, to: Math.min(sentence.to, tag.to + TO_HOSPITAL) };
  return (
    firstTagIn(tags, ["hospital-nouns"], way) === null ||
    firstTagIn(tags, ["unhurt-words"], sentence) !== null
  );
};
const TO_HOSPITAL = 9;
const TO_CARE: ReadonlySet<ListName> = new Set(["transport", "send-to"]);
