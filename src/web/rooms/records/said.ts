/** From a value to the words that say it: which claim, in which report, in which words. */
import type { GroundClaim, GroundReport, Grounds, ValueRow } from "./asking.ts";

type Passage = ValueRow["passages"][number];
type ListRow = Grounds["list_rows"][number];

/** One report's words for a value. */
export type Said = {
  readonly claim: GroundClaim;
  readonly report: GroundReport;
  /** Where it stands in a team's own list; null in a report. */
  readonly row: ListRow | null;
  /** In the order of the text; never empty, for a claim always has words. */
  readonly passages: readonly Passage[];
};

/** The row of a team's own list that a claim was made of; null for claims of reports. */
export const rowOf = (
  { claim }: Pick<GroundClaim, "claim">,
  { list_rows }: Pick<Grounds, "list_rows">,
): ListRow | null => list_rows.find((one) => one.claim === claim.id) ?? null;

/** True where the words only repeat those of another report. */
export const isOfCopy = ({ report }: Pick<Said, "report">): boolean =>
  report.copies !== null && report.copies.how !== "root";

/** Who says a value, in the order of their reports. A value that is only inferred has its claim's words. */
export function saidOf(value: ValueRow, grounds: Grounds): readonly Said[] {
  const { claims, captures } = grounds;
  const named = new Set<string>(value.claims);
  return claims
    .filter(({ claim }) => named.has(claim.id))
    .flatMap((claim) => {
      const report = captures.find(({ id }) => id === claim.capture);
      if (report === undefined) return [];
      const own = passagesIn(claim.claim);
      const stating = own.filter((passage) => value.passages.some((one) => isSame(one, passage)));
      const passages = stating.length > 0 ? stating : claim.claim.passages;
      return [{ claim, report, row: rowOf(claim, grounds), passages: inOrder(passages) }];
    });
}

/** True where no claim has words for the value and a rule worked it out of others. */
export const isInferred = (field: string, said: readonly Said[]): boolean =>
  said.length > 0 &&
  said.every(({ claim }) => {
    const value = field
      .split(".")
      .reduce<unknown>((part, name) => memberOf(part, name), claim.claim);
    return memberOf(memberOf(value, "basis"), "how") === "inferred";
  });

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

/** The places that the claims speak of, by gazetteer id, as the first report that names them writes them. */
export function placeNamesIn({ claims }: Grounds): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { claim } of claims) {
    for (const { place, name } of [claim.where, ...(claim.order?.stretch ?? [])].flatMap(
      (where) => where ?? [],
    )) {
      if (place !== null && !names.has(place)) names.set(place, name);
    }
  }
  return names;
}

/** Every passage that stands anywhere in a claim. */
function passagesIn(value: unknown): readonly Passage[] {
  if (Array.isArray(value)) return value.flatMap(passagesIn);
  if (typeof value !== "object" || value === null) return [];
  return isPassage(value) ? [value] : Object.values(value).flatMap(passagesIn);
}

const isPassage = (value: object): value is Passage =>
  "exact" in value && "prefix" in value && "start" in value && "end" in value;

const isSame = (a: Passage, b: Passage): boolean =>
  a.start === b.start && a.end === b.end && a.exact === b.exact;

/** Once each, and not within another. */
const inOrder = (passages: readonly Passage[]): readonly Passage[] =>
  passages
    .filter(
      (one, index) =>
        passages.findIndex((other) => isSame(one, other)) === index &&
        !passages.some(
          (other) => !isSame(one, other) && other.start <= one.start && one.end <= other.end,
        ),
    )
    .toSorted((a, b) => a.start - b.start);
