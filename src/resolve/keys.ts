/**
 * Blocking keys: computed once, when a report is derived, and stored with its body, so that neither
 * a rebuild nor an addition runs this again. Two things are compared only if they share one.
 * Every key is hashed (first 16 hex digits of SHA-256), so that none holds words or places of a report;
 * `at:` keys name gazetteer ids, which the place index needs.
 */
import { sha256 } from "../format/hash.ts";
import type { Claim } from "../model/claim.ts";
import type { RuleData } from "../model/data.ts";
import type { OrderFields } from "../model/order.ts";
import type { Where } from "../model/place.ts";
import type { Reading } from "../model/reading.ts";
import type { When } from "../model/when.ts";
import { bodyName } from "./body-name.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { dayNumber, dayText, type Interval, intervalOf, lengthOf, monthsOf } from "./days.ts";
import {
  bordersOf,
  countyOf,
  type Geography,
  geographyOf,
  isLine,
  lineage,
  outletKey,
  provinceOf,
} from "./geography.ts";
import { isGeneralInstrument } from "./instrument.ts";
import { tellingParts } from "./telling-parts.ts";
import { textParts } from "./text-parts.ts";
import { textSketch } from "./text-sketch.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { bodyText, bodyWords, fold, longQuotations } from "./words.ts";

/** Words in a run that is compared as one. */
export const RUN = 5;
/** Names these rules; part of every resolved record's version. */
export const RESOLVE_VERSION = "resolve/9";

const MOST_QUOTATIONS = 8;
const MOST_CLAIM_KEYS = 60;
/** Longer intervals are not cut into days. */
const MOST_DAYS = 10;

/**
 * Keys of a text: `t:` its sketch and the outlet and day of a stated original; `q:` its long
 * quotations.
 */
export const copyKeys = (reading: Reading): readonly string[] => {
  const words = bodyWords(reading).map((word) => word.folded);
  const { alike, passages } = textSketch(words, RUN);
  const quotations = longQuotations(bodyText(reading)).toSorted(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
  return distinct([
    ...alike.map((pair) => hashed("t", ["alike", pair])),
    ...passages.map((pair) => hashed("t", ["passage", pair])),
    ...quotations.slice(0, MOST_QUOTATIONS).map((quotation) => hashed("q", [quotation])),
    ...originKeys(reading),
  ]);
};

/**
 * Keys of a claim by its kind, at most 60, and `at:` keys for its places and all they lie in. `reading` is the
 * one the claim comes from.
 */
export const claimKeys = (claim: Claim, reading: Reading, data: RuleData): readonly string[] => {
  const geography = geographyOf(data);
  return distinct([
    ...blockingKeys(claim, reading, data).slice(0, MOST_CLAIM_KEYS),
    ...placesOf(claim).flatMap((where) =>
      lineage(where.place, geography).map((place) => `at:${place}`),
    ),
  ]);
};

/** Every place a claim speaks of: its own and, for orders, where they are to hold. */
export const placesOf = (claim: Claim): readonly Where[] => [
  ...(claim.where === null ? [] : [claim.where]),
  ...(claim.order?.stretch ?? []),
];

const blockingKeys = (claim: Claim, reading: Reading, data: RuleData): readonly string[] => {
  const geography = geographyOf(data);
  // Rows of a list meet others by day and place alone: what stands around a cell is other rows.
  if (reading.provenance === "list") return incidentKeys(claim, geography);
  switch (claim.kind) {
    case "incident":
      return [
        ...retoldKeys(claim),
        ...(isBoilerplate(claim, reading)
          ? []
          : tellingParts(claim, reading, vocabularyOf(data))
        ).map((parts) => hashed("i", parts)),
        ...textParts(claim, reading).map((parts) => hashed("i", parts)),
        ...incidentKeys(claim, geography),
      ];
    case "denial":
      return [
        ...incidentKeys(claim, geography),
        ...textParts(claim, reading).map((parts) => hashed("i", parts)),
      ];
    case "order":
      return [
        ...orderKeys(claim, reading, geography),
        ...textParts(claim, reading)
          .slice(0, 4)
          .map((parts) => hashed("o", parts)),
      ];
    case "aggregate":
      return aggregateKeys(claim, reading);
    default:
      // What it corrects or takes back is an event or a total of its outlet.
      return claim.correction
        ? [
            ...incidentKeys(claim, geography),
            ...textParts(claim, reading).map((parts) => hashed("i", parts)),
            ...aggregateKeys(claim, reading),
            ...withdrawnKeys(claim, geography),
          ]
        : [];
  }
};

/** An event that several persons tell of in one report: all their claims share one. */
const retoldKeys = ({ id, retells, retold }: Claim): readonly string[] =>
  retells === undefined && retold === undefined ? [] : [hashed("i", ["retold", retells ?? id])];

const incidentKeys = (claim: Claim, geography: Geography): readonly string[] => {
  const interval = intervalOf(claim.when);
  const place = placeKey(claim.where, geography);
  if (interval === null || place === null) return [];
  const province = provinceOf(claim.where?.place ?? null, geography) ?? place;
  if (claim.events > 1) {
    return monthsOf(interval, 4).map((month) => hashed("i", ["group", month, province]));
  }
  if (lengthOf(interval) > MOST_DAYS) {
    return monthsOf(interval, 4).map((month) => hashed("i", ["month", month, place]));
  }
  // The day after the last one too: two claims a day apart still meet.
  const days = daysOf({ from: interval.from, to: interval.to + 1 });
  return days.flatMap((day) => [hashed("i", [day, place]), hashed("i", [day, province])]);
};

/** "Our report of 3 July on the shots at the ford": told of no day, the event is of the days before its report. */
const withdrawnKeys = (
  { when, where, correction }: Claim,
  geography: Geography,
): readonly string[] => {
  const published = when === null ? dayNumber(correction?.published ?? null) : null;
  const place = placeKey(where, geography);
  if (published === null || place === null) return [];
  return daysOf({ from: published - DAYS_BEFORE_REPORT, to: published }).map((day) =>
    hashed("i", [day, place]),
  );
};
const DAYS_BEFORE_REPORT = 30;

const orderKeys = (claim: Claim, reading: Reading, geography: Geography): readonly string[] => {
  const order = claim.order;
  if (order === null) return [];
  const dates = [order.issued, order.received, order.effective_from, claim.when];
  const intervals = dates.map(intervalOf).filter((interval) => interval !== null);
  const days = intervals
    .filter((interval) => lengthOf(interval) <= MOST_DAYS)
    .flatMap((interval) => daysOf({ from: interval.from, to: interval.to + 1 }));
  const months = intervals.flatMap((interval) => monthsOf(interval, 3));
  const published = reading.original?.published ?? reading.published;
  if (months.length === 0 && published !== null) months.push(published.slice(0, 7));
  const issuer = order.issuer === null ? [] : [issuerKey(order.issuer.value, geography)];
  const rules = order.provisions.map((provision) => provision.rule);
  const scopes = scopesOf(claim, geography);
  // Told of no place, orders have their issuer in common or nothing: everybody's rule is "shoot".
  const [about, where] = scopes.length === 0 ? [issuer, issuer] : [[...rules, ...issuer], scopes];
  return [
    ...instrumentKeys(order, geography),
    ...issueKeys(order, rules),
    ...where.flatMap((scope) => days.map((day) => hashed("o", ["day", day, scope]))),
    ...where.flatMap((scope) =>
      months.flatMap((month) => about.map((word) => hashed("o", [month, word, scope]))),
    ),
    ...(claim.modality === "asserted" || order.previous
      ? [
          hashed("o", [
            "text",
            String(reading.text.length),
            outletKey(reading.outlet, geography) ?? "",
            reading.text.slice(0, 200),
          ]),
        ]
      : []),
  ];
};

/** "The order of 30 January was lifted": years later an order is known by its day and its rule, and by nothing else. */
const issueKeys = ({ issued }: OrderFields, rules: readonly string[]): readonly string[] => {
  const day = intervalOf(issued);
  if (day === null || lengthOf(day) > 1) return [];
  return rules.map((rule) => hashed("o", ["issued", dayText(day.from), rule]));
};

/**
 * The same notice or telegram of one day, or of one body in one month, meets whether or not a text says
 * where it holds, and however it calls who gave it.
 */
const instrumentKeys = (
  { instrument, issuer, issued, zone, received, effective_from }: OrderFields,
  geography: Geography,
) => {
  if (instrument === null || isGeneralInstrument(instrument.value)) return [];
  const day = intervalOf(issued);
  const width = zone?.distance_km ?? null;
  const months = [issued, received, effective_from].flatMap((when) => {
    const interval = intervalOf(when);
    return interval === null ? [] : monthsOf(interval, 2);
  });
  const dated =
    day === null || width === null || lengthOf(day) > 1
      ? []
      : [["notice", dayText(day.from), instrument.value, String(width.max)]];
  const byIssuer =
    issuer === null
      ? []
      : months.map((month) => [month, instrument.value, issuerKey(issuer.value, geography)]);
  return [...dated, ...byIssuer].map((parts) => hashed("o", parts));
};

// Outlets abroad say of which country the ministry is, those at home need not.
const issuerKey = (name: string, geography: Geography): string =>
  bodyName(fold(name), geography).bare;

/**
 * The borders or countries an order is told of, so that one about a county meets one about the whole
 * border, and orders of other borders do not chain through a common day.
 */
const scopesOf = (claim: Claim, geography: Geography): readonly string[] => {
  const scopes = placesOf(claim).flatMap(({ name, place }) =>
    place === null ? [`name ${fold(name)}`] : bordersOf(place, geography),
  );
  return distinct(scopes).slice(0, 4);
};

const aggregateKeys = (claim: Claim, reading: Reading): readonly string[] => {
  const period: When | null = claim.aggregate?.period ?? claim.when;
  const by = fold(claim.aggregate?.by ?? reading.outlet ?? "");
  const interval = intervalOf(period);
  const years =
    interval === null
      ? [(reading.published ?? "").slice(0, 4)]
      : distinct([dayText(interval.from).slice(0, 4), dayText(interval.to).slice(0, 4)]);
  const numbers = claim.correction
    ? [claim.correction.before?.best ?? null]
    : Object.values(claim.outcomes).map(({ best }) => best);
  const figures = distinct(numbers.flatMap((best) => (best === null ? [] : [String(best)])));
  return [
    ...years.map((year) => hashed("a", [by, year])),
    // By its number the total is found that a later report corrects.
    ...figures.map((best) => hashed("a", ["figure", by, best])),
  ];
};

const placeKey = (where: Where | null, geography: Geography): string | null => {
  if (where === null) return null;
  if (where.place === null) return fold(where.name) === "" ? null : `name ${fold(where.name)}`;
  if (isLine(where.place, geography)) return where.place;
  return countyOf(where.place, geography) ?? provinceOf(where.place, geography) ?? where.place;
};

const originKeys = (reading: Reading): readonly string[] => {
  const original = reading.original;
  const own = [reading.outlet, reading.published];
  const stated = [original?.outlet ?? null, original?.published ?? null];
  return [own, stated]
    .map(([outlet, published]) => [fold(outlet ?? ""), (published ?? "").slice(0, 10)])
    .filter(([outlet, published]) => outlet !== "" && (published ?? "").length === 10)
    .map(([outlet, published]) => hashed("t", ["origin", outlet ?? "", published ?? ""]));
};

const daysOf = (interval: Interval): readonly string[] =>
  Array.from({ length: lengthOf(interval) }, (_, at) => dayText(interval.from + at));

const hashed = (prefix: string, parts: readonly string[]): string =>
  `${prefix}:${sha256(parts.join("\n")).slice(0, 16)}`;

const distinct = (keys: readonly string[]): readonly string[] => [...new Set(keys)].sort();
