import { createRoute, z } from "@hono/zod-openapi";
import { isOnrecordError, OnrecordError } from "../../model/error.ts";
import {
  isSound,
  type Outside,
  requireKey,
  requireOwnCheckpoint,
  type Verified,
} from "../../pipeline/verify.ts";
import type { VerifyProgress } from "../../pipeline/verify-worker.ts";
import { type Door, viewOf } from "../door.ts";
import { COUNT } from "./nouns.ts";
import { answers, makePart, takes } from "./shapes.ts";

/** Findings told one by one; the rest is counted. */
const TOLD = 100;

const CheckAnswer = z
  .object({
    name: z.string(),
    ok: z.boolean(),
    counts: z.record(z.string(), z.number()),
    /** Sentences that name what is damaged; never words of a report. */
    problems: z.array(z.string()),
    problems_total: COUNT,
    notes_total: COUNT,
  })
  .openapi("Check");

const VerifiedAnswer = z
  .object({
    /** True where everything was looked at and nothing was found. */
    sound: z.boolean(),
    size: COUNT,
    root: z.string(),
    erased: COUNT,
    checks: z.array(CheckAnswer),
    /** Derived rows that differ from the ledger; `unread` says why they were not compared. */
    tables: z.object({
      problems: z.array(z.string()),
      problems_total: COUNT,
      unread: z.string().nullable(),
    }),
    /** How many entries an older checkpoint vouches for; null where none was given. */
    against: z.object({ entries: COUNT, ok: z.boolean() }).nullable(),
  })
  .openapi("Verified");

const RunAnswer = z
  .object({
    state: z.enum(["running", "done", "ended", "failed"]),
    began: z.string(),
    /** Null before the first is told. */
    step: z.enum(["ledger", "blobs", "file", "replay", "tables"]).nullable(),
    done: COUNT,
    /** About how much there is of the step; null where that is not known. */
    total: COUNT.nullable(),
    verified: VerifiedAnswer.nullable(),
    /** Why it failed, as any failure is told. */
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi("VerifyRun");
type Run = z.infer<typeof RunAnswer>;

const LatestAnswer = z.object({ run: RunAnswer.nullable() });
const KEY = z.string().trim().min(1).max(1000).nullable().default(null);

const showRun = createRoute({
  method: "get",
  path: "/verify",
  summary: "The verification under way, or the last one since the program began",
  responses: answers(LatestAnswer, "Null where there was none."),
});

const startRun = createRoute({
  method: "post",
  path: "/verify",
  summary: "Check that nothing was changed; others are answered meanwhile",
  request: {
    body: takes(
      z.object({
        /** The text of a checkpoint kept elsewhere. */
        against: z.string().min(1).max(20_000).nullable().default(null),
        key: KEY,
      }),
    ),
  },
  responses: answers(LatestAnswer, "It has begun; GET /verify tells how far it is."),
});

const endRun = createRoute({
  method: "post",
  path: "/verify/end",
  summary: "End the verification under way",
  request: { body: takes(z.object({})) },
  responses: answers(LatestAnswer, "Nothing of it stays."),
});

type Running = { run: Run; readonly ending: AbortController };

/** One verification at a time, whoever asks. */
export const verifyPart = (door: Door) => {
  let latest: Running | null = null;
  return makePart()
    .openapi(showRun, (c) => c.json({ run: latest?.run ?? null }, 200))
    .openapi(startRun, async (c) => {
      const outside = c.req.valid("json");
      const { register, size, captures } = await (await viewOf(door)).facts();
      // After what is waited for: another may have begun one meanwhile.
      if (latest?.run.state === "running") {
        throw new OnrecordError("busy", "Cannot verify: it is under way, wait or end it");
      }
      if (outside.key !== null) requireKey(outside.key, "this key");
      if (outside.against !== null) {
        requireOwnCheckpoint(outside.against, register, "this file");
      }
      latest = begin(door, outside, { ledger: size, replay: size, blobs: captures });
      return c.json({ run: latest.run }, 200);
    })
    .openapi(endRun, (c) => {
      latest?.ending.abort();
      return c.json({ run: latest?.run ?? null }, 200);
    });
};

type Totals = Readonly<Partial<Record<VerifyProgress["step"], number>>>;

function begin(door: Door, outside: Outside, totals: Totals): Running {
  const began = new Date().toISOString();
  const none = { began, step: null, done: 0, total: null, verified: null, failure: null };
  const running: Running = { run: { state: "running", ...none }, ending: new AbortController() };
  const tell = ({ step, done }: VerifyProgress) => {
    running.run = { ...running.run, step, done, total: totals[step] ?? null };
  };
  const end = (part: Partial<Run>) => {
    running.run = { ...running.run, ...part };
  };
  door.verify(outside, { tell, signal: running.ending.signal }).then(
    (verified) => {
      if (verified === null) end({ state: "ended" });
      else end({ state: "done", verified: toAnswer(verified) });
    },
    // Told where it is asked for; words of an unknown error may be those of a report.
    (error: unknown) => end({ state: "failed", failure: toFailure(error) }),
  );
  return running;
}

const toFailure = (error: unknown) =>
  isOnrecordError(error)
    ? { code: error.code, message: error.message }
    : { code: "fault", message: "Cannot verify: the thread met a fault of its own, try again" };

function toAnswer(verified: Verified): z.infer<typeof VerifiedAnswer> {
  const { report, tables } = verified;
  const against = report.checks.find(({ name }) => name === "against");
  return {
    sound: isSound(verified),
    size: report.size,
    root: report.root,
    erased: report.erased,
    checks: report.checks.map((check) => ({
      name: check.name,
      ok: check.ok,
      counts: { ...check.counts },
      problems: check.findings.slice(0, TOLD).map(({ problem }) => problem),
      problems_total: check.findings_total,
      notes_total: check.notes_total,
    })),
    tables: {
      problems: tables.differences.slice(0, TOLD).map(({ message }) => message),
      problems_total: tables.differences.length,
      unread: tables.unread,
    },
    against:
      against === undefined ? null : { entries: against.counts.entries ?? 0, ok: against.ok },
  };
}
