import { type Document, layersOf } from "../document.ts";
import { casualtiesIn } from "./casualty.ts";
import { sizeOf } from "./count.ts";
import { settleOutcomes } from "./outcome.ts";

/** How many a headline tells of; null where it does not count them. */
export type Headline = {
  readonly killed: number | null;
  readonly wounded: number | null;
  /** "Gunman kills two": whoever killed them is not counted, should he be dead too. */
  readonly active: boolean;
};

/** Of a headline itself, and of a text without one. */
export const NO_HEADLINE: Headline = { killed: null, wounded: null, active: false };

/**
 * What the title counts. It supports no claim: it only chooses among numbers that the body states
 * (domain H: a headline may be stronger than its text).
 */
export const headlineOf = ({ reading, language }: Document): Headline => {
  const { title } = reading;
  if (title === null || title.length > LONGEST_TITLE) return NO_HEADLINE;
  // Titles capitalise every word; in lower case none of them is taken for a name.
  const text = title.toLowerCase();
  const layers = layersOf({ ...reading, title: null, text, blocks: [] }, language);
  const document: Document = { ...layers, shown: text, sensitive: [], isTitle: true };
  const casualties = document.sentences.flatMap((sentence, index) =>
    casualtiesIn(document, sentence, index),
  );
  const { killed, wounded } = settleOutcomes(document, casualties, NO_HEADLINE);
  // "A double shooting" says how many were hit, and not how many of them live.
  const isTold = casualties.some(({ outcome, implied }) => outcome === "wounded" && !implied);
  return {
    killed: killed === undefined ? null : sizeOf(killed),
    wounded: wounded === undefined || !isTold ? null : sizeOf(wounded),
    active: casualties.some(({ active, outcome }) => active && outcome === "killed"),
  };
};
const LONGEST_TITLE = 300;
