/** A dossier as Markdown that reads well as plain text; words of reports cannot become markup. */
import type { Dossier, Sentence } from "./document.ts";

/** Lines end with a newline each. */
export const toMarkdown = (dossier: Dossier): string => {
  const { title, preamble, sections, bases, notes, reports, withheld } = dossier;
  const parts = [
    `# ${plain(title)}`,
    ...preamble.map(plain),
    ...sections.flatMap(({ heading, sentences }) => [
      `## ${plain(heading)}`,
      sentences.map((sentence) => `- ${sentenceText(sentence)}`).join("\n"),
    ]),
    ...named(dossier.basesHeading, bases),
    `## ${plain(dossier.notesHeading)}`,
    notes
      .map(({ number, quotation, text }) => {
        const words = quotation === null ? "" : `“${plain(quotation)}” `;
        return `- \\[${number}\\] ${words}${plain(text)}.`;
      })
      .join("\n"),
    ...named(dossier.reportsHeading, reports),
    plain(dossier.check),
    `## ${plain(dossier.withheldHeading)}`,
    withheld.map((line) => `- ${plain(line)}`).join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};

const named = (heading: string, items: readonly { name: string; text: string }[]) => [
  `## ${plain(heading)}`,
  items.map(({ name, text }) => `- **${plain(name)}** ${plain(text)}`).join("\n"),
];

const sentenceText = ({ text, notes, bases }: Sentence): string =>
  [
    plain(text),
    ...notes.map((number) => `\\[${number}\\]`),
    ...bases.map((letter) => `(${letter})`),
  ].join(" ");

/** One line; what Markdown or HTML would take for markup stands for itself, what steers a reader's screen is visible. */
const plain = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(STEERING, "\ufffd")
    .replace(/[\\`*_[\]<>#|~!]/g, "\\$&")
    .replace(/&/g, "&amp;");

/** Control characters and those that turn the direction of writing. */
export const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
