import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ErrorCode, OnrecordError } from "../model/error.ts";

/** The one table from our error codes to statuses. */
const STATUS_BY_CODE = {
  usage: 400,
  "not-found": 404,
  exists: 409,
  unreadable: 422,
  "bad-input": 422,
  "too-large": 413,
  "time-limit": 503,
  "memory-limit": 503,
  "disk-full": 507,
  busy: 503,
  "not-allowed": 403,
  teaching: 409,
  "no-key": 409,
  damaged: 500,
  "not-yet": 501,
} as const satisfies Record<ErrorCode, number>;

export type ErrorStatus = (typeof STATUS_BY_CODE)[ErrorCode];

/** The status an error of ours is answered with. */
export const toStatus = (code: ErrorCode): ErrorStatus => STATUS_BY_CODE[code];

/**
 * Answers a failure as `{code, message}`. Messages of our own errors hold no words of reports; those
 * of any other error may, so they are neither answered nor logged, only where they arose.
 */
export function answerError(error: unknown, c: Context, log: (line: string) => void): Response {
  if (error instanceof OnrecordError) {
    return c.json({ code: error.code, message: error.message }, toStatus(error.code));
  }
  if (error instanceof HTTPException && error.status < 500) {
    const message = "Cannot read the request: its body is not the JSON this address takes";
    return c.json({ code: "usage", message }, error.status);
  }
  log(`A request to ${c.req.routePath} failed: ${describeFault(error)}`);
  const message = "Cannot answer: the server met a fault of its own, look at its terminal";
  return c.json({ code: "fault", message }, 500);
}

/** The class of an error and the places in our code it came through, without its message. */
function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  return [error.name, ...places].join("\n");
}
