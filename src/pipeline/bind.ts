/**
 * Two records said to be one. Decisions bind to claims, never to records: every claim of both is bound to
 * the first, so that none falls away where the two differ.
 */
import { OnrecordError } from "../model/error.ts";
import type { ClaimId, Ref } from "../model/ids.ts";
import type { OnRecord } from "../model/record.ts";
import { appendDecision } from "../review/decide.ts";
import type { View } from "../store/store.ts";
import type { Deciding } from "./decide.ts";
import { type Path, settingOf } from "./path.ts";
import { settle } from "./settle.ts";

/** `a` and `b`: ids of records, or the starts of them. */
export type Binding = { readonly a: string; readonly b: string; readonly reason: string };

/** Claims bound by one word of a person. */
const MOST_BOUND = 1_000;

/**
 * The decisions that join the two, for `preview`.
 *
 * @throws OnrecordError "not-found" where one is not on record, "usage" where the two cannot be one
 */
export const bindingsOf = async (
  view: View,
  { a, b, reason }: Binding,
): Promise<readonly Deciding[]> => {
  const [one, other] = [await claimsOf(view, a), await claimsOf(view, b)];
  if (one.id === other.id) {
    throw new OnrecordError("usage", `Cannot join "${a}" and "${b}": they are one record already`);
  }
  if (one.kind !== other.kind) {
    const state = `one is of kind "${one.kind}", the other "${other.kind}"`;
    throw new OnrecordError("usage", `Cannot join "${a}" and "${b}": ${state}`);
  }
  const [first, ...others] = [...one.claims, ...other.claims];
  if (first === undefined || others.length > MOST_BOUND) {
    const state = `they have ${others.length + 1} claims, more than ${MOST_BOUND} are not bound at once`;
    throw new OnrecordError("usage", `Cannot join "${a}" and "${b}": ${state}`);
  }
  return others.map((claim) => ({
    decision: { decision: "merge", a: first, b: claim, reason },
    keys: [],
  }));
};

/**
 * Joins the two in one go and gives what each decision is undone by, in the order they were taken.
 *
 * @throws OnrecordError as `bindingsOf`
 */
export const bindRecords = (path: Path, binding: Binding): Promise<readonly Ref[]> =>
  path.store.write(async (transaction) => {
    const refs: Ref[] = [];
    const claims: ClaimId[] = [];
    for (const { decision, keys } of await bindingsOf(transaction.view, binding)) {
      const hand = { by: path.by, keys, codebook: path.codebook };
      const bearing = await appendDecision(transaction, decision, hand);
      refs.push(bearing.ref);
      claims.push(...bearing.claims);
    }
    await settle(transaction, { captures: [], claims: [...new Set(claims)] }, settingOf(path));
    return refs;
  });

type Joinable = Extract<OnRecord, { kind: "incident" | "order" | "aggregate" }>;

const claimsOf = async (view: View, id: string): Promise<Joinable> => {
  const record = await view.record(id, null);
  if (record?.kind === "incident" || record?.kind === "order" || record?.kind === "aggregate") {
    return record;
  }
  throw new OnrecordError(
    "not-found",
    `Cannot join "${id}": no incident, order or total on record has this id`,
  );
};
