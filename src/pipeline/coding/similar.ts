/** What is on record that a draft may be: the same kind, about the same days, at or near the place, or in the same words. */
import type { CodingDraft } from "../../model/coding.ts";
import { ClaimId } from "../../model/ids.ts";
import type { OnRecord, RecordKind } from "../../model/record.ts";
import type { When } from "../../model/when.ts";
import { dayText, gapBetween, type Interval, intervalOf } from "../../resolve/days.ts";
import { geographyOf, provinceOf, relationOf } from "../../resolve/geography.ts";
import { claimKeys, placesOf } from "../../resolve/keys.ts";
import { settingOfText } from "../coding.ts";
import type { Path } from "../path.ts";
import { type CodedClaim, claimFrom } from "./claim.ts";

/** Why a record may be the same thing. */
export type Likeness = "same-days" | "near-days" | "same-place" | "near-place" | "alike";

export type SimilarRecord = { readonly record: OnRecord; readonly why: readonly Likeness[] };

/** The likeliest first; empty while a draft says neither when nor where nor in which words. */
export const similarTo = async (
  path: Path,
  draft: CodingDraft,
  limit: number,
): Promise<readonly SimilarRecord[]> => {
  const setting = await settingOfText(path.store, path, draft.capture);
  const coded = claimFrom(setting, draft);
  const kind = RECORD_BY_KIND[coded.kind];
  if (kind === undefined) return [];
  const byKeys = await recordsByKeys(path, setting.reading, { coded, draft, kind });
  const around = await recordsAround(path, coded, kind);
  const all = new Map([...byKeys, ...around].map((record) => [record.id, record]));
  const alike = new Set(byKeys.map(({ id }) => id));
  const found = [...all.values()].map((record) => ({
    record,
    why: likenessOf(path, { coded, record, isAlike: alike.has(record.id) }),
  }));
  return found
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => weightOf(b.why) - weightOf(a.why) || (a.record.id < b.record.id ? -1 : 1))
    .slice(0, limit);
};

const RECORD_BY_KIND: Readonly<Partial<Record<CodedClaim["kind"], RecordKind>>> = {
  incident: "incident",
  denial: "incident",
  order: "order",
  aggregate: "aggregate",
};

const WEIGHTS: Readonly<Record<Likeness, number>> = {
  alike: 4,
  "same-days": 3,
  "same-place": 3,
  "near-days": 1,
  "near-place": 1,
};

const weightOf = (why: readonly Likeness[]): number =>
  why.reduce((sum, one) => sum + WEIGHTS[one], 0);

/** Days before and after within which another report of the same thing may put it. */
const DAYS_NEAR = 3;
const MOST = 40;

/** By the store's index of what claims are compared by, as resolution does. */
const recordsByKeys = async (
  path: Path,
  reading: Parameters<typeof claimKeys>[1],
  { coded, draft, kind }: { coded: CodedClaim; draft: CodingDraft; kind: RecordKind },
): Promise<readonly OnRecord[]> => {
  if (coded.passages.length === 0) return [];
  const id = ClaimId.parse("0".repeat(32)); // keys do not follow from the id
  const keys = claimKeys({ ...coded, id }, reading, path.data);
  const claims = await path.store.view.claimsByKeys(keys, MOST);
  const others = claims.filter(({ claim }) => claim.id !== draft.corrects);
  const ids = new Set(others.flatMap(({ record }) => record ?? []));
  const records = await Promise.all([...ids].map((one) => path.store.view.record(one, null)));
  return records.filter((record) => record !== null && record.kind === kind).filter(isThere);
};

const isThere = (record: OnRecord | null): record is OnRecord => record !== null;

const recordsAround = async (
  path: Path,
  coded: CodedClaim,
  kind: RecordKind,
): Promise<readonly OnRecord[]> => {
  const interval = intervalOf(whenOfClaim(coded));
  const [where] = placesOf({ ...coded, id: ClaimId.parse("0".repeat(32)) });
  const place = provinceOf(where?.place ?? null, geographyOf(path.data)) ?? where?.place ?? null;
  if (interval === null && place === null) return [];
  return path.store.view.records({
    kind,
    from: interval === null ? null : dayText(interval.from - DAYS_NEAR),
    to: interval === null ? null : dayText(interval.to + DAYS_NEAR),
    place,
    asHeld: null,
    leads: true,
    limit: MOST,
    offset: 0,
  });
};

const whenOfClaim = ({ when, order, aggregate }: CodedClaim): When | null =>
  order?.effective_from ?? order?.issued ?? order?.received ?? aggregate?.period ?? when;

const likenessOf = (
  path: Path,
  { coded, record, isAlike }: { coded: CodedClaim; record: OnRecord; isAlike: boolean },
): readonly Likeness[] => [
  ...(isAlike ? (["alike"] as const) : []),
  ...daysAlike(intervalOf(whenOfClaim(coded)), intervalOf(whenOfRecord(record))),
  ...placesAlike(path, coded, record),
];

const whenOfRecord = (record: OnRecord): When | null => {
  if (record.kind === "incident") return record.when;
  if (record.kind === "aggregate") return record.period;
  if (record.kind !== "order") return null;
  const { effective_from, issued, received } = record.order;
  return effective_from ?? issued ?? received;
};

const daysAlike = (a: Interval | null, b: Interval | null): readonly Likeness[] => {
  if (a === null || b === null) return [];
  const gap = gapBetween(a, b);
  if (gap === 0) return ["same-days"];
  return gap <= DAYS_NEAR ? ["near-days"] : [];
};

const placesAlike = (path: Path, coded: CodedClaim, record: OnRecord): readonly Likeness[] => {
  const own = placesOf({ ...coded, id: ClaimId.parse("0".repeat(32)) });
  const others =
    record.kind === "order"
      ? record.order.stretch
      : "where" in record && record.where !== null
        ? [record.where]
        : [];
  const geography = geographyOf(path.data);
  const pairs = own.flatMap((one) => others.map((other) => ({ one, other })));
  const relations = pairs.map(({ one, other }) => relationOf(one, other, geography));
  if (relations.includes("same")) return ["same-place"];
  const isNear = pairs.some(
    ({ one, other }, at) =>
      relations[at] === "first-in-second" ||
      relations[at] === "second-in-first" ||
      sameProvince(one.place, other.place, geography),
  );
  return isNear ? ["near-place"] : [];
};

const sameProvince = (
  a: string | null,
  b: string | null,
  geography: ReturnType<typeof geographyOf>,
): boolean => {
  const province = provinceOf(a, geography);
  return province !== null && province === provinceOf(b, geography);
};
