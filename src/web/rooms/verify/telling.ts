/** Checks of a verification in sentences. */
import { t } from "../../language/catalogue.ts";
import { tellNumber } from "../../language/tell-number.ts";
import type { Verified } from "./asking.ts";
import type { words } from "./words.en.ts";

type Named = keyof typeof words.checks;

/** One check as it is told; `more` findings are not told one by one. */
export type ToldCheck = {
  readonly name: string;
  readonly ok: boolean;
  readonly told: string;
  readonly problems: readonly string[];
  readonly more: number;
};

/** Every check in the order it ran, the comparison of the tables last. */
export function tellChecks({ checks, tables }: Verified): readonly ToldCheck[] {
  const compared: ToldCheck = {
    name: "tables",
    ok: tables.problems_total === 0 && tables.unread === null,
    told: t(
      `verify.${tables.problems_total === 0 && tables.unread === null ? "checks" : "damage"}.tables`,
    ),
    problems: tables.unread === null ? tables.problems : [tables.unread],
    more: tables.problems_total - tables.problems.length,
  };
  const told = checks.map(({ name, ok, counts, problems, problems_total }): ToldCheck => {
    const [count = 0] = Object.values(counts);
    const number = tellNumber(count);
    const sentence = isNamed(name)
      ? t(`verify.${ok ? "checks" : "damage"}.${name}`, { number })
      : name;
    return { name, ok, told: sentence, problems, more: problems_total - problems.length };
  });
  return [...told, compared];
}

const NAMES: readonly Named[] = [
  ...(["entries", "tree", "checkpoint", "frontier", "bodies", "commitments"] as const),
  ...(["blobs", "erasures", "against", "schema", "integrity"] as const),
];

const isNamed = (name: string): name is Named => NAMES.some((one) => one === name);
