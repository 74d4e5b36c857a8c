/** What holds fire back: that it is barred, a last resort, or must wait for a warning. */
import type { Document } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import type { FoundProvision } from "./fire.ts";
import { barringIn } from "./order-permission.ts";

/** A word of necessity after it, with "only" or "unless" on the way; or "no choice but to" right before it. */
export const isLastResort = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tags } = document;
  const before = { from: Math.max(range.from, tag.from - RIGHT_BEFORE), to: tag.from };
  if (firstTagIn(tags, ["forced-cues"], before) !== null) return true;
  const reach = { from: tag.to, to: nextBidding(document, tag.to, range.to) };
  const need = firstTagIn(tags, ["necessity-words"], reach);
  if (need === null) return false;
  return (
    firstTagIn(tags, ["only-cues", "exception-cues"], { from: tag.from - 3, to: need.to }) !== null
  );
};
const LAST_RESORT_REACH = 14;

const TO_NO_DUTY = 12;

/** "to stop firing at random and to use live rounds only if …": where the next thing bidden begins, or as far as one may look. */
const nextBidding = ({ tokens, tags }: Document, from: number, end: number): number => {
  const to = Math.min(end, from + LAST_RESORT_REACH);
  for (let at = from; at < to; at++)
    if (tagAt(tags, "joiners", at) !== null && tokens[at + 1]?.fold === "to") return at;
  return to;
};
const RIGHT_BEFORE = 6;

/** "avoid using", "not to fire", "stop firing": the restraint stands close before. */
export const isRestrained = (document: Document, tag: Tag, range: TokenRange): boolean => {
  const { tokens, tags } = document;
  const near = { from: Math.max(range.from, tag.from - 6), to: tag.from };
  if (tagsIn(tags, "exception-cues", near).length > 0) return false;
  // "do not have to ask before opening fire"
  const waived = { from: Math.max(range.from, tag.from - TO_NO_DUTY), to: tag.from };
  if (firstTagIn(tags, ["no-duty"], waived) !== null) return false;
  if (tag.list !== "fire-gerund" && isOfNobody(document, tag, range)) return true;
  if (isNoMore(document, tag)) return true;
  if (isNotAllowed(document, near) || isNever(document, tag, range)) return true;
  return tagsIn(tags, "restraint-verbs", near).some((word) => {
    // "You don't wait, you shoot": what they are not to do is to wait.
    const you = tagsIn(tags, "second-persons", { from: word.to, to: tag.from }).at(-1);
    if (you?.to === tag.from && tokens[you.from - 1]?.fold === ",") return false;
    // "whoever crosses without permission be shot": said of those fired at.
    if (word.value === NEXT && word.to < tag.from) return false;
    // "not only to kill"
    if (firstTagIn(tags, ["only-cues"], { from: word.to - 1, to: word.to + 1 }) !== null)
      return false;
    // "do not hesitate to use your firearm"
    if (firstTagIn(tags, ["licence-words"], { from: word.from, to: tag.from })?.value === BOLDLY)
      return false;
    // "an instruction that forbids patrols to fire": of those told, whatever opens the clause.
    if (tagAt(tags, "order-verbs", word.from) !== null) return true;
    const before = { from: word.from - 3, to: word.from };
    const opener = firstTagIn(tags, ["relative-pronouns", "hypothetical-cues"], before);
    // "an order that guards must not fire": of those told, and of nobody fired at.
    return (
      opener === null ||
      isOfTroops(document, opener) ||
      firstTagIn(tags, ["addressee-heads"], { from: opener.to, to: word.from }) !== null ||
      // "reminded that they had no right to": of them, as told right after.
      tagAt(tags, "plural-subjects", opener.to) !== null
    );
  });
};

/** "to fire no more on carriers"; not "no more than three rounds" */
export const isNoMore = ({ tokens, tags }: Document, { to }: TokenRange): boolean => {
  const end = tagAt(tags, "fire-ends", to);
  return end !== null && tokens[end.to]?.fold !== "than";
};

/** "marksmen named by the commander, who may never fire toward the pillars": of those told */
const isOfTroops = ({ tokens, tags }: Document, { list, from }: Tag): boolean => {
  if (list !== "relative-pronouns" || tokens[from - 1]?.fold !== ",") return false;
  return tagsIn(tags, "addressee-heads", { from: from - TO_ANTECEDENT, to: from }).some(
    ({ to }) => tagAt(tags, "public-heads", to - 1) === null,
  );
};
const TO_ANTECEDENT = 9;

/** "No one is to be shot", "Nobody under fourteen may be fired at", "No guard may fire": of whom the clause is. */
const isOfNobody = ({ tokens, tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const clause = clauseAround(tokens, range, tag);
  const bidding = tagsIn(tags, "modals", { from: tag.from - 3, to: tag.from }).some(
    // "told when to shoot"
    ({ from }) =>
      tagAt(tags, "infinitive-words", from) === null || tagAt(tags, "be-forms", from - 1) !== null,
  );
  if (!bidding) return false;
  const before = { from: Math.max(clause.from, tag.from - LONGEST_WHOM), to: tag.from };
  return [...tagsIn(tags, "nobody-words", before), ...tagsIn(tags, "no-more", before)].some(
    ({ from }) =>
      from === clause.from ||
      tagAt(tags, "that-words", from - 1) !== null ||
      tagAt(tags, "joiners", from - 1) !== null,
  );
};
const LONGEST_WHOM = 12;

/** "On no account were they to shoot" */
const isNever = ({ tokens, tags }: Document, tag: Tag, range: TokenRange): boolean => {
  const { from } = clauseAround(tokens, range, tag);
  return firstTagIn(tags, ["never-openers"], { from, to: tag.from }) !== null;
};

/** "No soldier was allowed to shoot", "no longer have the right to fire" */
const isNotAllowed = (document: Document, near: TokenRange): boolean =>
  (["permission-verbs", "permission-nouns"] as const)
    .flatMap((list) => tagsIn(document.tags, list, near))
    .some(
      (word) => barringIn(document, word, { from: word.from - TO_NOBODY, to: near.to }) !== null,
    );
const TO_NOBODY = 10;

/** How the lexicon marks words that bid fire without a second thought. */
const BOLDLY = "fire-boldly";

/** Marks a word that restrains only what it stands right before ("without firing"). */
const NEXT = "next";

/** "use live rounds only where it cannot be avoided": told when one may fire at all, not to fire. */
export const lastResort = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const tags = (["fire-base", "live-ammunition", "weapon-use", "use-nouns"] as const).flatMap(
    (list) => tagsIn(document.tags, list, range),
  );
  const first = tags.find((tag) => isLastResort(document, tag, range));
  if (first === undefined) return [];
  return [
    {
      range: first,
      kind: "how-to-fire",
      effect: "restraint",
      rule: "live-fire-only-if-necessary",
    },
  ];
};

/** "forbade the use of firearms against them", "shooting at boats is prohibited": no fire at those told of. */
export const barredUse = (document: Document, range: TokenRange): readonly FoundProvision[] => {
  const { tags } = document;
  // "it forbids fire at children": the noun right after the verb.
  const fire = tagsIn(tags, "fire-base", range).filter(({ from }) =>
    tagsIn(tags, "restraint-verbs", { from: from - TO_USE, to: from }).some(
      (word) => word.to === from && tagAt(tags, "order-verbs", word.from) !== null,
    ),
  );
  return [...tagsIn(tags, "use-nouns", range), ...fire, ...fireAsSubject(document, range)].flatMap(
    (use): readonly FoundProvision[] => {
      const before = { from: Math.max(range.from, use.from - TO_USE), to: use.from };
      const barred = ruledAfter(document, use, { range, list: "barred-words" });
      // "does not authorise the use of firearms": nothing is barred by that.
      const isBefore = tagsIn(tags, "restraint-verbs", before).some(
        ({ from }) => tagAt(tags, "negation", from) === null,
      );
      if (barred === null && !isBefore) return [];
      const words = { from: use.from, to: barred === null ? use.to : barred.to };
      return [{ range: words, kind: "how-to-fire", effect: "restraint", rule: "hold-fire" }];
    },
  );
};

/** "Firing at children is …", "fire on boats was …", "Shots at swimmers are …": fire as what a clause is about. */
const fireAsSubject = ({ tokens, tags }: Document, range: TokenRange): readonly Tag[] =>
  (["fire-gerund", "fire-base", "shot-nouns"] as const)
    .flatMap((list) => tagsIn(tags, list, range))
    .filter(({ from }) => {
      // "to fire along the bank remains allowed"
      const at = tagAt(tags, "infinitive-words", from - 1) === null ? from : from - 1;
      const isFirst = at === range.from || tokens[at - 1]?.kind === "mark";
      return isFirst || SUBJECT.some((list) => tagAt(tags, list, from - 1) !== null);
    });
const SUBJECT: readonly ListName[] = ["that-words", "joiners", "relative-pronouns", "any-words"];

/** "… is prohibited", "… was permitted": what is said of the words before it, in their clause. */
const ruledAfter = (
  { tokens, tags }: Document,
  { from, to }: TokenRange,
  { range, list }: { readonly range: TokenRange; readonly list: ListName },
): Tag | null => {
  const after = { from: to, to: Math.min(range.to, to + TO_BARRED) };
  const ruled = firstTagIn(tags, [list], after);
  // Quoted words may stand between: "fire on people “in flight” was prohibited".
  if (ruled === null || tokens.slice(from, ruled.from).some(({ fold }) => ENDS.has(fold)))
    return null;
  const be =
    RULED_BY.flatMap((list) =>
      [1, 2].flatMap((back) => tagAt(tags, list, ruled.from - back) ?? []),
    )[0] ?? null;
  return be === null ? null : ruled;
};

const RULED_BY: readonly ListName[] = ["be-forms", "staying-forms"];
const ENDS: ReadonlySet<string> = new Set([",", ";", ":", ".", "(", "!", "?"]);

/** "Firing without warning was permitted": fire that is allowed; not where it is "permitted only". */
export const allowedFire = (document: Document, range: TokenRange): readonly Tag[] =>
  fireAsSubject(document, range).filter((fire) => {
    // "has been compulsory since January"
    if (ruledAfter(document, fire, { range, list: "compulsory-words" }) !== null) return true;
    const allowed = ruledAfter(document, fire, { range, list: "permission-verbs" });
    // "Every shot must be authorised by the captain": his word is needed.
    if (allowed === null || tagAt(document.tags, "by-words", allowed.to) !== null) return false;
    const around = { from: fire.to, to: allowed.to + 2 };
    return firstTagIn(document.tags, ["negators", "only-cues"], around) === null;
  });

/** "authorised the use of firearms"; not "did not authorise" it. */
export const isAllowedUse = ({ tags }: Document, { from }: Tag): boolean => {
  const allowing = tagsIn(tags, "use-allowing", { from: from - TO_USE, to: from }).at(-1);
  if (allowing === undefined) return false;
  const before = { from: allowing.from - TO_USE, to: allowing.from };
  return firstTagIn(tags, ["negation", "negators", "modals"], before) === null;
};
const TO_USE = 3;
const TO_BARRED = 10;
