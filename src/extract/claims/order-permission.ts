/** Permission that nobody gave, and permission that is barred: "refused leave to fire", "not allowed to fire". */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { rangeHolding } from "../tokens/range.ts";
import { firstTagIn, type Tag, type Tags, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";

/** "refused his men permission to fire", "asked for clearance", "permission to shoot was denied": it was never given. */
export const isRefused = (document: Document, trigger: Tag, within: TokenRange): boolean => {
  const { tokens, tags } = document;
  // "radioed to ask for clearance to shoot": what they told was that they ask.
  if (trigger.list === "tell-verbs") {
    const { to } = clauseAround(tokens, within, trigger);
    const nouns = tagsIn(tags, NOUNS, { from: trigger.to, to }).filter(
      // "told they may fire without permission", "told they need permission to fire": what they may or must.
      (noun) => firstTagIn(tags, TOLD, { from: trigger.to, to: noun.from }) === null,
    );
    return nouns.some((noun) => isRefused(document, noun, { from: trigger.to, to }));
  }
  if (trigger.list !== NOUNS) return false;
  const clause = clauseAround(tokens, within, trigger);
  const before = { from: Math.max(clause.from, trigger.from - TO_NOUN), to: trigger.from };
  const asked = tagsIn(tags, "refusing-words", before).at(-1);
  // "was refused at first, then given permission": what is told last of it.
  const isGivenSince =
    asked !== undefined &&
    firstTagIn(tags, ["give-verbs", "received-cues"], { from: asked.to, to: trigger.from }) !==
      null;
  if (asked !== undefined && !isGivenSince) return true;
  const after = { from: trigger.to, to: Math.min(within.to, trigger.to + TO_REFUSAL) };
  return firstTagIn(tags, ["refused-words"], after) !== null;
};
const TO_NOUN = 5;
const TO_REFUSAL = 14;

/** "were not allowed to fire", "No guard was permitted to", "no longer have the right to": from what negates it; null where nothing does. */
export const barringIn = (
  { tokens, tags, speech }: Document,
  trigger: Tag,
  within: TokenRange,
): TokenRange | null => {
  const helping = HELPING.get(trigger.list);
  const isPermission =
    tagAt(tags, "permission-verbs", trigger.from) ?? tagAt(tags, NOUNS, trigger.from);
  if (helping === undefined || isPermission === null) return null;
  // "The official, who is not authorised to speak": of whoever tells it.
  if (rangeHolding(speech.sources, trigger.from) !== null) return null;
  const helper = tagsIn(tags, helping, { from: trigger.from - TO_HELPER, to: trigger.from }).at(-1);
  // "had never been allowed": so there was none, as those tell who deny one.
  if (helper === undefined || isPerfect(tags, helper)) return null;
  const near = { from: helper.from - TO_NOT, to: trigger.from };
  const not = NEGATING.flatMap((list) => tagsIn(tags, list, near)).find(
    ({ from, to }) => from >= helper.to || to === helper.from,
  );
  if (not !== undefined) return { from: not.from, to: trigger.to };
  const clause = clauseAround(tokens, within, trigger);
  const who = { from: Math.max(clause.from, helper.from - LONGEST_SUBJECT), to: helper.from };
  const nobody = tagsIn(tags, "nobody-words", who)[0] ?? tagsIn(tags, "no-more", who)[0];
  return nobody === undefined ? null : { from: nobody.from, to: trigger.to };
};
const TOLD: readonly ListName[] = ["fire-base", "fire-gerund", "fire-passive", "need-words"];
const NOUNS = "permission-nouns";
/** "do not" is one tag. */
const TO_NOT = 2;
const TO_HELPER = 3;
const LONGEST_SUBJECT = 6;
/** Permission is had, and somebody is permitted. */
const HELPING: ReadonlyMap<ListName, ListName> = new Map<ListName, ListName>([
  ["order-verbs", "be-forms"],
  ["permission-verbs", "be-forms"],
  [NOUNS, "have-forms"],
]);
const NEGATING: readonly ListName[] = ["negators", "no-more"];

const isPerfect = (tags: Tags, helper: Tag): boolean =>
  helper.list === "be-forms" &&
  tagsIn(tags, "have-forms", { from: helper.from - TO_HELPER, to: helper.from }).length > 0;
