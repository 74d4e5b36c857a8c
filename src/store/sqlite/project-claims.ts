/** The rows of the claims of one capture, made beside its own. Pure; see project.ts. */
import type { Claim } from "../../model/claim.ts";
import type { OrderFields } from "../../model/order.ts";
import type { Standing } from "./claim-standing.ts";
import { isScreened } from "./find.ts";
import { type Rows, UNNAMED_PLACE } from "./project.ts";
import type { DerivedTables } from "./schema.ts";

/** Keys of this form name a place and everything it lies in; they become `claim_places`. */
export const PLACE_KEY = "at:";

type ClaimRows = Required<Pick<Rows, "claims" | "claim_keys" | "claim_places" | "order_claims">>;

/** `capture` is the row of the capture that makes them, before anything is indexed of it. */
export const projectClaims = (
  capture: Omit<DerivedTables["captures"], "indexed">,
  standings: readonly Standing[],
): ClaimRows => {
  const active = toFlag(capture.state === "active");
  const keyed = standings.flatMap(({ claim, keys }) =>
    unique(keys).map((key) => ({ doc: capture.doc, claim: claim.id, key })),
  );
  const isPlace = ({ key }: { key: string }): boolean => key.startsWith(PLACE_KEY);
  return {
    claims: standings.map(({ claim, ref, bodyRef, state, standing }) => ({
      id: claim.id,
      ref,
      body_ref: bodyRef,
      capture: capture.id,
      doc: capture.doc,
      start_unit: claim.passages[0]?.start ?? 0,
      kind: claim.kind,
      modality: claim.modality,
      main: toFlag(claim.main),
      earliest: claim.when?.earliest ?? null,
      latest: claim.when?.latest ?? null,
      published: capture.published,
      state,
      standing,
      active: standing === "retired" ? 0 : active,
      deadly: toFlag(claim.outcomes.killed !== undefined && claim.outcomes.killed.max !== 0),
      place: placeOf(claim),
    })),
    claim_keys: keyed.filter((row) => !isPlace(row)),
    claim_places: keyed.filter(isPlace).map(({ doc, claim, key }) => {
      return { doc, claim, place: key.slice(PLACE_KEY.length) };
    }),
    order_claims: standings
      .filter(({ standing }) => standing !== "retired")
      .flatMap(({ claim }) => orderClaimsOf(claim, capture)),
  };
};

const placeOf = ({ where }: Claim): string | null =>
  where === null ? null : (where.place ?? UNNAMED_PLACE);

const orderClaimsOf = (
  claim: Claim,
  capture: Omit<DerivedTables["captures"], "indexed">,
): readonly DerivedTables["order_claims"][] => {
  if (claim.order === null) return [];
  const days = orderDaysOf(claim.order);
  const told = days.length === 0 ? [{ first: null, last: null }] : days;
  return told.map(({ first, last }, n) => ({
    ...{ claim: claim.id, n, doc: capture.doc, capture: capture.id, place: placeOf(claim) },
    ...{ first, last, outlet: capture.outlet, published: capture.published },
    original_relation: capture.original_relation,
    original_outlet: capture.original_outlet,
    original_published: capture.original_published,
    original_url: capture.original_url,
    screened: toFlag(isScreened(capture)),
  }));
};

/** Each once; one whose beginning is not told says nothing of a day. */
const orderDaysOf = ({ effective_from, received, issued }: OrderFields) => {
  const told = [effective_from, received, issued];
  const days = told.flatMap((when) => {
    const first = when?.earliest ?? null;
    return first === null ? [] : [{ first, last: when?.latest ?? first }];
  });
  return [...new Map(days.map((one) => [`${one.first} ${one.last}`, one])).values()];
};

const toFlag = (value: boolean): 0 | 1 => (value ? 1 : 0);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
