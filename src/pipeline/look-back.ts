/** A register's guarded face as of another time: what had been published by a day, or what it held then. */
import type { RuleData } from "../model/data.ts";
import type { OnRecord } from "../model/record.ts";
import type { LookBack, Times } from "../publish/look-back.ts";
import type { RecordQuery, View } from "../store/store.ts";
import { asKnown, differencesKnown, isKnown, recordsKnown } from "./known.ts";

/** For what takes something out; null where nothing is asked of another time. */
export const lookBack = (times: Times, data: RuleData): LookBack | null => {
  const { knownBy, asHeld } = times;
  if (asHeld !== null) {
    const holds: LookBack["holds"] = ({ at }) => at <= asHeld;
    return { ...times, holds, see: (view) => asHeldAt(view, asHeld) };
  }
  if (knownBy === null) return null;
  const holds: LookBack["holds"] = ({ published }) => isKnown(published, knownBy);
  return { ...times, holds, see: (view) => asKnownBy(view, knownBy, data) };
};

const asHeldAt = (view: View, asHeld: string): View => ({
  ...view,
  record: (id) => view.record(id, asHeld),
  records: (query) => view.records({ ...query, asHeld }),
  grounds: (record) => view.grounds(record, asHeld),
});

const asKnownBy = (view: View, by: string, data: RuleData): View => ({
  ...view,
  record: async (id) => {
    const record = await view.record(id, null);
    return record === null ? null : asKnown(view, { record, by }, data);
  },
  records: pagesOf((query) => recordsKnown(view, { ...query, knownBy: by }, data), view),
  grounds: async (record) => {
    const grounds = await view.grounds(record, null);
    const differences = await differencesKnown(view, { ...grounds, by }, data);
    return { ...grounds, differences };
  },
});

/** Rows asked of the store at once. */
const PAGE = 500;

// What was not known yet leaves holes in the pages of what is: they are filled from what follows.
const pagesOf = (
  ask: (query: RecordQuery) => Promise<readonly OnRecord[]>,
  view: View,
): View["records"] => {
  return async ({ limit, offset, ...query }) => {
    const found: OnRecord[] = [];
    for (let at = 0; found.length < offset + limit; at += PAGE) {
      const page = { ...query, limit: PAGE, offset: at };
      found.push(...(await ask(page)));
      if ((await view.records({ ...page, offset: at + PAGE, limit: 1 })).length === 0) break;
    }
    return found.slice(offset, offset + limit);
  };
};
