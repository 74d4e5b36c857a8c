/** Walks the lists of a register page by page through the guarded face. */
import type { OnRecord, RecordKind } from "../../model/record.ts";
import type { ShownCapture } from "../../store/capture-list.ts";
import type { View } from "../../store/store.ts";

/** Rows asked of the store at once. */
const PAGE = 500;

/** Every report, in the order of the list. */
export async function* walkCaptures(view: View): AsyncGenerator<ShownCapture> {
  for (let offset = 0; ; offset += PAGE) {
    const { captures } = await view.captures({ limit: PAGE, offset });
    yield* captures;
    if (captures.length < PAGE) return;
  }
}

/** Every record of a kind, those that rest on leads alone too. */
export async function* walkRecords<K extends RecordKind>(
  view: View,
  kind: K,
): AsyncGenerator<Extract<OnRecord, { kind: K }>> {
  const query = { kind, from: null, to: null, place: null, asHeld: null, leads: true };
  for (let offset = 0; ; offset += PAGE) {
    const page = await view.records({ ...query, limit: PAGE, offset });
    for (const record of page) if (isOfKind(record, kind)) yield record;
    if (page.length < PAGE) return;
  }
}

const isOfKind = <K extends RecordKind>(
  record: OnRecord,
  kind: K,
): record is Extract<OnRecord, { kind: K }> => record.kind === kind;
