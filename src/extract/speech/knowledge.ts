import type { Access } from "../../model/claim.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tags, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Token } from "../tokens/token.ts";
import type { SentenceSpeech } from "./attribution.ts";
import { quotationAt } from "./quotation.ts";
import { accessIn, reasonIn, type Speaker } from "./speaker.ts";
import { type TellingText, toldByIn } from "./telling.ts";

/** How a person knows what they tell, where the text says it in a sentence of its own. */
export type Knowledge = {
  readonly access: Access;
  readonly toldBy: TokenRange | null;
  /** Why their name is kept back. */
  readonly reason: TokenRange | null;
};

/** "The clerk has seen the order", "He had it from his cousin": by person; those of whom nothing is told are absent. */
export const knowledgeOf = (
  text: TellingText,
  speakers: readonly Speaker[],
  bySentence: readonly (SentenceSpeech | null)[],
): ReadonlyMap<Speaker, Knowledge> => {
  const known = new Map<Speaker, Knowledge>();
  const learn = (
    person: Speaker,
    { access = "unknown", toldBy = null, reason = null }: Partial<Knowledge>,
  ): void => {
    const other = known.get(person);
    known.set(person, {
      access: other === undefined || other.access === "unknown" ? access : other.access,
      toldBy: other?.toldBy ?? toldBy,
      reason: other?.reason ?? reason,
    });
  };
  text.sentences.forEach((sentence, index) => {
    const said = bySentence[index] ?? null;
    if (sentence.role !== "body") return;
    const reason = reasonIn(text, sentence);
    if (reason !== null) {
      const before = spokeBefore(bySentence, index);
      const person = said?.speaker ?? subjectOf(text, speakers, { sentence, before });
      if (person) learn(person, { reason });
    }
    if (said?.source) {
      const told = toldByIn(text, sentence);
      if (told?.ofTeller && said.speaker)
        learn(said.speaker, { access: "heard", toldBy: told.who });
      return;
    }
    if (quotationAt(text.quotations, sentence.from) !== null) return;
    const opening = { from: sentence.from, to: Math.min(sentence.to, sentence.from + REACH) };
    if (firstTagIn(text.tags, ["hypothetical-cues", "negation"], opening) !== null) return;
    const access = accessIn(text.tags, opening);
    const toldBy = toldByIn(text, opening)?.who ?? null;
    if (access === "unknown" && toldBy === null) return;
    const person = subjectOf(text, speakers, { sentence, before: spokeBefore(bySentence, index) });
    if (person !== null) learn(person, { access, toldBy });
  });
  return known;
};
/** How they know stands right after whom it is said of. */
const REACH = 9;

const spokeBefore = (
  bySentence: readonly (SentenceSpeech | null)[],
  index: number,
): Speaker | null => {
  for (let at = index - 1; at >= Math.max(0, index - NEAR); at--) {
    const speaker = bySentence[at]?.speaker;
    if (speaker) return speaker;
  }
  return null;
};
const NEAR = 3;

/** A pronoun that opens the sentence means who spoke last; "the clerk" the clerk told of before. */
const subjectOf = (
  { tokens, tags }: { readonly tokens: readonly Token[]; readonly tags: Tags },
  speakers: readonly Speaker[],
  { sentence, before }: { sentence: Sentence; before: Speaker | null },
): Speaker | null => {
  const { from } = sentence;
  if (tagAt(tags, "singular-pronouns", from) !== null) return before?.plural ? null : before;
  if (tagAt(tags, "definite-articles", from) === null) return null;
  for (let at = from + 1; at < from + 4; at++) {
    const head = tokens[at]?.fold;
    const found = speakers.findLast((speaker) => speaker.head === head);
    if (found !== undefined) return found;
  }
  return null;
};
