import { createRoute, z } from "@hono/zod-openapi";
import { dayText } from "../../extract/dates/calendar.ts";
import { findPlaces } from "../../extract/places/find.ts";
import { CodingDraft, CodingProblem } from "../../model/coding.ts";
import type { RuleData } from "../../model/data.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId, RecordId, Ref } from "../../model/ids.ts";
import { PlaceKind } from "../../model/place.ts";
import { OnRecord } from "../../model/record.ts";
import { Day } from "../../model/when.ts";
import { draftOfClaim } from "../../pipeline/coding/draft-of.ts";
import { similarTo } from "../../pipeline/coding/similar.ts";
import { datesIn, numbersIn } from "../../pipeline/coding/value.ts";
import { checkCoding, code, settingOfText } from "../../pipeline/coding.ts";
import { type Door, viewOf } from "../door.ts";
import type { TypedPlace } from "../typed-places.ts";
import { draftsPart } from "./coding-drafts.ts";
import { keyOfPlace, PlaceKey } from "./places.ts";
import { answers, makePart, takes } from "./shapes.ts";

const WORDS = z.string().max(2000);

const DateReading = z
  .object({
    edtf: z.string(),
    earliest: Day.nullable(),
    latest: Day.nullable(),
    precision: z.int().min(1).max(5),
    /** How it was read, e.g. "date.weekday/1". */
    rule: z.string(),
    /** The day it was counted from; null where the words are a full date. */
    anchor: Day.nullable(),
  })
  .openapi("DateReading");

const readDates = createRoute({
  method: "post",
  path: "/coding/dates",
  summary: "How plain words, or EDTF, can be read as a date of one report",
  request: { body: takes(z.object({ capture: CaptureId, words: WORDS })) },
  responses: answers(
    z.object({ readings: z.array(DateReading) }),
    "The likeliest first; none where the words are no date.",
  ),
});

const NumbersAnswer = z.object({
  count: z
    .object({
      min: z.int().nullable(),
      best: z.int().nullable(),
      max: z.int().nullable(),
    })
    .nullable(),
  distance: z.object({ min_km: z.number(), max_km: z.number() }).nullable(),
});

const readNumbers = createRoute({
  method: "post",
  path: "/coding/numbers",
  summary: "How plain words can be read as a count of people, or as a width",
  request: { body: takes(z.object({ capture: CaptureId, words: WORDS })) },
  responses: answers(NumbersAnswer, "Null where the words give none."),
});

/** A place as a list tells it. */
export const FoundPlace = z
  .object({
    id: z.string(),
    key: PlaceKey,
    kind: PlaceKind,
    name: z.string(),
    /** The name that fits what was typed. */
    matched: z.string(),
    /** Names of what it lies in, the nearest first. */
    within: z.array(z.string()),
  })
  .openapi("FoundPlace");
type FoundPlace = z.infer<typeof FoundPlace>;

const seekPlaces = createRoute({
  method: "post",
  path: "/coding/places",
  summary: "Places by any of their names, while somebody types",
  request: {
    body: takes(z.object({ words: z.string().max(200), limit: z.int().min(1).max(50).default(8) })),
  },
  responses: answers(z.object({ places: z.array(FoundPlace) }), "Without positions."),
});

const Similar = z.object({
  record: OnRecord,
  why: z.array(z.enum(["same-days", "near-days", "same-place", "near-place", "alike"])).readonly(),
});

const seekSimilar = createRoute({
  method: "post",
  path: "/coding/similar",
  summary: "What is on record that a draft may be",
  request: {
    body: takes(z.object({ draft: CodingDraft, limit: z.int().min(1).max(20).default(6) })),
  },
  responses: answers(z.object({ similar: z.array(Similar) }), "The likeliest first."),
});

const checkDraft = createRoute({
  method: "post",
  path: "/coding/check",
  summary: "What keeps a draft from being saved; nothing is written",
  request: { body: takes(z.object({ draft: CodingDraft })) },
  responses: answers(z.object({ problems: z.array(CodingProblem).readonly() }), "By field."),
});

const SavedAnswer = z
  .object({
    /** Null where there are problems. */
    saved: z.object({ ref: Ref, claim: ClaimId, record: RecordId.nullable() }).nullable(),
    problems: z.array(CodingProblem).readonly(),
  })
  .openapi("CodedClaim");

const saveClaim = createRoute({
  method: "post",
  path: "/coding/claims",
  summary: "Put a claim coded by hand on record, or correct one, with a reason",
  request: {
    body: takes(
      z.object({
        draft: CodingDraft,
        reason: z.string().trim().min(1).max(5000),
        /** The kept draft that goes with it. */
        kept: Ref.nullable().default(null),
      }),
    ),
  },
  responses: answers(SavedAnswer, "All or nothing; `ref` is what `undo` takes."),
});

const openClaim = createRoute({
  method: "get",
  path: "/coding/claims/{id}",
  summary: "A claim as a draft, to be corrected",
  request: { params: z.object({ id: ClaimId }) },
  responses: answers(z.object({ draft: CodingDraft }), "Every value with its words."),
});

/** Coding by hand. */
export const codingPart = (door: Door) =>
  makePart().route("/", helpPart(door)).route("/", claimsPart(door)).route("/", draftsPart(door));

/** What helps while somebody types. */
const helpPart = (door: Door) =>
  makePart()
    .openapi(readDates, async (c) => {
      const { capture, words } = c.req.valid("json");
      const path = await door.openPath();
      const setting = await settingOfText(path.store, path, capture);
      const readings = datesIn(setting, words).map((value) => ({
        edtf: value.edtf,
        earliest: dayOrNull(value.earliest),
        latest: dayOrNull(value.latest),
        precision: value.precision,
        rule: value.rule,
        anchor: dayOrNull(value.anchor),
      }));
      return c.json({ readings }, 200);
    })
    .openapi(readNumbers, async (c) => {
      const { capture, words } = c.req.valid("json");
      const path = await door.openPath();
      return c.json(numbersIn(await settingOfText(path.store, path, capture), words), 200);
    })
    .openapi(seekPlaces, async (c) => {
      const { words, limit } = c.req.valid("json");
      const { data } = await door.openPath();
      return c.json({ places: [...tellPlaces(words, data, limit)] }, 200);
    })
    .openapi(seekSimilar, async (c) => {
      const { draft, limit } = c.req.valid("json");
      const similar = await similarTo(await door.openPath(), draft, limit);
      return c.json({ similar: [...similar] }, 200);
    })
    .openapi(checkDraft, async (c) => {
      const path = await door.openPath();
      return c.json({ problems: await checkCoding(path, c.req.valid("json").draft) }, 200);
    });

/** Places by any of their names. */
export const tellPlaces = (words: string, data: RuleData, limit: number): FoundPlace[] =>
  findPlaces(words, data, limit).map((found) => tellPlace(found, data));

/** A place with what it lies in, by the name that was met. */
export const tellPlace = ({ place, matched }: TypedPlace, data: RuleData): FoundPlace => {
  const { id, kind, name, ancestors } = place;
  const within = ancestors.flatMap(
    (one) => data.places.find((other) => other.id === one)?.name ?? [],
  );
  return { id, key: keyOfPlace(id), kind, name, matched, within };
};

const claimsPart = (door: Door) =>
  makePart()
    .openapi(saveClaim, async (c) => {
      const path = await door.openPath();
      const coded = await code(path, [c.req.valid("json")]);
      if (coded.kind === "refused") {
        return c.json({ saved: null, problems: coded.problems[0] ?? [] }, 200);
      }
      const [saved] = coded.saved;
      if (saved === undefined) throw new Error("a saved draft gave no claim");
      const stored = await path.store.view.claim(saved.claim);
      return c.json({ saved: { ...saved, record: stored?.record ?? null }, problems: [] }, 200);
    })
    .openapi(openClaim, async (c) => {
      const { id } = c.req.valid("param");
      const stored = await (await viewOf(door)).claim(id);
      if (stored !== null) {
        return c.json({ draft: draftOfClaim(stored.claim, stored.capture) }, 200);
      }
      const message = `Cannot correct claim "${id}": it is not on record`;
      throw new OnrecordError("not-found", message);
    });

const dayOrNull = (day: number | null) => (day === null ? null : dayText(day));
