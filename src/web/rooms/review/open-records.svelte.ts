import type { RegisterName } from "../../route.ts";
import type { RecordRow } from "../records/asking.ts";
import { readOpen } from "./asking.ts";
import { type Waits, Walk } from "./walk.svelte.ts";

/** Two records that may be one, or values that cannot all hold. */
export type OpenRecord = Extract<RecordRow, { kind: "pair" | "difference" }>;
export type OpenKind = OpenRecord["kind"];
/** What became of one in this sitting. */
export type RecordOutcome = "merge" | "split" | "explain" | "dismiss";

/** One person's walk through the pairs, or the differences, that wait in one register. */
export class OpenRecords extends Walk<OpenRecord, RecordOutcome> {
  readonly kind: OpenKind;

  constructor(kind: OpenKind) {
    super();
    this.kind = kind;
  }

  protected override async ask(skip: number): Promise<Waits<OpenRecord>> {
    const { records, total } = await readOpen(this.kind, skip);
    const items = records.flatMap((one) =>
      one.kind === "pair" || one.kind === "difference" ? [one] : [],
    );
    return { items, total: total.count };
  }

  protected override idOf({ id }: OpenRecord): string {
    return id;
  }
}

const walks = new Map<string, OpenRecords>();

/** The walk through one register, begun where there is none yet. */
export function openRecordsOf(register: RegisterName, kind: OpenKind): OpenRecords {
  const key = `${register} ${kind}`;
  const known = walks.get(key);
  if (known !== undefined) return known;
  const begun = new OpenRecords(kind);
  walks.set(key, begun);
  return begun;
}
