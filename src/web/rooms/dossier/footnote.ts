import type { MadeDossier, SheetParagraph } from "./asking.ts";

/** A paragraph as text with all it refers to: its words, how they were counted, the reports, and the stamp. */
export function withFootnotes(
  { name, sentences }: SheetParagraph,
  { dossier, stamp }: MadeDossier,
): string {
  const told = sentences.map(({ text, noted, bases }) =>
    [text, ...noted.map((numbers) => `[${numbers}]`), ...bases.map((base) => `(${base})`)].join(
      " ",
    ),
  );
  const words = dossier.notes.filter(({ number }) =>
    sentences.some(({ notes }) => notes.includes(number)),
  );
  const counted = dossier.bases.filter((base) =>
    sentences.some(({ bases }) => bases.includes(base.name)),
  );
  const reports = dossier.reports.filter((report) =>
    words.some((note) => note.reports.includes(report.name)),
  );
  return [
    `${name === null ? "" : `${name}: `}${told.join(" ")}`,
    "",
    ...words.map((note) => `[${note.number}] ${quoted(note.quotation)}${note.alone}`),
    ...counted.map((base) => `(${base.name}) ${base.alone}`),
    ...reports.map((report) => `${report.name}: ${report.alone}`),
    stamp,
  ].join("\n");
}

/** The words of a note in quotation marks, with the space after them; empty where none may be quoted. */
export const quoted = (quotation: string | null): string =>
  quotation === null ? "" : `“${quotation}” `;
