/** A dossier as one page of HTML that needs nothing else: to be read, printed on A4 and filed. */
import type { Dossier, Named, Note, Paragraph } from "./document.ts";
import { STEERING } from "./markdown.ts";

/** `stamp` stands at its head; words of reports cannot become markup. */
export const toPage = (dossier: Dossier, stamp: string): string => {
  const { language, title, preamble, sections, notes } = dossier;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main${dossier.isLong ? ` class="long"` : ""}>
<p class="stamp">${plain(stamp)}</p>
<h1>${plain(title)}</h1>
<p class="preamble">${preamble.map(plain).join(" ")}</p>
<div class="told">
${sections.map(({ heading, paragraphs }) => section(heading, paragraphs.map(paragraphHtml))).join("\n")}
</div>
<div class="apparatus">
${section(dossier.basesHeading, dossier.bases.map(namedHtml), dossier.basesRule)}
${section(dossier.notesHeading, notes.map(noteHtml), dossier.notesRule)}
${section(dossier.reportsHeading, dossier.reports.map(namedHtml))}
${section(dossier.withheldHeading, [plain(dossier.withheld), plain(dossier.check)])}
</div>
</main>
</body>
</html>
`;
};

const section = (heading: string, items: readonly string[], rule: string | null = null) =>
  `<h2>${plain(heading)}</h2>
<ul>
${items.map((item) => `<li>${item}</li>`).join("\n")}
</ul>${rule === null ? "" : `\n<p>${plain(rule)}</p>`}`;

const namedHtml = ({ name, text }: Named): string =>
  `<b>${plain(name)}</b> ${plain(text).replace(/\b[0-9a-f]{64}\b/, "<code>$&</code>")}`;

const noteHtml = ({ number, quotation, text }: Note): string => {
  const words = quotation === null ? "" : `<q><bdi>${plain(quotation)}</bdi></q> `;
  return `<b>${number}</b> ${words}${plain(text)}.`;
};

const paragraphHtml = ({ name, sentences }: Paragraph): string => {
  const texts = sentences.map(({ text, noted, bases }) => {
    const marks = [...noted, ...bases].join(", ");
    return `${plain(text)}${marks === "" ? "" : `<sup>${marks}</sup>`}`;
  });
  return `${name === null ? "" : `<b>${plain(name)}</b> `}${texts.join(" ")}`;
};

const plain = (text: string): string =>
  text
    .replace(/[^\S\u00a0]+/gu, " ")
    .replace(STEERING, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * Two columns, as an edition has them: above what is told, below what it rests on. Letters are as tall in
 * whatever face the reader has, so that a sheet stays a sheet.
 */
const STYLE = `
@page { size: A4; margin: 11mm 13mm; }
body { margin: 0; background: #fff; color: #1d1b18; font: 10.5pt/1.3 "Times New Roman", "Liberation Serif", Times, "Noto Serif KR", Batang, serif; font-size-adjust: .45; }
main { max-width: 184mm; margin: 0 auto; padding: 8mm 5mm; }
h1 { font-size: 15pt; line-height: 1.2; margin: 2mm 0 1mm; }
h2 { font: 600 8.5pt/1.3 system-ui, "Noto Sans KR", sans-serif; font-size-adjust: .5; margin: 2mm 0 .5mm; break-after: avoid; }
p, ul { margin: 0 0 1mm; padding: 0; }
li { list-style: none; margin: 0 0 .4mm; break-inside: avoid; overflow-wrap: anywhere; }
.stamp { font-size: 8pt; border: 1px solid; padding: .7mm 2mm; overflow-wrap: anywhere; }
.told, .apparatus { columns: 2; column-gap: 6mm; margin-top: 2mm; border-top: 1px solid; padding-top: 1.5mm; }
h2:first-child { margin-top: 0; }
.apparatus { font-size: 9pt; line-height: 1.25; }
.long { font-size: 9pt; line-height: 1.25; }
.long .apparatus { font-size: 8pt; line-height: 1.2; }
code { font: inherit; word-break: break-all; }
sup { font-size: 7.5pt; line-height: 0; padding-left: .15em; }
@media screen and (max-width: 50rem) { .told, .apparatus { columns: 1; } }
@media print { main { max-width: none; padding: 0; } }
`;
