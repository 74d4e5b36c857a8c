import type { Modality } from "../../model/claim.ts";
import { type Document, within } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { denialsIn } from "./denial.ts";
import { OUTLIVING } from "./survivor.ts";
import { isBidden, isInverted } from "./unasserted.ts";

/** How a word of harm is meant where it stands. */
export type Meaning = { readonly modality: Modality; readonly repeated: boolean };

/** Reads the words around a word of harm: asserted only where nothing says otherwise. */
export const meaningOf = (document: Document, casualty: Casualty, sentence: Sentence): Meaning => {
  const { tags } = document;
  const { tag } = casualty;
  const before = { from: Math.max(sentence.from, tag.from - 6), to: tag.from };
  const repeated =
    (isRepeated(document, casualty, sentence) || isHabit(document, tag)) && !isCounted(casualty);
  const of = (modality: Modality): Meaning => ({ modality, repeated });
  if (isBidden(document, sentence) || isInverted(document, sentence)) return of("hypothetical");
  if (firstTagIn(tags, ["impunity-cues"], sentence) !== null) return of("hypothetical");
  if (
    tagsIn(tags, "threat-cues", { from: sentence.from, to: tag.from }).some(isThreat) &&
    !isCounted(casualty)
  )
    return of("threatened");
  if (tagsIn(tags, "modals", before).some((modal) => isModalOf(document, modal, casualty)))
    return of("hypothetical");
  if (isJoinedFate(document, tag, sentence) || isToBeDone(document, tag)) return of("hypothetical");
  // "How many died nobody knows": a question counts nobody.
  if (tagsIn(tags, "question-words", before).length > 0) return of("hypothetical");
  const clause = { from: clauseStart(document, tag, sentence), to: tag.to };
  // "Nobody was hurt when guards fired": that they fired is not denied.
  const opener = tagsIn(tags, "subordinators", { from: clause.from, to: tag.from }).at(-1);
  const near = { ...before, from: Math.max(before.from, clause.from, opener?.to ?? 0) };
  // "He pleaded not guilty of killing three": that they were killed is not denied.
  const negated = tagsIn(tags, "negation", near).filter(
    ({ from, to }) =>
      tagAt(tags, "guilt-words", to) === null &&
      // "No fewer than eleven died"
      tagAt(tags, "at-least", from) === null &&
      tagAt(tags, "at-most", from) === null &&
      !isOfCourt(document, to, tag),
  );
  // "Nobody survived" says who is dead.
  const isNegated = negated.length > 0 && !OUTLIVING.has(tag.list);
  if (isNegated || isDisputed(document, tag, sentence)) return of("denied");
  if (isConditional(document, clause)) return of("hypothetical");
  if (isGeneric(document, casualty)) return of("background");
  if (firstTagIn(tags, ["rumour-cues"], halfOf(document, tag, sentence)) !== null)
    return of("rumoured");
  return of("asserted");
};

/** "Nobody was ever charged over the killing of": what is denied is the charge. */
const isOfCourt = ({ tags }: Document, from: number, { list, from: to }: Tag): boolean =>
  list === "kill-nominal" &&
  firstTagIn(tags, ["court-cues", "punish-verbs"], { from, to }) !== null;

/** "denied that its guards shot at them": up to where the denial ends, nothing of it is told as done. */
const isDisputed = (document: Document, tag: Tag, sentence: Sentence): boolean =>
  denialsIn(document.tags, { from: sentence.from, to: tag.from }).some((cue) => {
    const { tokens, tags } = document;
    // "rejected the claims that": what was claimed stands between.
    const near = { from: cue.to, to: cue.to + TO_CLAIMS };
    const after = firstTagIn(tags, ["report-nouns", "denied-nouns"], near)?.to ?? cue.to;
    const that = tagAt(tags, "that-words", cue.to) ?? tagAt(tags, "that-words", after);
    if (that === null) return false;
    const between = { from: that.to, to: tag.from };
    if (firstTagIn(tags, ["contrast-joins", "cue-prepositions"], between) !== null) return false;
    return !tokens.slice(between.from, between.to).some(({ fold }) => ENDING.has(fold));
  });
const TO_CLAIMS = 4;
/** "denied that …, saying": a comma ends what is denied. */
const ENDING: ReadonlySet<string> = new Set([";", ","]);

/** "often shot": not "a teacher who often crosses said", where it is told of whoever speaks. */
const isRepeated = (
  { tags, speech }: Document,
  { sentence: index }: Casualty,
  sentence: Sentence,
): boolean => {
  const source = speech.bySentence[index]?.source ?? null;
  return (["repeat-cues", "trend-cues"] as const)
    .flatMap((list) => tagsIn(tags, list, sentence))
    .some(({ from, to }) => source === null || to <= source.from || source.to <= from);
};

/** "have been opening fire when they see a lamp": what is done time and again, whenever something is so. */
const isHabit = ({ tokens, tags }: Document, tag: Tag): boolean => {
  if (tokens[tag.to]?.fold !== "when" || tagAt(tags, "speaking-pronouns", tag.to + 1) === null)
    return false;
  const before = { from: tag.from - TO_HELPERS, to: tag.from };
  const been = tagsIn(tags, "be-forms", before).at(-1);
  return been !== undefined && tagAt(tags, "have-forms", been.from - 1) !== null;
};
/** "been", an adverb and its quotation marks. */
const TO_HELPERS = 5;

/** "Life-threatening injuries" threaten nobody. */
const isThreat = ({ value }: Tag): boolean => value !== "none";

const isCounted = ({ group }: Casualty): boolean => group?.counted === true;

/** "would be shot", "to be killed": a modal with only auxiliaries and adverbs up to the verb; "to" before a noun is none. */
const isModalOf = ({ tokens, tags }: Document, modal: Tag, { tag, group }: Casualty): boolean => {
  // "admitted to killing two": before a gerund "to" wills nothing.
  if (tokens[modal.from]?.fold === "to" && GERUNDS.has(tag.list)) return false;
  // "are known to have died": what is told of as done.
  if (
    tagAt(tags, "evidential-verbs", modal.from - 1) !== null &&
    tagAt(tags, "have-forms", modal.to) !== null
  )
    return false;
  // "told them to stop firing": what is to be ended or begun is not told as done.
  const phase = tagAt(tags, "phase-verbs", modal.to);
  if (phase !== null && phase.to === tag.from) return true;
  for (let at = modal.to; at < tag.from; at++) {
    // "There could have been five people dead"
    if (at === group?.from) at = group.to;
    if (at >= tag.from) break;
    const token = tokens[at];
    if (token?.kind === "mark") return false;
    const word = token?.fold ?? "";
    if (
      tagAt(tags, "be-forms", at) === null &&
      tagAt(tags, "adverb-endings", at) === null &&
      !["have", "has", "not", "also"].includes(word)
    )
      return false;
  }
  return true;
};

/** "will be treated as a spy and killed": what the modal says of the first verb holds for the one joined to it. */
const isJoinedFate = ({ tokens, tags }: Document, tag: Tag, { from }: TokenRange): boolean => {
  if (tagAt(tags, "name-joins", tag.from - 1) === null) return false;
  const before = { from: Math.max(from, tag.from - TO_FIRST_FATE), to: tag.from };
  return tagsIn(tags, "modals", before).some(
    ({ to }) =>
      tagAt(tags, "bare-be", to) !== null &&
      tokens[to + 1]?.fold.endsWith("ed") === true &&
      tokens.slice(to, tag.from).every(({ kind }) => kind !== "mark"),
  );
};
const TO_FIRST_FATE = 12;

/** "the killing of two envoys might have to be carried out": a deed that is yet to be done. */
const isToBeDone = ({ tokens, tags }: Document, tag: Tag): boolean => {
  if (tag.list !== "kill-nominal") return false;
  const after = { from: tag.to, to: tag.to + TO_DEED };
  return tagsIn(tags, "supposing-modals", after).some(
    ({ from, to }) =>
      tokens[from]?.capital !== true &&
      tokens.slice(tag.to, from).every(({ kind }) => kind !== "mark") &&
      firstTagIn(tags, ["bare-be"], { from: to, to: to + TO_BE }) !== null,
  );
};
const TO_DEED = 10;
const TO_BE = 4;

const GERUNDS: ReadonlySet<ListName> = new Set([
  "kill-participle",
  "wound-participle",
  "shoot-participle",
]);

/** "Rumours spread that five were shot; a trader said one was": the part between semicolons. */
const halfOf = ({ tokens }: Document, tag: Tag, sentence: TokenRange): TokenRange => {
  let [from, to] = [tag.from, tag.to];
  while (from > sentence.from && tokens[from - 1]?.fold !== ";") from--;
  while (to < sentence.to && tokens[to]?.fold !== ";") to++;
  return { from, to };
};

const clauseStart = ({ tokens, tags }: Document, tag: Tag, sentence: TokenRange): number => {
  let from = tag.from;
  while (from > sentence.from && tokens[from - 1]?.fold !== "," && tokens[from - 1]?.fold !== ";") {
    // "may have led to a shooting which left two dead": only the cause is in doubt.
    if (tagAt(tags, "relative-openers", from) !== null) return from;
    from--;
  }
  return from;
};

const isConditional = ({ tags }: Document, clause: TokenRange): boolean =>
  firstTagIn(tags, ["hypothetical-cues"], clause) !== null;

/** "soldiers who killed people were …", "shot people": a bare plural without number stands for any such people. */
const isGeneric = (document: Document, { tag, group }: Casualty): boolean => {
  const { tags } = document;
  if (group?.counted && !isOfAnySuch(document, tag)) return false;
  // "The victims were shot": those told of before.
  if (group?.definite) return false;
  const relative =
    tagsIn(tags, "generic-cues", { from: tag.from - 4, to: tag.from }).length > 0 ||
    isOfAnySuch(document, tag);
  return relative || (group !== null && group.best === null);
};

/** "A sentry who killed a smuggler received a watch", "had to write a report": whoever did so was rewarded or bound, and no day is told. */
const isOfAnySuch = ({ tags, times, sentences }: Document, tag: Tag): boolean => {
  const sentence = rangeHolding(sentences, tag.from);
  const who = tagsIn(tags, "relative-pronouns", { from: tag.from - TO_RELATIVE, to: tag.from }).at(
    -1,
  );
  if (sentence === null || who === undefined || within(times, sentence).length > 0) return false;
  const doer = { from: Math.max(sentence.from, who.from - TO_DOER), to: who.from };
  const isAny =
    tagsIn(tags, "determiners", doer).at(-1)?.value === "" &&
    tagAt(tags, "plural-nouns", who.from - 1) === null &&
    firstTagIn(tags, ["class-state-agent", "force-heads", "armed-people"], doer) !== null;
  return isAny && firstTagIn(tags, DUES, { from: tag.to, to: sentence.to }) !== null;
};
const TO_RELATIVE = 3;
const TO_DOER = 4;
/** What a rule holds for whoever does something. */
const DUES: readonly ListName[] = ["past-duties", "reward-cues", "reward-gifts"];
