/** One preview or import of a list under way: told as it goes, ended at will. */
import { z } from "@hono/zod-openapi";
import { isOnrecordError } from "../../model/error.ts";
import { CaptureId, ClaimId } from "../../model/ids.ts";
import { OnRecord } from "../../model/record.ts";
import {
  type Importing,
  importList,
  type ListOutcome,
  previewImport,
} from "../../pipeline/lists/import.ts";
import type { ListInput } from "../../pipeline/lists/list-input.ts";
import type { Path } from "../../pipeline/path.ts";
import { COUNT, ErrorAnswer } from "./nouns.ts";

/** Rows that may be on record already, told one by one; the others wait among the pairs all the same. */
const MOST_OVERLAPS = 300;

const OutcomeAnswer = z
  .object({
    capture: CaptureId,
    claims: COUNT,
    overlaps: z
      .array(
        z.object({
          row: z.int().min(1),
          /** The old id. */
          id: z.string().nullable(),
          /** By which the other record was met, to be named in a decision. */
          claim: ClaimId,
          other: OnRecord,
        }),
      )
      .readonly(),
    overlaps_total: COUNT,
    /** Decisions on rows of the version before: carried over, and those to be taken again. */
    carried: COUNT,
    left: COUNT,
  })
  .openapi("ListOutcome");

export const ListRunAnswer = z
  .object({
    doing: z.enum(["preview", "import"]),
    state: z.enum(["running", "done", "ended", "failed"]),
    began: z.string(),
    title: z.string(),
    step: z.enum(["reading", "recording", "comparing"]),
    done: COUNT,
    /** Rows and what they are held against; null where that is not known yet. */
    total: COUNT.nullable(),
    outcome: OutcomeAnswer.nullable(),
    failure: ErrorAnswer.nullable(),
  })
  .openapi("ListRun");
type ListRun = z.infer<typeof ListRunAnswer>;

/** A run and the way to end it; `run` is another object whenever something of it is. */
export type Running = { run: ListRun; readonly ending: AbortController };

/** True until it is done, failed or has ended. */
export const isGoing = ({ run }: Running): boolean => run.state === "running";

/** Begins one; what becomes of it is told in `run` alone. */
export function beginRun(
  path: Path,
  input: ListInput,
  { doing, ...said }: Pick<Importing, "decisions" | "reason"> & Pick<ListRun, "doing">,
): Running {
  const ending = new AbortController();
  const running: Running = {
    run: {
      ...{ doing, state: "running", began: new Date().toISOString(), title: input.title },
      ...{ step: "reading", done: 0, total: null, outcome: null, failure: null },
    },
    ending,
  };
  const change = (part: Partial<ListRun>) => {
    running.run = { ...running.run, ...part };
  };
  const importing = { ...said, signal: ending.signal, tell: change };
  (doing === "preview" ? previewImport : importList)(path, input, importing).then(
    (outcome) => change({ state: "done", outcome: toAnswer(outcome) }),
    (error: unknown) => {
      if (ending.signal.aborted && isOnrecordError(error, "usage")) change({ state: "ended" });
      // Told where it is asked for; words of an unknown error may be those of a list.
      else change({ state: "failed", failure: toFailure(error) });
    },
  );
  return running;
}

const toAnswer = ({ overlaps, ...outcome }: ListOutcome): z.infer<typeof OutcomeAnswer> => ({
  ...outcome,
  overlaps: overlaps.slice(0, MOST_OVERLAPS),
  overlaps_total: overlaps.length,
});

const toFailure = (error: unknown) =>
  isOnrecordError(error)
    ? { code: error.code, message: error.message }
    : {
        code: "fault",
        message: "Cannot take the list: Onrecord met a fault of its own, try again",
      };
