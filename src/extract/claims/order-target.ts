import type { OrderFields, OrderTarget } from "../../model/order.ts";
import { type Document, isVeiled } from "../document.ts";
import type { ListName } from "../languages/lists.ts";
import { clauseAround } from "../sentences/clause.ts";
import { firstTagIn, type Tag, type TokenRange, tagAt, tagsIn } from "../tokens/tag.ts";
import { VERB_LISTS } from "./order-actor.ts";
import { stated } from "./order-clause.ts";
import type { OrderThread } from "./order-thread.ts";
import { provisionsIn } from "./provision.ts";

/** At whom or what an order's words let troops fire, each class once; empty where they name nobody. */
export const targetsOf = (
  document: Document,
  { mentions, details }: Pick<OrderThread, "mentions" | "details">,
): NonNullable<OrderFields["targets"]> => {
  const told = [
    ...mentions,
    ...details.map((range) => ({ range, provisions: provisionsIn(document, range) })),
  ];
  const found = told.flatMap(({ range, provisions }) =>
    provisions
      .filter(({ effect, kind }) => effect === "licence" && kind !== "zone")
      .flatMap((provision) => aimedAt(document, range, provision.range)),
  );
  const kept = found.filter(({ words }) => !isVeiled(document, words));
  return kept
    .filter(({ target }, at) => kept.findIndex((other) => other.target === target) === at)
    .map(({ target, words }) => ({ value: target, basis: stated(document, words) }));
};

/** A class with the words that name it. */
type Aimed = { readonly target: OrderTarget; readonly words: Tag };

const CLASSES: readonly (readonly [ListName, OrderTarget])[] = [
  ["anyone-words", "anyone"],
  ["class-crosser", "crosser"],
  ["class-smuggler", "smuggler"],
  ["class-re-entrant", "re-entrant"],
  ["class-resident", "resident"],
  ["class-foreigner", "foreigner"],
  ["animal-words", "animal"],
];

/** Those a word of firing is said of: after it, before a passive, or wherever its pronoun points back to. */
const aimedAt = (document: Document, told: TokenRange, fire: TokenRange): readonly Aimed[] => {
  const { tags } = document;
  const after = narrowed(document, objectsAfter(document, told, fire));
  if (after.length > 0) return after;
  const isPassive = tagAt(tags, "fire-passive", fire.from) !== null;
  const isPronoun = PRONOUNS.some((list) => tagAt(tags, list, fire.to) !== null);
  if (!isPassive && !isPronoun) return [];
  const around = isPassive ? clauseAround(document.tokens, told, fire) : told;
  return narrowed(
    document,
    classesIn(document, { from: subjectFrom(document, around, fire), to: fire.from }),
  );
};

const PRONOUNS: readonly ListName[] = ["plural-pronouns", "singular-pronouns"];

/** "kill anyone or any animal in the strip": one after the other, up to where something else is said. */
const objectsAfter = (document: Document, told: TokenRange, fire: TokenRange): readonly Aimed[] => {
  const end = Math.min(told.to, fire.to + REACH);
  const found: Aimed[] = [];
  let near = fire.to + TO_FIRST;
  for (let at = fire.from; at < end && at < near; at++) {
    if (at >= fire.to && isEnd(document, at)) break;
    // "persons who cross with cattle": what they have with them.
    if (found.length > 0 && tagAt(document.tags, "with-words", at) !== null) break;
    const next = classAt(document, at);
    if (next !== null) {
      found.push(next);
      near = next.words.to + TO_NEXT;
      at = next.words.to - 1;
    } else if (at >= fire.to && isJoined(document, at))
      // "shoot smugglers and tell villagers": what is joined far off is another's object.
      near = Math.min(near, at + TO_JOINED);
  }
  return found;
};
const REACH = 20;
const TO_FIRST = 8;
const TO_NEXT = 8;
const TO_JOINED = 4;

const isEnd = ({ tokens, tags }: Document, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || ENDS.some((list) => tagAt(tags, list, at) !== null)) return true;
  if (token.kind === "mark") return MARKS.has(token.fold);
  const isPassed = tagAt(tags, "relative-pronouns", at) !== null || isJoined({ tags }, at);
  return tagAt(tags, "clause-openers", at) !== null && !isPassed;
};
const isJoined = ({ tags }: Pick<Document, "tags">, at: number): boolean =>
  JOINTS.some((list) => tagAt(tags, list, at) !== null);
const JOINTS: readonly ListName[] = ["joiners", "or-words"];
const ENDS: readonly ListName[] = ["exception-cues", "reason-cues", "motive-cues", ...VERB_LISTS];
const MARKS: ReadonlySet<string> = new Set([",", ";", ":", ".", "(", "!", "?"]);

/** Whoever is told something or tells it is not whom the words let be fired at. */
const subjectFrom = ({ tags }: Document, around: TokenRange, fire: TokenRange): number => {
  const verbs = VERB_LISTS.flatMap((list) =>
    tagsIn(tags, list, { from: around.from, to: fire.from }).map(({ to }) => to),
  );
  return Math.max(around.from, ...verbs);
};

const classesIn = (document: Document, range: TokenRange): readonly Aimed[] => {
  const found: Aimed[] = [];
  for (let at = range.from; at < range.to; at++) {
    if (tagAt(document.tags, "exception-cues", at) !== null) break;
    const next = classAt(document, at);
    if (next === null) continue;
    found.push(next);
    at = next.words.to - 1;
  }
  return found;
};

const classAt = ({ tags }: Document, at: number): Aimed | null => {
  for (const [list, target] of CLASSES) {
    const words = tagAt(tags, list, at);
    if (words !== null) return { target, words };
  }
  return null;
};

/** "anyone trying to cross" are those who cross; "anyone, even a foreigner" is anyone. */
const narrowed = ({ tags }: Document, found: readonly Aimed[]): readonly Aimed[] =>
  found.filter(({ target, words }, index) => {
    const next = found[index + 1];
    if (next === undefined || !BROAD.has(target) || BROAD.has(next.target)) return true;
    const between = { from: words.to, to: next.words.from };
    return firstTagIn(tags, [...JOINTS, "including-words"], between) !== null;
  });
const BROAD: ReadonlySet<OrderTarget> = new Set(["anyone", "resident"]);
