/** Who an order went to or binds, where other words than those of telling say so: "sent to all posts", "bound by the rule". */
import type { TextValue } from "../../model/passage.ts";
import { type Document, isVeiled } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { addresseeIn, holderAfter, subjectIn } from "./addressee.ts";
import { VERB_LISTS } from "./order-actor.ts";
import { isPassive } from "./order-bare.ts";
import { textValue } from "./order-clause.ts";
import type { OrderMention } from "./order-mention.ts";

/** Those told, and whom an order named by its noun went to or binds; `holder` has to do what it says. */
export const everyoneTold = (
  document: Document,
  told: readonly TokenRange[],
  {
    noun,
    range,
    holder,
  }: { noun: TokenRange | null; range: TokenRange; holder: TokenRange | null },
): readonly TokenRange[] => {
  if (noun === null) return told;
  const known =
    told.length > 0 ? told : [holder ?? holderAfter(document, noun, range) ?? []].flat();
  const further = recipientsOf(document, noun, range);
  return [...known, ...further.filter((group) => !touchesRange(known, group))];
};

/** "a message to the outposts", "sent by the staff to its regiments", "Sentries were bound by the rule"; empty where nobody is named so. */
export const recipientsOf = (
  document: Document,
  noun: TokenRange,
  range: TokenRange,
): readonly TokenRange[] => {
  const found = [
    sentTo(document, noun, range),
    handedTo(document, noun, range),
    boundBy(document, noun, range),
    letIn(document, { from: noun.to, to: range.to }),
  ].flatMap((group) => group ?? []);
  return found.filter(
    ({ from }, index) => found.findIndex((other) => other.from === from) === index,
  );
};

/** After the noun, right away or behind a verb of sending; or between such a verb and the noun. */
const sentTo = (document: Document, noun: TokenRange, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  const right = tagAt(tags, "infinitive-words", noun.to) ?? tagAt(tags, "whom-words", noun.to);
  const beside = right === null ? null : groupAfter(document, right.to, range.to);
  if (beside !== null) return beside;
  const reach = {
    from: Math.max(range.from, noun.from - TO_SENDING),
    to: Math.min(range.to, noun.to + TO_SENDING),
  };
  for (const verb of tagsIn(tags, "sending-verbs", reach)) {
    const end = verb.to <= noun.from ? noun.from : Math.min(range.to, verb.to + TO_WHOM);
    const to = firstTagIn(tags, ["infinitive-words"], { from: verb.to, to: end });
    const group = to === null ? null : groupAfter(document, to.to, range.to);
    if (group !== null) return group;
  }
  return null;
};
const TO_SENDING = 16;
/** "sent by the regional staff on 3 May to its outposts" */
const TO_WHOM = 12;

/** Right behind "to": a group, and no verb that looks like one ("orders to guard the wire"). */
const groupAfter = (document: Document, from: number, end: number): TokenRange | null => {
  const { tags, tokens } = document;
  const isVerb =
    tagAt(tags, "verb-like-troops", from) !== null || tagAt(tags, "fire-base", from) !== null;
  if (isVerb && tokens[from]?.capital !== true) return null;
  const group = addresseeIn(document, { from, to: Math.min(end, from + LONGEST_GROUP) });
  return group?.from === from && tagAt(tags, "clause-openers", from) === null ? group : null;
};
const LONGEST_GROUP = 8;

/** "Patrols were shown the order", "Each team was issued a card": those who were. */
const handedTo = (document: Document, noun: TokenRange, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  const near = { from: Math.max(range.from, noun.from - TO_HANDED), to: noun.from };
  const verb = tagsIn(tags, "sending-verbs", near).at(-1);
  const be =
    verb === undefined
      ? undefined
      : tagsIn(tags, "be-forms", { from: verb.from - 2, to: verb.from }).at(-1);
  if (be === undefined) return null;
  return subjectIn(document, { from: Math.max(range.from, be.from - TO_SUBJECT), to: be.from });
};
const TO_HANDED = 5;
const TO_SUBJECT = 12;

/** "Sentinels on the pass were bound by the regulation": those before it. */
const boundBy = (document: Document, noun: TokenRange, range: TokenRange): TokenRange | null => {
  const near = { from: Math.max(range.from, noun.from - TO_HANDED), to: noun.from };
  const bound = tagsIn(document.tags, "binding-words", near).at(-1);
  if (bound === undefined) return null;
  return subjectIn(document, {
    from: Math.max(range.from, bound.from - TO_SUBJECT),
    to: bound.from,
  });
};

/** "It was conveyed to the border regiments on 28 August", "The folder was read to his outpost": whom words about an order's text send it to. */
export const sentToIn = (document: Document, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  for (const verb of tagsIn(tags, "sending-verbs", range)) {
    const end = Math.min(range.to, verb.to + TO_WHOM);
    const to = firstTagIn(tags, ["infinitive-words"], { from: verb.to, to: end });
    const group = to === null ? null : groupAfter(document, to.to, range.to);
    if (group !== null) return group;
  }
  return null;
};

/** "lets sentries fire", "gives border guards the right to": whoever is let. */
export const letIn = (document: Document, range: TokenRange): TokenRange | null => {
  const { tags } = document;
  const verbs = LETTING.flatMap((list) => tagsIn(tags, list, range));
  for (const { to } of verbs.sort((a, b) => a.from - b.from)) {
    const group = addresseeIn(document, { from: to, to: Math.min(range.to, to + LONGEST_GROUP) });
    if (group?.from !== to) continue;
    const next = { from: group.to, to: group.to + TO_LET };
    if (firstTagIn(tags, LET, next) !== null) return group;
  }
  return null;
};
const LETTING: readonly ListName[] = [
  "letting-verbs",
  "letting-bases",
  "give-verbs",
  "permission-verbs",
];
const LET: readonly ListName[] = ["fire-base", "permission-nouns", "infinitive-words"];
const TO_LET = 2;

/** Each addressee once, with where they stand or belong: "guards" is no more than "guards at Sarn". */
export const addresseeValues = (
  document: Document,
  addressees: readonly TokenRange[],
): readonly TextValue[] => {
  const told = addressees.flatMap((range) => {
    const posted = withPost(document, range);
    const shown = [posted, range].find((words) => !isVeiled(document, words));
    return shown === undefined ? [] : [textValue(document, shown)];
  });
  const words = told.map(({ value }) => value.toLowerCase());
  return told.filter((_, index) => {
    const own = words[index] ?? "";
    return words.every(
      (other, at) =>
        at === index || (other === own ? at > index : !` ${other} `.includes(` ${own} `)),
    );
  });
};

/** "guards at Sarn were", "snipers in his brigade": on to the end of where they stand or belong. */
const withPost = (document: Document, range: TokenRange): TokenRange => {
  const { tags, tokens } = document;
  const posted = tagAt(tags, "posted-words", range.to);
  let at = posted?.to ?? range.to;
  const joint = at;
  let isPlace = false;
  while (at < range.to + LONGEST_POST) {
    const isIn = POST_JOINTS.some((list) => tagAt(tags, list, at) !== null);
    const isName = tokens[at]?.capital === true || POST_NAMES.some((list) => tagAt(tags, list, at));
    const isSmall =
      tagAt(tags, "person-starts", at) ?? tagAt(tags, "name-joins", at) ?? isOwner(document, at);
    if (rangeHolding(document.times, at) !== null) return range;
    if (at === joint && posted === null && !isIn) return range;
    // "on the Sarn perimeter may": one word behind the name
    const isOfName = tokens[at - 1]?.capital === true && isEnd(document, at + 1);
    const mayBePlain = (posted !== null || isOfName) && isPlain(document, at);
    if (!isIn && !isName && isSmall === null && !mayBePlain) break;
    if (isName) isPlace = true;
    at++;
  }
  return isPlace && isEnd(document, at) ? { from: range.from, to: at } : range;
};
const LONGEST_POST = 10;
const POST_JOINTS: readonly ListName[] = ["within-words", "line-words", "with-words"];
const POST_NAMES: readonly ListName[] = [
  ...(["reference-lines", "area-nouns", "addressee-heads"] as const),
];

const isOwner = ({ tokens }: Document, at: number): true | null =>
  tokens[at]?.fold === "'s" ? true : null;

const isPlain = ({ tokens, tags }: Document, at: number): boolean =>
  tokens[at]?.kind === "word" && !ENDS.some((list) => tagAt(tags, list, at) !== null);

/** A verb or a mark: what stands before it is all there is of the group. */
const isEnd = ({ tokens, tags }: Document, at: number): boolean =>
  tokens[at]?.kind !== "word" || ENDS.some((list) => tagAt(tags, list, at) !== null);
const ENDS: readonly ListName[] = [
  ...(["be-forms", "have-forms", "obligation", "order-verbs", "tell-verbs"] as const),
  ...(["clause-openers", "past-duties", "give-verbs", "fire-base", "speech-cues"] as const),
];

/** "We were told", "the sergeant told us": whoever speaks, where they are of the troops; null where they are not. */
export const toldSelf = (
  document: Document,
  mentions: readonly OrderMention[],
): TextValue | null => {
  const { tags, speech } = document;
  for (const { trigger, sentence, range } of mentions) {
    const reach = { from: range.from, to: Math.max(trigger.to, range.from + 1) };
    const isSelf = VERB_LISTS.flatMap((list) => tagsIn(tags, list, reach)).some((verb) =>
      isPassive(document, verb)
        ? firstTagIn(tags, ["first-persons"], { from: verb.from - TO_SELF, to: verb.from }) !== null
        : tagAt(tags, "self-objects", verb.to) !== null,
    );
    const speaker = isSelf ? (speech.bySentence[sentence]?.speaker ?? null) : null;
    if (speaker === null || firstTagIn(tags, TROOPS, speaker.words) === null) continue;
    const { value, basis } = textValue(document, speaker.words);
    const rule = "order.told-self/1";
    return {
      value,
      basis: { how: "inferred", from: "who speaks", rule, passages: basis.passages },
    };
  }
  return null;
};
const TO_SELF = 5;
const TROOPS: readonly ListName[] = ["class-state-agent", "force-heads", "superior-heads"];
