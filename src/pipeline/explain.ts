/** A difference explained or dismissed: bound to a claim of each of its values and to what these say. */
import { encodeCanonical } from "../format/canonical-json.ts";
import { OnrecordError } from "../model/error.ts";
import type { DifferenceRecord } from "../model/record.ts";
import type { MakeDeciding } from "./decide.ts";

export type Explaining = {
  readonly decision: "explain" | "dismiss";
  /** Of the difference: its id or the start of it. */
  readonly difference: string;
  readonly reason: string;
};

/**
 * Says of all values of a difference how they come to differ, or that nothing follows from it; for
 * `decide` and `preview`.
 *
 * @throws OnrecordError "not-found" where no such difference is on record
 */
export const explaining =
  ({ decision, difference: id, reason }: Explaining): MakeDeciding =>
  async ({ view, material }) => {
    const shown = await view.record(id, null);
    if (shown?.kind !== "difference") throw notFound(id);
    // What the guard shows may leave words out; what is bound to are the values as they are.
    const stored = await material.recordsTouching(shown.claims, []);
    const difference = stored.map(({ record }) => record).find((record) => record.id === shown.id);
    if (difference?.kind !== "difference") throw notFound(id);
    return { decision: { decision, ...saidIn(difference), reason }, keys: [] };
  };

const saidIn = ({ id, field, values }: DifferenceRecord) => {
  const said = values.flatMap(({ value, claims }) => {
    const [claim] = claims;
    return claim === undefined ? [] : [{ claim, value: encodeCanonical(value) }];
  });
  const [a, b, ...more] = said.map(({ claim }) => claim);
  if (a === undefined || b === undefined) throw new Error(`difference ${id} has no two values`);
  return { field, a, b, more, values: said.map(({ value }) => value) };
};

const notFound = (id: string): OnrecordError =>
  new OnrecordError(
    "not-found",
    `Cannot decide on "${id}": no difference on record has this id, see "onrecord differences"`,
  );
