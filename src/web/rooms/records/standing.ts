/** From a value to those on whose word it rests, as the picture and the table of it tell them. */
import { t } from "../../language/catalogue.ts";
import { tellDate, tellWhose } from "../../language/tell-report.ts";
import type { GroundReport, Grounds } from "./asking.ts";
import type { Said } from "./said.ts";
import type { StandingReport, StandingTeller } from "./standing-picture.ts";

export type Standing = {
  readonly reports: readonly StandingReport[];
  readonly tellers: readonly StandingTeller[];
  readonly rows: readonly StandingRow[];
};
/** A line of the table: a report with whose account it carries. */
export type StandingRow = {
  readonly report: GroundReport;
  readonly claim: string;
  readonly outlet: string;
  /** How it came from its origin, or why it has no account of its own. */
  readonly note: string;
  readonly account: string;
  readonly access: string;
};

type Teller = Grounds["standing"][number]["tellers"][number];

/** Of the value at a place of a field; `said` are its words, report by report. */
export function standingOf(
  { field, at }: { readonly field: string; readonly at: number },
  said: readonly Said[],
  { standing }: Grounds,
): Standing {
  const tellers = standing.find((one) => one.field === field && one.value === at)?.tellers ?? [];
  const rows = said.map((one): StandingRow => rowOf(one, tellers));
  const reports = [...new Map(said.map((one) => [one.report.id, reportOf(one, tellers)])).values()];
  return {
    rows,
    reports,
    tellers: tellers.map((teller) => ({
      label: teller.person ?? t("records.standing.noPerson"),
      access: accessOf(teller),
      outlet: teller.outlet,
      reports: said
        .filter(({ claim }) => teller.claims.includes(claim.claim.id))
        .map(({ report }) => report.id),
    })),
  };
}

function rowOf(said: Said, tellers: readonly Teller[]): StandingRow {
  const { claim, report } = said;
  const teller = tellers.find(({ claims }) => claims.includes(claim.claim.id));
  return {
    report,
    claim: claim.claim.id,
    outlet: outletOf(said, tellers),
    note: noteOf(said),
    account:
      teller === undefined ? noAccount(said) : (teller.person ?? t("records.standing.noPerson")),
    access: teller === undefined ? "" : accessOf(teller),
  };
}

const reportOf = (said: Said, tellers: readonly Teller[]): StandingReport => ({
  id: said.report.id,
  label: `${tellWhose(said.report)}, ${tellDate(said.report)}`,
  note: noteOf(said),
  isCopy: isCopy(said),
  outlet: outletOf(said, tellers),
});

/** A citing outlet stands under its own name; a copy under that of its origin. */
function outletOf({ claim, report }: Said, tellers: readonly Teller[]): string {
  const own = tellers.find(({ claims }) => claims.includes(claim.claim.id));
  if (own !== undefined && !own.cited) return own.outlet;
  const root = tellers.find(({ cited }) => isCopy({ report }) && !cited);
  return root?.outlet ?? report.original?.outlet ?? report.outlet ?? t("values.outlet.notTold");
}

const noteOf = ({ report }: Said): string =>
  report.copies !== null && report.copies.how !== "root"
    ? t(`values.how.${report.copies.how}`)
    : "";

const isCopy = ({ report }: Pick<Said, "report">): boolean =>
  report.copies !== null && report.copies.how !== "root";

function noAccount({ claim, report }: Said): string {
  if (report.lead) return t("records.standing.lead");
  if (claim.claim.modality === "background") return t("records.standing.mention");
  return t("records.standing.echo");
}

function accessOf({ access, document }: Teller): string {
  const told = t(`records.standing.access.${access}`);
  return document && access !== "holds" ? `${told}; ${t("records.standing.document")}` : told;
}
