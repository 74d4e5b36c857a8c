import type { CodingKind } from "../../../model/codebook.ts";
import type { CodedField, CodedValue, CodingDraft } from "../../../model/coding.ts";
import type { Span } from "../../../model/passage.ts";
import type { Codebook, Entry, Problem } from "./asking.ts";
import { blankValue, isBlank } from "./value.ts";

/** One line of the form: a value, or room for one. */
export type Row = {
  readonly key: number;
  readonly entry: Entry;
  readonly item: number;
  value: CodedValue;
  passages: readonly Span[];
};

/** Rows that belong together, e.g. those of the second act. */
export type Section = {
  readonly name: SectionName;
  readonly item: number;
  readonly rows: readonly Row[];
};
export type SectionName =
  | "setting"
  | "acts"
  | "outcomes"
  | "order"
  | "aggregate"
  | "account"
  | "said";

const SECTIONS: readonly (readonly [SectionName, RegExp])[] = [
  ["setting", /^(when|where|events|main)$/],
  ["acts", /^acts\./],
  ["outcomes", /^outcomes\./],
  ["order", /^order\./],
  ["aggregate", /^aggregate\./],
  ["account", /^attribution\./],
  ["said", /^modality$/],
];

/** What one person is filling in: the draft, row by row. */
export class Sheet {
  readonly codebook: Codebook;
  readonly capture: CodingDraft["capture"];
  corrects = $state.raw<CodingDraft["corrects"]>(null);
  kind = $state.raw<CodingKind | null>(null);
  rows = $state<Row[]>([]);
  /** Words of the whole claim, where they are not just those of its fields. */
  passages = $state.raw<readonly Span[]>([]);
  /** The row that words are taken for. */
  focused = $state<number | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  /** Grows with every change by a person. */
  changes = $state(0);
  #last = 0;

  constructor(codebook: Codebook, capture: CodingDraft["capture"]) {
    this.codebook = codebook;
    this.capture = capture;
  }

  /** Takes a draft in place of what stands there. */
  take(draft: CodingDraft): void {
    this.corrects = draft.corrects;
    this.kind = draft.kind;
    this.passages = draft.passages;
    this.problems = [];
    this.#arrange(draft.fields);
  }

  /** Another kind keeps the values that it has too. */
  choose(kind: CodingKind): void {
    this.kind = kind;
    this.problems = [];
    this.#arrange(this.fields());
  }

  /** Begins the next claim of the same text: whose account it is, and how it is said, stay. */
  next(): void {
    const kept = this.fields().filter(({ field }) => /^(attribution\.|modality$)/.test(field));
    Object.assign(this, { corrects: null, passages: [], kind: null, focused: null, problems: [] });
    this.#arrange(kept, true);
  }

  get sections(): readonly Section[] {
    return SECTIONS.flatMap(([name, pattern]): readonly Section[] => {
      const rows = this.rows.filter(({ entry }) => pattern.test(entry.id));
      if (name !== "acts") return rows.length === 0 ? [] : [{ name, item: 0, rows }];
      const items = [...new Set(rows.map(({ item }) => item))];
      return items.map((item) => ({ name, item, rows: rows.filter((row) => row.item === item) }));
    });
  }

  get row(): Row | null {
    return this.rows.find(({ key }) => key === this.focused) ?? null;
  }

  /** What is given so far, as a draft; null before a kind is chosen. */
  draft(): CodingDraft | null {
    const { capture, corrects, kind, passages } = this;
    return kind === null ? null : { capture, corrects, kind, passages, fields: this.fields() };
  }

  /** Values that say something; several of one field are numbered in their order. */
  fields(): readonly CodedField[] {
    const counts = new Map<string, number>();
    return this.rows
      .filter(({ value }) => !isBlank(value))
      .map(({ entry, item, value, passages }) => {
        const at = counts.get(entry.id) ?? 0;
        counts.set(entry.id, at + 1);
        const number = isOfAct(entry.id) ? item : at;
        return { field: entry.id, item: number, value: $state.snapshot(value), passages };
      });
  }

  /** A person changed a value; room for another is made where a field has several. */
  change(row: Row, value: CodedValue): void {
    const own = this.rows.find(({ key }) => key === row.key);
    if (own === undefined) return;
    own.value = value;
    this.problems = this.problems.filter(({ field }) => field !== row.entry.id);
    this.changes += 1;
    this.#makeRoom(own);
  }

  /** Words of the text for a row, once each, in their order. */
  addPassage(row: Row, span: Span): void {
    const own = this.rows.find(({ key }) => key === row.key);
    if (own === undefined) return;
    const others = own.passages.filter(
      ({ start, end }) => start !== span.start || end !== span.end,
    );
    own.passages = [...others, span].sort((a, b) => a.start - b.start);
    this.changes += 1;
  }

  removePassage(row: Row, span: Span): void {
    const own = this.rows.find(({ key }) => key === row.key);
    if (own === undefined) return;
    own.passages = own.passages.filter(
      ({ start, end }) => start !== span.start || end !== span.end,
    );
    this.changes += 1;
  }

  /** Another act: who did it, how and with what stay, for that is mostly so. */
  addAct(): void {
    const last = Math.max(
      ...this.rows.filter(({ entry }) => isOfAct(entry.id)).map(({ item }) => item),
    );
    const kept = new Set([
      "acts.method",
      "acts.weapon",
      "acts.perpetrator",
      "acts.unit",
      "acts.parent",
    ]);
    const fresh = this.codebook.entries
      .filter((entry) => isOfAct(entry.id) && this.#has(entry))
      .map((entry) => {
        const same = this.rows.find((row) => row.entry.id === entry.id && row.item === last);
        const copied = same !== undefined && kept.has(entry.id) ? $state.snapshot(same) : null;
        return this.#row(entry, last + 1, copied ?? undefined);
      });
    const at = this.rows.findLastIndex(({ entry }) => isOfAct(entry.id));
    this.rows.splice(at + 1, 0, ...fresh);
    this.focused = fresh[0]?.key ?? null;
    this.changes += 1;
  }

  /** The problem of a row, as the last attempt to save told it. */
  problemOf({ entry, item }: Row): Problem | null {
    const own = this.problems.filter(({ field }) => field === entry.id);
    return own.find((one) => !isOfAct(entry.id) || one.item === item) ?? null;
  }

  #has = ({ kinds, type }: Entry): boolean =>
    type !== "kind" && this.kind !== null && kinds.includes(this.kind);

  #row(entry: Entry, item: number, given?: Pick<CodedField, "value" | "passages">): Row {
    this.#last += 1;
    const { value, passages } = given ?? { value: blankValue(entry), passages: [] };
    return { key: this.#last, entry, item, value, passages };
  }

  /** A row for each value and one for each field that has none; `keepAll` before a kind is known. */
  #arrange(given: readonly CodedField[], keepAll = false): void {
    const acts = [
      ...new Set([0, ...given.filter(({ field }) => isOfAct(field)).map(({ item }) => item)]),
    ];
    const rowsOf = (entry: Entry, item: number): Row[] => {
      const own = given.filter(
        (one) => one.field === entry.id && (!isOfAct(entry.id) || one.item === item),
      );
      const rows = own.map((one) => this.#row(entry, isOfAct(entry.id) ? item : one.item, one));
      if (rows.length === 0 || entry.several) rows.push(this.#row(entry, item));
      return rows;
    };
    const entries = this.codebook.entries.filter((entry) =>
      keepAll ? given.some(({ field }) => field === entry.id) : this.#has(entry),
    );
    const ofActs = entries.filter(({ id }) => isOfAct(id));
    const others = entries.filter(({ id }) => !isOfAct(id));
    const actRows = acts
      .toSorted((a, b) => a - b)
      .flatMap((item) => ofActs.flatMap((entry) => rowsOf(entry, item)));
    this.rows = [
      ...others.flatMap((entry) => rowsOf(entry, 0)),
      ...(ofActs.length > 0 ? actRows : []),
    ];
  }

  #makeRoom({ entry, item }: Row): void {
    if (!entry.several) return;
    const own = this.rows.filter((row) => row.entry.id === entry.id && row.item === item);
    if (own.some(({ value }) => isBlank(value))) return;
    const at = this.rows.findLastIndex((row) => row.entry.id === entry.id && row.item === item);
    this.rows.splice(at + 1, 0, this.#row(entry, item));
  }
}

const isOfAct = (field: string): boolean => field.startsWith("acts.");
