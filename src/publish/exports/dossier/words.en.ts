/** What a dossier says, in English. */
import { stampLine } from "../stamp.ts";
import type { CaptureTold, CountTold, DossierWords, NoteTold } from "./words.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

const monthText = (month: string): string =>
  month.split("/").map(oneMonth).join(" to ").replace("..", "a date not told");

const oneMonth = (month: string): string => {
  const [year = "", number] = month.split("-");
  const name = number === undefined ? undefined : MONTHS[Number(number) - 1];
  return name === undefined ? month : `${name} ${year}`;
};

const countText = ({ min, best, max }: CountTold): string => {
  const bounds = [
    ...(min !== null && min !== best ? [`at least ${min}`] : []),
    ...(max !== null && max !== best ? [`at most ${max}`] : []),
  ].join(", ");
  if (best === null) return bounds === "" ? "a number not told" : bounds;
  return bounds === "" ? `${best}` : `${best} (${bounds})`;
};

const number = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const STATES: Readonly<Record<NonNullable<NoteTold["state"]>, string>> = {
  proposed: "no person has decided on it",
  accepted: "a person accepted it as what the report says",
  rejected: "a person rejected it",
  corrected: "a person corrected it",
  "by-hand": "a person coded it",
  orphaned: "its words are no longer found in the text",
};

const TELLERS: Readonly<Record<NonNullable<NoteTold["teller"]>, string>> = {
  described: "said by a person or office the report describes",
  "kept-back": "said by a person whose name the report keeps back",
  nobody: "the report names nobody who knows",
};

const HOW: Readonly<Record<NonNullable<CaptureTold["how"]>, string>> = {
  file: "from a file",
  line: "from a line of a list",
  stdin: "from standard input",
  paste: "pasted",
  address: "from its web address",
};

const HOW_COPIED: Readonly<Record<NonNullable<CaptureTold["copied"]>, string>> = {
  root: "origin",
  exact: "same words",
  reprint: "reprint",
  edited: "edited copy",
  rewrite: "rewrite",
  excerpt: "excerpt",
  digest: "digest",
  translation: "translation",
};

const reportText = (told: CaptureTold): string => {
  const outlet = told.outlet ?? "outlet unknown";
  const published = told.published === null ? "date of publication unknown" : told.published;
  const whose = told.isSummary
    ? `Summary by Onrecord of ${outlet}, ${published}`
    : `${outlet}, ${published}`;
  const copy =
    told.copyOf === null
      ? ""
      : `; a copy of ${told.copyOf} (${HOW_COPIED[told.copied ?? "exact"]})`;
  return [
    `${whose}${copy}${told.isLead ? "; of unknown provenance: counts for nothing" : ""}`,
    `${told.capturedAs === null ? capturedText(told) : `Captured as ${told.capturedAs} was`}, ledger entry ${told.entry}`,
    `Report ${told.id}${told.sha256 === null ? "" : `, SHA-256 of its file ${told.sha256}`}.`,
  ].join(". ");
};

const capturedText = ({ at, how, tool }: CaptureTold): string =>
  `Captured ${at} ${how === null ? "its capture was erased" : HOW[how]}${tool === null ? "" : ` by ${tool}`}`;

/** The words of an English dossier. */
export const english: DossierWords = {
  title: {
    incident: (when, where) => `Reported incident: ${when}, ${where}`,
    order: (when, where) => `Reported order: ${when}, ${where}`,
  },
  preamble: [
    "For use inside the team only: nobody has checked what this discloses.",
    "Everything below is as reported: it is not established, and nothing here says that it is. Each value names the words it rests on; what is documented is not all that happened.",
  ],
  lead: "Known from texts of unknown provenance alone: a lead, which counts for nothing until somebody shows where it comes from.",
  teaching: "Teaching sample: not evidence, do not cite.",
  headings: {
    reported: "What is reported",
    differences: "What is reported differently, changed or denied",
    unknown: "What is not known",
    bases: "On whose accounts, and why counted so",
    notes: "Words",
    reports: "Reports and captures",
    withheld: "What is left out here",
  },
  unknown: "not told",
  noDate: "no date on record",
  noPlace: "no place on record",
  placeWithheld: "a place withheld here",
  withheld: "withheld",
  and: " and ",
  or: "; or ",
  list: "; ",
  parts: ", ",
  month: monthText,
  datings: {
    effective: (month) => `in effect from ${month}`,
    issued: (month) => `issued ${month}`,
    received: (month) => `received ${month}`,
  },
  sides: {
    own: (place) => `${place}, on the bank of those who fired`,
    river: (place) => `${place}, in the river`,
    other: (place) => `${place}, on the other bank`,
  },
  effects: {
    licence: (rule) => `allowed or ordered: ${rule}`,
    restraint: (rule) => `restrained: ${rule}`,
    duty: (rule) => `made a duty: ${rule}`,
  },
  stamp: (stamped) => stampLine(stamped, "the Markdown text after its first line"),
  value: (value, isLast) => `${value}${isLast ? "." : ";"}`,
  values: (count) => `${count} values side by side:`,
  rules: (count) => `${count} rules:`,
  alike: (count, value) =>
    `${value}; the ${count} values on record differ by what may not be told here.`,
  count: countText,
  span: ({ min, best, max }) => {
    if (best !== null && min === best && max === best) return `${best} reported.`;
    const first = best === null ? "no single number on record" : `${best} reported`;
    const low = min === null ? "no lower bound" : `at least ${min}`;
    const high = max === null ? "no upper bound" : `at most ${max}`;
    return `${first}; ${low}, ${high}.`;
  },
  spanRule:
    "The number first named is the one resting on most accounts, the lower of two that rest on as many; no value is averaged or overwritten:",
  pooled: (events) =>
    `Number of events: ${events}, sharing one count; how the numbers fall to each is not told.`,
  zone: (min, max) => `${min === max ? min : `${min}\u00a0to\u00a0${max}`}\u00a0km`,
  hidden: (count) =>
    count === 1 ? "told in the report, withheld here" : `${count} told there, withheld here`,
  difference: (kind, values) => `reported differently ${kind}: ${values}.`,
  differenceAlike: (kind, value) =>
    `reported differently ${kind}: each time ${value}, and otherwise in what may not be told here.`,
  differenceKinds: {
    "within-report": "within one report",
    transmission: "by a copy than by its root",
    translation: "by a translation than by its original",
    "between-accounts": "by different accounts",
  },
  differenceStates: {
    open: "Nobody has explained it yet.",
    explained: "Somebody explained how they come to differ; no value is lost for it.",
    dismissed: "Somebody said that nothing follows from it; no value is lost for it.",
  },
  corrected: ({ link, field, before, after, reason, month }) => {
    const when = month === null ? "" : ` in ${month}`;
    const why = reason === null ? "; no reason is given" : ` because: ${reason}`;
    if (link === "retracts") return `An outlet took back${when} what it had reported${why}.`;
    const what = field ?? "What it had reported";
    const numbers = [
      before === null ? "" : ` from ${before}`,
      after === null ? "" : ` to ${after}`,
    ].join("");
    return `${what} was changed by its own outlet${when}${numbers}${why}. The earlier value stays on record.`;
  },
  tied: {
    incident: "A report links it to an order, in the words noted.",
    order: "A report links an incident to it, in the words noted.",
  },
  untied: {
    incident: "Nothing on record links it to an order.",
    order: "Nothing on record links an incident to it.",
  },
  joined: (claims, why) => `Its ${claims} claims are taken for one because of: ${why.join("; ")}.`,
  joinedBy: (why) => why,
  lookBack: ({ knownBy, asHeld }) =>
    knownBy === null
      ? `As this register held it at ${asHeld}: what came or was decided later is not in it.`
      : `As published by ${knownBy}: what was published later, or nobody knows when, is not in it. Which claims are of one event or order is as settled today.`,
  noDifference:
    "No two values of this record were found to contradict each other. It is not compared here with other records, which may tell of the same.",
  denied: "It is denied that this happened. A denial takes no report off the record.",
  denialBeside:
    "The same report carries a denial. Nobody has said whether it is of this; its words are in the register.",
  noDenial: "No denial is on record; perhaps nobody was asked.",
  changes: (count, from, basis) =>
    `It is reported to change ${number(count, "rule")} of an earlier order, from ${from} (${basis}).`,
  changedBy: (count, from, basis) =>
    `A later reported order says otherwise on ${number(count, "of its rules", "of its rules")}, from ${from} (${basis}).`,
  changeBases: {
    stated: "as a report states",
    inferred: "inferred by a rule, not stated",
    decided: "as a person decided",
  },
  noEnd: "No end is on record. That says nothing of whether it still holds.",
  notTold: (fields) => `No value is on record for: ${fields}. A report may tell it all the same.`,
  review: ({ all, accepted, corrected, open }) =>
    open === all
      ? `It is made of ${number(all, "claim")}, proposed by rules; no person has decided on any.`
      : `It is made of ${number(all, "claim")}: ${accepted} accepted by a person as what the report says, ${corrected} corrected or coded by a person, ${open} proposed by a rule and decided on by nobody.`,
  assessed: (count) =>
    `${number(count, "view")} of a person on whether it is to be believed ${count === 1 ? "is" : "are"} on record and withheld here.`,
  notAssessed: "Nobody has put on record whether it is to be believed.",
  onlySummaries:
    "Every report here is known from a summary written by Onrecord; the reports themselves must be captured before this is relied on.",
  basis: ({ reports, outlets, accounts, documents, why }) =>
    `${number(reports, "report")}, ${number(outlets, "outlet")}, ${accounts} ${accounts === "1" ? "account" : "accounts"}, ${documents === 0 ? "no underlying document" : number(documents, "underlying document")}. ${why.length === 0 ? "Nothing was counted as one." : `${why.join("; ")}.`}`,
  why: (reason) => reason,
  gaps: {
    words: "…",
    source: "who told it",
    date: "date",
    place: "place",
    veiled: "veiled",
  },
  note: ({ places, rule, state, teller, inferred }) =>
    [
      places
        .map(({ report, characters }) => `${report}, characters ${characters}`)
        .join("; the same words in its copy "),
      ...(teller === null ? [] : [TELLERS[teller]]),
      ...(inferred ? ["part of it inferred, not stated"] : []),
      state === null ? rule : `${rule}: ${STATES[state]}`,
    ].join("; "),
  report: reportText,
  leftOut: (told) => {
    const lines: readonly (readonly [number, string, string?])[] = [
      [told.words, "word of the passages quoted from", "words of the passages quoted from"],
      [told.sources, "description of who told it", "descriptions of who told it"],
      [told.days, "date, told by its month", "dates, told by their months"],
      [
        told.places,
        "place, told by its province if at all",
        "places, told by their provinces if at all",
      ],
      [
        told.texts,
        "value in a report's words, which may tell a day, a place or a person",
        "values in a report's words, which may tell a day, a place or a person",
      ],
      [told.titles, "title of a report", "titles of reports"],
      [told.addresses, "address of a report", "addresses of reports"],
      [told.people, "name of who captured", "names of those who captured"],
      [
        told.assessments,
        "view on whether it is to be believed",
        "views on whether it is to be believed",
      ],
    ];
    const some = lines.filter(([count]) => count > 0);
    return `${some.map(([count, one, many]) => number(count, one, many)).join("; ")}.`;
  },
  check:
    "onrecord verify recomputes every hash and entry of the register. Against rewriting of the past only a checkpoint kept outside the register is proof.",
  elsewhere: "a report not named here",
  notesRule:
    "Only words that state a value told above are quoted, by rule and not by choice; […] stands for the rest, and for words that tell a day, a place or who spoke. A stroke stands between passages. The register holds each whole, at the characters named. A note that ends with a rule alone was proposed by that rule, and no person has decided on it.",
};
