/**
 * The dossier of one incident or order: what is reported, on whose accounts, what is reported
 * differently, what is not known, and what was left out. The same facts give the same dossier.
 */
import type { DifferenceRecord, OrderRecord } from "../../../model/record.ts";
import type { Times } from "../../look-back.ts";
import { monthOf, UNKNOWN } from "../coarse.ts";
import { datingOf } from "../orders.ts";
import { areAllSummaries } from "./counting.ts";
import type { Dossier, Paragraph, Section, Sentence } from "./document.ts";
import type { DossierFacts, DossierRecord } from "./facts.ts";
import { fieldParagraph } from "./fields.ts";
import { correctionSentences, joinedText, tieSentence } from "./history.ts";
import {
  bareSentence,
  openReferences,
  type References,
  sentenceOf,
  sentenceOn,
  statement,
} from "./references.ts";
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
      paragraphs: [...reportedParagraphs(writing), statement(tieSentence(writing))],
    },
    { heading: words.headings.differences, paragraphs: differenceParagraphs(writing) },
    { heading: words.headings.unknown, paragraphs: unknownSentences(writing).map(statement) },
  ];
  const notes = references.notes();
  const reports = references.reports();
  const left = withheldOf(facts, { wordsLeftOut: references.wordsLeftOut(), telling });
  const dossier = {
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
    basesRule: joinedText(facts, telling),
    notesHeading: words.headings.notes,
    notes,
    notesRule: words.notesRule,
    reportsHeading: words.headings.reports,
    reports,
    check: words.check,
    withheldHeading: words.headings.withheld,
    withheld: words.leftOut(left),
    withheldCount: Object.values(left).reduce((sum, count) => sum + count, 0),
  };
  return { ...dossier, isLong: lettersOf(dossier) > LONG };
};

/** Letters of Latin that fill a sheet of A4 in the larger of two sizes, by trial; one of Hangul is as wide as two. */
const LONG = 3_200;

const lettersOf = ({ sections, bases, notes, reports }: Omit<Dossier, "isLong">): number => {
  const sentences = sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((one) => one.sentences),
  );
  const texts = [...sentences, ...bases, ...notes, ...reports].map(({ text }) => text);
  const all = [...texts, ...notes.map(({ quotation }) => quotation ?? "")].join("");
  return all.length + (all.match(/[\uac00-\ud7a3]/g)?.length ?? 0);
};

const titleOf = (record: DossierRecord, { words, coarsener }: Telling): string => {
  const places = record.kind === "incident" ? [record.where] : record.order.stretch;
  const names = places.map((where) => {
    if (where === null) return words.noPlace;
    return coarsener.nameOf(where.place) ?? words.placeWithheld;
  });
  // A province says more than the river beside it; "where it holds" names them all.
  const provinces = places.flatMap((where) => {
    const { province } = coarsener.coarse(where?.place ?? null);
    return province === UNKNOWN ? [] : province;
  });
  const named = names.filter((name) => name !== words.placeWithheld);
  const shown = new Set([provinces, named, names].find((some) => some.length > 0));
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

const reportedParagraphs = (writing: Writing): readonly Paragraph[] => {
  const { record } = writing.facts;
  const { words } = writing.telling;
  const fields = inOrder(record).filter(({ values }) => values.length > 0);
  const told = fields
    .filter(({ field }) => field !== "events")
    .map((field) => fieldParagraph(field, writing));
  if (record.kind !== "incident" || record.events === 1) return told;
  const events = fields.find(({ field }) => field === "events")?.values[0];
  const pooled = words.pooled(record.events);
  const sentence =
    events === undefined ? bareSentence(pooled) : sentenceOn(pooled, events, writing.references);
  return [statement(sentence), ...told];
};

/** What an order says, to whom and by whom before all else; an incident begins so of itself. */
const FIRST: readonly string[] = [
  ...["order.provisions", "order.targets", "order.zone", "order.reference_line", "order.sides"],
  ...["order.stretch", "order.addressees", "order.issuer", "order.issued", "order.received"],
  ...["order.effective_from", "order.until"],
];

const inOrder = ({ fields }: DossierRecord): DossierRecord["fields"] => {
  const placeOf = (field: string): number => (FIRST.includes(field) ? FIRST.indexOf(field) : 99);
  return fields.toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
};

const differenceParagraphs = (writing: Writing): readonly Paragraph[] => {
  const { facts, telling, references } = writing;
  const { words } = telling;
  const differing = facts.differences.filter(({ difference }) => difference !== "denial");
  const denying = facts.differences.filter(({ difference }) => difference === "denial");
  const differences = differing.map((difference) => differenceParagraph(difference, writing));
  const denials = denying.flatMap(({ values }) =>
    values
      .filter(({ value }) => value === false || value === "false")
      .map((value) => sentenceOn(words.denied, value, references)),
  );
  const tied = new Set<string>(denying.flatMap(({ claims }) => claims));
  const beside = facts.denials
    .filter(({ claim }) => !tied.has(claim.id))
    .map(({ claim }) =>
      sentenceOf(words.denialBeside, { notes: references.notesOf([claim.id]), bases: [] }),
    );
  const denied = [...denials, ...beside];
  return [
    ...(differences.length === 0 ? [statement(bareSentence(words.noDifference))] : differences),
    ...[
      ...correctionSentences(writing),
      ...changeSentences(writing),
      ...(denied.length === 0 ? [bareSentence(words.noDenial)] : denied),
    ].map(statement),
  ];
};

const differenceParagraph = (
  { field, difference, values, state }: DifferenceRecord,
  { telling, references }: Writing,
): Paragraph => {
  const { words } = telling;
  const told = values.map((value) => tellValue(field, value.value, telling).text ?? words.withheld);
  const [kind, name] = [words.differenceKinds[difference] ?? difference, tellField(field, telling)];
  const notes = references.notesOf(values.flatMap(({ claims }) => claims));
  const bases = values.map(({ rests_on }) => references.basisOf(rests_on));
  const [first = ""] = told;
  if (new Set(told).size === 1) {
    const text = `${words.differenceAlike(kind, first)} ${words.differenceStates[state]}`;
    return { name, sentences: [sentenceOf(text, { notes, bases })] };
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
  const text = `${words.difference(kind, each.join(words.or))} ${words.differenceStates[state]}`;
  return { name, sentences: [sentenceOf(text, { notes, bases: [] })] };
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
  const { record, claims, assessments } = facts;
  const { words } = telling;
  const told = new Set(
    record.fields.filter(({ values }) => values.length > 0).map(({ field }) => field),
  );
  const missing = SOUGHT[record.kind].filter((field) => !told.has(field));
  const own = new Set<string>(record.claims);
  const states = claims.filter(({ claim }) => own.has(claim.id)).map(({ state }) => state);
  const countOf = (...wanted: readonly string[]): number =>
    states.filter((state) => wanted.includes(state)).length;
  return [
    ...(missing.length === 0
      ? []
      : [words.notTold(missing.map((field) => tellField(field, telling)).join(words.list))]),
    ...(areAllSummaries(facts) ? [words.onlySummaries] : []),
    words.review({
      all: record.claims.length,
      accepted: countOf("accepted"),
      corrected: countOf("corrected", "by-hand"),
      open: record.claims.length - countOf("accepted", "corrected", "by-hand"),
    }),
    assessments === 0 ? words.notAssessed : words.assessed(assessments),
  ].map(bareSentence);
};
