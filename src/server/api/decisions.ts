import { createRoute, z } from "@hono/zod-openapi";
import { WebAddress } from "../../model/capture.ts";
import { ClaimPatch } from "../../model/claim-patch.ts";
import { CodebookVersion } from "../../model/codebook.ts";
import { Allowable, type Decision } from "../../model/decision.ts";
import { OnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId, RecordId, Ref } from "../../model/ids.ts";
import { SensitiveReason } from "../../model/passage.ts";
import { OnRecord } from "../../model/record.ts";
import { EdtfDate } from "../../model/when.ts";
import { bindRecords } from "../../pipeline/bind.ts";
import { correcting } from "../../pipeline/correct.ts";
import { type Deciding, decide, type MakeDeciding } from "../../pipeline/decide.ts";
import { explaining } from "../../pipeline/explain.ts";
import type { Path } from "../../pipeline/path.ts";
import { preview } from "../../pipeline/preview.ts";
import { translating } from "../../pipeline/translate.ts";
import type { StoredDecision, View } from "../../store/store.ts";
import { type Door, viewOf } from "../door.ts";
import { answers, makePart, takes } from "./shapes.ts";

const reason = z.string().trim().min(1).max(5000);
const ASSESSED = z.string().max(200).nullable();

/** A decision as a person asks for it; the words a claim rests on are filled in here. */
const DecisionDraft = z
  .discriminatedUnion("decision", [
    z.object({ decision: z.enum(["accept", "reject"]), claim: ClaimId, reason }),
    z.object({ decision: z.enum(["merge", "split"]), a: ClaimId, b: ClaimId, reason }),
    /** The id of a difference; what is bound to are its values and a claim of each. */
    z.object({ decision: z.enum(["explain", "dismiss"]), difference: RecordId, reason }),
    z.object({ decision: z.literal("correct"), claim: ClaimId, patch: ClaimPatch, reason }),
    z.object({
      decision: z.literal("assess"),
      claim: ClaimId,
      scale: ASSESSED,
      grade: ASSESSED,
      standard: ASSESSED,
      reason,
    }),
    z.object({
      decision: z.literal("translate"),
      capture: CaptureId,
      start: z.int().min(0),
      end: z.int().min(1),
      language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
      text: z.string().trim().min(1).max(20_000),
      translator: z.string().trim().min(1).max(200),
      status: z.enum(["draft", "checked"]),
      reason,
    }),
    z.object({
      decision: z.enum(["veil", "unveil"]),
      capture: CaptureId,
      start: z.int().min(0),
      end: z.int().min(1),
      sensitive: SensitiveReason,
      reason,
    }),
    z.object({ decision: z.enum(["withdraw", "restore"]), capture: CaptureId, reason }),
    z.object({
      decision: z.literal("attach-provenance"),
      capture: CaptureId,
      outlet: z.string().trim().min(1).max(200),
      url: WebAddress.nullable(),
      published: EdtfDate.nullable(),
      reason,
    }),
    z.object({
      decision: z.literal("allow"),
      what: Allowable,
      allowed: z.boolean(),
      reason,
    }),
    z.object({ decision: z.literal("undo"), of: Ref, reason }),
  ])
  .openapi("DecisionDraft");
type DecisionDraft = z.infer<typeof DecisionDraft>;

const DecidedAnswer = z.object({ ref: Ref }).openapi("Decided");

/** A decision as it is told, by whom and whether it holds. */
export const ListedDecision = z
  .object({
    ref: Ref,
    at: z.string(),
    /** Null once their name is erased. */
    who: z.string().nullable(),
    decision: z.string(),
    capture: CaptureId.nullable(),
    claim: ClaimId.nullable(),
    /** The two claims that a merge or split is about, or the first two of a difference. */
    pair: z.tuple([ClaimId, ClaimId]).nullable(),
    /** Which field's values were explained or dismissed. */
    field: z.string().nullable(),
    /** What a person holds of the claim; null for every other decision. */
    assessment: z.object({ scale: ASSESSED, grade: ASSESSED, standard: ASSESSED }).nullable(),
    reason: z.string().nullable(),
    /** By which codebook it was made; null where nothing is coded. */
    codebook: CodebookVersion.nullable(),
    holds: z.boolean(),
  })
  .openapi("ListedDecision");
export type ListedDecision = z.infer<typeof ListedDecision>;

const DecisionsQuery = z.object({
  capture: CaptureId.optional(),
  claim: ClaimId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const takeDecision = createRoute({
  method: "post",
  path: "/decisions",
  summary: "Decide, with a reason; what follows from it is on record when this answers",
  request: { body: takes(DecisionDraft) },
  responses: answers(DecidedAnswer, "`ref` is what `undo` takes."),
});

const RecordPreview = z
  .object({
    id: RecordId,
    /** Null where it is not on record yet. */
    before: OnRecord.nullable(),
    /** Null where it would be on record no more. */
    after: OnRecord.nullable(),
    /** The record that would have what it rested on, where it would be gone. */
    now: RecordId.nullable(),
  })
  .openapi("RecordPreview");

const joinRecords = createRoute({
  method: "post",
  path: "/decisions/records",
  summary: "Say that two records tell of one thing: every claim of both is bound, in one go",
  request: { body: takes(z.object({ a: RecordId, b: RecordId, reason })) },
  responses: answers(
    z.object({ refs: z.array(Ref).readonly() }).openapi("DecidedTogether"),
    "A decision for each claim; all of `refs` are to be undone to take it back.",
  ),
});

const previewDecision = createRoute({
  method: "post",
  path: "/decisions/preview",
  summary: "Which records decisions, taken together, would change, and how; nothing is decided",
  request: { body: takes(z.object({ decisions: z.array(DecisionDraft).min(1).max(50) })) },
  responses: answers(
    z.object({ records: z.array(RecordPreview).readonly() }),
    "Each record before and after; empty where none would change.",
  ),
});

const listDecisions = createRoute({
  method: "get",
  path: "/decisions",
  summary: "What people decided, newest first, of all or of one report or claim",
  request: { query: DecisionsQuery },
  responses: answers(z.object({ decisions: z.array(ListedDecision) }), "Undone ones do not hold."),
});

/** What people decide, and what they decided. */
export const decisionsPart = (door: Door) =>
  makePart()
    .openapi(takeDecision, async (c) => {
      const path = await door.openPath();
      const { ref } = await decide(path, await completed(path, c.req.valid("json")));
      return c.json({ ref }, 200);
    })
    .openapi(joinRecords, async (c) => {
      const refs = await bindRecords(await door.openPath(), c.req.valid("json"));
      return c.json({ refs }, 200);
    })
    .openapi(previewDecision, async (c) => {
      const path = await door.openPath();
      const { decisions } = c.req.valid("json");
      const completes = await Promise.all(decisions.map((draft) => completed(path, draft)));
      const records = await preview(path, completes);
      return c.json({ records }, 200);
    })
    .openapi(listDecisions, async (c) => {
      const view = await viewOf(door);
      const { capture, claim, limit } = c.req.valid("query");
      const target = {
        ...(capture === undefined ? {} : { capture }),
        ...(claim === undefined ? {} : { claim }),
      };
      const newest = (await view.decisions(target)).toReversed().slice(0, limit);
      const decisions = await Promise.all(newest.map((stored) => listDecision(view, stored)));
      return c.json({ decisions }, 200);
    });

async function completed(
  { data, store }: Path,
  draft: DecisionDraft,
): Promise<Deciding | MakeDeciding> {
  switch (draft.decision) {
    case "correct":
      return correcting(data, draft);
    case "explain":
    case "dismiss":
      return explaining(draft);
    case "translate":
      return translating(draft);
    default:
      return { decision: await withTarget(store.view, draft), keys: [] };
  }
}

type Direct = Exclude<DecisionDraft, { decision: "correct" | "explain" | "dismiss" | "translate" }>;

async function withTarget(view: View, draft: Direct): Promise<Decision> {
  switch (draft.decision) {
    case "accept":
    case "reject":
    case "assess":
      return { ...draft, ...(await targetOf(view, draft.claim)) };
    case "veil":
    case "unveil": {
      const { start, end, sensitive, ...rest } = draft;
      return { ...rest, span: { start, end, reason: sensitive, rule: "by-hand/1" } };
    }
    default:
      return draft;
  }
}

async function targetOf(view: View, id: ClaimId) {
  const stored = await view.claim(id);
  const passage = stored?.claim.passages[0];
  if (stored === null || passage === undefined) {
    throw new OnrecordError("not-found", `Cannot decide on claim "${id}": it is not on record`);
  }
  return { capture: stored.capture, passage };
}

/** Tells a decision that the view gave. */
export async function listDecision(view: View, stored: StoredDecision): Promise<ListedDecision> {
  const { ref, at, by, decision, holds } = stored;
  return {
    ref,
    at,
    who: await view.personName(by),
    decision: decision.decision,
    capture: "capture" in decision ? decision.capture : null,
    claim: "claim" in decision && typeof decision.claim === "string" ? decision.claim : null,
    pair: "a" in decision ? [decision.a, decision.b] : null,
    field: "field" in decision ? decision.field : null,
    assessment: decision.decision === "assess" ? assessmentOf(decision) : null,
    reason: "reason" in decision ? decision.reason : null,
    codebook: stored.codebook,
    holds,
  };
}

const assessmentOf = ({ scale, grade, standard }: Extract<Decision, { decision: "assess" }>) => ({
  scale,
  grade,
  standard,
});
