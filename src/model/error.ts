/** Failures a caller can act on. `cli/` and `server/` alone turn them into exit codes and statuses. */
export type ErrorCode =
  | "usage" // the command or request is not well formed
  | "not-found" // a named register, capture, claim or record is not there
  | "exists" // what is to be made is there already
  | "unreadable" // a file or folder cannot be read
  | "bad-input" // material from outside is not what it says
  | "too-large" // over a stated limit
  | "time-limit" // took longer than a stated limit
  | "memory-limit" // needed more memory than a stated limit
  | "disk-full" // the register's disk has no room
  | "busy" // another process holds the register longer than we wait
  | "not-allowed" // this register does not do it; a person may allow it
  | "teaching" // it is the teaching sample, whose material stays as it was made
  | "no-key" // the signing key of this register is not on this machine
  | "damaged" // the register's bytes do not agree with its ledger
  | "not-yet"; // named in the design, brought by a later version

/** The one error class of Onrecord. Messages read `Cannot do X: state, what to do`. */
export class OnrecordError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "OnrecordError";
    this.code = code;
  }
}

/** True for an error of ours with this code (or, without a code, any error of ours). */
export const isOnrecordError = (error: unknown, code?: ErrorCode): error is OnrecordError =>
  error instanceof OnrecordError && (code === undefined || error.code === code);
