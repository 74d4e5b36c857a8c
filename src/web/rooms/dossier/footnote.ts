import type { MadeDossier, SheetSentence } from "./asking.ts";

/** A sentence as text with all it refers to: its words, how they were counted, the reports, and the stamp. */
export function withFootnotes(
  { text, notes, bases }: SheetSentence,
  { dossier, stamp }: MadeDossier,
): string {
  const marks = [...notes.map((number) => `[${number}]`), ...bases.map((name) => `(${name})`)];
  const words = dossier.notes.filter(({ number }) => notes.includes(number));
  const counted = dossier.bases.filter(({ name }) => bases.includes(name));
  const reports = dossier.reports.filter(({ name }) =>
    words.some((note) => names(note.text, name)),
  );
  return [
    [text, ...marks].join(" "),
    "",
    ...words.map((note) => `[${note.number}] ${quoted(note.quotation)}${note.text}`),
    ...counted.map(({ name, text: told }) => `(${name}) ${told}`),
    ...reports.map(({ name, text: told }) => `${name}: ${told}`),
    stamp,
  ].join("\n");
}

/** The words of a note in quotation marks, with the space after them; empty where none may be quoted. */
export const quoted = (quotation: string | null): string =>
  quotation === null ? "" : `“${quotation}” `;

/** A note begins with the name of its report, e.g. "R1, characters …". */
const names = (text: string, report: string): boolean => text.startsWith(`${report},`);
