/** The reasons that resolution writes, in the language in use. */
import { t } from "./catalogue.ts";
import { words } from "./values.en.ts";

type HowName = keyof typeof words.how;

/**
 * A reason of a count, a root or a copy. The register keeps reasons in English, joined by semicolons;
 * those we know are told from the catalogue, one of another rule stays as it is.
 */
export const tellWhy = (reason: string): string =>
  `${reason
    .split("; ")
    .map((part) => tellPart(part.replace(/^then /, "")))
    .join(". ")}.`;

type Rule = readonly [form: RegExp, tell: (count: number, word: string) => string];

const rules: readonly Rule[] = [
  [/^(\d+) rewrites? of a text counted here/, (count) => t("values.why.rewrite", { count })],
  [
    /^(\d+) cop(?:y|ies) \((\w+)\) of one text/,
    (count, how) => t("values.why.copy", { count, how: isHow(how) ? t(`values.how.${how}`) : how }),
  ],
  [/^(\d+) summar(?:y|ies) by Onrecord/, (count) => t("values.why.summary", { count })],
  [/same described source in (\d+) texts/, (count) => t("values.why.sameSource", { count })],
  [/^an outlet that describes nobody names another/, () => t("values.why.leans")],
  [/^one outlet cites another/, () => t("values.why.cites")],
  [/^outlets that cite one another/, () => t("values.why.circular")],
  [/^persons described apart/, () => t("values.why.apart")],
  [/^one outlet's sources in different texts/, () => t("values.why.mayBeOne")],
  [/^a statement without a named/, () => t("values.why.unnamed")],
  [/^persons in different outlets/, () => t("values.why.persons")],
  [/^different outlets, not each/, () => t("values.why.outlets")],
  [/^(\d+) background mentions?/, (count) => t("values.why.background", { count })],
  [/^(\d+) rows? of a team's own list/, (count) => t("values.why.list", { count })],
  [/^(\d+) leads? of unknown provenance/, (count) => t("values.why.lead", { count })],
  [/^another member names its outlet/, () => t("values.why.named")],
  [/^it says of itself that it copies nothing/, () => t("values.why.copiesNothing")],
  [/^its provenance can be traced/, () => t("values.why.traced")],
  [/^it was published first/, () => t("values.why.first")],
  [/^it is the longest/, () => t("values.why.longest")],
  [/^nothing tells them apart/, () => t("values.why.alike")],
  [/^(\d+) % of word runs shared/, (percent) => t("values.why.shared", { percent })],
  [/^(\d+) % of its word runs stand in the root/, (percent) => t("values.why.within", { percent })],
  [/^(\d+) long quotations the same/, (count) => t("values.why.quotations", { count })],
  [/^the same words in the same order/, () => t("values.why.sameWords")],
  [/^says it is a translation/, () => t("values.why.saysTranslation")],
  [/^says it is a summary/, () => t("values.why.saysSummary")],
  [/^says it reprints/, () => t("values.why.saysReprint")],
  [
    /^(\d+) reports? withdrawn by the outlet whose account it is(?: on ([\d-]+))?/,
    (count, day) => t("values.why.taken", { count, day }),
  ],
  [
    /^(\d+) reports? corrected by the outlet whose account it is(?: on ([\d-]+))?/,
    (count, day) => t("values.why.corrected", { count, day }),
  ],
  [/^the same day or days that meet/, () => t("values.why.sameDay")],
  [/^the same month$/, () => t("values.why.sameMonth")],
  [/^the same place, or one in the other/, () => t("values.why.samePlace")],
  [/^numbers that agree/, () => t("values.why.sameNumbers")],
  [/^the same names/, () => t("values.why.sameNames")],
  [/^the same kind of people or unit/, () => t("values.why.samePeople")],
  [/^the same words$/, () => t("values.why.sameText")],
  [/^names, ages and rare words of both texts/, () => t("values.why.rareWords")],
  [/^one statement in two copies of a text/, () => t("values.why.copiedStatement")],
  [/^one report tells of it by several accounts/, () => t("values.why.retold")],
  [/^a person said that they are one/, () => t("values.why.decided")],
  [/^the same issuer/, () => t("values.why.sameIssuer")],
  [/^the same kind of instrument/, () => t("values.why.sameInstrument")],
  [/^rules in common/, () => t("values.why.sameRules")],
  [/^zones that meet/, () => t("values.why.sameZone")],
  [/^the same stretch, or one in the other/, () => t("values.why.sameStretch")],
  [/^the same period, by the same organisation/, () => t("values.why.samePeriod")],
];

function tellPart(part: string): string {
  for (const [form, tell] of rules) {
    const found = form.exec(part);
    if (found !== null) return tell(Number(found[1] ?? 0), found[2] ?? "");
  }
  return part;
}

const isHow = (name: string): name is HowName => Object.hasOwn(words.how, name);
