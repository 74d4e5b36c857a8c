/** A dossier as Markdown that reads well as plain text; words of reports cannot become markup. */
import type { Dossier, Named, Paragraph } from "./document.ts";

/** Lines end with a newline each. */
export const toMarkdown = (dossier: Dossier): string => {
  const { title, preamble, sections, bases, notes, reports } = dossier;
  const parts = [
    `# ${plain(title)}`,
    ...preamble.map(plain),
    ...sections.flatMap(({ heading, paragraphs }) => [
      `## ${plain(heading)}`,
      paragraphs.map((paragraph) => `- ${paragraphText(paragraph)}`).join("\n"),
    ]),
    ...named(dossier.basesHeading, bases),
    plain(dossier.basesRule ?? ""),
    `## ${plain(dossier.notesHeading)}`,
    plain(dossier.notesRule),
    notes
      .map(({ number, quotation, text }) => {
        const words = quotation === null ? "" : `“${plain(quotation)}” `;
        return `- \\[${number}\\] ${words}${plain(text)}.`;
      })
      .join("\n"),
    ...named(dossier.reportsHeading, reports),
    plain(dossier.check),
    `## ${plain(dossier.withheldHeading)}`,
    plain(dossier.withheld),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};

const named = (heading: string, items: readonly Named[]) => [
  `## ${plain(heading)}`,
  items.map(({ name, text }) => `- **${plain(name)}** ${plain(text)}`).join("\n"),
];

const paragraphText = ({ name, sentences }: Paragraph): string => {
  const texts = sentences.flatMap(({ text, noted, bases }) => [
    plain(text),
    ...noted.map((numbers) => `\\[${numbers}\\]`),
    ...bases.map((letter) => `(${letter})`),
  ]);
  return `${name === null ? "" : `${plain(name)}: `}${texts.join(" ")}`;
};

/** One line; what Markdown or HTML would take for markup stands for itself, what steers a reader's screen is visible. */
const plain = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(STEERING, "\ufffd")
    .replace(/[\\`*_[\]<>#|~!]/g, "\\$&")
    .replace(/&/g, "&amp;");

/** Control characters and those that turn the direction of writing. */
export const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
