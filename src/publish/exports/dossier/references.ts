/** Numbers the words, reports and countings that sentences refer to, in the order in which they are first named. */
import type { Claim } from "../../../model/claim.ts";
import type { CaptureId, ClaimId } from "../../../model/ids.ts";
import type { RestsOn, ValueOnRecord } from "../../../model/record.ts";
import type { StoredClaim } from "../../../store/store.ts";
import { basisText, isSummaryOf, letterOf, namedBases } from "./counting.ts";
import type { Named, Note, Paragraph, Sentence } from "./document.ts";
import type { DossierFacts, QuotedReport } from "./facts.ts";
import { type Piece, quotationOf } from "./quotation.ts";
import type { Telling } from "./values.ts";
import type { CaptureTold, NoteTold } from "./words.ts";

/** What sentences refer to; each is asked for by whoever writes the sentence. */
export type References = {
  /** The numbers of the notes of these claims. */
  readonly notesOf: (claims: readonly ClaimId[]) => readonly number[];
  /** The letter of what a value rests on. */
  readonly basisOf: (rests: RestsOn) => string;
  readonly notes: () => readonly Note[];
  readonly bases: () => readonly Named[];
  readonly reports: () => readonly Named[];
  /** Words of quoted passages that are shown in no note. */
  readonly wordsLeftOut: () => number;
};

/** Starts with nothing named. */
export const openReferences = (facts: DossierFacts, telling: Telling): References => {
  const claimById = new Map(facts.claims.map((stored) => [stored.claim.id, stored]));
  const reportById = new Map(facts.reports.map((report) => [report.shown.id, report]));
  const noted = new Map<string, StoredClaim[]>();
  const bases: RestsOn[] = [];
  const reported: QuotedReport[] = [];
  const nameOfReport = (stored: StoredClaim): string => {
    const report = reportById.get(stored.capture);
    if (report === undefined) return "R–";
    if (!reported.includes(report)) reported.push(report);
    return `R${reported.indexOf(report) + 1}`;
  };
  const rootOf = ({ capture }: StoredClaim) =>
    reportById.get(capture)?.shown.copies?.root ?? capture;
  const numberOf = (stored: StoredClaim): number => {
    const key = `${rootOf(stored)} ${sameWords(stored, telling)}`;
    const same = noted.get(key) ?? [];
    if (!same.includes(stored)) noted.set(key, [...same, stored]);
    return [...noted.keys()].indexOf(key) + 1;
  };
  return {
    notesOf: (claims) => {
      const numbers = claims.flatMap((id) => {
        const stored = claimById.get(id);
        return stored === undefined ? [] : [numberOf(stored)];
      });
      return [...new Set(numbers)].sort((a, b) => a - b);
    },
    basisOf: (rests) => {
      const texts = bases.map((basis) => basisText(basis, telling));
      const at = texts.indexOf(basisText(rests, telling));
      return letterOf(at < 0 ? bases.push(rests) - 1 : at);
    },
    notes: () =>
      [...noted.values()].map((same, index) => {
        const rootFirst = same.toSorted((a, b) => +isCopy(a, rootOf) - +isCopy(b, rootOf));
        return noteOf(rootFirst, { number: index + 1, nameOfReport, telling });
      }),
    bases: () => namedBases(bases, { telling, isElsewhere: isSummaryOf(facts) }),
    reports: () =>
      reported.map((report, index) => {
        const root = reported.findIndex(({ shown }) => shown.id === report.shown.copies?.root);
        const told = captureTold(report, root, telling);
        const like = reported.findIndex((other) => isCapturedAs(report, other));
        const capturedAs = like < index ? `R${like + 1}` : null;
        const { words } = telling;
        return {
          name: `R${index + 1}`,
          text: words.report({ ...told, capturedAs, id: told.id.slice(0, SHORT_ID) }),
          alone: words.report({ ...told, capturedAs: null }),
        };
      }),
    wordsLeftOut: () =>
      [...noted.values()]
        .flat()
        .reduce((sum, { claim }) => sum + quotationOf(claim, telling.coarsener).leftOut, 0),
  };
};

const isCopy = (stored: StoredClaim, rootOf: (stored: StoredClaim) => CaptureId): boolean =>
  rootOf(stored) !== stored.capture;

/** Claims of one text's copies are one note where all that the note says of their words is the same. */
const sameWords = (stored: StoredClaim, telling: Telling): string => {
  const { claim, state } = stored;
  const quotation = quotedWords(claim, telling);
  if (quotation === null) return claim.id;
  return JSON.stringify([quotation, claim.rule, state, tellerOf(claim), isInferred(claim)]);
};

type Refers = Pick<Sentence, "notes" | "bases">;

/** A sentence on claims and countings, each named once. */
export const sentenceOf = (text: string, refers: Refers): Sentence => {
  const notes = [...new Set(refers.notes)].sort((a, b) => a - b);
  return { text, notes, noted: rangesOf(notes), bases: [...new Set(refers.bases)] };
};

/** A sentence on a value: its words and what it rests on. */
export const sentenceOn = (
  text: string,
  { claims, rests_on }: Pick<ValueOnRecord, "claims" | "rests_on">,
  references: References,
): Sentence =>
  sentenceOf(text, { notes: references.notesOf(claims), bases: [references.basisOf(rests_on)] });

/** A sentence that rests on nothing but what the register has or has not. */
export const bareSentence = (text: string): Sentence => sentenceOf(text, { notes: [], bases: [] });

/** A sentence that is of no field. */
export const statement = (sentence: Sentence): Paragraph => {
  return { name: null, sentences: [sentence] };
};

/** Rising numbers as they are written, e.g. "1", "2" of two and "1–3" of three that follow each other. */
const rangesOf = (numbers: readonly number[]): readonly string[] => {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map(String) : [`${run[0]}–${run.at(-1)}`]));
};

type Noting = {
  readonly number: number;
  readonly nameOfReport: (stored: StoredClaim) => string;
  readonly telling: Telling;
};

/** `same`: claims with the same words, that of the text before those of its copies. */
const noteOf = (same: readonly StoredClaim[], { number, nameOfReport, telling }: Noting): Note => {
  const places = same.map((stored) => {
    return { report: nameOfReport(stored), characters: charactersOf(stored.claim) };
  });
  const [first] = same;
  if (first === undefined) throw new Error("a note rests on a claim");
  const { claim, state } = first;
  const told = {
    places,
    rule: `${claim.rule.name}/${claim.rule.version}`,
    teller: tellerOf(claim),
    inferred: isInferred(claim),
  };
  return {
    number,
    quotation: quotedWords(claim, telling),
    reports: places.map(({ report }) => report),
    // That nobody has decided is told once for all notes.
    text: telling.words.note({ ...told, state: state === "proposed" ? null : state }),
    alone: telling.words.note({ ...told, state }),
  };
};

/** e.g. "172–478, 558–675"; passages with a space between them are told as one stretch. */
const charactersOf = ({ passages }: Claim): string => {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches.map(({ start, end }) => `${start}–${end}`).join(", ");
};

/** Whom the report gives as the one who knows; a denial has nobody who would. */
const tellerOf = ({ kind, attribution }: Claim): NoteTold["teller"] => {
  if (kind === "denial") return null;
  const { account, chain } = attribution;
  if (account === null && chain.length <= 1) return "nobody";
  return account?.anonymous === true ? "kept-back" : "described";
};

/** Null where nothing may be shown. */
const quotedWords = (claim: Claim, telling: Telling): string | null => {
  const { pieces } = quotationOf(claim, telling.coarsener);
  const isShown = pieces.some(({ kind }) => kind === "words");
  return isShown ? pieces.map((piece) => pieceText(piece, telling)).join(" ") : null;
};

const pieceText = (piece: Piece, { words }: Telling): string => {
  if (piece.kind === "words") return piece.text;
  if (piece.kind === "break") return "/";
  return `[${piece.marks.map((mark) => words.gaps[mark]).join(", ")}]`;
};

const isInferred = ({ outcomes, acts, when, where }: Claim): boolean =>
  [
    ...Object.values(outcomes),
    ...acts,
    ...(when === null ? [] : [when]),
    ...(where === null ? [] : [where]),
  ].some(({ basis }) => basis.how === "inferred");

/** Of an id as lists show it; the register finds a report by it. */
const SHORT_ID = 10;

const captureTold = (
  { shown, capture }: QuotedReport,
  root: number,
  { words }: Telling,
): Omit<CaptureTold, "capturedAs"> => {
  const isCopy = shown.copies !== null && shown.copies.root !== shown.id;
  const isSummary = shown.original?.relation === "summary_of";
  const published = isSummary ? shown.original.published : shown.published;
  return {
    outlet: isSummary ? shown.original.outlet : shown.outlet,
    published: isPublic({ shown, capture }) ? published : (published?.slice(0, 7) ?? null),
    isSummary,
    isLead: shown.lead,
    copyOf: isCopy ? (root < 0 ? words.elsewhere : `R${root + 1}`) : null,
    copied: shown.copies?.how ?? null,
    at: minuteOf(shown),
    how: capture?.how ?? null,
    tool: capture?.tool ?? null,
    entry: shown.seq,
    id: shown.id,
    sha256: capture?.sha256 ?? null,
  };
};

const minuteOf = ({ at }: QuotedReport["shown"]): string =>
  `${at.slice(0, 16).replace("T", " ")} UTC`;

const isCapturedAs = (one: QuotedReport, other: QuotedReport): boolean =>
  minuteOf(one.shown) === minuteOf(other.shown) &&
  one.capture?.how === other.capture?.how &&
  one.capture?.tool === other.capture?.tool;

/** A day of publication is told of what stands at an address; of an interview it would be the day it was given. */
const isPublic = ({ shown, capture }: QuotedReport): boolean =>
  shown.original?.url != null || capture?.declared.url != null || capture?.fetched != null;
