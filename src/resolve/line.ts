/** Records as `onrecord resolve` prints them (docs/formats/report-lines.md). Names are fixed; fields may be added. */
import type { OnRecord } from "../model/record.ts";

/** The printed shape; one line of JSON Lines per record. */
export const toResolveLine = (record: OnRecord): object => {
  switch (record.kind) {
    case "incident": {
      const { kind: _, id, ...rest } = record;
      return { incident: id, ...rest };
    }
    case "order": {
      const { kind: _, id, order, ...rest } = record;
      return { order: id, ...rest, says: order };
    }
    case "aggregate": {
      const { kind: _, id, ...rest } = record;
      return { aggregate: id, ...rest };
    }
    case "copies":
      return {
        copies: { id: record.id, root: record.root, why: record.why, members: record.members },
      };
    case "difference": {
      const { kind: _, difference, ...rest } = record;
      return { difference: { ...rest, kind: difference } };
    }
    case "pair": {
      const { kind: _, ...pair } = record;
      return { pair };
    }
    case "warning": {
      const { kind: _, ...warning } = record;
      return { warning };
    }
  }
};
