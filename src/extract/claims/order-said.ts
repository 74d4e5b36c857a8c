/** Orders by word of mouth, as somebody who was there quotes them: "The emir said: whoever you meet, you shoot." */
import type { Document } from "../document.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { quotationAt } from "../speech/quotation.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { groupStart } from "./order-office.ts";
import type { QuotedOrder } from "./order-quoted.ts";
import { isGiven } from "./order-reality.ts";

/** What a superior said to those under him, by the word of whoever quotes it; null where nobody is quoted so. */
export const orderSaidIn = (
  document: Document,
  sentence: Sentence,
  index: number,
): QuotedOrder | null => {
  const quotation = quotationAt(document.quotations, sentence.from + 1);
  if (quotation === null) return null;
  // "The emir said: from today the road is closed. Whoever you meet on it, you shoot."
  for (let at = index; at >= Math.max(0, index - TO_SAYING); at--) {
    const given = document.sentences[at];
    if (given === undefined || given.to <= quotation.from) return null;
    const own = saying(document, given);
    const again = own === null ? sayingAgain(document, given, at) : null;
    const trigger = own ?? again?.trigger ?? null;
    if (trigger === null) continue;
    const next = contentAfter(document, { from: trigger.to, to: given.to });
    // "You shoot, he said.": what was said stands before it.
    const isSaidLast = next === null && again !== null && at === index;
    const after = isSaidLast ? given.from : next;
    const end = isSaidLast ? trigger.from - 1 : Math.min(sentence.to, quotation.to);
    if (after === null || !isGiven(document, trigger, given)) return null;
    return {
      trigger,
      given,
      index: at,
      by: again?.by ?? null,
      quoted: at < index ? { ...sentence, to: end } : { from: after, to: end },
    };
  }
  return null;
};
const TO_SAYING = 2;

/** A captain of a team bids others to shoot too: some word of the text must be for troops. */
const isOfTroops = ({ tags, tokens }: Document): boolean =>
  firstTagIn(tags, ["force-heads", "addressee-heads", "service-words"], {
    from: 0,
    to: tokens.length,
  }) !== null;

/** "the new officer came and said", "the lieutenant would say": the verb, with a superior for its subject. */
const saying = (document: Document, sentence: TokenRange): Tag | null => {
  const { tags } = document;
  for (const head of tagsIn(tags, "superior-heads", sentence)) {
    if (head.value === OF_ANY && !isOfTroops(document)) continue;
    const reach = { from: head.to, to: Math.min(sentence.to, head.to + TO_VERB) };
    const verb = firstTagIn(tags, ["bidding-verbs"], reach);
    if (verb !== null && isOneClause(document, { from: head.to, to: verb.from })) return verb;
  }
  return null;
};
/** "Then the captain came. From tomorrow, he said, you shoot": by whoever the sentence before tells of. */
const sayingAgain = (
  document: Document,
  sentence: TokenRange,
  index: number,
): { readonly trigger: Tag; readonly by: TokenRange } | null => {
  const { tags, sentences, quotations } = document;
  // "Then the captain came. By day you whistle. By night, he said, you shoot"
  const isOld = firstTagIn(tags, ["superior-heads"], sentences[index - 1] ?? sentence) === null;
  const before = sentences[isOld ? index - 2 : index - 1];
  const quotation = before === undefined ? null : quotationAt(quotations, before.to - 1);
  if (
    before === undefined ||
    quotation === null ||
    quotation !== quotationAt(quotations, sentence.from)
  )
    return null;
  const who = tagsIn(tags, "superior-heads", before).find(
    ({ value }) => value !== OF_ANY || isOfTroops(document),
  );
  const trigger = tagsIn(tags, "bidding-verbs", sentence).find(
    ({ from }) => tagAt(tags, "singular-pronouns", from - 1) !== null,
  );
  if (who === undefined || trigger === undefined) return null;
  return { trigger, by: { from: groupStart(document, who.from, before.from), to: who.to } };
};

/** How the lexicon marks superiors of many kinds ("captain"). */
const OF_ANY = "any";
/** "came down with a piece of paper and" */
const TO_VERB = 10;

const isOneClause = ({ tokens }: Document, { from, to }: TokenRange): boolean =>
  tokens.slice(from, to).every(({ kind }) => kind !== "mark");

/** Where what was said begins: after a colon or a comma, a few words on. */
const contentAfter = ({ tokens }: Document, { from, to }: TokenRange): number | null => {
  for (let at = from; at < Math.min(to, from + TO_CONTENT); at++) {
    const fold = tokens[at]?.fold ?? "";
    if (fold === ":" || fold === ",") return at + 1;
  }
  return null;
};
/** "read it out to us under the lamp:" */
const TO_CONTENT = 8;
