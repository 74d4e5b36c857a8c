/** Small random worlds, in which few texts, places and days come again and again. */
import fc from "fast-check";
import type { CompactClaim, CompactReport, CompactWorld } from "./world.ts";

export const OUTLETS = ["North Wire", "River Post", "Border Monitor"];
const PLACES = [
  "north",
  "north/ost",
  "north/ost/mill",
  "north/vale",
  "south/quay",
  "line",
  "Elsewhere",
];
export const SAYINGS = [
  "two people were shot dead by the guards at the water that night",
  "two people were shot dead by the guards at the water that evening",
  "a boy was killed on the far bank while his mother looked on",
];
export const TEXT =
  "Carts no longer come to the market of the county and flour has gone up twice within a week. " +
  "The ferry was tied up on the far side and the shop by the customs house stayed closed for days.";
/** Sentences that an outlet may be known to put under all its reports: news of others all the same. */
const REPEATED = [...SAYINGS.map((saying) => `${saying}.`), ...TEXT.split(/(?<=\.) /)];

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2021-03-0${number}`);
const count = fc.integer({ min: 0, max: 4 });

export const incident: fc.Arbitrary<CompactClaim> = fc.record(
  {
    says: fc.constantFrom(...SAYINGS),
    when: fc.oneof(
      day,
      fc.tuple(day, day).map(([a, b]) => [a, b].sort().join("/")),
      fc.constant("2021-03"),
    ),
    where: fc.constantFrom(...PLACES),
    killed: count,
    events: fc.constantFrom(1, 1, 1, 4),
    source: fc.constantFrom("a resident", "a second source", "an officer of the guard"),
    modality: fc.constantFrom("asserted", "asserted", "asserted", "denied", "rumoured"),
    kind: fc.constantFrom("incident", "incident", "incident", "denial", "statement"),
    correction: fc.record(
      {
        how: fc.constantFrom("corrects", "retracts"),
        outlet: fc.constantFrom(...OUTLETS),
        outcome: fc.constant("killed" as const),
        before: count,
        after: count,
      },
      { requiredKeys: ["how"] },
    ),
  },
  { requiredKeys: ["says", "killed"] },
);

/** True where the report says of it that another person tells of the same event. */
type Again = CompactClaim & { readonly again?: boolean };

const again: fc.Arbitrary<Again> = fc
  .tuple(incident, fc.boolean())
  .map(([claim, isAgain]) => ({ ...claim, again: isAgain }));

const orderClaim: fc.Arbitrary<CompactClaim> = fc.record({
  says: fc.constantFrom(...SAYINGS),
  modality: fc.constantFrom("asserted", "background"),
  order: fc.record(
    {
      issuer: fc.constantFrom("Ministry of Guard", "Supreme Staff"),
      instrument: fc.constantFrom("notice", "telegram"),
      rules: fc.subarray(["licence who-may-be-shot-at on-sight", "restraint how-to-fire flares"]),
      zone: fc.constantFrom([0, 1] as const, [1, 2] as const),
      issued: day,
      effective: day,
      stretch: fc.subarray(PLACES),
      previous: fc.boolean(),
    },
    { requiredKeys: ["rules"] },
  ),
});

const isEvent = ({ kind = "incident", modality = "asserted", order }: CompactClaim): boolean =>
  kind === "incident" && modality === "asserted" && order === undefined;

/** Those marked tell again of the first event that is told before them. */
const withRetold = (report: string, claims: readonly Again[]): readonly CompactClaim[] => {
  const first = claims.findIndex(isEvent);
  return claims.map(({ again = false, ...claim }, at) =>
    again && at > first && first !== -1 && isEvent(claim)
      ? { ...claim, retells: `${report}#${first}` }
      : claim,
  );
};

const report = fc.record(
  {
    outlet: fc.constantFrom(...OUTLETS),
    published: day,
    text: fc
      .tuple(fc.constantFrom(TEXT, `${TEXT} ${TEXT.replaceAll("the", "a")}`), fc.boolean())
      .map(([text, changed]) => (changed ? text.replace("twice", "thrice") : text)),
    lead: fc.boolean(),
    original: fc.record({
      relation: fc.constant("reprint_of"),
      outlet: fc.constantFrom(...OUTLETS),
    }),
    claims: fc.array(fc.oneof(again, orderClaim), { maxLength: 4 }),
  },
  { requiredKeys: ["claims"] },
);

/** The text, and under it what the claims say. */
const withSayings = (text: string, claims: readonly CompactClaim[]): string =>
  [text, ...claims.map(({ says }) => `${says}.`)].join(" ");

export const world: fc.Arbitrary<CompactWorld> = fc
  .tuple(
    fc.array(report, { minLength: 1, maxLength: 7 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...OUTLETS), fc.subarray(REPEATED), { maxKeys: 2 }),
  )
  .map(([reports, pairs, repeats]) => {
    const named = reports.map(
      (one, at): CompactReport => ({
        ...{ id: `r${at}`, ...one, claims: withRetold(`r${at}`, one.claims) },
        ...(one.text === undefined ? {} : { text: withSayings(one.text, one.claims) }),
      }),
    );
    const claims = named.flatMap((one) => (one.claims ?? []).map((_, at) => `${one.id}#${at}`));
    const pick = (at: number): string => claims[at % Math.max(1, claims.length)] ?? "none#0";
    return {
      about: "random",
      reports: named,
      repeats,
      decisions: pairs
        .filter(([a, b]) => pick(a) !== pick(b))
        .map(([a, b, merge]) => ({ decision: merge ? "merge" : "split", a: pick(a), b: pick(b) })),
    };
  });
