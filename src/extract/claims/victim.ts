/** Whom an incident befell, as the text describes them. */
import type { Count, OutcomeKind, Victim, VictimClass } from "../../model/claim.ts";
import { type Document, wordsOf } from "../document.ts";
import { classAmong, classIn, countOf, type Group, isChildIn } from "../numbers/group.ts";
import { peopleIn } from "../numbers/people.ts";
import { rangeHolding, touchesRange } from "../tokens/range.ts";
import { firstTagIn, type TokenRange, tagAt } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";

/** Somebody harmed, and what came of it; `outcome` null: shot at, and nothing said of whom it hit. */
export type Harmed = { readonly outcome: OutcomeKind | null; readonly victim: Victim };

/** Each person or group once; those who were only shot at where nobody is told to be harmed. */
export const victimsOf = (
  document: Document,
  casualties: readonly Casualty[],
  sentences: readonly TokenRange[],
): readonly Harmed[] => {
  const told = toldOf(document, casualties);
  const aimed = casualties.flatMap((casualty) => casualty.aimed ?? []);
  const single = [...told.map(({ group }) => group), ...aimed].filter(({ best }) => best === 1);
  return told.map(({ group, outcome }) => {
    const own = classIn(document, group);
    // "shot at a trader and killed a woman": what the one is says nothing of the other.
    const apart = isDescribed(document, group) ? single.filter((other) => other !== group) : [];
    const context = own === "unknown" ? classAround(document, sentences, apart) : own;
    const count: Count | null =
      group.best === null && group.min === null ? null : countOf(document, group);
    const victim = {
      description: wordsOf(document, group),
      class: context,
      child: isChildIn(document, group),
      count,
    };
    return { outcome, victim };
  });
};

/** "a woman", not "one", "another", "the woman": somebody told of for the first time, and who it is. */
const isDescribed = ({ tags }: Document, group: Group): boolean =>
  !group.more && !group.definite && firstTagIn(tags, ["person-nouns"], group) !== null;

/** What the sentences say of everybody in them but those who tell it and those who stand apart. */
const classAround = (
  document: Document,
  sentences: readonly TokenRange[],
  apart: readonly TokenRange[],
): VictimClass => {
  const others = apart.toSorted((a, b) => a.from - b.from);
  const isOther = (at: number): boolean =>
    rangeHolding(document.speech.sources, at) !== null || rangeHolding(others, at) !== null;
  const among = sentences.map((sentence) => classAmong(document, sentence, isOther));
  const classes = new Set(among.filter((found) => found !== "unknown"));
  return classes.size === 1 ? ([...classes][0] ?? "unknown") : "unknown";
};

type Told = { readonly group: Group; readonly outcome: OutcomeKind | null };

const toldOf = (document: Document, casualties: readonly Casualty[]): readonly Told[] => {
  const seen = new Set<string>();
  const kept: Told[] = [];
  for (const one of harmedIn(document, casualties)) {
    const key = `${one.group.key} ${one.group.best}`;
    if (seen.has(key) || kept.some((other) => isTold(document, other, one))) continue;
    seen.add(key);
    kept.push(one);
  }
  return kept;
};

const harmedIn = (document: Document, casualties: readonly Casualty[]): readonly Told[] => {
  const harmed = casualties.flatMap(({ group, outcome }, index): readonly Told[] => {
    if (group === null || outcome === null) return [];
    if (isPronoun(document, group)) {
      const before = casualties.slice(0, index);
      const who = aimedBefore(document, before) ?? namedBefore(document, group, before);
      return who === null ? [] : [{ group: who, outcome }];
    }
    // "two soldiers and one smuggler": each of a list is who the words say.
    return itemsOf(group).map((item) => ({ group: item, outcome }));
  });
  if (harmed.some(({ outcome }) => outcome !== DETAINED)) return harmed;
  const aimed = casualties.flatMap(({ aimed: group }): readonly Told[] =>
    group == null || isPronoun(document, group)
      ? []
      : itemsOf(group).map((item) => ({ group: item, outcome: null })),
  );
  return [...aimed, ...harmed];
};
const DETAINED = "detained";

const itemsOf = (group: Group): readonly Group[] =>
  group.items.length > 0 ? group.items : [group];

/** "fired at a man, killing him", "fired at a man. He died": one person shot at, whom the pronoun returns to; null where the words before it name somebody hit. */
const aimedBefore = (document: Document, before: readonly Casualty[]): Group | null => {
  const named = before.filter(({ group }) => group !== null && !isPronoun(document, group));
  const aimed = before.flatMap(({ aimed: group }) => group ?? []);
  const [only] = aimed;
  return named.length === 0 && aimed.length === 1 && only?.best === 1 && !isPronoun(document, only)
    ? only
    : null;
};

/** "tied the deserter to a post and shot him": the only single person whom the sentence names before, where no victim is told of yet; no force and nobody who tells it. */
const namedBefore = (document: Document, group: Group, told: readonly Casualty[]): Group | null => {
  if (told.some((one) => one.group !== null || one.aimed != null)) return null;
  const sentence = rangeHolding(document.sentences, group.from);
  if (sentence === null) return null;
  const from = Math.max(sentence.from, group.from - FAR);
  const [only, another] = peopleIn(document, { from, to: group.from }).filter(
    (one) => one.best === 1 && !isPronoun(document, one),
  );
  const isOther =
    only === undefined ||
    another !== undefined ||
    touchesRange(document.speech.sources, only) ||
    firstTagIn(document.tags, ["force-heads", "class-state-agent", "speech-cues"], {
      from: only.from,
      to: only.to + 1,
    }) !== null;
  return isOther ? null : only;
};
const FAR = 20;

/** "one of the two", "the other", "several people" after "three": of those whom an earlier count holds. */
const isTold = ({ tags }: Document, earlier: Told, { group, outcome }: Told): boolean => {
  const size = earlier.group.best;
  if (size === null) return false;
  if (group.best === null) return outcome === earlier.outcome && (group.min ?? 0) <= size;
  if (group.best >= size) return false;
  if (group.definite || group.partitive) return true;
  return group.best === 1 && firstTagIn(tags, ["person-nouns", "demonyms"], group) === null;
};

/** "him" returns to a victim told of already. */
const isPronoun = ({ tags }: Document, group: Group): boolean =>
  group.to - group.from === 1 && tagAt(tags, "singular-pronouns", group.from) !== null;
