import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { isTagged, type TokenRange, tagAt } from "../tokens/tag.ts";

/** Words of harm that people stand beside. */
export const HARM: ReadonlySet<ListName> = new Set<ListName>([
  "kill-past",
  "toll-cues",
  "kill-participle",
  "die",
  "dead-after",
  "wound-past",
  "wound-participle",
  "wound-state",
  "transport",
  "shoot-past",
  "shoot-participle",
  "missing-state",
  "executed-past",
  "fatally",
  "detain-past",
  "return-past",
  "kill-nominal",
  "wound-nominal",
  "left-verbs",
  "arrived-hurt",
]);

/** True where a verb of harm follows, over auxiliaries: "were later shot", "died", "dead". */
export const followsVerb = (
  { tags }: Pick<Document, "tags">,
  from: number,
  end: number,
): boolean => {
  for (let at = from; at < Math.min(end, from + 4); at++) {
    if (isTagged(tags, HARM, at)) return true;
    // "thirty were reported killed", "nine are known to have died"
    if (tagAt(tags, "evidential-verbs", at) !== null && at > from)
      return followsVerb({ tags }, tagAt(tags, "to-words", at + 1)?.to ?? at + 1, end);
    const auxiliary = (["be-forms", "have-forms"] as const).some(
      (list) => tagAt(tags, list, at) !== null,
    );
    if (
      !auxiliary &&
      tagAt(tags, "adverb-endings", at) === null &&
      tagAt(tags, "adverbs", at) === null
    )
      return false;
  }
  return false;
};

/** True where a word of harm stands right before, over adverbs. */
export const followsHarm = ({ tags, tokens }: Document, at: number): boolean => {
  for (let from = at - 1; from >= Math.max(0, at - LONGEST_HARM); from--) {
    if (tokens[from]?.kind === "mark") return false;
    if (tags.byToken[from]?.some(({ list, to }) => to === at && HARM.has(list))) return true;
  }
  return false;
};
/** "put the number of those killed at" */
const LONGEST_HARM = 8;

/** "“four to six” men": past the quotation marks around a number alone. */
export const afterQuote = ({ tokens }: Document, { from, to }: TokenRange): number =>
  QUOTES.has(tokens[from - 1]?.fold ?? "") && QUOTES.has(tokens[to]?.fold ?? "") ? to + 1 : to;
const QUOTES: ReadonlySet<string> = new Set(['"', "\u201c", "\u201d"]);

/** "shot" alone, right after "the second": what was fired, and no verb. */
export const isShot = ({ tags }: Document, at: number): boolean => {
  const shot = tagAt(tags, "shoot-past", at);
  return shot !== null && shot.to === at + 1 && tagAt(tags, "hit-words", at) !== null;
};
