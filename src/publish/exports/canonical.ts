/**
 * Everything on record in one order, without sequence, salts, clock and people: two registers with
 * the same captures, decisions, rules and data give the same bytes, whatever the order of adding
 * (docs/formats/canonical-export.md). Goes through the guarded view, as every output does.
 */
import { encodeCanonical } from "../../format/canonical-json.ts";
import type { DecisionKind } from "../../model/decision.ts";
import type { CaptureId } from "../../model/ids.ts";
import type { RecordKind } from "../../model/record.ts";
import type { CaptureRow, View } from "../../store/store.ts";
import { walkCaptures, walkRecords } from "./walk.ts";

/** Claims asked of the store at once. */
const PAGE = 500;

const KINDS: readonly RecordKind[] = [
  "copies",
  "incident",
  "order",
  "aggregate",
  "difference",
  "pair",
  "warning",
];

/** One line of canonical JSON each: captures by id with their reading and claims, then records, then decisions. */
export async function* canonicalLines(view: View): AsyncGenerator<string> {
  if (await view.isTeaching()) yield encodeCanonical({ teaching: true });
  const rows = await allCaptures(view);
  for (const row of rows) yield* captureLines(view, row);
  for (const kind of KINDS) yield* recordLines(view, kind);
  yield* decisionLines(view);
}

/** Decisions about the register itself are of this register alone. */
const OWN: ReadonlySet<DecisionKind> = new Set([
  "found",
  "introduce",
  "adopt-key",
  "allow",
  "undo",
]);

async function* decisionLines(view: View): AsyncGenerator<string> {
  const lines = (await view.decisions({}))
    .filter(({ decision, holds }) => holds && !OWN.has(decision.decision))
    .map(({ decision, codebook }) => encodeCanonical({ codebook, decision }));
  yield* lines.sort(byCodeUnits);
}

const allCaptures = async (view: View): Promise<readonly CaptureRow[]> =>
  (await Array.fromAsync(walkCaptures(view))).sort((a, b) => byCodeUnits(a.id, b.id));

async function* captureLines(view: View, row: CaptureRow): AsyncGenerator<string> {
  const capture = await view.captureBody(row.id);
  if (capture === null) return;
  const { id, sha256, bytes, media, declared, unread } = capture;
  const { state, failure } = row;
  yield encodeCanonical({
    capture: { id, sha256, bytes, media, declared, unread, state, failure },
  });
  const shown = await view.reading(row.id);
  if (shown !== null) {
    yield encodeCanonical({ reading: shown.reading, of: row.id, veiled: shown.veiled });
  }
  yield* claimLines(view, row.id);
}

async function* claimLines(view: View, capture: CaptureId): AsyncGenerator<string> {
  const lines: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const query = { kind: null, modality: null, capture, limit: PAGE, offset };
    const page = await view.claims(query);
    for (const { claim, state, record } of page) {
      lines.push(encodeCanonical({ claim, of: capture, state, record }));
    }
    if (page.length < PAGE) break;
  }
  yield* lines.sort(byCodeUnits);
}

async function* recordLines(view: View, kind: RecordKind): AsyncGenerator<string> {
  const lines: string[] = [];
  for await (const record of walkRecords(view, kind)) lines.push(encodeCanonical({ record }));
  yield* lines.sort(byCodeUnits);
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
