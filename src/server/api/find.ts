import { createRoute, z } from "@hono/zod-openapi";
import { loadRuleData } from "../../load/load.ts";
import type { RuleData } from "../../model/data.ts";
import { OnRecord, type RecordKind } from "../../model/record.ts";
import { Day } from "../../model/when.ts";
import type { ShownCapture } from "../../store/capture-list.ts";
import type { View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { claimsByOldId } from "../list-rows.ts";
import { type Period, periodIn } from "../typed-period.ts";
import { placesIn } from "../typed-places.ts";
import { ListedCapture } from "./captures.ts";
import { FoundPlace, tellPlace, tellPlaces } from "./coding.ts";
import { ListedDecision, listDecision } from "./decisions.ts";
import { CountedAnswer } from "./nouns.ts";
import { PlaceKey } from "./places.ts";
import { answers, makePart, takes } from "./shapes.ts";

const FindQuestion = z
  .object({
    /** Words or a question, places by any of their names, a date in numbers or plain words, the beginning of an id, or an old id of a list. */
    words: z.string().trim().max(500),
    /** Of each group at most. */
    limit: z.int().min(1).max(20).default(5),
  })
  .openapi("FindQuestion");

const FoundAnswer = z
  .object({
    reports: z.array(ListedCapture).readonly(),
    /** How many reports fit. */
    total: CountedAnswer,
    records: z.array(OnRecord).readonly(),
    /** By the name that is typed, else those that a whole question names. */
    places: z.array(FoundPlace),
    /** The one of them that the words begin the name of, or the narrowest in a question; null where none is sure. */
    named: PlaceKey.nullable(),
    decisions: z.array(ListedDecision),
    /** The date among the words, in days; null where there is none, or where it is open. */
    period: z.object({ from: Day.nullable(), to: Day.nullable() }),
  })
  .openapi("Found");

const find = createRoute({
  method: "post",
  path: "/find",
  summary: "Reports, records, places and people's decisions that fit a few words",
  request: { body: takes(FindQuestion) },
  responses: answers(
    FoundAnswer,
    "Never by veiled words. Records lie at a place that is named, in a time that is named, or rest on the reports found.",
  ),
});

type Answer = z.infer<typeof FoundAnswer>;

/** One box over everything. */
export const findPart = (door: Door) =>
  makePart().openapi(find, async (c) => {
    const view = await viewOf(door);
    const { words, limit } = c.req.valid("json");
    return c.json(await lookFor(view, loadRuleData(), { words, limit }), 200);
  });

type Sought = { readonly words: string; readonly limit: number };

const NOTHING: Answer = {
  reports: [],
  total: { count: 0, more: false },
  records: [],
  places: [],
  named: null,
  decisions: [],
  period: { from: null, to: null },
};

const lookFor = async (view: View, data: RuleData, sought: Sought): Promise<Answer> => {
  const { words, limit } = sought;
  if (words === "") return NOTHING;
  const { period, rest } = periodIn(words, data);
  const { places, named } = placesFor(rest, data, limit);
  const { captures, total } =
    rest === ""
      ? { captures: [], total: NOTHING.total }
      : await view.captures({ words: rest, folded: true, ...period, limit, offset: 0 });
  const decided = await view.decisionsByWords(words, limit);
  const records = new Map<string, OnRecord>();
  const keep = (found: readonly OnRecord[]): void => {
    for (const record of found) records.set(record.id, record);
  };
  keep(await recordsById(view, words));
  keep(await recordsByOldId(view, words, captures));
  if (named !== null || rest === "")
    keep(await recordsAt(view, { place: named?.id ?? null, period, limit }));
  // Of a record whole pages are read: no more of them than are shown.
  const left = limit * RECORDS_PER_REPORT - records.size;
  keep(await recordsOn(view, { captures: captures.map(({ id }) => id), most: left }));
  return {
    reports: captures,
    total,
    records: [...records.values()].slice(0, limit * RECORDS_PER_REPORT),
    places,
    named: named?.key ?? null,
    decisions: await Promise.all(decided.map((stored) => listDecision(view, stored))),
    period,
  };
};

type ToldPlace = z.infer<typeof FoundPlace>;
type Places = { readonly places: ToldPlace[]; readonly named: ToldPlace | null };

/** A name that is typed goes before the names in a question: nobody who types one asks anything yet. */
const placesFor = (words: string, data: RuleData, limit: number): Places => {
  const typed = tellPlaces(words, data, limit);
  const asked = typed.length > 0 ? [] : placesIn(words, data).slice(0, limit);
  const places = [...typed, ...asked.map((one) => tellPlace(one, data))];
  const [first = null] = places;
  return {
    places,
    named: asked.length > 0 || (first !== null && isWhole(first, words)) ? first : null,
  };
};

/** Records shown for each report shown. */
const RECORDS_PER_REPORT = 2;

const fold = (name: string): string => name.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");

const isWhole = ({ matched, name }: ToldPlace, words: string): boolean =>
  [matched, name].some((one) => fold(one).toLowerCase().startsWith(fold(words).toLowerCase()));

const LISTED: readonly RecordKind[] = ["incident", "order", "aggregate"];

const recordsAt = async (
  view: View,
  { place, period, limit }: { place: string | null; period: Period; limit: number },
): Promise<readonly OnRecord[]> => {
  const question = { ...period, place, asHeld: null, leads: false, limit, offset: 0 };
  const found = await Promise.all(LISTED.map((kind) => view.records({ ...question, kind })));
  return found.flat();
};

/** Reports whose records are told; the others are in the list of reports. */
const REPORTS_FOLLOWED = 3;
const CLAIMS_FOLLOWED = 20;

const recordsOn = async (
  view: View,
  { captures, most }: { captures: readonly Parameters<View["reading"]>[0][]; most: number },
): Promise<readonly OnRecord[]> => {
  const ids = new Set<string>();
  for (const capture of captures.slice(0, REPORTS_FOLLOWED)) {
    if (ids.size >= most) break;
    const query = { kind: null, modality: null, capture, limit: CLAIMS_FOLLOWED, offset: 0 };
    for (const { record } of await view.claims(query)) if (record !== null) ids.add(record);
  }
  const chosen = [...ids].slice(0, Math.max(0, most));
  const records = await Promise.all(chosen.map((id) => view.record(id, null)));
  return records.flatMap((record) => record ?? []);
};

/** An id of a team's own list leads to what its row tells. */
const recordsByOldId = async (
  view: View,
  words: string,
  captures: readonly Pick<ShownCapture, "id" | "media">[],
): Promise<readonly OnRecord[]> => {
  const ids = new Set<string>();
  for (const { id } of captures.filter(({ media }) => media === "list")) {
    for (const { record } of await claimsByOldId(view, id, words)) {
      if (record !== null) ids.add(record);
    }
  }
  const records = await Promise.all([...ids].map((id) => view.record(id, null)));
  return records.flatMap((record) => record ?? []);
};

const recordsById = async (view: View, words: string): Promise<readonly OnRecord[]> => {
  if (!/^[ioacd]-[0-9a-f]{6,32}$/.test(words)) return [];
  const record = await view.record(words, null);
  return record === null ? [] : [record];
};
