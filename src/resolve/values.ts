/** Every value on record of a field, each with its claims and what it rests on. Nothing is averaged. */
import { encodeCanonical } from "../format/canonical-json.ts";
import type { Claim, Count, Outcomes } from "../model/claim.ts";
import type { Basis, Passage } from "../model/passage.ts";
import type { Where } from "../model/place.ts";
import type { FieldOnRecord, ValueOnRecord } from "../model/record.ts";
import type { When } from "../model/when.ts";
import { restsOn } from "./accounts.ts";
import { order } from "./components.ts";
import { intervalOf, lengthOf } from "./days.ts";
import { type Geography, relationOf } from "./geography.ts";
import { stillSaid, takesBack } from "./gone.ts";
import { OUTCOMES } from "./incident-match.ts";
import type { ResolvableClaim } from "./report.ts";
import { fold } from "./words.ts";
import { isCopy, isList, rootOf, type World } from "./world.ts";

/** A claim's value of one field: what is compared and shown, and where it stands. */
export type Stated = {
  readonly value: unknown;
  readonly passages: readonly Passage[];
  /** Equal for values that differ in spelling only; the canonical value where it is left out. */
  readonly key?: string;
};

/** Reads one field off a claim; null where the claim does not speak of it. */
export type FieldReader = {
  readonly field: string;
  readonly read: (claim: Claim) => Stated | null;
  /** The single values where a claim states several at once, e.g. the rules of an order. */
  readonly each?: (claim: Claim) => readonly Stated[];
  /** By each key what it is compared as, where the gazetteer knows two names for one. */
  readonly alike?: (keys: readonly string[], geography: Geography) => ReadonlyMap<string, string>;
};

/** Groups the claims by what they say of the field; values that rest on more accounts come first. */
export const fieldOnRecord = (
  reader: FieldReader,
  items: readonly ResolvableClaim[],
  world: World,
): FieldOnRecord => {
  const { field, read, each } = reader;
  const keyOf = keysOf(reader, items, world);
  const readEach = each ?? ((claim) => [read(claim)].filter((stated) => stated !== null));
  const groups = new Map<
    string,
    { value: string; items: ResolvableClaim[]; passages: Passage[] }
  >();
  const saying = items.filter(({ claim }) => !takesBack(claim));
  for (const item of withoutCopies(saying, reader, world)) {
    for (const stated of readEach(item.claim)) {
      const value = encodeCanonical(stated.value);
      const group = groups.get(keyOf(stated)) ?? { value, items: [], passages: [] };
      if (group.items.at(-1) !== item) group.items.push(item);
      group.passages.push(...(stated.passages.length > 0 ? stated.passages : item.claim.passages));
      groups.set(keyOf(stated), group);
    }
  }
  const values = [...groups.values()].map((group) => ({
    value: JSON.parse(group.value),
    claims: group.items.map((item) => item.claim.id),
    passages: group.passages,
    rests_on: restsOn(group.items, world, field),
  }));
  return { field, values: values.sort(byAccounts) };
};

/** More accounts first; then the lesser value as text, so that the order is the same everywhere. */
export const byAccounts = (a: ValueOnRecord, b: ValueOnRecord): number =>
  b.rests_on.accounts.max - a.rests_on.accounts.max ||
  b.rests_on.accounts.min - a.rests_on.accounts.min ||
  order(encodeCanonical(a.value), encodeCanonical(b.value));

/**
 * Outcomes of one event: `best` is the number resting on most accounts, tie to the lower, null where
 * only bounds are given; `min` and `max` span what any account says. A team's own list has no account: its
 * number stands among the values, and bounds nothing where a report tells of the same.
 */
export const outcomesOnRecord = (items: readonly ResolvableClaim[], world: World): Outcomes => {
  const outcomes: Partial<Record<(typeof OUTCOMES)[number], Count>> = {};
  for (const kind of OUTCOMES) {
    const read = (claim: Claim): Stated | null => countStated(claim.outcomes[kind]);
    const told = stillSaid(withoutCopies(items, { read }, world), world, `outcomes.${kind}`).filter(
      (item) => item.claim.outcomes[kind] !== undefined,
    );
    const reported = told.filter(({ report }) => !isList(report, world));
    const telling = reported.length > 0 ? reported : told;
    const counts = telling.flatMap((item) => item.claim.outcomes[kind] ?? []);
    const [first] = counts;
    if (first === undefined) continue;
    const best = bestOf(telling, (claim) => claim.outcomes[kind]?.best ?? null, world);
    const lows = counts.flatMap((count) => count.min ?? count.best ?? []);
    const highs = counts.flatMap((count) => count.max ?? count.best ?? []);
    const min = lows.length === 0 ? null : Math.min(...lows);
    const max = highs.length === 0 ? null : Math.max(...highs, ...lows);
    const bounds = counts.find((count) => count.bounds !== undefined)?.bounds;
    const words = wordsFor(counts, best);
    outcomes[kind] = {
      ...{ min, best, max, words, basis: first.basis },
      ...(bounds === undefined ? {} : { bounds }),
    };
  }
  return outcomes;
};

/** The date most accounts give, tie to the more precise; the finest that lies within it, if any. */
export const whenOnRecord = (items: readonly ResolvableClaim[], world: World): When | null => {
  const read = (claim: Claim): Stated | null => whenStated(claim.when);
  const field = fieldOnRecord({ field: "when", read }, items, world);
  const dates = field.values.flatMap((value) => firstOf(value, items, (claim) => claim.when) ?? []);
  const leading = dates.filter((_, at) => accountsAt(field, at) === accountsAt(field, 0));
  const [chosen] = leading.toSorted((a, b) => a.precision - b.precision);
  const within = dates.filter((date) => chosen !== undefined && isWithin(date, chosen));
  return within.toSorted((a, b) => a.precision - b.precision)[0] ?? chosen ?? null;
};

/** The place most accounts give; the finest that lies within it, if any. */
export const whereOnRecord = (items: readonly ResolvableClaim[], world: World): Where | null => {
  const read = (claim: Claim): Stated | null => whereStated(claim.where);
  const field = fieldOnRecord({ field: "where", read }, items, world);
  const places = field.values.flatMap(
    (value) => firstOf(value, items, (claim) => claim.where) ?? [],
  );
  return places.reduce<Where | null>(
    (chosen, next) => (chosen === null || lies(next, chosen, world.geography) ? next : chosen),
    null,
  );
};

/** The value of a field in the form it is compared and shown. */
export const countStated = (count: Count | null | undefined): Stated | null =>
  count === null || count === undefined
    ? null
    : {
        value: { min: count.min, best: count.best, max: count.max },
        passages: passagesOf(count.basis),
      };

/** The date as EDTF with its interval. */
export const whenStated = (when: When | null): Stated | null =>
  when === null
    ? null
    : {
        value: { edtf: when.edtf, earliest: when.earliest, latest: when.latest },
        passages: passagesOf(when.basis),
      };

/** The gazetteer id, or the name where there is none; the side of the border where it is known. */
export const whereStated = (where: Where | null): Stated | null =>
  where === null
    ? null
    : {
        value: {
          ...(where.place === null ? { name: where.name } : { place: where.place }),
          ...(where.side === "unknown" ? {} : { side: where.side }),
        },
        key: `${where.place ?? fold(where.name)} ${where.side}`,
        passages: passagesOf(where.basis),
      };

/** What two statements of one value among these claims have in common. */
export const keysOf = (
  { read, alike }: Pick<FieldReader, "read" | "alike">,
  items: readonly ResolvableClaim[],
  { geography }: Pick<World, "geography">,
): ((stated: Stated) => string) => {
  const keyOf = (stated: Stated): string => stated.key ?? encodeCanonical(stated.value);
  if (alike === undefined) return keyOf;
  const keys = items.flatMap(({ claim }) => read(claim) ?? []).map(keyOf);
  const known = alike([...new Set(keys)], geography);
  return (stated) => known.get(keyOf(stated)) ?? keyOf(stated);
};

/** The passages a basis rests on; empty where the value was inferred from none. */
export const passagesOf = (basis: Basis): readonly Passage[] => basis.passages;

/** Claims whose value is their own: a copy that says otherwise than its root only changed it. */
export const withoutCopies = (
  items: readonly ResolvableClaim[],
  reader: Pick<FieldReader, "read" | "alike">,
  world: World,
): readonly ResolvableClaim[] => {
  const { read } = reader;
  const keyOf = keysOf(reader, items, world);
  const valuesByRoot = new Map<string, Set<string>>();
  for (const item of items) {
    const stated = isCopy(item.report, world) ? null : read(item.claim);
    if (stated === null) continue;
    const values = valuesByRoot.get(item.report) ?? new Set<string>();
    valuesByRoot.set(item.report, values.add(keyOf(stated)));
  }
  return items.filter((item) => {
    // Who corrects says otherwise on purpose.
    const own =
      isCopy(item.report, world) && !item.claim.correction
        ? valuesByRoot.get(rootOf(item.report, world))
        : undefined;
    const stated = own === undefined ? null : read(item.claim);
    return own === undefined || stated === null || own.has(keyOf(stated));
  });
};

const bestOf = (
  items: readonly ResolvableClaim[],
  read: (claim: Claim) => number | null,
  world: World,
): number | null => {
  const byNumber = Map.groupBy(items, (item) => read(item.claim));
  const ranked = [...byNumber]
    .flatMap(([number, group]) =>
      number === null ? [] : [{ number, accounts: restsOn(group, world).accounts }],
    )
    .sort(
      (a, b) =>
        b.accounts.max - a.accounts.max || b.accounts.min - a.accounts.min || a.number - b.number,
    );
  return ranked[0]?.number ?? null;
};

const wordsFor = (counts: readonly Count[], best: number | null): string =>
  counts.find((count) => count.best === best && count.words !== "")?.words ??
  counts.find((count) => count.words !== "")?.words ??
  "";

const firstOf = <T>(
  value: ValueOnRecord,
  items: readonly ResolvableClaim[],
  read: (claim: Claim) => T | null,
): T | null => {
  const item = items.find((candidate) => candidate.claim.id === value.claims[0]);
  return item === undefined ? null : read(item.claim);
};

const accountsAt = (field: FieldOnRecord, at: number): number =>
  field.values[at]?.rests_on.accounts.max ?? -1;

const isWithin = (inner: When, outer: When): boolean => {
  const [a, b] = [intervalOf(inner), intervalOf(outer)];
  if (a === null || b === null) return false;
  return a.from >= b.from && a.to <= b.to && lengthOf(a) < lengthOf(b);
};

const lies = (inner: Where, outer: Where, geography: Geography): boolean =>
  relationOf(inner, outer, geography) === "first-in-second";
