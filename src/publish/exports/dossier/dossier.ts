/**
 * The dossier of one incident or order: what is reported, on whose accounts, what is reported
 * differently, what is not known, and what was left out. The same facts give the same dossier.
 */
import type { DifferenceRecord, FieldOnRecord, OrderRecord } from "../../../model/record.ts";
import type { Times } from "../../look-back.ts";
import { monthOf, UNKNOWN } from "../coarse.ts";
import { datingOf } from "../orders.ts";
import type { Dossier, Section, Sentence } from "./document.ts";
import type { DossierFacts, DossierRecord } from "./facts.ts";
import { correctionSentences, joiningSentences } from "./history.ts";
import { bareSentence, openReferences, type References, sentenceOn } from "./references.ts";
import { type Telling, tellField, tellValue } from "./values.ts";
import { withheldOf } from "./withheld.ts";

/** What every sentence is written from. */
export type Writing = {
  readonly facts: DossierFacts;
  readonly telling: Telling;
  readonly references: References;
};

/** Writes the dossier; `telling` says in which language, `lookBack` as of what time the facts are. */
export const dossierOf = (
  { lookBack = null, ...facts }: DossierFacts & { readonly lookBack?: Times | null },
  telling: Telling,
): Dossier => {
  const { words, language } = telling;
  const { record, teaching } = facts;
  const references = openReferences(facts, telling);
  const writing = { facts, telling, references };
  const sections: readonly Section[] = [
    {
      heading: words.headings.reported,
      sentences: [...reportedSentences(writing), ...joiningSentences(writing)],
    },
    { heading: words.headings.differences, sentences: differenceSentences(writing) },
    { heading: words.headings.unknown, sentences: unknownSentences(writing) },
  ];
  const notes = references.notes();
  const reports = references.reports();
  const left = withheldOf(facts, { wordsLeftOut: references.wordsLeftOut(), telling });
  return {
    language,
    title: titleOf(record, telling),
    preamble: [
      ...(teaching ? [words.teaching] : []),
      ...(lookBack === null ? [] : [words.lookBack(lookBack)]),
      ...(record.lead ? [words.lead] : []),
      ...words.preamble,
    ],
    sections,
    basesHeading: words.headings.bases,
    bases: references.bases(),
    notesHeading: words.headings.notes,
    notes,
    reportsHeading: words.headings.reports,
    reports,
    check: words.check,
    withheldHeading: words.headings.withheld,
    withheld: [...words.leftOut(left), words.quotationRule],
    withheldCount: Object.values(left).reduce((sum, count) => sum + count, 0),
  };
};

const titleOf = (record: DossierRecord, { words, coarsener }: Telling): string => {
  const places = record.kind === "incident" ? [record.where] : record.order.stretch;
  const names = places.map((where) => {
    const { province, country } = coarsener.coarse(where?.place ?? null);
    if (province !== UNKNOWN) return province;
    if (country !== UNKNOWN) return country;
    return where === null ? words.noPlace : words.withheld;
  });
  const named = names.filter((name) => name !== words.withheld);
  const shown = new Set(named.length === 0 ? names : named);
  const where = shown.size === 0 ? words.noPlace : [...shown].join(words.and);
  return words.title[record.kind](dateOf(record, words), where);
};

const dateOf = (record: DossierRecord, words: Telling["words"]): string => {
  const dating = record.kind === "order" ? datingOf(record.order) : null;
  const month = monthOf(record.kind === "incident" ? record.when : (dating?.when ?? null));
  if (month === UNKNOWN) return words.noDate;
  const told = words.month(month);
  return dating === null ? told : words.datings[dating.is](told);
};

const reportedSentences = (writing: Writing): readonly Sentence[] => {
  const { record } = writing.facts;
  const { words } = writing.telling;
  const fields = record.fields.filter(({ values }) => values.length > 0);
  const told = fields
    .filter(({ field }) => field !== "events")
    .flatMap((field) => fieldSentences(field, writing));
  if (record.kind !== "incident" || record.events === 1) return told;
  const events = fields.find(({ field }) => field === "events")?.values[0];
  const pooled = words.pooled(record.events);
  return [
    events === undefined ? bareSentence(pooled) : sentenceOn(pooled, events, writing.references),
    ...told,
  ];
};

const fieldSentences = (
  { field, values }: FieldOnRecord,
  { facts, telling, references }: Writing,
): readonly Sentence[] => {
  const { words } = telling;
  const name = tellField(field, telling);
  const told = values.map((value) => ({
    value,
    text: tellValue(field, value.value, telling).text,
  }));
  const texts = [...new Set(told.map(({ text }) => text))];
  const [first] = texts;
  const sentences = told.map(({ value, text }) =>
    sentenceOn(text === null ? words.hidden(name) : words.value(name, text), value, references),
  );
  const span = spanOf(field, name, { record: facts.record, telling });
  if (values.length === 1) {
    const [only] = values;
    return span === null || only === undefined ? sentences : [sentenceOn(span, only, references)];
  }
  if (texts.length === 1 && typeof first === "string") {
    const notes = [...new Set(sentences.flatMap((one) => one.notes))];
    const bases = [...new Set(sentences.flatMap((one) => one.bases))];
    return [{ text: words.alike(name, values.length, first), notes, bases }];
  }
  const whole = span === null ? words.values(name, values.length) : `${span} ${words.spanRule}`;
  return [bareSentence(whole), ...sentences];
};

/** Of an outcome, min, best and max over all its values. */
const spanOf = (
  field: string,
  name: string,
  { record, telling }: { readonly record: DossierRecord; readonly telling: Telling },
): string | null => {
  if (record.kind !== "incident") return null;
  const outcome = Object.entries(record.outcomes).find(([kind]) => field === `outcomes.${kind}`);
  return outcome === undefined ? null : telling.words.span(name, outcome[1]);
};

const differenceSentences = (writing: Writing): readonly Sentence[] => {
  const { facts, telling, references } = writing;
  const { words } = telling;
  const differing = facts.differences.filter(({ difference }) => difference !== "denial");
  const denying = facts.differences.filter(({ difference }) => difference === "denial");
  const differences = differing.map((difference) => differenceSentence(difference, writing));
  const denials = denying.flatMap(({ values }) =>
    values
      .filter(({ value }) => value === false || value === "false")
      .map((value) => sentenceOn(words.denied, value, references)),
  );
  const tied = new Set<string>(denying.flatMap(({ claims }) => claims));
  const beside = facts.denials
    .filter(({ claim }) => !tied.has(claim.id))
    .map(({ claim }) => ({
      ...bareSentence(words.denialBeside),
      notes: references.notesOf([claim.id]),
    }));
  const denied = [...denials, ...beside];
  return [
    ...(differences.length === 0 ? [bareSentence(words.noDifference)] : differences),
    ...correctionSentences(writing),
    ...changeSentences(writing),
    ...(denied.length === 0 ? [bareSentence(words.noDenial)] : denied),
  ];
};

const differenceSentence = (
  { field, difference, values, state }: DifferenceRecord,
  { telling, references }: Writing,
): Sentence => {
  const { words } = telling;
  const told = values.map((value) => tellValue(field, value.value, telling).text ?? words.withheld);
  const [kind, name] = [words.differenceKinds[difference] ?? difference, tellField(field, telling)];
  const notes = references.notesOf(values.flatMap(({ claims }) => claims));
  const bases = values.map(({ rests_on }) => references.basisOf(rests_on));
  const [first = ""] = told;
  if (new Set(told).size === 1) {
    const text = `${words.differenceAlike(kind, name, first)} ${words.differenceStates[state]}`;
    return { text, notes, bases: [...new Set(bases)] };
  }
  // Each value with its own letter, so that nobody takes the accounts of one for those of another.
  const texts = [
    ...Map.groupBy(
      told.map((text, at) => ({ text, letter: bases[at] })),
      ({ text }) => text,
    ),
  ];
  const each = texts.map(
    ([text, same]) => `${text} (${[...new Set(same.map(({ letter }) => letter))].join(", ")})`,
  );
  const text = `${words.difference(kind, name, each.join(words.or))} ${words.differenceStates[state]}`;
  return { text, notes, bases: [] };
};

const changeSentences = ({ facts, telling: { words } }: Writing): readonly Sentence[] => {
  const { record, changedBy } = facts;
  if (record.kind !== "order") return [];
  const monthText = (from: Parameters<typeof monthOf>[0]): string => {
    const month = monthOf(from);
    return month === UNKNOWN ? words.unknown : words.month(month);
  };
  const own = record.changes.map(({ provisions, from, basis }) =>
    words.changes(provisions.length, monthText(from), words.changeBases[basis]),
  );
  const later = changedBy.flatMap((other: OrderRecord) =>
    other.changes
      .filter(({ order }) => order === record.id)
      .map(({ provisions, from, basis }) =>
        words.changedBy(provisions.length, monthText(from), words.changeBases[basis]),
      ),
  );
  const end = record.order.until === null ? [words.noEnd] : [];
  return [...own, ...later, ...end].map(bareSentence);
};

/** What a reader would look for first, by kind. */
const SOUGHT = {
  incident: ["when", "where", "outcomes.killed", "outcomes.wounded", "unit", "victims", "weapon"],
  order: [
    ...["order.issuer", "order.addressees", "order.issued", "order.received"],
    ...["order.effective_from", "order.stretch", "order.zone", "order.exceptions"],
  ],
} as const;

const unknownSentences = ({ facts, telling }: Writing): readonly Sentence[] => {
  const { record, claims, assessments, reports } = facts;
  const { words } = telling;
  const told = new Set(
    record.fields.filter(({ values }) => values.length > 0).map(({ field }) => field),
  );
  const missing = SOUGHT[record.kind].filter((field) => !told.has(field));
  const own = new Set<string>(record.claims);
  const states = claims.filter(({ claim }) => own.has(claim.id)).map(({ state }) => state);
  const countOf = (...wanted: readonly string[]): number =>
    states.filter((state) => wanted.includes(state)).length;
  const ownReports = reports.filter(({ shown }) => record.reports.includes(shown.id));
  const isSummarised = ownReports.every(({ shown }) => shown.original?.relation === "summary_of");
  return [
    ...(missing.length === 0
      ? []
      : [words.notTold(missing.map((field) => tellField(field, telling)).join(words.list))]),
    ...(ownReports.length > 0 && isSummarised ? [words.onlySummaries] : []),
    words.review({
      all: record.claims.length,
      accepted: countOf("accepted"),
      corrected: countOf("corrected", "by-hand"),
      open: record.claims.length - countOf("accepted", "corrected", "by-hand"),
    }),
    assessments === 0 ? words.notAssessed : words.assessed(assessments),
  ].map(bareSentence);
};
