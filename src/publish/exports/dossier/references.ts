/** Numbers the words, reports and countings that sentences refer to, in the order in which they are first named. */
import type { ClaimId } from "../../../model/ids.ts";
import type { RestsOn, ValueOnRecord } from "../../../model/record.ts";
import type { StoredClaim } from "../../../store/store.ts";
import type { Named, Note, Sentence } from "./document.ts";
import type { DossierFacts, QuotedReport } from "./facts.ts";
import { type Piece, quotationOf } from "./quotation.ts";
import type { Telling } from "./values.ts";

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
  const noted: StoredClaim[] = [];
  const bases: string[] = [];
  const reported: QuotedReport[] = [];
  const nameOfReport = (stored: StoredClaim): string => {
    const report = reportById.get(stored.capture);
    if (report === undefined) return "R–";
    if (!reported.includes(report)) reported.push(report);
    return `R${reported.indexOf(report) + 1}`;
  };
  return {
    notesOf: (claims) => {
      const numbers = claims.flatMap((id) => {
        const stored = claimById.get(id);
        if (stored === undefined) return [];
        if (!noted.includes(stored)) noted.push(stored);
        return [noted.indexOf(stored) + 1];
      });
      return [...new Set(numbers)].sort((a, b) => a - b);
    },
    basisOf: (rests) => {
      const text = basisText(rests, telling);
      if (!bases.includes(text)) bases.push(text);
      return letterOf(bases.indexOf(text));
    },
    notes: () =>
      noted.map((stored, index) => noteOf(stored, { number: index + 1, nameOfReport, telling })),
    bases: () => bases.map((text, index) => ({ name: letterOf(index), text })),
    reports: () =>
      reported.map((report, index) => {
        const root = reported.findIndex(({ shown }) => shown.id === report.shown.copies?.root);
        return { name: `R${index + 1}`, text: reportText(report, root, telling) };
      }),
    wordsLeftOut: () =>
      noted.reduce((sum, { claim }) => sum + quotationOf(claim, telling.coarsener).leftOut, 0),
  };
};

/** A sentence on a value: its words and what it rests on. */
export const sentenceOn = (
  text: string,
  { claims, rests_on }: Pick<ValueOnRecord, "claims" | "rests_on">,
  references: References,
): Sentence => ({
  text,
  notes: references.notesOf(claims),
  bases: [references.basisOf(rests_on)],
});

/** A sentence that rests on nothing but what the register has or has not. */
export const bareSentence = (text: string): Sentence => ({ text, notes: [], bases: [] });

/** A, B, … Z, A2, B2, … */
const letterOf = (index: number): string => {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? "" : round + 1}`;
};

const basisText = ({ reports, outlets, accounts, documents, why }: RestsOn, { words }: Telling) => {
  const range =
    accounts.min === accounts.max ? `${accounts.max}` : `${accounts.min}–${accounts.max}`;
  return words.basis({ reports, outlets, accounts: range, documents, why: why.map(words.why) });
};

type Noting = {
  readonly number: number;
  readonly nameOfReport: (stored: StoredClaim) => string;
  readonly telling: Telling;
};

const noteOf = (stored: StoredClaim, { number, nameOfReport, telling }: Noting): Note => {
  const { claim, state } = stored;
  const { account, chain } = claim.attribution;
  const { pieces } = quotationOf(claim, telling.coarsener);
  const characters = claim.passages
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => `${start}–${end}`);
  const isNamed = account !== null || chain.length > 1;
  const teller = isNamed ? (account?.anonymous === true ? "kept-back" : "described") : "nobody";
  const isShown = pieces.some(({ kind }) => kind === "words");
  return {
    number,
    quotation: isShown ? pieces.map((piece) => pieceText(piece, telling)).join(" ") : null,
    text: telling.words.note({
      report: nameOfReport(stored),
      characters: characters.join(", "),
      rule: `${claim.rule.name}/${claim.rule.version}`,
      state,
      teller: claim.kind === "denial" ? null : teller,
      inferred: isInferred(claim),
    }),
  };
};

const pieceText = (piece: Piece, { words }: Telling): string => {
  if (piece.kind === "words") return piece.text;
  if (piece.kind === "break") return "/";
  return `[${piece.marks.map((mark) => words.gaps[mark]).join(", ")}]`;
};

const isInferred = ({ outcomes, acts, when, where }: StoredClaim["claim"]): boolean =>
  [
    ...Object.values(outcomes),
    ...acts,
    ...(when === null ? [] : [when]),
    ...(where === null ? [] : [where]),
  ].some(({ basis }) => basis.how === "inferred");

const reportText = ({ shown, capture }: QuotedReport, root: number, { words }: Telling): string => {
  const isCopy = shown.copies !== null && shown.copies.root !== shown.id;
  const isSummary = shown.original?.relation === "summary_of";
  const published = isSummary ? shown.original.published : shown.published;
  return words.report({
    outlet: isSummary ? shown.original.outlet : shown.outlet,
    published: isPublic({ shown, capture }) ? published : (published?.slice(0, 7) ?? null),
    isSummary,
    isLead: shown.lead,
    copyOf: isCopy ? (root < 0 ? words.elsewhere : `R${root + 1}`) : null,
    copied: shown.copies?.how ?? null,
    at: `${shown.at.slice(0, 16).replace("T", " ")} UTC`,
    how: capture?.how ?? null,
    tool: capture?.tool ?? null,
    entry: shown.seq,
    id: shown.id,
    sha256: capture?.sha256 ?? null,
  });
};

/** A day of publication is told of what stands at an address; of an interview it would be the day it was given. */
const isPublic = ({ shown, capture }: QuotedReport): boolean =>
  shown.original?.url != null || capture?.declared.url != null || capture?.fetched != null;
