/** What a denial is of, where its own words only point back: "The ministry denied it". */
import type { Basis } from "../../model/passage.ts";
import type { Draft } from "./draft.ts";

/** The same drafts; a denial that names neither day nor place has those of the incident told last before it, as worked out. */
export const withDenied = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map((draft) => {
    if (draft.kind !== "denial" || draft.when !== null || draft.where !== null) return draft;
    const { when = null, where = null } = deniedBy(draft, drafts) ?? {};
    return {
      ...draft,
      when: when && { ...when, basis: ofDenied(when.basis) },
      where: where && { ...where, basis: ofDenied(where.basis) },
    };
  });

const ofDenied = ({ passages }: Basis): Basis => ({
  how: "inferred",
  from: "the incident that is denied",
  rule: "denial.of-told/1",
  passages,
});

const deniedBy = ({ passages }: Draft, drafts: readonly Draft[]): Draft | undefined => {
  const start = passages[0]?.start ?? 0;
  const told = drafts.filter(({ kind, again }) => kind === "incident" && again !== true);
  return told
    .filter((one) => endOf(one) <= start)
    .reduce<Draft | undefined>(
      (last, one) => (last === undefined || endOf(one) > endOf(last) ? one : last),
      undefined,
    );
};

const endOf = ({ passages }: Draft): number => passages[0]?.end ?? 0;
