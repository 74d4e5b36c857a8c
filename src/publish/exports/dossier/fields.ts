/** A field with all its values as one paragraph, each with the words and the accounts it rests on. */
import type { FieldOnRecord, ValueOnRecord } from "../../../model/record.ts";
import type { Paragraph, Sentence } from "./document.ts";
import type { Writing } from "./dossier.ts";
import type { DossierRecord } from "./facts.ts";
import { bareSentence, sentenceOf, sentenceOn } from "./references.ts";
import { type Telling, tellField, tellValue } from "./values.ts";

/** Values that rest on the same words and accounts share one sentence. */
export const fieldParagraph = (of: FieldOnRecord, writing: Writing): Paragraph => {
  const name = tellField(of.field, writing.telling);
  return { name, sentences: sentencesOf(of, writing) };
};

const sentencesOf = ({ field, values }: FieldOnRecord, writing: Writing): readonly Sentence[] => {
  const { facts, telling, references } = writing;
  const { words } = telling;
  const span = spanOf(field, facts.record, telling);
  const [only] = values;
  if (span !== null && values.length === 1 && only !== undefined) {
    return [sentenceOn(span, only, references)];
  }
  const texts = new Set(values.map(({ value }) => tellValue(field, value, telling).text));
  const [text = null] = texts;
  if (values.length > 1 && texts.size === 1 && text !== null) {
    const alike = values.map((value) => sentenceOn(text, value, references));
    const notes = alike.flatMap((one) => one.notes);
    const bases = alike.flatMap((one) => one.bases);
    return [sentenceOf(words.alike(values.length, text), { notes, bases })];
  }
  const told = groupedSentences(field, values, writing);
  if (span !== null) return [bareSentence(`${span} ${words.spanRule}`), ...told];
  if (told.length === 1) return told;
  const lead = field === "order.provisions" ? words.rules : words.values;
  return [bareSentence(lead(values.length)), ...told];
};

/** What may be told and what may not are apart, or one hidden value would hide the others. */
const groupedSentences = (
  field: string,
  values: readonly ValueOnRecord[],
  { telling, references }: Writing,
): readonly Sentence[] => {
  const { words } = telling;
  const told = values.map(({ value, claims, rests_on }) => {
    const { text } = tellValue(field, value, telling);
    const [notes, bases] = [references.notesOf(claims), [references.basisOf(rests_on)]];
    return { value, text, notes, bases };
  });
  const groups = Map.groupBy(told, ({ text, notes, bases }) =>
    [text === null, ...notes, ...bases].join(),
  );
  return [...groups.values()].map((group, at) => {
    const [{ text, notes, bases } = { text: null, notes: [], bases: [] }] = group;
    const texts = group.flatMap((one) => one.text ?? []);
    const whole =
      field === "order.provisions"
        ? tellValue(
            field,
            group.flatMap(({ value }) => value),
            telling,
          ).text
        : texts.join(words.list);
    const what = text === null ? words.hidden(group.length) : (whole ?? "");
    return sentenceOf(words.value(what, at === groups.size - 1), { notes, bases });
  });
};

/** Of an outcome, min, best and max over all its values. */
const spanOf = (field: string, record: DossierRecord, { words }: Telling): string | null => {
  if (record.kind !== "incident") return null;
  const outcome = Object.entries(record.outcomes).find(([kind]) => field === `outcomes.${kind}`);
  return outcome === undefined ? null : words.span(outcome[1]);
};
