/** A dossier as one page of HTML that needs nothing else: to be read, printed on A4 and filed. */
import type { Dossier, Named, Sentence } from "./document.ts";
import { STEERING } from "./markdown.ts";

/** `stamp` stands at the head and foot of the page; words of reports cannot become markup. */
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
<main>
<p class="stamp">${plain(stamp)}</p>
<h1>${plain(title)}</h1>
${preamble.map((line) => `<p class="preamble">${plain(line)}</p>`).join("\n")}
${sections.map(({ heading, sentences }) => section(heading, "told", sentences.map(sentenceHtml))).join("\n")}
${section(dossier.basesHeading, "named", dossier.bases.map(namedHtml))}
${section(
  dossier.notesHeading,
  "named",
  notes.map(({ number, quotation, text }) => {
    const words = quotation === null ? "" : `<q><bdi>${plain(quotation)}</bdi></q> `;
    return `<b>${number}</b> ${words}${plain(text)}.`;
  }),
)}
${section(dossier.reportsHeading, "named", dossier.reports.map(namedHtml))}
<p class="named">${plain(dossier.check)}</p>
${section(dossier.withheldHeading, "named", dossier.withheld.map(plain))}
</main>
</body>
</html>
`;
};

const section = (heading: string, kind: string, items: readonly string[]): string =>
  `<h2>${plain(heading)}</h2>
<ul class="${kind}">
${items.map((item) => `<li>${item}</li>`).join("\n")}
</ul>`;

const namedHtml = ({ name, text }: Named): string => `<b>${plain(name)}</b> ${plain(text)}`;

const sentenceHtml = ({ text, notes, bases }: Sentence): string => {
  const marks = [...notes.map(String), ...bases].join(", ");
  return `${plain(text)}${marks === "" ? "" : ` <sup>${marks}</sup>`}`;
};

const plain = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(STEERING, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const STYLE = `
@page { size: A4; margin: 14mm 16mm; }
body { margin: 0; background: #fff; color: #1d1b18; font: 10pt/1.4 Charter, Georgia, "Noto Serif KR", Batang, serif; }
main { max-width: 178mm; margin: 0 auto; padding: 8mm 5mm; }
h1 { font-size: 15pt; line-height: 1.25; margin: 2mm 0; }
h2 { font: 600 9pt/1.4 system-ui, "Noto Sans KR", sans-serif; margin: 3.5mm 0 1mm; break-after: avoid; }
p, ul { margin: 0 0 1mm; padding: 0; }
li { list-style: none; margin: 0 0 .6mm; break-inside: avoid; overflow-wrap: anywhere; }
.stamp { font: 8pt/1.35 system-ui, "Noto Sans KR", sans-serif; border: 1px solid; padding: 1mm 2mm; overflow-wrap: anywhere; }
.preamble { font-size: 9pt; }
.named { font-size: 8pt; line-height: 1.35; }
sup { font: 7.5pt/1 system-ui, sans-serif; }
@media print { main { max-width: none; padding: 0; } }
`;
