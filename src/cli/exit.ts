/** Exit codes, told in docs/cli.md. Only here do errors become codes. */
import { type ErrorCode, isOnrecordError } from "../model/error.ts";

export const EXIT = {
  ok: 0,
  /** Nothing of what was asked could be done. */
  failed: 1,
  /** The command line is not well formed. */
  usage: 2,
  /** Some inputs failed, the others are done. */
  partly: 3,
  /** `verify` found damage. */
  damaged: 4,
  /** Named in the design, brought by a later version. */
  notYet: 5,
  /** Stopped by the person; what was acknowledged is kept. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_BY_ERROR: Partial<Record<ErrorCode, ExitCode>> = {
  usage: EXIT.usage,
  damaged: EXIT.damaged,
  "not-yet": EXIT.notYet,
};

/** The code for an error that ended a command. */
export const exitOf = (error: unknown): ExitCode =>
  isOnrecordError(error) ? (EXIT_BY_ERROR[error.code] ?? EXIT.failed) : EXIT.failed;
