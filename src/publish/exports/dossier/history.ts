/** How a record came to say what it says: what was corrected, what ties it to another, why it is one. */
import { monthOf, UNKNOWN } from "../coarse.ts";
import type { Sentence } from "./document.ts";
import type { Writing } from "./dossier.ts";
import type { DossierFacts } from "./facts.ts";
import { bareSentence, sentenceOf } from "./references.ts";
import { type Telling, tellField, tellTexts } from "./values.ts";

/** What an outlet corrected or took back of its own, in its words as far as these may be told. */
export const correctionSentences = ({
  facts,
  telling,
  references,
}: Writing): readonly Sentence[] => {
  const { words } = telling;
  return (facts.record.corrections ?? []).map((one) => {
    const month = monthOf(
      one.published === null ? null : { earliest: one.published, latest: one.published },
    );
    const reason = one.reason === null ? null : tellTexts(one.reason, telling).text;
    const text = words.corrected({
      link: one.link,
      field: one.field === null ? null : tellField(one.field, telling),
      before: one.before === null ? null : words.count(one.before),
      after: one.after === null ? null : words.count(one.after),
      reason: one.reason === null ? null : (reason ?? words.withheld),
      month: month === UNKNOWN ? null : words.month(month),
    });
    return sentenceOf(text, { notes: references.notesOf([one.claim]), bases: [] });
  });
};

/** What a report ties it to. */
export const tieSentence = ({ facts, telling, references }: Writing): Sentence => {
  const { record } = facts;
  const { words } = telling;
  const ties = record.ties ?? [];
  if (ties.length === 0) return bareSentence(words.untied[record.kind]);
  const notes = references.notesOf(ties.map(({ claim }) => claim));
  return sentenceOf(words.tied[record.kind], { notes, bases: [] });
};

/** Why several claims are taken for one; null of a single claim. */
export const joinedText = ({ record }: DossierFacts, { words }: Telling): string | null => {
  const why = new Set((record.merges ?? []).flatMap((merge) => merge.why.split("; ")));
  return why.size === 0 ? null : words.joined(record.claims.length, [...why].map(words.joinedBy));
};
