/** Exit codes, told in docs/cli.md. Only here do errors become codes. */
import { type ErrorCode, isOnrecordError } from "../model/error.ts";

/** What the process ends with; the meanings are in `EXIT_MEANINGS`. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  partly: 3,
  damaged: 4,
  notYet: 5,
  interrupted: 130,
} as const;

/** For the reference, in order. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, "done"],
  [EXIT.failed, "nothing of what was asked could be done"],
  [EXIT.usage, "the command line is not well formed"],
  [EXIT.partly, "some inputs failed, the others are done"],
  [EXIT.damaged, "`verify` found damage"],
  [EXIT.notYet, "named in the design, not built yet"],
  [EXIT.interrupted, "stopped by you; what was acknowledged is kept"],
];

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_BY_ERROR: Partial<Record<ErrorCode, ExitCode>> = {
  usage: EXIT.usage,
  damaged: EXIT.damaged,
  "not-yet": EXIT.notYet,
};

/** The code for an error that ended a command. */
export const exitOf = (error: unknown): ExitCode =>
  isOnrecordError(error) ? (EXIT_BY_ERROR[error.code] ?? EXIT.failed) : EXIT.failed;
