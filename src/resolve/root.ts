/** Which text of a family the others come from, by the first reason that decides. */
import { order } from "./components.ts";
import type { ResolvableReport } from "./report.ts";
import { fold } from "./words.ts";

/** `members` must hold at least one report. Ties fall to the smallest id, so order does not matter. */
export const chooseRoot = (
  members: readonly ResolvableReport[],
): { readonly root: ResolvableReport; readonly why: string } => {
  let left = members.toSorted((a, b) => order(a.report, b.report));
  const reasons: string[] = [];
  for (const { why, keep } of REASONS) {
    const kept = keep(left);
    if (kept.length > 0 && kept.length < left.length) {
      left = kept;
      reasons.push(why);
    }
    if (left.length === 1) break;
  }
  const [root] = left;
  if (root === undefined) throw new RangeError("Cannot choose a root: the family is empty");
  if (left.length > 1) reasons.push("nothing tells them apart, so the smallest id stands for all");
  return { root, why: reasons.join("; then ") };
};

type Reason = {
  readonly why: string;
  readonly keep: (members: readonly ResolvableReport[]) => ResolvableReport[];
};

const REASONS: readonly Reason[] = [
  {
    why: "another member names its outlet as the original",
    keep: (members) => {
      const named = members.flatMap(({ reading }) =>
        reading.original?.outlet ? [fold(reading.original.outlet)] : [],
      );
      return members.filter(
        ({ reading }) => reading.outlet !== null && named.includes(fold(reading.outlet)),
      );
    },
  },
  {
    why: "it says of itself that it copies nothing",
    keep: (members) => members.filter(({ reading }) => reading.original === null),
  },
  {
    why: "its provenance can be traced",
    keep: (members) => members.filter(({ reading }) => reading.provenance === "traceable"),
  },
  {
    why: "it was published first",
    keep: (members) => {
      const days = members.flatMap(({ reading }) => reading.published ?? []).sort();
      return members.filter(({ reading }) => reading.published === days[0]);
    },
  },
  {
    why: "it is the longest",
    keep: (members) => {
      const longest = Math.max(...members.map(({ reading }) => reading.text.length));
      return members.filter(({ reading }) => reading.text.length === longest);
    },
  },
];
