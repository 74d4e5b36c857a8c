/** Shots that hurt nobody: what a text says of it is a count like any other. */
import type { Count, Outcomes } from "../../model/claim.ts";
import { type Document, isVeiled, passageAt } from "../document.ts";
import { firstTagIn, type Tag } from "../tokens/tag.ts";
import type { Casualty } from "./casualty.ts";
import { inferred } from "./count.ts";

/** Sentences after shots in which a text may say that they hurt nobody. */
const NEAR = 2;

/** "Nobody was hurt": none wounded, so none killed; "nobody was killed" leaves open who was hurt. Empty where nothing says so. */
export const unharmedIn = (document: Document, casualties: readonly Casualty[]): Outcomes => {
  if (casualties.some(({ outcome }) => outcome !== null)) return {};
  const found = casualties
    .flatMap(({ sentence }) => Array.from({ length: NEAR + 1 }, (_, more) => sentence + more))
    .flatMap((index) => unharmedAt(document, index) ?? [])[0];
  if (found === undefined || isVeiled(document, found)) return {};
  const none = noneBy(document, found);
  if (found.value === KILLED) return { killed: none };
  const from = "words that nobody was hurt";
  const { passages } = none.basis;
  const killed = inferred(0, { from, rule: "count.nobody-hurt/1", passages });
  return { killed: found.value === HURT ? killed : none, wounded: none };
};
/** How the lexicon marks words that deny deaths alone, and wounds alone. */
const KILLED = "killed";
const HURT = "hurt";

const unharmedAt = ({ sentences, tags }: Document, index: number): Tag | null => {
  const sentence = sentences[index];
  if (sentence === undefined || sentence.role !== "body") return null;
  // "It is not known whether anybody was hurt", "nobody would have been hurt": nothing is told.
  return firstTagIn(tags, ["hypothetical-cues"], sentence) === null
    ? firstTagIn(tags, ["no-harm"], sentence)
    : null;
};

const noneBy = (document: Document, tag: Tag): Count => {
  const passage = passageAt(document, tag);
  return {
    ...{ min: 0, best: 0, max: 0, words: passage.exact },
    basis: { how: "stated", passages: [passage] },
  };
};
