/**
 * What the rows of a list claim, by its mapping. Claims of a list are like those coded by hand, so that
 * they resolve with all others: the mapping is a person's, and the words of a value are its cell.
 */
import { claimIdOf } from "../../format/content-id.ts";
import { cellSpansOf } from "../../format/list-cells.ts";
import type { Claim } from "../../model/claim.ts";
import type { CaptureId } from "../../model/ids.ts";
import { LIST_RULE, type ListMapping } from "../../model/list.ts";
import type { SensitiveSpan } from "../../model/passage.ts";
import type { Reading } from "../../model/reading.ts";
import { claimFrom } from "../coding/claim.ts";
import { settingFor } from "../coding/setting.ts";
import { type CodedRows, codeRows } from "./rows.ts";
import type { CellSetting } from "./values.ts";

export type ListClaims = CodedRows & {
  /** In the order of the rows; a row gives one or none. */
  readonly claims: readonly Claim[];
  /** The row of each claim, counted from 1. */
  readonly rowOfClaim: readonly number[];
};

type Asked = CellSetting & {
  readonly capture: CaptureId;
  readonly mapping: ListMapping;
  readonly sensitive: readonly SensitiveSpan[];
};

/** Pure: the same reading and mapping give the same claims on every machine. */
export const claimsOfList = (reading: Reading, asked: Asked): ListClaims => {
  const { capture, sensitive, data, codebook } = asked;
  const coded = codeRows(reading, asked);
  const setting = settingFor({ reading, sensitive, codebook, data }, LIST_RULE);
  const made = coded.rows.flatMap(({ row, draft }) => {
    if (draft === null) return [];
    const first = Math.min(...draft.fields.flatMap(({ passages }) => passages.map(startOf)));
    const last = Math.max(...draft.fields.flatMap(({ passages }) => passages.map(endOf)));
    const own = between(sensitive, first, last);
    const claim = claimFrom({ ...setting, sensitive: own, problems: [] }, draft);
    const [passage] = claim.passages;
    if (passage === undefined) return [];
    const { start, end } = passage;
    const id = claimIdOf({ capture, kind: claim.kind, start, end, ordinal: 0 });
    return [{ row, claim: { id, ...claim } }];
  });
  return {
    ...coded,
    claims: made.map(({ claim }) => claim),
    rowOfClaim: made.map(({ row }) => row),
  };
};

/** Cells of columns that are to be kept out of sight, as a person veils words. */
export const columnVeils = (text: string, mapping: ListMapping): readonly SensitiveSpan[] => {
  const hidden = mapping.columns.flatMap(({ use }, at) => (use === "veil" ? [at] : []));
  if (hidden.length === 0) return [];
  return cellSpansOf(text)
    .slice(mapping.header_row)
    .flatMap((cells) => hidden.flatMap((at) => cells[at] ?? []))
    .filter(({ start, end }) => start < end)
    .map((span) => ({ ...span, reason: "by-hand" as const, rule: "list.column/1" }));
};

const startOf = ({ start }: { readonly start: number }): number => start;
const endOf = ({ end }: { readonly end: number }): number => end;

/** Spans are in order, so that a row need not look at all of them. */
const between = (
  spans: readonly SensitiveSpan[],
  start: number,
  end: number,
): readonly SensitiveSpan[] => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: SensitiveSpan[] = [];
  for (let at = low; (spans[at]?.start ?? end) < end; at += 1) {
    const span = spans[at];
    if (span !== undefined) found.push(span);
  }
  return found;
};
