/** What settling reads of a register, read off an invented world that nothing was resolved of before. */
import { OnrecordError } from "../src/model/error.ts";
import { CaptureId, Ref } from "../src/model/ids.ts";
import type { Material } from "../src/store/material.ts";
import type { StoredClaim, StoredReading } from "../src/store/store.ts";
import { numberOf, type Told } from "./invented-world.ts";
import type { WorldShelf } from "./world-shelf.ts";

const REF = Ref.parse("0".repeat(32));

/** The world with one report more, whose number is the first after all of its own. */
export const materialOf = (shelf: WorldShelf, more: Told): Material => {
  const toldBy = (id: string): Told => {
    const number = numberOf(id);
    return number < shelf.reports ? shelf.told(number) : more;
  };
  const claimNumber = new Map<string, StoredClaim>();
  const stored = ({ report, claim, keys }: Told["claims"][number]): StoredClaim => {
    const ready = claimNumber.get(claim.id);
    if (ready !== undefined) return ready;
    const made: StoredClaim = {
      ...{ ref: REF, capture: CaptureId.parse(report), claim, keys },
      ...{ state: "proposed", record: null },
    };
    claimNumber.set(claim.id, made);
    return made;
  };
  return {
    ...notAsked,
    reading: async (id): Promise<StoredReading> => {
      const { reading, keys, sensitive } = toldBy(id).report;
      return { ref: REF, capture: id, reading, keys, sensitive, state: "active" };
    },
    claimsOfCapture: async (id) => toldBy(id).claims.map(stored),
    // Only those that were found by their keys, or stand in the report that is new, are asked for.
    claimsById: async (ids) => ids.flatMap((id) => claimNumber.get(id) ?? []),
    goneClaims: async () => [],
    capturesByKeys: async (keys) =>
      [...shelf.reportsByKeys(keys)].map((number) => CaptureId.parse(shelf.report(number).report)),
    claimsByKeys: async (keys) =>
      [...shelf.claimsByKeys(keys)].map((number) => stored(shelf.claim(number))),
    recordsTouching: async () => [],
    decisionsOn: async () => [],
  };
};

const never = (): never => {
  throw new OnrecordError("usage", "Cannot ask the world: settling reads no such thing");
};

const notAsked = {
  ...{ capture: never, proposals: never, flagged: never, decision: never, allCaptures: never },
  ...{
    bodiesOf: never,
    supersededBodiesOf: never,
    versions: never,
    answers: never,
    boilerplate: never,
  },
};
