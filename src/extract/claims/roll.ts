/** The dead and the hurt as a text lists them: "the dead were named as Jo Doe and Al Roe", "among the injured are two girls". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import type { Group } from "../numbers/group.ts";
import { peopleIn } from "../numbers/people.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** Words for all the dead and for all the hurt, whom a list may follow. */
export const ROLLS: ReadonlySet<ListName> = new Set<ListName>(["roll-of-dead", "roll-of-hurt"]);

/** Whom the words go on to list; null where no list follows. Of some "among the dead" the words say only how many at the least. */
export const rolledAt = (document: Document, tag: Tag, sentence: Sentence): Group | null => {
  const at = listStart(document, tag, sentence);
  if (at === null) return null;
  const listed = peopleIn(document, { from: at, to: sentence.to }).find(({ from }) => from === at);
  if (listed?.best == null || listed.definite) return null;
  // "The deceased was a driver and a father": what one person was.
  if (tagAt(document.tags, "one-verbs", at - 1) !== null && listed.best > 1) return null;
  if (!isAmong(document, tag)) return listed;
  return { ...listed, min: listed.best, best: null, max: null, counted: true, partitive: true };
};

const isAmong = ({ tags }: Document, { from }: Tag): boolean =>
  tagAt(tags, "part-openers", from - 1) !== null || tagAt(tags, "left-verbs", from - 1) !== null;

/** "The dead of Friday's shooting were identified as …", "named those killed on Friday as …", "The injured: …". */
const listStart = (document: Document, { from, to }: Tag, sentence: Sentence): number | null => {
  const { tokens, tags } = document;
  const end = Math.min(sentence.to, to + TO_LIST);
  const isNamed = firstTagIn(tags, ["roll-verbs"], { from: from - TO_VERB, to: from }) !== null;
  for (let at = to; at < end; at++) {
    if (tokens[at]?.fold === ":") return at + 1;
    if (isNamed && tagAt(tags, "as-words", at) !== null) return at + 1;
    if (!isNamed && tagAt(tags, "be-forms", at) !== null) return afterNaming(document, at + 1, end);
    if (tokens[at]?.kind === "mark" && tokens[at]?.fold !== "'s") return null;
    if (STOPS.some((list) => tagAt(tags, list, at) !== null)) return null;
  }
  return null;
};
const TO_LIST = 14;
const TO_VERB = 4;
const STOPS: readonly ListName[] = ["clause-openers", "speech-cues", "modals", "negation"];

/** "are", "were later named by police as", "have been identified as": where the list may begin; null where something else is said. */
const afterNaming = (document: Document, from: number, end: number): number | null => {
  const { tokens, tags } = document;
  const range: TokenRange = { from, to: Math.min(end, from + TO_AS) };
  const verb = tagsIn(tags, "roll-verbs", range)[0];
  if (verb === undefined) {
    const all = tagAt(tags, "adverbs", from)?.to ?? from;
    return tokens[all]?.fold === ":" ? all + 1 : all;
  }
  for (let at = verb.to; at < verb.to + TO_AS; at++) {
    if (tagAt(tags, "as-words", at) !== null) return at + 1;
    if (tokens[at]?.kind === "mark") return null;
  }
  return verb.to;
};
const TO_AS = 6;
