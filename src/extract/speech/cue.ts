import type { Sentence } from "../sentences/sentence.ts";
import { type Tag, type Tags, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import { endsQuotation, type Quotation, quotationAt } from "./quotation.ts";

/** What rules of speech look at. */
export type SpeechText = {
  readonly tokens: readonly Token[];
  readonly tags: Tags;
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
};

/** How a cue takes its content: "say" a clause or a quotation, "object" what it is about. */
export type Frame = "say" | "tell" | "ask" | "object" | "seem";

/** A verb that may tell what somebody says, thinks or wants, with the helpers before it. */
export type Cue = TokenRange & {
  /** First token of its verb group, e.g. "has" of "has repeatedly said". */
  readonly groupFrom: number;
  readonly frames: readonly Frame[];
  readonly form: "finite" | "base" | "ing" | "participle";
  readonly passive: boolean;
  /** The quotation that the cue itself stands in, or null. */
  readonly inside: Quotation | null;
};

const FRAMES: readonly Frame[] = ["say", "tell", "ask", "object", "seem"];

/** The verb of speech or thought that begins at the token, or null where it is a noun or an adjective. */
export const cueAt = (text: SpeechText, sentence: Sentence, at: number): Cue | null => {
  const tag = tagAt(text.tags, "cue-verbs", at);
  if (tag === null) return null;
  const [frameText = "", formText = ""] = tag.value.split("/");
  const frames = FRAMES.filter((frame) => frameText.split("+").includes(frame));
  const forms = formText.split("+");
  const groupFrom = groupStart(text, sentence, at);
  const helpers = { from: groupFrom, to: at };
  const hasBe = holdsBe(text.tags, helpers);
  const inside = quotationAt(text.quotations, at);
  const common = { from: tag.from, to: tag.to, groupFrom, frames, inside };
  if (forms.includes("ing")) return { ...common, form: hasBe ? "finite" : "ing", passive: false };
  if (hasBe && (forms.includes("past") || forms.includes("part")))
    return { ...common, form: "participle", passive: true };
  if (groupFrom === at && isAfterArticle(text.tags, at)) return null;
  if (groupFrom < at || forms.includes("past")) {
    if (!forms.includes("past") && !forms.includes("part") && isNounLike(text, sentence, tag))
      return null;
    return { ...common, form: "finite", passive: false };
  }
  if (tagAt(text.tags, "infinitive-words", at - 1) !== null)
    return { ...common, form: "base", passive: false };
  if (forms.includes("part")) return null;
  return isNounLike(text, sentence, tag) ? null : { ...common, form: "finite", passive: false };
};

/** "the reported cases", "his promised help": a word before a noun. */
const isAfterArticle = (tags: Tags, at: number): boolean =>
  tagAt(tags, "definite-articles", at - 1) !== null || tagAt(tags, "possessives", at - 1) !== null;

const holdsBe = (tags: Tags, range: TokenRange): boolean => {
  for (let at = range.from; at < range.to; at++)
    if (tagAt(tags, "be-forms", at) !== null) return true;
  return false;
};

/** Over helpers and adverbs back to the first of the verb group. */
const groupStart = ({ tags }: SpeechText, sentence: Sentence, at: number): number => {
  let from = at;
  while (from > sentence.from && at - from < 6) {
    const isHelper = tagAt(tags, "verb-helpers", from - 1) !== null;
    if (!isHelper && tagAt(tags, "adverb-endings", from - 1) === null) break;
    from--;
  }
  return from;
};

/** "its claims", "a report", "of support": a noun of the same form. */
const isNounLike = (
  { tokens, tags, quotations }: SpeechText,
  sentence: Sentence,
  tag: Tag,
): boolean => {
  if (tag.from === sentence.from) return true;
  const before = tokens[tag.from - 1];
  if (before === undefined) return true;
  if (before.fold === "'s" || before.fold === "'" || before.kind === "number") return true;
  if (before.fold === "," || before.fold === "-") return before.fold === "-";
  if (before.kind === "mark") return !endsQuotation(quotations, tag.from) && before.fold !== ")";
  if (tagAt(tags, "person-starts", tag.from - 1) !== null)
    return tagAt(tags, "that-words", tag.from - 1) === null;
  return (
    tagAt(tags, "definite-articles", tag.from - 1) !== null ||
    tagAt(tags, "noun-signs", tag.from - 1) !== null
  );
};
