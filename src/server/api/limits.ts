import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { OnrecordError } from "../../model/error.ts";

const KB = 1024;
const MB = 1024 * KB;

/** What a body may hold, by the first step of its address; questions are words and nothing more. */
const LIMIT_BY_PART: Readonly<Record<string, number>> = {
  intake: 256 * MB,
  lists: 64 * MB,
  coding: 4 * MB,
};
const USUAL_LIMIT = 64 * KB;

/** Refuses bodies over the limit of their address before they are read whole. */
export const limitBodies = (base: string): MiddlewareHandler => {
  const middlewareOf = (maxSize: number) =>
    bodyLimit({ maxSize, onError: () => refuseLong(maxSize) });
  const usual = middlewareOf(USUAL_LIMIT);
  const byPart = new Map(
    Object.entries(LIMIT_BY_PART).map(([part, maxSize]) => [part, middlewareOf(maxSize)]),
  );
  return (c, next) => {
    const [part = ""] = c.req.path.slice(base.length).split("/").filter(Boolean);
    return (byPart.get(part) ?? usual)(c, next);
  };
};

function refuseLong(limit: number): never {
  const told = limit >= MB ? `${limit / MB} MB` : `${limit / KB} KB`;
  throw new OnrecordError(
    "too-large",
    `Cannot read the request: it is over ${told}, ask for less or use the command line`,
  );
}
